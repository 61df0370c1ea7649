"""Word edits against a table, and their laws."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termsdiff.diff.words import word_edits
from termsdiff.model import Edit

TABLE = Path(__file__).parents[1] / "tables" / "words.md"
ROWS = [
    tuple(cell.strip() for cell in line.strip("|").split("|"))
    for line in TABLE.read_text(encoding="utf-8").splitlines()[6:]
]
MARKS = {"=": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}
TEXTS = st.text(alphabet="ab c.,(30)% $5§用户ไม่\n’'", max_size=40)


def spelled(edits: tuple[Edit, ...], op: str) -> str:
    return "".join(edit.text for edit in edits if edit.op in ("=", op))


@pytest.mark.parametrize(("before", "after", "words"), ROWS)
def test_a_row_is_marked_as_written(before: str, after: str, words: str) -> None:
    """Units stay whole, rewritten sentences are one replacement."""
    assert "".join(MARKS[edit.op].format(edit.text) for edit in word_edits(before, after)) == words


@given(TEXTS, TEXTS)
def test_edits_spell_both_sides(before: str, after: str) -> None:
    """Letter by letter, whatever the characters; no empty edits, no two of a kind in a row."""
    edits = word_edits(before, after)
    assert (spelled(edits, "-"), spelled(edits, "+")) == (before, after)
    assert all(edit.text for edit in edits)
    assert all(one.op != two.op for one, two in pairwise(edits))


def test_a_small_edit_in_a_long_text_stays_small() -> None:
    """Equal ends are kept whole however long they are."""
    text = "The parties agree on this and that for ever and a day. " * 2_000
    edits = word_edits(text + "It is 30 days. " + text, text + "It is 45 days. " + text)
    assert [edit for edit in edits if edit.op != "="] == [Edit("-", "30"), Edit("+", "45")]


def test_texts_too_long_to_compare_word_by_word_are_replaced_whole() -> None:
    """Twenty thousand words against as many others must not fill the memory."""
    one, two = (" ".join(f"{letter}{number}" for number in range(25_000)) for letter in "ab")
    assert [edit.op for edit in word_edits(one, two)] == ["-", "+"]
