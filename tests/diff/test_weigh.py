"""Weights and reasons against a table a lawyer can read."""

from __future__ import annotations

from pathlib import Path

import pytest

from termsdiff.diff import compare
from termsdiff.languages.facts import FACT_WORDS
from termsdiff.model import Change, Clause, Document, Link, Weight
from termsdiff.parse import parse

TABLE = Path(__file__).parents[1] / "tables" / "weigh.md"
ROWS = [
    tuple(cell.strip() for cell in line.strip("|").split("|"))
    for line in TABLE.read_text(encoding="utf-8").splitlines()[6:]
]


def only(old: Clause, new: Clause, language: str = "en") -> Change:
    (pair,) = compare(Document(language=language, clauses=(old,)), Document(language=language, clauses=(new,))).pairs
    return pair


@pytest.mark.parametrize(("language", "before", "after", "weight", "reasons"), ROWS)
def test_a_row_weighs_as_written(language: str, before: str, after: str, weight: str, reasons: str) -> None:
    """The weight and all reasons, in order; "–" where nothing changed for a reader."""
    change = only(Clause(text=before), Clause(text=after), language)
    found = (str(change.weight), "; ".join(change.reasons)) if change.kinds else ("–", "–")
    assert found == (weight, reasons)


def test_the_table_knows_every_language() -> None:
    """A language whose facts are read has a row."""
    assert {row[0] for row in ROWS} == set(FACT_WORDS)


def test_a_link_that_leads_elsewhere_is_a_change_of_its_own() -> None:
    """Tracking parameters are no part of a link's target, so they are no change."""
    here, there = (
        Clause(text="Read this.", links=(Link("this", url),)) for url in ("https://a.example/", "https://b.example/")
    )
    tracked = Clause(text="Read this.", links=(Link("this", "https://a.example/", "https://a.example/?utm_source=x"),))
    assert only(here, there).reasons == ("link target: https://a.example/ -> https://b.example/",)
    assert not only(here, tracked).kinds


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        ("#contact", "#contact-us", set()),
        ("", "#fees", set()),
        ("https://a.example/terms#h.1", "https://a.example/terms#h.2", set()),
        ("#/terms", "#/privacy", {"relinked"}),
        ("https://a.example/#!terms", "https://a.example/#!privacy", {"relinked"}),
        ("https://a.example/terms#fees", "https://b.example/terms#fees", {"relinked"}),
        ("#fees", "https://a.example/fees", {"relinked"}),
    ],
)
def test_a_link_to_another_place_of_the_same_page_is_no_change(before: str, after: str, kinds: set[str]) -> None:
    """Places are renamed whenever a page is built anew; an application may tell its pages apart by them."""
    old, new = (Clause(text="Read this.", links=(Link("this", url),) if url else ()) for url in (before, after))
    assert only(old, new).kinds == kinds


@pytest.mark.parametrize(
    ("before", "after", "weight"),
    [
        ("http://a.example/terms", "https://a.example/terms", Weight.COSMETIC),
        ("https://www.a.example/terms/", "https://a.example/terms", Weight.COSMETIC),
        ("https://a.example/terms", "https://a.example/Terms", Weight.SUBSTANTIVE),
        ("https://a.example/terms", "https://www.b.example/terms", Weight.SUBSTANTIVE),
        ("https://a.example/terms", "", Weight.SUBSTANTIVE),
    ],
)
def test_an_address_that_is_written_otherwise_is_cosmetic(before: str, after: str, weight: Weight) -> None:
    old, new = (Clause(text="Read this.", links=(Link("this", url),) if url else ()) for url in (before, after))
    assert only(old, new).weight is weight


def test_what_was_added_says_its_facts() -> None:
    """A new clause on arbitration with a fee names both."""
    old = Document(language="en", clauses=(Clause(text="The boat is blue."),))
    new = Document(
        language="en", clauses=(*old.clauses, Clause(text="Arbitration costs $200 and takes place in Oslo."))
    )
    (added,) = compare(old, new)
    assert added.reasons == ("says something on arbitration", "says amount: $200")
    assert added.weight is Weight.SUBSTANTIVE


def test_a_number_without_words_that_came_or_went_says_nothing() -> None:
    """As where a page prints "1.1." in a line of its own, and the next day does not."""
    words = Clause(text="You pay the fee within thirty days.")
    plain, numbered = Document(clauses=(words,)), Document(clauses=(Clause("1.1."), words))
    for old, new in ((plain, numbered), (numbered, plain)):
        (change,) = compare(old, new)
        assert (change.weight, change.reasons) == (Weight.COSMETIC, ("a number without words",))


def test_a_pure_renumbering_is_consequential() -> None:
    """Its number alone differs, and the reason names the cause."""
    old = Document(clauses=(Clause("1.", text="Boats are blue."), Clause("2.", text="Oars are free of charge.")))
    new = Document(
        clauses=(
            old.clauses[0],
            Clause("2.", text="Sails cost extra money."),
            Clause("3.", text="Oars are free of charge."),
        )
    )
    last = compare(old, new).pairs[-1]
    assert last.weight is Weight.CONSEQUENTIAL
    assert last.reasons == ("renumbered because 2 was added",)


HIDDEN = '<a href="/cdn-cgi/l/email-protection#8a">[email&#160;protected]</a>'


@pytest.mark.parametrize(
    ("before", "after", "weight"),
    [
        (HIDDEN, '<a href="mailto:legal@acme.example">legal@acme.example</a>', Weight.COSMETIC),
        (HIDDEN, "legal@acme.example", Weight.COSMETIC),
        ("legal@acme.example", HIDDEN, Weight.COSMETIC),
        (
            '<a href="/cdn-cgi/l/email-protection#8a">us</a>',
            '<a href="mailto:legal@acme.example">us</a>',
            Weight.COSMETIC,
        ),
        (
            '<a href="mailto:a@acme.example">us</a>',
            '<a href="mailto:b@acme.example">us</a>',
            Weight.SUBSTANTIVE,
        ),
        (HIDDEN, '<a href="https://acme.example/form">legal@acme.example</a>', Weight.SUBSTANTIVE),
    ],
)
def test_an_address_hidden_from_robots_is_cosmetic(before: str, after: str, weight: Weight) -> None:
    """Pages are served with their addresses of mail to some and without them to others."""
    page = "<p>Write to {} within ten days.</p><p>You pay the fees that we state.</p>"
    (change,) = compare(parse(page.format(before)), parse(page.format(after)))
    assert change.weight is weight
