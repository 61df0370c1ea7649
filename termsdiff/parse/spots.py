"""An open clause and a line in, the place of the line out where the mark-up gives it or its letters tell it: that of a
heading and of an item of a list. What only a number tells is weighed in `termsdiff.parse.sequences`.
"""

from __future__ import annotations

from termsdiff.parse.lines import PROMOTED, Line
from termsdiff.parse.prices import Entry, Memory, holds, is_next

__all__ = ["heading_place", "interrupted", "item_place"]


def heading_place(top: Entry | None, step: Line) -> tuple[Entry | None, Entry | None]:
    """A heading closes everything but the headings above its level; a promoted one goes by its look."""
    if step.rank < PROMOTED:
        brother, entry = None, top
        while entry and not 0 < entry.step.rank < step.rank:
            brother = entry if entry.step.rank == step.rank else brother
            entry = entry.below
        return entry, brother
    entry, brother = top, None
    while entry and not 0 < entry.step.rank < PROMOTED:
        if entry.step.rank == PROMOTED and not entry.reading and entry.step.look == step.look:
            brother = entry  # of several the outermost: the others stand within its clauses
        entry = entry.below
    if brother:
        return brother.below, brother
    entry = top
    while entry and not (entry.step.titled and holds(entry, step)):
        entry = entry.below
    return entry, None


def item_place(top: Entry | None, step: Line) -> tuple[Entry | None, Entry | None]:
    """An item of a list goes beside the last item of that list, or under the item that holds the list."""
    entry = top
    while entry:
        if entry.step.lists == step.lists and step.lists:
            return entry.below, entry
        if holds(entry, step):
            return entry, None
        entry = entry.below
    return None, None


def interrupted(top: Entry | None, parent: Entry | None, step: Line, memory: Memory) -> Entry | None:
    """The clause that a title without a number stands within: of the lists which it would end under ``parent``, the
    next number goes on with the list of this one. A list that is in no other goes on under titles that look alike."""
    entry, ahead = top, memory.ahead.get(step.index)
    while ahead and entry and entry is not parent:
        last, entry = entry, entry.below
        if last.reading and not last.step.rank and any(is_next(last.reading, reading) for reading in ahead.readings):
            return last if memory.alike[step.look] == 1 or _within_list(entry) else None
    return None


def _within_list(entry: Entry | None) -> bool:
    """Whether an open clause or one around it, up to the nearest heading of the mark-up, is an entry of a list."""
    while entry and not 0 < entry.step.rank < PROMOTED:
        if entry.reading and not entry.step.rank:
            return True
        entry = entry.below
    return False
