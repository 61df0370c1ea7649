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
from math import log
from operator import attrgetter
from typing import NamedTuple

from termsdiff.parse.divisions import RANKS
from termsdiff.parse.lines import PROMOTED, Line
from termsdiff.parse.marks import Marker, Reading

__all__ = ["Placement", "arrange"]

_BEAM = 6  # states kept; 10 give the same outlines on the sample pages
_SLACK = 3.0  # a state this much dearer than the best is dropped
_CERTAIN = 1.5  # a marker dearer to take for plain words is a number
_BRANCHING = frozenset((*RANKS, "decimal", "bullet"))  # kinds that may hang elsewhere than under the innermost clause
_CLOSE = 0.5  # two readings closer than this are reported

_OPEN = 0.6
_OPEN_BULLET = 0.3
_OPEN_SAME = 1.2  # "1." inside "1."
_OPEN_ALIKE = 0.2  # "(1)" inside "1."
_OPEN_LATE = 2.2  # a list that starts at (c)
_OPEN_RESUMED = 0.3  # 4. where a list ended with 3. under another heading, or the first number of an excerpt
_OPEN_LATE_WORD = 0.9  # "Article 5" with no Article 4 before it
_OPEN_ORPHAN = 0.5  # "2.1" with no 2
_WORD_INSIDE = 1.5  # "Article 1" under "(a)"
_WORD_TITLED, _WIDE = 0.2, 2  # "Article 1" under "A. Cheques"; parts, chapters and annexes never
_WORD_BROADER = 1.0  # "Part 1" under "Section 1"
_OUTWARD = 0.4  # a division that closes all numbers at hand
_HABIT = -0.4  # this kind stood under that kind before
_INDENTED = -0.3  # deeper indentation, deeper clause
_UNINDENTED = 0.8
_REPEAT, _RESTART, _BACK = 1.7, 2.2, 2.0
_GAP, _GAP_GROWTH = 0.8, 0.15
_INSERT = 0.1
_NEXT_BRANCH, _OTHER_BRANCH = 0.4, 1.2  # 1.2 -> 2.1, 1.2 -> 4.3
_SKIPPED_LEVEL = 0.2
_STYLE, _BRACKETS = 0.6, 0.9  # "1." -> "2)", "1." -> "(2)"


class Placement(NamedTuple):
    """Where a line hangs: its reading (None: no number), the line it hangs under (-1: none), and the first line
    of the list it belongs to."""

    reading: Reading | None
    parent: int
    group: int


class _Entry(NamedTuple):
    """An open clause on the stack: its line, how it was read, the first line of its list, the clause it is in."""

    step: Line
    reading: Reading | None
    group: int
    below: _Entry | None


class _State(NamedTuple):
    """One reading so far: what it cost, the innermost open clause, and every line placed, last first. A line taken
    for plain words stands in the trail without an entry."""

    cost: float
    top: _Entry | None
    trail: _Trail | None


class _Trail(NamedTuple):
    line: int
    entry: _Entry | None
    before: _Trail | None


class _Memory:
    """What the best state has seen so far: the last value of each kind, and which kind stands under which."""

    def __init__(self) -> None:
        self.last: dict[tuple[str, str, int], float] = {}
        self.habits: set[tuple[str, str, str, str]] = set()

    def note(self, entry: _Entry | None) -> None:
        reading = entry.reading if entry else None
        if entry is None or reading is None:
            return
        self.last[reading.kind, reading.style, len(reading.path)] = reading.value
        self.habits.add(_habit(entry.below, reading))


def arrange(steps: Iterable[Line]) -> tuple[dict[int, Placement], tuple[int, ...]]:
    """The cheapest placement of every line that is no plain paragraph, by its index, and the indexes where another
    reading came close."""
    memory, states, doubts = _Memory(), [_State(0.0, None, None)], list[int]()
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


def _placement(entry: _Entry | None) -> Placement:
    if entry is None:
        return Placement(None, -1, -1)
    return Placement(entry.reading, entry.below.step.index if entry.below else -1, entry.group)


def _advance(states: list[_State], step: Line, memory: _Memory, doubts: list[int]) -> list[_State]:
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


def _signature(top: _Entry | None) -> tuple[object, ...]:
    found: list[object] = []
    while top:
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


