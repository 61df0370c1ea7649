"""When is a source due? In: how often ("1 day", a cron expression), the last checks and a time. Out: what is due.

Pure: the time of day is passed in. Times are aware, UTC; cron expressions are read in UTC.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zlib import crc32

from cronsim import CronSim, CronSimError

from termsdiff.errors import ConfigError
from termsdiff.model import Source

__all__ = ["Rhythm", "due", "next_check", "next_due", "parse_every"]

_SLACK = 0.05  # of the interval: a job started by cron at the same minute each day finds yesterday's check a few
# seconds younger than a day, and must not skip every second day; 5 % of a day is 72 minutes
_SPREAD = 0.05  # of the interval: how far checks of many sources tracked at once are moved apart, each by its name
_BACK_OFF = 16  # times the interval a source that keeps failing waits at most: one of every day is asked twice a month
_UNITS = {"minute": 60, "hour": 3600, "day": 86400, "week": 604800}  # seconds
_INTERVAL = re.compile(r"(?P<count>\d{1,5}) *(?P<unit>minute|hour|day|week)s?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often to check: every ``interval``, or at the times of the ``cron`` expression (the other is empty)."""

    interval: timedelta = timedelta()
    cron: str = ""

    def after(self, last: datetime) -> datetime | None:
        """When to check next after a check at ``last``; None for a cron expression that never comes again."""
        if self.cron:
            return next(CronSim(self.cron, last), None)
        return last + self.interval


def parse_every(text: str) -> Rhythm:
    """Read "30 minutes", "6 hours", "1 day", "1 week" or a cron expression of five fields ("15 3 * * 1-5").

    Raises:
        ConfigError: the text is neither.
    """
    match = _INTERVAL.fullmatch(text.strip())
    if match and int(match["count"]):
        return Rhythm(interval=timedelta(seconds=int(match["count"]) * _UNITS[match["unit"].lower()]))
    try:
        CronSim(text, datetime(2000, 1, 1))  # only to see whether it can be read
    except CronSimError:
        raise ConfigError(
            f'cannot read every = "{text}"; write an interval such as "1 day", "6 hours" or "30 minutes", '
            'or a cron expression such as "15 3 * * *"'
        ) from None
    return Rhythm(cron=" ".join(text.split()))


def next_due(source: Source, last: datetime | None) -> datetime | None:
    """When the source is due next; None where it is due at once (never checked) or never again.

    Raises:
        ConfigError: ``source.every`` cannot be read.
    """
    return parse_every(source.every).after(last) if last else None


def next_check(source: Source, last: datetime, failures: int = 0) -> datetime:
    """When a daemon checks the source next: as `next_due`, moved by up to 5 % of the interval, always the same for
    one source, and after ``failures`` in a row twice as long with each from the second on.

    Raises:
        ConfigError: ``source.every`` cannot be read.
    """
    rhythm = parse_every(source.every)
    following: datetime = rhythm.after(last) or datetime.max.replace(tzinfo=UTC)
    if following.year == datetime.max.year:
        return following
    interval: timedelta = following - last
    longer: int = min(2 ** max(failures - 1, 0), _BACK_OFF)
    spread: float = crc32(source.name.encode()) / 2**32 * _SPREAD if rhythm.interval else 0.0
    return last + interval * (longer + spread)


def due(sources: Iterable[Source], last: Mapping[str, datetime], now: datetime) -> tuple[Source, ...]:
    """The sources due at ``now``, in the order given. ``last`` holds the last check of each name checked before;
    a failed check counts, so that a failing page is asked no more often than a good one.

    Raises:
        ConfigError: a source's ``every`` cannot be read.
    """
    return tuple(source for source in sources if _is_due(source, last.get(source.name), now))


def _is_due(source: Source, last: datetime | None, now: datetime) -> bool:
    if last is None:
        return True
    rhythm = parse_every(source.every)
    following = rhythm.after(last)
    return following is not None and following - rhythm.interval * _SLACK <= now
