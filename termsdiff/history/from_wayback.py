"""The Wayback Machine, or another archive with a CDX server, in; attempts of the past out, in order of time.

The CDX server lists the captures of an address; each distinct page is asked for once, as it was received (``id_``).
Captures of equal digest share it, errors and known times are not asked for at all. How to ask is passed in: delays,
retries and Retry-After are its business.

https://github.com/internetarchive/wayback/tree/master/wayback-cdx-server
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import zip_longest
from typing import NamedTuple
from urllib.parse import urlencode

from termsdiff.capture.charset import charset_of, media_type_of
from termsdiff.capture.codings import BrokenCodingError, TooMuchError
from termsdiff.capture.refusals import from_status, refusal
from termsdiff.errors import CaptureError, CaptureReason, InputError
from termsdiff.history.attempts import Attempt, together
from termsdiff.history.shelf import Shelf
from termsdiff.history.warc_pages import unpacked
from termsdiff.model import Snapshot

__all__ = ["WAYBACK", "Wayback"]

WAYBACK = "https://web.archive.org"
_FIELDS = ("timestamp", "original", "statuscode", "digest")
_ROWS = 10_000  # captures asked for at a time; a row has some 150 bytes
_STAMP = "%Y%m%d%H%M%S"
_PLAYED = re.compile(r"/web/(?P<stamp>\d{14})id_/(?P<url>.+)$")
_FOLLOWED = timedelta(minutes=1)  # a crawler follows a redirect at once; what it led to is listed by itself then
_DRIFT = timedelta(days=1)  # from a redirect to what the archive has of its target
_IN_A_ROW = 3  # captures that fail one after the other before the archive itself is held to fail
_ORIGINAL = "x-archive-orig-"
_SECRET = {"set-cookie", "set-cookie2"}
_GZIP = b"\x1f\x8b"
# Failures that tell of one capture; others are the archive's, or the network's.
_OF_ONE = {CaptureReason.NOT_FOUND, CaptureReason.FORBIDDEN, CaptureReason.GONE, CaptureReason.STATUS}
_OF_ONE |= {CaptureReason.TOO_LARGE, CaptureReason.REDIRECTS, CaptureReason.REFUSED_ADDRESS}
_PASSING = {CaptureReason.SERVER_ERROR, CaptureReason.TIMEOUT, CaptureReason.PROTOCOL}


class _Row(NamedTuple):
    """A capture as listed, of the page number ``part``."""

    part: int
    stamp: str
    url: str
    status: str  # "-" for a revisit, which is as another capture of its digest
    digest: str

    @property
    def at(self) -> datetime:
        """When it was made."""
        return datetime.strptime(self.stamp, _STAMP).replace(tzinfo=UTC)

    @property
    def is_redirect(self) -> bool:
        """Did the page lead elsewhere?"""
        return self.status.startswith("3")

    @property
    def is_page(self) -> bool:
        """Was it a page, so far as the list says?"""
        return self.status == "-" or self.status.startswith("2")


class _LostError(Exception):
    """A capture that is listed cannot be had."""


@dataclass
class Wayback:
    """An archive at ``base`` that ``fetch`` asks. ``shelf`` keeps its pages while the import lasts. Captures from
    ``since`` to ``until`` are taken, of each ``per`` ("hour", "day", "month") the first good one only. ``lost`` says
    which could not be had, a sentence each."""

    fetch: Callable[[str], Snapshot]
    shelf: Shelf
    base: str = WAYBACK
    since: datetime | None = None
    until: datetime | None = None
    per: str = ""
    lost: list[str] = field(default_factory=list)
    _known: dict[str, tuple[str, Snapshot]] = field(default_factory=dict)  # digest -> name on the shelf, its facts
    _failures: int = 0

    def attempts(self, pages: Sequence[Iterable[str]], *, known: Container[datetime] = ()) -> Iterator[Attempt]:
        """The attempts at a document, in order of time: ``pages`` are the addresses each of its pages has had. Those
        of times that are ``known`` come without anything; nothing is asked for them.

        Raises:
            InputError: the archive cannot be asked, or asks to come back later; what was yielded before is good.
        """
        rows = [row for part, urls in enumerate(pages) for row in self._chosen(part, urls)]
        for found in together(rows, len(pages)):
            at = max(row.at for row in found)
            try:
                yield Attempt(at) if at in known else self._attempt(at, found)
            except _LostError as error:
                self.lost.append(str(error))

    def _chosen(self, part: int, urls: Iterable[str]) -> Iterator[_Row]:
        """The captures of one page that count, one for a time, in order."""
        listed = sorted(
            {row for url in urls for row in self._listed(url, part)}, key=lambda row: (row.stamp, not row.is_page)
        )
        length = {"hour": 10, "day": 8, "month": 6}.get(self.per, 14)
        best: dict[str, _Row] = {}
        for row in _without_steps(listed):
            before = best.get(row.stamp[:length])
            if before is None or (row.is_page and not before.is_page):
                best[row.stamp[:length]] = row
        yield from best.values()

    def _listed(self, url: str, part: int) -> Iterator[_Row]:
        """Every capture of an address, a page of the list at a time."""
        asked = {"url": url.partition("#")[0], "output": "json", "fl": ",".join(_FIELDS), "limit": str(_ROWS)}
        asked |= {
            key: at.astimezone(UTC).strftime(_STAMP) for key, at in (("from", self.since), ("to", self.until)) if at
        }
        resume: str | None = ""
        while resume is not None:
            more = {"showResumeKey": "true"} | ({"resumeKey": resume} if resume else {})
            rows, resume = self._page_of_list(f"{self.base.rstrip('/')}/cdx/search/cdx?{urlencode(asked | more)}")
            for row in rows:
                with suppress(ValueError, TypeError):
                    found = _Row(part, *row)
                    found.at  # noqa: B018 - not a time: not a capture
                    yield found

    def _page_of_list(self, address: str) -> tuple[list[list[str]], str | None]:
        try:
            content = self.fetch(address).content
            rows = json.loads(content) if content.strip() else []
            if not isinstance(rows, list):
                raise TypeError
            resume = rows[-1][0] if len(rows) > 1 and rows[-2] == [] else None
            return [row for row in rows if len(row) == len(_FIELDS) and row[0] != _FIELDS[0]], resume
        except CaptureError as error:
            raise InputError(f"the archive's list of captures cannot be had: {error}") from error
        except (ValueError, TypeError, LookupError):
            raise InputError(f"{address.partition('?')[0]} is no list of captures; check --wayback-url") from None

    def _attempt(self, at: datetime, rows: Sequence[_Row]) -> Attempt:
        wrong = next((row for row in rows if not (row.is_page or row.is_redirect)), None)
        if wrong:
            return Attempt(at, error=self._error(wrong))
        return Attempt(at, tuple(map(self._page, rows)))

    def _error(self, row: _Row) -> CaptureError:
        status = int(row.status) if row.status.isdecimal() else None
        reason = from_status(row.url, status).reason if status else CaptureReason.STATUS
        where = f"so says {self._address(row)}"
        return refusal(row.url, f"answered {row.status}", reason, status=status, advice=where)

    def _page(self, row: _Row) -> Snapshot:
        """The page of a capture; one of a digest that was had is not asked for again."""
        if row.digest not in self._known or row.is_redirect:
            got = self._played(row)
            if row.is_redirect:
                return got
            self._known[row.digest] = self.shelf.put(got.content), replace(got, content=b"")
        name, facts = self._known[row.digest]
        headers = (*facts.headers[:-1], ("Archived-At", self._address(row)))
        return replace(facts, content=self.shelf.get(name), at=row.at, url=row.url, headers=headers)

    def _played(self, row: _Row) -> Snapshot:
        address = self._address(row)
        try:
            got = self.fetch(address)
        except CaptureError as error:
            self._bear(error)
            raise _LostError(f"{address} cannot be had: {error}") from error
        self._failures = 0
        steps = [_PLAYED.search(url) for url in (*got.redirects, got.url)]
        end = steps[-1]
        if end is None or not _is_meant(row, end["stamp"]):
            raise _LostError(f"{address} leads to {got.url}, another capture")
        led = dict.fromkeys(step["url"] for step in steps[:-1] if step and step["url"] != end["url"])
        return _received(got, row.at, end["url"], tuple(led), address)

    def _bear(self, error: CaptureError) -> None:
        """Pass over a capture that fails; raise InputError where it is the archive that does."""
        self._failures += error.reason in _PASSING
        if error.reason in _OF_ONE or (error.reason in _PASSING and self._failures < _IN_A_ROW):
            return
        raise InputError(
            f"the archive cannot be asked on: {error} What was imported is kept; run the same command again later"
        ) from error

    def _address(self, row: _Row) -> str:
        """Where the archive has the capture, as it was received."""
        return f"{self.base.rstrip('/')}/web/{row.stamp}id_/{row.url}"


def _without_steps(rows: Sequence[_Row]) -> Iterator[_Row]:
    """The captures without redirects that another capture of the page follows at once, such as http to https."""
    for row, following in zip_longest(rows, rows[1:]):
        if not (row.is_redirect and following and following.at - row.at <= _FOLLOWED):
            yield row


def _is_meant(row: _Row, stamp: str) -> bool:
    """Is the capture of this time the one that was asked for, or what its redirect led to?"""
    drift = abs(datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC) - row.at)
    return drift <= _DRIFT if row.is_redirect else not drift


def _received(got: Snapshot, at: datetime, url: str, way: tuple[str, ...], address: str) -> Snapshot:
    """The snapshot the archive's crawler had: with the headers of the site, not of the archive."""
    original = [(name.lower().removeprefix(_ORIGINAL), value) for name, value in got.headers if _is_original(name)]
    named = dict(original)
    content_type = named.get("content-type") or _header(got, "content-type")
    content = got.content
    if content.startswith(_GZIP):
        with suppress(BrokenCodingError, TooMuchError):
            content = unpacked(content, "", named.get("content-encoding", ""))
    kept = ((name, value) for name, value in original if name not in _SECRET)
    return Snapshot(
        content,
        url,
        at,
        media_type=media_type_of(content_type, content),
        charset=charset_of(content_type, content),
        status=got.status,
        headers=(*kept, ("Archived-At", address)),
        redirects=way,
        duration=got.duration,
        via="wayback",
    )


def _header(got: Snapshot, name: str) -> str:
    return next((value for key, value in got.headers if key.lower() == name), "")


def _is_original(name: str) -> bool:
    return name.lower().startswith(_ORIGINAL)
