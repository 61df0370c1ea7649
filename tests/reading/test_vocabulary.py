"""The words of definitions, precedence and other documents, by the language of the text."""

from __future__ import annotations

from termsdiff.model import Clause, Document
from termsdiff.reading.vocabulary import documents, phrases, says, texts


def test_a_text_is_read_by_its_own_words_and_english_ones() -> None:
    assert says("precedence", "Diese Bedingungen gehen vor.", "de")
    assert says("precedence", "These terms prevail.", "de")
    assert not says("precedence", "Diese Bedingungen gehen vor.", "fr")
    assert says("precedence", "Diese Bedingungen gehen vor.", "xx")


def test_phrases_and_names_of_documents_are_patterns() -> None:
    assert phrases("means", "fr").search("désigne le site")
    assert documents("de").search("Nutzungsbedingungen")


def test_title_and_text_of_a_clause_are_two_sentences() -> None:
    terms = Document("", "en", (Clause("1.", "Fees", "You pay."), Clause("2.", "", "You rest.")))
    assert list(texts(terms)) == [("1", "Fees. You pay."), ("2", "You rest.")]
