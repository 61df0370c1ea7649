"""The change clause against a table a lawyer can read, with precision and recall."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termsdiff.languages import LANGUAGES
from termsdiff.languages.amendment import AMENDMENT_WORDS
from termsdiff.model import Clause, Document
from termsdiff.reading.amendment import FlagKind, amendments

_TABLE = Path(__file__).parents[1] / "tables" / "amendment.md"
_ROW = re.compile(r"^\| (\w\w) \| (.+) \| ([^|]+) \|$")
ROWS = [match.groups() for line in _TABLE.read_text(encoding="utf-8").splitlines() if (match := _ROW.match(line))]
PRECISION, RECALL = 0.95, 0.95


def said(text: str, language: str) -> set[str]:
    clauses = tuple(Clause(text=part) for part in text.split(" ¶ "))
    return {f"{flag.kind} {flag.value}".strip() for flag in amendments(Document(language=language, clauses=clauses))}


def expected(cell: str) -> set[str]:
    return set() if cell.strip() == "–" else {part.strip() for part in cell.split(";")}


def test_precision_and_recall_on_the_table(capsys):
    """At least 120 clauses in sixteen languages; the figures are printed, and every miss."""
    assert len(ROWS) >= 120
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
        line = f"\nchange clauses, {len(ROWS)}: precision {precision:.3f}, recall {recall:.3f}"
        sys.stdout.write("\n".join((line, *misses, "")))
    assert precision >= PRECISION
    assert recall >= RECALL


def test_every_language_has_its_words():
    assert set(AMENDMENT_WORDS) == set(LANGUAGES)


def test_a_flag_names_the_sentence_and_the_clause():
    terms = Document("Terms", "en", (Clause("1.4", "", "Be kind. We may amend these Terms by posting them. Enjoy."),))
    first = amendments(terms)[0]
    assert (first.kind, first.path) == (FlagKind.MAY_AMEND, "1.4")
    assert first.sentence == "We may amend these Terms by posting them."


def test_paragraphs_under_the_heading_of_the_change_clause_are_read_with_it():
    inside = (Clause(text="We may amend these Terms."), Clause(text="We will give 30 days' notice before they apply."))
    outside = Clause("", "Billing", "", (), (Clause(text="We will give 10 days' notice before you are billed."),))
    terms = Document("Terms", "en", (Clause("", "Changes", "", (), inside), outside))
    assert [flag.value for flag in amendments(terms) if flag.kind is FlagKind.NOTICE_PERIOD] == ["30 days"]


@given(st.text(max_size=200), st.sampled_from([*LANGUAGES, ""]))
def test_any_text_is_read_without_error(text, language):
    assert isinstance(amendments(Document(text, language, (Clause(text=text),))), tuple)


def test_the_kingsoft_change_clause():
    """By posting, effective on posting, continued use is acceptance; no notice period, no promise of a date."""
    page = Path(__file__).parents[2] / "../shared/data/kingsoft/product-terms.txt"
    if not page.exists():
        pytest.skip("needs the shared data")
    lines = [line.strip().partition(" ") for line in page.read_text(encoding="utf-8").splitlines() if line.strip()]
    clauses = tuple(Clause(label, "", text) for label, _, text in lines)
    found = amendments(Document("", "en", clauses))
    of_clause = {flag.kind for flag in found if flag.path.endswith("1.4")}
    assert of_clause == {FlagKind.MAY_AMEND, FlagKind.ON_POSTING, FlagKind.CONTINUED_USE, FlagKind.CHANNEL}
    assert {flag.path.rpartition("/")[2] for flag in found} == {"1.4"}
