"""Every word of both sides comes out once, marked as what it is."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termsdiff.model import Change, Changes, Clause, Edit, Located
from termsdiff.report.marks import Line, inline, new_side, old_side


def spell(lines: tuple[Line, ...], *ops: str) -> str:
    """The letters of the lines that are marked one of ``ops``."""
    return "".join("".join(run.text.split()) for line in lines for run in line.runs if run.op in ops)


def letters(side: tuple[Located, ...]) -> str:
    return "".join("".join(located.clause.words.split()) for located in side)


def test_each_side_is_spelled_by_its_marks(changes: Changes) -> None:
    for change in changes.pairs:
        assert spell(inline(change), "=", "+") == letters(change.new) or len(change.old) > 1 or not change.new
        assert spell(old_side(change), "=", "-") == letters(change.old)
        assert spell(new_side(change), "=", "+") == letters(change.new)


def test_a_split_clause_marks_only_what_is_new(changes: Changes) -> None:
    """2.1 becomes 2.1 and 2.2: the text that went along is not marked, the label is."""
    split = next(change for change in changes if len(change.new) > 1)
    first, second = inline(split)
    assert first.text == (Edit("=", "You pay within "), Edit("-", "30"), Edit("+", "14"), Edit("=", " days."))
    assert (second.label, second.text) == ((Edit("+", "2.2"),), (Edit("=", "Late sums bear interest."),))


def test_words_that_spell_title_and_text_are_cut_between_them() -> None:
    """A removed text stays text though nothing of the new one stands before it."""
    old, new = Clause("1", "Fees", "Ten euros."), Clause("1", "Fees due", "Free.")
    words = (
        Edit("=", "Fees"),
        Edit("+", " due"),
        Edit("=", " "),
        Edit("-", "Ten euros"),
        Edit("+", "Free"),
        Edit("=", "."),
    )
    (line,) = inline(Change((Located("1", old),), (Located("1", new),), words=words))
    assert [edit.text.strip() for edit in line.title] == ["Fees", "due"]
    assert [edit.text.strip() for edit in line.text] == ["Ten euros", "Free", "."]


def test_words_that_spell_something_else_never_lose_a_clause() -> None:
    """Where the runs cannot be cut at the clauses, each clause is shown as it is."""
    sides = (Located("1", Clause(text="one")), Located("2", Clause(text="two")))
    change = Change((Located("1", Clause(text="x")),), sides, words=(Edit("-", "x"), Edit("+", "something else")))
    assert [line.text for line in inline(change)] == [(Edit("-", "x"), Edit("+", "one")), (Edit("+", "two"),)]


PIECES = st.lists(st.tuples(st.sampled_from("=-+"), st.text("ab ,", min_size=1, max_size=6)), min_size=1, max_size=12)


@given(pieces=PIECES, cuts=st.lists(st.integers(0, 40), max_size=3))
def test_cutting_runs_at_clauses_loses_and_marks_nothing_wrongly(
    pieces: list[tuple[str, str]], cuts: list[int]
) -> None:
    """However a text is split: the old text is what is kept and removed, the new one what is kept and added."""
    words = tuple(Edit(*piece) for piece in pieces)
    old = "".join(text for op, text in pieces if op in "=-")
    new = "".join(text for op, text in pieces if op in "=+")
    edges = [0, *sorted(min(cut, len(new)) for cut in cuts), len(new)]
    side = tuple(Located(str(at), Clause(text=new[a:b])) for at, (a, b) in enumerate(pairwise(edges)))
    change = Change((Located("0", Clause(text=old)),), side, words=words)
    assert spell(inline(change), "=", "-") == "".join(old.split())
    assert spell(inline(change), "=", "+") == "".join(new.split())
    for line, located in zip(inline(change), side, strict=True):
        assert spell((line,), "=", "+") == "".join(located.clause.text.split())


@pytest.mark.parametrize("op", ["-", "+"])
def test_a_change_without_words_is_marked_whole(op: str) -> None:
    at = (Located("1", Clause("1", text="All of it.")),)
    change = Change(at, ()) if op == "-" else Change((), at)
    assert inline(change)[0].runs == (Edit(op, "1 All of it."),)
