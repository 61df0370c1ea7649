"""Headings whose words have nothing in common any more but which head the same clauses: retitled, not replaced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from termsdiff.diff.candidates import free
from termsdiff.diff.matching import Matching
from termsdiff.diff.sides import Side

__all__ = ["pair_headings"]

# Share of the paired clauses under either heading that must be under the other.
_SHARE = 0.5


def pair_headings(matching: Matching) -> None:
    """Pair free headings by the clauses they head, then those right before the same clause."""
    for one, other in list(_by_what_they_head(matching)):
        if matching.are_free(one, other):
            matching.pair(one, other, "the heading of the same clauses")
    for one in free(matching.forth):
        follower = matching.forth[one + 1] if one + 1 < len(matching.forth) else len(matching.back)
        if matching.are_free(one, follower - 1) and _are_headings(matching, one, follower - 1):
            matching.pair(one, follower - 1, "the heading before the same clause")


def _are_headings(matching: Matching, one: int, other: int) -> bool:
    return matching.old.is_heading(one) and matching.new.is_heading(other)


def _by_what_they_head(matching: Matching) -> Iterator[tuple[int, int]]:
    """Free headings that share most of what stands below them, in the tree or up to the next heading."""
    common: Counter[tuple[int, int]] = Counter()
    ours: Counter[int] = Counter()
    theirs: Counter[int] = Counter()
    for old_heads, new_heads in (
        (matching.old.parents, matching.new.parents),
        (_heads(matching.old), _heads(matching.new)),
    ):
        for one, other in matching.pairs():
            above, beyond = old_heads[one], new_heads[other]
            common[above, beyond] += 1
            ours[above] += 1
            theirs[beyond] += 1
    for (one, other), count in common.most_common():
        if (
            matching.are_free(one, other)
            and _are_headings(matching, one, other)
            and count >= _SHARE * max(ours[one], theirs[other])
        ):
            yield one, other


def _heads(side: Side) -> list[int]:
    """For each clause the last heading before it, -1 where there is none."""
    found, last = [], -1
    for number in range(len(side)):
        found.append(last)
        last = number if side.is_heading(number) else last
    return found
