"""What the network did instead of answering -> CaptureError, as `refusals` words it."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator

import httpcore2
import httpx2

from termsdiff.capture.addresses import RefusedAddressError
from termsdiff.capture.codings import BrokenCodingError, CutOffError
from termsdiff.capture.refusals import no_address, refusal
from termsdiff.errors import CaptureError, CaptureReason

__all__ = ["NETWORK_ERRORS", "from_exception"]

NETWORK_ERRORS = (
    httpcore2.TimeoutException,
    httpcore2.NetworkError,
    httpcore2.ProtocolError,
    httpcore2.ProxyError,
    httpcore2.UnsupportedProtocol,
    httpx2.HTTPError,
    httpx2.InvalidURL,
    BrokenCodingError,
    ssl.SSLError,
    OSError,
    UnicodeError,  # a host name that cannot be written for the network (IDNA)
)

# The first kind found along an exception and its causes decides; the causes come first.
_BY_EXCEPTION: tuple[tuple[type[BaseException], CaptureReason, str], ...] = (
    (RefusedAddressError, CaptureReason.REFUSED_ADDRESS, "leads into a private network"),
    (socket.gaierror, CaptureReason.DNS, "has no address"),
    (UnicodeError, CaptureReason.DNS, "is no host name"),
    (ssl.SSLError, CaptureReason.TLS, "has no secure connection to offer"),
    (httpcore2.TimeoutException, CaptureReason.TIMEOUT, "did not answer in time"),
    (httpcore2.ProtocolError, CaptureReason.PROTOCOL, "answered with broken HTTP"),
    (CutOffError, CaptureReason.PROTOCOL, "sent compressed content without its end"),
    (BrokenCodingError, CaptureReason.PROTOCOL, "sent compressed content that cannot be unpacked"),
    (httpx2.RemoteProtocolError, CaptureReason.PROTOCOL, "answered with broken HTTP"),
    (httpcore2.ReadError, CaptureReason.PROTOCOL, "broke the connection off"),
    (httpcore2.WriteError, CaptureReason.PROTOCOL, "broke the connection off"),
)


def from_exception(url: str, error: BaseException) -> CaptureError:
    """The error for one of `NETWORK_ERRORS`, by the deepest cause that says something."""
    causes = tuple(_causes(error))
    found = (row[1:] for kind in causes for row in _BY_EXCEPTION if isinstance(kind, row[0]))
    if any(isinstance(kind, httpx2.InvalidURL) for kind in causes):
        return no_address(url)
    reason, what = next(found, (CaptureReason.CONNECT, "cannot be reached"))
    return refusal(url, what, reason)


def _causes(error: BaseException) -> Iterator[BaseException]:
    below = error.__cause__ or error.__context__
    if below is not None:
        yield from _causes(below)
    yield error
