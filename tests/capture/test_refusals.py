"""Errors in the words of a user: every reason has advice, causes are found however deep."""

from __future__ import annotations

import socket
import ssl

import pytest

from termsdiff.capture.failures import from_exception
from termsdiff.capture.refusals import from_status
from termsdiff.errors import CaptureReason


@pytest.mark.parametrize("status", [300, 400, 401, 403, 404, 405, 410, 418, 429, 451, 500, 503, 599])
def test_every_status_gives_one_sentence_of_advice(status):
    error = from_status("https://example.org/terms", status)
    assert error.status == status
    assert str(error).startswith(f"https://example.org/terms answered {status}: ")
    assert str(error).count(".") == str(error).rstrip(".").count(".") + 1


@pytest.mark.parametrize(
    ("cause", "reason"),
    [
        (socket.gaierror("no such host"), CaptureReason.DNS),
        (ssl.SSLError("bad certificate"), CaptureReason.TLS),
        (ConnectionRefusedError(), CaptureReason.CONNECT),
    ],
)
def test_the_deepest_cause_decides(cause, reason):
    error = OSError("connection failed")
    error.__cause__ = RuntimeError("in between")
    error.__cause__.__cause__ = cause
    assert from_exception("https://example.org", error).reason is reason
