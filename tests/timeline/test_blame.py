"""Each clause's words come from the version that wrote them, through renumbering and moves."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from termsdiff import compare
from termsdiff.model import Clause, Document
from termsdiff.timeline import Step, blame, clause_history, compared

FEES = "The customer pays the monthly fees listed in the order form."
LAW = "The courts of Zurich have jurisdiction over every dispute."
DATA = "The provider deletes customer content within thirty days after the end."
AGE = "Children below the age of sixteen use the service with a parent only."


def text(*clauses: str) -> Document:
    return Document("Terms", "en", tuple(Clause(f"{n}.", "", words) for n, words in enumerate(clauses, 1)))


def newest_first(versions: list[Document]) -> list[Step]:
    steps = [Step(n, compared(compare(old, new))[1]) for n, (old, new) in enumerate(pairwise(versions), 2)]
    return steps[::-1]


def origins(versions: list[Document]) -> dict[str, int]:
    return blame([path for path, _ in versions[-1].walk()], newest_first(versions), first=1)


VERSIONS = [text(FEES, LAW), text(DATA, FEES, LAW), text(DATA, FEES.replace("monthly", "yearly"), LAW)]


def test_a_renumbered_clause_keeps_its_origin_and_a_reworded_one_does_not() -> None:
    assert origins(VERSIONS) == {"1": 2, "2": 3, "3": 1}


def test_a_split_clause_comes_from_the_version_that_split_it() -> None:
    whole = f"{FEES} {DATA}"
    assert origins([text(whole, LAW), text(FEES, DATA, LAW)]) == {"1": 2, "2": 2, "3": 1}


def test_a_date_line_comes_from_the_version_that_dated_it_and_typography_from_none() -> None:
    """Both changes are cosmetic; but a new date beside the day of an older version would be false."""
    first = text("Last updated: 1 March 2024", LAW)
    assert origins([first, text("Last updated: 2 April 2024", LAW.replace("over", "over ").rstrip("."))]) == {
        "1": 2,
        "2": 1,
    }


@given(st.lists(st.permutations([FEES, LAW, DATA, AGE]), min_size=1, max_size=5))
def test_clauses_that_only_change_places_keep_their_origin(orders: list[list[str]]) -> None:
    assert set(origins([text(*order) for order in orders]).values()) == {1}


def test_the_history_of_a_clause_follows_it_through_its_numbers_newest_first() -> None:
    steps = newest_first(VERSIONS)
    trails = {step.version: step.trails for step in steps}
    found = [(version, trails[version][at]) for version, at in clause_history("2", steps)]
    assert [(version, trail.kinds, trail.old) for version, trail in found] == [
        (3, ("modified",), ("2",)),
        (2, ("renumbered",), ("1",)),
    ]


def test_the_words_of_a_trail_are_kept_beside_it() -> None:
    total, trails, words = compared(compare(VERSIONS[1], VERSIONS[2]))
    assert [edit.text.strip() for edit in words[0] if edit.op != "="] == ["monthly", "yearly"]
    assert (total.wording, total.substantive, len(trails), len(words)) == ("other", True, 1, 1)


def test_the_history_of_a_clause_ends_where_it_was_added() -> None:
    assert [version for version, _ in clause_history("1", newest_first(VERSIONS))] == [2]


def test_a_clause_nobody_changed_has_no_history() -> None:
    assert list(clause_history("3", newest_first(VERSIONS[1:]))) == []
