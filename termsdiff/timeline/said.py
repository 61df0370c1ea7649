"""A change and what both texts claim in, findings out: did they say so?

Findings state what was observed and what the text says, each with its evidence; they are no legal verdict.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from termsdiff.model import Changes, Claim, Weight

__all__ = ["Finding", "Said", "Seen", "findings"]

# A claimed day is the provider's local day: up to 14 hours off UTC, so a day either way proves nothing.
LOCAL_DAY = timedelta(days=1)


class Said(StrEnum):
    """What the text did or did not say about its own change."""

    SILENT = "silent"
    REDATED = "redated"
    BACKDATED = "backdated"
    ANNOUNCED = "announced"


@dataclass(frozen=True)
class Finding:
    """``text`` is one sentence a reader can check against ``evidence`` (claims as printed, times of checks)."""

    kind: Said
    text: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class Seen:
    """The gap a change fell into: last sight of the old text, first sight of the new one."""

    old: datetime
    new: datetime


def findings(
    changes: Changes,
    before: Sequence[Claim],
    after: Sequence[Claim],
    *,
    seen: Seen,
    promises_date: bool = False,
) -> tuple[Finding, ...]:
    """What the new text says of the change. ``before`` and ``after`` are the claims of the two texts,
    ``promises_date`` whether the old text promised to update its date line."""
    found: list[Finding] = []
    moved = _dates(before) != _dates(after)
    if _words_changed(changes):
        if not moved:
            found.append(_silent(after, seen, promises_date=promises_date))
    elif moved:
        found.append(Finding(Said.REDATED, "The date line changed and nothing else did.", _printed(after)))
    if moved:
        found += _backdated(before, after, seen)
        found += _announced(before, after, seen)
    return tuple(found)


def _words_changed(changes: Changes) -> bool:
    return any(change.weight is not Weight.COSMETIC for change in changes)


def _dates(claims: Sequence[Claim]) -> set[tuple[str, str]]:
    return {(claim.kind, claim.date or claim.text) for claim in claims}


def _printed(claims: Sequence[Claim]) -> tuple[str, ...]:
    return tuple(claim.text for claim in claims)


def _day(moment: datetime) -> str:
    return moment.astimezone(UTC).date().isoformat()


def _silent(claims: Sequence[Claim], seen: Seen, *, promises_date: bool) -> Finding:
    says = f"the page still says “{claims[0].text}”" if claims else "the page states no date"
    text = f"The words changed between {_day(seen.old)} and {_day(seen.new)}; {says}."
    if promises_date:
        text += " The earlier text promised to update its date."
    return Finding(Said.SILENT, text, _printed(claims))


def _new_claims(before: Sequence[Claim], after: Sequence[Claim]) -> Iterator[tuple[Claim, datetime, datetime]]:
    """The dated claims that are new, with the first and last moment each can mean."""
    known = _dates(before)
    for claim in after:
        if claim.date and (claim.kind, claim.date) not in known:
            yield (claim, *_interval(claim.date))


def _interval(date: str) -> tuple[datetime, datetime]:
    """The moments an ISO date of any precision can mean, in UTC."""
    day = date.partition("T")[0].split("-")
    year, month, first = int(day[0]), int(day[1]) if len(day) > 1 else 1, int(day[2]) if len(day) > 2 else 1
    last_month = int(day[1]) if len(day) > 1 else 12
    last = int(day[2]) if len(day) > 2 else monthrange(year, last_month)[1]
    return datetime(year, month, first, tzinfo=UTC), datetime(year, last_month, last, 23, 59, 59, tzinfo=UTC)


def _backdated(before: Sequence[Claim], after: Sequence[Claim], seen: Seen) -> Iterator[Finding]:
    for claim, _, last in _new_claims(before, after):
        if claim.kind == "last-updated" and last + LOCAL_DAY < seen.old:
            text = f"The page says “{claim.text}”, but the check of {_day(seen.old)} still saw the earlier text."
            yield Finding(Said.BACKDATED, text, (claim.text, seen.old.isoformat()))


def _announced(before: Sequence[Claim], after: Sequence[Claim], seen: Seen) -> Iterator[Finding]:
    for claim, first, _ in _new_claims(before, after):
        if claim.kind == "effective" and first - LOCAL_DAY > seen.new:
            days = (first.date() - seen.new.astimezone(UTC).date()).days
            text = f"First seen {_day(seen.new)}, {days} days before the date it names: “{claim.text}”."
            yield Finding(Said.ANNOUNCED, text, (claim.text, seen.new.isoformat()))
