"""Each clause's words come from the version that wrote them, through renumbering and moves."""

from __future__ import annotations

from itertools import pairwise

from termsdiff import compare
from termsdiff.model import Clause, Document, Kind
from termsdiff.timeline import Step, blame, clause_history

FEES = "The customer pays the monthly fees listed in the order form."
LAW = "The courts of Zurich have jurisdiction over every dispute."
DATA = "The provider deletes customer content within thirty days after the end."


def text(*clauses: str) -> Document:
    return Document("Terms", "en", tuple(Clause(f"{n}.", "", words) for n, words in enumerate(clauses, 1)))


VERSIONS = [
    text(FEES, LAW),
    text(DATA, FEES, LAW),
    text(DATA, FEES.replace("monthly", "yearly"), LAW),
]
STEPS = [Step(n + 2, compare(old, new)) for n, (old, new) in enumerate(pairwise(VERSIONS))]


def test_a_renumbered_clause_keeps_its_origin_and_a_reworded_one_does_not() -> None:
    assert blame(VERSIONS[0], 1, STEPS) == {"1": 2, "2": 3, "3": 1}


def test_the_history_of_a_clause_follows_it_through_its_numbers_newest_first() -> None:
    found = [(version, change.kinds, change.old[0].path) for version, change in clause_history("2", reversed(STEPS))]
    assert found == [(3, {Kind.MODIFIED}, "2"), (2, {Kind.RENUMBERED}, "1")]


def test_the_history_of_a_clause_ends_where_it_was_added() -> None:
    found = [(version, change.kinds) for version, change in clause_history("1", reversed(STEPS))]
    assert found == [(2, {Kind.ADDED})]


def test_a_path_nobody_has_has_no_history() -> None:
    assert list(clause_history("99", reversed(STEPS))) == []
