"""What is due when: intervals, cron expressions, and what cannot be read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termsdiff.errors import ConfigError
from termsdiff.model import Source
from termsdiff.schedule import due, next_due, parse_every

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


def test_a_source_never_checked_is_due_at_once() -> None:
    assert due([source()], {}, NOON) == (source(),)


@pytest.mark.parametrize(
    ("every", "ago", "expected"),
    [
        ("1 day", timedelta(hours=12), False),
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
    assert bool(due([source(every)], {"a/b": NOON - ago}, NOON)) is expected


def test_the_order_of_the_sources_is_kept() -> None:
    sources = [source(name=name) for name in ("c", "a", "b")]
    assert [each.name for each in due(sources, {"a": NOON}, NOON)] == ["c", "b"]


@given(TIMES, st.sampled_from(["1 day", "30 minutes", "1 week", "*/7 * * * *", "0 3 * * 1-5", "15 4 1 * *"]))
def test_nothing_is_due_right_after_its_check_and_all_is_due_when_said(last: datetime, every: str) -> None:
    following = next_due(source(every), last)
    assert following is not None
    assert following > last
    assert due([source(every)], {"a/b": last}, last) == ()
    assert due([source(every)], {"a/b": last}, following) == (source(every),)
