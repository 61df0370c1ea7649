"""A URL -> a Snapshot over HTTP: the bytes as sent (decompressed), how they were had, or a CaptureError.

Asks politely (honest User-Agent, robots.txt, one request at a time and host, conditional GET), follows redirects
keeping the chain, asks again after what passes, and bounds everything a server can stretch: time to connect, time
for one read, time for the whole, size after decompression, redirects.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime
from functools import partial
from typing import NamedTuple

import httpx2

from termsdiff.capture import robots
from termsdiff.capture.charset import charset_of, media_type_of
from termsdiff.capture.codings import ACCEPTED, TooMuchError, decoded
from termsdiff.capture.failures import NETWORK_ERRORS, from_exception
from termsdiff.capture.manners import Manners
from termsdiff.capture.refusals import from_status, no_address, refusal
from termsdiff.capture.settings import Settings, Validators
from termsdiff.capture.transport import Deadline, Transport
from termsdiff.errors import CaptureError, CaptureReason
from termsdiff.model import Snapshot, Source

__all__ = ["Session", "fetch", "opened"]

# What a page can be read from; other types are asked for last.
_ACCEPT = "text/html,application/xhtml+xml,text/markdown;q=0.9,text/plain;q=0.9,application/pdf;q=0.8,*/*;q=0.5"
_NOT_MODIFIED = 304
_SECRET = {"set-cookie", "set-cookie2"}  # response headers that let who reads them act as this visitor: never kept
_CREDENTIALS = "give them as headers of the source in termsdiff.toml, so that they are sent but never stored"
_NONE = Validators()
_ROBOTS_REDIRECTS = 5  # RFC 9309, 2.3.1.2


@dataclass(frozen=True, slots=True)
class Session:
    """An open client with its limits. Connections and cookies are its own; use it for one source, whose ``headers``
    go to the hosts of its own addresses alone."""

    client: httpx2.Client
    deadline: Deadline
    settings: Settings
    manners: Manners
    headers: Mapping[str, str] = field(default_factory=dict)


@contextmanager
def opened(settings: Settings, source: Source, manners: Manners) -> Iterator[Session]:
    """A session for one source, closed at the end."""
    # A source is one or two requests: a kept connection that the server drops meanwhile would cost more than it saves.
    # HTTP/2 knows no such header and keeps its connection.
    headers = {"User-Agent": settings.user_agent, "Accept": _ACCEPT, "Accept-Encoding": ACCEPTED, "Connection": "close"}
    if settings.language:
        headers["Accept-Language"] = settings.language
    timeout = httpx2.Timeout(settings.read_timeout, connect=settings.connect_timeout)
    deadline = Deadline(settings.total_timeout)
    transport = Transport(
        deadline, verify=settings.verify, allow_private=settings.allow_private, proxy=settings.proxy
    )  # fmt: skip
    with httpx2.Client(transport=transport, headers=headers, timeout=timeout, trust_env=False) as client:
        for host in {_host(url) for url in source.urls}:
            for name, value in source.cookies:
                client.cookies.set(name, value, domain=host)
        yield Session(client, deadline, settings, manners, dict(source.headers))


def fetch(session: Session, url: str, *, clock: Callable[[], datetime], validators: Validators = _NONE) -> Snapshot:
    """GET ``url``. The snapshot's ``url`` is where the page was found in the end, ``redirects`` the addresses that
    led there, the asked one first. With ``validators``, a 304 gives a snapshot of that status without content.

    Raises:
        CaptureError: the page could not be had; its message gives the reason and what to do.
    """
    attempt = 1
    while True:
        try:
            return _fetch(session, url, clock, validators.headers)
        except CaptureError as error:
            wait = session.manners.pause(error, attempt, session.settings.delay_for(url))
            if wait is None or not _is_web(url):
                raise
        session.manners.sleep(wait)
        attempt += 1


def _fetch(session: Session, url: str, clock: Callable[[], datetime], headers: dict[str, str]) -> Snapshot:
    at, began = clock(), time.monotonic()
    hops = _Hops(url, session.settings.max_redirects, session.settings.max_bytes, robots=session.settings.robots)
    try:
        response, content, chain = _follow(session, hops, headers | dict(session.headers), at)
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
        headers=tuple(header for header in response.headers.multi_items() if header[0].lower() not in _SECRET),
        redirects=chain,
        duration=time.monotonic() - began,
    )


class _Hops(NamedTuple):
    """What bounds one walk from the asked address to the page."""

    url: str
    redirects: int
    size: int
    robots: bool = True
    cut: bool = False  # take the start of what is too long


def _follow(
    session: Session, hops: _Hops, headers: dict[str, str], at: datetime
) -> tuple[httpx2.Response, bytes, tuple[str, ...]]:
    """Ask, and ask again where a redirect leads, until a page answers: the response, its body, the chain."""
    session.deadline.start()
    chain: tuple[str, ...] = ()
    request = session.client.build_request("GET", hops.url, headers=headers)
    while True:
        _require_web(request.url, asked=hops.url, redirected=bool(chain))
        if hops.robots:
            _require_welcome(session, request.url, hops.url, at)
        with session.manners.turn(request.url.host, session.settings.delay_for(str(request.url))) as waited:
            session.deadline.extend(waited)
            with closing(session.client.send(request, stream=True)) as response:
                if response.next_request is None:
                    return response, _body(response, hops, at), chain
        chain = (*chain, str(request.url))
        request = _next(session, request, response.next_request)
        if str(request.url) in chain:
            raise refusal(hops.url, "redirects in a circle", CaptureReason.REDIRECTS)
        if len(chain) > hops.redirects:
            raise refusal(hops.url, f"redirects more than {hops.redirects} times", CaptureReason.REDIRECTS)


def _next(session: Session, asked: httpx2.Request, following: httpx2.Request) -> httpx2.Request:
    """The request a redirect asks for, without what was meant for another host."""
    following.url = following.url.copy_with(username=None, password=None)
    if following.url.host != asked.url.host:
        for name in session.headers:
            following.headers.pop(name, None)
    return following


def _host(url: str) -> str:
    try:
        return httpx2.URL(url).host
    except (httpx2.InvalidURL, UnicodeError):
        return ""


def _is_web(url: str) -> bool:
    return url.lower().startswith(("http://", "https://")) and bool(_host(url))


def _require_web(url: httpx2.URL, *, asked: str, redirected: bool) -> None:
    if url.userinfo and not redirected:
        safe = str(url.copy_with(username=None, password=None))
        raise refusal(safe, "was given with a name and a password", CaptureReason.PROTOCOL, advice=_CREDENTIALS)
    if url.scheme in {"http", "https"} and url.host:
        return
    if redirected:
        raise refusal(asked, f"redirects to {url}, which is no web address", CaptureReason.REDIRECTS)
    raise no_address(asked)


def _require_welcome(session: Session, url: httpx2.URL, asked: str, at: datetime) -> None:
    """Make sure that the robots.txt of the site lets termsdiff ask for ``url``."""
    origin = str(url.copy_with(raw_path=b"/robots.txt", fragment=None))
    rules = session.manners.rules(url.host, origin, partial(_rules, session, origin, asked, at))
    if not rules.allow(str(url)):
        raise refusal(asked, "is closed to programs by its site's robots.txt", CaptureReason.ROBOTS)


def _rules(session: Session, origin: str, asked: str, at: datetime) -> robots.Rules:
    hops = _Hops(origin, _ROBOTS_REDIRECTS, robots.LIMIT, robots=False, cut=True)
    try:
        _, content, _ = _follow(session, hops, {}, at)
    except CaptureError as error:
        return robots.rules_without(error)
    except NETWORK_ERRORS as error:
        raise from_exception(asked, error) from error
    finally:
        session.deadline.start()
    return robots.read_rules(content)


def _body(response: httpx2.Response, hops: _Hops, at: datetime) -> bytes:
    """The decompressed body, read only as far as the limit; an answer that is no page is an error."""
    conditional = "If-None-Match" in response.request.headers or "If-Modified-Since" in response.request.headers
    if response.status_code == _NOT_MODIFIED and conditional:
        return b""
    if not response.is_success:
        error = from_status(hops.url, response.status_code)
        error.retry_after = _seconds(response.headers.get("Retry-After", ""), at)
        raise error
    content = bytearray()
    try:
        for part in decoded(response.iter_raw(), response.headers.get("Content-Encoding", ""), limit=hops.size):
            content += part
    except TooMuchError:
        if not hops.cut:
            raise refusal(hops.url, f"sends more than {hops.size / 1e6:g} MB", CaptureReason.TOO_LARGE) from None
    return bytes(content)


def _seconds(text: str, at: datetime) -> float | None:
    """What Retry-After says, in seconds from ``at``: a number or a date (RFC 9110, 10.2.3)."""
    if text.strip().isdecimal():
        return float(text)
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return None
    return max(0.0, (until - at).total_seconds()) if until.tzinfo else None
