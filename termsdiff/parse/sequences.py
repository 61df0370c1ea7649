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

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from termsdiff.parse.divisions import RANKS
from termsdiff.parse.lines import PROMOTED, Line
from termsdiff.parse.marks import Marker, Reading
from termsdiff.parse.prices import (
    BEAM,
    OPEN,
    Entry,
    Memory,
    ends_bullets,
    follow,
    holds,
    indentation,
    is_next,
    options,
    start,
)
from termsdiff.parse.spots import heading_place, interrupted, item_place

__all__ = ["Placement", "arrange", "weigh"]

_OLD, _LATELY = 16, 12  # every so many lines, readings are dropped that have not differed for so many
_SLACK = 2.0  # a state this much dearer than the best is dropped
_CERTAIN = 1.5  # a marker dearer to take for plain words is a number
_BRANCHING = frozenset((*RANKS, "decimal", "bullet"))  # kinds that may hang elsewhere than under the innermost clause
_INTERRUPTED = 1.1  # a title within "(i)", before "(ii)": what it costs to go on with the outermost list under a title
_HEADED = 1.2  # in a heading, "3.1" and "A." are rarely an amount or a name
_CLOSE = 0.5  # two readings closer than this are reported
_TRACED = 256  # lines back that are searched for where two readings part; 92 on the sample pages at most


class Placement(NamedTuple):
    """Where a line hangs: its reading (None: no number), the line it hangs under (-1: none), and the first line
    of the list it belongs to."""

    reading: Reading | None
    parent: int
    group: int


class _State:
    """One reading so far: what it cost, the innermost open clause, the line placed last with its entry (None where it
    was taken for plain words), and the state before that line."""

    __slots__ = ("before", "cost", "entry", "line", "top")

    def __init__(self, cost: float, top: Entry | None, line: int, entry: Entry | None, before: _State | None) -> None:
        self.cost = cost
        self.top = top
        self.line = line
        self.entry = entry
        self.before = before


_NOTHING = -1  # the line of a state in which none is placed yet


def arrange(steps: Sequence[Line]) -> tuple[dict[int, Placement], tuple[int, ...]]:
    """The cheapest placement of every line that is no plain paragraph, by its index, and the indexes where another
    reading came close."""
    memory, doubts = Memory(steps), list[int]()
    placements: dict[int, Placement] = {}
    top: Entry | None = None  # of the one reading there is, while there is but one
    states: list[_State] = []  # the readings there are, while there are several
    steps_apart = 0
    for step in steps:
        if not states:
            certain = _certain(top, step, memory)
            if certain:
                top = certain[0]
                if top.reading:
                    memory.note(top)
                placements[step.index] = _placement(top)
                continue
            states, steps_apart = [_begin(top)], 0
        states = _advance(states, step, memory, doubts)
        steps_apart += 1
        if steps_apart % _OLD == 0:
            states = _forget(states)
        memory.note(states[0].top)
        if len(states) == 1:
            top = _settle(states.pop(), placements)
    if states:
        doubts += [_parting(states[0], other) for other in states[1:] if other.cost - states[0].cost < _CLOSE]
        _settle(states[0], placements)
    return placements, tuple(sorted(set(doubts)))


def _begin(top: Entry | None) -> _State:
    return _State(0.0, top, _NOTHING, None, None)


def _settle(state: _State, placements: dict[int, Placement]) -> Entry | None:
    """Write down the places of a reading that has no rival left."""
    past = state
    while past.before:
        placements[past.line] = _placement(past.entry)
        past = past.before
    return state.top


def weigh(steps: Sequence[Line]) -> Iterator[tuple[Line, Placement, list[tuple[Placement, float]]]]:
    """Every line with its place in the cheapest reading, and all places it might take there with their prices, the
    cheapest first. For explanations: `arrange` is run, and then each line looked at again."""
    placements, _ = arrange(steps)
    memory, entries = Memory(steps), dict[int, Entry]()
    top: Entry | None = None
    for step in steps:
        won = placements[step.index]
        moves = [(_placement(state.entry), state.cost) for state in _moves(_begin(top), step, memory)]
        yield step, won, sorted(moves, key=lambda move: move[1])
        if won != _PLAIN or not step.marker:
            top = entries[step.index] = Entry(step, won.reading, won.group, entries.get(won.parent))
            memory.note(top)


_PLAIN = Placement(None, -1, -1)  # of a line that opens with no number after all


def _placement(entry: Entry | None) -> Placement:
    if entry is None:
        return _PLAIN
    return Placement(entry.reading, _above(entry), entry.group)


def _advance(states: list[_State], step: Line, memory: Memory, doubts: list[int]) -> list[_State]:
    reached: list[_State] = []
    for state in states:
        reached += _moves(state, step, memory)
    if len(reached) == 1:
        return reached
    reached.sort(key=_cost)
    dearest = reached[0].cost + _SLACK
    kept: dict[int, _State] = {}
    best = memory.key(reached[0].top)
    for state in reached:
        if state.cost > dearest or len(kept) == BEAM:
            break
        key = memory.key(state.top)
        winner = kept.setdefault(key, state)
        if winner is not state and key == best and state.cost - winner.cost < _CLOSE:
            doubts.append(_parting(winner, state))
    return list(kept.values())


