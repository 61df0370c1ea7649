"""Changes in, a unified diff of the two documents as text out: for terminals, mail and ``patch``.

The lines are those of the "text" format of a document; ``patch`` makes the new text of the old one.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff

from termsdiff.model import Document
from termsdiff.report.inert import inert
from termsdiff.report.material import Comparison, Reading
from termsdiff.report.side import Side
from termsdiff.report.to_text import write_document

__all__ = ["write_changes"]

_CONTEXT = 3  # lines; what diff and git show


def write_changes(comparison: Comparison) -> str:
    """The unified diff; "" where no line differs. ``patch`` only reads names up to the tab."""
    changes = comparison.changes
    old, new = (write_document(Reading(side)).splitlines(keepends=True) for side in (changes.old, changes.new))
    context = _CONTEXT if comparison.context is None else comparison.context
    lines = unified_diff(
        old,
        new,
        "old",
        "new",
        " ".join(_about(comparison.old, changes.old)),
        " ".join(_about(comparison.new, changes.new)),
        n=max(len(old), len(new)) if comparison.whole else context,
    )
    return "".join(lines)


def _about(side: Side, document: Document) -> Iterator[str]:
    yield inert(side.name or document.title)
    if side.version is not None:
        yield f"version {side.version}"
    if side.seen_from:
        yield f"seen {side.seen_from:%Y-%m-%d}"
