"""Who agreed to which text when: acceptances in, rows of ``acceptances`` out, and the versions they mean back.

An acceptance names a check, not a version: what that check saw stays what was accepted, however later parsers read
it. Each is an entry of the ledger, so that `verify` sees one altered, left out or put in afterwards.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from termsdiff.errors import RevisionError
from termsdiff.store.digests import from_micros, micros
from termsdiff.store.ledger import seal_acceptance

__all__ = ["Acceptance", "add_acceptance", "read_acceptances"]


@dataclass(frozen=True)
class Acceptance:
    """The text of ``source`` that was seen last at ``at`` was accepted; ``seen`` is when the check was that saw it,
    ``digest`` the version it is today, ``recorded`` when this was put down. All times aware, UTC."""

    source: str
    at: datetime
    seen: datetime
    digest: str
    recorded: datetime


def add_acceptance(db: sqlite3.Connection, source_id: int, name: str, *, at: datetime, recorded: datetime) -> None:
    """Put down that what the last check up to ``at`` saw was accepted. Raises RevisionError where none saw a text."""
    row = db.execute(
        "SELECT id FROM checks WHERE source_id = ? AND time_us <= ? AND version_id IS NOT NULL"
        " ORDER BY time_us DESC, id DESC LIMIT 1",
        (source_id, micros(at)),
    ).fetchone()
    if row is None:
        raise RevisionError(f"{name} was not seen yet on {at.date().isoformat()}; `termsdiff log {name}` shows when")
    added = db.execute(
        "INSERT INTO acceptances (source_id, check_id, at_us, recorded_us) VALUES (?, ?, ?, ?)",
        (source_id, row[0], micros(at), micros(recorded)),
    )
    assert added.lastrowid is not None
    seal_acceptance(db, added.lastrowid)


def read_acceptances(db: sqlite3.Connection, source_id: int, name: str) -> tuple[Acceptance, ...]:
    """The acceptances of a source in order of the time they were given for; of one time the last put down is last."""
    rows = db.execute(
        "SELECT at_us, time_us, lower(hex(digest)), recorded_us FROM acceptances"
        " JOIN checks ON checks.id = check_id JOIN versions ON versions.id = version_id"
        " WHERE acceptances.source_id = ? ORDER BY at_us, acceptances.id",
        (source_id,),
    )
    return tuple(
        Acceptance(name, from_micros(at), from_micros(seen), digest, from_micros(recorded))
        for at, seen, digest, recorded in rows
    )
