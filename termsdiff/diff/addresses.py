"""How clauses are cited, and whether a citation still leads where it led: numbers -> clauses, for both sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from termsdiff.diff.sides import Side
from termsdiff.reading.references import Number, number_parts

__all__ = ["Addresses", "addresses_of"]


def addresses_of(side: Side) -> list[tuple[str, ...]]:
    """The full number of each clause, in parts: (2) below 4.1 is ("4", "1", "2"); empty where there is no label."""
    found: list[tuple[str, ...]] = []
    for number, located in enumerate(side.located):
        own = _own(located.clause.label)
        above = found[side.parents[number]] if side.parents[number] >= 0 else ()
        found.append(above + own if len(own) == 1 else own)
    return found


@lru_cache(maxsize=20_000)
def _own(label: str) -> tuple[str, ...]:
    """The parts of a printed label, the word before it left out: "Article IV" -> ("iv",)."""
    parts = number_parts(label)
    return parts[1:] if len(parts) > 1 and len(parts[0]) > 1 and parts[0].isalpha() else parts


_SEVERAL = -1


def _only(numbers: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], int]:
    """Where each number stands, `_SEVERAL` where in more than one place; clauses without one are left out."""
    found: dict[tuple[str, ...], int] = {}
    for place, parts in enumerate(numbers):
        if parts:
            found[parts] = _SEVERAL if parts in found else place
    return found


class Addresses:
    """Finds the clause a number cites in one document."""

    def __init__(self, side: Side) -> None:
        self.of = addresses_of(side)
        self._side = side
        self._full = _only(self.of)
        self._own = _only(
            _own(located.clause.label) if parts else () for parts, located in zip(self.of, side.located, strict=True)
        )

    def find(self, number: Number, start: int) -> int | None:
        """The one clause the number cites when it stands in clause ``start``; None where none or several may be meant.

        "(b)" alone means a neighbour, so what stands nearest above wins; other numbers count from the top.
        """
        if number.text.strip()[:1] in "(（":
            near = self._near(number.parts, start)
            if near is not None:
                return near
        for known in (self._full, self._own):
            found = known.get(number.parts, _SEVERAL)
            if found != _SEVERAL:
                return found
        return None

    def _near(self, parts: tuple[str, ...], start: int) -> int | None:
        for above in self._above(start):
            base = self.of[above] if above >= 0 else ()
            found = self._full.get(base + parts, _SEVERAL)
            if found != _SEVERAL:
                return found
        return None

    def _above(self, start: int) -> Iterator[int]:
        """The clause, its parent, and so on up to the document."""
        while start >= 0:
            yield start
            start = self._side.parents[start]
        yield -1
