"""Comparisons of successive versions in, the origin and the history of each clause out.

Clauses are followed by what `termsdiff.diff` paired, so that a clause that was moved or renumbered keeps its
origin; one that was split or merged, or whose words changed, comes from the version that did it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from termsdiff.model import Change, Changes, Document, Kind, Weight

__all__ = ["Step", "blame", "clause_history", "origins_after"]

REWORDS = {Kind.ADDED, Kind.MODIFIED, Kind.RETITLED, Kind.SPLIT, Kind.MERGED}


class Step(NamedTuple):
    """One change of a source's text: the version it led to, and the comparison with the version before."""

    version: int
    changes: Changes


def blame(first: Document, version: int, steps: Iterable[Step]) -> dict[str, int]:
    """The version each clause of the last text got its words from, by path. ``first`` is the text of ``version``;
    ``steps`` lead from it to the last text, in order."""
    origins = dict.fromkeys((path for path, _ in first.walk()), version)
    for step in steps:
        origins = origins_after(origins, step)
    return origins


def origins_after(origins: Mapping[str, int], step: Step) -> dict[str, int]:
    """The origins after one more step: what `blame` folds over, for callers that keep the result."""
    found: dict[str, int] = {}
    for pair in step.changes.pairs:
        origin = step.version
        if pair.old and not _rewords(pair):
            origin = origins.get(pair.old[0].path, step.version)
        found.update((located.path, origin) for located in pair.new)
    return found


def _rewords(pair: Change) -> bool:
    return bool(pair.kinds & REWORDS) and pair.weight is not Weight.COSMETIC


def clause_history(path: str, steps: Iterable[Step]) -> Iterator[tuple[int, Change]]:
    """What happened to the clause that stands at ``path`` in the last text, newest first: the version and the change.

    ``steps`` come newest first. Of merged clauses the first is followed back.
    """
    for step in steps:
        pair = next((pair for pair in step.changes.pairs if any(path == new.path for new in pair.new)), None)
        if pair is None:
            return
        if pair.kinds:
            yield step.version, pair
        if not pair.old:
            return
        path = pair.old[0].path
