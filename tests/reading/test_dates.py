"""Claimed dates against a table a lawyer can read, with precision and recall."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termsdiff.languages import LANGUAGES
from termsdiff.model import Claim, Clause, Document
from termsdiff.reading.dates import claims

_TABLE = Path(__file__).parents[1] / "tables" / "dates.md"
_ROW = re.compile(r"^\| (\w\w) \| (.+) \| ([^|]+) \|$")
ROWS = [match.groups() for line in _TABLE.read_text(encoding="utf-8").splitlines() if (match := _ROW.match(line))]
PRECISION, RECALL = 0.98, 0.98  # a little below what the table reached when it was written


def said(text: str, language: str) -> set[tuple[str, str]]:
    clauses = tuple(Clause(text=part) for part in text.split(" ¶ "))
    return {(claim.kind, claim.date) for claim in claims(Document(language=language, clauses=clauses))}


def expected(cell: str) -> set[tuple[str, str]]:
    if cell.strip() == "–":
        return set()
    return {(kind, date.strip()) for kind, _, date in (part.strip().partition(" ") for part in cell.split(";"))}


def test_precision_and_recall_on_the_table(capsys):
    """At least 150 lines in sixteen languages; the figures are printed, and every miss."""
    assert len(ROWS) >= 150
    assert {row[0] for row in ROWS} == set(LANGUAGES)
    right = claimed = wanted = 0
    misses = []
    for language, text, cell in ROWS:
        got, want = said(text, language), expected(cell)
        right, claimed, wanted = right + len(got & want), claimed + len(got), wanted + len(want)
        if got != want:
            misses.append(f"  {language} {text!r}: {sorted(got)} instead of {sorted(want)}")
    precision, recall = right / claimed, right / wanted
    with capsys.disabled():
        line = f"\nclaimed dates, {len(ROWS)} lines: precision {precision:.3f}, recall {recall:.3f}"
        sys.stdout.write("\n".join((line, *misses, "")))
    assert precision >= PRECISION
    assert recall >= RECALL


def test_a_claim_names_the_clause_and_the_sentence_that_says_it():
    terms = Document("Terms", "en", (Clause("1", "Scope", "All of it. These Terms take effect on 2 May 2024. Enjoy."),))
    assert claims(terms) == (Claim("effective", "2024-05-02", "These Terms take effect on 2 May 2024.", "1"),)


def test_a_date_in_the_title_has_no_path():
    assert claims(Document("Terms of Service (last updated 2 May 2024)", "en")) == (
        Claim("last-updated", "2024-05-02", "Terms of Service (last updated 2 May 2024)", ""),
    )


def test_a_date_said_twice_in_two_clauses_is_two_claims_with_their_paths():
    line = "Last updated: 2 May 2024"
    found = claims(Document("", "en", (Clause(text=line), Clause(text="x"), Clause(text=line))))
    assert [claim.path for claim in found] == ["¶1", "¶3"]


@pytest.mark.parametrize("language", ["", "xx"])
def test_a_text_of_unknown_language_is_read_by_all_tables(language):
    assert said("Senast uppdaterad: 1 mars 2024", language) == {("last-updated", "2024-03-01")}


@given(st.text(max_size=200), st.sampled_from([*LANGUAGES, ""]))
def test_any_text_is_read_without_error(text, language):
    for claim in claims(Document(text, language, (Clause(text=text),))):
        assert claim.text in text.strip() or claim.text


def test_the_kingsoft_terms_claim_one_date():
    page = Path(__file__).parents[2] / "../shared/data/kingsoft/product-terms.txt"
    if not page.exists():
        pytest.skip("needs the shared data")
    lines = tuple(Clause(text=line.strip()) for line in page.read_text(encoding="utf-8").splitlines() if line.strip())
    found = claims(Document("", "en", lines))
    assert [(claim.kind, claim.date) for claim in found] == [("last-updated", "2020-12-31T16:15:22")]
