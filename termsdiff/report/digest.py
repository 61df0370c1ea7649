"""Sources and what changed in each in a period in; a cover and the comparisons in the order to read them out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from termsdiff.model import Weight
from termsdiff.report.inert import inert
from termsdiff.report.material import Comparison
from termsdiff.report.phrases import silence
from termsdiff.timeline import Said

__all__ = ["HEADS", "Digest", "Row", "Watched", "cover", "period", "ranked", "silent", "substantive"]


@dataclass(frozen=True)
class Watched:
    """One source in a digest: how many versions of it there are, what changed in the period, and, where its
    last check failed, why."""

    name: str
    versions: int = 0
    comparisons: tuple[Comparison, ...] = ()
    failing: str = ""


@dataclass(frozen=True)
class Digest:
    """A period and the sources watched in it. ``since`` and ``until`` are aware, None where open."""

    title: str
    sources: tuple[Watched, ...]
    since: datetime | None = None
    until: datetime | None = None


class Row(NamedTuple):
    """A line of the cover."""

    name: str
    versions: int
    new: int
    substantive: int
    silent: int
    state: str


# What the columns of the cover are called, in the order of `Row`.
HEADS = ("source", "versions", "new in period", "substantive changes", "silent changes", "last check")


def ranked(digest: Digest) -> list[Comparison]:
    """The comparisons of all sources, those with the most substantive changes first, else by name and version."""
    every = [comparison for source in digest.sources for comparison in source.comparisons]
    return sorted(every, key=lambda each: (-substantive(each), each.new.name, each.new.version or 0))


def cover(digest: Digest) -> Iterator[Row]:
    """A row a source, in the order given. A silent change is one without a new date on the page."""
    for source in digest.sources:
        told = source.comparisons
        counts = (source.versions, len(told), sum(map(substantive, told)), sum(map(silent, told)))
        yield Row(inert(source.name), *counts, inert(source.failing and f"failing: {source.failing}") or "fine")


def period(digest: Digest) -> str:
    """The period in words."""
    since, until = (f"{at.astimezone(UTC):%Y-%m-%d}" if at else "" for at in (digest.since, digest.until))
    return " ".join(filter(None, (since and f"from {since}", until and f"until {until}")))


def substantive(comparison: Comparison) -> int:
    """How many substantive changes there are."""
    return sum(change.weight is Weight.SUBSTANTIVE for change in comparison.changes)


def silent(comparison: Comparison) -> bool:
    """Did the page change without a new date?"""
    found = any(finding.kind is Said.SILENT for finding in comparison.findings)
    return found or bool(_silence(comparison))


def _silence(comparison: Comparison) -> str:
    return silence(comparison.changes, comparison.claims_old, comparison.claims_new)
