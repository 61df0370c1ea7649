"""Which part of a page is the terms: the cases of tests/tables/content.md, and what `explain` says of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from termsdiff.parse.from_html import explain, read

TABLE = Path(__file__).parent.parent / "tables" / "content.md"
CLAUSES = (
    "You may use the service only for lawful purposes and as these terms allow.",
    "We may suspend the service where you do not pay an invoice within thirty days.",
    "Each party keeps confidential what it learns of the other in the course of the agreement.",
    "Nothing in these terms limits liability for death or injury caused by negligence.",
    "The agreement is governed by the law of the country in which the provider is established.",
    "You may end the agreement at any time with one month of notice in writing to the provider.",
)
HTML = "".join(f"<p>{clause}</p>" for clause in CLAUSES)


def cases() -> list[pytest.param]:
    """(page, kept lines) of each case of the table, named by its title."""
    text = TABLE.read_text(encoding="utf-8")
    found = re.findall(r"^## (.+?)\n```html\n(.*?)\n```\n```kept\n(.*?)\n?```", text, re.M | re.S)
    return [pytest.param(page, kept.splitlines(), id=title) for title, page, kept in found]


@pytest.mark.parametrize(("page", "kept"), cases())
def test_keeps_the_terms_and_nothing_else(page: str, kept: list[str]) -> None:
    """All clauses stay, in order; of the rest, just the lines that the table lists."""
    lines = [block.text for block in read(page.replace("{clauses}", HTML)).blocks]
    assert [line for line in lines if line not in CLAUSES] == kept
    clauses = [line for line in lines if line in CLAUSES]
    assert clauses == list(CLAUSES) * (len(clauses) // len(CLAUSES))
    assert clauses


def test_the_table_is_read() -> None:
    """Every title of the table is a case."""
    assert len(cases()) == TABLE.read_text(encoding="utf-8").count("\n## ") >= 25


def test_explain_gives_every_block_and_a_reason_for_each_that_is_left_out() -> None:
    """Blocks without a reason are those that `read` gives, in order."""
    page = f"<nav><p>Products</p></nav><main><h1>Terms</h1>{HTML}<button>Print</button></main><p>Loose</p>"
    verdicts = explain(page)
    assert [text for text, reason in verdicts if not reason] == [block.text for block in read(page).blocks]
    reasons = {text: reason for text, reason in verdicts if reason}
    assert reasons.keys() == {"Products", "Print", "Loose"}
    assert reasons["Products"] == "navigation"


@pytest.mark.parametrize("fragment", ["privacy", "terms"])
def test_a_fragment_picks_one_of_several_documents(fragment: str) -> None:
    """A page with two documents, each with a title of its own, gives the one the address names."""
    parts = "".join(
        f'<section id="{name}"><h1>About {name}</h1>{HTML}{HTML}</section>' for name in ("privacy", "terms")
    )
    titles = [block.text for block in read(parts, url=f"https://a.example/legal#{fragment}").blocks if block.level]
    assert titles == [f"About {fragment}"]


def test_a_fragment_within_one_document_changes_nothing() -> None:
    """An address that points at a clause still means the whole document."""
    page = f'<h1>Terms</h1><section id="fees"><h2>Fees</h2>{HTML}</section><section><h2>Term</h2>{HTML}</section>'
    assert read(page, url="https://a.example/#fees") == read(page)


def test_an_announcement_above_the_terms_is_split_off_and_told() -> None:
    """The banner goes with the next version, and is no clause; its text is in the warnings."""
    banner = "We are updating our Terms of Service. The new terms apply to you from 1 May 2025."
    page = read(f"<div><div class=x><p>{banner}</p></div></div><div><h1>Terms</h1>{HTML}{HTML}</div>")
    assert banner not in [block.text for block in page.blocks]
    assert ("announcement", banner) in page.warnings


def test_a_clause_that_begins_as_an_announcement_does_stays() -> None:
    """Only what stands above the terms is a banner."""
    clause = "We are updating our services from time to time and may change these terms when we do."
    page = read(f"<main><h1>Terms</h1><p>{clause}</p>{HTML}</main>")
    assert clause in [block.text for block in page.blocks]


def test_of_two_texts_of_the_same_terms_the_first_is_read() -> None:
    """Old and new side by side, or one copy for small screens, are not mixed; a warning says so."""
    new, old = f"{HTML}<p>You pay ten euros each month.</p>", f"{HTML}<p>You pay nine euros each month.</p>"
    page = read(f"<div><div><h2>Now</h2>{new}</div><div><h2>Until May</h2>{old}</div></div>")
    lines = [block.text for block in page.blocks]
    assert lines == ["Now", *CLAUSES, "You pay ten euros each month."]
    assert "variants" in {notice.code for notice in page.warnings}