def _quick(state: _State, step: Line, memory: _Memory) -> _State | None:
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
            exact = _is_next(last, reading) and entry.step.indent == step.indent and not _rival(top, marker)
            return _place(state, step, reading, (entry.below, entry.group), 0.0) if exact else None
        entry = entry.below
    if reading.value != 1 or reading.kind in _BRANCHING or entry is not None:
        return None
    cost = _OPEN + _indentation(top, step) + _start(reading, top, memory)
    return _place(state, step, reading, (top, step.index), cost) if top and _holds(top, step) else None


def _is_next(last: Reading, reading: Reading) -> bool:
    if last.style != reading.style or last.path[:-1] != reading.path[:-1]:
        return False
    delta = reading.value - last.value
    return 0 < delta <= 1 or (delta == 0 and reading.kind == "bullet")


def _rival(entry: _Entry | None, marker: Marker) -> bool:
    """Whether a list at hand goes on with another reading of the marker."""
    if len(marker.readings) == 1:
        return False
    while entry:
        if entry.reading and any(
            entry.reading.kind == other.kind and _is_next(entry.reading, other) for other in marker.readings[1:]
        ):
            return True
        entry = entry.below
    return False


def _place(state: _State, step: Line, reading: Reading | None, at: tuple[_Entry | None, int], cost: float) -> _State:
    """The state with one more line, ``at`` its parent and the first line of its list."""
    entry = _Entry(step, reading, at[1], at[0])
    return _State(state.cost + cost, entry, _Trail(step.index, entry, state.trail))


def _certain(state: _State, step: Line, memory: _Memory) -> _State | None:
    """The one move where nothing is in doubt: the mark-up gives the place and there is no number, or the number
    can only be read one way."""
    if step.marker and not step.forced and not step.rank:
        return _quick(state, step, memory)
    if step.marker:
        return None
    parent, brother = _heading_place(state.top, step) if step.rank else _item_place(state.top, step)
    return _place(state, step, None, (parent, brother.group if brother else step.index), 0.0)


def _moves(state: _State, step: Line, memory: _Memory) -> Iterator[_State]:
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
        for parent, group, cost in _options(state.top, step, reading, memory):
            yield _place(state, step, reading, (parent, group), cost + reading.cost)
    yield _State(state.cost + marker.plain, state.top, _Trail(step.index, None, state.trail))


def _place_forced(
    state: _State, step: Line, marker: Marker, place: tuple[_Entry | None, _Entry | None], memory: _Memory
) -> Iterator[_State]:
    """The place (parent, last brother) is known; only the reading of the marker is open."""
    parent, brother = place
    at = (parent, brother.group if brother else step.index)
    last = brother.reading if brother else None
    for reading in marker.readings:
        cost = _follow(last, reading) if last else None
        if cost is None:
            cost = _OPEN + _start(reading, parent, memory)
        yield _place(state, step, reading, at, cost + reading.cost)
    if step.rank:
        yield _place(state, step, None, at, marker.plain)


def _heading_place(top: _Entry | None, step: Line) -> tuple[_Entry | None, _Entry | None]:
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


def _item_place(top: _Entry | None, step: Line) -> tuple[_Entry | None, _Entry | None]:
    """An item of a list goes beside the last item of that list, or under the item that holds the list."""
    entry = top
    while entry:
        if entry.step.lists == step.lists and step.lists:
            return entry.below, entry
        if _holds(entry, step):
            return entry, None
        entry = entry.below
    return None, None


def _holds(entry: _Entry, step: Line) -> bool:
    """Whether the line stands in every list the entry stands in: if not, the entry's list has ended."""
    return entry.step.lists == step.lists[: len(entry.step.lists)]


def _options(
    top: _Entry | None, step: Line, reading: Reading, memory: _Memory
) -> Iterator[tuple[_Entry | None, int, float]]:
    """Every place for a reading: (parent, first line of its list, cost)."""
    entry, same = top, 0.0
    parent: _Entry | None = None
    found, beside = False, list[_Entry | None]()
    while entry:
        headed = 0 < entry.step.rank < PROMOTED
        last = entry.reading
        cost = _follow(last, reading) if last and not headed else None
        if last and cost is not None:
            same = max(same, _OPEN_SAME if last.style == reading.style else _OPEN_ALIKE)
            if _holds(entry, step) or cost <= _INSERT:
                yield entry.below, entry.group, cost + _shift(entry.step, step)
                beside.append(entry.below)
        if not found and _holds(entry, step):
            parent, found = entry, True
        if _is_prefix(entry, reading) and not any(entry is place for place in beside):
            yield entry, step.index, _under_prefix(entry, reading)
            beside.append(entry)
            same = _SLACK
        if headed:
            break
        entry = entry.below
    if same < _SLACK:
        for place, cost in _parents(parent, step, reading):
            yield place, step.index, cost + same + _start(reading, place, memory)


