"""What moved: pairs that do not fit the order the heaviest of them keep."""

from __future__ import annotations

from collections import defaultdict

from termsdiff.diff.matching import Matching
from termsdiff.diff.runs import heaviest_run

__all__ = ["moved"]

# What a clause weighs besides its characters: one long clause that was carried past three short ones is one move.
# From 50 to 1,500 the yardstick comes out the same, at 0 seven list items "move" past one paragraph.
_EACH = 150


def moved(matching: Matching) -> set[int]:
    """The old clauses whose pairs moved.

    A clause weighs what stands below it together with its own words, so that a heading is not what moved when a
    paragraph was carried past it. A clause below a moved one moved only if it did so within it.
    """
    pairs = list(matching.pairs())
    kept = set(heaviest_run([other for _, other in pairs], _weights(matching, pairs)))
    off = {one for index, (one, _) in enumerate(pairs) if index not in kept}
    return off - _carried(matching, off)


def _weights(matching: Matching, pairs: list[tuple[int, int]]) -> list[int]:
    """What each pair's clause weighs together with the pairs that stand below it on both sides."""
    old, new = matching.old, matching.new
    weights = {one: len(old.bodies[one]) + _EACH for one, _ in pairs}
    for one, other in reversed(pairs):
        above = old.parents[one]
        if above >= 0 and matching.forth[above] == new.parents[other] != -1:
            weights[above] += weights[one]
    return [weights[one] for one, _ in pairs]


def _carried(matching: Matching, off: set[int]) -> set[int]:
    """Of the clauses off the run, those that only follow their moved parent."""
    families: dict[int, list[int]] = defaultdict(list)
    for one in sorted(off):
        above = matching.old.parents[one]
        if above in off and matching.forth[above] == matching.new.parents[matching.forth[one]]:
            families[above].append(one)
    found: set[int] = set()
    for children in families.values():
        places = [matching.forth[one] for one in children]
        kept = heaviest_run(places, [len(matching.old.bodies[one]) + _EACH for one in children])
        found |= {children[index] for index in kept}
    return found
