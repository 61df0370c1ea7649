"""Two documents and a path in, out which clauses of the other side came into question and why one was taken."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import nlargest

from termsdiff.diff.align import Alignment, align
from termsdiff.diff.candidates import Likeness
from termsdiff.diff.matching import Matching
from termsdiff.errors import InputError
from termsdiff.model import Document, Located

__all__ = ["Candidate", "Explanation", "explain"]

_SHOWN = 5  # how many candidates are named


@dataclass(frozen=True, slots=True)
class Candidate:
    """A clause of the other side: how alike (0 to 1), how many words both share in order, whether it was taken."""

    located: Located
    likeness: float
    shared: int
    taken: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a clause was paired as it was; ``side`` ("old" or "new") is where it stands. Best candidates first."""

    side: str
    located: Located
    why: str
    candidates: tuple[Candidate, ...]


def explain(old: Document, new: Document, path: str) -> Explanation:
    """Say why the clause at ``path`` was paired as it was, looked up in the new document first, then in the old one.

    Raises InputError where neither document has such a path.
    """
    alignment = align(old, new)
    for side, flat in (("new", alignment.new), ("old", alignment.old)):
        number = next((number for number, located in enumerate(flat.located) if located.path == path), None)
        if number is not None:
            return _explain(alignment, number, side)
    raise InputError(f"Neither document has a clause {path}; termsdiff show prints the paths.")


def _explain(alignment: Alignment, number: int, side: str) -> Explanation:
    link = next(link for link in alignment.links if number in getattr(link, side))
    mine, others = (alignment.old, alignment.new) if side == "old" else (alignment.new, alignment.old)
    taken = link.new if side == "old" else link.old
    likeness = Likeness(Matching(alignment.old, alignment.new))

    def pair(other: int) -> tuple[int, int]:
        return (number, other) if side == "old" else (other, number)

    best = nlargest(_SHOWN, range(len(others)), key=lambda other: (other in taken, likeness(*pair(other))))
    found = (
        Candidate(others.located[other], likeness(*pair(other)), likeness.shared(*pair(other)), other in taken)
        for other in best
    )
    kept = tuple(candidate for candidate in found if candidate.taken or candidate.shared)
    return Explanation(side, mine.located[number], link.why, kept)
