"""Which clause goes with which, while it is being found: `Matching` holds both sides and the partners so far."""

from __future__ import annotations

from collections.abc import Iterator

from termsdiff.diff.runs import heaviest_run
from termsdiff.diff.sides import Side

__all__ = ["Matching", "free"]


def free(partners: list[int]) -> list[int]:
    """Numbers without a partner."""
    return [number for number, partner in enumerate(partners) if partner == -1]


class Matching:
    """Partners of old clauses in ``forth``, of new ones in ``back``, -1 where there is none (yet)."""

    def __init__(self, old: Side, new: Side) -> None:
        self.old = old
        self.new = new
        self.forth = [-1] * len(old)
        self.back = [-1] * len(new)
        self.why: dict[int, str] = {}
        self._in_order: list[tuple[int, int]] | None = None

    def pair(self, one: int, other: int, why: str) -> None:
        """Make two clauses partners; ``why`` is kept for `explain`."""
        self.forth[one] = other
        self.back[other] = one
        self.why[one] = why
        self._in_order = None

    def are_free(self, one: int, other: int) -> bool:
        """Whether both numbers exist and neither has a partner."""
        return (
            0 <= one < len(self.forth)
            and 0 <= other < len(self.back)
            and self.forth[one] == -1
            and self.back[other] == -1
        )

    def go_together(self, one: int, other: int) -> bool:
        """Whether two numbers are partners; the place before the first clause goes with its like, so does the end."""
        if one < 0 or other < 0:
            return one < 0 and other < 0
        if one >= len(self.forth) or other >= len(self.back):
            return one >= len(self.forth) and other >= len(self.back)
        return self.forth[one] == other

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Every pair so far, in old order."""
        return ((one, other) for one, other in enumerate(self.forth) if other != -1)

    def in_order(self) -> list[tuple[int, int]]:
        """The pairs that kept their order: the heaviest run of them."""
        if self._in_order is None:
            pairs = list(self.pairs())
            kept = heaviest_run([other for _, other in pairs], [len(self.old.bodies[one]) + 1 for one, _ in pairs])
            self._in_order = [pairs[index] for index in kept]
        return self._in_order

    def gaps(self) -> tuple[list[int], list[int]]:
        """For each old and each new clause the number of the gap it stands in, between pairs that kept their order."""
        kept = self.in_order()
        return _count(len(self.forth), [one for one, _ in kept]), _count(len(self.back), [other for _, other in kept])


def _count(length: int, starts: list[int]) -> list[int]:
    """How many of the (ascending) starts lie at or before each number."""
    found, gap = [], 0
    for number in range(length):
        if gap < len(starts) and starts[gap] == number:
            gap += 1
        found.append(gap)
    return found
