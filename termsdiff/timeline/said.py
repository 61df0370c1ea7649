"""A change and what both texts say of themselves in, findings out: did they say so?

Findings state what was observed and what the text says, each with its evidence; they are no legal verdict.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from termsdiff.model import Claim, iso_time
from termsdiff.reading.amendment import Flag, FlagKind
from termsdiff.timeline.wording import Wording

__all__ = ["Finding", "Said", "Sayings", "Seen", "findings"]

# A claimed day is the provider's local day: up to 14 hours off UTC, so a day either way proves nothing.
_LOCAL_DAY = timedelta(days=1)


class Said(StrEnum):
    """What the text did or did not say about its own change."""

    SILENT = "silent"
    REDATED = "redated"
    BACKDATED = "backdated"
    ANNOUNCED = "announced"
    NOTICE = "notice"
    LANGUAGE = "language"
    REPLACED = "replaced"
    CUT_SHORT = "cut-short"
    DEFINITION = "definition"
    UNDEFINED = "undefined"
    INCORPORATED = "incorporated"


class Finding(NamedTuple):
    """``text`` is one or two sentences a reader can check against ``evidence`` (claims and sentences as printed,
    times of checks, paths of clauses)."""

    kind: Said
    text: str
    evidence: tuple[str, ...] = ()


class Seen(NamedTuple):
    """The gap a change fell into: last sight of the old text, first sight of the new one."""

    old: datetime
    new: datetime


class Sayings(NamedTuple):
    """What one text says of itself: the dates it claims, and what it says about its own change."""

    claims: tuple[Claim, ...] = ()
    flags: tuple[Flag, ...] = ()

    def first(self, kind: FlagKind) -> Flag | None:
        """The first sentence of that kind."""
        return next((flag for flag in self.flags if flag.kind is kind), None)


def findings(before: Sayings, after: Sayings, *, wording: Wording, seen: Seen) -> tuple[Finding, ...]:
    """What the new text says of the change. ``wording``: whether other words stand there, dates aside."""
    moved = _dates(before.claims).keys() != _dates(after.claims).keys()
    if wording in _OTHERWISE and not (moved and wording is Wording.REPLACED):
        return (_otherwise(wording, after.claims, seen),)
    found: list[Finding] = []
    worded = wording is not Wording.SAME
    if worded and _dates(before.claims) == _dates(after.claims):
        found.append(_silent(before, after.claims, seen))
    if moved and not worded:
        found.append(Finding(Said.REDATED, "The dates changed; no other words did.", _printed(after.claims)))
    if moved:
        found += _backdated(before.claims, after.claims, seen)
        found += _announced(before.claims, after.claims, seen)
    return (*found, *(_notice(before, after, seen) if worded else ()))


# What nobody can be asked to have said so: the page as it was served is not the earlier terms, reworded.
_OTHERWISE = {
    Wording.TRANSLATED: (Said.LANGUAGE, "The page was served in another language"),
    Wording.REPLACED: (Said.REPLACED, "Nearly nothing of the earlier text is left on the page"),
    Wording.CUT_SHORT: (Said.CUT_SHORT, "The page breaks off in the middle of a clause that was there in full"),
}


def _otherwise(wording: Wording, claims: Sequence[Claim], seen: Seen) -> Finding:
    kind, told = _OTHERWISE[wording]
    text = f"{told}, first seen {_day(seen.new)}; whether the terms changed cannot be told from it."
    return Finding(kind, text, (*_printed(claims), *_sights(seen)))


def _dates(claims: Sequence[Claim]) -> Counter[tuple[str, str]]:
    """What is claimed and how often: of two lines with one date, one that went was taken away."""
    return Counter((claim.kind, claim.date or claim.text) for claim in claims)


def _printed(claims: Sequence[Claim]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claim.text for claim in claims))


def _day(moment: datetime) -> str:
    return moment.astimezone(UTC).date().isoformat()


def _gap(seen: Seen) -> str:
    old, new = _day(seen.old), _day(seen.new)
    return f"on {new}" if old == new else f"between {old} and {new}"


def _sights(seen: Seen) -> tuple[str, str]:
    return f"earlier text last seen {iso_time(seen.old)}", f"new text first seen {iso_time(seen.new)}"


def _silent(before: Sayings, claims: Sequence[Claim], seen: Seen) -> Finding:
    says = f"the page still says “{claims[0].text}”" if claims else "the page states no date"
    text = f"The words changed {_gap(seen)}; {says}."
    promise = before.first(FlagKind.REDATES)
    if promise is None:
        return Finding(Said.SILENT, text, (*_printed(claims), *_sights(seen)))
    text += " The earlier text promised to update its date."
    return Finding(Said.SILENT, text, (*_printed(claims), *_sights(seen), _cited(promise)))


def _cited(flag: Flag) -> str:
    return f"{flag.path}: “{flag.sentence}”"


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
        if claim.kind == "last-updated" and last + _LOCAL_DAY < seen.old:
            text = f"The page says “{claim.text}”, but the check of {_day(seen.old)} still saw the earlier text."
            yield Finding(Said.BACKDATED, text, (claim.text, *_sights(seen)))


def _announced(before: Sequence[Claim], after: Sequence[Claim], seen: Seen) -> Iterator[Finding]:
    for claim, first, _ in _new_claims(before, after):
        if claim.kind == "effective" and first - _LOCAL_DAY > seen.new:
            days = (first.date() - seen.new.astimezone(UTC).date()).days
            text = f"First seen {_day(seen.new)}, {days} days before the date it names: “{claim.text}”."
            yield Finding(Said.ANNOUNCED, text, (claim.text, *_sights(seen)))


_PROMISED = re.compile(r"\d+.* \w+$")


def _notice(before: Sayings, after: Sayings, seen: Seen) -> Iterator[Finding]:
    """The notice the change clause in force before the change promised, beside what can be seen of it."""
    promise = before.first(FlagKind.NOTICE_PERIOD)
    if promise is None or not _PROMISED.match(promise.value):
        return
    named = [each for each in _new_claims(before.claims, after.claims) if each[0].kind == "effective"]
    given = "the new text names no new date on which it takes effect"
    if named:
        claim, first, _ = named[0]
        given = f"the new text says “{claim.text}”, {_beside(first, seen)}"
    text = f"The earlier text promised notice of {promise.value}; {given}. It was first seen {_day(seen.new)}."
    yield Finding(Said.NOTICE, text, (_cited(promise), *(each[0].text for each in named[:1]), *_sights(seen)))


def _beside(effective: datetime, seen: Seen) -> str:
    """How long before the date it names the new text can have stood there: between two sights, so an interval."""
    least, most = ((effective.date() - at.astimezone(UTC).date()).days for at in (seen.new, seen.old))
    if most < 0:
        return f"{-most} days before the earlier text was last seen"
    return (
        f"{max(least, 0)} to {most} days after it was posted" if least != most else f"{least} days after it was posted"
    )
