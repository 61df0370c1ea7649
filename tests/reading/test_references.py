"""Citations of clauses, in several languages."""

from __future__ import annotations

import pytest

from termsdiff.reading.references import number_parts, references

CITED = [
    ("see Section 5.2 and Sections 3 to 5", "5.2 3 5"),
    ("clause (b) above, or Sections 4.1(2)(a), 4.2 and 7", "(b) 4.1(2)(a) 4.2 7"),
    ("Sections 2.3, 2.4, and 5 apply", "2.3 2.4 5"),
    ("paragraphs (a), (b) and (c)", "(a) (b) (c)"),
    ("Exhibit A and Schedule 1", "A 1"),
    ("gemäß § 4 Abs. 2 und Ziffer 5.1 bis 5.3", "4 Abs. 2|5.1 5.3"),
    ("l'article 5 et aux articles 6 et 7", "5 6 7"),
    ("依据第三条和第5条", "第三条 第5条"),
    ("de acuerdo con la cláusula 4.2", "4.2"),
    ("zgodnie z pkt 3.1", "3.1"),
    ("согласно пункту 5.2", "5.2"),
    ("Article 6 of the GDPR, Article 20 GDPR", ""),
    ("Section 230 of the Communications Decency Act", ""),
    ("§ 312g BGB, Art. 6 Abs. 1 lit. b DSGVO", ""),
    ("article 13 du Règlement général", ""),
    ("in this Section, the Company pays 30 days", ""),
    ("the section a user visits", ""),
]


@pytest.mark.parametrize(("text", "numbers"), CITED)
def test_cited_numbers_are_found_and_others_are_not(text: str, numbers: str) -> None:
    """In order; laws of others and places without a number are no citations of ours."""
    found = [number.text.strip() for reference in references(text) for number in reference.numbers]
    assert " ".join(found) == numbers.replace("|", " ")


@pytest.mark.parametrize(("text", "numbers"), CITED)
def test_numbers_say_where_they_stand(text: str, numbers: str) -> None:
    """Start and end cut the number out of the text."""
    for reference in references(text):
        assert text[reference.start :].startswith(reference.text)
        assert all(text[number.start : number.end] == number.text for number in reference.numbers)


@pytest.mark.parametrize(
    ("number", "parts"),
    [("4.1(2)(a)", "4 1 2 a"), ("(b)", "b"), ("IV.", "iv"), ("4 Abs. 2", "4 2"), ("第三条", "三"), ("第5条", "5")],
)
def test_numbers_are_compared_by_their_parts(number: str, parts: str) -> None:
    """However they are printed."""
    assert " ".join(number_parts(number)) == parts
