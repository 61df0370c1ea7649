"""Which clauses are the same: the awkward cases, and that the work stays near-linear."""

from __future__ import annotations

import time

from termsdiff.diff import compare
from termsdiff.model import Clause, Document, Kind


def lines(*texts: str) -> Document:
    return Document(clauses=tuple(Clause(text=text) for text in texts))


def kinds(old: Document, new: Document) -> list[str]:
    return ["+".join(sorted(pair.kinds)) for pair in compare(old, new).pairs]


def test_repeated_clauses_pair_in_their_company() -> None:
    """The second "Not applicable." went, not the first."""
    old = lines(
        "Fees are due monthly.", "Not applicable.", "Data is kept for a year.", "Not applicable.", "The end of it."
    )
    new = lines("Fees are due monthly.", "Not applicable.", "Data is kept for a year.", "The end of it.")
    assert kinds(old, new) == ["", "", "", "removed", ""]


def test_a_replaced_document_is_all_removed_and_added() -> None:
    """Nothing alike is nothing paired."""
    old, new = lines("The quick brown fox jumps over it."), lines("Ein ganz anderer Text steht jetzt hier.")
    assert sorted(kinds(old, new)) == ["added", "removed"]


def test_a_decoy_before_an_edited_clause_is_the_added_one() -> None:
    """The nearer text is the partner, though the other stands first."""
    old = lines("You shall pay the fee within thirty days after the invoice date.")
    decoy = "You shall pay the tax within ninety weeks before the customs date."
    new = lines(decoy, "You shall pay the fee within forty days after the invoice date.")
    assert kinds(old, new) == ["added", "modified"]


def test_a_moved_section_is_one_move() -> None:
    """What stands below a moved section did not move."""

    def section(title: str, *texts: str) -> Clause:
        return Clause(title=title, children=tuple(Clause(text=text) for text in texts))

    fees = section("Fees", "Fees are due monthly in advance.", "Late fees are charged at five percent.")
    data = section(
        "Data", "Data is kept for a year.", "Data is never sold to anyone at all.", "You may ask for a copy of it."
    )
    law = section("Law", "The law of Norway applies to it all.", "The court in Oslo decides about everything.")
    changes = list(compare(Document(clauses=(fees, data, law)), Document(clauses=(data, law, fees))))
    assert [(change.kinds, change.new[0].clause.title) for change in changes] == [({Kind.MOVED}, "Fees")]


def test_ten_thousand_clauses_take_seconds_at_most() -> None:
    """Also when all are nearly alike and none is equal; 30 s is far above what any machine needs, a quadratic way
    needs hours."""
    old = lines(*(f"The fee for service number {number} is due within 30 days." for number in range(10_000)))
    new = lines(*(f"The fee for service number {number} is now due within 45 days." for number in range(10_000)))
    start = time.process_time()
    assert set(kinds(old, new)) == {"modified"}
    assert time.process_time() - start < 30
