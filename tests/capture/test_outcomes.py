"""Every behaviour of the hostile server and what becomes of it, as one table: outcomes.md beside this file.

``pytest tests/capture/test_outcomes.py --rewrite-golden`` writes the table anew; read what it wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pages
import pytest
import secure
import server as server_module

from termsdiff.capture import Manners, Settings, addresses, capture
from termsdiff.capture.browser import Browser
from termsdiff.capture.installed import missing_for_a_browser
from termsdiff.errors import CaptureError
from termsdiff.model import Source

TABLE = Path(__file__).with_name("outcomes.md")
HEAD = """# What becomes of what a server does

Made and checked by `test_outcomes.py` against a server on loopback. "page" means that the bytes were kept as a
snapshot, "as shown" that it was shown in a browser first, as the rows that begin so say; everything else is a failed
check with this reason. What fails with connect, protocol, server-error, rate-limited or timeout is asked again before
it counts as failed.

| address | what the server does | outcome |
|---|---|---|
"""
README = Path(__file__).parents[2] / "README.md"
IN_README = re.compile(r"(<!-- tests/capture/outcomes.md -->\n\n)(.*?)(\n</details>)", re.DOTALL)
NOW = datetime(2023, 3, 1, 12, tzinfo=UTC)
BRISK = Settings(connect_timeout=5, read_timeout=0.2, total_timeout=0.4, max_bytes=1_000_000)
PATIENT = Settings(connect_timeout=10, read_timeout=10, total_timeout=20, max_bytes=1_000_000)
WAITING = {"/slow", "/slow-body", "/drip", "/drip-headers", "/pings", "/settings", "/empty-frames", "/garbage"}
WAITING |= {"/huge-frame", "/http-1"}
ETAG = server_module.ETAG

BEHAVIOURS = {
    "/ok": "sends the page",
    "/conditional": "sends the page with ETag and Last-Modified",
    f"/conditional (known as {ETAG})": "says that the page is still the same",
    '/conditional (known as "v0")': "says that the page is another one",
    "/until-close": "sends no length, and ends by closing",
    "/slow": "never answers",
    "/slow-body": "sends the head and three bytes, then nothing",
    "/drip": "sends a byte of the body now and then",
    "/drip-headers": "sends a byte of a header now and then",
    "/endless": "sends a body without end",
    "/short": "breaks off before the length it named",
    "/broken-chunk": "sends a chunk of no valid length",
    "/half-closed": "ends its side of the connection midway, and keeps the other open",
    "/torn": "resets the connection midway",
    "/longer": "goes on after the length it named",
    "/two-lengths": "names two lengths",
    "/length-and-chunks": "names a length, and sends chunks",
    "/many-headers": "sends headers without end",
    "/hints": "announces the answer five times before it comes",
    "/odd-status": "says a status that is no number",
    "/http-0.9": "sends the page without a head",
    "/gzip": "sends the page as gzip",
    "/deflate": "sends it as deflate, in zlib's format",
    "/deflate-raw": "sends it as deflate, without that",
    "/br": "sends it as br",
    "/zstd": "sends it as zstd",
    "/gzip-members": "sends it as gzip in two members, and padding",
    "/zstd-frames": "sends it as zstd in two frames",
    "/gzip-br": "sends it as br inside gzip",
    "/gzip-empty": "names gzip, and sends nothing",
    "/odd-coding": "names a coding that is none",
    "/many-codings": "names six codings one over the other",
    "/gzip-bomb": "sends 20 MB of zeros as gzip",
    "/deflate-bomb": "sends 20 MB of zeros as deflate",
    "/br-bomb": "sends 20 MB of zeros as br",
    "/zstd-bomb": "sends 20 MB of zeros as zstd",
    "/bomb-in-bomb": "sends 20 MB of zeros as gzip inside gzip",
    "/bomb-inside": "sends 20 MB of zeros as zstd, and says that they are br",
    "/zstd-wide": "sends a zstd frame that wants 128 MB of memory",
    "/gzip-broken": "names gzip, and sends something else",
    "/deflate-broken": "names deflate, and sends something else",
    "/br-broken": "names br, and sends something else",
    "/zstd-broken": "names zstd, and sends something else",
    "/gzip-cut": "ends before its gzip does",
    "/deflate-cut": "ends before its deflate does",
    "/br-cut": "ends before its br does",
    "/zstd-cut": "ends before its zstd does",
    "/no-http": "answers like an SSH server",
    "/nothing": "closes without an answer",
    "/moved": "redirects to the page",
    "/hops/10": "redirects ten times",
    "/hops/11": "redirects eleven times",
    "/growing": "redirects to ever longer addresses",
    "/loop-a": "redirects in a circle of two",
    "/self": "redirects to itself",
    "/to-file": "redirects to a file of this machine",
    "/to-nowhere": "redirects without an address",
    "/to-metadata": "redirects to the metadata of a cloud",
    "/to-mapped": "redirects to the same, dressed as IPv6",
    "/to-password": "redirects to an address with a password, where nobody listens",
    "/cookie": "shows the page to who brings the cookie it sets",
    "/sets-cookie": "sets a session cookie, which is not kept",
    "/no-content": "says 204, and sends nothing",
    "/unasked-304": "says 304 to who knows nothing",
    "/flapping": "fails once with 503, then sends the page",
    "/limited/1": "says 429 and Retry-After: 1, then sends the page",
    "/limited/3600": "says 429 and Retry-After: 3600",
    "/open/1": "takes a moment",
    "/400": "says 400",
    "/401": "says 401",
    "/403": "says 403",
    "/404": "says 404",
    "/410": "says 410",
    "/418": "says 418",
    "/429": "says 429",
    "/451": "says 451",
    "/500": "says 500",
    "/502": "says 502",
    "/503": "says 503",
    "/no-type": "names no media type",
    "/pdf": "sends a PDF under a general type",
    "/latin-header": "names ISO-8859-1 in the header",
    "/meta": "names windows-1251 in the page",
    "/meta-http-equiv": "names gb2312 in the page, the old way",
    "/bom-beats-header": "starts with a UTF-8 mark, the header says ISO-8859-1",
    "/header-beats-meta": "says UTF-8 in the header, ISO-8859-1 in the page",
    "/utf-16": "starts with a UTF-16 mark",
    "/nonsense-charset": "names a charset nobody knows, the page says UTF-8",
    "/no-text-charset": "names a charset that is none of texts",
    "/commented-meta": "names a charset in a comment and another in the page",
    "/mixed": "says UTF-8, and goes on in ISO-8859-1",
}
HTTP2 = {
    "/ok": "sends the page",
    "/no-content": "says 204, and sends nothing",
    "/to-ok": "redirects to the page",
    "/to-metadata": "redirects to the metadata of a cloud",
    "/early-hints": "announces the answer before it comes",
    "/503": "says 503",
    "/slow": "never answers",
    "/drip": "sends a byte of the body now and then",
    "/endless": "sends a body without end",
    "/short": "ends the stream before the length it named",
    "/longer": "goes on after the length it named",
    "/reset": "resets the stream (RST_STREAM)",
    "/reset-midway": "resets the stream in the middle of the body",
    "/refused-once": "refuses the stream once, then sends the page",
    "/leave": "goes instead of answering (GOAWAY)",
    "/leave-once": "goes once, and answers on the next connection",
    "/leave-midway": "goes in the middle of the body",
    "/leave-after": "goes after the page",
    "/close": "closes without an answer",
    "/pings": "sends PING without end",
    "/settings": "sends SETTINGS without end",
    "/empty-frames": "sends empty DATA without end",
    "/many-headers": "sends headers without end (CONTINUATION)",
    "/header-bomb": "sends 47 MB of headers in 16 kB",
    "/without-status": "sends the page without a status",
    "/odd-status": "says a status that is no number",
    "/garbage": "sends bytes that are no frames",
    "/huge-frame": "announces a frame of 16 MB",
    "/http-1": "answers in HTTP/1.1 after all",
}
ANSWER = server_module.answer
ROBOTS = {
    "closes everything": ANSWER(b"User-agent: *\nDisallow: /"),
    "closes nothing": ANSWER(b"User-agent: *\nDisallow:"),
    "closes everything and opens this page": ANSWER(b"User-agent: *\nDisallow: /\nAllow: /ok"),
    "closes everything to others than termsdiff": ANSWER(
        b"User-agent: *\nDisallow: /\n\nUser-agent: termsdiff\nAllow: /"
    ),
    "closes this page to termsdiff": ANSWER(b"User-agent: TermsDiff\nDisallow: /ok"),
    "closes it by a pattern, with a byte-order mark": ANSWER(b"\xef\xbb\xbfUser-agent: *\r\nDisallow: /*k$\r\n"),
    "is an HTML page": ANSWER(b"<html>none</html>"),
    "has more than a megabyte": ANSWER(b"User-agent: *\nDisallow: /\n" + b"# padding\n" * 100_000),
    "is not there (404)": ANSWER(b"", status="404 Not Found"),
    "is not shown (403)": ANSWER(b"", status="403 Forbidden"),
    "fails (503)": ANSWER(b"", status="503 Service Unavailable"),
}


def outcome(url: str, settings: Settings, known: str = "") -> str:
    """What becomes of a page that is asked for three times at most."""
    source = Source("example/terms", (url,), allow_private="/to-m" not in url)
    manners = Manners(sleep=[].append)  # patience costs no time here
    try:
        (page,) = capture(source, clock=lambda: NOW, settings=settings, validators=(known, ""), manners=manners)
    except CaptureError as error:
        return f"{error.reason}, {error.status}" if error.status else str(error.reason)
    if page.status == 304:
        return "not modified"
    redirects = f", {len(page.redirects)} redirects" if page.redirects else ""
    return f"page{redirects}, {page.charset or 'charset unknown'}" + (f", {page.media_type}" if "pdf" in url else "")


def rows(folder: Path, site: Any) -> Iterator[str]:
    yield from _http_rows()
    yield from _secure_rows(secure.Authority(folder))
    if not missing_for_a_browser():
        yield from _browser_rows(site)


def _http_rows() -> Iterator[str]:
    with server_module.Server() as server:
        for behaviour, told in BEHAVIOURS.items():
            path, _, known = behaviour.partition(" (known as ")
            settings = BRISK if path in WAITING else PATIENT
            yield f"| `{path}` | {told} | {outcome(server.url(path), settings, known.rstrip(')'))} |"
        for told, robots in ROBOTS.items():
            server.robots = robots
            yield f"| `/robots.txt` | {told} | {outcome(server.url('/ok'), PATIENT)} |"
        yield f"| TLS | speaks none | {outcome(server.url('/ok').replace('http:', 'https:'), PATIENT)} |"


def _secure_rows(authority: object) -> Iterator[str]:
    valid = authority.issue("localhost")
    trusting = replace(PATIENT, verify=secure.Secure(authority, valid).trust)
    greetings = [
        ("has a certificate of an authority nobody knows", valid, {}, PATIENT),
        ("has a certificate that is no longer valid", authority.issue("localhost", days=-1), {}, trusting),
        ("has a certificate of another host", authority.issue("example.org"), {}, trusting),
        ("asks for a certificate of the client", valid, {"greet": secure.demand}, trusting),
        ("hangs up in the greeting", valid, {"greet": secure.hang_up}, trusting),
        ("never answers the greeting", valid, {"greet": secure.keep_waiting}, replace(BRISK, connect_timeout=0.2)),
        ("offers HTTP/1.1 only", valid, {"protocols": ("http/1.1",)}, trusting),
    ]
    for told, certificate, how, settings in greetings:
        with secure.Secure(authority, certificate, **how) as server:
            yield f"| TLS | {told} | {outcome(server.url('/ok'), settings)} |"
    with secure.Secure(authority, valid) as server:
        for path, told in HTTP2.items():
            settings = replace(BRISK if path in WAITING else PATIENT, verify=trusting.verify)
            yield f"| HTTP/2 `{path}` | {told} | {outcome(server.url(path), settings)} |"


def _browser_rows(site: Any) -> Iterator[str]:
    pages.put(site)
    with Browser() as browser:
        for path, (told, _) in pages.SCRIPTS.items():
            settings = replace(PATIENT, settle=2 if path in pages.ENDLESS else 20, max_redirects=3)
            settings = replace(settings, total_timeout=2) if path == "/loops" else settings
            yield f"| browser `{path}` | {told} | {_shown(browser, site.url(path), settings)} |"


def _shown(browser: Browser, url: str, settings: Settings) -> str:
    try:
        (page,) = browser.capture(Source("example/terms", (url,)), clock=lambda: NOW, settings=settings)
    except CaptureError as error:
        return str(error.reason)
    redirects = f", {len(page.redirects)} redirects" if page.redirects else ""
    whole = pages.SENTENCE.encode() in page.content
    return f"page{redirects}, as shown" if whole and page.via == "browser" else "page without its text"


@pytest.fixture
def public_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server's own address counts as public, so that private addresses can be refused beside it."""
    public = addresses.is_public
    monkeypatch.setattr(addresses, "is_public", lambda address: address in {"127.0.0.1", "::1"} or public(address))


