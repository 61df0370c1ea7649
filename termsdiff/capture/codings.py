"""A body as it was sent in, the body as the server had it out, piece by piece: gzip, deflate, br and zstd, also one
over the other (RFC 9110, 8.4).

A few bytes can unpack to gigabytes, so nothing is unpacked in one go, and every stage of a chain is bounded. A body
that ends before its coding does is an error: half a page would look like one whose second half was struck out.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping

import brotli
import zstandard

__all__ = ["ACCEPTED", "BrokenCodingError", "CutOffError", "TooMuchError", "decoded"]

ACCEPTED = "gzip, deflate, br, zstd"
_PIECE = 1 << 19  # bytes unpacked at a time; Brotli may hold twice as many
_LONGEST = 5  # codings one over the other; servers have use for one
_GZIP, _RAW, _ZLIB = 16 + zlib.MAX_WBITS, -zlib.MAX_WBITS, zlib.MAX_WBITS
_GZIP_MARK = b"\x1f\x8b"
_ZSTD_WINDOW = 1 << 23  # bytes a frame may ask to be kept in memory (RFC 9659)
_ZSTD_SLICE = 32  # bytes given at a time, of which 4 can stand for 128 kB

_Parts = Iterable[bytes]


class BrokenCodingError(Exception):
    """The body is not in the coding it is said to be in."""


class CutOffError(BrokenCodingError):
    """The body ends before its coding does."""


class TooMuchError(Exception):
    """The body, or what lies between two of its codings, is longer than the limit."""


def decoded(parts: _Parts, content_encoding: str, *, limit: int) -> Iterator[bytes]:
    """The body whose raw ``parts`` came with this ``Content-Encoding``. A coding nobody knows counts as none, as it
    does in browsers.

    Raises:
        TooMuchError: after the piece with which there were more than ``limit`` bytes.
        BrokenCodingError: the body cannot be unpacked, or has more codings than anybody has use for.
    """
    names = [name.strip().lower() for name in content_encoding.split(",")]
    applied = [name for name in names if name and name != "identity"]
    if len(applied) > _LONGEST:
        raise BrokenCodingError(f"{len(applied)} codings one over the other")
    if all(name in _DECODERS for name in applied):
        for name in reversed(applied):
            parts = _DECODERS[name](_bounded(parts, limit))
    return _bounded(parts, limit)


def _bounded(parts: _Parts, limit: int) -> Iterator[bytes]:
    size = 0
    for part in parts:
        size += len(part)
        yield part
        if size > limit:
            raise TooMuchError


class _Feed:
    """Parts of which the last can be given back."""

    def __init__(self, parts: _Parts) -> None:
        self._parts = iter(parts)
        self._back = b""

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        if self._back:
            back, self._back = self._back, b""
            return back
        return next(self._parts)

    def give_back(self, part: bytes) -> None:
        """Have ``part`` come next."""
        self._back = part

    def opening(self, length: int) -> bytes:
        """What comes next, so many bytes or more where there are as many; it still comes next."""
        found = self._back
        while len(found) < length and (more := next(self._parts, None)) is not None:
            found += more
        self._back = found
        return found


def _gzip(parts: _Parts) -> Iterator[bytes]:
    """Member after member (RFC 1952, 2.2); what follows them counts for nothing, as in browsers."""
    feed = _Feed(parts)
    if feed.opening(1):
        yield from _inflated(feed, _GZIP)
    while feed.opening(2).startswith(_GZIP_MARK):
        yield from _inflated(feed, _GZIP)


def _deflate(parts: _Parts) -> Iterator[bytes]:
    """Deflate in zlib's format, as the standard says, or without it, as some servers send it."""
    feed = _Feed(parts)
    start = feed.opening(2)
    wrapped = start[:1] and start[0] & 15 == zlib.DEFLATED and int.from_bytes(start[:2]) % 31 == 0
    if start:
        yield from _inflated(feed, _ZLIB if wrapped else _RAW)


def _inflated(feed: _Feed, form: int) -> Iterator[bytes]:
    """What one stream of zlib holds; what was read beyond it is given back."""
    unpacker = zlib.decompressobj(form)
    for part in feed:
        rest = part
        while rest and not unpacker.eof:
            try:
                yield unpacker.decompress(rest, _PIECE)
            except zlib.error as error:
                raise BrokenCodingError(str(error)) from None
            rest = unpacker.unconsumed_tail
        if unpacker.eof:
            feed.give_back(unpacker.unused_data)
            return
    raise CutOffError


def _brotli(parts: _Parts) -> Iterator[bytes]:
    unpacker, begun = brotli.Decompressor(), False
    for part in parts:
        if unpacker.is_finished():
            return
        begun = begun or bool(part)
        try:
            yield (piece := unpacker.process(part, output_buffer_limit=_PIECE))
            while piece and not unpacker.is_finished():
                yield (piece := unpacker.process(b"", output_buffer_limit=_PIECE))
        except brotli.error as error:
            raise BrokenCodingError(str(error)) from None
    if begun and not unpacker.is_finished():
        raise CutOffError


def _zstd(parts: _Parts) -> Iterator[bytes]:
    """Frame after frame (RFC 8878, 3)."""
    unpacker = None
    for given in _slices(parts):
        rest = given
        while rest:
            unpacker = unpacker or zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW).decompressobj()
            try:
                yield unpacker.decompress(rest)
            except zstandard.ZstdError as error:
                raise BrokenCodingError(str(error)) from None
            rest = unpacker.unused_data if unpacker.eof else b""
            unpacker = None if unpacker.eof else unpacker
    if unpacker:
        raise CutOffError


def _slices(parts: _Parts) -> Iterator[bytes]:
    return (part[start : start + _ZSTD_SLICE] for part in parts for start in range(0, len(part), _ZSTD_SLICE))


_DECODERS: Mapping[str, Callable[[_Parts], Iterator[bytes]]] = {
    "gzip": _gzip, "x-gzip": _gzip, "deflate": _deflate, "br": _brotli, "zstd": _zstd,
}  # fmt: skip
