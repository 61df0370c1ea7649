"""An entry of the outbox in, what it says out; nothing where its target did not ask for that."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from termsdiff.config import Config
from termsdiff.errors import StoreError
from termsdiff.model import Event, Source, Target, Weight
from termsdiff.pipeline import Chronicle, comparison_at, quarantined
from termsdiff.report import Comparison, Notice
from termsdiff.report.about import about
from termsdiff.report.to_message import change_notice, failure_notice, moment, recovery_notice
from termsdiff.store import Entry, Store
from termsdiff.timeline import Said

__all__ = ["word"]


def word(entry: Entry, target: Target, store: Store, config: Config) -> Notice | None:
    """What ``entry`` says to ``target``; None where it is nothing the target asked for. What termsdiff
    itself stumbles over is told all the same, with the reason.

    Raises:
        StoreError: the archive cannot be read.
    """
    known: dict[str, Any] = {"id": entry.id, "at": moment(entry.at), "again": entry.unsure}
    words = {Event.FAILING: _failing, Event.RECOVERED: _recovered}.get(entry.event, _changed)
    try:
        return words(entry, target, store, config, known)
    except StoreError:
        raise
    except Exception as error:  # nobody must miss something because of a defect of ours
        told = f"termsdiff could not say more of it ({type(error).__name__}: {error}); please report this"
        return Notice(entry.event, f"{entry.source}: {entry.event}", source=entry.source, summary=told, **known)


def _failing(entry: Entry, _: Target, store: Store, __: Config, known: dict[str, Any]) -> Notice | None:
    own = [each for each in store.failures(entry.source) if each.id == entry.check_id]
    if not own:
        return None  # read anew since, and well
    chain = [(each.at, each.message) for each in (*store.failing(entry.source, before=entry.check_id), *own)]
    return failure_notice(entry.source, chain, held=bool(quarantined(entry.source, store)), **known)


def _recovered(entry: Entry, _: Target, store: Store, __: Config, known: dict[str, Any]) -> Notice:
    chain = [(each.at, each.message) for each in store.failing(entry.source, before=entry.check_id)]
    return recovery_notice(entry.source, chain, **known)


def _changed(entry: Entry, target: Target, store: Store, config: Config, known: dict[str, Any]) -> Notice | None:
    found = _comparison(entry, store, config)
    if found is None:
        return None
    silent = any(finding.kind is Said.SILENT for finding in found.findings)
    found = replace(found, changes=about(found.changes, target.topics))
    return change_notice(found, silent=silent, **known) if _is_wanted(found, target, silent=silent) else None


def _comparison(entry: Entry, store: Store, config: Config) -> Comparison | None:
    """What changed with the text the check of ``entry`` saw; None where, as it is read today, nothing did."""
    chronicle = Chronicle(config.source(entry.source) or Source(entry.source, ()), store)
    spans = chronicle.spans
    at = next((number for number, span in enumerate(spans) if span.since <= entry.at <= span.until), 0)
    if not at or chronicle.is_upgrade(at):
        return None
    comparison = comparison_at(chronicle, at, store, rules=config.rules_for(entry.source))
    chronicle.save()
    return comparison


def _is_wanted(found: Comparison, target: Target, *, silent: bool) -> bool:
    substantive = any(change.weight is Weight.SUBSTANTIVE for change in found.changes)
    is_so = {Event.SUBSTANTIVE: substantive, Event.SILENT: silent, Event.CHANGED: True}
    return len(found.changes) > 0 and any(is_so.get(event, False) for event in target.events)
