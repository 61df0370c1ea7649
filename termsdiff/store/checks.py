"""Attempts to capture a source in, rows of ``checks`` out, each chained to the one before; and checks read back.

What a check saw is told when it is read: the same history, imported in any order, gives the same outcomes. The
column ``outcome`` keeps what was told when the check was made.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import pairwise, takewhile
from typing import Any, NamedTuple

from termsdiff import __version__
from termsdiff.errors import RevisionError
from termsdiff.model import Check, Outcome, Sighting, Snapshot, Version
from termsdiff.store.blobs import Blobs
from termsdiff.store.captures import Facts, add_captures, facts_of_checks
from termsdiff.store.digests import chained, from_micros, micros
from termsdiff.store.documents import Origin
from termsdiff.store.ledger import check_entry, head

__all__ = [
    "NO_FAILURE",
    "Failure",
    "add_check",
    "number_of",
    "origin_of",
    "read_checks",
    "read_failing",
    "read_failures",
    "read_last_check",
    "read_times_via",
    "read_titles",
    "read_versions",
    "reading_before",
    "source_id_of",
    "version_before",
]

_OBSERVED = {Outcome.FAILED, Outcome.NOT_MODIFIED}  # outcomes that do not depend on the checks around them


class Failure(NamedTuple):
    """Why a check failed: the HTTP status where there was one, a reason for programs, a sentence for people."""

    status: int | None = None
    reason: str | None = None
    message: str | None = None


NO_FAILURE = Failure()


def source_id_of(db: sqlite3.Connection, name: str) -> int:
    """The row id of a source. Raises RevisionError where the archive has no such source."""
    row = db.execute("SELECT id FROM sources WHERE name = ?", (name,)).fetchone()
    if row is None:
        raise RevisionError(f"the archive has nothing on {name}; `termsdiff list` shows what there is")
    return int(row[0])


def origin_of(db: sqlite3.Connection, name: str, parser: str) -> Origin:
    """Where new checks and versions of a source belong; makes the rows it needs."""
    program = (__version__, parser)
    db.execute("INSERT OR IGNORE INTO sources (name) VALUES (?)", (name,))
    db.execute("INSERT OR IGNORE INTO programs (termsdiff, parser) VALUES (?, ?)", program)
    (program_id,) = db.execute("SELECT id FROM programs WHERE termsdiff = ? AND parser = ?", program).fetchone()
    (lineage,) = db.execute("SELECT coalesce(max(id), 0) FROM rebuilds WHERE finished_us IS NOT NULL").fetchone()
    return Origin(source_id_of(db, name), name, program_id, program, lineage)


def version_before(db: sqlite3.Connection, source_id: int, time_us: int) -> int | None:
    """The version the last check up to a time saw."""
    row = db.execute(
        "SELECT version_id FROM checks WHERE source_id = ? AND time_us <= ? AND version_id IS NOT NULL"
        " ORDER BY time_us DESC, id DESC LIMIT 1",
        (source_id, time_us),
    ).fetchone()
    return int(row[0]) if row else None


def reading_before(db: sqlite3.Connection, source_id: int, time_us: int) -> tuple[str, str] | None:
    """Digest and parser of the version the last check up to a time saw."""
    row = db.execute(
        "SELECT lower(hex(digest)), parser FROM versions JOIN programs ON programs.id = program_id"
        " WHERE versions.id = ?",
        (version_before(db, source_id, time_us),),
    ).fetchone()
    return (row[0], row[1]) if row else None


def add_check(
    db: sqlite3.Connection, blobs: Blobs, origin: Origin, snapshots: Sequence[Snapshot], *,
    at: datetime, outcome: Outcome, version_id: int | None = None, failure: Failure = NO_FAILURE,
) -> int:  # fmt: skip
    """Append a check to the ledger; its id. Runs inside the caller's transaction."""
    time_us = micros(at)
    (check_id,) = db.execute("SELECT coalesce(max(id), 0) + 1 FROM checks").fetchone()
    previous = head(db)
    captures = add_captures(
        db, blobs, snapshots, check_id=check_id, source_id=origin.source_id, time_us=time_us
    )  # fmt: skip
    version = db.execute("SELECT lower(hex(sha256)) FROM versions WHERE id = ?", (version_id,)).fetchone()
    row = (check_id, origin.source, time_us, str(outcome), *origin.program, *failure)
    db.execute(
        "INSERT INTO checks (id, source_id, time_us, outcome, version_id, program_id, status, reason, message, hash)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (check_id, origin.source_id, time_us, str(outcome), version_id, origin.program_id, *failure,
         chained(previous, check_entry(row, captures, version and version[0]))),
    )  # fmt: skip
    return int(check_id)


