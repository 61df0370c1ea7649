"""What is tracked, what a check got and how it ended, and which texts were seen when."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from typing import NamedTuple

from termsdiff.model.selectors import Selection, Selector

__all__ = ["Check", "Outcome", "Past", "Sighting", "Snapshot", "Source", "Version", "iso_time"]


def iso_time(at: datetime) -> str:
    """An aware time as all JSON has it: ISO 8601, UTC, with a Z."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


@dataclass(frozen=True)
class Past:
    """What a source was, and how its pages are read, where they were had up to ``until`` (aware, UTC, inclusive).
    Without ``urls`` they are those of today."""

    until: datetime
    urls: tuple[str, ...] = ()
    select: tuple[Selector, ...] = ()
    remove: tuple[Selector, ...] = ()
    own: tuple[tuple[str, Selection], ...] = ()


@dataclass(frozen=True)
class Source:
    """One tracked document: a name ``provider/document``, its URLs, how often to check, overrides for reading.

    ``parts`` and ``next`` are CSS selectors of the links that lead to other pages of the document: ``parts`` on a page
    that only lists them, ``next`` on each page to the one after it. ``allow_private``: its addresses may be those of a
    private network; ``robots``: keep to the site's robots.txt; ``browser``: show its pages in a browser, always or
    never; None: where they need it; ``headers`` and ``cookies`` are sent to its site alone and never stored. ``own``:
    what is read of those of its URLs that have a selection of their own; ``past``: what held up to some time, earliest
    first."""

    name: str
    urls: tuple[str, ...]
    every: str = "1 day"
    select: tuple[Selector, ...] = ()
    remove: tuple[Selector, ...] = ()
    parts: str = ""
    next: str = ""
    allow_private: bool = False
    robots: bool = True
    browser: bool | None = None
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    cookies: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    own: tuple[tuple[str, Selection], ...] = ()
    past: tuple[Past, ...] = ()

    def then(self, at: datetime) -> Source:
        """The source as it was at a time."""
        for past in self.past:
            if at <= past.until:
                urls = past.urls or self.urls
                return replace(self, urls=urls, select=past.select, remove=past.remove, own=past.own, past=())
        return self


@dataclass(frozen=True)
class Snapshot:
    """The raw bytes a check got, never altered, and how they were had. ``at`` is aware, UTC. ``via`` is the `way`, and
    the `role` of a page that another page of the document led to."""

    content: bytes
    url: str
    at: datetime
    media_type: str = "text/html"
    charset: str | None = None
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    redirects: tuple[str, ...] = ()
    duration: float = 0.0
    via: str = "http"

    @cached_property
    def sha256(self) -> str:
        """SHA-256 (hex) of the content."""
        return sha256(self.content).hexdigest()

    @property
    def way(self) -> str:
        """By which way it was had: "http" as the server sent it, "browser" as a browser showed it; "file", "git" and
        the like out of a history."""
        return self.via.partition(" ")[0]

    @property
    def role(self) -> str:
        """What the page is to its document: "index", which lists the parts and is none, "part", which an index led to,
        "next", which the page before led to; "" where the source names its address."""
        return self.via.partition(" ")[2]

    def as_role(self, role: str) -> Snapshot:
        """The same snapshot in that role."""
        return replace(self, via=f"{self.via} {role}")


class Outcome(StrEnum):
    """How a check ended."""

    NEW = "new"
    CHANGED = "changed"
    RETURNED = "returned"
    UNCHANGED = "unchanged"
    NOT_MODIFIED = "not-modified"
    FAILED = "failed"


@dataclass(frozen=True)
class Check:
    """One attempt to capture a source, as recorded. ``reason`` and ``message`` say why a failed one failed;
    ``version`` is the number of the version in force after it, where there is one; ``id`` its row."""

    source: str
    at: datetime
    outcome: Outcome
    id: int = 0
    version: int | None = None
    snapshots: tuple[str, ...] = ()
    status: int | None = None
    reason: str = ""
    message: str = ""


class Sighting(NamedTuple):
    """An unbroken run of checks that saw one version: first and last of them, aware, UTC."""

    since: datetime
    until: datetime


@dataclass(frozen=True)
class Version:
    """A distinct text of a source. ``number`` counts from 1 in the order of first sight; a page that returns
    to an earlier text returns to that version and adds a sighting. ``digest`` is `Document.digest`; ``parser``
    says what read it: only documents of one parser are compared."""

    source: str
    number: int
    sightings: tuple[Sighting, ...]
    title: str = ""
    digest: str = field(default="", repr=False)
    parser: str = field(default="", repr=False)

    @property
    def seen_from(self) -> datetime:
        """When a check first saw this text."""
        return self.sightings[0].since

    @property
    def seen_until(self) -> datetime:
        """When a check last saw this text."""
        return self.sightings[-1].until