_cost = attrgetter("cost")


def _forget(states: list[_State]) -> list[_State]:
    """The states without those that are dearer than the best for something long past, which nothing will change."""
    best = states[0]
    return [best] + [state for state in states[1:] if state.cost - best.cost < _CLOSE or _differs(best, state)]


def _differs(best: _State, other: _State) -> bool:
    """Whether one of the last lines is placed otherwise."""
    one, two = best, other
    for _ in range(_LATELY):
        if one is two or one.before is None or two.before is None:
            return False
        if not _same_place(one.entry, two.entry):
            return True
        one, two = one.before, two.before
    return False


def _same_place(one: Entry | None, two: Entry | None) -> bool:
    """Whether a line stands in the same place in two readings."""
    if one is two or one is None or two is None:
        return one is two
    return one.group == two.group and _above(one) == _above(two) and one.reading == two.reading


def _above(entry: Entry) -> int:
    return entry.below.step.index if entry.below else -1


def _parting(best: _State, other: _State) -> int:
    """The first line, of the last ones, at which two states differ."""
    at, one, two = -1, best, other
    for _ in range(_TRACED):
        if one is two or one.before is None or two.before is None:
            break
        if not _same_place(one.entry, two.entry):
            at = one.line
        one, two = one.before, two.before
    return at


def _quick(top: Entry | None, step: Line, memory: Memory) -> tuple[Entry, float] | None:
    """The one move worth making where nothing is in doubt: the next number of the list at hand, or the first
    number of a kind that no list at hand has."""
    marker = step.marker
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
            return (Entry(step, reading, entry.group, entry.below), 0.0) if exact else None
        entry = entry.below
    if reading.value != 1 or reading.kind in _BRANCHING or entry is not None:
        return None
    if top and ends_bullets(top, step, reading):
        return None
    cost = OPEN + indentation(top, step) + start(reading, top, memory)
    return (Entry(step, reading, step.index, top), cost) if top and holds(top, step) else None


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
    return _State(state.cost + cost, entry, step.index, entry, state)


def _certain(top: Entry | None, step: Line, memory: Memory) -> tuple[Entry, float] | None:
    """The one move where nothing is in doubt, and its price: the mark-up gives the place and there is no number, or
    the number can only be read one way."""
    marker = step.marker
    if marker:
        if step.forced or step.rank:
            return _certain_number(top, step, marker, memory)
        return _quick(top, step, memory)
    parent, brother = heading_place(top, step) if step.rank else item_place(top, step)
    if step.rank == PROMOTED and (around := interrupted(top, parent, step, memory)):
        return Entry(step, None, step.index, around), _INTERRUPTED
    return Entry(step, None, brother.group if brother else step.index, parent), 0.0


def _certain_number(top: Entry | None, step: Line, marker: Marker, memory: Memory) -> tuple[Entry, float] | None:
    """The same for a number in a place that the mark-up gives, if it can only be read one way."""
    if len(marker.readings) > 1 or not (step.forced or step.rank < PROMOTED):
        return None
    reading = marker.readings[0]
    parent, brother = item_place(top, step) if step.forced else heading_place(top, step)
    cost = _continued(brother.reading if brother else None, reading, parent, memory)
    if step.rank and _plain(marker) <= cost + _SLACK:
        return None
    return Entry(step, reading, brother.group if brother else step.index, parent), cost


def _continued(last: Reading | None, reading: Reading, parent: Entry | None, memory: Memory) -> float:
    """The price of a number in a given place, after its last brother or as the first of a list."""
    cost = follow(last, reading) if last else None
    return reading.cost + (OPEN + start(reading, parent, memory) if cost is None else cost)


def _moves(state: _State, step: Line, memory: Memory) -> list[_State]:
    """The state with the line in its one certain place, or in every place it might take."""
    certain = _certain(state.top, step, memory)
    if certain:
        return [_State(state.cost + certain[1], certain[0], step.index, certain[0], state)]
    return _open_moves(state, step, memory)


def _open_moves(state: _State, step: Line, memory: Memory) -> list[_State]:
    marker = step.marker
    if marker is None:
        return []
    if step.forced or 0 < step.rank < PROMOTED:
        place = item_place if step.forced else heading_place
        return _place_forced(state, step, marker, place(state.top, step), memory)
    moves = [
        _place(state, step, reading, (parent, group), cost + reading.cost)
        for reading in marker.readings
        for parent, group, cost in options(state.top, step, reading, memory)
    ]
    moves.append(_State(state.cost + marker.plain, state.top, step.index, None, state))
    return moves


def _place_forced(
    state: _State, step: Line, marker: Marker, place: tuple[Entry | None, Entry | None], memory: Memory
) -> list[_State]:
    """The place (parent, last brother) is known; only the reading of the marker is open."""
    parent, brother = place
    at = (parent, brother.group if brother else step.index)
    last = brother.reading if brother else None
    moves = [_place(state, step, reading, at, _continued(last, reading, parent, memory)) for reading in marker.readings]
    if step.rank:
        moves.append(_place(state, step, None, at, _plain(marker)))
    return moves


def _plain(marker: Marker) -> float:
    """What it costs to take the number a heading opens with for plain words."""
    return marker.plain + _HEADED if marker.plain > 1 else marker.plain
