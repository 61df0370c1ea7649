"""Why a clause was paired as it was."""

from __future__ import annotations

import pytest

from termsdiff.diff import explain
from termsdiff.errors import InputError
from termsdiff.model import Clause, Document

OLD = Document(clauses=(Clause("1.", text="Boats are lent for one day at most."), Clause("2.", text="Oars are free.")))
NEW = Document(
    clauses=(Clause("1.", text="Boats are lent for two days at most."), Clause("3.", text="Sails cost extra."))
)


def test_the_taken_candidate_comes_first() -> None:
    """With its likeness and the words both share."""
    explanation = explain(OLD, NEW, "1")
    assert explanation.side == "new"
    assert explanation.why.endswith("alike")
    assert explanation.candidates[0].taken
    assert explanation.candidates[0].shared == 6


def test_a_clause_of_the_old_side_is_found_too() -> None:
    """And one without a partner says what would have been needed."""
    explanation = explain(OLD, NEW, "2")
    assert explanation.side == "old"
    assert not any(candidate.taken for candidate in explanation.candidates)
    assert explanation.why.startswith("no clause is alike enough")


def test_an_unknown_path_is_an_error() -> None:
    """The message says how paths are found."""
    with pytest.raises(InputError, match="Neither document has a clause 9"):
        explain(OLD, NEW, "9")
