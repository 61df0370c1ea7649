"""The steps of an alignment in order: anchors, assignment, headings in place, splits and merges, moves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from termsdiff.diff.anchors import anchor, pair_rest
from termsdiff.diff.assign import ELSEWHERE, IN_PLACE, Assignment
from termsdiff.diff.headings import pair_headings
from termsdiff.diff.matching import Matching
from termsdiff.diff.moves import moved
from termsdiff.diff.sides import Side, Vocabulary, keys
from termsdiff.diff.splits import splits
from termsdiff.model import Document

__all__ = ["Alignment", "Link", "align"]


@dataclass(frozen=True, slots=True)
class Link:
    """Old clauses and the new ones they became, by number; either side may be empty."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Every clause of either side in exactly one link, in document order."""

    old: Side
    new: Side
    links: tuple[Link, ...]


def align(old: Document, new: Document) -> Alignment:
    """Say which clauses of two documents are the same.

    The steps always start from the side that comes first by its words, so that comparing backwards is the mirror.
    """
    vocabulary = Vocabulary()
    one, two = Side(old, vocabulary), Side(new, vocabulary)
    keys(one, two)
    if _rank(one) <= _rank(two):
        links = list(_links(_match(one, two)))
    else:
        links = [Link(link.new, link.old, link.moved, link.why) for link in _links(_match(two, one))]
    return Alignment(one, two, tuple(_ordered(links)))


def _rank(side: Side) -> tuple[int, list[str], list[str]]:
    return len(side), side.bodies, [located.path for located in side.located]


def _match(old: Side, new: Side) -> Matching:
    """The steps in order."""
    matching = Matching(old, new)
    if old.has_title and new.has_title:
        matching.pair(0, 0, "the title of the document")
    anchor(matching)
    Assignment(matching).run()
    pair_rest(matching)
    pair_headings(matching)
    return matching


_PARTS = "the words of one stand in the others together"
_ALONE = f"no clause is alike enough: {IN_PLACE:.0%} in its place, {ELSEWHERE:.0%} elsewhere"


def _links(matching: Matching) -> Iterator[Link]:
    off = moved(matching)
    apart = splits(matching)
    parts = {new for news in apart.values() for new in news}
    together = {
        new: olds
        for new, olds in splits(matching, mirrored=True).items()
        if new not in parts and not any(one in apart for one in olds)
    }
    sources = {old for olds in together.values() for old in olds}
    for one, other in enumerate(matching.forth):
        if one in apart:
            yield Link((one,), tuple(apart[one]), one in off, _PARTS)
        elif other in together:
            yield Link(tuple(together[other]), (other,), one in off, _PARTS)
        elif one not in sources:
            yield Link((one,), (other,) if other != -1 else (), one in off, matching.why.get(one, _ALONE))
    left = (new for new, partner in enumerate(matching.back) if partner == -1 and new not in parts)
    yield from (Link((), (new,), why=_ALONE) for new in left)


def _ordered(found: list[Link]) -> Iterator[Link]:
    """New order; what was removed stands after the clause it stood after."""
    removed = {link.old[0]: link for link in found if not link.new}
    after: dict[int, list[Link]] = {}
    last = -1
    by_old = {one: link for link in found for one in link.old}
    for one in sorted(by_old):
        if one in removed:
            after.setdefault(last, []).append(removed[one])
        elif by_old[one].new and not by_old[one].moved:
            last = max(by_old[one].new)
    yield from after.get(-1, ())
    for link in sorted((link for link in found if link.new), key=lambda link: link.new):
        yield link
        yield from (gone for new in link.new for gone in after.get(new, ()))
