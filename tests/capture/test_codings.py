"""Compressed bodies: what is packed comes out whole, however it arrives, and no more of it than the limit."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from termsdiff.capture.codings import BrokenCodingError, CutOffError, TooMuchError, decoded

PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstandard.compress,
}
LIMIT = 1_000_000
CHAINS = st.lists(st.sampled_from(sorted(PACKERS)), max_size=3)


def packed(body: bytes, codings: list[str]) -> bytes:
    for coding in codings:
        body = PACKERS[coding](body)
    return body


def torn(data: bytes, size: int) -> Iterator[bytes]:
    return (data[start : start + size] for start in range(0, len(data), size))


@given(st.binary(max_size=5000), CHAINS, st.integers(1, 700))
def test_what_was_packed_comes_out_however_it_is_torn(body: bytes, codings: list[str], size: int) -> None:
    parts = torn(packed(body, codings), size)
    assert b"".join(decoded(parts, ", ".join(codings), limit=LIMIT)) == body


@given(st.binary(min_size=1, max_size=300), st.sampled_from(sorted(PACKERS)), st.data())
def test_a_body_that_ends_early_is_never_taken_for_whole(body: bytes, coding: str, data: st.DataObject) -> None:
    whole = PACKERS[coding](body)
    kept = data.draw(st.integers(1, len(whole) - 1))
    with pytest.raises(CutOffError):
        list(decoded([whole[:kept]], coding, limit=LIMIT))


@given(st.binary(min_size=1, max_size=300), st.sampled_from([*sorted(PACKERS), "gzip, br", "zstd, deflate"]))
def test_any_bytes_are_unpacked_or_refused(body: bytes, coding: str) -> None:
    """Nothing else is raised, so that a check ends with a reason."""
    with suppress(BrokenCodingError):
        list(decoded([body], coding, limit=LIMIT))


@pytest.mark.parametrize("codings", [["gzip"], ["deflate"], ["br"], ["zstd"], ["gzip", "zstd"], ["br", "br"]], ids=str)
def test_a_bomb_is_stopped_at_the_limit_and_takes_little_memory(codings: list[str]) -> None:
    """Fifty times the limit; at most six pieces of half a megabyte are ever in memory."""
    bomb = packed(bytes(50 * LIMIT), codings)
    pieces: list[int] = []
    tracemalloc.start()
    with pytest.raises(TooMuchError):
        pieces.extend(map(len, decoded([bomb], ", ".join(codings), limit=LIMIT)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert sum(pieces) <= 3 * LIMIT
    assert peak < 6 * LIMIT


def test_what_lies_between_two_codings_is_bounded_too() -> None:
    """Fifty megabytes of nothing: members of gzip without content."""
    inner = gzip.compress(b"") * 2_500_000
    with pytest.raises(TooMuchError):
        list(decoded([gzip.compress(inner)], "gzip, gzip", limit=LIMIT))


def test_codings_that_are_not_known_leave_all_packed() -> None:
    """As in browsers: who cannot undo the last cannot undo the first."""
    whole = zstandard.compress(b"terms")
    assert b"".join(decoded([whole], "zstd, unheard-of", limit=LIMIT)) == whole


def test_a_hundred_thousand_empty_members_are_nothing() -> None:
    assert b"".join(decoded([gzip.compress(b"") * 100_000], "gzip", limit=3 * LIMIT)) == b""


@pytest.mark.parametrize("named", ["", "identity", "IDENTITY", "utf-8", "gzip, none"])
def test_a_coding_that_is_none_leaves_the_body_as_it_is(named: str) -> None:
    assert b"".join(decoded([b"<p>", b"terms"], named, limit=LIMIT)) == b"<p>terms"


def test_names_are_read_without_case_and_blanks() -> None:
    assert b"".join(decoded([gzip.compress(brotli.compress(b"terms"))], " BR ,  X-GZip", limit=LIMIT)) == b"terms"


@pytest.mark.parametrize("coding", sorted(PACKERS))
def test_nothing_is_an_empty_body(coding: str) -> None:
    """As an answer to HEAD or a 204 has it."""
    assert b"".join(decoded([], coding, limit=LIMIT)) == b""
    assert b"".join(decoded([b""], coding, limit=LIMIT)) == b""
