"""Every behaviour of the hostile server and what becomes of it, as one table: outcomes.md beside this file.

``pytest tests/capture/test_outcomes.py --rewrite-golden`` writes the table anew; read what it wrote.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from termsdiff.capture import Manners, Settings, capture
from termsdiff.errors import CaptureError
from termsdiff.model import Source

_SPEC = spec_from_file_location("outcomes_server", Path(__file__).with_name("server.py"))
server_module = module_from_spec(_SPEC)
sys.modules["outcomes_server"] = server_module
_SPEC.loader.exec_module(server_module)

TABLE = Path(__file__).with_name("outcomes.md")
HEAD = """# What becomes of what a server does

Made and checked by `test_outcomes.py` against a server on loopback. "page" means that the bytes were kept as a
snapshot; everything else is a failed check with this reason. What fails with connect, protocol, server-error,
rate-limited or timeout is asked again before it counts as failed.

| address | what the server does | outcome |
|---|---|---|
"""
NOW = datetime(2023, 3, 1, 12, tzinfo=UTC)
BRISK = Settings(connect_timeout=5, read_timeout=0.2, total_timeout=0.4, max_bytes=1_000_000)
PATIENT = Settings(connect_timeout=10, read_timeout=10, total_timeout=20, max_bytes=1_000_000)
WAITING = {"/slow", "/slow-body", "/drip", "/drip-headers"}
ETAG = server_module.ETAG

BEHAVIOURS = {
    "/ok": "sends the page",
    "/conditional": "sends the page with ETag and Last-Modified",
    f"/conditional (known as {ETAG})": "says that the page is still the same",
    '/conditional (known as "v0")': "says that the page is another one",
    "/until-close": "sends no length, and ends by closing",
    "/gzip": "sends the page gzip-compressed",
    "/slow": "never answers",
    "/slow-body": "sends the head and three bytes, then nothing",
    "/drip": "sends a byte of the body now and then",
    "/drip-headers": "sends a byte of a header now and then",
    "/endless": "sends a body without end",
    "/bomb": "sends 50 MB of zeros, gzip-compressed",
    "/short": "breaks off before the length it named",
    "/broken-chunk": "sends a chunk of no valid length",
    "/broken-gzip": "names gzip, and sends something else",
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


def rows(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    from termsdiff.capture import addresses  # noqa: PLC0415 - only here, to make the server's own address public

    public = addresses.is_public
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1" or public(address))
    found = []
    with server_module.Server() as server:
        for behaviour, told in BEHAVIOURS.items():
            path, _, known = behaviour.partition(" (known as ")
            settings = BRISK if path in WAITING else PATIENT
            found.append(f"| `{path}` | {told} | {outcome(server.url(path), settings, known.rstrip(')'))} |")
        for told, robots in ROBOTS.items():
            server.robots = robots
            found.append(f"| `/robots.txt` | {told} | {outcome(server.url('/ok'), PATIENT)} |")
    return found


def test_every_behaviour_has_the_outcome_the_table_says(monkeypatch, request) -> None:
    text = HEAD + "\n".join(rows(monkeypatch)) + "\n"
    if request.config.getoption("--rewrite-golden"):
        TABLE.write_text(text, encoding="utf-8")
    assert text.splitlines() == TABLE.read_text(encoding="utf-8").splitlines()


def test_the_table_has_every_behaviour_of_the_server() -> None:
    """And at least sixty rows."""
    served = {*server_module.RAW, *server_module.HANDLERS} - {"/loop-b", "/elsewhere"}
    told = {"/" + behaviour.split()[0].split("/")[1] for behaviour in BEHAVIOURS}
    assert served == told
    assert len(BEHAVIOURS) + len(ROBOTS) >= 60
