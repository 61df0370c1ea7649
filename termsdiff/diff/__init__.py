"""Two documents in, changes out."""

from __future__ import annotations

from termsdiff.model import Changes, Document

__all__ = ["apply", "compare"]


def compare(old: Document, new: Document) -> Changes:
    """Being built."""
    raise NotImplementedError


def apply(old: Document, changes: Changes) -> Document:
    """Being built."""
    raise NotImplementedError
