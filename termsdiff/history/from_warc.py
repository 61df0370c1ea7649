"""WARC, ARC and WACZ archives in, attempts of the past out: what they hold of some addresses, in order of time.

The files are read as a stream, once for the addresses asked for, and again for what their redirects and revisits
lead to. What is kept meanwhile is a few hundred bytes for each capture of these addresses, and their pages on disk.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from termsdiff.capture.charset import charset_of, media_type_of
from termsdiff.errors import CaptureError, CaptureReason
from termsdiff.history.attempts import Attempt, address_key, together
from termsdiff.history.shelf import Shelf, open_shelf
from termsdiff.history.warc_pages import Capture, capture_of, failed
from termsdiff.history.warc_records import DamagedError, RawRecord, read_records
from termsdiff.model import Snapshot

__all__ = ["Holdings", "Progress", "open_holdings"]

_ROUNDS = 5  # redirects that lead on to redirects; each costs another reading of the files
_AFTER, _BEFORE = timedelta(hours=1), timedelta(minutes=1)  # when a crawler follows a redirect; clocks differ
_TELL = 1000  # records between two steps
_SECRET = {"set-cookie", "set-cookie2"}
_ALWAYS: tuple[datetime, ...] = ()


class Progress(NamedTuple):
    """How far the files are read, in bytes."""

    done: int
    total: int


class _Sight(NamedTuple):
    """A capture as one of the page number ``part``."""

    at: datetime
    part: int
    capture: Capture


@contextmanager
def open_holdings() -> Iterator[Holdings]:
    """Room for what archives hold, which is gone when the context ends."""
    with open_shelf() as shelf:
        yield Holdings(shelf)


@dataclass
class Holdings:
    """What archives hold of some addresses: captures by `address_key`, in order of time. ``records`` is how many
    records were read, ``damages`` says what could not be, a sentence each."""

    shelf: Shelf
    records: int = 0
    damages: list[str] = field(default_factory=list)
    captures: dict[str, list[Capture]] = field(default_factory=dict)
    _asked: set[str] = field(default_factory=set)
    _pages: dict[str, Capture] = field(default_factory=dict)  # by the digest the archive gives its bytes

    def read(self, paths: Sequence[Path], addresses: Iterable[str]) -> Iterator[Progress]:
        """Read archives for all they have of ``addresses``, and of where that leads; yields how far it is.

        Raises:
            InputError: one of them is no archive, or warcio is not installed.
        """
        wanted: dict[str, tuple[datetime, ...]] = {address_key(url): _ALWAYS for url in addresses}
        for turn in range(_ROUNDS):
            self._asked |= wanted.keys()
            for path in paths:
                yield from self._gather(path, wanted, first=not turn)
            for found in self.captures.values():
                found.sort(key=lambda capture: capture.at)
            wanted = self._lacking()
            if not wanted:
                return

    def attempts(self, pages: Sequence[Iterable[str]], *, known: Container[datetime] = ()) -> Iterator[Attempt]:
        """The attempts at a document, in order of time: ``pages`` are the addresses each of its pages has had. Those
        of times that are ``known`` come without anything; nothing is loaded for them."""
        sights = list(self._sights(pages))
        led = {id(end) for sight in sights for end in self._way(sight.capture)[1:]}
        told: set[datetime] = set()
        for found in together((sight for sight in sights if id(sight.capture) not in led), len(pages)):
            at = max(sight.at for sight in found)
            if at not in told:
                told.add(at)
                yield Attempt(at) if at in known else self._attempt(at, [sight.capture for sight in found])

    def _gather(self, path: Path, wanted: Mapping[str, tuple[datetime, ...]], *, first: bool) -> Iterator[Progress]:
        try:
            for number, record in enumerate(read_records(path)):
                self.records += first
                if number % _TELL == 0:
                    yield Progress(record.position, path.stat().st_size)
                key = address_key(record.url)
                if key in wanted and _is_near(record.at, wanted[key]):
                    self._keep(key, record)
        except DamagedError as error:
            if first:
                self.damages.append(str(error))

    def _keep(self, key: str, record: RawRecord) -> None:
        found = capture_of(record)
        if found is None:
            return
        capture, content = found
        if not (capture.error or capture.revisited or capture.target):
            capture = replace(capture, sha256=self.shelf.put(content))
            self._pages.setdefault(capture.digest, capture)
        self.captures.setdefault(key, []).append(capture)

    def _lacking(self) -> dict[str, tuple[datetime, ...]]:
        """Where captures lead that no round has looked for yet, with the times that count."""
        times: dict[str, list[datetime]] = {}
        for capture in (capture for found in self.captures.values() for capture in found):
            if capture.target:
                times.setdefault(address_key(capture.target), []).append(capture.at)
            elif capture.revisited and capture.digest not in self._pages:
                times.setdefault(address_key(capture.revisited.url), []).append(capture.revisited.at or capture.at)
        return {key: tuple(sorted(found)) for key, found in times.items() if key not in self._asked}

    def _sights(self, pages: Sequence[Iterable[str]]) -> Iterator[_Sight]:
        for part, addresses in enumerate(pages):
            for key in dict.fromkeys(map(address_key, addresses)):
                yield from (_Sight(capture.at, part, capture) for capture in self.captures.get(key, ()))

    def _way(self, capture: Capture) -> list[Capture]:
        """The capture, and those that its redirects led to, so far as the archives hold them."""
        way = [capture]
        while way[-1].target and len(way) <= _ROUNDS:
            following = self._following(way[-1])
            if following is None or following in way:
                break
            way.append(following)
        return way

    def _following(self, capture: Capture) -> Capture | None:
        """What the archives hold of the target of a redirect soon after it."""
        found = self.captures.get(address_key(capture.target), [])
        near = [
            each
            for each in found[bisect_left(found, capture.at - _BEFORE, key=_time) :]
            if each.at <= capture.at + _AFTER and each is not capture
        ]
        return next((each for each in near if each.at >= capture.at), near[-1] if near else None)

    def _attempt(self, at: datetime, captures: Sequence[Capture]) -> Attempt:
        try:
            return Attempt(at, tuple(map(self._snapshot, captures)))
        except CaptureError as error:
            return Attempt(at, error=error)

    def _snapshot(self, capture: Capture) -> Snapshot:
        way = self._way(capture)
        end, held = way[-1], self._held(way[-1])
        if held.error:
            raise held.error
        content, headers = self.shelf.get(held.sha256), end.headers if end.header("content-type") else held.headers
        content_type = next((value for name, value in headers if name.lower() == "content-type"), "")
        return Snapshot(
            content,
            end.url,
            capture.at,
            media_type=media_type_of(content_type, content),
            charset=charset_of(content_type, content),
            status=held.status,
            headers=(*(pair for pair in headers if pair[0].lower() not in _SECRET), *_origin(capture)),
            redirects=tuple(step.url for step in way[:-1]),
            via="warc",
        )

    def _held(self, capture: Capture) -> Capture:
        """The capture that has the bytes of this one, or the error why none has."""
        if capture.target:
            return failed(capture, f"redirects to {capture.target}, of which the archive has nothing", _REDIRECTS)
        if capture.revisited is None:
            return capture
        before = self.captures.get(address_key(capture.revisited.url), ())
        same = (each for each in before if each.at == capture.revisited.at and not each.revisited)
        held = self._pages.get(capture.revisited.digest) or next(same, None)
        return held or failed(capture, "is said to be as in another record, which is in none of the files", _LOST)


_REDIRECTS, _LOST = CaptureReason.REDIRECTS, CaptureReason.UNREADABLE


def _origin(capture: Capture) -> tuple[tuple[str, str], ...]:
    """Where the capture comes from, under the names WARC gives it, beside the headers of the answer."""
    return ("WARC-Filename", capture.file), ("WARC-Record-ID", f"<{capture.record}>")


def _time(capture: Capture) -> datetime:
    return capture.at


def _is_near(at: datetime | None, times: Sequence[datetime]) -> bool:
    """Is this soon after one of the times, or are there none to keep to?"""
    if not times or at is None:
        return True
    later = bisect_left(times, at - _AFTER)
    return later < len(times) and times[later] <= at + _BEFORE
