"""Which candidate each clause takes: the best pair first, each pair speaking for its neighbours.

A pair's score is how alike the two are plus what their surroundings say. Pairs in their old place need less
likeness than pairs that would mean a move.
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush

from termsdiff.diff.candidates import Likeness, candidates
from termsdiff.diff.matching import Matching

__all__ = ["ELSEWHERE", "IN_PLACE", "Assignment"]

# Likeness needed in the old place, and for a move. On 272 edited real documents rewritten clauses keep .33 or more
# and moved ones .80; unrelated clauses reach .19.
IN_PLACE = 0.28
ELSEWHERE = 0.45
_DISTINCTIVE = 4  # words in common a move needs
_CONTEXT = 0.08  # what each of: clause before, clause after, parent, gap adds to the score


class Assignment:
    """Pairs what is left after the anchors."""

    def __init__(self, matching: Matching) -> None:
        self._matching = matching
        self.likeness = Likeness(matching)
        self._old_gaps, self._new_gaps = matching.gaps()

    def run(self) -> None:
        """Take the best pair, then look again at its neighbours, until nothing is alike enough."""
        heap = [(-self.score(one, other), one, other) for one, other in set(candidates(self._matching))]
        heapify(heap)
        while heap:
            _, one, other = heappop(heap)
            if not self._matching.are_free(one, other) or not self.fits(one, other):
                continue
            self._matching.pair(one, other, f"{self.likeness(one, other):.0%} alike")
            for step in (-1, 1):
                if self._matching.are_free(one + step, other + step):
                    heappush(heap, (-self.score(one + step, other + step), one + step, other + step))

    def score(self, one: int, other: int) -> float:
        """How much speaks for the pair."""
        return self.likeness(one, other) + _CONTEXT * self.context(one, other)

    def context(self, one: int, other: int) -> int:
        """How many of the surroundings go together: before, after, above, and the gap."""
        go = self._matching.go_together
        old, new = self._matching.old, self._matching.new
        return (
            go(one - 1, other - 1)
            + go(one + 1, other + 1)
            + go(old.parents[one], new.parents[other])
            + (self._old_gaps[one] == self._new_gaps[other])
        )

    def is_in_place(self, one: int, other: int) -> bool:
        """Whether pairing the two would be no move."""
        go = self._matching.go_together
        return self._old_gaps[one] == self._new_gaps[other] or go(one - 1, other - 1) or go(one + 1, other + 1)

    def fits(self, one: int, other: int) -> bool:
        """Whether the two are alike enough for where they stand."""
        if self.is_in_place(one, other):
            return self.likeness(one, other) >= IN_PLACE
        return self.likeness(one, other) >= ELSEWHERE and self.likeness.shared(one, other) >= _DISTINCTIVE
