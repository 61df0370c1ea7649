"""A folder for what is unpacked, gone when the context ends; and those of runs that were killed, gone at the next.

Each folder holds a file that its run keeps locked. The lock is SQLite's own on an empty file: it ends with the
process, however that ends, so a folder whose lock can be had belongs to nobody any more.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

__all__ = ["scratch_folder"]

_PREFIX = "termsdiff-"
_LOCK = "in-use.lock"


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A new folder among the temporary files of the system; those that killed runs left there are removed first."""
    for left in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*/{_LOCK}"):
        with suppress(OSError, sqlite3.Error), closing(_locked(left)):
            shutil.rmtree(left.parent)
    with tempfile.TemporaryDirectory(prefix=_PREFIX) as folder, closing(_locked(Path(folder) / _LOCK)):
        yield Path(folder)


def _locked(path: Path) -> sqlite3.Connection:
    """The lock, held until it is closed. Raises sqlite3.OperationalError where another run holds it."""
    lock = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except BaseException:
        lock.close()
        raise
    return lock