def read_checks(db: sqlite3.Connection, source_id: int, name: str) -> tuple[Check, ...]:
    """Every check of a source in order of time, with the outcome it has in the history known today."""
    rows = db.execute(
        "SELECT id, time_us, outcome, version_id, status, reason, message FROM checks"
        " WHERE source_id = ? ORDER BY time_us, id",
        (source_id,),
    ).fetchall()
    captures = facts_of_checks(db, "captures.check_id IN (SELECT id FROM checks WHERE source_id = ?)", source_id)
    return tuple(_check(name, row, told, captures.get(row[0], ())) for row, told in zip(rows, _told(rows), strict=True))


def _check(name: str, row: Sequence[Any], told: tuple[Outcome, int | None], captures: Sequence[Facts]) -> Check:
    check_id, time_us, _, _, status, reason, message, *_ = row
    return Check(
        source=name, at=from_micros(time_us), outcome=told[0], id=check_id, version=told[1],
        snapshots=tuple(facts["snapshot"] for facts in captures), status=_status(status, captures),
        reason=reason or "", message=message or "",
    )  # fmt: skip


def _status(failed: int | None, captures: Sequence[Facts]) -> int | None:
    return failed if failed is not None else next((facts["status"] for facts in captures), None)


def _told(rows: Sequence[Sequence[Any]]) -> Iterator[tuple[Outcome, int | None]]:
    """Outcome and version number of each check, from the versions the checks before it saw."""
    numbers: dict[int, int] = {}
    last: int | None = None
    for _, _, recorded, version_id, *_ in rows:
        if version_id is None:
            # Without a version a check failed, be it that today's parser, after a rebuild, finds no terms.
            yield Outcome.FAILED, numbers.get(last) if last is not None else None
            continue
        known = version_id in numbers
        number = numbers.setdefault(version_id, len(numbers) + 1)
        yield Outcome(recorded) if recorded in _OBSERVED else _compared(version_id, last, known=known), number
        last = version_id


def _compared(version_id: int, last: int | None, *, known: bool) -> Outcome:
    if version_id == last:
        return Outcome.UNCHANGED
    if known:
        return Outcome.RETURNED
    return Outcome.NEW if last is None else Outcome.CHANGED


def read_versions(db: sqlite3.Connection, source_id: int, name: str) -> dict[int, Version]:
    """The versions of a source by row id, in the order of first sight, with all their sightings."""
    sightings: dict[int, list[Sighting]] = {}
    for version_id, since, until in _runs(db, source_id):
        sightings.setdefault(version_id, []).append(Sighting(from_micros(since), from_micros(until)))
    heads = _heads(db, source_id)
    return {
        version_id: Version(name, number, tuple(runs), *heads[version_id])
        for number, (version_id, runs) in enumerate(sightings.items(), start=1)
    }


def _heads(db: sqlite3.Connection, source_id: int) -> dict[int, tuple[str, str, str]]:
    """Title, digest and parser of each version."""
    parsers = dict(db.execute("SELECT id, parser FROM programs").fetchall())
    rows = db.execute(
        "SELECT id, title, lower(hex(digest)), program_id FROM versions WHERE source_id = ?", (source_id,)
    )
    return {version_id: (title, digest, parsers[program]) for version_id, title, digest, program in rows.fetchall()}


def _runs(db: sqlite3.Connection, source_id: int) -> Iterator[tuple[int, int, int]]:
    """Version, first and last time of each unbroken run of checks that saw one version, in order of time. The order of
    an index, which is had for nothing, is that of time too; only checks at one moment may stand otherwise."""
    seen, times = _seen(db, source_id, "time_us")
    starts = _starts(seen)
    if any(times[at - 1] == times[at] for at in starts if at):
        seen, times = _seen(db, source_id, "time_us, id")
        starts = _starts(seen)
    for first, end in pairwise([*starts, len(seen)]):
        yield int(seen[first]), int(times[first]), int(times[end - 1])


# SQLite keeps the order of a subquery whose rows it puts together.
_SEEN = (
    "SELECT group_concat(version_id), group_concat(time_us) FROM"
    " (SELECT version_id, time_us FROM checks WHERE source_id = ? AND version_id IS NOT NULL ORDER BY {})"
)


def _seen(db: sqlite3.Connection, source_id: int, order: str) -> tuple[list[str], list[str]]:
    """Version and time, in digits, of every check that saw one. As one row they are read much faster than as many,
    each of which gives up the lock of the interpreter; and few of them are needed as numbers."""
    seen, times = db.execute(_SEEN.format(order), (source_id,)).fetchone()
    return (seen.split(","), times.split(",")) if seen else ([], [])


