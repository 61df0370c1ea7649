"""A check or an acceptance in, its link in the hash chain out.

Every check is one entry: what was observed (source, time, outcome, captures with the SHA-256 of each snapshot,
reason of a failure, program) and the SHA-256 of the version it was read as. Its hash is the SHA-256 of the hash
before it and of the entry as canonical JSON, so nothing can be changed, left out or put in between afterwards
without changing every hash that follows. A rebuild reads old snapshots anew: it is an entry of its own, which
names the version every check is read as from then on; what they were read as before is kept with it. That a text
was accepted is an entry too: it names the check that saw the text.
"""

from __future__ import annotations

import json
import sqlite3
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any, NamedTuple

import zstandard

from termsdiff.store.captures import Facts, facts_of_checks
from termsdiff.store.digests import canonical, chained

__all__ = [
    "GENESIS", "Entry", "check_entry", "entries", "head", "pack_readings", "rebuild_entry", "seal_acceptance",
    "unpack_readings",
]  # fmt: skip

GENESIS = bytes(32)  # the hash before the first entry
_BATCH = 500  # checks read at a time: memory stays flat, and the captures of a batch come in one query

_CHECKS = """
SELECT checks.id, sources.name, time_us, outcome, termsdiff, parser, checks.status, reason, message, checks.hash,
    lower(hex(versions.sha256))
FROM checks JOIN sources ON sources.id = checks.source_id JOIN programs ON programs.id = checks.program_id
LEFT JOIN versions ON versions.id = checks.version_id
WHERE checks.id > ? ORDER BY checks.id LIMIT ?
"""

# What follows a check: acceptances and finished rebuilds. Those after one check come in the order of the rebuilds,
# the acceptances after the rebuild that was the last one when they were put down.
_LAST_MARK = """
SELECT hash FROM (
    SELECT after_check, id AS rebuild, 0 AS acceptance, hash FROM rebuilds WHERE hash IS NOT NULL
    UNION ALL SELECT after_check, after_rebuild, id, hash FROM acceptances WHERE hash IS NOT NULL
) WHERE after_check >= ? ORDER BY after_check DESC, rebuild DESC, acceptance DESC LIMIT 1
"""
_REBUILDS = """
SELECT rebuilds.id, termsdiff, parser, started_us, finished_us, after_check, readings_before, hash
FROM rebuilds JOIN programs ON programs.id = program_id WHERE hash IS NOT NULL ORDER BY rebuilds.id
"""
_ACCEPTANCES = """
SELECT acceptances.id, name, check_id, at_us, recorded_us, after_check, after_rebuild, hash
FROM acceptances JOIN sources ON sources.id = source_id
"""


class Entry(NamedTuple):
    """One link: where it stands ("check 17"), its canonical JSON, and the hash the archive holds for it."""

    place: str
    text: str
    hash: bytes


def check_entry(row: Sequence[Any], captures: Sequence[Facts], version: str | None) -> str:
    """The entry of a check: ``row`` is id, source, time in microseconds, outcome, termsdiff, parser, status, reason
    and message; ``version`` the hexadecimal SHA-256 of the version it was read as."""
    names = ("check", "source", "time_us", "outcome", "termsdiff", "parser", "status", "reason", "message")
    facts = dict(zip(names, row, strict=True))
    return canonical(facts | {"captures": list(captures), "version": version})


def rebuild_entry(row: Sequence[Any], readings: Sequence[str | None]) -> str:
    """The entry of a rebuild: ``row`` is id, termsdiff, parser and the times of start and end; ``readings`` the
    version of every check from the first to the last one it covers."""
    names = ("rebuild", "termsdiff", "parser", "started_us", "finished_us")
    return canonical(dict(zip(names, row, strict=True)) | {"readings": list(readings)})


def pack_readings(readings: Sequence[str | None]) -> bytes:
    """The version of every check, compressed: a list of the distinct ones, and their places in it."""
    distinct = sorted({reading for reading in readings if reading})
    places = {reading: number for number, reading in enumerate(distinct)}
    listed = [places[reading] if reading else None for reading in readings]
    return zstandard.ZstdCompressor(level=19).compress(canonical([distinct, listed]).encode())


