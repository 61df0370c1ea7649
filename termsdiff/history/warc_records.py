"""WARC, ARC and WACZ files in, their records out, one after the other, in the order of the file.

A WARC (ISO 28500) is records after each other, plain or compressed with gzip, a member each or all in one; a WACZ is
a ZIP file with WARCs in its folder ``archive``. Nothing is held in memory but the record in hand. What is cut off or
damaged ends the reading of its file, and is told after the records before it.
"""

from __future__ import annotations

import gzip
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from termsdiff.errors import InputError

__all__ = ["SUFFIXES", "DamagedError", "RawRecord", "bare", "moment", "read_records"]

SUFFIXES = (".warc", ".warc.gz", ".arc", ".arc.gz", ".wacz")
_LOAD = "reading WARC files needs the package warcio; install it with: pip install 'termsdiff[warc]'"
_GZIP, _ZSTD, _ZIP = b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"PK\x03\x04"
_BLOCK = 1 << 17  # bytes read at a time: with warcio's own 16 kB a million small records take a tenth longer


class DamagedError(InputError):
    """An archive ends in the middle of a record, or cannot be read on; what was read before it is good."""


@dataclass(frozen=True)
class RawRecord:
    """A record: its ``file`` (for a WACZ, the WARC in it), how many bytes of that were read so far (``position``), its
    ``kind``, its ``headers`` (names in lower case). Its block is read once, before a later record is asked for."""

    file: str
    position: int
    kind: str
    headers: Mapping[str, str]
    length: int
    stream: Any

    @property
    def url(self) -> str:
        """The address it is of, without the angle brackets some writers put around it."""
        return bare(self.headers.get("warc-target-uri", ""))

    @property
    def at(self) -> datetime | None:
        """When it was made, aware, UTC; None where it does not say."""
        return moment(self.headers.get("warc-date", ""))

    def read(self) -> bytes:
        """Its block. Raises DamagedError where the file ends before it does."""
        content: bytes = self.stream.read(self.length)
        if len(content) < self.length:
            raise DamagedError(f"{self.file} is cut off in the middle of a record")
        return content


def bare(name: str) -> str:
    """An address or id without angle brackets around it."""
    return name.strip().removeprefix("<").removesuffix(">")


def moment(text: str) -> datetime | None:
    """A time in ISO form, aware, UTC; None for what is none."""
    try:
        at = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def read_records(path: Path) -> Iterator[RawRecord]:
    """Every record of an archive, in order.

    Raises:
        InputError: there is no such archive, it is of another kind, or warcio is not installed.
        DamagedError: it cannot be read to its end; what was yielded before is good.
    """
    try:
        with path.open("rb") as file:
            packed = file.read(4) == _ZIP
            file.seek(0)
            yield from _read_wacz(file, path) if packed else _read_warc(file, path.name, file)
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}") from error


def _read_wacz(whole: IO[bytes], path: Path) -> Iterator[RawRecord]:
    try:
        with zipfile.ZipFile(whole) as packed:
            names = [name for name in packed.namelist() if name.startswith("archive/") and name.endswith(SUFFIXES)]
            if not names:
                raise InputError(f"{path} is a ZIP file without WARC files in a folder archive, and so no WACZ file")
            for name in names:
                with packed.open(name) as file:
                    yield from _read_warc(file, f"{path.name}/{name}", whole)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:  # encrypted; an unknown compression
        raise DamagedError(f"{path} is no WACZ file, or a damaged one: {error}") from error


def _read_warc(file: IO[bytes], name: str, whole: IO[bytes]) -> Iterator[RawRecord]:
    stream, read = _Steady(file), 0
    try:
        before = None
        for record in _records(stream):
            _require_whole(before, name)
            headers = {key.lower(): value for key, value in record.rec_headers.headers}
            yield RawRecord(name, whole.tell(), record.rec_type or "", headers, record.length or 0, record.raw_stream)
            before, read = record, read + 1
        _require_whole(before, name)
    except _FAILURES as error:
        stream.problem = error
    if stream.problem and not read:
        raise InputError(f"{name} is no WARC file, or a damaged one; give files that end in .warc.gz, .warc or .wacz")
    if stream.problem:
        raise DamagedError(f"{name} is damaged after its record {read:,}") from stream.problem
    if not read:
        raise InputError(f"{name} is empty; give files that hold WARC records")


class _Steady:
    """A file as a stream of bytes, unpacked where it is packed. What keeps it from being read on ends it, and is its
    ``problem``: warcio takes some errors for the end of the file and prints others."""

    def __init__(self, file: Any) -> None:
        start = file.peek(4)
        if start.startswith(_ZSTD):
            raise InputError("a WARC file compressed with Zstandard cannot be read; unpack it with zstd -d first")
        self._file = gzip.GzipFile(fileobj=file) if start.startswith(_GZIP) else file
        self.problem: Exception | None = None

    def read(self, size: int) -> bytes:
        """The next bytes; none at the end, or where the file cannot be read on."""
        try:
            # Not read(): what is whole before a damaged place must not be lost with it.
            return bytes(self._file.read1(size))
        except (EOFError, OSError, zlib.error, zipfile.BadZipFile) as error:
            self.problem = error
            return b""


# What warcio raises for what is no WARC: its own errors, and those of code that takes a header to be there.
_FAILURES = (AssertionError, AttributeError, IndexError, LookupError, TypeError, ValueError)


def _records(stream: _Steady) -> Iterator[Any]:
    try:
        from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - the extra need not be installed
        from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415
    except ImportError as error:
        raise InputError(_LOAD) from error

    class Quiet(ArchiveIterator):  # type: ignore[misc]
        """Prints nothing on stderr of a record whose length is wrong: the next one cannot be read then."""

        INC_RECORD = ""

    try:
        yield from Quiet(stream, no_record_parse=True, arc2warc=True, block_size=_BLOCK)
    except ArchiveLoadFailed as error:
        raise ValueError(error) from None


def _require_whole(record: Any, name: str) -> None:
    """Raises DamagedError where the file ended, or its records got out of step, before the record did."""
    if record is not None and (record.length is None or record.raw_stream.limit):
        raise DamagedError(f"{name} is cut off in the middle of a record")
