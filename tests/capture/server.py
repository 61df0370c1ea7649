"""A hostile web server on loopback: one path, one misbehaviour, written as raw bytes.

`Server` is a context manager; ``server.url("/slow")`` is an address of it, ``server.seen`` the requests it got.
A behaviour that waits does so on ``server.released``, which is set when the server closes: no test waits for one.
"""

from __future__ import annotations

import gzip
import socketserver
import struct
import threading
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from socket import SHUT_RDWR, SHUT_WR, SO_LINGER, SOL_SOCKET, socket

import brotli
import zstandard

PAGE = "<!doctype html><title>Terms</title><h1>Terms</h1><p>You agree to pay.</p>"
ETAG, MODIFIED = '"v1"', "Wed, 01 Mar 2023 00:00:00 GMT"


@dataclass
class Call:
    """One request as it arrived, and the means to answer it."""

    path: str
    headers: dict[str, str]
    send: Callable[[bytes], None]
    wait: Callable[[float], bool]
    port: int
    load: Load
    socket: socket
    asked: int = 1


@dataclass
class Load:
    """How many requests are open, and how many ever were."""

    now: int = 0
    most: int = 0


def answer(body: bytes = PAGE.encode(), *headers: str, status: str = "200 OK", length: int | None = None) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}", *headers]
    if not any(line.startswith("Content-Type") for line in headers):
        lines.append("Content-Type: text/html; charset=utf-8")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def redirect(to: str, status: str = "302 Found") -> bytes:
    return answer(b"", f"Location: {to}", status=status)


def _slow(call: Call) -> None:
    call.wait(30)


def _slow_body(call: Call) -> None:
    call.send(answer(b"<p>", length=1000))
    call.wait(30)


def _drip(call: Call) -> None:
    call.send(answer(b"", length=100_000))
    while not call.wait(0.02):
        call.send(b"x")


def _drip_headers(call: Call) -> None:
    call.send(b"HTTP/1.1 200 OK\r\n")
    while not call.wait(0.02):
        call.send(b"X")


def _endless(call: Call) -> None:
    call.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while not call.wait(0):
        call.send(b"<p>more</p>" * 10_000)


def _conditional(call: Call) -> None:
    known = call.headers.get("if-none-match") == ETAG or call.headers.get("if-modified-since") == MODIFIED
    validators = (f"ETag: {ETAG}", f"Last-Modified: {MODIFIED}")
    call.send(answer(b"", *validators, status="304 Not Modified") if known else answer(PAGE.encode(), *validators))


def _cookie(call: Call) -> None:
    has = "seen=1" in call.headers.get("cookie", "")
    call.send(answer() if has else answer(b"", "Set-Cookie: seen=1", "Location: /cookie?again", status="302 Found"))


def _hops(call: Call) -> None:
    left = int(call.path.rpartition("/")[2])
    call.send(answer() if left == 0 else redirect(f"/hops/{left - 1}"))


def _flapping(call: Call) -> None:
    """Fails at the first request for an address, answers the next."""
    call.send(answer() if call.asked > 1 else answer(b"<p>No.", "Retry-After: 7", status="503 Unavailable"))


def _limited(call: Call) -> None:
    """Asks for patience as long as the address says: /limited/7."""
    wait = call.path.rpartition("/")[2].replace("_", " ")
    call.send(answer() if call.asked > 1 else answer(b"<p>No.", f"Retry-After: {wait}", status="429 Too Many"))


def _open(call: Call) -> None:
    """Stays open a moment; the server notes how many are at the time."""
    call.load.now += 1
    call.load.most = max(call.load.most, call.load.now)
    call.wait(0.01)
    call.load.now -= 1
    call.send(answer())


def _growing(call: Call) -> None:
    call.send(redirect(f"{call.path}/x"))


def _half_closed(call: Call) -> None:
    """Ends its side in the middle of the body, and keeps the other open."""
    call.send(answer(b"<p>half", length=1000))
    call.socket.shutdown(SHUT_WR)
    call.wait(30)


def _torn(call: Call) -> None:
    """Resets the connection in the middle of the body."""
    call.send(answer(b"<p>half", length=1000))
    call.socket.setsockopt(SOL_SOCKET, SO_LINGER, struct.pack("ii", 1, 0))
    call.socket.close()


