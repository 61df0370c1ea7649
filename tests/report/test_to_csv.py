"""A spreadsheet gets one row a change, and calculates nothing."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termsdiff.model import Change, Changes, Clause, Document, Located
from termsdiff.report import render
from termsdiff.report.to_csv import COLUMNS, guarded


def table(changes: Changes) -> list[dict[str, str]]:
    report = render(changes, "csv")
    assert isinstance(report, str)
    return list(csv.DictReader(io.StringIO(report.removeprefix("\ufeff"), newline="")))


def test_there_is_one_row_a_change(changes: Changes) -> None:
    rows = table(changes)
    assert [row["id"] for row in rows] == [change.id for change in changes]
    assert (rows[1]["removed"], rows[1]["added"]) == ("1.2 … on 60 days' notice", "1.3 … at any time")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", " =", "＝", "\u202e=", "\r+"])
def test_formulas_stay_text(start: str) -> None:
    assert guarded(f"{start}HYPERLINK(1)").startswith("'")


@given(words=st.lists(st.text(st.characters(blacklist_categories=["Cs"]), max_size=9), min_size=3, max_size=3))
def test_no_cell_breaks_its_row_or_is_a_formula(words: list[str]) -> None:
    """Whatever stands in a clause: quotes, commas, line ends, formulas."""
    clause = Clause(*words)
    (row,) = table(Changes(Document(), Document("", "", (clause,)), (Change((), (Located("=1", clause),)),)))
    assert list(row) == list(COLUMNS)
    assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@pytest.mark.parametrize(
    "cell", ["1.10", "4.1", "(2)", "12", "3-4", "2024-05-01", "1/2", "MAR1", "1e5", "10:30", "5 %"]
)
def test_the_number_of_a_clause_stays_what_is_printed(cell: str) -> None:
    """Excel would read 1.10 as 1.1, 3-4 as a day in March, (2) as minus two."""
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize(
    "cell", ["4.1(a)", "Fees¶2", "within 30 days", "may", "Schedule 1/3.2", "", "a.", "2b82ffa5ad"]
)
def test_what_no_spreadsheet_would_misread_stays_bare(cell: str) -> None:
    assert guarded(cell) == cell


def test_a_cell_is_no_longer_than_excel_takes_and_says_what_is_missing() -> None:
    cell = guarded("=" * 1_000_000)
    assert len(cell) == 32_767
    assert cell.endswith("… [1,000,000 letters; the JSON report has them all]")
