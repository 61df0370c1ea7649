"""WARC and WACZ archives -> attempts of the past."""

from __future__ import annotations

import base64
import contextlib
import gzip
import hashlib
import sys
import zipfile
import zlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import warcs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from warcs import Warc, day, wacz

from termsdiff.errors import CaptureReason, InputError
from termsdiff.history.attempts import Attempt
from termsdiff.history.from_warc import open_holdings

URL = "https://www.example.com/terms"


def read(*paths: Path, pages=((URL,),), known=(), damages: int = 0) -> list[Attempt]:
    with open_holdings() as holdings:
        list(holdings.read(paths, [url for page in pages for url in page]))
        assert len(holdings.damages) == damages
        return list(holdings.attempts(pages, known=known))


def contents(attempts: list[Attempt]) -> list[object]:
    """The bytes of each attempt, the reason of those that failed."""
    return [
        str(each.error.reason) if each.error else b"|".join(page.content for page in each.snapshots).decode()
        for each in attempts
    ]


@pytest.fixture
def warc() -> object:
    return Warc()


def test_a_response_is_a_snapshot_that_says_where_it_comes_from(warc, tmp_path):
    record = warc.page(day(1), URL, "<p>Für", headers=[("Content-Type", "text/html; charset=utf-8"), ("ETag", "x")])
    [attempt] = read(warc.save(tmp_path / "crawl.warc.gz"))
    [snapshot] = attempt.snapshots
    assert (attempt.at, snapshot.at, snapshot.url, snapshot.status) == (day(1), day(1), URL, 200)
    assert (snapshot.content.decode(), snapshot.media_type, snapshot.charset) == ("<p>Für", "text/html", "utf-8")
    assert snapshot.via == "warc"
    assert dict(snapshot.headers) == {
        "Content-Type": "text/html; charset=utf-8", "ETag": "x",
        "WARC-Filename": "crawl.warc.gz", "WARC-Record-ID": record.rec_headers["WARC-Record-ID"],
    }  # fmt: skip


def test_other_addresses_and_kinds_are_passed_over_and_time_orders(warc, tmp_path):
    warc.page(day(3), URL, "third")
    warc.page(day(1), "https://www.example.com/other", "other")
    warc.page(day(1), URL, "GET / HTTP/1.1", kind="metadata")
    warc.page(day(2), "http://example.com:80/terms/#top", "second")
    assert contents(read(warc.save(tmp_path / "a.warc.gz"))) == ["second", "third"]


@pytest.mark.parametrize("status", ["404 Not Found", "410 Gone", "403 No", "429 Slow", "503 Down", "204 No Content"])
def test_an_error_is_a_failed_attempt(warc, tmp_path, status):
    record = warc.page(day(1), URL, "<h1>No", status)
    [attempt] = read(warc.save(tmp_path / "crawl.warc.gz"))
    if status.startswith("204"):
        assert attempt.snapshots[0].content == b"<h1>No"
        return
    reasons = {404: "not-found", 410: "gone", 403: "forbidden", 429: "rate-limited", 503: "server-error"}
    assert attempt.error.reason == reasons[int(status[:3])]
    assert attempt.error.status == int(status[:3])
    record_id = record.rec_headers["WARC-Record-ID"].strip("<>")
    assert str(attempt.error) == f"{URL} answered {status[:3]}: so says record {record_id} of crawl.warc.gz."


CODED = {
    "gzip": ([("Content-Encoding", "gzip")], gzip.compress(b"<p>Terms")),
    "deflate": ([("Content-Encoding", "deflate")], zlib.compress(b"<p>Terms")),
    "chunked": ([("Transfer-Encoding", "chunked")], b"3\r\n<p>\r\n5\r\nTerms\r\n0\r\n\r\n"),
    "chunked and gzip": (
        [("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip")],
        b"%x\r\n%s\r\n0\r\n\r\n" % (len(gzip.compress(b"<p>Terms", mtime=0)), gzip.compress(b"<p>Terms", mtime=0)),
    ),
    "said to be chunked": ([("Transfer-Encoding", "chunked")], b"<p>Terms"),
    "said to be gzip": ([("Content-Encoding", "gzip")], b"<p>Terms"),
    "an unknown coding": ([("Content-Encoding", "none")], b"<p>Terms"),
}


