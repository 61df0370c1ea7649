"""Comparisons of successive versions in, the origin and the history of each clause out.

Clauses are followed by what `termsdiff.diff` paired, so that a clause that was moved or renumbered keeps its
origin; one that was split or merged, or whose words changed, comes from the version that did it. Everything is
followed from the last text back, through the few clauses each step touched: `compared` is all that need be kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from termsdiff.model import Change, Changes, Edit, Kind, Weight
from termsdiff.timeline.wording import printed_words, wording

__all__ = ["Compared", "Step", "Trail", "blame", "clause_history", "compared"]

_REWORDS = {Kind.ADDED, Kind.REMOVED, Kind.MODIFIED, Kind.RETITLED, Kind.SPLIT, Kind.MERGED}


class Trail(NamedTuple):
    """Where clauses came from: their paths before and after, what happened, whether their words are of this step."""

    old: Sequence[str]
    new: Sequence[str]
    kinds: Sequence[str]
    rewords: bool


class Compared(NamedTuple):
    """The sum of a comparison. ``summary`` as in `Changes`; ``wording``: whether other words stand there, dates aside,
    a `Wording` as text; ``substantive``: something of substance did."""

    summary: dict[str, int]
    wording: str
    substantive: bool


class Step(NamedTuple):
    """One change of a source's text: the version it led to, and where its clauses came from."""

    version: int
    trails: Sequence[Trail]


def compared(changes: Changes) -> tuple[Compared, tuple[Trail, ...], tuple[tuple[Edit, ...], ...]]:
    """What to keep of a comparison: the sum, the trails of all clauses but those unchanged in their places, and the
    words of each trail."""
    told = [pair for pair in changes.pairs if pair.kinds or _paths(pair)[0] != _paths(pair)[1]]
    trails = tuple(
        Trail(*_paths(pair), tuple(str(kind) for kind in Kind if kind in pair.kinds), _rewords(pair)) for pair in told
    )
    substantive = any(change.weight is Weight.SUBSTANTIVE for change in changes)
    total = Compared(dict(changes.summary), str(wording(changes)), substantive)
    return total, trails, tuple(pair.words for pair in told)


def _paths(pair: Change) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(at.path for at in pair.old), tuple(at.path for at in pair.new)


def _rewords(pair: Change) -> bool:
    """Did other words come, be it but another date? Typography and where words are parted wrote nothing."""
    if pair.weight is not Weight.COSMETIC:
        return bool(pair.kinds & _REWORDS)
    return bool(pair.kinds & _REWORDS) and "".join(printed_words(pair.old)) != "".join(printed_words(pair.new))


def blame(paths: Iterable[str], steps: Iterable[Step], *, first: int) -> dict[str, int]:
    """The version each clause of the last text got its words from, by path. ``steps`` lead back from it, newest
    first; what none of them wrote is of version ``first``."""
    origins: dict[str, int] = {}
    pending = {path: [path] for path in paths}
    for step in steps:
        moved: list[tuple[str, list[str]]] = []
        for old, new, _, rewords in step.trails:
            for path in new:
                ends = pending.pop(path, [])
                if rewords or not old:
                    origins.update(dict.fromkeys(ends, step.version))
                elif ends:
                    moved.append((old[0], ends))
        for path, ends in moved:
            pending.setdefault(path, []).extend(ends)
    return origins | {end: first for ends in pending.values() for end in ends}


def clause_history(path: str, steps: Iterable[Step]) -> Iterator[tuple[int, int]]:
    """What happened to the clause that stands at ``path`` in the last text, newest first: the version, and which of
    its trails. ``steps`` lead back, newest first. Of merged clauses the first is followed."""
    for step in steps:
        at, old, kinds = _trail_of(path, step.trails)
        if kinds:
            yield step.version, at
        if at >= 0 and not old:
            return
        path = old[0] if old else path


def _trail_of(path: str, trails: Sequence[Trail]) -> tuple[int, Sequence[str], Sequence[str]]:
    """The number of the trail that leads to a path, where it came from and what happened; -1 where nothing did."""
    for at, (old, new, kinds, _) in enumerate(trails):
        if path in new:
            return at, old, kinds
    return -1, (), ()
