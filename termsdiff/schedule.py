"""When is a source due? In: how often ("1 day", a cron expression), and the last check. Out: the time of the next.

Pure: the time of day is passed in. Times are aware, UTC; cron expressions are read in UTC.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zlib import crc32

from cronsim import CronSim, CronSimError

from termsdiff.errors import ConfigError
from termsdiff.model import Source

__all__ = ["Rhythm", "next_check", "parse_every"]

_EARLY = (0.02, 0.06)  # of the interval: how much before its end a check may come, each source at its own share of it.
# So checks of many sources tracked at once are moved apart, and a job started by cron at the same minute each day,
# which finds yesterday's check a few seconds younger than a day, does not skip every second day.
_BACK_OFF = 7  # times the interval a source that keeps failing waits at most: one of every day is asked once a week
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


def next_check(source: Source, last: datetime, failures: int = 0) -> datetime:
    """When to check the source next after a check at ``last``: at the next time of its cron expression (the end of
    all time where there is none), or when its interval is over but for 2 to 6 %, always the same for one source. After
    ``failures`` in a row, from the second on, each time twice as late, up to 7 times.

    Raises:
        ConfigError: ``source.every`` cannot be read.
    """
    rhythm = parse_every(source.every)
    following = rhythm.after(last)
    if following is None:
        return datetime.max.replace(tzinfo=UTC)
    interval: timedelta = following - last
    longer: int = min(2 ** max(failures - 1, 0), _BACK_OFF)
    return last + interval * (longer - (_early(source.name) if rhythm.interval else 0.0))


def _early(name: str) -> float:
    least, most = _EARLY
    return least + (most - least) * crc32(name.encode()) / 2**32
