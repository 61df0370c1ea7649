"""What a browser asks for in, connections to allowed addresses out: a proxy on loopback that serves one capture.

The browser knows no other way out and looks no name up itself: a page, whatever a page loads, and WebSockets all come
here, each connection is made to the address that was checked, and together they bring a bounded number of bytes.
Secure connections pass through as they are; the browser checks their certificates.
"""

from __future__ import annotations

import asyncio
from base64 import b64encode
from collections.abc import AsyncIterator, Coroutine, Iterable
from contextlib import asynccontextmanager, suppress
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from termsdiff.capture.addresses import RefusedAddressError, names_private, resolve
from termsdiff.capture.settings import Settings

__all__ = ["Guard"]

_HEAD = 262_144  # bytes the head of a request or an answer may have
_PART = 65_536  # bytes passed on at a time
# Headers that speak of one connection, not of what is asked for (RFC 9110, 7.6.1).
_OF_A_CONNECTION = {"connection", "keep-alive", "proxy-connection", "proxy-authorization", "te", "trailer", "upgrade"}


class _Way(NamedTuple):
    """Where to connect to, and what the other end is told of it where it is a proxy itself."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    proxied: bool = False


class Guard:
    """The proxy, listening while ``async with`` lasts. ``url`` is its address, ``spent`` the bytes that came in through
    it, ``overrun`` whether it stopped at the limit; ``refused`` names the hosts it did not connect to."""

    def __init__(self, settings: Settings) -> None:
        self.url = ""
        self.spent = 0
        self.overrun = False
        self.refused: list[str] = []
        self._settings = settings
        self._proxy = urlsplit(settings.proxy) if settings.proxy else None
        self._open: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Guard:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0, limit=_HEAD)
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        for task in self._open:
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None  # for mypy: a connection is served by a task
        self._open.add(task)
        try:
            await self._serve(reader, writer)
        except RefusedAddressError as error:
            self.refused.append(str(error).partition(" ")[0])
            await _answer(writer, "403 Forbidden")
        except (OSError, ValueError, EOFError, asyncio.LimitOverrunError):
            await _answer(writer, "502 Bad Gateway")
        except asyncio.CancelledError:
            pass  # the capture is over
        finally:
            self._open.discard(task)
            await _end(writer)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        method, target, *lines = _lines(await reader.readuntil(b"\r\n\r\n"))
        if method == "CONNECT":
            host, _, port = target.rpartition(":")
            async with self._connected(host.strip("[]"), int(port), tunnel=target) as way:
                writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
                await _until_either(self._bring(way.reader, writer), _pass_on(reader, way.writer))
        else:
            await self._forward(f"{method} {target}", lines, reader, writer)

    async def _forward(
        self, asked: str, lines: list[str], reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """One request for an ``http:`` address and its answer. The connection serves no second one, so that no other
        host's request can run into it."""
        method, target = asked.split(" ")
        url = urlsplit(target)
        if url.scheme != "http" or not url.hostname:
            raise ValueError(target)
        body = await reader.readexactly(_length(lines))
        async with self._connected(url.hostname, url.port or 80) as way:
            path = target if way.proxied else url._replace(scheme="", netloc="").geturl() or "/"
            way.writer.write(_head(f"{method} {path} HTTP/1.1", lines, *(self._secret if way.proxied else ())) + body)
            status, answered = "HTTP/1.1 100", [""]
            while _code(status).startswith("1"):
                status, *answered = (await way.reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            writer.write(_head(status, answered))
            await _until_either(self._bring(way.reader, writer), _pass_over(reader))

    @asynccontextmanager
    async def _connected(self, host: str, port: int, *, tunnel: str = "") -> AsyncIterator[_Way]:
        """`_connect`, ended at the end."""
        way = await self._connect(host, port, tunnel=tunnel)
        try:
            yield way
        finally:
            await _end(way.writer)

    async def _connect(self, host: str, port: int, *, tunnel: str = "") -> _Way:
        """A connection to ``host``, or through the proxy that is set; that one looks names up itself.

        Raises:
            OSError: it cannot be reached, or leads into a private network (RefusedAddressError).
        """
        allowed = self._settings.allow_private
        if self._proxy is not None:
            if not allowed and names_private(f"http://[{host}]/" if ":" in host else f"http://{host}/"):
                raise RefusedAddressError(f"{host} is an address of a private network")
            return await self._through_proxy(tunnel)
        loop = asyncio.get_running_loop()
        addresses = await loop.run_in_executor(None, lambda: resolve(host, port, allow_private=allowed))
        return _Way(*await _dial(addresses, port))

    async def _through_proxy(self, tunnel: str) -> _Way:
        assert self._proxy is not None  # for mypy: asked for only where one is set
        secure = self._proxy.scheme == "https"
        port = self._proxy.port or (443 if secure else 80)
        reader, writer = await asyncio.open_connection(self._proxy.hostname, port, ssl=secure or None, limit=_HEAD)
        if tunnel:
            asked = [f"CONNECT {tunnel} HTTP/1.1", f"Host: {tunnel}", *self._secret, "", ""]
            writer.write("\r\n".join(asked).encode("latin-1"))
            status = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").partition("\r\n")[0]
            if not _code(status).startswith("2"):
                await _end(writer)
                raise ConnectionError("the proxy refuses")
        return _Way(reader, writer, proxied=not tunnel)

    @property
    def _secret(self) -> tuple[str, ...]:
        """The header line that shows the proxy who asks, where it wants to know."""
        if self._proxy is None or self._proxy.username is None:
            return ()
        named = f"{unquote(self._proxy.username)}:{unquote(self._proxy.password or '')}"
        return (f"Proxy-Authorization: Basic {b64encode(named.encode()).decode()}",)

    async def _bring(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Pass on to the browser what comes in, as far as the limit."""
        with suppress(OSError):
            while part := await reader.read(_PART):
                self.spent += len(part)
                self.overrun = self.overrun or self.spent > self._settings.max_bytes
                if self.overrun:
                    return
                writer.write(part)
                await writer.drain()


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while part := await reader.read(_PART):
            writer.write(part)
            await writer.drain()


async def _pass_over(reader: asyncio.StreamReader) -> None:
    with suppress(OSError):
        while await reader.read(_PART):
            pass


async def _until_either(*both: Coroutine[Any, Any, None]) -> None:
    """Do both until one has ended."""
    tasks = [asyncio.create_task(each) for each in both]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _lines(head: bytes) -> tuple[str, ...]:
    """Method, target and header lines of a request."""
    first, *lines = head.decode("latin-1").split("\r\n")
    method, target, _ = first.split(" ")
    return method, target, *filter(None, lines)


def _head(first: str, lines: Iterable[str], *more: str) -> bytes:
    kept = [line for line in lines if line and line.partition(":")[0].strip().lower() not in _OF_A_CONNECTION]
    return "\r\n".join([first, *kept, *more, "Connection: close", "", ""]).encode("latin-1")


def _code(status: str) -> str:
    """The code of a status line. Raises ValueError where it is none."""
    version, _, code = status.partition(" ")
    if not version.startswith("HTTP/"):
        raise ValueError(status)
    return code


async def _end(writer: asyncio.StreamWriter) -> None:
    writer.close()
    with suppress(OSError):
        await writer.wait_closed()


def _length(lines: Iterable[str]) -> int:
    """Bytes of a request's body; a browser always says how many."""
    named = (line.partition(":")[2] for line in lines if line.lower().startswith("content-length:"))
    return int(next(named, "0"))


async def _dial(addresses: tuple[str, ...], port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    *others, last = addresses
    for address in others:
        with suppress(OSError):
            return await asyncio.open_connection(address, port, limit=_HEAD)
    return await asyncio.open_connection(last, port, limit=_HEAD)


async def _answer(writer: asyncio.StreamWriter, status: str) -> None:
    with suppress(OSError):
        writer.write(f"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode())
        await writer.drain()
