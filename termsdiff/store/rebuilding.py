"""Every snapshot read anew with today's parser: a second lineage of versions beside the first, then the swap.

The caller reads (this room knows no parser): it is given jobs and gives a document, or None, for each in order, on
as many cores as it likes. What is read is staged in batches, so a rebuild that was stopped goes on where it was.
The swap is one transaction: every check names the version it is read as now, the old versions go, and the ledger
gets an entry that seals the new reading and keeps what each check was read as before.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from typing import NamedTuple

from termsdiff import __version__
from termsdiff.model import Document, Snapshot
from termsdiff.store.blobs import Blobs
from termsdiff.store.captures import facts_of_checks, read_snapshot
from termsdiff.store.digests import canonical, chained
from termsdiff.store.documents import Clauses, Origin, add_version, drop_unused_clauses, find_version
from termsdiff.store.ledger import head, pack_readings, rebuild_entry
from termsdiff.store.opening import transaction

__all__ = ["Effect", "Job", "Progress", "ReadAll", "rebuild"]

_BATCH = 50  # jobs staged in one transaction; their documents are in memory, at up to 1 MB each

Job = tuple[str, tuple[Snapshot, ...]]  # the name of a source, and what one of its checks got
ReadAll = Callable[[Iterable[Job]], Iterable[Document | None]]


class Effect(NamedTuple):
    """What a rebuild changes for one source: how many versions it has before and after, and how many of its checks
    are read as other words than before."""

    source: str
    before: int
    after: int
    differing: int


@dataclass(frozen=True)
class Progress:
    """How far a rebuild is: jobs ``done`` of ``total``. ``effects`` come with the last one."""

    done: int
    total: int
    effects: tuple[Effect, ...] = ()


class _Task(NamedTuple):
    """One combination of snapshots of a source, and every check that got it."""

    source_id: int
    source: str
    snapshots: tuple[int, ...]
    checks: tuple[int, ...]


def rebuild(
    db: sqlite3.Connection, blobs: Blobs, read: ReadAll, *, parser: str, parsers: Mapping[str, str],
    now_us: Callable[[], int], swap: bool = True,
) -> Iterator[Progress]:  # fmt: skip
    """Read every snapshot anew; see the module. Yields after each batch, at last with the effects. ``parsers``: by
    source, what reads it where that is not ``parser``. ``swap``: put the new lineage in force; without it, it stays
    staged for the next call."""
    whole = _whole(parser, parsers)
    with transaction(db):
        rebuild_id = _begin(db, whole, now_us())
        programs = {name: _program(db, each) for name, each in parsers.items()}
        usual = _program(db, parser)
    lineage = _Lineage(rebuild_id, (__version__, whole), usual, programs, Clauses(db))
    (total,) = db.execute("SELECT count(*) FROM checks WHERE outcome <> 'failed'").fetchone()
    while tasks := _pending(db):
        documents = iter(read(_jobs(db, blobs, tasks)))
        for start in range(0, len(tasks), _BATCH):
            batch = tasks[start : start + _BATCH]
            found = list(islice(documents, len(batch)))
            with transaction(db):
                _stage(db, lineage, batch, found)
            (done,) = db.execute("SELECT count(*) FROM rebuilt_checks").fetchone()
            yield Progress(done, max(done, total))
    effects = _effects(db)
    if swap:
        _swap(db, blobs, read, lineage, now_us)
    yield Progress(total, total, effects)


class _Program(NamedTuple):
    """What reads a source, and its row."""

    id: int
    names: tuple[str, str]


class _Lineage(NamedTuple):
    """The reading being made: its number, what it is called as a whole, what reads which source, and its clauses."""

    id: int
    program: tuple[str, str]
    usual: _Program
    programs: Mapping[str, _Program]
    clauses: Clauses


def _whole(parser: str, parsers: Mapping[str, str]) -> str:
    """What a rebuild is called: one that was begun with other rules for some source is not gone on with."""
    if not parsers:
        return parser
    return f"{parser} and rules {sha256(canonical(dict(parsers)).encode()).hexdigest()[:12]}"


def _program(db: sqlite3.Connection, parser: str) -> _Program:
    names = (__version__, parser)
    db.execute("INSERT OR IGNORE INTO programs (termsdiff, parser) VALUES (?, ?)", names)
    (program_id,) = db.execute("SELECT id FROM programs WHERE termsdiff = ? AND parser = ?", names).fetchone()
    return _Program(program_id, names)


def _begin(db: sqlite3.Connection, parser: str, now_us: int) -> int:
    """The rebuild to go on with, or a new one; one that was begun with another parser is given up."""
    program_id = _program(db, parser).id
    begun = db.execute("SELECT id, program_id FROM rebuilds WHERE finished_us IS NULL").fetchone()
    if begun and begun[1] == program_id:
        return int(begun[0])
    if begun:
        db.execute("DELETE FROM rebuilt_checks")
        db.execute("DELETE FROM versions WHERE lineage = ?", (begun[0],))
        db.execute("DELETE FROM rebuilds WHERE id = ?", (begun[0],))
        drop_unused_clauses(db)
    row = db.execute("INSERT INTO rebuilds (program_id, started_us) VALUES (?, ?)", (program_id, now_us))
    assert row.lastrowid is not None
    return row.lastrowid


def _pending(db: sqlite3.Connection) -> list[_Task]:
    """What is not read yet, source by source in the order of the snapshots' chains."""
    rows = db.execute(
        "SELECT source_id, name, snapshots, group_concat(id) FROM ("
        " SELECT checks.id, source_id, name, (SELECT group_concat(snapshot_id) FROM (SELECT snapshot_id FROM captures"
        "  WHERE check_id = checks.id ORDER BY position)) AS snapshots"
        " FROM checks JOIN sources ON sources.id = source_id WHERE outcome <> 'failed'"
        "  AND checks.id NOT IN (SELECT check_id FROM rebuilt_checks)"
        ") GROUP BY source_id, snapshots ORDER BY source_id, min(id)"
    )
    return [_Task(source_id, name, _ids(snapshots), _ids(checks)) for source_id, name, snapshots, checks in rows]


