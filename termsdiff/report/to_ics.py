"""Documents with their claims in, a calendar out (RFC 5545): the days on which terms say they take effect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from termsdiff.model import Claim
from termsdiff.report.inert import inert
from termsdiff.report.material import Reading
from termsdiff.report.phrases import CLAIMS

__all__ = ["write_calendar"]

_KINDS = frozenset({"effective"})  # a day on which something happens; the other claims look back
_LINE = 75  # octets; RFC 5545, 3.1
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,"})


def write_calendar(readings: Iterable[Reading], *, after: date, stamp: datetime) -> str:
    """An all-day event for each day after ``after`` on which a document says it takes effect.

    ``stamp`` (aware) is when the calendar was made. A claim as coarse as a month is no day and no event.
    An event has the same identifier in every calendar.
    """
    events = sorted({event for reading in readings for event in _events(reading, after)})
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//termsdiff//effective dates//EN"]
    for day, name, text, url in events:
        lines += _event(day, name, text, url)
        lines.insert(-1, f"DTSTAMP:{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}")
    return "".join(f"{folded}\r\n" for line in [*lines, "END:VCALENDAR"] for folded in _folded(line))


def _events(reading: Reading, after: date) -> Iterator[tuple[date, str, str, str]]:
    name = reading.side.name or reading.document.title or "Terms"
    for claim in reading.claims:
        if claim.kind in _KINDS and (day := _day(claim)) and day > after:
            url = reading.side.url if reading.side.url.startswith(("https://", "http://")) else ""
            yield day, inert(name), inert(claim.text), inert(url)


def _day(claim: Claim) -> date | None:
    try:
        return date.fromisoformat(claim.date.partition("T")[0]) if claim.date.count("-") > 1 else None
    except ValueError:
        return None


def _event(day: date, name: str, text: str, url: str) -> list[str]:
    identifier = uuid5(NAMESPACE_URL, f"urn:termsdiff\x1eeffective\x1e{name}\x1e{day}")
    address = [f"URL:{url.translate({ord(' '): '%20'})}"] if url else []
    return [
        "BEGIN:VEVENT",
        f"UID:{identifier}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{name.translate(_ESCAPES)}: {CLAIMS['effective']}",
        f"DESCRIPTION:{text.translate(_ESCAPES)}",
        *address,
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _folded(line: str) -> Iterator[str]:
    """A line cut to what is allowed, never within a letter; what continues it starts with a space."""
    rest = line.encode("utf-8", "replace")
    while len(rest) > _LINE:
        cut = _LINE
        while rest[cut] & 0xC0 == 0x80:
            cut -= 1
        yield rest[:cut].decode()
        rest = b" " + rest[cut:]
    yield rest.decode()
