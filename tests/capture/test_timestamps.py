"""A time stamp is asked for by hash alone, and only one of these very bytes is taken."""

from __future__ import annotations

from hashlib import sha256

import pytest

from termsdiff.capture.timestamps import time_stamp
from termsdiff.errors import CaptureError

pytest.importorskip("rfc3161_client", reason="time stamps are an extra")


def test_the_authority_sees_the_hash_and_never_the_data(authority) -> None:
    time_stamp(b"the head of the ledger", authority.url)

    [request] = authority.asked
    assert sha256(b"the head of the ledger").digest() in request
    assert b"the head" not in request


def test_a_time_stamp_of_something_else_is_refused(authority) -> None:
    other = time_stamp(b"something else", authority.url)
    authority.answers.append((200, other))

    with pytest.raises(CaptureError, match="of something else"):
        time_stamp(b"the head", authority.url)


def test_an_old_answer_sent_again_is_refused(authority) -> None:
    """It is of the same bytes, but not for this request."""
    old = time_stamp(b"the head", authority.url)
    authority.answers.append((200, old))

    with pytest.raises(CaptureError, match="of something else"):
        time_stamp(b"the head", authority.url)


@pytest.mark.parametrize(
    ("status", "answer", "told"),
    [
        (200, b"<h1>Welcome</h1>", "does not answer with a time stamp"),
        (200, b"", "does not answer with a time stamp"),
        (200, bytes(1_100_000), "sends more than a time stamp has"),
        (200, bytes.fromhex("30053003020102"), "gives no time stamp"),
        (503, b"", "503"),
        (302, b"", "302"),
    ],
)
def test_what_is_no_time_stamp_is_one_sentence(authority, status, answer, told) -> None:
    authority.answers.append((status, answer))

    with pytest.raises(CaptureError, match=told):
        time_stamp(b"the head", authority.url)


def test_no_authority_at_all_is_one_sentence(authority) -> None:
    with pytest.raises(CaptureError, match=r"tsa\.example"):
        time_stamp(b"the head", "tsa.example")
    with pytest.raises(CaptureError, match=r"cannot be reached|connection"):
        time_stamp(b"the head", "http://127.0.0.1:9/tsa")
