"""Headings whose words have nothing in common any more but which head the same clauses: retitled, not replaced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from termsdiff.diff.matching import Matching, free
from termsdiff.diff.sides import Side

__all__ = ["pair_headings"]

# Share of the paired clauses under either heading that must be under the other.
_SHARE = 0.5


def pair_headings(matching: Matching) -> None:
    """Pair free headings by what they head: in the tree, up to the next heading, and the very next clause.

    Only a heading whose tree says so may have moved.
    """
    gaps = matching.gaps()
    heads = _heads(matching.old), _heads(matching.new)
    in_tree = list(_shared(matching, matching.old.parents, matching.new.parents))
    below = [pair for pair in _shared(matching, *heads) if gaps[0][pair[0]] == gaps[1][pair[1]]]
    for one, other in in_tree + below:
        if matching.are_free(one, other):
            matching.pair(one, other, "the heading of the same clauses")
    for one in free(matching.forth):
        follower = matching.forth[one + 1] if one + 1 < len(matching.forth) else len(matching.back)
        if _are_headings(matching, one, follower - 1) and gaps[0][one] == gaps[1][follower - 1]:
            matching.pair(one, follower - 1, "the heading before the same clause")


def _are_headings(matching: Matching, one: int, other: int) -> bool:
    return matching.are_free(one, other) and matching.old.is_heading(one) and matching.new.is_heading(other)


def _shared(matching: Matching, old_heads: list[int], new_heads: list[int]) -> Iterator[tuple[int, int]]:
    """Free headings that share most of what they head."""
    heads = [(old_heads[one], new_heads[other]) for one, other in matching.pairs()]
    ours = Counter(one for one, _ in heads)
    theirs = Counter(other for _, other in heads)
    for (one, other), count in Counter(heads).most_common():
        if _are_headings(matching, one, other) and count >= _SHARE * max(ours[one], theirs[other]):
            yield one, other


def _heads(side: Side) -> list[int]:
    """For each clause the heading it stands under, the last before it; -1 where there is none, and for headings."""
    found, last = [], -1
    for number in range(len(side)):
        if side.is_heading(number):
            found.append(-1)
            last = number
        else:
            found.append(last)
    return found
