"""Where a clause stands, and what makes two clauses or documents equal."""

from __future__ import annotations

from dataclasses import replace

from termsdiff.model import Clause, Document, Link


def clause(label: str = "", title: str = "", text: str = "", *children: Clause) -> Clause:
    return Clause(label, title, text, children=children)


def paths(*clauses: Clause) -> list[str]:
    return [path for path, _ in Document(clauses=clauses).walk()]


def test_a_numbered_clause_is_cited_as_a_lawyer_cites_it() -> None:
    inner = clause("(2)", "", "two", clause("a.", "", "first"), clause("b.", "", "second"))
    tree = clause("4.", "Special Terms", "", clause("4.1", "", "one", clause("(1)", "", "x"), inner))
    assert paths(tree) == ["4", "4.1", "4.1(1)", "4.1(2)", "4.1(2)(a)", "4.1(2)(b)"]


def test_an_unnumbered_section_is_cited_by_its_title_and_a_paragraph_by_its_place() -> None:
    tree = clause("", "Fees", "", clause("", "", "one"), clause("", "", "two"), clause("4.1", "", "three"))
    assert paths(clause("", "", "preamble"), tree) == ["¶1", "Fees", "Fees¶1", "Fees¶2", "Fees/4.1"]


def test_divisions_keep_their_words_and_hold_what_is_numbered_within() -> None:
    article = clause("Article IV", "Law", "", clause("1)", "", "one"))
    schedule = clause("Schedule 1", "", "", clause("3.2", "", "x", clause("(a)", "", "y")))
    assert paths(article, schedule) == [
        "Article IV",
        "Article IV(1)",
        "Schedule 1",
        "Schedule 1/3.2",
        "Schedule 1/3.2(a)",
    ]


def test_paths_are_unique_where_numbers_are_not() -> None:
    assert paths(clause("1.", "", "one"), clause("1.", "", "again", clause("a.", "", "x"))) == ["1", "1#2", "1#2(a)"]


def test_a_renumbered_clause_keeps_its_digest() -> None:
    one = clause("4.1", "Fees", "You pay.", clause("(a)", "", "monthly"))
    assert one.digest == replace(one, label="5.2").digest


def test_typography_and_link_targets_leave_the_digest_alone_and_words_do_not() -> None:
    one = Clause(text='The "Service" ends.', links=(Link("Service", "https://example.com/a"),))
    assert one.digest == Clause(text="The “Service” ends.").digest
    assert one.digest != Clause(text='The "Service" begins.').digest


def test_a_document_is_another_when_a_label_a_word_or_the_title_differs() -> None:
    one = Document("Terms", "en", (clause("1.", "", "one"),))
    others = [
        replace(one, title="Privacy"),
        replace(one, clauses=(clause("2.", "", "one"),)),
        replace(one, clauses=(clause("1.", "", "two"),)),
    ]
    assert len({document.digest for document in [one, *others]}) == 4


def test_nesting_counts_in_the_digest() -> None:
    flat = Document(clauses=(clause("", "", "a"), clause("", "", "b")))
    nested = Document(clauses=(clause("", "", "a", clause("", "", "b")),))
    assert flat.digest != nested.digest


def test_under_which_headings_a_clause_stands_does_not_count() -> None:
    """A heading of another level has no other words, nor have the clauses under it."""
    fees = clause("", "Fees", "", clause("", "", "You pay."))
    beside = Document(clauses=(clause("", "Terms", ""), fees))
    below = Document(clauses=(clause("", "Terms", "", fees),))
    titled = Document("Terms", clauses=(fees,))
    assert beside.digest == below.digest == titled.digest
    assert beside != below


def test_the_text_holds_every_word_once_in_order() -> None:
    document = Document("Terms", "en", (clause("1.", "Fees", "You pay.", clause("(a)", "", "monthly")),))
    assert document.text == "Terms\n1. Fees You pay.\n(a) monthly"
