"""References that follow a renumbering, and those that no longer lead where they led."""

from __future__ import annotations

from termsdiff.diff import compare
from termsdiff.model import Change, Clause, Document, Kind, Weight


def document(*texts: str) -> Document:
    """Clauses numbered from 1, one text each."""
    return Document(clauses=tuple(Clause(f"{number}.", text=text) for number, text in enumerate(texts, 1)))


def pair_of(old: Document, new: Document, text: str) -> Change:
    return next(pair for pair in compare(old, new).pairs if pair.new and pair.new[0].clause.text.startswith(text))


BOATS, OARS, SAILS = "Boats are lent for a day.", "Oars are free of charge.", "Sails cost extra money each time."


def test_a_reference_that_follows_is_consequential() -> None:
    """Section 2 became 3, and so did the reference to it."""
    pair = pair_of(document(BOATS, OARS, "See Section 2."), document(BOATS, SAILS, OARS, "See Section 3."), "See")
    assert pair.weight is Weight.CONSEQUENTIAL
    assert pair.kinds == {Kind.RENUMBERED}
    assert "follows the renumbering: 2 -> 3" in pair.reasons


def test_both_ends_of_a_range_follow() -> None:
    """Sections 1 to 2 became 2 to 3."""
    old, new = document(BOATS, OARS, "Sections 1 to 2 apply."), document(SAILS, BOATS, OARS, "Sections 2 to 3 apply.")
    assert pair_of(old, new, "Sections").weight is Weight.CONSEQUENTIAL


def test_a_reference_that_does_not_follow_is_substantive() -> None:
    """Section 2 stayed 2, yet the reference names 1 now."""
    pair = pair_of(document(BOATS, OARS, "See Section 2."), document(BOATS, OARS, "See Section 1."), "See")
    assert pair.kinds == {Kind.MODIFIED}
    assert "reference: Section 2 -> 1" in pair.reasons


def test_a_reference_whose_words_stayed_may_lead_elsewhere() -> None:
    """Section 2 is another clause now: a finding although no word differs."""
    pair = pair_of(document(BOATS, OARS, "See Section 2."), document(BOATS, SAILS, OARS, "See Section 2."), "See")
    assert Kind.REDIRECTED in pair.kinds
    assert pair.weight is Weight.SUBSTANTIVE
    assert any(reason.startswith("Section 2 now leads to") for reason in pair.reasons)


def test_a_reference_may_lead_to_nothing() -> None:
    """Section 3 was removed."""
    pair = pair_of(document("See Section 3.", BOATS, OARS), document("See Section 3.", BOATS), "See")
    assert pair.kinds == {Kind.REDIRECTED}
    assert pair.reasons == ('Section 3 now leads to nothing, before to "Oars are free of charge."',)


def test_a_reference_to_another_text_is_left_alone() -> None:
    """Article 3 of a regulation does not change with our clauses."""
    law = "Article 3 of the GDPR applies."
    assert not pair_of(document(law, BOATS, OARS), document(law, BOATS), "Article").kinds
