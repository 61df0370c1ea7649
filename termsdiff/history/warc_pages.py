"""A record of a WARC in, the capture of a page it holds out: when, where, which status, which bytes.

Responses are unpacked as HTTP says: chunks put together, content codings undone, the charset from header or page. A
revisit has no bytes; it names those of another record. What is no page has the error a check would have ended with.
"""

from __future__ import annotations

import base64
import hashlib
import io
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple
from urllib.parse import urljoin

from termsdiff.capture.codings import BrokenCodingError, TooMuchError, decoded
from termsdiff.capture.refusals import from_status, refusal
from termsdiff.errors import CaptureError, CaptureReason
from termsdiff.history.warc_records import RawRecord, bare, moment

__all__ = ["LIMIT", "Capture", "capture_of", "failed", "unpacked"]

LIMIT = 20_000_000  # bytes of a page, also after unpacking, as for pages of the network
_KINDS = {"response", "resource", "revisit"}
_PIECE = 1 << 16
_Headers = tuple[tuple[str, str], ...]


class Visited(NamedTuple):
    """The record whose bytes a revisit found again: by the digest of its bytes, or its address and time."""

    digest: str
    url: str
    at: datetime | None


@dataclass(frozen=True)
class Capture:
    """A page as an archive has it. ``sha256`` names its bytes; a revisit has "" and the record it ``revisited``.
    ``status`` is None for what was had without HTTP. ``error``: why there is no page."""

    at: datetime
    url: str
    file: str
    record: str
    status: int | None = None
    headers: _Headers = ()
    digest: str = ""
    sha256: str = ""
    revisited: Visited | None = None
    error: CaptureError | None = None

    @property
    def target(self) -> str:
        """Where a redirect leads, "" for what is none."""
        location = self.header("location")
        if not location or not self.status or self.status // 100 != 3:
            return ""
        with suppress(ValueError):
            return urljoin(self.url, location)
        return ""

    def header(self, name: str) -> str:
        """The value of a header of the answer, "" where there is none."""
        return next((value for key, value in self.headers if key.lower() == name), "")


def failed(capture: Capture, what: str, reason: CaptureReason) -> Capture:
    """The capture as one that has no page because it did ``what``; the error names the record."""
    where = f"so says record {capture.record} of {capture.file}"
    return replace(capture, error=refusal(capture.url, what, reason, status=capture.status, advice=where))


def capture_of(record: RawRecord) -> tuple[Capture, bytes] | None:
    """The capture a record holds, and its bytes; None for a record of another kind, or without a time.

    Raises:
        DamagedError: the file ends before the record does.
    """
    headers, at = record.headers, record.at
    if record.kind not in _KINDS or at is None:
        return None
    digest = headers.get("warc-payload-digest", "")
    capture = Capture(at, record.url, record.file, bare(headers.get("warc-record-id", "")), digest=digest)
    if record.length > LIMIT:
        return failed(capture, f"has more than {LIMIT / 1e6:g} MB", CaptureReason.TOO_LARGE), b""
    block = record.read()
    if not _matches(block, headers.get("warc-block-digest", "")):
        return failed(capture, "does not match the digest of its record", CaptureReason.UNREADABLE), b""
    if headers.get("warc-truncated") or headers.get("warc-segment-number"):
        return failed(capture, "was cut off when it was archived", CaptureReason.PROTOCOL), b""
    if record.kind == "resource":
        return replace(capture, headers=(("Content-Type", headers.get("content-type", "")),)), block
    if record.kind == "revisit":
        before = Visited(digest, *_referred(headers, record.url))
        status, answered, _ = _http(block)
        return replace(capture, status=status, headers=answered, revisited=before), b""
    return _page(capture, block)


def _page(capture: Capture, block: bytes) -> tuple[Capture, bytes]:
    """What a response record holds: a page, a redirect, or an error."""
    status, headers, body = _http(block)
    capture = replace(capture, status=status, headers=headers)
    if status is None:
        return failed(capture, "answered with broken HTTP", CaptureReason.PROTOCOL), b""
    if capture.target:
        return capture, b""
    if status // 100 != 2:
        return failed(capture, f"answered {status}", from_status(capture.url, status).reason), b""
    try:
        return capture, unpacked(body, capture.header("transfer-encoding"), capture.header("content-encoding"))
    except TooMuchError:
        return failed(capture, f"unpacks to more than {LIMIT / 1e6:g} MB", CaptureReason.TOO_LARGE), b""
    except BrokenCodingError:
        return failed(capture, "has compressed content that cannot be unpacked", CaptureReason.PROTOCOL), b""


def unpacked(body: bytes, transfer: str, content: str) -> bytes:
    """The page that came with these ``Transfer-Encoding`` and ``Content-Encoding``. Many archives keep the headers
    and not the codings: what is in none of them is taken as it is.

    Raises:
        TooMuchError: it is longer than `LIMIT`.
        BrokenCodingError: it cannot be unpacked, and it is no mark-up either.
    """
    if "chunked" in transfer.lower():
        body = _put_together(body)
    pieces = (body[start : start + _PIECE] for start in range(0, len(body), _PIECE))
    try:
        return b"".join(decoded(pieces, content, limit=LIMIT))
    except BrokenCodingError:
        if body.lstrip()[:1] == b"<":
            return body
        raise


def _matches(block: bytes, digest: str) -> bool:
    """Has the block this digest, such as ``sha1:3I42H3S6…`` (Base32) or ``sha256:9f86d0…``? One of an algorithm
    nobody knows counts for nothing."""
    algorithm, _, named = digest.partition(":")
    try:
        found = hashlib.new(algorithm.replace("-", ""), block, usedforsecurity=False).digest()
    except (ValueError, TypeError):
        return True
    return named.rstrip("=").lower() in (found.hex(), base64.b32encode(found).decode().rstrip("=").lower())


def _put_together(body: bytes) -> bytes:
    from warcio.bufferedreaders import ChunkedDataReader  # noqa: PLC0415 - the extra need not be installed

    together: bytes = ChunkedDataReader(io.BytesIO(body)).read()
    return together


def _http(block: bytes) -> tuple[int | None, _Headers, bytes]:
    """Status, headers and body of an answer; no status where it is no HTTP."""
    head, _, body = block.partition(b"\r\n\r\n") if b"\r\n\r\n" in block else block.partition(b"\n\n")
    first, *lines = head.decode("utf-8", "replace").splitlines() or [""]
    protocol, _, rest = first.partition(" ")
    code = rest.strip()[:3]
    if not protocol.upper().startswith("HTTP/") or not code.isdecimal():
        return None, (), body
    return int(code), tuple(_fields(lines)), body


def _fields(lines: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Header by header; a line that begins with a blank goes on with the one before."""
    found: list[list[str]] = []
    for line in lines:
        name, colon, value = line.partition(":")
        if line[:1] in " \t" and found:
            found[-1][1] += f" {line.strip()}"
        elif colon:
            found.append([name.strip(), value.strip()])
    return ((name, value) for name, value in found)


def _referred(headers: Mapping[str, str], url: str) -> tuple[str, datetime | None]:
    return bare(headers.get("warc-refers-to-target-uri", "")) or url, moment(headers.get("warc-refers-to-date", ""))
