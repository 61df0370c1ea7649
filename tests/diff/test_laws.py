"""What holds for any two documents: nothing is lost, nothing is invented, and the way back is the mirror."""

from __future__ import annotations

import os
from collections import Counter

import pytest
import strategies
from hypothesis import given, settings
from hypothesis import strategies as st

from termsdiff.diff import apply, compare
from termsdiff.errors import InputError
from termsdiff.model import Changes, Clause, Document, Edit, Kind, Located
from termsdiff.normalize import comparable

# Ran once with TERMSDIFF_EXAMPLES=10000 without a failure; what failed on the way stands below as an example.
EXAMPLES = int(os.environ.get("TERMSDIFF_EXAMPLES", "60"))
LAWS = settings(max_examples=EXAMPLES, deadline=None, derandomize=EXAMPLES < 1000)

PAIRS = st.one_of(strategies.edited(), st.tuples(strategies.DOCUMENTS, strategies.DOCUMENTS))


def spelled(words: tuple[Edit, ...], op: str) -> str:
    return "".join(edit.text for edit in words if edit.op in ("=", op))


def mirror(words: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """The words of the way back: what was removed is added; of a replacement the removed words come first."""
    swapped = [Edit({"=": "=", "-": "+", "+": "-"}[edit.op], edit.text) for edit in words]
    for at in range(len(swapped) - 1):
        if swapped[at].op == "+" and swapped[at + 1].op == "-":
            swapped[at], swapped[at + 1] = swapped[at + 1], swapped[at]
    return tuple(swapped)


def line(side: tuple[Located, ...]) -> str:
    return " ".join(" ".join(part for part in (each.clause.title, each.clause.text) if part) for each in side)


def expected(document: Document) -> list[tuple[str, Clause]]:
    """Every clause once, and the title where no clause without a number carries it."""
    clauses = list(document.walk())
    if document.title and all(clause.title != document.title or clause.label for _, clause in clauses):
        clauses.append(("", Clause(title=document.title)))
    return clauses


@LAWS
@given(PAIRS)
def test_changes_lead_from_old_to_new(pair: tuple[Document, Document]) -> None:
    """Applied to the old document, the changes give the new one, title, links and warnings included."""
    old, new = pair
    assert apply(old, compare(old, new)) == new


@LAWS
@given(PAIRS)
def test_every_clause_is_in_exactly_one_pair(pair: tuple[Document, Document]) -> None:
    """Reading the old sides of all pairs gives the old document, reading the new sides the new one, in its order."""
    old, new = pair
    pairs = compare(old, new).pairs
    for document, sides in ((old, [p.old for p in pairs]), (new, [p.new for p in pairs])):
        found = Counter(located.path for side in sides for located in side)
        assert found == Counter(path for path, _ in expected(document))
    firsts = [p.new[0].path for p in pairs if p.new]
    order = {path: place for place, (path, _) in enumerate([("", None), *new.walk()])}
    assert [order[path] for path in firsts] == sorted(order[path] for path in firsts)


@LAWS
@given(PAIRS)
def test_words_spell_both_sides(pair: tuple[Document, Document]) -> None:
    """Kept and removed words are the old side, kept and added words the new side, letter by letter."""
    for each in compare(*pair).pairs:
        if each.words:
            assert spelled(each.words, "-") == line(each.old)
            assert spelled(each.words, "+") == line(each.new)
            assert all(edit.text for edit in each.words)


@LAWS
@given(strategies.DOCUMENTS)
def test_a_document_has_no_changes_against_itself(document: Document) -> None:
    """Nor anything that moved."""
    changes = compare(document, document)
    assert not list(changes)
    assert all(pair.old == pair.new for pair in changes.pairs)


@LAWS
@given(PAIRS)
def test_a_clause_whose_words_differ_is_a_change(pair: tuple[Document, Document]) -> None:
    """An unchanged pair says the same on both sides, its number apart from how it is printed."""
    for each in compare(*pair).pairs:
        if not each.kinds:
            assert comparable(line(each.old)).lstrip("(0123456789.) ") == comparable(line(each.new)).lstrip(
                "(0123456789.) "
            )


@LAWS
@given(PAIRS)
def test_comparing_backwards_is_the_mirror(pair: tuple[Document, Document]) -> None:
    """The same pairs with their sides swapped, the same moves, the same words with + and - swapped."""
    old, new = pair

    def seen(changes: Changes, *, swapped: bool) -> set[tuple[object, ...]]:
        return {
            (
                *((each.new, each.old) if swapped else (each.old, each.new)),
                each.moved,
                mirror(each.words) if swapped else each.words,
            )
            for each in changes.pairs
        }

    assert seen(compare(old, new), swapped=False) == seen(compare(new, old), swapped=True)


@LAWS
@given(PAIRS)
def test_comparing_twice_gives_the_same(pair: tuple[Document, Document]) -> None:
    """No order of a set or of a heap of equals shows through."""
    assert compare(*pair) == compare(*pair)


def test_changes_of_another_document_are_refused() -> None:
    """Applying to a document that was not compared is an error, not a guess."""
    old, new = Document(clauses=(Clause(text="One."),)), Document(clauses=(Clause(text="Two."),))
    with pytest.raises(InputError, match="the old clauses differ"):
        apply(new, compare(old, new))


@pytest.mark.parametrize("kind", [Kind.ADDED, Kind.REMOVED])
def test_one_clause_more_or_less(kind: Kind) -> None:
    """The plainest change of all, both ways."""
    more = Document(clauses=(Clause(text="One is here."), Clause(text="Two is there.")))
    less = Document(clauses=(Clause(text="One is here."),))
    changes = compare(less, more) if kind is Kind.ADDED else compare(more, less)
    assert [change.kinds for change in changes] == [{kind}]
