"""An archive in; out, whether everything in it still fits together, and if not, the first thing that does not.

In this order: SQLite's own integrity check and foreign keys; every snapshot against its SHA-256 and its place in
the chain of deltas; every clause and version against its hash; every entry of the ledger against the hash chain;
and, where the caller kept the head of an earlier day, that this head is part of the chain.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from zlib import crc32

from termsdiff.errors import StoreError
from termsdiff.store.blobs import LONGEST, Blobs
from termsdiff.store.digests import canonical, chained, version_sha256
from termsdiff.store.ledger import GENESIS, entries, head

__all__ = ["Verification", "verify"]


@dataclass(frozen=True)
class Verification:
    """What `verify` found: how much there is, the ``head`` of the ledger (keep it elsewhere: it proves later that
    nothing was rewritten), and ``problem``, one sentence naming the first thing that does not fit, "" where all
    does."""

    head: str
    checks: int = 0
    snapshots: int = 0
    versions: int = 0
    clauses: int = 0
    problem: str = ""

    @property
    def passed(self) -> bool:
        """Whether everything fits."""
        return not self.problem


class _MisfitError(Exception):
    """The first thing that does not fit, in one sentence."""


def verify(db: sqlite3.Connection, *, against: str = "") -> Verification:
    """Check everything in the archive; see `Verification`. ``against``: the head (hex) of an earlier day."""
    problem = ""
    try:
        _verify_index(db)
        with _one_view(db):
            for step in _STEPS:
                step(db)
            _verify_ledger(db, against)
    except _MisfitError as misfit:
        problem = str(misfit)
    # What SQLite, JSON or a decoder say of damaged bytes: any of them means that something was altered.
    except (sqlite3.Error, StoreError, ValueError, TypeError, LookupError, ArithmeticError, MemoryError) as error:
        problem = f"the archive cannot be read in full ({type(error).__name__}: {error})"
    return _counted(db, problem)


@contextmanager
def _one_view(db: sqlite3.Connection) -> Iterator[None]:
    """What is read inside is the archive at one moment, whoever writes meanwhile."""
    db.execute("BEGIN")
    try:
        yield
    finally:
        with suppress(sqlite3.Error):
            db.execute("ROLLBACK")


def _counted(db: sqlite3.Connection, problem: str) -> Verification:
    try:
        checks, snapshots, versions, clauses = (
            db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - names from the line below
            for table in ("checks", "snapshots", "versions", "clauses")
        )
        return Verification(head(db).hex(), checks, snapshots, versions, clauses, problem)
    except sqlite3.Error as error:
        return Verification("", problem=problem or f"the archive cannot be read ({error})")


def _verify_file(db: sqlite3.Connection) -> None:
    (found,) = db.execute("PRAGMA integrity_check(1)").fetchone()
    if found != "ok":
        raise _MisfitError(f"the file is damaged: {found}")
    broken = db.execute("PRAGMA foreign_key_check").fetchone()
    if broken:
        raise _MisfitError(f"row {broken[1]} of {broken[0]} names a row of {broken[2]} that is not there")


def _verify_index(db: sqlite3.Connection) -> None:
    """FTS5 takes the request to check itself as an INSERT, though nothing is written: not in a read-only file."""
    try:
        db.execute("INSERT INTO clause_words (clause_words) VALUES ('integrity-check')")
    except sqlite3.OperationalError as error:
        if not error.sqlite_errorname.startswith("SQLITE_READONLY"):
            raise


def _verify_snapshots(db: sqlite3.Connection) -> None:
    blobs = Blobs(db)
    depths: dict[int, int] = {}
    ordinals: dict[int, int] = {}
    # In the order of the chains, so that nearly every base is still in memory.
    rows = db.execute(
        "SELECT id, source_id, ordinal, base_id, depth, size, crc32, sha256, data FROM snapshots"
        " ORDER BY source_id, ordinal"
    )
    for snapshot_id, source_id, ordinal, base_id, depth, size, checksum, digest, frame in rows:
        expected = 0 if base_id is None else depths.get(base_id, LONGEST) + 1
        if depth != expected or ordinal != ordinals.get(source_id, 0):
            raise _MisfitError(f"snapshot {snapshot_id} ({digest.hex()}) is out of its place in the chain of deltas")
        depths[snapshot_id], ordinals[source_id] = depth, ordinal + 1
        content = blobs.content(snapshot_id)
        if crc32(frame) != checksum or len(content) != size or sha256(content).digest() != digest:
            raise _MisfitError(f"snapshot {snapshot_id} ({digest.hex()}) is not what was stored")
    stray = db.execute(
        "SELECT id FROM snapshots WHERE NOT EXISTS (SELECT 1 FROM captures JOIN checks ON checks.id = captures.check_id"
        " WHERE captures.check_id = snapshots.check_id AND snapshot_id = snapshots.id"
        " AND checks.source_id = snapshots.source_id)"
    ).fetchone()
    if stray:
        raise _MisfitError(f"snapshot {stray[0]} was not got by the check it names")


def _verify_clauses(db: sqlite3.Connection) -> None:
    rows = db.execute("SELECT id, sha256, label, title, text, links FROM clauses")
    for clause_id, digest, label, title, text, links in rows:
        # Made again from the stored JSON to the letter: other JSON of the same links is a changed row too.
        own = f"{canonical([label, title, text])[:-1]},{links}]"
        if sha256(own.encode()).digest() != digest:
            raise _MisfitError(f"clause {clause_id} is not what was stored: {label} {title} {text}"[:200])


def _verify_versions(db: sqlite3.Connection) -> None:
    hashes = dict(db.execute("SELECT id, sha256 FROM clauses"))
    used: set[tuple[int, int]] = set()
    rows = db.execute(
        "SELECT versions.id, versions.sha256, sources.name, termsdiff, parser, lower(hex(digest)), title, language,"
        " warnings, clauses, depths, source_id FROM versions JOIN sources ON sources.id = source_id"
        " JOIN programs ON programs.id = program_id"
    )
    for version_id, digest, *heading, listed, depths, source_id in rows:
        ids = json.loads(listed)
        if version_sha256(heading, depths, [hashes[clause_id] for clause_id in ids]) != digest:
            raise _MisfitError(f"version {version_id} of {heading[0]} is not what was stored")
        if canonical(ids) != listed:
            raise _MisfitError(f"version {version_id} of {heading[0]} lists its clauses in another form")
        used.update((clause_id, source_id) for clause_id in ids)
    if used != set(db.execute("SELECT clause_id, source_id FROM clause_sources")):
        raise _MisfitError("the table clause_sources does not say which sources have which clauses")
    _verify_readings(db)


def _verify_readings(db: sqlite3.Connection) -> None:
    (foreign,) = db.execute(
        "SELECT count(*) FROM checks JOIN versions ON versions.id = version_id"
        " WHERE checks.source_id <> versions.source_id OR lineage <>"
        " (SELECT coalesce(max(id), 0) FROM rebuilds WHERE finished_us IS NOT NULL)"
    ).fetchone()
    if foreign:
        raise _MisfitError("a check names a version of another source or of an earlier reading")


_STEPS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    _verify_file,
    _verify_snapshots,
    _verify_clauses,
    _verify_versions,
)


def _verify_ledger(db: sqlite3.Connection, against: str) -> None:
    hashes = set(_chain(db)) if against else {b"" for _ in _chain(db)}
    if against and against.lower() not in {found.hex() for found in hashes | {GENESIS}}:
        raise _MisfitError(f"the head {against} is not part of this ledger: the archive was rewritten since")


def _chain(db: sqlite3.Connection) -> Iterator[bytes]:
    """The hash of every entry, each made again from the one before. Raises _MisfitError at the first that differs."""
    previous = GENESIS
    for entry in entries(db):
        previous = chained(previous, entry.text)
        if previous != entry.hash:
            raise _MisfitError(f"{entry.place} is not what the ledger sealed, or one before it was taken out")
        yield previous
