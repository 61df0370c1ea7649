"""A hostile server on loopback that speaks TLS and HTTP/2: one path, one misbehaviour.

`Secure` is a context manager; ``server.url("/ok")`` is an address of it, ``server.trust`` a TLS context that trusts
its authority. `demand`, `hang_up` and `keep_waiting` are ways to greet badly.
"""

from __future__ import annotations

import contextlib
import socket
import socketserver
import ssl
import struct
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import h2.config
import h2.connection
import h2.events
import h2.exceptions
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from hyperframe.frame import ContinuationFrame, DataFrame, Frame, HeadersFrame, PingFrame, SettingsFrame

PAGE = b"<!doctype html><meta charset=utf-8><title>Terms</title><h1>Terms</h1><p>You agree to pay.</p>"
HTML = ("content-type", "text/html; charset=utf-8")
Handler = Callable[["Exchange"], None]


class Authority:
    """A certificate authority that was made for the test, and its certificates in files of ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "An authority of a test")])
        self.file = folder / "authority.pem"
        basics = x509.BasicConstraints(ca=True, path_length=None)
        self._certificate = self._sign(self._name, self._key.public_key(), (basics,))
        self.file.write_bytes(self._certificate.public_bytes(serialization.Encoding.PEM))

    def issue(self, *names: str, days: int = 2) -> Path:
        """A file with a key and its certificate for ``names``, valid until ``days`` from now."""
        key = ec.generate_private_key(ec.SECP256R1())
        named = [x509.IPAddress(ip_address(n)) if n[0].isdigit() else x509.DNSName(n) for n in names]
        subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, names[0])])
        certificate = self._sign(subject, key.public_key(), (x509.SubjectAlternativeName(named),), days)
        path = self._folder / f"{names[0]}.{days}.pem"
        form = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        path.write_bytes(
            key.private_bytes(serialization.Encoding.PEM, *form)
            + certificate.public_bytes(serialization.Encoding.PEM)
        )  # fmt: skip
        return path

    def _sign(
        self, subject: x509.Name, key: ec.EllipticCurvePublicKey, extensions: tuple[x509.ExtensionType, ...], days=2
    ) -> x509.Certificate:
        now = datetime.now(UTC)
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self._name)
            .public_key(key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=9))
            .not_valid_after(now + timedelta(days=days))
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(self._key.public_key()), critical=False
            )
        )  # fmt: skip
        for extension in extensions:
            builder = builder.add_extension(extension, critical=isinstance(extension, x509.BasicConstraints))
        return builder.sign(self._key, hashes.SHA256())


@dataclass
class Exchange:
    """One request over HTTP/2, and the means to answer it."""

    path: str
    headers: dict[str, str]
    stream: int
    asked: int
    _connection: h2.connection.H2Connection
    _socket: ssl.SSLSocket
    wait: Callable[[float], bool]

    def head(self, *headers: tuple[str, str], status: str = "200", end: bool = False) -> None:
        self._connection.send_headers(self.stream, [(":status", status), HTML, *headers], end_stream=end)
        self.flush()

    def answer(self, body: bytes = PAGE, *headers: tuple[str, str], status: str = "200") -> None:
        self.head(("content-length", str(len(body))), *headers, status=status)
        self.data(body, end=True)

    def data(self, body: bytes, *, end: bool = False) -> None:
        for start in range(0, len(body), 16_000):
            self._connection.send_data(self.stream, body[start : start + 16_000])
        if end:
            self._connection.end_stream(self.stream)
        self.flush()

    def raw(self, *frames: Frame | bytes) -> None:
        self.flush()
        for frame in frames:
            self._socket.sendall(frame if isinstance(frame, bytes) else frame.serialize())

    def coded(self, *headers: tuple[str, str]) -> bytes:
        """A block of headers as HPACK has it."""
        return self._connection.encoder.encode(headers)

    def reset(self, code: int = 2) -> None:
        self._connection.reset_stream(self.stream, code)
        self.flush()

    def leave(self, code: int = 0, last: int | None = None) -> None:
        """GOAWAY."""
        last = self.stream if last is None else last
        self.raw(struct.pack(">I", 8)[1:] + b"\x07\x00" + struct.pack(">III", 0, last, code))

    def flush(self) -> None:
        self._socket.sendall(self._connection.data_to_send())


def _redirect(to: str) -> Handler:
    return lambda call: call.answer(b"", ("location", to), status="302")


def _slow(call: Exchange) -> None:
    call.wait(30)


def _drip(call: Exchange) -> None:
    call.head()
    while not call.wait(0.02):
        call.data(b"x")


def _endless(call: Exchange) -> None:
    call.head()
    for _ in range(800):  # 13 MB; more does not fit through the window at once
        call.data(b"<p>more</p>" * 1450)


def _flood(make: Callable[[Exchange], Frame]) -> Handler:
    def flood(call: Exchange) -> None:
        while not call.wait(0):
            call.raw(*[make(call)] * 200)

    return flood


def _empty_frames(call: Exchange) -> None:
    call.head()
    _flood(lambda each: DataFrame(each.stream, b""))(call)


def _hints(call: Exchange) -> None:
    call.head(("link", "</a.css>"), status="103")
    call.answer()


def _short(call: Exchange) -> None:
    call.head(("content-length", "1000"))
    call.raw(DataFrame(call.stream, b"<p>half", flags=["END_STREAM"]))


def _longer(call: Exchange) -> None:
    call.head(("content-length", "3"))
    call.raw(DataFrame(call.stream, b"<p>more than that", flags=["END_STREAM"]))


def _reset_midway(call: Exchange) -> None:
    call.head()
    call.data(b"<p>half")
    call.reset()


def _refused_once(call: Exchange) -> None:
    """REFUSED_STREAM: nothing was done, the client may ask again."""
    if call.asked > 1:
        call.answer()
    else:
        call.reset(7)


def _leave_midway(call: Exchange) -> None:
    call.head()
    call.data(b"<p>half")
    call.leave(2)


def _leave_after(call: Exchange) -> None:
    """As a server does that is to be restarted: the page, and no more on this connection."""
    call.answer()
    call.leave()


def _leave_once(call: Exchange) -> None:
    """The first time it takes no more requests on this connection; on the next one it answers."""
    if call.asked > 1:
        call.answer()
    else:
        call.leave(last=0)


def _many_headers(call: Exchange) -> None:
    call.raw(HeadersFrame(call.stream, call.coded((":status", "200"))))
    filler = call.coded(*[(f"x-{n}", "y" * 200) for n in range(60)])
    while not call.wait(0):
        call.raw(ContinuationFrame(call.stream, filler))


def _header_bomb(call: Exchange) -> None:
    """Four thousand bytes in the table of headers, named again and again: a byte each."""
    first = call.coded((":status", "200"), ("x-bomb", "y" * 3900))
    block = first + call.coded(("x-bomb", "y" * 3900)) * 12_000
    call.raw(HeadersFrame(call.stream, block, flags=["END_HEADERS", "END_STREAM"]))


def _without_status(call: Exchange) -> None:
    call.raw(HeadersFrame(call.stream, call.coded(HTML), flags=["END_HEADERS"]))
    call.raw(DataFrame(call.stream, PAGE, flags=["END_STREAM"]))


def _odd_status(call: Exchange) -> None:
    call.raw(HeadersFrame(call.stream, call.coded((":status", "fine"), HTML), flags=["END_HEADERS"]))
    call.raw(DataFrame(call.stream, PAGE, flags=["END_STREAM"]))


def _close(call: Exchange) -> None:
    call._socket.unwrap().close()


PATHS: dict[str, Handler] = {
    "/ok": Exchange.answer,
    "/no-content": lambda call: call.head(status="204", end=True),
    "/to-ok": _redirect("/ok"),
    "/to-metadata": _redirect("http://169.254.169.254/latest/meta-data/"),
    "/slow": _slow,
    "/drip": _drip,
    "/endless": _endless,
    "/503": lambda call: call.answer(b"<p>No.", status="503"),
    "/early-hints": _hints,
    "/short": _short,
    "/longer": _longer,
    "/reset": Exchange.reset,
    "/reset-midway": _reset_midway,
    "/refused-once": _refused_once,
    "/leave": lambda call: call.leave(11),
    "/leave-once": _leave_once,
    "/leave-midway": _leave_midway,
    "/leave-after": _leave_after,
    "/close": _close,
    "/pings": _flood(lambda _: PingFrame(0, b"12345678")),
    "/settings": _flood(lambda _: SettingsFrame(0, {4: 65_535})),
    "/empty-frames": _empty_frames,
    "/many-headers": _many_headers,
    "/header-bomb": _header_bomb,
    "/without-status": _without_status,
    "/odd-status": _odd_status,
    "/garbage": lambda call: call.raw(b"\xff" * 500),
    "/huge-frame": lambda call: call.raw(b"\xff\xff\xff\x00\x00" + struct.pack(">I", call.stream)),
    "/http-1": lambda call: call.raw(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"),
}


@dataclass
class Secure:
    """The server, listening on a free port of loopback while the context lasts. ``protocols`` are what it offers in
    the greeting; without h2 it speaks HTTP/1.1 and has one page."""

    authority: Authority
    certificate: Path
    protocols: tuple[str, ...] = ("h2", "http/1.1")
    greet: Callable[[socket.socket, ssl.SSLContext], None] | None = None
    seen: list[Exchange] = field(default_factory=list)
    connections: int = 0
    released: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str) -> str:
        return f"https://localhost:{self.port}{path}"

    @property
    def trust(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(self.authority.file))

    def __enter__(self) -> Secure:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate)
        context.set_alpn_protocols(list(self.protocols))
        self._tcp = _Listener(("127.0.0.1", 0), _handler(self, context))
        self.port = int(self._tcp.server_address[1])
        self._thread = threading.Thread(target=self._tcp.serve_forever, args=(0.01,))
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.released.set()
        self._tcp.shutdown()
        self._tcp.server_close()
        self._thread.join()


class _Listener(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    block_on_close = True


def _handler(server: Secure, context: ssl.SSLContext) -> type[socketserver.BaseRequestHandler]:
    class Handling(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with contextlib.suppress(OSError, h2.exceptions.ProtocolError):  # the client has had enough
                if server.greet:
                    server.greet(self.request, context)
                    return
                with context.wrap_socket(self.request, server_side=True) as secure:
                    secure.settimeout(30)
                    server.connections += 1
                    if secure.selected_alpn_protocol() == "h2":
                        _speak(server, secure)
                    else:
                        secure.recv(65536)
                        secure.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + PAGE)

    return Handling


def _speak(server: Secure, secure: ssl.SSLSocket) -> None:
    config = h2.config.H2Configuration(
        client_side=False, header_encoding="utf-8", validate_outbound_headers=False, normalize_outbound_headers=False
    )
    connection = h2.connection.H2Connection(config)
    connection.initiate_connection()
    secure.sendall(connection.data_to_send())
    while data := secure.recv(65536):
        for event in connection.receive_data(data):
            if isinstance(event, h2.events.RequestReceived):
                headers = dict(event.headers)
                path = headers[":path"]
                asked = 1 + sum(each.path == path for each in server.seen)
                call = Exchange(path, headers, event.stream_id, asked, connection, secure, server.released.wait)
                if path == "/robots.txt":
                    call.answer(b"", status="404")
                    continue
                server.seen.append(call)
                PATHS.get(path, lambda each: each.answer(b"<p>No.", status="404"))(call)
        secure.sendall(connection.data_to_send())


def demand(plain: socket.socket, context: ssl.SSLContext) -> None:
    """Asks for a certificate of the client, which has none."""
    context.verify_mode = ssl.CERT_REQUIRED
    with context.wrap_socket(plain, server_side=True) as secure:
        secure.recv(65536)


def hang_up(plain: socket.socket, context: ssl.SSLContext) -> None:
    """Reads the greeting and goes."""
    plain.recv(65536)


def keep_waiting(plain: socket.socket, context: ssl.SSLContext) -> None:
    """Reads the greeting and never answers it."""
    with contextlib.suppress(OSError):
        while plain.recv(65536):
            pass
