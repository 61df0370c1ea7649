"""Checks and versions in, spans of time out: which text was seen when, and what nobody looked at.

A span is an unbroken run of checks that saw one text. Between two spans lies a gap in which the text changed at a
moment nobody observed; failed checks in a gap widen it. Answers give the interval, never a point.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from termsdiff.model import Check, Outcome, Version

__all__ = ["AsOf", "Span", "as_of", "spans"]


class Span(NamedTuple):
    """One text, seen from ``since`` to ``until``. ``before`` is the last sight of the text before it (None for the
    first span), ``failed`` the checks that failed between ``before`` and ``since``, ``returned`` whether this
    text had been seen before."""

    version: int
    since: datetime
    until: datetime
    before: datetime | None = None
    failed: tuple[Check, ...] = ()
    returned: bool = False


@dataclass(frozen=True)
class AsOf:
    """What is known of the text on a moment ``at``.

    ``seen`` is the span that covers it: the same text was seen before and after. Otherwise ``earlier`` is
    the span that ended before it and ``later`` the one that began after it; either may be missing, and the text on
    that moment was one or the other, or one nobody saw.
    """

    at: datetime
    seen: Span | None = None
    earlier: Span | None = None
    later: Span | None = None

    @property
    def best(self) -> Span | None:
        """The span to show when one must be shown: what was last seen by then."""
        return self.seen or self.earlier


def spans(versions: Sequence[Version], checks: Sequence[Check] = ()) -> tuple[Span, ...]:
    """The spans of a source in order of time. ``checks`` are those of the source in order of time."""
    runs = sorted(
        (sighting.since, sighting.until, version.number) for version in versions for sighting in version.sightings
    )
    failures = deque(check for check in checks if check.outcome is Outcome.FAILED)
    known: set[int] = set()
    found: list[Span] = []
    before = None
    for since, until, number in runs:
        between = []
        while failures and failures[0].at < since:
            between.append(failures.popleft())
        failed = tuple([check for check in between if check.at > before]) if before else ()
        found.append(Span(number, since, until, before, failed, number in known))
        known.add(number)
        before = until
    return tuple(found)


def as_of(timeline: Sequence[Span], at: datetime) -> AsOf:
    """What the spans of a source (in order of time) say of a moment."""
    index = bisect_right([span.since for span in timeline], at)
    current = timeline[index - 1] if index else None
    later = timeline[index] if index < len(timeline) else None
    if current and at <= current.until:
        return AsOf(at, seen=current, later=later)
    return AsOf(at, earlier=current, later=later)