@pytest.mark.parametrize("name", CODED)
def test_bodies_are_unpacked(warc, tmp_path, name):
    headers, body = CODED[name]
    warc.page(day(1), URL, body, headers=[warcs.HTML, *headers])
    assert contents(read(warc.save(tmp_path / "a.warc.gz"))) == ["<p>Terms"]


def test_what_cannot_be_unpacked_or_is_too_long_is_a_failed_attempt(warc, tmp_path):
    packed = [warcs.HTML, ("Content-Encoding", "gzip")]
    warc.page(day(1), URL, b"\x1f\x8bnothing", headers=packed)
    warc.page(day(2), URL, gzip.compress(bytes(30_000_000)), headers=packed)
    warc.page(day(3), URL, bytes(21_000_000))
    warc.page(day(4), URL, b"<p>half", WARC_Truncated="disconnect")
    found = contents(read(warc.save(tmp_path / "a.warc.gz")))
    assert found == ["protocol", "too-large", "too-large", "protocol"]


def test_the_charset_is_that_of_header_or_page(warc, tmp_path):
    warc.page(day(1), URL, "é".encode("latin-1"), headers=[("Content-Type", "text/html; charset=ISO-8859-1")])
    warc.page(day(2), URL, '<meta charset="windows-1251">', headers=[("Content-Type", "text/html")])
    warc.page(day(3), URL, "%PDF-1.7", headers=[])
    found = [page for each in read(warc.save(tmp_path / "a.warc")) for page in each.snapshots]
    told = [(page.media_type, page.charset) for page in found]
    assert told == [("text/html", "windows-1252"), ("text/html", "cp1251"), ("application/pdf", None)]


def test_a_resource_has_no_status(warc, tmp_path):
    warc.page(day(1), URL, "<p>Terms", kind="resource")
    [attempt] = read(warc.save(tmp_path / "a.warc.gz"))
    assert (attempt.snapshots[0].status, attempt.snapshots[0].media_type) == (None, "text/html")


def test_cookies_of_the_visitor_are_not_kept(warc, tmp_path):
    warc.page(day(1), URL, "<p>", headers=[warcs.HTML, ("Set-Cookie", "session=1")])
    assert "session" not in str(read(warc.save(tmp_path / "a.warc.gz"))[0].snapshots[0].headers)


def test_a_redirect_is_followed_in_the_archive(warc, tmp_path):
    warc.redirect(day(1), URL, "/legal/terms")
    warc.page(day(1, minute=1), "https://www.example.com/legal/terms", "moved")
    [attempt] = read(warc.save(tmp_path / "a.warc.gz"))
    [snapshot] = attempt.snapshots
    assert (snapshot.url, snapshot.redirects) == ("https://www.example.com/legal/terms", (URL,))
    assert (attempt.at, snapshot.content) == (day(1), b"moved")


def test_a_target_that_stands_before_its_redirect_or_in_another_file_is_found(warc, tmp_path):
    other = Warc(packed=False)
    other.page(day(1, minute=1), "https://b.example/2", "moved twice")
    warc.redirect(day(1), "https://b.example/1", "https://b.example/2", "302 Found")
    warc.redirect(day(1), URL, "https://b.example/1")
    found = read(warc.save(tmp_path / "a.warc.gz"), other.save(tmp_path / "b.warc"))
    assert contents(found) == ["moved twice"]
    assert found[0].snapshots[0].redirects == (URL, "https://b.example/1")


def test_http_to_https_is_one_attempt(warc, tmp_path):
    warc.redirect(day(1), "http://example.com/terms", URL)
    warc.page(day(1, minute=1), URL, "<p>")
    [attempt] = read(warc.save(tmp_path / "a.warc.gz"))
    assert attempt.snapshots[0].redirects == ("http://example.com/terms",)


