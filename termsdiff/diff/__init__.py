"""Two documents in, changes out: `compare`; an old document and changes in, the new document out: `apply`.

`explain` says which candidates a clause had.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from termsdiff.diff.align import Alignment, Link, align
from termsdiff.diff.apply import apply
from termsdiff.diff.causes import Causes
from termsdiff.diff.consequences import Citations
from termsdiff.diff.explain import Candidate, Explanation, explain
from termsdiff.diff.weigh import cosmetic, substantive
from termsdiff.diff.words import word_edits
from termsdiff.model import Change, Changes, Document, Kind, Weight

__all__ = ["Candidate", "Explanation", "apply", "compare", "explain"]


def compare(old: Document, new: Document) -> Changes:
    """What changed, clause by clause.

    Every clause of either side is in exactly one pair. Pairs stand in the order of the new document, what was
    removed after the clause it stood after. Work grows with the number of clauses; memory too.
    """
    alignment = align(old, new)
    return Changes(old, new, tuple(_changes(alignment, new.language or old.language)))


def _changes(alignment: Alignment, language: str) -> Iterator[Change]:
    citations, causes = Citations(alignment), Causes(alignment)
    for link in alignment.links:
        followed = citations.follow(link)
        change = _draft(alignment, link, redirected=bool(followed.astray))
        if not change.kinds:
            yield change
            continue
        cause = causes.of(link) if Kind.RENUMBERED in change.kinds else ""
        if followed.only or change.kinds == {Kind.RENUMBERED}:
            weight, reasons = Weight.CONSEQUENTIAL, followed.reasons
        else:
            reasons = cosmetic(change, language)
            weight = Weight.COSMETIC if reasons else Weight.SUBSTANTIVE
            reasons = reasons or (*followed.astray, *followed.reasons, *substantive(change, language))
        yield replace(change, weight=weight, reasons=(*reasons, cause) if cause else reasons)


def _draft(alignment: Alignment, link: Link, *, redirected: bool) -> Change:
    """The change without its weight. Sides that differ only in typography need no words."""
    before = " ".join([alignment.old.bodies[one] for one in link.old])
    after = " ".join([alignment.new.bodies[other] for other in link.new])
    differ = link.old and link.new and before != after
    if differ and len(link.old) == len(link.new) == 1:
        differ = alignment.old.keys[link.old[0]] != alignment.new.keys[link.new[0]]
    return Change(
        tuple([alignment.old.located[one] for one in link.old]),
        tuple([alignment.new.located[other] for other in link.new]),
        moved=link.moved,
        words=word_edits(before, after) if differ else (),
        redirected=redirected,
    )
