"""The heaviest increasing run."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from termsdiff.diff.runs import heaviest_run


@given(st.permutations(range(7)), st.lists(st.integers(1, 9), min_size=7, max_size=7))
def test_no_other_increasing_run_is_heavier(positions: list[int], weights: list[int]) -> None:
    """Against every subset of seven."""
    found = heaviest_run(positions, weights)
    assert [positions[index] for index in found] == sorted(positions[index] for index in found)
    best = max(
        sum(weights[index] for index in chosen)
        for size in range(1, 8)
        for chosen in combinations(range(7), size)
        if [positions[index] for index in chosen] == sorted(positions[index] for index in chosen)
    )
    assert sum(weights[index] for index in found) == best


def test_nothing_has_no_run() -> None:
    """An empty document has nothing that keeps its order."""
    assert heaviest_run([], []) == []
