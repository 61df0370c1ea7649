"""A path in, an open archive out; and SQLite's errors in, one clear sentence out.

Nothing is changed in a file that is not ours. WAL lets any number of readers work beside one writer; writers
wait for each other for `WAIT` seconds before `ArchiveBusyError`. A file we may not write is opened for reading.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from termsdiff.errors import ArchiveBusyError, NewerSchemaError, NotAnArchiveError, StoreError
from termsdiff.store.schema import APPLICATION_ID, SCHEMA_VERSION

__all__ = ["WAIT", "open_archive", "plainly", "transaction"]

WAIT = 30.0  # seconds; a check writes for milliseconds, a batch of an import or the swap of a rebuild for a few seconds

# First match wins; the names are those of sqlite3.Error.sqlite_errorname.
_SENTENCES: tuple[tuple[str, type[StoreError], str], ...] = (
    ("SQLITE_BUSY", ArchiveBusyError, "another termsdiff is writing to {path}; nothing was changed, try again later"),
    ("SQLITE_LOCKED", ArchiveBusyError, "another termsdiff is using {path}; nothing was changed, try again later"),
    ("SQLITE_NOTADB", NotAnArchiveError, "{path} is no SQLite database; name another file for the archive"),
    (
        "SQLITE_READONLY",
        StoreError,
        "{path} cannot be written to; nothing was changed, make it and its folder writable",
    ),
    ("SQLITE_FULL", StoreError, "the disk is full: nothing was changed in {path}; make room and try again"),
    ("SQLITE_CANTOPEN", StoreError, "{path} cannot be opened; check that its folder exists and may be written to"),
    ("SQLITE_PERM", StoreError, "{path} may not be opened; check its permissions"),
    ("SQLITE_AUTH", StoreError, "{path} may not be opened; check its permissions"),
    ("SQLITE_CORRUPT", StoreError, "{path} is damaged ({error}); restore a backup, `termsdiff verify` shows the place"),
    ("SQLITE_IOERR", StoreError, "{path} could not be read or written ({error}); nothing was changed, check the disk"),
    ("", StoreError, "the archive {path} could not be used ({error}); nothing was changed"),
)


@contextmanager
def plainly(path: Path) -> Iterator[None]:
    """Turn an error of SQLite into the `StoreError` that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", None) or ""
        kind, sentence = next((kind, text) for prefix, kind, text in _SENTENCES if name.startswith(prefix))
        raise kind(sentence.format(path=path, error=error)) from error


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All or nothing. Takes the write lock at once, so that what was read in it is still true when it is written.
    Inside another transaction it is a part of that one, which is undone alone when it fails."""
    inner = db.in_transaction
    db.execute("SAVEPOINT part" if inner else "BEGIN IMMEDIATE")
    try:
        yield
        db.execute("RELEASE part" if inner else "COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            if inner:
                db.execute("ROLLBACK TO part")
            db.execute("RELEASE part" if inner else "ROLLBACK")
        raise


def open_archive(path: Path, *, create: bool, wait: float = WAIT) -> sqlite3.Connection:
    """The archive at ``path``, migrated to today's schema; made where there is none and ``create`` is set.

    Raises NotAnArchiveError, NewerSchemaError, ArchiveBusyError or StoreError.
    """
    fresh = not path.exists() or path.stat().st_size == 0
    if fresh and not create:
        raise NotAnArchiveError(f"there is no archive at {path}; `termsdiff add` or `termsdiff import` makes one")
    if path.is_dir():
        raise NotAnArchiveError(f"{path} is a folder; name a file for the archive")
    with plainly(path):
        db = _connect(path, wait)
        try:
            _check_ours(db, path, fresh=fresh)
            _prepare(db, fresh=fresh)
        except BaseException:
            db.close()
            raise
    return db


def _connect(path: Path, wait: float) -> sqlite3.Connection:
    writable = not path.exists() or os.access(path, os.W_OK)
    uri = path.absolute().as_uri() + ("" if writable else "?mode=ro")
    if not writable and not os.access(path.parent, os.W_OK) and not path.with_name(f"{path.name}-wal").exists():
        uri += "&immutable=1"  # WAL needs a file beside it even to read; without a folder to write to, nobody writes
    return sqlite3.connect(uri, uri=True, timeout=wait, isolation_level=None)


def _check_ours(db: sqlite3.Connection, path: Path, *, fresh: bool) -> None:
    if fresh:
        return
    (mark,) = db.execute("PRAGMA application_id").fetchone()
    (version,) = db.execute("PRAGMA user_version").fetchone()
    (tables,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if mark != APPLICATION_ID and tables:
        raise NotAnArchiveError(f"{path} is a database of another program; name another file for the archive")
    if version > SCHEMA_VERSION:
        raise NewerSchemaError(f"{path} was written by a newer termsdiff; update termsdiff to use it")


def _prepare(db: sqlite3.Connection, *, fresh: bool) -> None:
    if fresh:
        db.execute("PRAGMA journal_mode = WAL")
    if db.execute("PRAGMA user_version").fetchone()[0] < SCHEMA_VERSION:
        from termsdiff.store.migrations import migrate  # noqa: PLC0415 - loads sqlite_utils, a tenth of the start

        with transaction(db):
            migrate(db)
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA synchronous = FULL")  # evidence: what was accepted survives a power cut
    db.execute("PRAGMA cache_size = -16000")
    db.execute("PRAGMA temp_store = MEMORY")  # the undo of one check within a batch needs no file
    db.execute("PRAGMA journal_size_limit = 16000000")
