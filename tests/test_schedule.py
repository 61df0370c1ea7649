"""What is due when: intervals, cron expressions, and what cannot be read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termsdiff.errors import ConfigError
from termsdiff.model import Source
from termsdiff.schedule import next_check, parse_every

NOON = datetime(2024, 3, 1, 12, tzinfo=UTC)
TIMES = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))


def source(every: str = "1 day", name: str = "a/b") -> Source:
    return Source(name, ("https://a.example/",), every)


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("1 day", timedelta(days=1)),
        ("6 hours", timedelta(hours=6)),
        ("30 minutes", timedelta(minutes=30)),
        ("1 week", timedelta(weeks=1)),
        (" 2  Days ", timedelta(days=2)),
        ("1day", timedelta(days=1)),
    ],
)
def test_intervals_are_read(text: str, interval: timedelta) -> None:
    assert parse_every(text).interval == interval


@pytest.mark.parametrize("text", ["", "day", "0 days", "-1 day", "1 fortnight", "1.5 days", "61 * * * *", "0 0 30 2 *"])
def test_what_cannot_be_read_is_said_with_an_example(text: str) -> None:
    with pytest.raises(ConfigError, match="write an interval such as"):
        parse_every(text)


@pytest.mark.parametrize(
    ("every", "ago", "expected"),
    [
        ("1 day", timedelta(hours=12), False),
        ("1 day", timedelta(hours=22, minutes=30), False),
        ("1 day", timedelta(hours=23, minutes=59, seconds=20), True),
        ("1 day", timedelta(days=1), True),
        ("30 minutes", timedelta(minutes=28), False),
        ("30 minutes", timedelta(minutes=30), True),
        ("0 3 * * *", timedelta(hours=8), False),
        ("0 3 * * *", timedelta(hours=10), True),
        ("0 9 * * 1", timedelta(days=3), False),
        ("0 9 * * 1", timedelta(days=5), True),
    ],
    ids=str,
)
def test_due_by_interval_and_cron(every: str, ago: timedelta, *, expected: bool) -> None:
    """NOON is a Friday. A daily job that starts a few seconds earlier than yesterday's check ended is not skipped."""
    assert (next_check(source(every), NOON - ago) <= NOON) is expected


def test_checks_of_many_sources_are_spread_and_cron_times_kept() -> None:
    """By name, the same each time, over 4 % of the interval, and a little early."""
    moments = {next_check(source(name=f"acme/{number}"), NOON) for number in range(100)}
    assert len(moments) == 100
    day = timedelta(days=1)
    assert NOON + day * 0.94 <= min(moments) < max(moments) <= NOON + day * 0.98
    assert max(moments) - min(moments) > day * 0.03
    assert next_check(source("15 3 * * *"), NOON) == NOON + timedelta(hours=15, minutes=15)


def test_a_source_that_keeps_failing_is_asked_less_and_less() -> None:
    """From the second failure in a row on, and at least once a week where it was every day."""
    waits = [(next_check(source(), NOON, failures) - NOON) / timedelta(days=1) for failures in range(9)]
    assert [round(wait) for wait in waits] == [1, 1, 2, 4, 7, 7, 7, 7, 7]
    hours = [(next_check(source("0 * * * *"), NOON, failures) - NOON) / timedelta(hours=1) for failures in range(4)]
    assert hours == [1, 1, 2, 4]


@given(TIMES, st.sampled_from(["1 day", "30 minutes", "1 week", "*/7 * * * *", "0 3 * * 1-5", "15 4 1 * *"]))
def test_the_next_check_comes_after_the_last_and_no_later_than_said(last: datetime, every: str) -> None:
    assert last < next_check(source(every), last) <= parse_every(every).after(last)
