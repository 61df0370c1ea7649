"""One clause that became several, and several that became one, also after small edits.

After the assignment a split shows as a pair whose longer side lost words, beside a clause without a partner that
has them. `splits` finds these; merges are splits seen from the other side.
"""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import LCSseq

from termsdiff.diff.matching import Matching

__all__ = ["splits"]

# Share of a free clause's words that must be among those its neighbour's partner lost, and the fewest such words.
# Merges with 30 % of their words replaced: 39 of 39 found at .5, 34 at .6; the yardstick comes out the same.
_COVERED = 0.5
_FEWEST = 3
_REACH = 4  # how many clauses away the neighbour may stand
_WHOLE = 0.7  # likeness of a free clause and a run of free ones taken together


class _View:
    """A matching seen from one side, so that a merge reads as a split."""

    def __init__(self, matching: Matching, *, mirrored: bool) -> None:
        one, two = (matching.new, matching.old) if mirrored else (matching.old, matching.new)
        self.whole, self.parts = one.words, two.words
        self.whole_keys, self.part_keys = one.keys, two.keys
        self.partner, self.whole_partner = (
            (matching.forth, matching.back) if mirrored else (matching.back, matching.forth)
        )
        self.parents = two.parents


def splits(matching: Matching, *, mirrored: bool = False) -> dict[int, list[int]]:
    """Old clause -> the new ones it became, in order; with ``mirrored`` new clause -> the old ones it came from."""
    view = _View(matching, mirrored=mirrored)
    groups: dict[int, list[int]] = {}
    taken: set[int] = set()
    for part in _free(view):
        for whole in _wholes(view, part):
            group = groups.get(whole, [view.whole_partner[whole]])
            if _gains(view, whole, group, part):
                groups[whole] = sorted([*group, part])
                taken.add(part)
                break
    return groups


def _free(view: _View) -> Iterator[int]:
    return (number for number, partner in enumerate(view.partner) if partner == -1 and len(view.parts(number)) > 0)


def _wholes(view: _View, part: int) -> Iterator[int]:
    """Partners, with other words, of the clauses around: the nearest first."""
    around = (part + step * distance for distance in range(1, _REACH + 1) for step in (-1, 1))
    for place in dict.fromkeys((*around, view.parents[part])):
        whole = view.partner[place] if 0 <= place < len(view.partner) else -1
        if whole != -1 and view.whole_keys[whole] != view.part_keys[place]:
            yield whole


def _gains(view: _View, whole: int, group: list[int], part: int) -> bool:
    """Whether the part holds words of the whole that the group lacks, and little else."""
    words = view.whole(whole)
    before = LCSseq.similarity(words, "".join(map(view.parts, group)))
    after = LCSseq.similarity(words, "".join(map(view.parts, sorted([*group, part]))))
    length = len(view.parts(part))
    return after - before >= max(_COVERED * length, min(_FEWEST, length))
