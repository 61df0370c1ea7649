"""What a reader has said not to be told of again: this kind of change, in this place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from termsdiff.model.changes import Change, Changes, Kind

__all__ = ["Rule", "passed_over"]


@dataclass(frozen=True)
class Rule:
    """Leave out changes of exactly these ``kinds`` at the clause ``path``; ``source`` is the name of the source it
    is for. A change that is of a further kind, or touches another clause too, is told."""

    source: str
    path: str
    kinds: tuple[Kind, ...]

    def fits(self, change: Change) -> bool:
        """Is the change what the rule leaves out?"""
        paths = {located.path for located in change.new or change.old}
        return paths == {self.path} and change.kinds == set(self.kinds)


def passed_over(changes: Changes, rules: Iterable[Rule]) -> tuple[Changes, int]:
    """The changes without those one of the rules leaves out, and how many those are. Unchanged pairs stay."""
    known = tuple(rules)
    told = tuple(pair for pair in changes.pairs if not (pair.kinds and any(rule.fits(pair) for rule in known)))
    return Changes(changes.old, changes.new, told), len(changes.pairs) - len(told)