@pytest.mark.parametrize("to", ["/elsewhere", "/terms", "http://["])
def test_a_redirect_to_nothing_is_a_failed_attempt(warc, tmp_path, to):
    """What it leads to was seen months later only, is itself, or is no address."""
    warc.redirect(day(1), URL, to)
    warc.page(day(30), "https://www.example.com/elsewhere", "<p>")
    [attempt] = read(warc.save(tmp_path / "a.warc.gz"))
    assert attempt.error.reason in {CaptureReason.REDIRECTS, CaptureReason.STATUS}


def test_a_revisit_has_the_bytes_of_the_record_it_names(warc, tmp_path):
    first = warc.page(day(1), URL, "<p>Terms")
    warc.revisit(day(2), URL, first)
    warc.revisit(day(3), URL, first, headers=[("Date", "later")])
    found = read(warc.save(tmp_path / "a.warc.gz"))
    assert contents(found) == ["<p>Terms"] * 3
    assert [each.at for each in found] == [day(1), day(2), day(3)]
    assert {page.media_type for each in found for page in each.snapshots} == {"text/html"}


def test_a_revisit_of_another_address_is_found_by_address_and_time(warc, tmp_path):
    first = warc.page(day(1), "https://www.example.com/old", "<p>Terms")
    warc.revisit(day(2), URL, first, digest="sha1:UNKNOWN")
    assert contents(read(warc.save(tmp_path / "a.warc.gz"))) == ["<p>Terms"]


def test_a_revisit_of_a_record_that_is_not_there_is_a_failed_attempt(warc, tmp_path):
    first = Warc().page(day(1), URL, "<p>Terms")
    warc.revisit(day(2), URL, first)
    [attempt] = read(warc.save(tmp_path / "a.warc.gz"))
    assert "in none of the files" in str(attempt.error)


def test_for_known_times_nothing_is_loaded(warc, tmp_path):
    for number in (1, 2, 3):
        warc.page(day(number), URL, str(number))
    assert contents(read(warc.save(tmp_path / "a.warc.gz"), known={day(2)})) == ["1", "", "3"]


def test_pages_of_one_document_come_together(warc, tmp_path):
    """Those of one visit, with those seen lately; none where a page was not seen yet or long ago."""
    one, two = "https://a.example/1", "https://a.example/2"
    warc.page(day(1), one, "1a")
    warc.page(day(2), one, "1b")
    warc.page(day(2, minute=5), two, "2b")
    warc.page(day(4), two, "2c")
    warc.page(day(20), one, "1d")
    found = read(warc.save(tmp_path / "a.warc.gz"), pages=((one,), (two,)))
    assert contents(found) == ["1b|2b", "1b|2c"]


def test_a_page_has_had_several_addresses(warc, tmp_path):
    warc.page(day(1), "https://old.example/terms", "old")
    warc.page(day(2), URL, "new")
    assert contents(read(warc.save(tmp_path / "a.warc.gz"), pages=((URL, "https://old.example/terms"),))) == [
        "old", "new",
    ]  # fmt: skip


def test_wacz(tmp_path):
    one, two = Warc(), Warc()
    one.page(day(1), URL, "first")
    two.page(day(2), URL, "second")
    [first, second] = read(wacz(tmp_path / "crawl.wacz", one=one, two=two))
    assert contents([first, second]) == ["first", "second"]
    assert dict(second.snapshots[0].headers)["WARC-Filename"] == "crawl.wacz/archive/two.warc.gz"


