"""What archives hold of the past of a document, as attempts to get it: the pages of one moment, or why there are none.

The pages of a document that has several are seldom archived in the same second. `together` makes one attempt of those
archived one soon after the other, with what was seen last of the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, TypeVar
from urllib.parse import urlsplit

from termsdiff.errors import CaptureError
from termsdiff.model import Snapshot

__all__ = ["Attempt", "Dated", "address_key", "together"]

_TOGETHER = timedelta(hours=1)  # one visit of a crawler to the pages of a document takes minutes
_STALE = timedelta(days=7)  # a page not seen for longer says too little of the day the others were seen
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True)
class Attempt:
    """One attempt of the past to get a document: a snapshot for each of its pages, or the ``error`` it ended with; with
    neither, it is known already. ``at`` is aware, UTC."""

    at: datetime
    snapshots: tuple[Snapshot, ...] = ()
    error: CaptureError | None = None


class Dated(Protocol):
    """What was seen of one page at one time; ``part`` is the number of the page in its document, from 0."""

    @property
    def at(self) -> datetime:
        """When, aware, UTC."""

    @property
    def part(self) -> int:
        """Of which page."""


_D = TypeVar("_D", bound=Dated)


def together(sights: Iterable[_D], parts: int) -> Iterator[tuple[_D, ...]]:
    """What was seen of the ``parts`` pages of a document, a sight of each page at a time, in order of time. Nothing is
    told of a time when one of the pages had not been seen lately."""
    latest: dict[int, _D] = {}
    visit: list[_D] = []
    for sight in sorted(sights, key=lambda each: each.at):
        if visit and (sight.at - visit[0].at > _TOGETHER or any(sight.part == each.part for each in visit)):
            yield from _complete(latest, visit, parts)
            visit = []
        visit.append(sight)
    if visit:
        yield from _complete(latest, visit, parts)


def _complete(latest: dict[int, _D], visit: list[_D], parts: int) -> Iterator[tuple[_D, ...]]:
    latest.update((sight.part, sight) for sight in visit)
    fresh = [latest[part] for part in range(parts) if part in latest and visit[0].at - latest[part].at <= _STALE]
    if len(fresh) == parts:
        yield tuple(fresh)


def address_key(url: str) -> str:
    """What two addresses have in common that archives take for one page: the scheme, ``www.``, the scheme's own port,
    a slash at the end and the fragment do not tell pages apart, nor do capitals in the host."""
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").removeprefix("www."), parts.port
    except ValueError:
        return url
    own = port is None or port == _PORTS.get(parts.scheme.lower())
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{'' if own else f':{port}'}{parts.path.rstrip('/')}{query}"
