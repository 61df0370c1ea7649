"""A page in a browser reaches nothing that the plain client would not reach, by whatever way it tries."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from termsdiff.capture import Settings, addresses
from termsdiff.capture.browser import Browser
from termsdiff.capture.installed import missing_for_a_browser
from termsdiff.errors import CaptureError, CaptureReason
from termsdiff.model import Snapshot, Source

pytestmark = pytest.mark.skipif(bool(missing_for_a_browser()), reason="needs playwright and a Chromium")

NOW = datetime(2023, 3, 1, 12, tzinfo=UTC)
TERMS = "<p>" + "These terms apply to every product that we offer to you under the agreement. " * 10
PATIENT = Settings(connect_timeout=20, read_timeout=20, total_timeout=40, settle=10)

# Every way out of a page we know of, towards {host}; then the terms, so that the page is at rest once all were tried.
ATTEMPTS = """<!doctype html><title>Terms</title><body>
<link rel="preconnect" href="http://{host}/"><link rel="dns-prefetch" href="http://{host}/">
<link rel="prefetch" href="http://{host}/prefetch"><link rel="stylesheet" href="http://{host}/css">
<link rel="manifest" href="http://{host}/manifest"><link rel="icon" href="http://{host}/icon">
<link rel="modulepreload" href="http://{host}/module">
<script type="speculationrules">{{"prerender": [{{"urls": ["http://{host}/prerender"]}}]}}</script>
<iframe src="http://{host}/frame"></iframe><img src="http://{host}/img"><object data="http://{host}/object"></object>
<embed src="http://{host}/embed"><video src="http://{host}/video" autoplay></video><script src="http://{host}/js"></script>
<form action="http://{host}/form" method="post" target="inner"></form><iframe name="inner"></iframe>
<a id="ping" href="#x" ping="http://{host}/ping">x</a>
<script>
const patience = new Promise(done => setTimeout(done, 1500));
const ended = (thing, ...names) => new Promise(done => names.forEach(name => thing.addEventListener(name, done)));
const attempt = (make) => {{ try {{ return Promise.race([make(), patience]).catch(() => 0); }} catch {{ return 0; }} }};
const gather = (server) => {{
  const peer = new RTCPeerConnection({{iceServers: [server], iceTransportPolicy: "all"}});
  peer.createDataChannel("x");
  const gathered = new Promise(done => peer.onicegatheringstatechange =
    () => peer.iceGatheringState == "complete" && done());
  return peer.createOffer().then(offer => peer.setLocalDescription(offer)).then(() => gathered);
}};
const worker = `fetch("http://{host}/worker", {{mode: "no-cors"}}).finally(() => postMessage(1))`;
const all = [
  () => fetch("http://{host}/fetch"), () => fetch("http://{host}/no-cors", {{mode: "no-cors"}}),
  () => fetch("https://{host}/tls"),
  () => fetch("http://{host}/post", {{method: "POST", mode: "no-cors", body: "x".repeat(100), keepalive: true}}),
  () => navigator.sendBeacon("http://{host}/beacon", "x"),
  () => ended(new WebSocket("ws://{host}/socket"), "open", "close"),
  () => ended(new EventSource("http://{host}/events"), "open", "error"),
  () => ended(new Worker(URL.createObjectURL(new Blob([worker]))), "message", "error"),
  () => gather({{urls: "stun:{host}"}}),
  () => gather({{urls: ["turn:{host}?transport=udp", "turn:{host}?transport=tcp"], username: "u", credential: "p"}}),
  () => new WebTransport("https://{host}/transport").ready,
  () => navigator.serviceWorker.register("/worker.js"),
  () => document.forms[0].submit(), () => document.getElementById("ping").click(),
  () => window.open("http://{host}/popup"),
];
fetch("/hold");
Promise.all(all.map(attempt)).then(() => {{
  document.body.insertAdjacentHTML("beforeend", `{terms}`);
  fetch("/done");
}});
</script>"""


class Listener:
    """Whoever knocks at 127.0.0.2, by TCP or UDP; ``knocks`` are the first bytes of each."""

    def __init__(self) -> None:
        self.knocks: list[bytes] = []
        self.tcp = socket.create_server(("127.0.0.2", 0))
        self.host = f"127.0.0.2:{self.tcp.getsockname()[1]}"
        self.udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.udp.bind(self.tcp.getsockname())
        self._threads = [threading.Thread(target=self._accept), threading.Thread(target=self._receive)]

    def __enter__(self) -> Listener:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.tcp.shutdown(socket.SHUT_RDWR)
        self.udp.sendto(b"", self.udp.getsockname())
        for thread in self._threads:
            thread.join()
        self.tcp.close()
        self.udp.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self.tcp.accept()
                connection.settimeout(1)
                with connection, contextlib.suppress(OSError):
                    self.knocks.append(connection.recv(1000).split(b"\r\n")[0])
                    connection.sendall(b"HTTP/1.1 404 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")

    def _receive(self) -> None:
        while knock := self.udp.recv(1000):
            self.knocks.append(b"UDP " + knock)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with Browser() as running:
        yield running


@pytest.fixture
def listener() -> Iterator[Listener]:
    with Listener() as listening:
        yield listening


@pytest.fixture
def public(monkeypatch: pytest.MonkeyPatch) -> None:
    """127.0.0.1, where the tests' own pages are, counts as an address of the public internet."""
    real = addresses.is_public
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1" or real(address))


