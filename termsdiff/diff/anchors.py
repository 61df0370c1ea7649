"""Pairs of clauses whose words are equal: the fixed points of an alignment.

Texts that occur once on either side pair at once. Repeated ones ("Not applicable.") pair only in company: next to a
pair, below a pair, or in order within one gap between pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rapidfuzz.distance import LCSseq

from termsdiff.diff.matching import Matching, free

__all__ = ["anchor", "pair_rest"]

# Shortest text (characters) that pairs without company: "Fees" may stand anywhere, a sentence may not.
# The pairs of the yardstick come out the same from 10 to 30.
_ALONE = 16


def anchor(matching: Matching) -> None:
    """Pair what is equal, the surest first."""
    _pair_unique(matching, "the same words, which occur only once", _ALONE)
    _grow(matching)
    _pair_in_gaps(matching)
    _grow(matching)
    _pair_below(matching)
    _grow(matching)


def pair_rest(matching: Matching) -> None:
    """Pair what is equal and still free, wherever it stands."""
    _pair_unique(matching, "the same words, which occur only once", 0)
    _grow(matching)
    _pair_repeated(matching)


def _free_by_key(keys: Sequence[str], partners: Sequence[int]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, key in enumerate(keys):
        if partners[number] == -1:
            found[key].append(number)
    return found


def _pair_unique(matching: Matching, why: str, shortest: int) -> None:
    old = _free_by_key(matching.old.keys, matching.forth)
    new = _free_by_key(matching.new.keys, matching.back)
    for key, numbers in old.items():
        others = new.get(key, ())
        if len(numbers) == 1 == len(others) and len(key) >= shortest:
            matching.pair(numbers[0], others[0], why)


def _grow(matching: Matching) -> None:
    """From pairs to equal neighbours after and before them, and to equal parents.

    A pair that moved alone says nothing of its neighbours; one that kept its order or moved in company does.
    """
    sure = {one for one, _ in matching.in_order()}
    waiting = free(matching.forth)
    for step, numbers in ((1, waiting), (-1, waiting[::-1])):
        for one in numbers:
            beside = one - step
            other = matching.forth[beside] if 0 <= beside < len(matching.forth) else -1
            company = beside in sure or matching.go_together(beside - step, other - step)
            if other != -1 and company and _try(matching, one, other + step, "the same words beside a pair"):
                sure.add(one)
    for one in reversed(free(matching.forth)):
        if one + 1 < len(matching.forth) and matching.old.parents[one + 1] == one and matching.forth[one + 1] != -1:
            _try(matching, one, matching.new.parents[matching.forth[one + 1]], "the same words above a pair")


def _try(matching: Matching, one: int, other: int, why: str) -> bool:
    if not matching.are_free(one, other) or matching.old.keys[one] != matching.new.keys[other]:
        return False
    matching.pair(one, other, why)
    return True


def _pair_in_gaps(matching: Matching) -> None:
    """Equal texts within one gap, in order (longest common subsequence)."""
    old_gaps, new_gaps = matching.gaps()
    _pair_in_order(matching, _by(old_gaps, matching.forth), _by(new_gaps, matching.back))


def _pair_below(matching: Matching) -> None:
    """Equal texts below partners, in order."""
    above = [matching.forth[parent] if parent >= 0 else -1 for parent in matching.old.parents]
    _pair_in_order(matching, _by(above, matching.forth), _by(matching.new.parents, matching.back))


def _by(groups: Iterable[int], partners: Sequence[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        if partners[number] == -1:
            found[group].append(number)
    return found


def _pair_in_order(matching: Matching, old: dict[int, list[int]], new: dict[int, list[int]]) -> None:
    for group, numbers in old.items():
        others = new.get(group, [])
        shared = {matching.old.keys[one] for one in numbers} & {matching.new.keys[other] for other in others}
        if not shared:
            continue
        ours = [one for one in numbers if matching.old.keys[one] in shared]
        theirs = [other for other in others if matching.new.keys[other] in shared]
        steps = LCSseq.opcodes([matching.old.keys[one] for one in ours], [matching.new.keys[other] for other in theirs])
        for step in steps:
            if step.tag == "equal":
                for offset in range(step.src_end - step.src_start):
                    one, other = ours[step.src_start + offset], theirs[step.dest_start + offset]
                    matching.pair(one, other, "the same words in the same place")


def _pair_repeated(matching: Matching) -> None:
    """What is left of repeated texts, in order of appearance; short ones stay alone."""
    new = _free_by_key(matching.new.keys, matching.back)
    for key, numbers in _free_by_key(matching.old.keys, matching.forth).items():
        if len(key) >= _ALONE:
            for one, other in zip(numbers, new.get(key, ()), strict=False):
                matching.pair(one, other, "the same words, repeated, in order of appearance")