@pytest.mark.usefixtures("public_loopback")
def test_every_behaviour_has_the_outcome_the_table_says(tmp_path, site, request) -> None:
    """Those of a browser only where there is one."""
    text = HEAD + "\n".join(rows(tmp_path, site)) + "\n"
    if request.config.getoption("--rewrite-golden"):
        TABLE.write_text(text, encoding="utf-8")
        README.write_text(IN_README.sub(lambda found: found[1] + text[text.index("| address") :] + found[3], manual()))
    known = TABLE.read_text(encoding="utf-8").splitlines()
    if missing_for_a_browser():
        known = [line for line in known if not line.startswith("| browser")]
    assert text.splitlines() == known


def test_the_readme_has_the_same_table() -> None:
    table = TABLE.read_text(encoding="utf-8")
    assert IN_README.search(manual())[2] == table[table.index("| address") :]


def manual() -> str:
    return README.read_text(encoding="utf-8")


def test_the_table_has_every_behaviour_of_the_server() -> None:
    """And at least sixty rows."""
    served = {*server_module.RAW, *server_module.HANDLERS} - {"/loop-b", "/elsewhere"}
    told = {"/" + behaviour.split()[0].split("/")[1] for behaviour in BEHAVIOURS}
    assert served == told
    assert set(secure.PATHS) == set(HTTP2)
    assert len(BEHAVIOURS) + len(ROBOTS) >= 60
