"""The proxy a browser goes out through: what it passes on, and what it does not."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import socketserver
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest

from termsdiff.capture import Settings
from termsdiff.capture.guard import Guard

OPEN = Settings(allow_private=True)
PAGE = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: keep-alive\r\nKeep-Alive: 9\r\n\r\nhi"


class Server(socketserver.ThreadingTCPServer):
    """Keeps the heads it is sent, and answers each with ``page``; it leaves connections open."""

    def __init__(self, page: bytes) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.page, self.heads = page, []
        self.host = f"127.0.0.1:{self.server_address[1]}"


class _Handler(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        with contextlib.suppress(OSError):
            lines = []
            while line := self.rfile.readline():
                lines.append(line)
                if line == b"\r\n":
                    self.server.heads.append(b"".join(lines))
                    self.wfile.write(self.server.page)
                    lines.clear()


@contextlib.contextmanager
def serving(page: bytes) -> Iterator[Server]:
    with Server(page) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def answered(sent: str, settings: Settings = OPEN, page: bytes = PAGE) -> tuple[bytes, Server, Guard]:
    """What the guard answers to ``sent``, in which {host} is the server; the proxy that is set may be it, too."""
    with serving(page) as server:
        chosen = replace(settings, proxy=settings.proxy.format(host=server.host))
        got, guard = asyncio.run(_ask(sent.format(host=server.host).encode(), chosen))
    return got, server, guard


async def _ask(sent: bytes, settings: Settings) -> tuple[bytes, Guard]:
    async with Guard(settings) as guard:
        return await asyncio.to_thread(_exchange, guard.url, sent), guard


def _exchange(url: str, sent: bytes) -> bytes:
    """What comes back until the page's end, or the connection's."""
    got = b""
    with socket.create_connection(("127.0.0.1", int(url.rpartition(":")[2])), timeout=20) as connection:
        connection.sendall(sent)
        while not got.endswith(b"hi") and (part := connection.recv(65536)):
            got += part
    return got


def test_a_request_is_passed_on_without_what_is_meant_for_a_proxy() -> None:
    """And its answer so that nothing else comes over the same connection."""
    sent = "GET http://{host}/a?b=c HTTP/1.1\r\nHost: {host}\r\nProxy-Connection: keep-alive\r\nX-Kept: 1\r\n\r\n"
    got, server, guard = answered(sent)
    assert got == b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi"
    assert server.heads == [
        f"GET /a?b=c HTTP/1.1\r\nHost: {server.host}\r\nX-Kept: 1\r\nConnection: close\r\n\r\n".encode()
    ]
    assert (guard.spent, guard.overrun, guard.refused) == (2, False, [])


def test_a_second_request_on_a_connection_goes_nowhere() -> None:
    """It may be meant for another host."""
    first = "GET http://{host}/ HTTP/1.1\r\nHost: {host}\r\n\r\n"
    close = PAGE.replace(b"keep-alive", b"close")
    _, server, _ = answered(
        first + "GET http://other.example/secret HTTP/1.1\r\nHost: other.example\r\n\r\n", page=close
    )
    assert not any(b"secret" in head for head in server.heads)


def test_a_body_is_passed_on_and_an_interim_answer_is_not() -> None:
    sent = "POST http://{host}/ HTTP/1.1\r\nHost: {host}\r\nContent-Length: 8\r\n\r\nbody\r\n\r\n"
    got, server, _ = answered(sent, page=b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + PAGE)
    assert got.startswith(b"HTTP/1.1 200 OK")
    assert server.heads[1] == b"body\r\n\r\n"


def test_a_tunnel_carries_what_both_ends_say() -> None:
    got, server, _ = answered("CONNECT {host} HTTP/1.1\r\nHost: {host}\r\n\r\nhello\r\n\r\n")
    assert got == b"HTTP/1.1 200 OK\r\n\r\n" + PAGE
    assert server.heads == [b"hello\r\n\r\n"]


@pytest.mark.parametrize(
    "sent",
    [
        "GET http://{host}/ HTTP/1.1\r\n\r\n",
        "CONNECT {host} HTTP/1.1\r\n\r\n",
        "CONNECT localhost:80 HTTP/1.1\r\n\r\n",
        "CONNECT [::1]:80 HTTP/1.1\r\n\r\n",
        "CONNECT [::ffff:169.254.169.254]:80 HTTP/1.1\r\n\r\n",
        "GET http://[::1]/ HTTP/1.1\r\n\r\n",
        "GET http://0x7f.1/ HTTP/1.1\r\n\r\n",
    ],
)
def test_a_private_address_is_refused(sent) -> None:
    got, server, guard = answered(sent, Settings())
    assert got.startswith(b"HTTP/1.1 403 ")
    assert (server.heads, len(guard.refused)) == ([], 1)


@pytest.mark.parametrize(
    "sent",
    [
        "nonsense\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET ftp://{host}/ HTTP/1.1\r\n\r\n",
        "GET http:///x HTTP/1.1\r\n\r\n",
        "CONNECT {host}x HTTP/1.1\r\n\r\n",
        "GET http://no-such-host.invalid/ HTTP/1.1\r\n\r\n",
        "POST http://{host}/ HTTP/1.1\r\nContent-Length: x\r\n\r\n",
        "CONNECT 127.0.0.1:1 HTTP/1.1\r\n\r\n",
    ],
)
def test_what_cannot_be_passed_on_is_a_502(sent) -> None:
    assert answered(sent)[0].startswith(b"HTTP/1.1 502 ")


def test_an_answer_that_is_no_http_is_a_502() -> None:
    sent = "GET http://{host}/ HTTP/1.1\r\nHost: {host}\r\n\r\n"
    assert answered(sent, page=b"SSH-2.0\r\n\r\n")[0].startswith(b"HTTP/1.1 502 ")


@pytest.mark.parametrize("sent", ["GET http://{host}/ HTTP/1.1\r\n\r\n", "CONNECT {host} HTTP/1.1\r\n\r\nx\r\n\r\n"])
def test_no_more_comes_in_than_is_allowed(sent) -> None:
    long = PAGE.replace(b"Length: 2", b"Length: 1000000").replace(b"hi", bytes(1_000_000))
    got, _, guard = answered(sent, Settings(allow_private=True, max_bytes=1000), long)
    assert guard.overrun
    assert len(got) < 1000  # the answer's head


def test_a_proxy_that_is_set_is_asked_with_its_name_and_password() -> None:
    """It looks names up itself; what says itself that it is private is refused all the same."""
    behind = Settings(proxy="http://me:se%20cret@{host}")
    shown = b"Proxy-Authorization: Basic bWU6c2UgY3JldA=="
    got, server, _ = answered("GET http://pages.example/x HTTP/1.1\r\nHost: pages.example\r\n\r\n", behind)
    assert got.endswith(b"hi")
    assert server.heads[0].startswith(b"GET http://pages.example/x HTTP/1.1\r\n")
    assert shown in server.heads[0]
    got, server, _ = answered("CONNECT pages.example:443 HTTP/1.1\r\n\r\nx\r\n\r\n", behind)
    assert got.startswith(b"HTTP/1.1 200 OK\r\n\r\n")
    assert server.heads[0].startswith(b"CONNECT pages.example:443 HTTP/1.1\r\n")
    assert shown in server.heads[0]
    got, server, _ = answered("GET http://169.254.169.254/ HTTP/1.1\r\n\r\n", behind)
    assert (got[:12], server.heads) == (b"HTTP/1.1 403", [])


def test_a_proxy_that_refuses_is_a_502() -> None:
    sent = "CONNECT pages.example:443 HTTP/1.1\r\n\r\n"
    got, _, _ = answered(sent, Settings(proxy="http://{host}"), b"HTTP/1.1 407 No\r\n\r\n")
    assert got.startswith(b"HTTP/1.1 502 ")
