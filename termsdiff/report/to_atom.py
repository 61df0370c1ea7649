"""Comparisons in, an Atom feed out (RFC 4287): one entry for each new version.

Identifiers are made of what is told and never of when or where: the same version has the same id in every feed,
so a reader that knows it does not show it again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from markupsafe import Markup

from termsdiff.errors import InputError
from termsdiff.model import Weight
from termsdiff.report.cards import Card, sections
from termsdiff.report.fill import attributes, fill
from termsdiff.report.material import Comparison
from termsdiff.report.phrases import count, notes, tally

__all__ = ["write_changes", "write_feed"]


@dataclass(frozen=True)
class _Entry:
    """What the template shows of one comparison."""

    id: str
    title: str
    updated: str
    author: str
    url: str
    summary: str
    notes: tuple[str, ...]
    cards: tuple[Card, ...]
    left_out: str
    text: Markup


def write_changes(comparison: Comparison) -> str:
    """A feed with one entry."""
    name = comparison.new.name or comparison.changes.new.title or "Terms"
    return write_feed([comparison], title=f"{name}: changes", whole=True)


def write_feed(comparisons: Iterable[Comparison], *, title: str, whole: bool = False) -> str:
    """A feed of comparisons, the newest first. Only those with a substantive change, unless ``whole``.

    Raises InputError where it is not known when a version was first seen: an entry must say when.
    """
    told = [each for each in comparisons if whole or any(_substantive(each))]
    told.sort(key=_seen, reverse=True)
    entries = [_entry(each) for each in told]
    updated = entries[0].updated if entries else "1970-01-01T00:00:00Z"  # required; nothing was ever seen
    return fill("feed.xml", id=_id("feed", title), title=title, updated=updated, entries=entries)


def _substantive(comparison: Comparison) -> list[bool]:
    return [change.weight is Weight.SUBSTANTIVE for change in comparison.changes]


def _entry(comparison: Comparison) -> _Entry:
    changes, new = comparison.changes, comparison.new
    known = (comparison.claims_old, comparison.claims_new, comparison.findings)
    listed = [card for section in sections(comparison, context=0) for card in section.cards]
    cards = [card for card in listed if card.weight is Weight.SUBSTANTIVE]
    version = f", version {new.version}" if new.version is not None else ""
    address = new.url if new.url.startswith(("https://", "http://")) else ""
    return _Entry(
        id=_id("version", new.name, changes.old.digest, changes.new.digest, _time(_seen(comparison))),
        title=f"{comparison.title}{version}",
        updated=_time(_seen(comparison)),
        author=new.name.partition("/")[0] or "unknown",
        url=address,
        summary=f"{tally(changes.summary)}.",
        notes=notes(changes, *known, ignored=comparison.ignored),
        cards=tuple(cards),
        left_out=count(len(listed) - len(cards), "change") if len(listed) > len(cards) else "",
        text=attributes(changes.new),
    )


def _seen(comparison: Comparison) -> datetime:
    if comparison.new.seen_from is None:
        raise InputError("A feed says when each version was first seen; compare versions of a source, not files.")
    return comparison.new.seen_from


def _time(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _id(*parts: str) -> str:
    """RFC 4122 name-based: of the parts, and of nothing else."""
    return uuid5(NAMESPACE_URL, "\x1e".join(("urn:termsdiff", *parts)).encode("utf-8", "replace").decode()).urn
