"""Checks, versions and claims in; which text stood when, and whether the page said so, out."""

from __future__ import annotations

from termsdiff.timeline.observed import AsOf, Span, as_of, spans
from termsdiff.timeline.said import Finding, Said, Seen, findings

__all__ = ["AsOf", "Finding", "Said", "Seen", "Span", "as_of", "findings", "spans"]