def unpack_readings(packed: bytes) -> list[str | None]:
    """The version of every check, as `pack_readings` took them."""
    distinct, listed = json.loads(zstandard.ZstdDecompressor().decompress(packed, max_output_size=1 << 30))
    return [None if place is None else distinct[place] for place in listed]


def acceptance_entry(row: Sequence[Any]) -> str:
    """The entry of an acceptance: ``row`` is id, source, the check that saw the text, the time it was accepted for
    and the time this was put down."""
    return canonical(dict(zip(("acceptance", "source", "check", "at_us", "recorded_us"), row, strict=True)))


def seal_acceptance(db: sqlite3.Connection, acceptance_id: int) -> None:
    """Make the acceptance the last entry of the ledger. Runs inside the caller's transaction."""
    previous = head(db)
    entry = acceptance_entry(db.execute(f"{_ACCEPTANCES} WHERE acceptances.id = ?", (acceptance_id,)).fetchone()[:5])
    db.execute(
        "UPDATE acceptances SET hash = ?, after_check = (SELECT coalesce(max(id), 0) FROM checks), after_rebuild ="
        " (SELECT coalesce(max(id), 0) FROM rebuilds WHERE hash IS NOT NULL) WHERE id = ?",
        (chained(previous, entry), acceptance_id),
    )


def head(db: sqlite3.Connection) -> bytes:
    """The hash of the last entry; `GENESIS` in an empty archive."""
    check = db.execute("SELECT id, hash FROM checks ORDER BY id DESC LIMIT 1").fetchone()
    mark = db.execute(_LAST_MARK, (check[0] if check else 0,)).fetchone()
    return bytes(mark[0] if mark else check[1] if check else GENESIS)


def entries(db: sqlite3.Connection) -> Iterator[Entry]:
    """Every entry in the order of the chain, made again from what the archive holds."""
    rebuilds = db.execute(_REBUILDS).fetchall()
    before = [unpack_readings(row[6]) for row in rebuilds]
    marks = deque(sorted([*_rebuilt(db, rebuilds, before), *_accepted(db)]))
    done = 0  # rebuilds
    for row, captures in _checks(db):
        while marks and marks[0].after < row[0]:
            yield marks.popleft().entry
        while done < len(rebuilds) and rebuilds[done][5] < row[0]:
            done += 1
        version = before[done][row[0] - 1] if done < len(before) else row[10] or None
        yield Entry(f"check {row[0]} ({row[1]})", check_entry(row[:9], captures, version), bytes(row[9]))
    yield from (mark.entry for mark in marks)


class _Mark(NamedTuple):
    """An entry that is no check, and where it stands: after which check, rebuild and acceptance."""

    after: int
    rebuild: int
    acceptance: int
    entry: Entry


def _accepted(db: sqlite3.Connection) -> Iterator[_Mark]:
    for row in db.execute(_ACCEPTANCES):
        entry = Entry(f"acceptance {row[0]} ({row[1]})", acceptance_entry(row[:5]), bytes(row[7]))
        yield _Mark(row[5], row[6], row[0], entry)


def _checks(db: sqlite3.Connection) -> Iterator[tuple[Sequence[Any], list[Facts]]]:
    last = 0
    while rows := db.execute(_CHECKS, (last, _BATCH)).fetchall():
        captures = facts_of_checks(db, "captures.check_id BETWEEN ? AND ?", rows[0][0], rows[-1][0])
        for row in rows:
            yield row, captures.get(row[0], [])
        last = rows[-1][0]


def _rebuilt(
    db: sqlite3.Connection, rebuilds: Sequence[Sequence[Any]], before: Sequence[Sequence[str | None]]
) -> Iterator[_Mark]:
    """The entries of the rebuilds: the readings one made are those the next one found, or today's."""
    for row, later in zip_longest(rebuilds, before[1:]):
        readings = _readings(db, row[5]) if later is None else later[: row[5]]
        yield _Mark(row[5], row[0], 0, Entry(f"rebuild {row[0]}", rebuild_entry(row[:5], readings), bytes(row[7])))


def _readings(db: sqlite3.Connection, covered: int) -> list[str | None]:
    rows = db.execute(
        "SELECT lower(hex(versions.sha256)) FROM checks LEFT JOIN versions ON versions.id = version_id"
        " WHERE checks.id <= ? ORDER BY checks.id",
        (covered,),
    )
    return [reading or None for (reading,) in rows]
