"""Capture over HTTP against a hostile server: every behaviour has its outcome in one table."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import secure
import server as server_module

from termsdiff.capture import Settings, capture
from termsdiff.errors import CaptureError, CaptureReason
from termsdiff.model import Source

NOW = datetime(2023, 3, 1, 12, tzinfo=UTC)
QUICK = Settings(connect_timeout=2, read_timeout=0.2, total_timeout=0.5)  # for servers that keep one waiting
PATIENT = Settings(connect_timeout=10, read_timeout=10, total_timeout=20, max_bytes=1_000_000)


@pytest.fixture(scope="module")
def server() -> Iterator[object]:
    with server_module.Server() as running:
        yield running


def get(url: str, *, settings: Settings = PATIENT, **more):
    """The one snapshot of a source with this URL."""
    (snapshot,) = capture(
        Source("example/terms", (url,), allow_private=True), clock=lambda: NOW, settings=settings, **more
    )
    return snapshot


REFUSED = [
    # behaviour            reason           status
    ("/slow", CaptureReason.TIMEOUT, None),
    ("/slow-body", CaptureReason.TIMEOUT, None),
    ("/drip", CaptureReason.TIMEOUT, None),
    ("/drip-headers", CaptureReason.TIMEOUT, None),
    ("/endless", CaptureReason.TOO_LARGE, None),
    ("/gzip-bomb", CaptureReason.TOO_LARGE, None),
    ("/loop-a", CaptureReason.REDIRECTS, None),
    ("/self", CaptureReason.REDIRECTS, None),
    ("/hops/11", CaptureReason.REDIRECTS, None),
    ("/growing", CaptureReason.REDIRECTS, None),
    ("/to-file", CaptureReason.REDIRECTS, None),
    ("/to-nowhere", CaptureReason.STATUS, 302),
    ("/unasked-304", CaptureReason.STATUS, 304),
    ("/short", CaptureReason.PROTOCOL, None),
    ("/broken-chunk", CaptureReason.PROTOCOL, None),
    ("/no-http", CaptureReason.PROTOCOL, None),
    ("/nothing", CaptureReason.PROTOCOL, None),
    ("/gzip-broken", CaptureReason.PROTOCOL, None),
    ("/400", CaptureReason.STATUS, 400),
    ("/401", CaptureReason.FORBIDDEN, 401),
    ("/403", CaptureReason.FORBIDDEN, 403),
    ("/404", CaptureReason.NOT_FOUND, 404),
    ("/410", CaptureReason.GONE, 410),
    ("/418", CaptureReason.STATUS, 418),
    ("/429", CaptureReason.RATE_LIMITED, 429),
    ("/451", CaptureReason.FORBIDDEN, 451),
    ("/500", CaptureReason.SERVER_ERROR, 500),
    ("/502", CaptureReason.SERVER_ERROR, 502),
    ("/503", CaptureReason.SERVER_ERROR, 503),
]


@pytest.mark.parametrize(("path", "reason", "status"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_is_no_page_is_an_error_with_its_reason_and_advice(server, path, reason, status):
    with pytest.raises(CaptureError) as caught:
        get(server.url(path), settings=QUICK if reason is CaptureReason.TIMEOUT else PATIENT)
    assert (caught.value.reason, caught.value.status) == (reason, status)
    message = str(caught.value)
    assert message.startswith(server.url(path))
    assert message.endswith(".")
    assert ": " in message
    assert "\n" not in message


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://no-such-host.invalid/terms", CaptureReason.DNS),
        ("http://" + "a" * 70 + ".example/", CaptureReason.DNS),
        ("ftp://127.0.0.1/terms", CaptureReason.PROTOCOL),
        ("file:///etc/passwd", CaptureReason.PROTOCOL),
        ("terms.html", CaptureReason.PROTOCOL),
        ("http://[broken/", CaptureReason.DNS),
        ("http:///terms", CaptureReason.PROTOCOL),
        ("http://127.0.0.1:port/", CaptureReason.PROTOCOL),
    ],
)
def test_an_address_that_leads_nowhere_is_an_error(url, reason):
    with pytest.raises(CaptureError) as caught:
        get(url)
    assert caught.value.reason is reason


def test_a_port_nobody_listens_on_is_a_connect_error():
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        port = bound.getsockname()[1]
    with pytest.raises(CaptureError) as caught:
        get(f"http://127.0.0.1:{port}/")
    assert caught.value.reason is CaptureReason.CONNECT


def test_a_server_that_speaks_no_tls_is_a_tls_error(server):
    with pytest.raises(CaptureError) as caught:
        get(server.url("/ok").replace("http:", "https:"))
    assert caught.value.reason is CaptureReason.TLS


def test_http_2_is_spoken_where_the_server_offers_it_on_one_connection(tmp_path):
    """robots.txt and the page, with the headers of the source, and what is said of it is kept as ever."""
    authority = secure.Authority(tmp_path)
    with secure.Secure(authority, authority.issue("localhost")) as running:
        source = Source("example/terms", (running.url("/ok"),), allow_private=True, headers=(("X-Key", "1"),))
        (page,) = capture(source, clock=lambda: NOW, settings=Settings(verify=running.trust))
    [asked] = running.seen
    assert running.connections == 1
    assert (page.content, page.status, page.charset) == (secure.PAGE, 200, "utf-8")
    assert (asked.headers["x-key"], asked.headers["accept-encoding"]) == ("1", "gzip, deflate, br, zstd")
    assert "connection" not in asked.headers


def test_the_snapshot_holds_the_bytes_and_how_they_were_had(server):
    snapshot = get(server.url("/ok"))
    assert snapshot.content == server_module.PAGE.encode()
    assert (snapshot.status, snapshot.media_type, snapshot.charset) == (200, "text/html", "utf-8")
    assert (snapshot.url, snapshot.redirects, snapshot.at) == (server.url("/ok"), (), NOW)
    assert ("content-type", "text/html; charset=utf-8") in snapshot.headers
    assert 0 < snapshot.duration < 20


@pytest.mark.parametrize("path", ["/gzip", "/until-close"])
def test_the_content_is_the_page_however_it_is_sent(server, path):
    assert get(server.url(path)).content == server_module.PAGE.encode()


def test_redirects_are_kept_as_a_chain_and_ten_are_followed(server):
    snapshot = get(server.url("/hops/10"))
    assert snapshot.redirects == tuple(server.url(f"/hops/{left}") for left in range(10, 0, -1))
    assert snapshot.url == server.url("/hops/0")
    assert get(server.url("/moved")).redirects == (server.url("/moved"),)


def test_a_cookie_set_on_the_way_is_sent_on_the_way(server):
    assert get(server.url("/cookie")).content == server_module.PAGE.encode()


def test_a_page_without_content_is_a_snapshot_without_content(server):
    assert get(server.url("/no-content")).content == b""


@pytest.mark.parametrize("validators", [(server_module.ETAG, ""), ("", server_module.MODIFIED)])
def test_a_page_that_is_still_the_same_is_a_304_without_content(server, validators):
    snapshot = get(server.url("/conditional"), validators=validators)
    assert (snapshot.status, snapshot.content) == (304, b"")


def test_a_page_that_is_another_one_is_sent_whole(server):
    snapshot = get(server.url("/conditional"), validators=('"v0"', ""))
    assert (snapshot.status, snapshot.content) == (200, server_module.PAGE.encode())
    assert ("etag", server_module.ETAG) in snapshot.headers


def test_several_urls_give_a_snapshot_each_in_order_and_are_asked_unconditionally(server):
    source = Source("example/terms", (server.url("/ok"), server.url("/conditional")), allow_private=True)
    snapshots = capture(source, clock=lambda: NOW, settings=PATIENT, validators=(server_module.ETAG, ""))
    assert [(s.url, s.status) for s in snapshots] == [(source.urls[0], 200), (source.urls[1], 200)]


def test_one_bad_url_fails_the_source(server):
    with pytest.raises(CaptureError):
        capture(
            Source("example/terms", (server.url("/ok"), server.url("/404")), allow_private=True),
            clock=lambda: NOW,
            settings=PATIENT,
        )


def test_it_says_who_asks_and_whom_to_ask(server):
    get(server.url("/ok"), settings=Settings(contact="https://example.org/bot"))
    agent = server.seen[-1].headers["user-agent"]
    assert agent.startswith("termsdiff/")
    assert agent.endswith(" (+https://example.org/bot)")


def test_a_language_is_asked_for_where_one_is_set(server):
    get(server.url("/ok"), settings=Settings(language="fr"))
    assert server.seen[-1].headers["accept-language"] == "fr"


@pytest.mark.parametrize(
    ("path", "media_type", "charset", "text"),
    [
        ("/latin-header", "text/html", "windows-1252", "Café"),
        ("/meta", "text/html", "cp1251", "Договор"),
        ("/meta-http-equiv", "text/html", "gb18030", "条款"),
        ("/bom-beats-header", "text/html", "utf-8", "Café"),
        ("/header-beats-meta", "text/html", "utf-8", "Café"),
        ("/utf-16", "text/html", "utf-16-le", "Café"),
        ("/nonsense-charset", "text/html", "utf-8", "Café"),
        ("/no-text-charset", "text/html", None, ""),
        ("/commented-meta", "text/html", "cp932", "<p>"),
        ("/no-type", "text/html", None, ""),
        ("/pdf", "application/octet-stream", None, ""),
    ],
)
def test_charset_is_told_by_mark_then_header_then_meta(server, path, media_type, charset, text):
    snapshot = get(server.url(path))
    assert (snapshot.media_type, snapshot.charset) == (media_type, charset)
    if charset:
        assert text in snapshot.content.decode(charset)


def test_a_gigabyte_is_cut_off_at_once(server):
    began = time.monotonic()
    with pytest.raises(CaptureError) as caught:
        get(server.url("/endless"), settings=Settings())
    assert caught.value.reason is CaptureReason.TOO_LARGE
    assert "20 MB" in str(caught.value)
    assert time.monotonic() - began < 15
