"""A comparison in; out, which changed clauses define a term, and which others use that term.

A changed definition changes every clause that uses it, though none of their words did.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from termsdiff.model import Changes, Weight
from termsdiff.reading.definitions import Definition, definitions, uses
from termsdiff.timeline.said import Finding, Said

__all__ = ["ripples"]

_NAMED = 12  # clauses a reader takes in; the rest is counted


def ripples(changes: Changes) -> tuple[Finding, ...]:
    """A finding for each term whose definition changed, with the clauses that use it, and for each term that is
    used but no longer defined."""
    before, after = definitions(changes.old), definitions(changes.new)
    return (*_changed(changes, before, after), *_undefined(changes, before, after))


def _changed(changes: Changes, before: Sequence[Definition], after: Sequence[Definition]) -> Iterator[Finding]:
    origin = {new.path: pair.old[0].path for pair in changes.pairs if pair.old for new in pair.new}
    worded = {
        new.path for change in changes if change.old and change.weight is Weight.SUBSTANTIVE for new in change.new
    }
    known = {(each.term, each.path): each for each in before}
    for each in after:
        earlier = known.get((each.term, origin.get(each.path, "")))
        if each.path in worded and earlier and earlier.sentence != each.sentence and each.used:
            text = f"The definition of “{each.term}” ({each.path}) changed; {_clauses(each.used)} it."
            yield Finding(Said.DEFINITION, text, (earlier.sentence, each.sentence, *each.used))


def _undefined(changes: Changes, before: Sequence[Definition], after: Sequence[Definition]) -> Iterator[Finding]:
    defined = {each.term for each in after}
    for term, each in {each.term: each for each in before if each.term not in defined}.items():
        used = uses(changes.new, term)
        if used:
            text = f"“{term}” is no longer defined (it was in {each.path}); {_clauses(used)} it."
            yield Finding(Said.UNDEFINED, text, (each.sentence, *used))


def _clauses(used: Sequence[str]) -> str:
    if len(used) == 1:
        return f"{used[0]} uses"
    *most, last = used[:_NAMED]
    rest = f" and {len(used) - _NAMED} more" if len(used) > _NAMED else ""
    return f"{', '.join((*most, last))}{rest} use" if rest else f"{', '.join(most)} and {last} use"
