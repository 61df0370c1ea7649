"""Snapshots in, as few bytes as possible; any of them out again in milliseconds.

Each distinct content is kept once, by SHA-256, as a zstd frame. From the second snapshot of a source on, the
frame is a delta: an earlier snapshot is its dictionary, as in ``zstd --patch-from``. Bases follow the skip-delta
scheme of Subversion's FSFS with radix 8: the n-th snapshot of a source builds on n-1, but every 8th on the one 8
before, every 64th on the one 64 before. So a chain through thousands of snapshots is 28 deltas long at most, and
only the first one is stored whole. Where that delta is large, the page is of the kind that flips between texts,
and the last few snapshots are tried too, as far as the chains that will build on this one keep their room.

Measured on 15,633 real captures (3.5 GB): 9.4 MB, where git's pack of the same takes 21.1 MB. Without trying other
bases it is 11.0 MB; with them but without keeping room 15.9 MB, because chains then end early in whole texts.
"""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple
from zlib import crc32

import zstandard

from termsdiff.errors import StoreError

__all__ = ["Blobs"]

RADIX = 8  # 6 costs 2 % more bytes and is read 20 % faster
LEVELS = 4  # skips of up to 8**4 snapshots
LONGEST = 40  # deltas to a whole text, 28 by plan and the rest for better bases; each takes 0.1 to 0.3 ms to read
LEVEL = 9  # of zstd, for deltas: 19 saves 4 % and takes 15 times as long
WHOLE_LEVEL = 14  # for the few texts that are stored whole: 17 saves 0.6 % of them and takes 1.6 times as long
ROUGH = 1.2  # what the level of deltas makes of a whole text is at most this much above what the other one makes
POOR = 1500  # bytes; a delta above it is worth trying other bases, three quarters of all deltas are far below
TRIED = 4  # how many of the last snapshots are tried then; 12 save 1 % more
WHOLE = 0.1  # a delta above this share of the content is compared with storing it whole
CACHE = 32_000_000  # bytes of recent contents kept in memory; they are the bases of the next ones


class _Stored(NamedTuple):
    """The row of a snapshot without its bytes."""

    id: int
    depth: int


