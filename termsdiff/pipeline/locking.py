"""The path of an archive in, one run at a time out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from termsdiff.errors import ArchiveBusyError, StoreError

__all__ = ["alone"]


@contextmanager
def alone(database: Path) -> Iterator[None]:
    """Keep a second run off the archive while this one lasts, by a lock in a file beside it.

    The lock is SQLite's own on an empty file, so it ends with the process, however that ends; a file left behind
    locks nothing.

    Raises:
        ArchiveBusyError: another run holds it.
        StoreError: there is no writing beside the archive.
    """
    beside = database.with_name(f"{database.name}.lock")
    with closing(_locked(beside, database)):
        yield


def _locked(beside: Path, database: Path) -> sqlite3.Connection:
    try:
        lock = sqlite3.connect(beside, timeout=0, isolation_level=None)
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            raise ArchiveBusyError(f"another termsdiff is at work on {database}; try again when it is done") from None
        raise StoreError(f"cannot write {beside}: {error}; check that the folder exists and is yours") from None
    return lock
