"""A URL -> a Snapshot over HTTP: the bytes as sent (decompressed), how they were had, or a CaptureError.

Asks politely (honest User-Agent, conditional GET), follows redirects keeping the chain, and bounds everything a
server can stretch: time to connect, time for one read, time for the whole, size after decompression, redirects.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime

import httpx2

from termsdiff import __version__
from termsdiff.capture.charset import charset_of, media_type_of
from termsdiff.capture.refusals import NETWORK_ERRORS, from_exception, from_status, no_address, refusal
from termsdiff.capture.transport import Deadline, Transport
from termsdiff.errors import CaptureReason
from termsdiff.model import Snapshot

__all__ = ["Session", "Settings", "Validators", "fetch", "opened"]

# What a page can be read from; other types are asked for last.
_ACCEPT = "text/html,application/xhtml+xml,text/markdown;q=0.9,text/plain;q=0.9,application/pdf;q=0.8,*/*;q=0.5"
_NOT_MODIFIED = 304


@dataclass(frozen=True, slots=True)
class Settings:
    """How to ask. Times in seconds, sizes in bytes after decompression.

    ``contact`` is printed in the User-Agent, so that a site's operator can find out who asks: a URL or an e-mail
    address. ``verify`` is a TLS context with a CA of one's own. Without ``allow_private`` addresses of private
    networks, of this machine and of cloud metadata are refused, also after a redirect.
    """

    contact: str = "https://pypi.org/project/termsdiff/"
    connect_timeout: float = 10.0
    read_timeout: float = 20.0
    total_timeout: float = 60.0
    max_bytes: int = 20_000_000
    max_redirects: int = 10
    language: str = ""
    verify: ssl.SSLContext | None = None
    allow_private: bool = True

    @property
    def user_agent(self) -> str:
        """What termsdiff calls itself: its name, its version and whom to ask."""
        return f"termsdiff/{__version__} (+{self.contact})"


@dataclass(frozen=True, slots=True)
class Validators:
    """What the last answer said of itself, for a conditional GET: ``ETag`` and ``Last-Modified`` as sent, or ""."""

    etag: str = ""
    last_modified: str = ""

    @property
    def headers(self) -> dict[str, str]:
        """The request headers that ask for the page only if it is another one."""
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in asked.items() if value}


@dataclass(frozen=True, slots=True)
class Session:
    """An open client with its limits. Connections and cookies are its own; use it for one source."""

    client: httpx2.Client
    deadline: Deadline
    settings: Settings


@contextmanager
def opened(settings: Settings) -> Iterator[Session]:
    """A session for one source, closed at the end."""
    # A source is one or two requests: a kept connection that the server drops meanwhile would cost more than it saves.
    headers = {"User-Agent": settings.user_agent, "Accept": _ACCEPT, "Connection": "close"}
    if settings.language:
        headers["Accept-Language"] = settings.language
    timeout = httpx2.Timeout(settings.read_timeout, connect=settings.connect_timeout)
    deadline = Deadline(settings.total_timeout)
    transport = Transport(deadline, verify=settings.verify, allow_private=settings.allow_private)
    with httpx2.Client(transport=transport, headers=headers, timeout=timeout, trust_env=False) as client:
        yield Session(client, deadline, settings)


def fetch(
    session: Session, url: str, *, clock: Callable[[], datetime], validators: Validators = Validators()
) -> Snapshot:
    """GET ``url``. The snapshot's ``url`` is where the page was found in the end, ``redirects`` the addresses that
    led there, the asked one first. With ``validators``, a 304 gives a snapshot of that status without content.

    Raises:
        CaptureError: the page could not be had; its message gives the reason and what to do.
    """
    at, began = clock(), time.monotonic()
    try:
        response, content, chain = _follow(session, url, validators.headers)
    except NETWORK_ERRORS as error:
        raise from_exception(url, error) from error
    content_type = response.headers.get("Content-Type", "")
    return Snapshot(
        content=content,
        url=str(response.url),
        at=at,
        media_type=media_type_of(content_type, content),
        charset=charset_of(content_type, content),
        status=response.status_code,
        headers=tuple(response.headers.multi_items()),
        redirects=chain,
        duration=time.monotonic() - began,
    )


def _follow(session: Session, url: str, headers: dict[str, str]) -> tuple[httpx2.Response, bytes, tuple[str, ...]]:
    """Ask, and ask again where a redirect leads, until a page answers: the response, its body, the chain."""
    session.deadline.start()
    limit = session.settings.max_redirects
    chain: tuple[str, ...] = ()
    request = session.client.build_request("GET", url, headers=headers)
    while True:
        _require_http(request.url, asked=url, redirected=bool(chain))
        with closing(session.client.send(request, stream=True)) as response:
            if response.next_request is None:
                return response, _body(response, url, session.settings.max_bytes), chain
        chain = (*chain, str(request.url))
        request = response.next_request
        if str(request.url) in chain:
            raise refusal(url, "redirects in a circle", CaptureReason.REDIRECTS)
        if len(chain) > limit:
            raise refusal(url, f"redirects more than {limit} times", CaptureReason.REDIRECTS)


def _require_http(url: httpx2.URL, *, asked: str, redirected: bool) -> None:
    if url.scheme in {"http", "https"} and url.host:
        return
    if redirected:
        raise refusal(asked, f"redirects to {url}, which is no web address", CaptureReason.REDIRECTS)
    raise no_address(asked)


def _body(response: httpx2.Response, url: str, limit: int) -> bytes:
    """The decompressed body, read only as far as the limit; an answer that is no page is an error."""
    conditional = "If-None-Match" in response.request.headers or "If-Modified-Since" in response.request.headers
    if response.status_code == _NOT_MODIFIED and conditional:
        return b""
    if not response.is_success:
        raise from_status(url, response.status_code)
    parts, size = [], 0
    for part in response.iter_bytes():
        parts.append(part)
        size += len(part)
        if size > limit:
            raise refusal(url, f"sends more than {limit / 1e6:g} MB", CaptureReason.TOO_LARGE)
    return b"".join(parts)
