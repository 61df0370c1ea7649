"""Markdown, read back by a Markdown parser, holds the words of the terms and nothing else acts."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt

from termsdiff.model import Change, Changes, Clause, Document, Edit, Located
from termsdiff.report import render, render_document
from termsdiff.report.inert import inert
from termsdiff.report.marks import inline, relinked

PARSER = MarkdownIt("commonmark", {"html": True}).enable(["strikethrough", "table"])
TAGS = {"del": "-", "s": "-", "ins": "+", "strong": "+"}


def read_back(markdown: str) -> list[list[tuple[str, str]]]:
    """The marked runs of every quoted paragraph."""
    root = html.fromstring(f"<div>{PARSER.render(markdown)}</div>")
    found = []
    for paragraph in root.iterfind("blockquote/p"):
        runs = [("=", paragraph.text or "")]
        for child in paragraph:
            runs += [(TAGS[child.tag], child.text_content()), ("=", child.tail or "")]
        found.append([(op, text) for op, text in runs if text])
    return found


def modified(*words: tuple[str, str]) -> Changes:
    edits = tuple(Edit(*word) for word in words)
    old, new = (Clause(text="".join(text for op, text in edits if op in ops)) for ops in ("=-", "=+"))
    change = Change((Located("1", old),), (Located("1", new),), words=edits)
    return Changes(Document(clauses=(old,)), Document(clauses=(new,)), (change,))


TEXT = st.text(st.sampled_from("ab1 .,!*_~`#+-=<>[]()&|\\'\"$^:@/中（）。é\u202e\x1b"), min_size=1, max_size=8)


@given(a=TEXT, b=TEXT, c=TEXT, d=TEXT)
def test_every_changed_word_is_read_back_exactly(a: str, b: str, c: str, d: str) -> None:
    """Marks sit where they should whatever letters or punctuation stand beside them, and nothing else is markup."""
    report = render(modified(("=", f"x{a}"), ("-", f"{b}o"), ("+", f"n{c}"), ("=", f"{d}z")), "markdown")
    assert isinstance(report, str)
    (runs,) = read_back(report)
    for op, wanted in (("-", f"{b}o"), ("+", f"n{c}")):
        marked = "".join(text for found, text in runs if found == op)
        assert "".join(marked.split()) == "".join(inert(wanted).split())
    everything = "".join(text for _, text in runs)
    assert "".join(everything.split()) == "".join(inert(f"x{a}{b}on{c}{d}z").split())


@given(words=st.lists(st.text(st.sampled_from("ab1 .,!*_~`#+-=<>[]()&|\\$:@/\t"), min_size=1, max_size=12), max_size=4))
def test_a_document_is_read_back_word_for_word(words: list[str]) -> None:
    """Clause text is never taken for a list, a heading, code or a link of the report's own."""
    texts = [f"{word}q" for word in words]
    document = Document("T", "", tuple(Clause(text=text) for text in texts))
    root = html.fromstring(f"<div>{PARSER.render(str(render_document(document, 'markdown')))}</div>")
    assert [child.tag for child in root] == ["h1", *["p"] * len(words)]
    assert ["".join(p.text_content().split()) for p in root[1:]] == ["".join(text.split()) for text in texts]


def test_links_are_not_made() -> None:
    """GitHub would link bare addresses; the report shows them as text."""
    report = str(render_document(Document(clauses=(Clause(text="www.evil.example http://evil.example"),)), "markdown"))
    assert "www." not in report
    assert "://" not in report


def test_every_changed_word_of_the_corpus_is_marked(corpus: tuple[Changes, ...]) -> None:
    """Read back, what is struck out and bold has the letters of what was removed and added."""
    for changes in corpus:
        root = html.fromstring(f"<div>{PARSER.render(str(render(changes, 'markdown')))}</div>")
        found: dict[str, Counter[str]] = {"-": Counter(), "+": Counter()}
        for node in root.xpath("./blockquote//* | ./details//li//* | ./ul//*"):
            if node.tag in TAGS:
                found[TAGS[node.tag]] += Counter("".join(node.text_content().split()))
        runs = [edit for change in changes for line in inline(change) for edit in line.runs]
        runs += [edit for change in changes for edit in relinked(change)]
        for op, letters in found.items():
            assert letters == Counter("".join("".join(inert(text).split()) for sign, text in runs if sign == op))
