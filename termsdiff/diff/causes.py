"""Why a clause has another number: what was put in, taken out or moved before it, or its section's new number."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict

from termsdiff.diff.align import Alignment, Link

__all__ = ["Causes"]


class Causes:
    """Knows what changed the numbering, by section."""

    def __init__(self, alignment: Alignment) -> None:
        self._old, self._new = alignment.old, alignment.new
        self._new_events: dict[int, list[tuple[int, str]]] = defaultdict(list)
        self._old_events: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for link in alignment.links:
            self._note(link)
        for events in (*self._new_events.values(), *self._old_events.values()):
            events.sort()

    def _note(self, link: Link) -> None:
        if not link.old or len(link.new) > 1 or link.moved:
            for other in link.new[1:] or link.new:
                what = "split off" if len(link.new) > 1 else "moved here" if link.old else "added"
                self._new_events[self._new.parents[other]].append(
                    (other, f"{self._new.located[other].path} was {what}")
                )
        if not link.new or len(link.old) > 1 or link.moved:
            for one in link.old[1:] or link.old:
                what = "merged" if len(link.old) > 1 else "moved away" if link.new else "removed"
                self._old_events[self._old.parents[one]].append((one, f"{self._old.located[one].path} was {what}"))

    def of(self, link: Link) -> str:
        """The cause of one renumbering in words, "" where none is seen."""
        one, other = link.old[0], link.new[0]
        nearest = [
            events[place - 1][1]
            for events, number in (
                (self._new_events.get(self._new.parents[other], []), other),
                (self._old_events.get(self._old.parents[one], []), one),
            )
            if (place := bisect_right(events, (number, "")))
        ]
        if nearest:
            return f"renumbered because {nearest[0]}"
        above, beyond = self._old.parents[one], self._new.parents[other]
        if above >= 0 and beyond >= 0:
            before, after = self._old.located[above].clause.label, self._new.located[beyond].clause.label
            if before != after:
                return f"renumbered with its section: {before} -> {after}"
        return ""
