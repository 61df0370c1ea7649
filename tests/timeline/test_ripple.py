"""A changed definition changes the clauses that use the term."""

from __future__ import annotations

from termsdiff import compare
from termsdiff.model import Clause, Document
from termsdiff.timeline import Said, ripples

MEANING = "“Products” means the software {} that Acme offers."
USE = "You pay for the Products every month."
LAW = "The courts of Zurich have jurisdiction over every dispute."


def text(*clauses: str) -> Document:
    return Document("Terms", "en", tuple(Clause(f"{n}.", "", words) for n, words in enumerate(clauses, 1)))


def test_a_changed_definition_names_the_clauses_that_use_the_term() -> None:
    old, new = (text(MEANING.format(what), LAW, USE) for what in ("and the manuals", "and the hardware"))
    (finding,) = ripples(compare(old, new))
    assert (finding.kind, finding.text) == (Said.DEFINITION, "The definition of “Products” (1) changed; 3 uses it.")
    assert finding.evidence == (MEANING.format("and the manuals"), MEANING.format("and the hardware"), "3")


def test_a_definition_that_only_got_another_number_did_not_change() -> None:
    old, new = text(MEANING.format("only"), USE), text(LAW, MEANING.format("only"), USE)
    assert ripples(compare(old, new)) == ()


def test_a_term_that_is_used_but_no_longer_defined_is_a_finding() -> None:
    old, new = text(MEANING.format("only"), LAW, USE, USE), text(LAW, USE, USE)
    (finding,) = ripples(compare(old, new))
    assert finding.kind is Said.UNDEFINED
    assert finding.text == "“Products” is no longer defined (it was in 1); 2 and 3 use it."


def test_a_term_that_went_with_its_definition_is_no_finding() -> None:
    assert ripples(compare(text(MEANING.format("only"), LAW, USE), text(LAW))) == ()