def _ids(listed: str | None) -> tuple[int, ...]:
    return tuple(int(number) for number in listed.split(",")) if listed else ()


def _jobs(db: sqlite3.Connection, blobs: Blobs, tasks: Sequence[_Task]) -> Iterator[Job]:
    for task in tasks:
        check_id = min(task.checks)
        (time_us,) = db.execute("SELECT time_us FROM checks WHERE id = ?", (check_id,)).fetchone()
        captures = facts_of_checks(db, "captures.check_id = ?", check_id).get(check_id, [])
        pairs = zip(task.snapshots, captures, strict=True)
        yield task.source, tuple(read_snapshot(blobs, snapshot, facts, time_us) for snapshot, facts in pairs)


def _stage(
    db: sqlite3.Connection, lineage: _Lineage, tasks: Sequence[_Task], documents: Sequence[Document | None]
) -> None:
    lineage.clauses.begin()
    for task, document in zip(tasks, documents, strict=True):
        version_id = None
        if document is not None:
            program = lineage.programs.get(task.source, lineage.usual)
            origin = Origin(task.source_id, task.source, *program, lineage.id)
            version_id = find_version(db, origin, document.digest)
            version_id = add_version(db, lineage.clauses, origin, document) if version_id is None else version_id
        db.executemany("INSERT INTO rebuilt_checks VALUES (?, ?)", ((check, version_id) for check in task.checks))


def _effects(db: sqlite3.Connection) -> tuple[Effect, ...]:
    rows = db.execute(
        "SELECT name, count(DISTINCT old.id), count(DISTINCT new.id), sum(old.digest IS NOT new.digest)"
        " FROM rebuilt_checks JOIN checks ON checks.id = check_id JOIN sources ON sources.id = checks.source_id"
        " LEFT JOIN versions AS old ON old.id = checks.version_id"
        " LEFT JOIN versions AS new ON new.id = rebuilt_checks.version_id"
        " GROUP BY checks.source_id ORDER BY name"
    )
    return tuple(Effect(*row) for row in rows)


def _swap(db: sqlite3.Connection, blobs: Blobs, read: ReadAll, lineage: _Lineage, now_us: Callable[[], int]) -> None:
    db.execute("PRAGMA foreign_keys = OFF")  # else every old version deleted is looked for in every check
    try:
        with transaction(db):
            late = _pending(db)  # checks recorded since the last batch; there are no more once we may write
            _stage(db, lineage, late, list(read(_jobs(db, blobs, late))))
            _put_in_force(db, lineage, now_us())
    finally:
        db.execute("PRAGMA foreign_keys = ON")


def _put_in_force(db: sqlite3.Connection, lineage: _Lineage, now_us: int) -> None:
    previous, before = head(db), _readings(db)
    db.execute(
        "UPDATE checks SET version_id = (SELECT version_id FROM rebuilt_checks WHERE check_id = checks.id)"
        " WHERE id IN (SELECT check_id FROM rebuilt_checks)"
    )
    db.execute("DELETE FROM rebuilt_checks")
    db.execute("DELETE FROM versions WHERE lineage <> ?", (lineage.id,))
    drop_unused_clauses(db)
    (started_us,) = db.execute("SELECT started_us FROM rebuilds WHERE id = ?", (lineage.id,)).fetchone()
    entry = rebuild_entry((lineage.id, *lineage.program, started_us, now_us), _readings(db))
    db.execute(
        "UPDATE rebuilds SET finished_us = ?, after_check = ?, readings_before = ?, hash = ? WHERE id = ?",
        (now_us, len(before), pack_readings(before), chained(previous, entry), lineage.id),
    )


def _readings(db: sqlite3.Connection) -> list[str | None]:
    rows = db.execute(
        "SELECT lower(hex(versions.sha256)) FROM checks LEFT JOIN versions ON versions.id = version_id"
        " ORDER BY checks.id"
    )
    return [reading or None for (reading,) in rows]
