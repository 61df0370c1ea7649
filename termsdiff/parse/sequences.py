"""Marked lines in, where each of them hangs out: the reading of a whole run of numbers that costs least.

A beam search over readings. A state is a stack of open lists; a marker may go on with any of them (which closes
those below), open a list under the innermost one, or be no marker at all. Each step has a price: nothing for the
next number of a list, more for a gap, a repeat, a change of punctuation, a list that opens at (c). What the source
itself says (heading levels, lists in the mark-up) is not searched, it moves every state alike. Almost every step
has one cheap continuation and is taken without branching, so that the time is near linear.

The constraints are those by which drafters number (and the US regulations parser reads); the prices were set on
made sequences and on the sample pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import NamedTuple

from termsdiff.parse.divisions import RANKS
from termsdiff.parse.lines import PROMOTED, Line
from termsdiff.parse.marks import Marker, Reading
from termsdiff.parse.prices import OPEN, Entry, Memory, follow, holds, indentation, is_next, options, start

__all__ = ["Placement", "arrange"]

_BEAM = 4  # states kept; 6 give the same outlines on the sample pages, 3 get one case of 121 wrong
_SLACK = 2.4  # a state this much dearer than the best is dropped
_CERTAIN = 1.5  # a marker dearer to take for plain words is a number
_BRANCHING = frozenset((*RANKS, "decimal", "bullet"))  # kinds that may hang elsewhere than under the innermost clause
_TOLD_APART = 24  # two for each open clause: readings that agree in the twelve innermost are one
_CLOSE = 0.5  # two readings closer than this are reported


class Placement(NamedTuple):
    """Where a line hangs: its reading (None: no number), the line it hangs under (-1: none), and the first line
    of the list it belongs to."""

    reading: Reading | None
    parent: int
    group: int


class _State(NamedTuple):
    """One reading so far: what it cost, the innermost open clause, and every line placed, last first. A line taken
    for plain words stands in the trail without an entry."""

    cost: float
    top: Entry | None
    trail: _Trail | None


class _Trail(NamedTuple):
    line: int
    entry: Entry | None
    before: _Trail | None


def arrange(steps: Iterable[Line]) -> tuple[dict[int, Placement], tuple[int, ...]]:
    """The cheapest placement of every line that is no plain paragraph, by its index, and the indexes where another
    reading came close."""
    memory, states, doubts = Memory(), [_State(0.0, None, None)], list[int]()
    for step in steps:
        states = _advance(states, step, memory, doubts)
        memory.note(states[0].top)
    doubts += [_parting(states[0], other) for other in states[1:] if other.cost - states[0].cost < _CLOSE]
    placements: dict[int, Placement] = {}
    trail = states[0].trail
    while trail:
        placements[trail.line] = _placement(trail.entry)
        trail = trail.before
    return placements, tuple(sorted(set(doubts)))


def _placement(entry: Entry | None) -> Placement:
    if entry is None:
        return Placement(None, -1, -1)
    return Placement(entry.reading, entry.below.step.index if entry.below else -1, entry.group)


def _advance(states: list[_State], step: Line, memory: Memory, doubts: list[int]) -> list[_State]:
    if len(states) == 1:
        certain = _certain(states[0], step, memory)
        if certain:
            return [certain]
    reached = [new for state in states for new in _moves(state, step, memory)]
    if len(reached) == 1:
        return reached
    reached.sort(key=_cost)
    dearest = reached[0].cost + _SLACK
    kept: dict[tuple[object, ...], _State] = {}
    best = _signature(reached[0].top)
    for state in reached:
        if state.cost > dearest or len(kept) == _BEAM:
            break
        key = _signature(state.top)
        winner = kept.setdefault(key, state)
        if winner is not state and key == best and state.cost - winner.cost < _CLOSE:
            doubts.append(_parting(winner, state))
    return list(kept.values())


_cost = attrgetter("cost")


def _signature(top: Entry | None) -> tuple[object, ...]:
    found: list[object] = []
    while top and len(found) < _TOLD_APART:
        found.append(top.step.index)
        found.append(top.reading and top.reading.kind)
        top = top.below
    return tuple(found)


def _parting(best: _State, other: _State) -> int:
    """The first line at which two states differ."""
    at, one, two = -1, best.trail, other.trail
    while one and two and one is not two:
        if one.entry is not two.entry and _placement(one.entry) != _placement(two.entry):
            at = one.line
        one, two = one.before, two.before
    return at


def _quick(state: _State, step: Line, memory: Memory) -> _State | None:
    """The one move worth making where nothing is in doubt: the next number of the list at hand, or the first
    number of a kind that no list at hand has."""
    marker, top = step.marker, state.top
    if marker is None or marker.plain < _CERTAIN:
        return None
    reading, entry = marker.readings[0], top
    for other in marker.readings[1:]:
        if other.value == 1 or reading.value == 1:
            return None
    while entry and entry.step.rank == 0 and entry.step.lists == step.lists and entry.reading:
        last = entry.reading
        if last.kind == reading.kind and len(last.path) == len(reading.path):
            exact = is_next(last, reading) and entry.step.indent == step.indent and not _rival(top, marker)
            return _place(state, step, reading, (entry.below, entry.group), 0.0) if exact else None
        entry = entry.below
    if reading.value != 1 or reading.kind in _BRANCHING or entry is not None:
        return None
    cost = OPEN + indentation(top, step) + start(reading, top, memory)
    return _place(state, step, reading, (top, step.index), cost) if top and holds(top, step) else None


def _rival(entry: Entry | None, marker: Marker) -> bool:
    """Whether a list at hand goes on with another reading of the marker."""
    if len(marker.readings) == 1:
        return False
    while entry:
        if entry.reading and any(
            entry.reading.kind == other.kind and is_next(entry.reading, other) for other in marker.readings[1:]
        ):
            return True
        entry = entry.below
    return False


def _place(state: _State, step: Line, reading: Reading | None, at: tuple[Entry | None, int], cost: float) -> _State:
    """The state with one more line, ``at`` its parent and the first line of its list."""
    entry = Entry(step, reading, at[1], at[0])
    return _State(state.cost + cost, entry, _Trail(step.index, entry, state.trail))


def _certain(state: _State, step: Line, memory: Memory) -> _State | None:
    """The one move where nothing is in doubt: the mark-up gives the place and there is no number, or the number
    can only be read one way."""
    if step.marker and not step.forced and not step.rank:
        return _quick(state, step, memory)
    if step.marker:
        return None
    parent, brother = _heading_place(state.top, step) if step.rank else _item_place(state.top, step)
    return _place(state, step, None, (parent, brother.group if brother else step.index), 0.0)


def _moves(state: _State, step: Line, memory: Memory) -> Iterator[_State]:
    certain = _certain(state, step, memory)
    if certain:
        yield certain
        return
    marker = step.marker
    if marker is None:
        return
    if step.forced or 0 < step.rank < PROMOTED:
        place = _item_place if step.forced else _heading_place
        yield from _place_forced(state, step, marker, place(state.top, step), memory)
        return
    for reading in marker.readings:
        for parent, group, cost in options(state.top, step, reading, memory):
            yield _place(state, step, reading, (parent, group), cost + reading.cost)
    yield _State(state.cost + marker.plain, state.top, _Trail(step.index, None, state.trail))


def _place_forced(
    state: _State, step: Line, marker: Marker, place: tuple[Entry | None, Entry | None], memory: Memory
) -> Iterator[_State]:
    """The place (parent, last brother) is known; only the reading of the marker is open."""
    parent, brother = place
    at = (parent, brother.group if brother else step.index)
    last = brother.reading if brother else None
    for reading in marker.readings:
        cost = follow(last, reading) if last else None
        if cost is None:
            cost = OPEN + start(reading, parent, memory)
        yield _place(state, step, reading, at, cost + reading.cost)
    if step.rank:
        yield _place(state, step, None, at, marker.plain)


def _heading_place(top: Entry | None, step: Line) -> tuple[Entry | None, Entry | None]:
    """A heading closes everything but the headings above its level; a promoted one goes by its look."""
    if step.rank < PROMOTED:
        brother, entry = None, top
        while entry and not 0 < entry.step.rank < step.rank:
            brother = entry if entry.step.rank == step.rank else brother
            entry = entry.below
        return entry, brother
    entry = top
    while entry and not 0 < entry.step.rank < PROMOTED:
        if entry.step.rank == PROMOTED and not entry.reading and entry.step.look == step.look:
            return entry.below, entry
        entry = entry.below
    entry = top
    while entry and not entry.step.titled:
        entry = entry.below
    return entry, None


def _item_place(top: Entry | None, step: Line) -> tuple[Entry | None, Entry | None]:
    """An item of a list goes beside the last item of that list, or under the item that holds the list."""
    entry = top
    while entry:
        if entry.step.lists == step.lists and step.lists:
            return entry.below, entry
        if holds(entry, step):
            return entry, None
        entry = entry.below
    return None, None
