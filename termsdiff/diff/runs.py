"""The heaviest increasing run of a sequence: what keeps its order, so that as little as can be has moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

__all__ = ["heaviest_run"]


def heaviest_run(positions: Sequence[int], weights: Sequence[int]) -> list[int]:
    """Indexes of an increasing run of ``positions`` (all different) with the greatest sum of ``weights``.

    A staircase of (last position, best sum so far), both ascending, is kept; each item extends the best step below
    it and drops the steps it makes worthless. O(n log n).
    """
    ends: list[int] = []
    sums: list[int] = []
    items: list[int] = []
    before: list[int] = []
    for index, position in enumerate(positions):
        step = bisect_left(ends, position)
        total = weights[index] + (sums[step - 1] if step else 0)
        before.append(items[step - 1] if step else -1)
        last = step
        while last < len(ends) and sums[last] <= total:
            last += 1
        ends[step:last], sums[step:last], items[step:last] = [position], [total], [index]
    found = []
    index = items[-1] if items else -1
    while index >= 0:
        found.append(index)
        index = before[index]
    return found[::-1]
