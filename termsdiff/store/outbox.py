"""What is to be told to whom: events of checks in, entries that wait, and what became of each.

An entry is written in the transaction of the check that caused it, and names that check; what is said of it is worked
out when it is sent. An entry waits, is marked as being sent before it leaves, and as sent, passed over or discarded
when that is done. One that is found being sent was left there by a run that was killed: whether it arrived nobody
knows, so it waits again, as `Entry.unsure`. A target is named, never its address, which may hold a password.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from termsdiff.model import Check, Event
from termsdiff.store.digests import from_micros, micros
from termsdiff.store.opening import plainly, transaction

__all__ = ["Entry", "Fate", "Outbox"]


class Fate(StrEnum):
    """What became of an entry that was dealt with."""

    SENT = "sent"
    PASSED_OVER = "passed-over"
    DISCARDED = "discarded"


@dataclass(frozen=True)
class Entry:
    """Something ``target`` is to be told: the ``event`` that a check of ``source`` at ``at`` was. ``problem`` says why
    the last of so many ``tries`` failed; ``unsure``: one of them may have arrived."""

    id: int
    check_id: int
    source: str
    at: datetime
    target: str
    event: Event
    tries: int = 0
    unsure: bool = False
    problem: str = ""


class Outbox:
    """The outbox of the open archive at ``path``. What is done inside `Store.batch` is a part of its transaction.

    Raises StoreError where the archive cannot be read or written.
    """

    def __init__(self, db: sqlite3.Connection, path: Path) -> None:
        self._db = db
        self._path = path

    def post(self, check: Check, target: str, event: Event) -> None:
        """Have ``target`` told that ``check`` was that event; once, however often this is said."""
        with plainly(self._path), transaction(self._db):
            self._db.execute(
                "INSERT OR IGNORE INTO outbox (check_id, target, event) VALUES (?, ?, ?)", (check.id, target, event)
            )

    def has(self, checks: Iterable[Check], target: str, event: Event) -> bool:
        """Was ``target`` ever to be told that one of ``checks`` was that event?"""
        ids = json.dumps([check.id for check in checks])
        with plainly(self._path):
            found = self._db.execute(
                "SELECT 1 FROM outbox WHERE check_id IN (SELECT value FROM json_each(?)) AND target = ? AND event = ?",
                (ids, target, event),
            )
            return found.fetchone() is not None

    def waiting(self, target: str = "") -> tuple[Entry, ...]:
        """What ``target`` (any where "") is still to be told, in the order of recording."""
        with plainly(self._path):
            rows = self._db.execute(
                "SELECT outbox.id, check_id, name, time_us, target, event, tries, unsure OR state = 'sending', problem"
                " FROM outbox JOIN checks ON checks.id = check_id JOIN sources ON sources.id = checks.source_id"
                " WHERE state IN ('waiting', 'sending') AND (target = ? OR ? = '') ORDER BY outbox.id",
                (target, target),
            ).fetchall()
        return tuple(
            Entry(number, check_id, name, from_micros(at), whom, Event(event), tries, bool(unsure), problem)
            for number, check_id, name, at, whom, event, tries, unsure, problem in rows
        )

    def begin(self, entries: Iterable[Entry], at: datetime) -> None:
        """Mark entries as being sent from now on; those that were so already may have arrived."""
        change = (
            "unsure = unsure OR state = 'sending', state = 'sending', tries = tries + 1, tried_us = ?, problem = ''"
        )
        self._each(entries, change, micros(at))

    def settle(self, entries: Iterable[Entry], fate: Fate) -> None:
        """Mark entries as dealt with."""
        self._each(entries, "state = ?", fate)

    def give_back(self, entries: Iterable[Entry], problem: str, *, unsure: bool = False) -> None:
        """Let entries wait again; ``problem`` says why they were not taken, ``unsure`` that they may have been."""
        self._each(entries, "state = 'waiting', problem = ?, unsure = unsure OR ?", problem, unsure)

    def _each(self, entries: Iterable[Entry], change: str, *values: object) -> None:
        chosen = [(*values, entry.id) for entry in entries]
        if not chosen:
            return
        with plainly(self._path), transaction(self._db):
            self._db.executemany(
                f"UPDATE outbox SET {change} WHERE id = ? AND state IN ('waiting', 'sending')",  # noqa: S608 - our own words
                chosen,
            )
