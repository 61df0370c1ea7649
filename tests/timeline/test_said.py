"""Did they say so? What a change in words is compared with: the dates the page claims, the notice it promised."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from termsdiff.model import Claim
from termsdiff.reading.amendment import Flag, FlagKind
from termsdiff.timeline import Finding, Said, Sayings, Seen, Wording, findings

SEEN = Seen(datetime(2024, 3, 10, tzinfo=UTC), datetime(2024, 3, 12, tzinfo=UTC))
PROMISE = Flag(FlagKind.NOTICE_PERIOD, "We tell you thirty (30) days before a change.", "9.1", "30 days")
REDATES = Flag(FlagKind.REDATES, "We then update the date above.", "9.2")


def claim(kind: str, date: str) -> tuple[Claim, ...]:
    return (Claim(kind, date, f"{kind} {date}"),) if date else ()


def find(
    before: str, after: str, *flags: Flag, wording: Wording = Wording.OTHER, kind: str = "last-updated"
) -> tuple[Finding, ...]:
    return findings(Sayings(claim(kind, before), flags), Sayings(claim(kind, after)), wording=wording, seen=SEEN)


@pytest.mark.parametrize(
    ("wording", "before", "after", "kinds"),
    [
        (Wording.OTHER, "2023-01-01", "2023-01-01", [Said.SILENT]),
        (Wording.OTHER, "", "", [Said.SILENT]),
        (Wording.OTHER, "2023-01-01", "2024-03-11", []),
        (Wording.SAME, "2023-01-01", "2024-03-11", [Said.REDATED]),
        (Wording.SAME, "2023-01-01", "2023-01-01", []),
        (Wording.OTHER, "2023-01-01", "2024-02-01", [Said.BACKDATED]),
        (Wording.OTHER, "2023-01-01", "2024-03-09", []),
        (Wording.OTHER, "2023-01-01", "2024-02", [Said.BACKDATED]),
        (Wording.OTHER, "2023-01-01", "2024-03", []),
        (Wording.OTHER, "2022", "2023", [Said.BACKDATED]),
    ],
)
def test_what_the_date_line_said(wording: Wording, before: str, after: str, kinds: list[Said]) -> None:
    assert [finding.kind for finding in find(before, after, wording=wording)] == kinds


@pytest.mark.parametrize(
    ("wording", "kind"),
    [
        (Wording.TRANSLATED, Said.LANGUAGE),
        (Wording.REPLACED, Said.REPLACED),
        (Wording.CUT_SHORT, Said.CUT_SHORT),
    ],
)
def test_a_page_served_otherwise_is_no_silent_change(wording: Wording, kind: Said) -> None:
    (finding,) = find("2023-01-01", "2023-01-01", PROMISE, wording=wording)
    assert finding.kind is kind
    assert "cannot be told" in finding.text


def test_another_text_with_another_date_is_judged_by_its_date() -> None:
    assert [each.kind for each in find("2023-01-01", "2024-02-01", wording=Wording.REPLACED)] == [Said.BACKDATED]


def test_a_date_line_that_was_taken_away_is_no_silence() -> None:
    """Nor a date that changed: the other line still says the same."""
    twice, once = claim("effective", "2023-01-01") * 2, claim("effective", "2023-01-01")
    assert findings(Sayings(twice), Sayings(once), wording=Wording.OTHER, seen=SEEN) == ()


def test_a_silent_change_names_the_gap_and_the_date_line() -> None:
    (finding,) = find("2023-01-01", "2023-01-01")
    assert finding.text == (
        "The words changed between 2024-03-10 and 2024-03-12; the page still says “last-updated 2023-01-01”."
    )
    assert "new text first seen 2024-03-12T00:00:00Z" in finding.evidence


def test_a_change_between_two_checks_of_one_day_names_the_day() -> None:
    seen = Seen(datetime(2024, 3, 12, 8, tzinfo=UTC), datetime(2024, 3, 12, 20, tzinfo=UTC))
    (finding,) = findings(Sayings(()), Sayings(()), wording=Wording.OTHER, seen=seen)
    assert finding.text == "The words changed on 2024-03-12; the page states no date."


def test_a_broken_promise_to_update_the_date_is_said_with_the_sentence_that_made_it() -> None:
    (finding,) = find("", "", REDATES)
    assert finding.text.endswith("the page states no date. The earlier text promised to update its date.")
    assert "9.2: “We then update the date above.”" in finding.evidence


def test_an_effective_date_to_come_is_an_announcement_with_its_days() -> None:
    (finding,) = find("", "2024-04-11", kind="effective")
    assert finding.kind is Said.ANNOUNCED
    assert "30 days before" in finding.text


@pytest.mark.parametrize(
    ("effective", "given"),
    [
        ("2024-03-20", "8 to 10 days after it was posted"),
        ("2024-03-11", "0 to 1 days after it was posted"),
        ("2024-03-01", "9 days before the earlier text was last seen"),
        ("", "names no new date"),
    ],
)
def test_the_notice_given_stands_beside_the_notice_promised(effective: str, given: str) -> None:
    finding = find("", effective, PROMISE, kind="effective")[-1]
    assert finding.kind is Said.NOTICE
    assert "promised notice of 30 days" in finding.text
    assert given in finding.text
    assert finding.evidence[0] == "9.1: “We tell you thirty (30) days before a change.”"


def test_no_notice_is_spoken_of_where_none_was_promised_or_nothing_changed() -> None:
    assert find("", "2024-03-11", kind="effective") == ()
    assert find("", "", PROMISE, wording=Wording.SAME) == ()
