"""Numbers at the start of a line: every row of tests/tables/numbering.md, and what is written is read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termsdiff.parse.marks import CITED
from termsdiff.parse.numbering import read, write
from termsdiff.parse.numerals import KINDS

TABLE = Path(__file__).parent.parent / "tables" / "numbering.md"
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in TABLE.read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith("| line ")
]
STYLES = ("#.", "#)", "(#)")


@pytest.mark.parametrize(("line", "label", "words", "kinds"), ROWS, ids=[row[0] for row in ROWS])
def test_numbering_table(line: str, label: str, words: str, kinds: str) -> None:
    """The label, the words after it, and the possible kinds of each row."""
    marker = read(line)
    if label == "-":
        assert marker is None
        return
    assert marker is not None
    assert marker.label == label
    assert line[marker.end :] == words
    found = dict.fromkeys(reading.kind for reading in marker.readings)
    assert set(kinds.split()) <= set(found)


@pytest.mark.parametrize("kind", KINDS)
def test_every_number_of_a_kind_is_read_back(kind: str) -> None:
    numbers = KINDS[kind]
    assert [numbers.read(numbers.write(number)) for number in range(1, numbers.limit + 1)] == list(
        range(1, numbers.limit + 1)
    )


@given(st.sampled_from(["number", "lower", "upper", "roman", "ROMAN"]), st.sampled_from(STYLES), st.integers(1, 26))
def test_a_label_that_is_written_is_recognised(kind: str, style: str, number: int) -> None:
    marker = read(f"{write(kind, style, number)} Fees and taxes")
    assert marker is not None
    assert marker.label == write(kind, style, number)
    assert any(reading.kind == kind and reading.value == number for reading in marker.readings)


@given(st.text(max_size=40))
def test_any_text_can_be_read(text: str) -> None:
    marker = read(text)
    assert marker is None or (0 <= marker.end <= len(text) and marker.readings)


@pytest.mark.parametrize(
    "line",
    ["Section 230 of the Act", "(1) and (2) apply", "Art. 6 (1) (b) GDPR", "§ 312g Abs. 1 BGB", "第3条の規定により"],
)
def test_a_citation_is_cheap_to_take_for_words(line: str) -> None:
    marker = read(line)
    assert marker is None or marker.plain <= CITED


def test_a_long_row_of_bullets_goes_no_deeper() -> None:
    """Found by fuzzing: each bullet asked for what stands after it."""
    marker = read("• – " * 5_000 + "fees")
    assert marker is not None
    assert marker.label == ""
