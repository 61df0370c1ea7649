"""A calendar of the days on which terms take effect."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termsdiff.model import Claim, Document
from termsdiff.report import Reading, Side, render_calendar

STAMP = datetime(2024, 1, 1, tzinfo=UTC)


def calendar(*claims: Claim, name: str = "nimbus/terms", url: str = "") -> list[str]:
    """The unfolded lines."""
    text = render_calendar([Reading(Document(), Side(name, url=url), claims)], after=date(2024, 1, 1), stamp=STAMP)
    assert text.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    return text.replace("\r\n ", "").split("\r\n")


def effective(day: str, text: str = "Effective.") -> Claim:
    return Claim("effective", day, text)


def test_a_future_effective_date_is_an_event_of_that_day() -> None:
    lines = calendar(
        effective("2024-03-31", "In force from March 31, 2024; see 2."), url="https://nimbus.example/terms"
    )
    assert "DTSTART;VALUE=DATE:20240331" in lines
    assert "DTEND;VALUE=DATE:20240401" in lines
    assert "SUMMARY:nimbus/terms: says it is effective" in lines
    assert "DESCRIPTION:In force from March 31\\, 2024\\; see 2." in lines
    assert "DTSTAMP:20240101T000000Z" in lines
    assert "URL:https://nimbus.example/terms" in lines


@pytest.mark.parametrize("day", ["2024-01-01", "2023-12-31", "2024-03", "2024", "", "2024-02-31", "soon-or-later"])
def test_what_is_past_or_no_day_is_no_event(day: str) -> None:
    assert "BEGIN:VEVENT" not in calendar(effective(day))


def test_other_claims_are_no_events() -> None:
    assert "BEGIN:VEVENT" not in calendar(Claim("last-updated", "2024-05-01", "Updated."))


def test_the_same_day_of_the_same_source_is_the_same_event() -> None:
    """However the sentence reads: a calendar that knows the event updates it."""
    first, second = (
        [line for line in calendar(effective("2024-05-01", text)) if line.startswith("UID")] for text in ("a", "b")
    )
    assert first == second
    assert len(first) == 1


@given(text=st.text(max_size=200))
def test_no_text_breaks_out_of_its_line(text: str) -> None:
    """Line ends, colons, folding within letters: an event has the same lines whatever the terms say."""
    lines = calendar(effective("2024-05-01", text), name=f"n{text}", url=f"https://x/{text}")
    names = [line.partition(":")[0].partition(";")[0] for line in lines[3:-2]]
    wanted = ["BEGIN", "UID", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "URL", "TRANSP", "DTSTAMP", "END"]
    assert names == wanted
