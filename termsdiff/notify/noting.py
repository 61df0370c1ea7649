"""A check just recorded in, entries of the outbox out: which events it was, and for whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from termsdiff.model import Check, Event, Outcome, Target
from termsdiff.store import Store

__all__ = ["note"]

_CHANGES = {Event.SUBSTANTIVE, Event.SILENT, Event.CHANGED}


def note(check: Check, store: Store, targets: Iterable[Target]) -> None:
    """Put into the outbox what ``targets`` are to be told of ``check``. Only a text never seen before is news: neither
    the first one nor one that returned. To be called in the transaction of the check.

    Raises:
        StoreError: the archive cannot be written.
    """
    for target in targets:
        if target.wants(check.source):
            for event in _events(check, store, target):
                store.outbox.post(check, target.name, event)


def _events(check: Check, store: Store, target: Target) -> Iterator[Event]:
    if check.outcome is Outcome.FAILED:
        if Event.FAILING in target.events and _fails_enough(check, store, target):
            yield Event.FAILING
        return
    if Event.RECOVERED in target.events and len(store.failing(check.source, before=check.id)) >= target.failing_after:
        yield Event.RECOVERED
    if check.outcome is Outcome.CHANGED and not _CHANGES.isdisjoint(target.events):
        yield Event.CHANGED  # whether it is of substance, or silent, is found out when it is told


def _fails_enough(check: Check, store: Store, target: Target) -> bool:
    """Has the source failed often enough, and is that not yet put down? It may have failed for long already when the
    target came to be."""
    failed = (*store.failing(check.source, before=check.id), check)
    return len(failed) >= target.failing_after and not store.outbox.has(failed, target.name, Event.FAILING)
