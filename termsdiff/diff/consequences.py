"""What follows from a renumbering: references that keep leading to the same clause, and those that no longer do.

A clause whose words differ only by numbers that follow the alignment ("Section 5.2" -> "5.3" where 5.2 became 5.3) has
not changed for its reader. A reference whose words stayed but which now leads to another clause, or to none, has.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from termsdiff.diff.addresses import Addresses
from termsdiff.diff.align import Alignment, Link
from termsdiff.normalize import comparable
from termsdiff.reading.references import Number, Reference, references

__all__ = ["Citations", "Followed"]

_NOWHERE = "nothing"


@dataclass(frozen=True, slots=True)
class Followed:
    """What the references of a pair do: ``only`` when nothing else differs and all of them follow; ``reasons`` say
    what became of reworded references, ``astray`` which others lead elsewhere now."""

    only: bool = False
    reasons: tuple[str, ...] = ()
    astray: tuple[str, ...] = ()


class Citations:
    """Follows the references of pairs through an alignment."""

    def __init__(self, alignment: Alignment) -> None:
        self._alignment = alignment
        self._forth = {one: link.new for link in alignment.links for one in link.old}
        self._old = Addresses(alignment.old)
        self._new = Addresses(alignment.new)

    @cached_property
    def are_stable(self) -> bool:
        """Whether every numbered clause kept its number, so that no reference can have gone astray."""
        return all(
            any(self._new.of[other] == parts for other in self._forth[one])
            for one, parts in enumerate(self._old.of)
            if parts
        )

    def follow(self, link: Link) -> Followed:
        """What became of the references of one pair."""
        if len(link.old) != 1 or len(link.new) != 1:
            return Followed()
        one, other = link.old[0], link.new[0]
        before, after = self._alignment.old.bodies[one], self._alignment.new.bodies[other]
        if before == after:
            same = list(references(before)) if not self.are_stable else []
            return Followed(astray=tuple(self._astray(one, other, same, same)))
        ours, theirs = list(references(before)), list(references(after))
        if _numbers(ours) and _masked(before, ours) == _masked(after, theirs):
            return self._compare(one, other, ours, theirs)
        return Followed()

    def _compare(self, one: int, other: int, ours: list[Reference], theirs: list[Reference]) -> Followed:
        """The references of two texts that differ in nothing else."""
        reasons: list[str] = []
        strays = list(self._astray(one, other, ours, theirs))
        changed = [
            (before, after)
            for before, after in zip_longest(_numbers(ours), _numbers(theirs))
            if before and after and before[1].parts != after[1].parts
        ]
        for (cited, old), (_, new) in changed:
            target, found = self._old.find(old, one), self._new.find(new, other)
            if target is None or found not in self._forth[target]:
                wrong = f"reference: {cited.text} -> {new.text.strip()}"
                return Followed(reasons=(*reasons, wrong), astray=tuple(strays))
            reasons.append(f"follows the renumbering: {old.text.strip()} -> {new.text.strip()}")
        return Followed(only=bool(reasons) and not strays, reasons=tuple(dict.fromkeys(reasons)), astray=tuple(strays))

    def _astray(self, one: int, other: int, ours: list[Reference], theirs: list[Reference]) -> Iterator[str]:
        """References whose number stayed but which lead elsewhere now."""
        for before, after in zip(_numbers(ours), _numbers(theirs), strict=False):
            if before[1].parts != after[1].parts:
                continue
            target, found = self._old.find(before[1], one), self._new.find(after[1], other)
            if target is not None and found not in self._forth[target] and self._leads_away(target, found):
                yield f"{after[0].text} now leads to {self._name(found)}, before to {self._title(target)}"

    def _leads_away(self, target: int, found: int | None) -> bool:
        """Not so where the clause kept its number and the number only became ambiguous."""
        return found is not None or not any(self._new.of[new] == self._old.of[target] for new in self._forth[target])

    def _name(self, found: int | None) -> str:
        return _NOWHERE if found is None else _quoted(self._alignment.new.bodies[found])

    def _title(self, target: int) -> str:
        return _quoted(self._alignment.old.bodies[target])


_QUOTED = 40  # characters of a clause that name it


def _quoted(text: str) -> str:
    return f'"{text[:_QUOTED].rstrip()}…"' if len(text) > _QUOTED else f'"{text}"'


def _numbers(found: list[Reference]) -> list[tuple[Reference, Number]]:
    return [(reference, number) for reference in found for number in reference.numbers]


def _masked(text: str, found: list[Reference]) -> str:
    """The text with every cited number blanked, to see whether anything else differs."""
    pieces, end = [], 0
    for _, number in _numbers(found):
        pieces.append(text[end : number.start])
        end = number.end
    return comparable("\x00".join((*pieces, text[end:])).replace("\x00", " ¤ "))
