"""Which changes diff --only, --only-kind and --ignore leave."""

from __future__ import annotations

import pytest

from termsdiff.cli.filters import narrowed
from termsdiff.errors import InputError
from termsdiff.model import Change, Changes, Clause, Document, Kind, Located, Weight


def changes(*paths: str, weight: Weight = Weight.SUBSTANTIVE) -> Changes:
    """One added clause at each path."""
    clause = Clause(text="You pay.")
    return Changes(Document(), Document(), tuple(Change((), (Located(path, clause),), weight=weight) for path in paths))


def left(found: Changes) -> list[str]:
    return [change.new[0].path for change in found]


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("4", ["4", "4.1", "4(a)", "4¶2", "4/Fees"]),
        ("4.1", ["4.1"]),
        ("41", ["41"]),
        ("fees", ["Fees", "Fees¶1", "Fees#2"]),
        ("Schedule 1", ["Schedule 1/4"]),
    ],
)
def test_a_section_is_its_clause_and_what_stands_below(section, expected) -> None:
    found = changes("4", "4.1", "4(a)", "4¶2", "4/Fees", "41", "Fees", "Fees¶1", "Fees#2", "Schedule 1/4")
    assert left(narrowed(found, section=section)) == expected


def test_a_section_neither_side_has_is_refused() -> None:
    with pytest.raises(InputError, match='no clause "5"'):
        narrowed(changes("4"), section="5")


def test_an_old_place_counts_too() -> None:
    """What moved out of a section is found in it."""
    clause = Clause(text="You pay.")
    moved = Change((Located("4.1", clause),), (Located("7.1", clause),), moved=True)
    assert left(narrowed(Changes(Document(), Document(), (moved,)), section="4")) == ["7.1"]


def test_kinds_and_weights() -> None:
    assert left(narrowed(changes("4"), kinds={Kind.REMOVED})) == []
    assert left(narrowed(changes("4"), kinds={Kind.REMOVED, Kind.ADDED})) == ["4"]
    assert left(narrowed(changes("4", weight=Weight.COSMETIC), ignored={Weight.COSMETIC})) == []


def test_unchanged_clauses_stay() -> None:
    """They are the context of what is shown."""
    clause = Located("4.1", Clause(text="You pay."))
    found = Changes(Document(), Document(), (Change((clause,), (clause,)),))
    assert len(narrowed(found, kinds={Kind.ADDED}, ignored={Weight.COSMETIC}).pairs) == 1
