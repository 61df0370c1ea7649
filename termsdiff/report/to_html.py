"""Changes or a document in, one self-contained HTML file out.

Nothing is fetched: style is inline, and the content security policy names its hash, so that not even a flaw in
escaping could run or load anything. Insertions and deletions are ``ins`` and ``del``: underlined and
struck out, not told apart by colour alone, and announced to screen readers.
"""

from __future__ import annotations

from termsdiff.model import Kind
from termsdiff.report.cards import document_rows, sections
from termsdiff.report.fill import Trail, attributes, page
from termsdiff.report.material import Comparison, Reading
from termsdiff.report.phrases import KINDS, WEIGHTS, evidence, notes, share

__all__ = ["write_changes", "write_document"]

_CONTEXT = 2  # unchanged clauses on either side of a change, folded; enough to see where one is


def write_changes(comparison: Comparison, *, trail: Trail = ()) -> str:
    """The report of a comparison."""
    changes = comparison.changes
    context = _CONTEXT if comparison.context is None else comparison.context
    parts = tuple(sections(comparison, context=context))
    known = (comparison.claims_old, comparison.claims_new, comparison.findings)
    return page(
        "changes.html",
        trail=trail,
        changes=changes,
        title=comparison.title,
        sections=parts,
        cards=tuple(card for part in parts for card in part.cards),
        whole=comparison.whole,
        weights=[(str(weight), words) for weight, words in WEIGHTS.items()],
        tally=[(str(kind), KINDS[kind], changes.summary[kind]) for kind in Kind if changes.summary[kind]],
        share=share(changes),
        notes=notes(changes, *known, ignored=comparison.ignored),
        evidence=_beside(comparison),
        old=attributes(changes.old),
        new=attributes(changes.new),
    )


def write_document(reading: Reading, *, trail: Trail = ()) -> str:
    """A document as it reads, with a table of its sections."""
    document = reading.document
    rows = tuple(document_rows(document))
    return page(
        "document.html",
        trail=trail,
        document=document,
        title=reading.title,
        rows=rows,
        contents=[row for row in rows if row.line.title and row.depth < 2],
        evidence=tuple(evidence(reading.side, reading.claims, document)),
        text=attributes(document),
    )


def _beside(comparison: Comparison) -> list[tuple[str, str, str]]:
    """The evidence of both sides as rows: what, before, after."""
    old = dict(evidence(comparison.old, comparison.claims_old, comparison.changes.old))
    new = dict(evidence(comparison.new, comparison.claims_new, comparison.changes.new))
    return [(what, old.get(what, ""), new.get(what, "")) for what in old | new]
