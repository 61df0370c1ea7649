"""The kinds of a change follow from its two sides."""

from __future__ import annotations

import pytest

from termsdiff.model import Change, Changes, Clause, Document, Link, Located, Weight


def side(*clauses: Clause) -> tuple[Located, ...]:
    return tuple(Located(clause.label or "¶1", clause) for clause in clauses)


ONE, OTHER = Clause("1.", "", "You pay."), Clause("2.", "", "We deliver.")


@pytest.mark.parametrize(
    ("change", "kinds"),
    [
        (Change((), side(ONE)), {"added"}),
        (Change(side(ONE), ()), {"removed"}),
        (Change(side(ONE), side(ONE)), set()),
        (Change(side(ONE), side(ONE), moved=True), {"moved"}),
        (Change(side(ONE), side(Clause("2.", "", "You pay."))), {"renumbered"}),
        (Change(side(ONE), side(Clause("1.", "", "You may pay."))), {"modified"}),
        (Change(side(ONE), side(Clause("1.", "Fees", "You pay."))), {"retitled"}),
        (Change(side(ONE), side(Clause("2.", "Fees", "You may pay."))), {"modified", "renumbered", "retitled"}),
        (Change(side(ONE), side(ONE, OTHER)), {"split"}),
        (Change(side(ONE, OTHER), side(ONE), moved=True), {"merged", "moved"}),
        (Change(side(Clause(text="“a”")), side(Clause(text='"a"'))), set()),
        (Change(side(Clause(text="a", links=(Link("a", "x"),))), side(Clause(text="a"))), {"relinked"}),
    ],
)
def test_kinds(change: Change, kinds: set[str]) -> None:
    assert change.kinds == kinds


def test_a_reference_that_follows_the_renumbering_does_not_modify() -> None:
    old, new = Clause("3.", "", "See Section 2."), Clause("4.", "", "See Section 3.")
    assert Change(side(old), side(new), weight=Weight.CONSEQUENTIAL).kinds == {"renumbered"}
    assert Change(side(old), side(new), weight=Weight.SUBSTANTIVE).kinds == {"renumbered", "modified"}


def test_iterating_leaves_unchanged_pairs_out_and_the_summary_counts_them() -> None:
    pairs = (Change(side(ONE), side(ONE)), Change((), side(OTHER)))
    changes = Changes(Document(), Document(), pairs)
    assert list(changes) == [pairs[1]]
    assert len(changes) == 1
    assert (changes.summary["added"], changes.summary["unchanged"], changes.summary["split"]) == (1, 1, 0)
