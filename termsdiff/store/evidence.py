"""A version in; out, what proves it: the bytes as received, and the part of the ledger that seals them.

The entries run from the check that first saw the version to the head of the ledger. Each entry's hash is the
SHA-256 of the hash before it in hexadecimal, a line feed, and the entry's text, so anyone can follow the chain with
``sha256sum`` alone; the entry of the check names the SHA-256 of each snapshot. It proves that this archive held
these bytes when the head was made, not who sent them: for that, the head must be known from elsewhere, such as a
time stamp or a colleague's note.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from termsdiff.errors import RevisionError
from termsdiff.model import Snapshot, Version
from termsdiff.store.digests import micros
from termsdiff.store.ledger import GENESIS, Entry, entries

__all__ = ["Evidence", "collect"]


@dataclass(frozen=True)
class Evidence:
    """What proves ``version``: its ``snapshots``; ``previous``, the hash before the first of ``entries``, in hex;
    and the ``entries`` of the ledger as (text, hash in hex) from the first check that saw it to the head."""

    version: Version
    snapshots: tuple[Snapshot, ...]
    previous: str
    entries: tuple[tuple[str, str], ...]

    @property
    def head(self) -> str:
        """The hash of the last entry."""
        return self.entries[-1][1]


def collect(db: sqlite3.Connection, version: Version, snapshots: tuple[Snapshot, ...]) -> Evidence:
    """The evidence for a version. Raises RevisionError where the archive has no such version."""
    row = db.execute(
        "SELECT min(checks.id) FROM checks JOIN versions ON versions.id = version_id"
        " JOIN sources ON sources.id = checks.source_id WHERE name = ? AND digest = ? AND time_us = ?",
        (version.source, bytes.fromhex(version.digest), micros(version.seen_from)),
    ).fetchone()
    if row[0] is None:
        raise RevisionError(f"the archive has no such version of {version.source}")
    previous, segment = _segment(entries(db), f"check {row[0]} ({version.source})")
    return Evidence(version, snapshots, previous.hex(), tuple((entry.text, entry.hash.hex()) for entry in segment))


def _segment(chain: Iterator[Entry], place: str) -> tuple[bytes, list[Entry]]:
    """The hash before the entry of that place, and the entries from it on."""
    previous = GENESIS
    for entry in chain:
        if entry.place == place:
            return previous, [entry, *chain]
        previous = entry.hash
    raise RevisionError(f"the ledger has no {place}")
