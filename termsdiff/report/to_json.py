"""Changes or a document in, JSON out; the contracts are the schemas in ``schemas/``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from termsdiff.model import Change, Claim, Clause, Document, Located, iso_time
from termsdiff.report.material import Comparison, Reading
from termsdiff.report.phrases import ordered
from termsdiff.report.side import Side
from termsdiff.timeline import Finding

__all__ = ["changes", "dump", "time", "write_changes", "write_document"]

# Exact, but inert: characters that would turn the direction of a terminal or end a line in JavaScript are
# written as escapes; a lone surrogate could not be encoded at all.
_ACTIVE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")


def write_changes(comparison: Comparison) -> str:
    """A ``termsdiff.changes/1`` object; unchanged pairs too where the whole document is asked for."""
    return dump(changes(comparison))


def changes(comparison: Comparison) -> dict[str, Any]:
    """The object before it is written."""
    found = comparison.changes
    listed = found.pairs if comparison.whole else tuple(found)
    return {
        "format": "termsdiff.changes/1",
        "old": _side(comparison.old, found.old, comparison.claims_old),
        "new": _side(comparison.new, found.new, comparison.claims_new),
        "summary": found.summary,
        "changes": [_change(change) for change in listed],
        "findings": [_finding(finding) for finding in comparison.findings],
        "ignored": comparison.ignored,
    }


def write_document(reading: Reading) -> str:
    """A ``termsdiff.document/1`` object."""
    document = reading.document
    return dump(
        {
            "format": "termsdiff.document/1",
            "title": document.title,
            "language": document.language,
            "claims": [_claim(claim) for claim in reading.claims],
            "clauses": _clauses(document.clauses, document.walk()),
            "warnings": [notice._asdict() for notice in document.warnings],
            "findings": [_finding(finding) for finding in reading.findings],
            "pages": [page._asdict() for page in reading.side.pages],
        }
    )


def dump(value: dict[str, Any], *, indent: int | None = 2) -> str:
    """The object as text: exact, readable, and inert."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _ACTIVE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def _side(side: Side, document: Document, claims: tuple[Claim, ...]) -> dict[str, Any]:
    return {
        "title": document.title,
        "language": document.language,
        "digest": document.digest,
        "name": side.name,
        "version": side.version,
        "seen_from": time(side.seen_from),
        "seen_until": time(side.seen_until),
        "url": side.url,
        "sha256": side.sha256,
        "pages": [page._asdict() for page in side.pages],
        "claims": [_claim(claim) for claim in claims],
    }


def time(at: datetime | None) -> str | None:
    """A time as ISO 8601 in UTC."""
    return iso_time(at) if at else None


def _claim(claim: Claim) -> dict[str, str]:
    return {"kind": claim.kind, "date": claim.date, "text": claim.text}


def _finding(finding: Finding) -> dict[str, Any]:
    return {"kind": str(finding.kind), "text": finding.text, "evidence": list(finding.evidence)}


def _change(change: Change) -> dict[str, Any]:
    return {
        "id": change.id,
        "kinds": [str(kind) for kind in ordered(change)],
        "weight": str(change.weight),
        "reasons": list(change.reasons),
        "old": [_located(located) for located in change.old],
        "new": [_located(located) for located in change.new],
        "words": [list(edit) for edit in change.words],
    }


def _located(located: Located) -> dict[str, str]:
    path, clause = located
    return {"path": path, "label": clause.label, "title": clause.title, "text": clause.text}


def _clauses(clauses: tuple[Clause, ...], paths: Iterator[tuple[str, Clause]]) -> list[dict[str, Any]]:
    """The tree, each clause with the path that `Document.walk` gives it; both run in document order."""
    return [
        {
            "path": next(paths)[0],
            "label": clause.label,
            "title": clause.title,
            "text": clause.text,
            "links": [{"text": link.text, "url": link.url} for link in clause.links],
            "children": _clauses(clause.children, paths),
        }
        for clause in clauses
    ]
