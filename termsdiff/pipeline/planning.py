"""A source and the archive in, when it is to be checked next out: one answer for ``check``, ``watch``, ``list`` and
``status``."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from termsdiff.model import Source
from termsdiff.schedule import next_check
from termsdiff.store import Store

__all__ = ["due", "failures_of", "planned"]


def planned(source: Source, store: Store) -> datetime | None:
    """When ``source`` is to be checked next, later where it keeps failing; None: at once, it never was.

    Raises:
        ConfigError: its ``every`` cannot be read.
    """
    last = store.last_check(source.name)
    return next_check(source, last.at, failures_of(source.name, store)) if last else None


def due(sources: Iterable[Source], store: Store, now: datetime) -> tuple[Source, ...]:
    """The sources that are to be checked at ``now``, in the order given.

    Raises:
        ConfigError: the ``every`` of one cannot be read.
    """
    return tuple(source for source in sources if (planned(source, store) or now) <= now)


def failures_of(name: str, store: Store) -> int:
    """How many checks of a source in a row, the last ones, have failed."""
    return len(store.failing(name))
