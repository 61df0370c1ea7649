"""Checks, versions and claims in; which text stood when, whether the page said so, and where words come from, out."""

from __future__ import annotations

from termsdiff.timeline.blame import Step, blame, clause_history, origins_after
from termsdiff.timeline.observed import AsOf, Span, as_of, spans
from termsdiff.timeline.said import Finding, Said, Seen, findings

__all__ = [
    "AsOf",
    "Finding",
    "Said",
    "Seen",
    "Span",
    "Step",
    "as_of",
    "blame",
    "clause_history",
    "findings",
    "origins_after",
    "spans",
]
