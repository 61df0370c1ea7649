"""Did they say so? What a change in words is compared with the dates the page claims."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from termsdiff.model import Change, Changes, Claim, Clause, Document, Located, Weight
from termsdiff.timeline import Finding, Said, Seen, findings

SEEN = Seen(datetime(2024, 3, 10, tzinfo=UTC), datetime(2024, 3, 12, tzinfo=UTC))


def changes(weight: Weight | None) -> Changes:
    old, new = Clause(text="thirty days"), Clause(text="ten days")
    pairs = (Change((Located("1", old),), (Located("1", new),), weight=weight),) if weight else ()
    return Changes(Document(), Document(), pairs)


def updated(date: str) -> Claim:
    return Claim("last-updated", date, f"Last updated {date}")


def find(weight: Weight | None, before: str, after: str, *, promises_date: bool = False) -> tuple[Finding, ...]:
    claims = [(updated(date),) if date else () for date in (before, after)]
    return findings(changes(weight), claims[0], claims[1], seen=SEEN, promises_date=promises_date)


@pytest.mark.parametrize(
    ("weight", "before", "after", "kinds"),
    [
        (Weight.SUBSTANTIVE, "2023-01-01", "2023-01-01", [Said.SILENT]),
        (Weight.SUBSTANTIVE, "", "", [Said.SILENT]),
        (Weight.SUBSTANTIVE, "2023-01-01", "2024-03-11", []),
        (Weight.COSMETIC, "2023-01-01", "2024-03-11", [Said.REDATED]),
        (Weight.COSMETIC, "2023-01-01", "2023-01-01", []),
        (Weight.SUBSTANTIVE, "2023-01-01", "2024-02-01", [Said.BACKDATED]),
        (Weight.SUBSTANTIVE, "2023-01-01", "2024-03-09", []),
        (Weight.SUBSTANTIVE, "2023-01-01", "2024-02", [Said.BACKDATED]),
        (Weight.SUBSTANTIVE, "2023-01-01", "2024-03", []),
        (Weight.SUBSTANTIVE, "2022", "2023", [Said.BACKDATED]),
    ],
)
def test_what_the_date_line_said(weight: Weight, before: str, after: str, kinds: list[Said]) -> None:
    assert [finding.kind for finding in find(weight, before, after)] == kinds


def test_a_silent_change_names_the_gap_and_the_date_line() -> None:
    (finding,) = find(Weight.SUBSTANTIVE, "2023-01-01", "2023-01-01")
    assert finding.text == (
        "The words changed between 2024-03-10 and 2024-03-12; the page still says “Last updated 2023-01-01”."
    )


def test_a_broken_promise_to_update_the_date_is_said() -> None:
    (finding,) = find(Weight.SUBSTANTIVE, "", "", promises_date=True)
    assert finding.text.endswith("the page states no date. The earlier text promised to update its date.")


def test_an_effective_date_to_come_is_an_announcement_with_its_days() -> None:
    claim = Claim("effective", "2024-04-11", "Effective April 11, 2024")
    (finding,) = findings(changes(Weight.SUBSTANTIVE), (), (claim,), seen=SEEN)
    assert finding.kind is Said.ANNOUNCED
    assert "30 days before" in finding.text
