"""Which clauses may be which, for those without an equal: a handful of candidates each, never all pairs.

Candidates come from the same gap and from an inverted index of rare words; `Likeness` says how alike two clauses
are, from 0 to 1: the mean of their common words in order (share of the longer) and their shared words weighed by
rarity (share of the heavier).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from heapq import nlargest
from math import log

from rapidfuzz.distance import LCSseq

from termsdiff.diff.matching import Matching, free

__all__ = ["Likeness", "candidates"]

# A word in more clauses than this says nothing about which clause it is.
_COMMON = 24
_RARE_WORDS = 12  # how many of a clause's rarest words are looked up
_BEST = 5  # how many clauses the index may name
_GAP = 400  # largest product of free clauses in one gap that is tried pair by pair
_FLOOR = 0.2  # below this the common words in order are those any two sentences share


class Likeness:
    """How alike an old and a new clause are, remembered."""

    def __init__(self, matching: Matching) -> None:
        self._old = matching.old
        self._new = matching.new
        sides = ((self._old, free(matching.forth)), (self._new, free(matching.back)))
        counts = Counter(word for side, numbers in sides for number in numbers for word in set(side.words(number)))
        size = sum(len(numbers) for _, numbers in sides)
        self._rarity = {word: log(1 + size / count) for word, count in counts.items()}
        self._known: dict[tuple[int, int], float] = {}

    def __call__(self, one: int, other: int) -> float:
        """From 0 (nothing in common) to 1 (the same words)."""
        found = self._known.get((one, other))
        if found is None:
            found = self._known[one, other] = self._measure(self._old.words(one), self._new.words(other))
        return found

    def shared(self, one: int, other: int) -> int:
        """How many words the clauses share, in order."""
        return LCSseq.similarity(self._old.words(one), self._new.words(other))

    def _measure(self, one: str, other: str) -> float:
        longer = max(len(one), len(other))
        if not longer:
            return 0.0
        in_order = LCSseq.similarity(one, other) / longer
        if in_order < _FLOOR:
            return in_order / 2
        ours, theirs = set(one), set(other)
        return (in_order + self._weigh(ours & theirs) / max(self._weigh(ours), self._weigh(theirs))) / 2

    def _weigh(self, words: set[str]) -> float:
        rarity = self._rarity
        return sum([rarity.get(word, 1.0) for word in words])


def candidates(matching: Matching) -> Iterator[tuple[int, int]]:
    """Pairs worth a look among the clauses without a partner; a pair may come twice."""
    yield from _neighbours(matching)
    yield from _same_gap(matching)
    yield from _same_words(matching)


def _neighbours(matching: Matching) -> Iterator[tuple[int, int]]:
    """Free clauses after (before) partners: they stand in for each other even inside a moved section."""
    for one in free(matching.forth):
        for step in (-1, 1):
            beside = one + step
            if 0 <= beside < len(matching.forth):
                other = matching.forth[beside] - step
                if matching.forth[beside] != -1 and matching.are_free(one, other):
                    yield one, other


def _same_gap(matching: Matching) -> Iterator[tuple[int, int]]:
    old_gaps, new_gaps = matching.gaps()
    by_gap: dict[int, list[int]] = defaultdict(list)
    for other in free(matching.back):
        by_gap[new_gaps[other]].append(other)
    ours: dict[int, list[int]] = defaultdict(list)
    for one in free(matching.forth):
        ours[old_gaps[one]].append(one)
    for gap, numbers in ours.items():
        if len(numbers) * len(by_gap[gap]) <= _GAP:
            yield from ((one, other) for one in numbers for other in by_gap[gap])


def _same_words(matching: Matching) -> Iterator[tuple[int, int]]:
    index: dict[str, list[int]] = defaultdict(list)
    for other in free(matching.back):
        for word in set(matching.new.words(other)):
            index[word].append(other)
    for one in free(matching.forth):
        known = sorted((len(index[word]), word) for word in set(matching.old.words(one)) if word in index)
        votes: dict[int, float] = defaultdict(float)
        for count, word in known[:_RARE_WORDS]:
            if count <= _COMMON:
                for other in index[word]:
                    votes[other] += 1 / count
        yield from ((one, other) for other in nlargest(_BEST, votes, key=votes.__getitem__))