def _starts(seen: Sequence[str]) -> list[int]:
    """Where a version stands that does not stand before it."""
    return [at for at, (before, version) in enumerate(zip(["", *seen], seen, strict=False)) if before != version]


def read_failures(db: sqlite3.Connection, source_id: int, name: str) -> tuple[Check, ...]:
    """The checks of a source that got no terms, in order of time: time, status, reason and message of each."""
    rows = db.execute(
        "SELECT id, time_us, status, reason, message FROM checks WHERE source_id = ? AND version_id IS NULL"
        " ORDER BY time_us, id",
        (source_id,),
    )
    return _failures(name, rows)


def read_failing(db: sqlite3.Connection, source_id: int, name: str, before: int | None) -> tuple[Check, ...]:
    """The failed checks of a source after its last good one, in order of time; those right before the check
    ``before``, where one is named. Reads no more checks than these."""
    rows = db.execute(
        "SELECT id, time_us, status, reason, message, version_id FROM checks WHERE source_id = ?"
        " AND (? IS NULL OR (time_us, id) < (SELECT time_us, id FROM checks WHERE id = ?))"
        " ORDER BY time_us DESC, id DESC",
        (source_id, before, before),
    )
    return _failures(name, (row[:5] for row in takewhile(lambda row: row[5] is None, rows)))[::-1]


def _failures(name: str, rows: Iterable[Sequence[Any]]) -> tuple[Check, ...]:
    return tuple(
        Check(name, from_micros(at), Outcome.FAILED, number, status=status, reason=reason or "", message=message or "")
        for number, at, status, reason, message in rows
    )


def read_times_via(db: sqlite3.Connection, source_id: int, via: str) -> frozenset[datetime]:
    """When the checks of a source were made that got a page in that way."""
    ways = (via, f"{via} index")  # a list of the parts is the first page of its document
    if not db.execute("SELECT 1 FROM responses WHERE via IN (?, ?) LIMIT 1", ways).fetchone():
        return frozenset()
    rows = db.execute(
        "SELECT DISTINCT time_us FROM checks JOIN captures ON captures.check_id = checks.id"
        " JOIN responses ON responses.id = response_id WHERE source_id = ? AND via IN (?, ?)",
        (source_id, *ways),
    )
    return frozenset(from_micros(at) for (at,) in rows)


def read_titles(db: sqlite3.Connection, name: str) -> tuple[str, ...]:
    """The titles of the versions of a source, each once."""
    rows = db.execute(
        "SELECT DISTINCT title FROM versions JOIN sources ON sources.id = source_id WHERE name = ? ORDER BY title",
        (name,),
    )
    return tuple(title for (title,) in rows)


def number_of(db: sqlite3.Connection, source_id: int, version_id: int | None) -> int | None:
    """The number of a version: how many of its source were first seen before it, and one."""
    if version_id is None:
        return None
    firsts = db.execute(
        "SELECT version_id FROM checks WHERE source_id = ? AND version_id IS NOT NULL"
        " GROUP BY version_id ORDER BY min(time_us), min(id)",
        (source_id,),
    )
    return next(number for number, (found,) in enumerate(firsts, start=1) if found == version_id)


def read_last_check(db: sqlite3.Connection, name: str) -> Check | None:
    """The latest check of a source; None where there is none, or no such source. As `read_checks` tells it, without
    reading the others: what is due asks this of every source."""
    row = db.execute(
        "SELECT checks.id, time_us, outcome, version_id, status, reason, message, source_id FROM checks"
        " JOIN sources ON sources.id = source_id WHERE name = ? ORDER BY time_us DESC, checks.id DESC LIMIT 1",
        (name,),
    ).fetchone()
    if row is None:
        return None
    check_id, _, recorded, version_id, *_, source_id = row
    others = "FROM checks WHERE source_id = ? AND id <> ? AND version_id"
    last = db.execute(
        f"SELECT version_id {others} IS NOT NULL ORDER BY time_us DESC, id DESC LIMIT 1", (source_id, check_id)
    ).fetchone()
    known = db.execute(f"SELECT 1 {others} = ? LIMIT 1", (source_id, check_id, version_id)).fetchone()
    before = last[0] if last else None
    captures = facts_of_checks(db, "captures.check_id = ?", check_id).get(check_id, ())
    if version_id is None:
        return _check(name, row, (Outcome.FAILED, number_of(db, source_id, before)), captures)
    observed = Outcome(recorded) if recorded in _OBSERVED else _compared(version_id, before, known=known is not None)
    return _check(name, row, (observed, number_of(db, source_id, version_id)), captures)
