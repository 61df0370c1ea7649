"""HTML reports are whole, inert and hold every changed word."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from termsdiff.model import Change, Changes, Clause, Document, Edit, Link, Located
from termsdiff.report import Comparison, Side, render, render_document
from termsdiff.report.inert import inert
from termsdiff.report.layout import Gap, lay_out
from termsdiff.report.marks import inline

HOSTILE = [
    "<script>alert(1)</script>",
    "</style></script><!-- ]]> <img src=x onerror=alert(1)>",
    "{{ 7 * 7 }} {% raw %} &lt;b&gt;",
    "javascript:alert(1) \" onmouseover='x",
    '=HYPERLINK("http://x") \u202eevil\u2066 \x1b[31m\x07',
]


def page(report: str | bytes) -> Any:
    assert isinstance(report, str)
    return html.document_fromstring(report)


def hostile_changes(text: str) -> Changes:
    link = Link(text, "javascript:alert(1)", "javascript:alert(1)")
    old = Clause("1.", text, "Before.", (Link(text, "https://a.example"),))
    new = Clause("1.", text, "Before.", (link,), (Clause(text, text, text),))
    sides = Document(text, "en", (old,)), Document(text, "en", (new,))
    at = Located(text, new.children[0])
    return Changes(*sides, (Change((Located("1", old),), (Located("1", new),)), Change((), (at,), reasons=(text,))))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_terms_come_out_inert(text: str) -> None:
    """No element, attribute or address of the report is made by the terms; their words are shown."""
    changes = hostile_changes(text)
    side = Side(name=text, url="javascript:alert(1)", sha256=text)
    for report in (render(changes, "html", old=side, new=side), render_document(changes.new, "html", side=side)):
        root = page(report)
        assert not root.xpath("//img | //iframe | //object | //form")
        assert {key for node in root.iter() for key in node.keys() if key.startswith("on")} == set()  # noqa: SIM118
        assert all(href.startswith("#") for href in root.xpath("//a/@href"))
        assert " ".join(inert(text).split()) in " ".join(root.xpath("string(//main)").split())
        assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]", str(report))


def test_only_our_own_style_and_script_are_allowed(changes: Changes) -> None:
    """The content security policy names the hashes of our style and script, and nothing else may load."""
    root = page(render(changes, "html"))
    policy = root.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    assert policy.startswith("default-src 'none'")
    for text in root.xpath("//style/text() | //script/text()"):
        assert b64encode(sha256(text.encode()).digest()).decode() in policy
    assert not root.xpath("//link | //@src | //@style")


def test_every_anchor_is_there_once(changes: Changes) -> None:
    """Permalinks lead somewhere, and to one place."""
    for report in (render(changes, "html", all=True), render_document(changes.new, "html")):
        root = page(report)
        anchors = root.xpath("//@id")
        assert len(anchors) == len(set(anchors))
        assert {href[1:] for href in root.xpath("//a/@href[starts-with(., '#')]")} <= set(anchors)


def test_titles_that_look_alike_have_anchors_of_their_own() -> None:
    titles = ["Opt out", "Opt-out", "Opt_out", "Opt out", '100% [sic] <free> | "now" 💡', "条款 一", "Löschung"]
    root = page(render_document(Document("T", "", tuple(Clause("", title) for title in titles)), "html"))
    anchors = root.xpath("//p/@id")
    assert len(set(anchors)) == len(titles)
    assert root.xpath("//p/a/@href") == [f"#{anchor}" for anchor in anchors]
    assert not re.search(r"[\s\"#%<>\[\\\]^`{|}]", "".join(anchors))


def test_a_right_to_left_document_is_set_right_to_left() -> None:
    """Its text, not the report about it."""
    root = page(render_document(Document("شروط", "ar", (Clause("1.", text="نص"),)), "html"))
    assert (root.get("dir"), root.find(".//main").get("dir"), root.find(".//main").get("lang")) == ("ltr", "rtl", "ar")


def test_a_page_that_changed_its_words_but_not_its_date_is_called_out(changes: Changes, sides: dict[str, Any]) -> None:
    assert "still says it was last updated 2024-05-01" in render(changes, "html", **sides)  # type: ignore[operator]
    assert "still says" not in render(changes, "html", **sides | {"claims_new": ()})  # type: ignore[operator]


def test_what_follows_from_renumbering_is_one_fold(changes: Changes) -> None:
    (fold,) = page(render(changes, "html")).xpath("//details[contains(summary, 'Renumbered as a consequence')]")
    assert [name.strip() for name in fold.xpath(".//h3//bdi[1]/text()")] == ["1.4", "3", "3.1"]


TEXT = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=12)


@given(a=TEXT, b=TEXT, c=TEXT)
def test_every_changed_word_is_read_back_exactly(a: str, b: str, c: str) -> None:
    edits = (Edit("=", f"x{a}"), Edit("-", f"{b}o"), Edit("+", f"n{c}"))
    old, new = (Clause(text="".join(text for op, text in edits if op in ops)) for ops in ("=-", "=+"))
    change = Change((Located("1", old),), (Located("1", new),), words=edits)
    root = page(render(Changes(Document(clauses=(old,)), Document(clauses=(new,)), (change,)), "html"))
    for tag, wanted in (("del", f"{b}o"), ("ins", f"n{c}")):
        assert "".join(root.xpath(f"string(//div[contains(@class, 'new')]//{tag})").split()) == "".join(
            inert(wanted).split()
        )


def test_a_clause_of_a_megabyte_is_shown() -> None:
    text = "word " * 200_000
    assert text.strip() in str(render_document(Document(clauses=(Clause(text=text.strip()),)), "html"))


def test_every_changed_word_of_the_corpus_is_marked(corpus: tuple[Changes, ...]) -> None:
    """Entry by entry: what is struck out and underlined is what was removed and added."""
    for changes in corpus:
        cards = page(render(changes, "html")).xpath("//article")
        parts = lay_out(Comparison(changes), context=2)
        entries = [entry for part in parts if not isinstance(part, Gap) for entry in getattr(part, "entries", (part,))]
        assert len(cards) == len(entries)
        for card, entry in zip(cards, entries, strict=True):
            runs = [edit for change in entry.changes for line in inline(change) for edit in line.runs]
            for tag, op in (("del", "-"), ("ins", "+")):
                found = card.xpath(f".//div[@class='side new']//{tag}")
                wanted = "".join(text for sign, text in runs if sign == op)
                marked = "".join("".join(node.itertext()) for node in found)
                assert "".join(marked.split()) == "".join(wanted.split())