@pytest.mark.parametrize("packed", [True, False])
def test_what_was_read_before_a_file_ends_too_soon_is_kept(tmp_path, packed):
    warc = Warc(packed=packed)
    warc.page(day(1), URL, "<p>" + "first " * 1000)
    whole = len(warc.buffer.getvalue())
    warc.page(day(2), URL, bytes(range(256)) * 10)
    end = len(warc.buffer.getvalue())
    for cut in (whole + 5, (whole + end) // 2, end - 20):
        path = warc.save(tmp_path / "cut.warc", cut=cut)
        [attempt] = read(path, damages=1)
        assert attempt.at == day(1)
    assert len(read(warc.save(tmp_path / "whole.warc"))) == 2


def test_what_was_read_before_a_flipped_byte_is_kept(warc, tmp_path):
    warc.page(day(1), URL, "first")
    whole = len(warc.buffer.getvalue())
    warc.page(day(2), URL, bytes(range(256)) * 100)
    content = bytearray(warc.buffer.getvalue())
    content[whole + 200] ^= 0xFF
    (tmp_path / "a.warc.gz").write_bytes(content)
    assert contents(read(tmp_path / "a.warc.gz", damages=1)) == ["first"]


def test_a_record_of_wrong_length_has_another_digest_and_prints_nothing(tmp_path, capfd):
    warc = Warc(packed=False)
    warc.page(day(1), URL, "first")
    warc.page(day(2), URL, "<p>second, which is long enough to be cut")
    warc.page(day(3), URL, "third")
    content = warc.buffer.getvalue()
    at = content.rindex(b"Content-Length: ", 0, content.rindex(b"<p>second")) + len(b"Content-Length: ")
    (tmp_path / "a.warc").write_bytes(content[:at] + b"9" + content[at + 2 :])
    assert contents(read(tmp_path / "a.warc")) == ["first", "unreadable", "third"]
    assert capfd.readouterr() == ("", "")


_TERMS = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>"


@pytest.mark.parametrize(
    ("digest", "good"),
    [
        (f"sha256:{hashlib.sha256(_TERMS).hexdigest()}", True),
        (f"sha-1:{base64.b32encode(hashlib.sha1(_TERMS).digest()).decode()}", True),
        (f"sha1:{hashlib.sha1(b'').hexdigest()}", False),
        ("md5:", False),
        ("nobody-knows:00", True),
        ("none", True),
    ],
)
def test_digests(tmp_path, digest, good):
    """Base32 and hexadecimal; one of an algorithm Python does not know counts for nothing."""
    warc = Warc(packed=False)
    warc.page(day(1), URL, "<p>")
    head, own, rest = warc.buffer.getvalue().rpartition(b"WARC-Block-Digest: ")
    named = head + own + digest.encode() + rest[rest.index(b"\r\n") :]
    (tmp_path / "a.warc").write_bytes(named)
    assert contents(read(tmp_path / "a.warc")) == (["<p>"] if good else ["unreadable"])


def test_one_stream_of_gzip_is_read_too(tmp_path):
    warc = Warc(packed=False)
    warc.page(day(1), URL, "first")
    warc.page(day(2), URL, "second")
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(warc.buffer.getvalue()))
    assert contents(read(tmp_path / "a.warc.gz")) == ["first", "second"]


def test_arc_files_are_read(tmp_path):
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Terms"
    head = f"{URL} 192.0.2.1 20240101120000 text/html {len(body)}\n".encode()
    version = b"1 0 test\nURL IP-address Archive-date Content-type Archive-length\n"
    first = b"filedesc://a.arc 0.0.0.0 20240101000000 text/plain %d\n%s\n" % (len(version), version)
    (tmp_path / "a.arc").write_bytes(first + head + body + b"\n")
    [attempt] = read(tmp_path / "a.arc")
    assert (attempt.at, attempt.snapshots[0].content) == (day(1), b"<p>Terms")


def test_what_is_no_archive_is_refused(tmp_path):
    (tmp_path / "empty.warc").write_bytes(b"")
    (tmp_path / "page.warc").write_text("<!doctype html><p>Terms")
    (tmp_path / "short.warc.gz").write_bytes(gzip.compress(b"WARC/1.0\r\n")[:12])
    (tmp_path / "a.warc.zst").write_bytes(b"\x28\xb5\x2f\xfd....")
    with zipfile.ZipFile(tmp_path / "other.wacz", "w") as packed:
        packed.writestr("readme.txt", "no archive")
    told = {"empty.warc": "is empty", "page.warc": "is no WARC", "short.warc.gz": "is no WARC",
            "a.warc.zst": "zstd -d", "other.wacz": "without WARC files", "none.warc": "cannot be read"}  # fmt: skip
    for name, said in told.items():
        with pytest.raises(InputError, match=said):
            read(tmp_path / name)


