"""Operands and revisions: "name@rev" in, name and revision out; versions and a revision in, one version out.

A revision is "" (what the last check saw), a number ("3", in the order of first sight), a step back ("-1" the
text seen before the last one, however often each was seen) or a date ("2021-03-01", the end of that day, UTC; or
a time, "2021-03-01T12:00:00Z"): the text the last check up to then saw.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, time

from termsdiff.errors import RevisionError
from termsdiff.model import Version

__all__ = ["choose", "moment", "split"]

_REVISION = re.compile(r"-?\d+|\d{4}-\d\d-\d\d(?:[T ]\d\d:?\d\d.*)?")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def split(operand: str) -> tuple[str, str]:
    """The name and the revision of ``name@revision``; "" where there is none.

    Raises RevisionError where what follows the last "@" is no revision.
    """
    name, at, revision = operand.rpartition("@")
    if not at:
        return operand, ""
    if not _REVISION.fullmatch(revision):
        raise RevisionError(
            f'"{revision}" is no revision; write {name}@3 (a number), {name}@-1 (the one before the last)'
            f" or {name}@2021-03-01 (as of a day)"
        )
    return name, revision


def moment(text: str) -> datetime:
    """The moment a date or time names, aware, UTC: a bare date means the end of that day. Raises RevisionError."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise RevisionError(f'"{text}" is no date; write it as 2021-03-01 or 2021-03-01T12:00:00Z') from error
    if _DATE.fullmatch(text):
        at = datetime.combine(at, time.max)
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)


def choose(name: str, versions: Sequence[Version], revision: str) -> Version:
    """The version a revision names. ``versions`` is not empty, in the order of first sight. Raises RevisionError."""
    if re.fullmatch(r"\d+", revision):
        return _numbered(name, versions, int(revision))
    if not revision or revision.startswith("-"):
        return _back(name, versions, int(revision or 0))
    return _as_of(name, versions, moment(revision))


def _runs(versions: Sequence[Version]) -> list[tuple[datetime, Version]]:
    """When each sighting began, and of which version, in order of time."""
    runs = [(sighting.since, version) for version in versions for sighting in version.sightings]
    return sorted(runs, key=lambda run: run[0])


def _numbered(name: str, versions: Sequence[Version], number: int) -> Version:
    if not 0 < number <= len(versions):
        raise RevisionError(f"{name} has no version {number}; {_what_exists(versions)}")
    return versions[number - 1]


def _back(name: str, versions: Sequence[Version], steps: int) -> Version:
    runs = _runs(versions)
    if -steps >= len(runs):
        raise RevisionError(f"{name} has nothing at {steps}; {_what_exists(versions)}")
    return runs[steps - 1][1]


def _as_of(name: str, versions: Sequence[Version], at: datetime) -> Version:
    seen = [version for since, version in _runs(versions) if since <= at]
    if not seen:
        first = versions[0].seen_from.date().isoformat()
        raise RevisionError(f"{name} was not seen yet on {at.date().isoformat()}; it was first seen on {first}")
    return seen[-1]


def _what_exists(versions: Sequence[Version]) -> str:
    count = len(versions)
    return "it has one version, 1" if count == 1 else f"it has versions 1 to {count}"
