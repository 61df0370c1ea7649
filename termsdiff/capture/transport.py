"""The network under `termsdiff.capture.http`: httpcore2 with one deadline over the whole of a capture. HTTP/2 where
the server offers it in the TLS greeting, else HTTP/1.1.

httpx2's time-outs bound one read each; a server that sends a byte now and then never meets them. Here every
read, write and handshake gets what is left of the whole, whichever is less.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from typing import Any

import h2.exceptions
import httpcore2
import httpx2

from termsdiff.capture.addresses import RefusedAddressError, names_private, resolve

__all__ = ["Deadline", "Transport"]

_KEPT = 4.0  # seconds a connection is kept for the next request; servers drop it after five, or later


class Deadline:
    """How long a capture may still take, in seconds; starts anew with `start`."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.start()

    def start(self) -> None:
        """Give the next capture the whole time again."""
        self._end = time.monotonic() + self.seconds

    def extend(self, seconds: float) -> None:
        """Leave out of account that ``seconds`` were spent waiting for one's turn."""
        self._end += seconds

    def within(self, timeout: float | None, error: type[Exception]) -> float:
        """The lesser of ``timeout`` and what is left; raises ``error`` when nothing is left."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise error(f"the capture took longer than {self.seconds:g} seconds")
        return left if timeout is None else min(timeout, left)


class _Stream(httpcore2.NetworkStream):
    def __init__(self, inner: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.within(timeout, httpcore2.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.within(timeout, httpcore2.WriteTimeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        left = self._deadline.within(timeout, httpcore2.ConnectTimeout)
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, left), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _Backend(httpcore2.NetworkBackend):
    def __init__(self, deadline: Deadline, *, allow_private: bool) -> None:
        self._inner = httpcore2.SyncBackend()
        self._deadline = deadline
        self._allow_private = allow_private

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        *others, last = resolve(host, port, allow_private=self._allow_private)
        for address in others:
            with suppress(httpcore2.ConnectError):
                return self._connect(address, port, timeout, local_address, socket_options)
        return self._connect(last, port, timeout, local_address, socket_options)

    def _connect(
        self,
        address: str,
        port: int,
        timeout: float | None,
        local_address: str | None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None,
    ) -> httpcore2.NetworkStream:
        left = self._deadline.within(timeout, httpcore2.ConnectTimeout)
        return _Stream(self._inner.connect_tcp(address, port, left, local_address, socket_options), self._deadline)


@contextmanager
def _telling_broken_http() -> Iterator[None]:
    """httpcore2 lets through what HTTP/2 stumbles over: errors of h2, and a status that is no number."""
    try:
        yield
    except (h2.exceptions.H2Error, ValueError) as error:
        raise httpcore2.RemoteProtocolError(str(error)) from error


class _Body(httpx2.SyncByteStream):
    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        with _telling_broken_http():
            yield from self._stream

    def close(self) -> None:
        self._stream.close()


@cache
def _system_trust() -> ssl.SSLContext:
    """Made once: reading the system's certificates takes 20 ms."""
    return httpcore2.default_ssl_context()


class Transport(httpx2.BaseTransport):
    """An httpx2 transport whose every network operation keeps within ``deadline``, and that connects to public
    addresses only unless ``allow_private``. Raises httpcore2's errors and those of `resolve`."""

    def __init__(
        self, deadline: Deadline, *, verify: ssl.SSLContext | None = None, allow_private: bool = False, proxy: str = ""
    ) -> None:
        self.deadline = deadline
        # Behind a proxy it is the proxy that looks names up and connects; only what an address says itself is seen.
        self._checks_names = bool(proxy) and not allow_private
        self._pool = httpcore2.ConnectionPool(
            ssl_context=verify or _system_trust(),
            network_backend=_Backend(deadline, allow_private=allow_private or bool(proxy)),
            proxy=httpcore2.Proxy(proxy) if proxy else None,
            http2=True,
            keepalive_expiry=_KEPT,
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send one request; the response's body is read as it is iterated."""
        url = request.url
        if self._checks_names and names_private(str(url)):
            raise RefusedAddressError(f"{url.host} is an address of a private network")
        core = httpcore2.Request(
            method=request.method,
            url=httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        with _telling_broken_http():
            response = self._pool.handle_request(core)
        return httpx2.Response(
            status_code=response.status,
            headers=response.headers,
            stream=_Body(response.stream),
            extensions=response.extensions,
        )

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()