def _many_headers(call: Call) -> None:
    call.send(b"HTTP/1.1 200 OK\r\n")
    while not call.wait(0):
        call.send(b"X-More: yes\r\n" * 1000)


def _hints(call: Call) -> None:
    """Says more than once that the page is to come, then sends it."""
    call.send(b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n" * 5 + answer())


def _typed(content_type: str, body: bytes) -> bytes:
    return answer(body, f"Content-Type: {content_type}")


def _coded(coding: str, body: bytes) -> bytes:
    return answer(body, f"Content-Encoding: {coding}")


def _raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


def _wide_zstd(body: bytes) -> bytes:
    """A frame that has whoever reads it keep 128 MB in memory."""
    packer = zstandard.ZstdCompressor(
        compression_params=zstandard.ZstdCompressionParameters(window_log=27)
    ).compressobj()
    return packer.compress(body) + packer.flush()


_SHORT = "<p>Café</p>"
_BYTES = PAGE.encode()
_ZEROS = bytes(20_000_000)
_WHOLE = {
    "gzip": gzip.compress(_BYTES), "deflate": zlib.compress(_BYTES),
    "br": brotli.compress(_BYTES), "zstd": zstandard.compress(_BYTES),
}  # fmt: skip
_BOMBS = {
    "gzip": gzip.compress(_ZEROS, 1), "deflate": zlib.compress(_ZEROS, 1),
    "br": brotli.compress(_ZEROS, quality=1), "zstd": zstandard.compress(_ZEROS),
}  # fmt: skip
RAW: dict[str, bytes] = {
    "/ok": answer(),
    "/moved": redirect("/ok", "301 Moved Permanently"),
    "/to-metadata": redirect("http://169.254.169.254/latest/meta-data/"),
    "/to-mapped": redirect("http://[::ffff:169.254.169.254]/"),
    "/to-password": redirect("//me:secret@127.0.0.1:1/ok"),
    "/sets-cookie": answer(PAGE.encode(), "Set-Cookie: session=secret"),
    "/loop-a": redirect("/loop-b"),
    "/loop-b": redirect("/loop-a"),
    "/self": redirect("/self"),
    "/to-file": redirect("file:///etc/passwd"),
    "/to-nowhere": answer(b"", status="302 Found"),
    "/no-content": answer(b"", status="204 No Content"),
    "/unasked-304": answer(b"", status="304 Not Modified"),
    "/short": answer(b"<p>half", length=1000),
    "/broken-chunk": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n",
    "/two-lengths": answer(PAGE.encode(), "Content-Length: 7"),
    "/longer": answer(PAGE.encode() + b"<p>and more", length=len(PAGE)),
    "/length-and-chunks": answer(b"4\r\n<p>x\r\n0\r\n\r\n", "Transfer-Encoding: chunked"),
    "/http-0.9": PAGE.encode(),
    "/odd-status": b"HTTP/1.1 fine OK\r\n\r\n",
    "/mixed": _typed("text/html; charset=utf-8", _SHORT.encode() + _SHORT.encode("latin-1")),
    "/no-http": b"SSH-2.0-OpenSSH_9.6\r\n",
    "/nothing": b"",
    "/gzip-members": _coded("gzip", gzip.compress(_BYTES[:20]) + gzip.compress(_BYTES[20:]) + b"padding"),
    "/deflate-raw": _coded("deflate", _raw_deflate(_BYTES)),
    "/zstd-frames": _coded("zstd", zstandard.compress(_BYTES[:20]) + zstandard.compress(_BYTES[20:])),
    "/zstd-wide": _coded("zstd", _wide_zstd(_BYTES)),
    "/gzip-br": _coded("br, gzip", gzip.compress(_WHOLE["br"])),
    "/gzip-empty": _coded("gzip", b""),
    "/odd-coding": _coded("utf-8", _BYTES),
    "/many-codings": _coded(", ".join(["gzip"] * 6), _BYTES),
    "/bomb-in-bomb": _coded("gzip, gzip", gzip.compress(_BOMBS["gzip"])),
    "/bomb-inside": _coded("br, zstd", zstandard.compress(_ZEROS)),
    "/until-close": b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE.encode(),
    "/no-type": b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n<p>Hi</p>",
    "/pdf": _typed("application/octet-stream", b"%PDF-1.7 ..."),
    "/latin-header": _typed("text/html; charset=ISO-8859-1", _SHORT.encode("latin-1")),
    "/meta": _typed("text/html", b'<meta charset="windows-1251"><p>' + "Договор".encode("cp1251")),
    "/meta-http-equiv": _typed(
        "text/html", b'<meta http-equiv="Content-Type" content="text/html; charset=gb2312">' + "条款".encode("gb2312")
    ),
    "/bom-beats-header": _typed("text/html; charset=iso-8859-1", b"\xef\xbb\xbf" + _SHORT.encode()),
    "/header-beats-meta": _typed("text/html; charset=utf-8", b'<meta charset="iso-8859-1">' + _SHORT.encode()),
    "/utf-16": _typed("text/html", b"\xff\xfe" + _SHORT.encode("utf-16-le")),
    "/nonsense-charset": _typed("text/html; charset=klingon", b'<meta charset="utf-8">' + _SHORT.encode()),
    "/no-text-charset": _typed("text/html; charset=base64", _SHORT.encode()),
    "/commented-meta": _typed("text/html", b'<!-- <meta charset="utf-16"> --><meta charset="shift_jis"><p>'),
}
for coding, whole in _WHOLE.items():
    RAW |= {
        f"/{coding}": _coded(coding, whole),
        f"/{coding}-bomb": _coded(coding, _BOMBS[coding]),
        f"/{coding}-broken": _coded(coding, b"this is not compressed at all"),
        f"/{coding}-cut": _coded(coding, whole[:-5]),
    }
RAW |= {
    f"/{status}": answer(b"<p>No.", status=f"{status} No")
    for status in (400, 401, 403, 404, 410, 418, 429, 451, 500, 502, 503)
}
HANDLERS: dict[str, Callable[[Call], None]] = {
    "/slow": _slow,
    "/slow-body": _slow_body,
    "/drip": _drip,
    "/drip-headers": _drip_headers,
    "/endless": _endless,
    "/conditional": _conditional,
    "/cookie": _cookie,
    "/hops": _hops,
    "/growing": _growing,
    "/open": _open,
    "/flapping": _flapping,
    "/limited": _limited,
    "/half-closed": _half_closed,
    "/torn": _torn,
    "/many-headers": _many_headers,
    "/hints": _hints,
}


@dataclass
class Server:
    """The server, listening on a free port of loopback while the context lasts."""

    seen: list[Call] = field(default_factory=list)
    load: Load = field(default_factory=Load)
    robots: bytes = answer(b"", status="404 Not Found")
    released: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def __enter__(self) -> Server:
        self._tcp = _Listener(("127.0.0.1", 0), _handler(self))
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


def _handler(server: Server) -> type[socketserver.StreamRequestHandler]:
    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            try:
                self._answer()
                self.request.shutdown(SHUT_RDWR)
            except OSError:  # the client has had enough: that is what many tests want
                pass

        def _answer(self) -> None:
            if self.rfile.peek(1)[:1] == b"\x16":  # a TLS greeting: real servers answer it with plain HTTP
                self.wfile.write(answer(b"plain HTTP here", status="400 Bad Request"))
                return
            first = self.rfile.readline().decode("latin-1").split(" ")
            headers = dict(_header_lines(iter(self.rfile.readline, b"")))
            call = Call(
                first[1] if len(first) > 1 else "",
                headers,
                self.wfile.write,
                server.released.wait,
                server.port,
                server.load,
                self.request,
            )
            if call.path == "/robots.txt":
                call.send(server.robots)
                return
            server.seen.append(call)
            call.asked = sum(each.path == call.path for each in server.seen)
            path = call.path.partition("?")[0]
            if path.startswith("http://"):  # asked as a proxy
                path = "/" + path.split("/", 3)[3]
            handler = HANDLERS.get("/" + path.split("/")[1])
            if handler:
                handler(call)
            else:
                call.send(RAW.get(path, answer(b"", status="404 Not Found")))

    return Handler


def _header_lines(lines: object) -> list[tuple[str, str]]:
    found = []
    for line in lines:  # type: ignore[attr-defined]
        if line in {b"\r\n", b"\n"}:
            break
        name, _, value = line.decode("latin-1").partition(":")
        found.append((name.strip().lower(), value.strip()))
    return found
