"""Two documents in, changes out: `compare`; an old document and changes in, the new document out: `apply`."""

from __future__ import annotations

from termsdiff.diff.align import Alignment, Link, align
from termsdiff.diff.apply import apply
from termsdiff.diff.words import word_edits
from termsdiff.model import Change, Changes, Document

__all__ = ["apply", "compare"]


def compare(old: Document, new: Document) -> Changes:
    """What changed, clause by clause.

    Every clause of either side is in exactly one pair. Pairs stand in the order of the new document, what was
    removed after the clause it stood after.
    """
    alignment = align(old, new)
    return Changes(old, new, tuple(_change(alignment, link) for link in alignment.links))


def _change(alignment: Alignment, link: Link) -> Change:
    before = " ".join(alignment.old.bodies[one] for one in link.old)
    after = " ".join(alignment.new.bodies[other] for other in link.new)
    return Change(
        tuple(alignment.old.located[one] for one in link.old),
        tuple(alignment.new.located[other] for other in link.new),
        moved=link.moved,
        words=word_edits(before, after) if before != after and link.old and link.new else (),
    )
