"""What moved: pairs that do not fit the order the heaviest of them keep."""

from __future__ import annotations

from collections import Counter, defaultdict

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
    left = [one for one, other in pairs if _changed_level(matching, one, other, off)]
    parents = Counter(matching.old.parents[one] for one in left)
    off |= {one for one in left if parents[matching.old.parents[one]] == 1 and _stays(matching, one)}
    return off - _carried(matching, off)


def _changed_level(matching: Matching, one: int, other: int, off: set[int]) -> bool:
    """Whether a clause below a clause with words of its own left it for the level above, or came down from there.

    Below headings the tree may differ for other reasons: a heading more, or a number that is read otherwise. Nor did
    a clause move from which its parent went away, or before which a clause came that now stands above it.
    """
    old, new = matching.old, matching.new
    above, beyond = old.parents[one], new.parents[other]
    if above in off or (beyond >= 0 and matching.back[beyond] in off):
        return False
    if above >= 0 and old.located[above].clause.text and matching.forth[above] != -1:
        return _go(matching, old.parents[above], beyond)
    if beyond >= 0 and new.located[beyond].clause.text and matching.back[beyond] != -1:
        return _go(matching, above, new.parents[beyond])
    return False


def _stays(matching: Matching, one: int) -> bool:
    """Whether the clauses before and after kept their words and their level, so that only this one changed."""
    old, new = matching.old, matching.new
    for number in {one - 1, one + 1, old.ends[one]}:
        if 0 <= number < len(old) and number != old.parents[one]:
            other = matching.forth[number]
            if other == -1 or old.keys[number] != new.keys[other]:
                return False
            if not _go(matching, old.parents[number], new.parents[other]):
                return False
    return True


def _go(matching: Matching, one: int, other: int) -> bool:
    """Whether two parents go together; -1 is the document."""
    return other == -1 if one < 0 else matching.forth[one] == other


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
