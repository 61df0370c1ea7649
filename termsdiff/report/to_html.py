"""Changes or a document in, one self-contained HTML file out.

Nothing is fetched: style is inline, and the content security policy names its hash, so that not even a flaw in
escaping could run or load anything. Insertions and deletions are ``ins`` and ``del``: underlined and
struck out, not told apart by colour alone, and announced to screen readers.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from termsdiff.model import Document, Edit, Kind
from termsdiff.report.cards import document_rows, sections
from termsdiff.report.inert import inert
from termsdiff.report.material import Comparison, Reading
from termsdiff.report.phrases import KINDS, WEIGHTS, count, direction, evidence, share, silence

__all__ = ["write_changes", "write_document"]

_CONTEXT = 2  # unchanged clauses on either side of a change, folded; enough to see where one is
_TAGS = {"-": "del", "+": "ins"}


def write_changes(comparison: Comparison) -> str:
    """The report of a comparison."""
    changes = comparison.changes
    context = _CONTEXT if comparison.context is None else comparison.context
    parts = tuple(sections(comparison, context=context))
    return _render(
        "changes.html",
        changes=changes,
        title=changes.new.title or changes.old.title or "Untitled document",
        sections=parts,
        cards=tuple(card for part in parts for card in part.cards),
        whole=comparison.whole,
        weights=[(str(weight), words) for weight, words in WEIGHTS.items()],
        tally=[(str(kind), KINDS[kind], changes.summary[kind]) for kind in Kind if changes.summary[kind]],
        share=share(changes),
        silence=silence(changes, comparison.claims_old, comparison.claims_new),
        evidence=_beside(comparison),
        old=_attributes(changes.old),
        new=_attributes(changes.new),
    )


def write_document(reading: Reading) -> str:
    """A document as it reads, with a table of its sections."""
    document = reading.document
    rows = tuple(document_rows(document))
    return _render(
        "document.html",
        document=document,
        title=document.title or "Untitled document",
        rows=rows,
        contents=[row for row in rows if row.line.title and row.depth < 2],
        evidence=tuple(evidence(reading.side, reading.claims, document)),
        text=_attributes(document),
    )


def _beside(comparison: Comparison) -> list[tuple[str, str, str]]:
    """The evidence of both sides as rows: what, before, after."""
    old = dict(evidence(comparison.old, comparison.claims_old, comparison.changes.old))
    new = dict(evidence(comparison.new, comparison.claims_new, comparison.changes.new))
    return [(what, old.get(what, ""), new.get(what, "")) for what in old | new]


def _attributes(document: Document) -> Markup:
    """The ``lang`` and ``dir`` of text from a document."""
    lang = Markup(' lang="{}"').format(inert(document.language)) if document.language else Markup()
    return lang + Markup(' dir="{}"').format(direction(document.language))


def _mark(runs: Iterable[Edit]) -> Markup:
    """Marked runs as ``ins``, ``del`` and plain text."""
    pieces = ((_TAGS.get(op), escape(inert(text))) for op, text in runs)
    return Markup("").join(Markup("<{0}>{1}</{0}>").format(tag, text) if tag else text for tag, text in pieces)


def _linkable(value: str) -> bool:
    return value.startswith(("https://", "http://"))


def _still(value: Any) -> Any:
    """What a template prints, made inert unless it is markup of our own."""
    return inert(value) if type(value) is str else value


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("termsdiff.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_still,
    )
    environment.filters |= {"mark": _mark, "count": count}
    environment.tests["linkable"] = _linkable
    return environment


@cache
def _asset(name: str) -> tuple[Markup, str]:
    """A style sheet or script of ours and its hash for the content security policy."""
    loader = _environment().loader
    assert loader is not None
    text, *_ = loader.get_source(_environment(), name)
    return Markup(text), f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"  # noqa: S704 - our own file


def _render(template: str, **values: Any) -> str:
    style, style_hash = _asset("report.css")
    script, script_hash = _asset("report.js")
    ours = {"style": style, "style_hash": style_hash, "script": script, "script_hash": script_hash}
    return _environment().get_template(template).render(**ours, **values) + "\n"