def _is_prefix(entry: _Entry, reading: Reading) -> bool:
    path = entry.reading.path if entry.reading else ()
    return 0 < len(path) < len(reading.path) and reading.path[: len(path)] == path


def _under_prefix(entry: _Entry, reading: Reading) -> float:
    above = entry.reading.path if entry.reading else ()
    missing = len(reading.path) - len(above) - 1
    bracketed = entry.reading is not None and entry.reading.style.endswith(")")
    return _SKIPPED_LEVEL * (missing + (reading.value > 1) + bracketed)


def _shift(last: Line, step: Line) -> float:
    """What it costs that neighbours of one list stand at different indentation or in different lists."""
    return (_UNINDENTED if last.indent != step.indent else 0.0) + (_UNINDENTED if last.lists != step.lists else 0.0)


def _parents(parent: _Entry | None, step: Line, reading: Reading) -> Iterator[tuple[_Entry | None, float]]:
    """Where a new list may hang: under the innermost clause; a division also under any wider one; a line that
    stands further left under a clause that stands left of it."""
    rank = RANKS.get(reading.kind)
    if rank is None:
        yield parent, _OPEN_BULLET if reading.kind == "bullet" else _OPEN + _indentation(parent, step)
        outer = parent
        while outer and not outer.step.rank and outer.step.indent >= step.indent > 0:
            outer = outer.below
        if outer is not parent:
            yield outer, _OPEN
        return
    outward = 0.0
    while parent and not parent.step.rank:
        yield parent, _OPEN + outward + _breadth(parent, rank)
        parent, outward = parent.below, _OUTWARD
    yield parent, _OPEN + outward + (_breadth(parent, rank) if parent else 0.0)


def _indentation(parent: _Entry | None, step: Line) -> float:
    if parent is None or parent.step.indent == step.indent:
        return 0.0
    return _INDENTED if step.indent > parent.step.indent else _UNINDENTED


def _breadth(parent: _Entry, rank: int) -> float:
    if parent.step.rank and not parent.reading:
        return 0.0
    above = RANKS.get(parent.reading.kind) if parent.reading else None
    if above is None:
        return _WORD_TITLED if parent.step.titled and rank > _WIDE else _WORD_INSIDE
    return 0.0 if above <= rank + 1 else _WORD_BROADER


def _follow(last: Reading, reading: Reading) -> float | None:
    """What it costs to go on from one number to another of its kind; None where they are of different kinds."""
    if last.kind != reading.kind or len(last.path) != len(reading.path):
        return None
    if last.kind == "bullet":
        return 0.0 if last.style == reading.style else None
    cost = 0.0
    if last.style != reading.style:
        cost = _BRACKETS if last.style[0] != reading.style[0] else _STYLE
    if last.path[:-1] != reading.path[:-1]:
        return cost + (_NEXT_BRANCH if reading.value <= 1 else _OTHER_BRANCH)
    delta = reading.value - last.value
    if 0 < delta <= 1:
        return cost + (_INSERT if delta < 0.9 else 0.0)
    if delta > 1:
        return cost + _GAP + _GAP_GROWTH * log(delta)
    return cost + (_REPEAT if delta == 0 else _RESTART if reading.value == 1 else _BACK)


def _start(reading: Reading, parent: _Entry | None, memory: _Memory) -> float:
    """What it costs to open a list with this number under this clause."""
    cost = _HABIT if _habit(parent, reading) in memory.habits else 0.0
    if reading.kind == "decimal":
        cost += _OPEN_ORPHAN
    if reading.value <= 1.99:
        return cost
    if not memory.last or memory.last.get((reading.kind, reading.style, len(reading.path)), -1.0) == reading.value - 1:
        return cost + _OPEN_RESUMED
    if reading.kind in RANKS:
        return cost + _OPEN_LATE_WORD
    return cost + _OPEN_LATE + 0.1 * log(reading.value)


def _habit(parent: _Entry | None, reading: Reading) -> tuple[str, str, str, str]:
    above = parent.reading if parent else None
    return (above.kind, above.style, reading.kind, reading.style) if above else ("", "", reading.kind, reading.style)
