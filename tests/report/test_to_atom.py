"""The feed is an Atom feed, its identifiers stay, and small things stay out of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from lxml import etree

from termsdiff.errors import InputError
from termsdiff.model import Change, Changes, Clause, Document, Located, Weight
from termsdiff.report import Comparison, Side, render, render_feed

ATOM = {"a": "http://www.w3.org/2005/Atom", "h": "http://www.w3.org/1999/xhtml"}


@pytest.fixture
def comparison(changes: Changes, sides: dict[str, Any]) -> Comparison:
    return Comparison(changes, **sides)


def tree(feed: str | bytes) -> Any:
    assert isinstance(feed, str)
    return etree.fromstring(feed.encode())


def test_a_feed_has_what_rfc_4287_requires(comparison: Comparison) -> None:
    """id, title and updated of feed and entry; an author; content as XHTML in one div."""
    root = tree(render_feed([comparison], title="nimbus"))
    for node in (root, root.find("a:entry", ATOM)):
        for name in ("id", "title", "updated"):
            assert len(node.findall(f"a:{name}", ATOM)) == 1
    assert root.findtext("a:entry/a:author/a:name", namespaces=ATOM) == "nimbus"
    assert root.findtext("a:entry/a:updated", namespaces=ATOM) == "2024-09-02T06:00:00Z"
    (content,) = root.findall("a:entry/a:content", ATOM)
    assert [child.tag for child in content] == [f"{{{ATOM['h']}}}div"]
    assert {"on 60 days' notice", "30"} <= {node.text for node in content.iter(f"{{{ATOM['h']}}}del")}


def test_identifiers_do_not_depend_on_the_feed(comparison: Comparison) -> None:
    """The same version in the feed of its provider and in that of all."""
    ids = [tree(render_feed([comparison], title=title)).xpath("//a:id/text()", namespaces=ATOM) for title in "AB"]
    assert ids[0][1] == ids[1][1]
    assert ids[0][0] != ids[1][0]


def test_the_newest_comes_first(comparison: Comparison) -> None:
    later = replace(comparison, new=replace(comparison.new, seen_from=datetime(2025, 1, 1, tzinfo=UTC), version=4))
    titles = tree(render_feed([comparison, later], title="t")).xpath("//a:entry/a:title/text()", namespaces=ATOM)
    assert titles == ["Nimbus Service Terms, version 4", "Nimbus Service Terms, version 3"]


def test_only_substantive_changes_make_an_entry(comparison: Comparison) -> None:
    quiet = [replace(change, weight=Weight.COSMETIC) for change in comparison.changes.pairs]
    small = replace(comparison, changes=replace(comparison.changes, pairs=tuple(quiet)))
    assert not tree(render_feed([small], title="t")).findall("a:entry", ATOM)
    assert tree(render_feed([small], title="t", all=True)).findall("a:entry", ATOM)


def test_files_have_no_feed(changes: Changes) -> None:
    with pytest.raises(InputError, match="first seen"):
        render(changes, "atom")


@pytest.mark.parametrize("text", ["<script>]]></script>", "\x00\x1b\ud800\ufffe\u202e", "&nbsp; \"'"])
def test_hostile_terms_come_out_inert(text: str) -> None:
    clause = Clause(text, text, f"x{text}")
    document = Document(text, text, (clause,))
    changes = Changes(Document(), document, (Change((), (Located(text, clause),), reasons=(text,)),))
    side = Side(text, url=f"javascript:{text}", seen_from=datetime(2024, 1, 1, tzinfo=UTC))
    root = tree(render(changes, "atom", new=side))
    assert not root.xpath("//h:script | //a:link", namespaces=ATOM)