class Blobs:
    """The snapshots of one open archive. Keeps recent contents in memory, `CACHE` bytes at most."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._recent: OrderedDict[int, bytes] = OrderedDict()
        self._held = 0

    def add(self, content: bytes, *, source_id: int, check_id: int) -> int:
        """Store a content of a source unless it is there already; its row id."""
        digest = sha256(content).digest()
        known = self._db.execute("SELECT id FROM snapshots WHERE sha256 = ?", (digest,)).fetchone()
        if known:
            return int(known[0])
        (ordinal,) = self._db.execute(
            "SELECT coalesce(max(ordinal) + 1, 0) FROM snapshots WHERE source_id = ?", (source_id,)
        ).fetchone()
        base, frame = self._smallest(content, source_id, ordinal)
        row = self._db.execute(
            "INSERT INTO snapshots (sha256, size, check_id, source_id, ordinal, base_id, depth, crc32, data)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (digest, len(content), check_id, source_id, ordinal, base and base.id, base.depth + 1 if base else 0,
             crc32(frame), frame),
        )  # fmt: skip
        assert row.lastrowid is not None
        self._keep(row.lastrowid, content)
        return row.lastrowid

    def content(self, snapshot_id: int) -> bytes:
        """The bytes of a snapshot. Raises StoreError where they are not what was stored."""
        chain: list[tuple[int, bytes, int]] = []
        wanted: int | None = snapshot_id
        while wanted is not None and wanted not in self._recent:
            row = self._db.execute("SELECT data, size, base_id FROM snapshots WHERE id = ?", (wanted,)).fetchone()
            if row is None or len(chain) > LONGEST:
                raise StoreError(f"snapshot {snapshot_id} cannot be read back; restore a backup")
            chain.append((wanted, row[0], row[1]))
            wanted = row[2]
        content = b"" if wanted is None else self._recent[wanted]
        for _, frame, size in reversed(chain):
            content = _expand(frame, content, size, snapshot_id)
        self._keep(snapshot_id, content)
        return content

    def forget(self) -> None:
        """Drop the contents kept in memory: after a rollback their rows may be gone."""
        self._recent.clear()
        self._held = 0

    def _keep(self, snapshot_id: int, content: bytes) -> None:
        if snapshot_id in self._recent:
            self._recent.move_to_end(snapshot_id)
            return
        self._recent[snapshot_id] = content
        self._held += len(content)
        while self._held > CACHE and len(self._recent) > 1:
            _, dropped = self._recent.popitem(last=False)
            self._held -= len(dropped)

    def _smallest(self, content: bytes, source_id: int, ordinal: int) -> tuple[_Stored | None, bytes]:
        """The base to build on and the frame: the chain's own base, others where that delta is poor, or none."""
        best: tuple[_Stored | None, bytes] | None = None
        for stored in self._bases(source_id, ordinal):
            if best and len(best[1]) <= POOR:
                break
            frame = _delta(content, self.content(stored.id))
            # A base outside the chain's plan makes it longer, so it must earn that.
            if best is None or len(frame) < 0.9 * len(best[1]):
                best = stored, frame
        if best is None or len(best[1]) > WHOLE * len(content):
            if best and len(zstandard.ZstdCompressor(level=LEVEL).compress(content)) > ROUGH * len(best[1]):
                return best
            whole = zstandard.ZstdCompressor(level=WHOLE_LEVEL).compress(content)
            best = best if best and len(best[1]) < len(whole) else (None, whole)
        return best

    def _bases(self, source_id: int, ordinal: int) -> Iterator[_Stored]:
        if not ordinal:
            return
        skip, room = _plan(ordinal)
        # The one planned; the ones just before; the ones before of its own rank, which are never too deep.
        steps = dict.fromkeys([skip, *range(1, TRIED + 1), *range(2 * skip, TRIED * skip + 1, skip)])
        for number in (ordinal - step for step in steps if step <= ordinal):
            row = self._db.execute(
                "SELECT id, depth FROM snapshots WHERE source_id = ? AND ordinal = ? AND depth < ? AND size > 0",
                (source_id, number, room),
            ).fetchone()
            if row:
                yield _Stored(*row)


def _plan(ordinal: int) -> tuple[int, int]:
    """How far back the base of the ordinal-th snapshot of a source stands, and how deep that may be: the more
    snapshots are planned to build on this one, the less, so that each of them finds room."""
    skip, room = 1, LONGEST
    while ordinal % (skip * RADIX) == 0 and skip < RADIX**LEVELS:
        skip, room = skip * RADIX, room - (RADIX - 1)
    return skip, room - (RADIX - 1 - ordinal // skip % RADIX)


def _delta(content: bytes, base: bytes) -> bytes:
    window = (len(base) + len(content)).bit_length()
    # The dictionary reaches as far back as the window: it must hold the base and the content.
    parameters = zstandard.ZstdCompressionParameters.from_level(
        LEVEL, window_log=max(17, min(window, 30)), write_content_size=False, write_dict_id=False
    )
    dictionary = zstandard.ZstdCompressionDict(base, dict_type=zstandard.DICT_TYPE_RAWCONTENT)
    return zstandard.ZstdCompressor(dict_data=dictionary, compression_params=parameters).compress(content)


def _expand(frame: bytes, base: bytes, size: int, snapshot_id: int) -> bytes:
    dictionary = zstandard.ZstdCompressionDict(base, dict_type=zstandard.DICT_TYPE_RAWCONTENT) if base else None
    reader = zstandard.ZstdDecompressor(dict_data=dictionary, max_window_size=1 << 31)
    try:
        return reader.decompress(frame, max_output_size=max(size, 1))
    except zstandard.ZstdError as error:
        raise StoreError(f"snapshot {snapshot_id} cannot be read back ({error}); restore a backup") from error
