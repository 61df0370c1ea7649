"""Checks, versions and claims in; which text stood when, whether the page said so, and where words come from, out."""

from __future__ import annotations

from termsdiff.timeline.blame import Compared, Step, Trail, blame, clause_history, compared
from termsdiff.timeline.observed import AsOf, Span, as_of, spans
from termsdiff.timeline.ripple import ripples
from termsdiff.timeline.said import Finding, Said, Sayings, Seen, findings
from termsdiff.timeline.wording import Wording

__all__ = [
    "AsOf",
    "Compared",
    "Finding",
    "Said",
    "Sayings",
    "Seen",
    "Span",
    "Step",
    "Trail",
    "Wording",
    "as_of",
    "blame",
    "clause_history",
    "compared",
    "findings",
    "ripples",
    "spans",
]
