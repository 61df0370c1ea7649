"""Whether other words stand in the terms, or the page was laid out, served or recorded otherwise."""

from __future__ import annotations

import pytest

from termsdiff import compare
from termsdiff.model import Clause, Document, Link
from termsdiff.timeline.wording import Wording, wording

FEES = "The customer pays the monthly fees listed in the order form."
LAW = "The courts of Zurich have jurisdiction over every dispute."
DATA = "The provider deletes customer content within thirty days after the end."
AGE = "Children below the age of sixteen use the service with a parent only."


def text(*clauses: str, language: str = "en") -> Document:
    return Document("Terms", language, tuple(Clause(f"{n}.", "", words) for n, words in enumerate(clauses, 1)))


@pytest.mark.parametrize(
    ("old", "new", "worded"),
    [
        ([FEES, LAW], [FEES, LAW.replace("Zurich", "Bern")], True),
        ([FEES, LAW], [LAW, FEES], False),
        ([f"{FEES} {DATA}", LAW], [FEES, DATA, LAW], False),
        ([FEES, LAW], [FEES, LAW, FEES], False),
        ([FEES, LAW], [FEES, LAW, DATA], True),
        ([FEES, "Write to [email protected] now."], [FEES, "Write to legal@acme.example now."], False),
        ([FEES, "Write to [a\\[email protected\\]](x) now."], [FEES, "Write to [email protected] now."], False),
        ([FEES, "Acme pays the customer."], [FEES, "The customer pays Acme."], True),
        (
            [FEES, "Write <b>to</b> us<br>at once, whatever it is."],
            [FEES, "Write to us at once, whatever it is."],
            False,
        ),
        ([FEES, "ACME IS NOT LIABLE FOR LOSS OF PROFIT."], [FEES, "Acme is not liable for loss of profit."], False),
        ([FEES, "Acme deletes the data.Then it ends."], [FEES, "Acme deletes the data. Then it ends."], False),
        ([FEES, "Acme informs itsmembers of it."], [FEES, "Acme informs its members of it."], False),
        ([FEES, LAW], [FEES, "![](data:image/svg+xml;base64,PD94bWw=)", LAW], False),
        (
            [FEES, "See the policy of our partner for more."],
            [FEES, "See the policy (opens in a new window) of our partner for more."],
            False,
        ),
        (
            [FEES, "You can choose to pay, as the guidelines say."],
            [FEES, "Yo](https://a.example/x)u can [choose](/y) to pay, as the [https://a.example](guidelines) say."],
            False,
        ),
        ([FEES, LAW], [FEES, f"{LAW} [comment]: <> (typo in source)"], False),
        ([FEES, LAW], [FEES, "3.1.", "(4)", LAW], False),
        ([FEES, LAW], [FEES, "30 €", LAW], True),
    ],
    ids=[
        "reworded", "moved", "parted", "said twice", "added", "hidden address", "hidden address in mark-up",
        "turned round", "mark-up", "capitals", "no space", "typing error of a space", "image", "new window",
        "notation of links", "note of Markdown", "numbers in lines of their own", "price in a line of its own",
    ],
)  # fmt: skip
def test_other_words_are_told_from_another_layout(old: list[str], new: list[str], worded: bool) -> None:
    assert wording(compare(text(*old), text(*new))) is (Wording.OTHER if worded else Wording.SAME)


def test_a_line_of_links_is_no_word_of_the_terms_and_a_sentence_with_a_link_is() -> None:
    button = Clause(text="Download the app", links=(Link("Download the app", "https://a.example/app"),))
    sentence = Clause(text="Rules apply.", links=(Link("Rules apply", "https://a.example/rules"),))
    before = text(FEES, LAW)
    after = (Document("Terms", "en", (*before.clauses, added)) for added in (button, sentence))
    assert [wording(compare(before, each)) for each in after] == [Wording.SAME, Wording.OTHER]
    plain, numbered = (
        Clause(text="Form", links=(Link("Form", "#form"),)),
        Clause("3.", "", "Form", (Link("Form", "#"),)),
    )
    listed = [Document("Terms", "en", (*before.clauses, each)) for each in (plain, numbered)]
    assert wording(compare(*listed)) is Wording.SAME


def test_a_heading_alone_and_the_number_of_a_clause_are_no_words_of_the_terms() -> None:
    before = text(FEES, LAW)
    history, tabs = Clause(title="History"), Clause(title="Sources")
    assert wording(compare(before, Document("Terms", "en", (*before.clauses, tabs, history)))) is Wording.SAME
    form = [Document("Terms", "en", (*before.clauses, Clause(title=f"{n}Withdrawal form"))) for n in ("", "3. ")]
    assert wording(compare(*form)) is Wording.SAME
    numbered = Clause("3.", "History", "")
    assert wording(compare(before, Document("Terms", "en", (*before.clauses, numbered)))) is Wording.OTHER


def test_the_foot_of_the_site_is_no_word_of_the_terms() -> None:
    links = Clause(text="About Careers Press", links=tuple(Link(t, "x") for t in ("About", "Careers", "Press")))
    foot = (Clause(text="Get the app"), Clause(text="Company"), links, Clause(text="Follow"))
    terms = text(FEES, LAW, DATA)
    framed = Document("Terms", "en", (links, *terms.clauses, *foot))
    assert wording(compare(framed, terms)) is wording(compare(terms, framed)) is Wording.SAME
    tabs = Document("Terms", "en", (*terms.clauses, Clause(text="Sources"), Clause(text="History")))
    assert wording(compare(terms, tabs)) is Wording.SAME
    within = Document("Terms", "en", (terms.clauses[0], *foot, *terms.clauses[1:]))
    assert wording(compare(terms, within)) is Wording.OTHER
    offer = (Clause(title="How we do it"), Clause(text="Boats were never so easy to hire as now."), links)
    assert wording(compare(terms, Document("Terms", "en", (*terms.clauses, *offer)))) is Wording.SAME
    section = Document("Terms", "en", (*terms.clauses, Clause(text=AGE), links))
    assert wording(compare(terms, section)) is Wording.OTHER


def test_the_page_in_another_language_is_no_change_of_words() -> None:
    french = text("Le client paie les frais.", "Les tribunaux de Zurich sont compétents.", language="fr")
    assert wording(compare(text(FEES, LAW), french)) is Wording.TRANSLATED


def test_a_page_that_breaks_off_in_a_clause_is_told() -> None:
    whole = text(FEES, LAW, DATA, AGE)
    assert wording(compare(whole, text(FEES, "The courts of Zurich have juris"))) is Wording.CUT_SHORT
    assert wording(compare(whole, text(FEES, LAW))) is Wording.OTHER
    last = text(FEES, "The courts of Zurich have jurisdiction over")
    assert wording(compare(text(FEES, LAW), last)) is Wording.OTHER


def test_a_page_that_holds_another_text_is_told() -> None:
    gone = Document("Not found", "en", (Clause(text="This page does not exist."),))
    assert wording(compare(text(FEES, LAW, DATA, AGE), gone)) is Wording.REPLACED
    assert wording(compare(text(FEES, LAW, DATA, AGE), text(FEES))) is Wording.OTHER
    reworded = (each.replace("The", "Any").replace("customer", "client") for each in (FEES, LAW, DATA, AGE))
    assert wording(compare(text(FEES, LAW, DATA, AGE), text(*reworded))) is Wording.OTHER
