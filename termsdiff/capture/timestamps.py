"""Bytes in, a time stamp of them out: what a time-stamping authority signs on a day (RFC 3161, over HTTP).

Only the SHA-256 of the bytes goes over the network. The answer is kept as it came; whether its signature is one to
rely on is for ``openssl ts -verify`` with a certificate of the authority had from elsewhere.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from termsdiff.capture.addresses import names_private
from termsdiff.capture.failures import NETWORK_ERRORS, from_exception
from termsdiff.capture.http import opened
from termsdiff.capture.manners import Manners
from termsdiff.capture.refusals import from_status, refusal
from termsdiff.capture.settings import Settings
from termsdiff.errors import CaptureError, CaptureReason, InputError
from termsdiff.model import Source

if TYPE_CHECKING:
    from rfc3161_client import TimeStampRequest

__all__ = ["time_stamp"]

_LONGEST = 1_000_000  # bytes of an answer; those with a chain of certificates have 5,000
_ADVICE = "check that the address is that of a time-stamping authority (RFC 3161)"


def time_stamp(data: bytes, url: str, *, settings: Settings | None = None) -> bytes:
    """The answer of the authority at ``url`` for ``data``, in DER. It is granted and says the SHA-256 of ``data``.

    Raises:
        CaptureError: the authority could not be asked, refused, or answered something else.
        InputError: rfc3161-client is not installed.
    """
    try:
        from rfc3161_client import HashAlgorithm, TimestampRequestBuilder  # noqa: PLC0415 - an extra
    except ImportError:
        raise InputError("a time stamp needs rfc3161-client; pip install 'termsdiff[timestamp]'") from None
    request = TimestampRequestBuilder().data(data).hash_algorithm(HashAlgorithm.SHA256).build()
    usual = settings or Settings()
    answer = _ask(url, request.as_bytes(), replace(usual, allow_private=usual.allow_private or names_private(url)))
    _require_stamp(answer, request, data, url)
    return answer


def _ask(url: str, request: bytes, settings: Settings) -> bytes:
    asked = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
    asked["Accept-Encoding"] = "identity"
    answer = b""
    try:
        with (
            opened(settings, Source("time stamp", (url,)), Manners()) as session,
            session.client.stream("POST", url, content=request, headers=asked) as response,
        ):
            if not response.is_success:
                raise from_status(url, response.status_code)
            for part in response.iter_bytes():
                answer += part
                if len(answer) > _LONGEST:
                    raise _other(url, "sends more than a time stamp has")
    except NETWORK_ERRORS as error:
        raise from_exception(url, error) from error
    return answer


def _require_stamp(answer: bytes, request: TimeStampRequest, data: bytes, url: str) -> None:
    from rfc3161_client import PKIStatus, decode_timestamp_response  # noqa: PLC0415 - an extra

    try:
        response = decode_timestamp_response(answer)
    except ValueError:
        raise _other(url, "does not answer with a time stamp") from None
    if response.status not in {PKIStatus.GRANTED, PKIStatus.GRANTED_WITH_MODS}:
        raise _other(url, f"gives no time stamp ({', '.join(response.status_string) or 'no reason said'})")
    stamped = response.tst_info
    if stamped.message_imprint.message != sha256(data).digest() or stamped.nonce != request.nonce:
        raise _other(url, "answers with a time stamp of something else")


def _other(url: str, what: str) -> CaptureError:
    return refusal(url, what, CaptureReason.PROTOCOL, advice=_ADVICE)