@pytest.fixture
def trying(site, listener: Listener) -> str:
    """The address of a page that tries every way to the listener, held open until it has."""
    done = threading.Event()
    site.odd["/hold"] = lambda _: done.wait(20)
    site.odd["/done"] = lambda _: done.set()
    return site.put("/", ATTEMPTS.format(host=listener.host, terms=TERMS))


def show(browser: Browser, url: str, settings: Settings = PATIENT, **source: object) -> Snapshot:
    (snapshot,) = browser.capture(Source("example/terms", (url,), **source), clock=lambda: NOW, settings=settings)
    return snapshot


def test_a_page_cannot_reach_a_private_address_by_any_way(browser, trying, listener, public) -> None:
    """Frames, scripts, fetch, WebSockets, workers, WebRTC, WebTransport, beacons, forms, prefetch, popups."""
    assert b"These terms apply" in show(browser, trying).content
    assert listener.knocks == []


def test_the_same_page_reaches_it_where_private_addresses_are_allowed(browser, trying, listener) -> None:
    """So the test above can fail: most of these ways do lead out."""
    show(browser, trying, allow_private=True)
    reached = {knock.split(b" ")[1].decode() for knock in listener.knocks if knock.startswith((b"GET", b"POST"))}
    assert "/popup" not in reached
    assert {"/frame", "/js", "/css", "/fetch", "/no-cors", "/post", "/socket", "/events", "/worker", "/form"} <= reached


def test_a_redirect_of_what_a_page_loads_is_guarded_too(browser, site, listener, public) -> None:
    site.put("/away", status=302, Location=f"http://{listener.host}/inside")
    script = f"fetch('/away').catch(() => 0).then(() => document.body.innerHTML = `{TERMS}`)"
    assert b"These terms apply" in show(browser, site.put("/", f"<body><script>{script}</script>")).content
    assert "/away" in site.asked
    assert listener.knocks == []


@pytest.mark.parametrize("how", ["location.href = '{to}'", "location.replace('{to}')"])
def test_a_script_that_leads_to_a_private_address_is_refused(browser, site, listener, public, how) -> None:
    url = site.put("/", f"<p>Wait</p><script>{how.format(to=f'http://{listener.host}/inside')}</script>")
    with pytest.raises(CaptureError) as caught:
        show(browser, url)
    assert caught.value.reason is CaptureReason.REFUSED_ADDRESS
    assert listener.knocks == []


def test_a_name_that_leads_elsewhere_the_second_time_is_checked_each_time(
    browser, site, listener, public, monkeypatch
) -> None:
    """DNS rebinding: the address that was checked is the one connected to, for the page and for what it loads."""
    port, real, turns = int(listener.host.partition(":")[2]), socket.getaddrinfo, []

    def rebinding(host: str, *args: object, **more: object) -> object:
        if host != "rebinding.example":
            return real(host, *args, **more)
        turns.append(host)
        return real("127.0.0.1" if len(turns) % 2 else "127.0.0.2", *args, **more)

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    asks = f"fetch('http://rebinding.example:{port}/', {{mode: 'no-cors'}}).catch(() => 0)"
    script = f"(async () => {{ for (const n of Array(6)) await {asks}; document.body.innerHTML = `{TERMS}` }})()"
    assert b"These terms apply" in show(browser, site.put("/", f"<body><script>{script}</script>")).content
    assert len(turns) > 5
    assert listener.knocks == []


def test_headers_and_cookies_of_a_source_go_to_its_own_site_alone(browser, site) -> None:
    """Also where what the page loads is redirected to another site, and where its scripts lead to one."""
    got, other = [], site.root.replace("127.0.0.1", "localhost")

    def note(handler) -> None:
        got.append((handler.path, handler.headers.get("X-Key"), handler.headers.get("Cookie")))
        handler.send_response(302 if handler.path == "/away" else 200)
        handler.send_header("Access-Control-Allow-Origin", "*")
        handler.send_header("Content-Type", "text/html")
        handler.send_header("Location", f"{other}/redirected")
        handler.end_headers()
        handler.wfile.write(TERMS.encode() if handler.path == "/final" else b"")

    site.odd |= dict.fromkeys(("/api", "/away", "/redirected", "/asked", "/final"), note)
    asks = f"fetch('/api').then(() => fetch('/away')).then(() => fetch('{other}/asked'))"
    url = site.put("/", f"<body><script>{asks}.finally(() => location.href = '{other}/final')</script>")
    page = show(browser, url, allow_private=True, headers=(("X-Key", "secret"),), cookies=(("session", "mine"),))
    assert (page.url, page.redirects) == (f"{other}/final", (url,))
    assert got == [
        ("/api", "secret", "session=mine"), ("/away", "secret", "session=mine"),
        ("/redirected", None, None), ("/asked", None, None), ("/final", None, None),
    ]  # fmt: skip