def test_a_broken_zip_is_damage(tmp_path):
    warc = Warc()
    warc.page(day(1), URL, "first")
    whole = wacz(tmp_path / "a.wacz", one=warc).read_bytes()
    (tmp_path / "b.wacz").write_bytes(whole[: len(whole) // 2])
    assert read(tmp_path / "b.wacz", damages=1) == []


def test_records_without_what_they_need_are_passed_over(warc, tmp_path):
    warc.page(day(1), URL, "no time", WARC_Date="yesterday")
    warc.page(day(2), URL, "no answer", headers=[], kind="conversion")
    warc.page(day(3), URL, "good")
    assert contents(read(warc.save(tmp_path / "a.warc.gz"))) == ["good"]


_TIMES = st.datetimes(datetime(2000, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))
_PAGES = st.tuples(_TIMES, st.binary(max_size=300), st.sampled_from(["plain", "gzip", "chunked"]))


@given(st.lists(_PAGES, min_size=1, max_size=6, unique_by=lambda page: page[0]), st.booleans())
@settings(max_examples=60, deadline=timedelta(seconds=5), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_goes_into_a_warc_comes_out_as_the_same_snapshots(tmp_path, pages, packed):
    """Law: time, address, status, media type and bytes, whatever they are and however they were sent."""
    warc = Warc(packed=packed)
    for at, content, coding in pages:
        coded, name = content, {"gzip": "Content-Encoding", "chunked": "Transfer-Encoding"}.get(coding)
        if coding == "gzip":
            coded = gzip.compress(content)
        elif coding == "chunked":
            coded = (b"%x\r\n%s\r\n" % (len(content), content) if content else b"") + b"0\r\n\r\n"
        warc.page(at, URL, coded, headers=[warcs.HTML, *([(name, coding)] if name else [])])
    found = read(warc.save(tmp_path / "law.warc.gz"))
    told = [
        (each.at, page.url, page.status, page.media_type, page.content) for each in found for page in each.snapshots
    ]
    assert told == [(at, URL, 200, "text/html", content) for at, content, _ in sorted(pages)]


def _varied(packed: bool) -> bytes:
    """Every kind of record there is."""
    warc = Warc(packed=packed)
    first = warc.page(day(1), URL, "<p>first" * 20)
    warc.redirect(day(2), URL, "/legal")
    warc.revisit(day(3), URL, first)
    warc.page(day(4), URL, b"5\r\nhello\r\n0\r\n\r\n", headers=[warcs.HTML, ("Transfer-Encoding", "chunked")])
    warc.page(day(5), URL, gzip.compress(b"hello", mtime=0), headers=[warcs.HTML, ("Content-Encoding", "gzip")])
    warc.page(day(6), URL, "resource", kind="resource")
    return warc.buffer.getvalue()


_EDITS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 30), st.binary(max_size=10)), min_size=1, max_size=5)


@given(st.booleans(), _EDITS)
@settings(max_examples=60, deadline=timedelta(seconds=5), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_broken_archive_is_read_as_far_as_it_goes_or_refused(tmp_path, packed, edits):
    """Whatever was cut out, put in or overwritten: attempts or one InputError, and nothing else."""
    content = bytearray(_varied(packed))
    for where, gone, come in edits:
        at = int(where * len(content))
        content[at : at + gone] = come
    (tmp_path / "broken.warc.gz").write_bytes(content)
    with contextlib.suppress(InputError), open_holdings() as holdings:
        list(holdings.read([tmp_path / "broken.warc.gz"], [URL]))
        assert all(each.snapshots or each.error for each in holdings.attempts(((URL,),)))


def test_without_warcio_it_says_what_to_install(warc, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)
    warc.page(day(1), URL, "<p>")
    with pytest.raises(InputError, match=r"pip install 'termsdiff\[warc\]'"):
        read(warc.save(tmp_path / "a.warc.gz"))
