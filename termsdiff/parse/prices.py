"""What it costs to take a number for this or that: to go on with a list, to open one, to skip, repeat, restart.

An `Entry` is an open clause on the stack of a reading (`termsdiff.parse.sequences`), a `Memory` what the best reading
has seen so far. `options` gives every place a number may take, with its price.
"""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Iterator, Sequence
from math import inf, log

from termsdiff.parse.divisions import RANKS
from termsdiff.parse.lines import PROMOTED, Line, ends_open
from termsdiff.parse.marks import Marker, Reading

__all__ = [
    "BEAM", "OPEN", "Entry", "Memory", "ends_bullets", "follow", "holds", "indentation", "is_next",
    "options", "start",
]  # fmt: skip

BEAM = 4  # readings kept; 6 give the same outlines on the sample pages, 3 get one case of 121 wrong
OPEN = 0.6
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
_UNDER_BULLET = 0.2  # "a)" under a bullet no further left, which pays where another bullet comes after the list
_REPEAT, _RESTART, _BACK = 1.7, 2.2, 2.0
_GAP, _GAP_GROWTH = 0.8, 0.15
_INSERT = 0.1
_NEXT_BRANCH, _OTHER_BRANCH = 0.4, 1.2  # 1.2 -> 2.1, 1.2 -> 4.3
_SKIPPED_LEVEL = 0.2
_STYLE, _BRACKETS = 0.6, 0.9  # "1." -> "2)", "1." -> "(2)"
_REACH = 12  # open clauses looked at; terms nest nine deep at most
_NEVER = 9.0  # dearer than any reading that is kept


class Entry:
    """An open clause on the stack: its line, how it was read, the first line of its list, the clause it is in. Equal
    ``key``: equal lines read as equal kinds, down to the outermost."""

    __slots__ = ("below", "group", "key", "reading", "step")

    def __init__(self, step: Line, reading: Reading | None, group: int, below: Entry | None) -> None:
        self.step = step
        self.reading = reading
        self.group = group
        self.below = below
        self.key = 0


class Memory:
    """What the best state has seen so far: the last value of each kind, and which kind stands under which. Of what is
    still to come the number after a title that the mark-up does not call one, by the index of its line, and how many of
    these titles look alike."""

    def __init__(self, steps: Sequence[Line]) -> None:
        self.ahead: dict[int, Marker] = {}
        self.alike: Counter[str] = Counter()
        marker: Marker | None = None
        for step in reversed(steps):
            if step.marker and step.marker.label:
                marker = step.marker
            elif 0 < step.rank < PROMOTED:
                marker = None
            elif step.rank:
                self.alike[step.look] += 1
                if marker:
                    self.ahead[step.index] = marker
        self.last: dict[tuple[str, str, int], float] = {}
        self.habits: set[tuple[str, str, str, str]] = set()
        self.keys: dict[tuple[int, str, int], int] = {}

    def note(self, entry: Entry | None) -> None:
        """Remember the clause that was placed last."""
        reading = entry.reading if entry else None
        if entry is None or reading is None:
            return
        self.last[reading.kind, reading.style, len(reading.path)] = reading.value
        self.habits.add(_habit(entry.below, reading))

    def key(self, entry: Entry | None) -> int:
        """By which two readings that differ no more are found: the key of the clauses that are open."""
        new: list[Entry] = []
        while entry and not entry.key:
            new.append(entry)
            entry = entry.below
        key = entry.key if entry else 0
        for entry in reversed(new):
            kind = entry.reading.kind if entry.reading else ""
            key = entry.key = self.keys.setdefault((entry.step.index, kind, key), len(self.keys) + 1)
        return key


def is_next(last: Reading, reading: Reading) -> bool:
    """Whether a number is the very next of its list, printed alike."""
    if last.style != reading.style or last.path[:-1] != reading.path[:-1]:
        return False
    delta = reading.value - last.value
    return 0 < delta <= 1 or (delta == 0 and reading.kind == "bullet")


def holds(entry: Entry, step: Line) -> bool:
    """Whether the line stands in every list the entry stands in: if not, the entry's list has ended."""
    return entry.step.lists == step.lists[: len(entry.step.lists)]


def options(
    top: Entry | None, step: Line, reading: Reading, memory: Memory
) -> Iterator[tuple[Entry | None, int, float]]:
    """Every place for a reading: (parent, first line of its list, cost). Of the lists it may go on with, those as dear
    as `BEAM` others further in are left out: no reading with them would be kept."""
    entry, same = top, 0.0
    cheapest = [inf] * BEAM
    parent: Entry | None = None
    found, beside, reach = False, list[Entry | None](), 0
    while entry and reach < _REACH:
        reach += 1
        headed = 0 < entry.step.rank < PROMOTED
        last = entry.reading
        cost = follow(last, reading) if last and not headed else None
        if last and cost is not None:
            same = max(same, _OPEN_SAME if last.style == reading.style else _OPEN_ALIKE)
            if cost < cheapest[-1] and (holds(entry, step) or cost <= _INSERT):
                beside.append(entry.below)
                cost += _shift(entry.step, step)
                if _is_cheap(cost, cheapest):
                    yield entry.below, entry.group, cost
        if not found and holds(entry, step):
            parent, found = entry, True
        if _is_prefix(entry, reading) and not any(entry is place for place in beside):
            yield entry, step.index, _under_prefix(entry, reading)
            beside.append(entry)
            same = _NEVER
        if headed:
            yield from _beside_headings(entry, step, reading)
            break
        entry = entry.below
    if same < _NEVER:
        for place, cost in _parents(parent, step, reading):
            yield place, step.index, cost + same + start(reading, place, memory)


def _is_cheap(cost: float, cheapest: list[float]) -> bool:
    """Whether a place is one of the cheapest so far; then it is among them from now on."""
    if cost >= cheapest[-1]:
        return False
    insort(cheapest, cost)
    del cheapest[-1]
    return True


def _beside_headings(entry: Entry | None, step: Line, reading: Reading) -> Iterator[tuple[Entry | None, int, float]]:
    """Where a title in bold, a summary or a button goes on with the numbers of the headings above it."""
    if not step.titled or step.block.bold < len(step.text):
        return
    for _ in range(_REACH):
        if entry is None:
            return
        if entry.reading and 0 < entry.step.rank < PROMOTED and follow(entry.reading, reading) == 0:
            yield entry.below, entry.group, 0.0
        entry = entry.below


def _is_prefix(entry: Entry, reading: Reading) -> bool:
    path = entry.reading.path if entry.reading else ()
    return 0 < len(path) < len(reading.path) and reading.path[: len(path)] == path


def _under_prefix(entry: Entry, reading: Reading) -> float:
    above = entry.reading.path if entry.reading else ()
    missing = len(reading.path) - len(above) - 1
    bracketed = entry.reading is not None and entry.reading.style.endswith(")")
    return _SKIPPED_LEVEL * (missing + (reading.value > 1) + bracketed)


def _shift(last: Line, step: Line) -> float:
    """What it costs that neighbours of one list stand at different indentation or in different lists."""
    return (_UNINDENTED if last.indent != step.indent else 0.0) + (_UNINDENTED if last.lists != step.lists else 0.0)


def _parents(parent: Entry | None, step: Line, reading: Reading) -> Iterator[tuple[Entry | None, float]]:
    """Where a new list may hang: under the innermost clause; a division also under any wider one; a line that
    stands further left under a clause that stands left of it."""
    rank = RANKS.get(reading.kind)
    if rank is None:
        if parent and ends_bullets(parent, step, reading):
            yield parent.below, OPEN
            yield parent, OPEN + _UNDER_BULLET
            return
        yield parent, _OPEN_BULLET if reading.kind == "bullet" else OPEN + indentation(parent, step)
        outer = parent
        while outer and not outer.step.rank and outer.step.indent >= step.indent > 0:
            outer = outer.below
        if outer is not parent:
            yield outer, OPEN
        return
    outward, reach = 0.0, 0
    while parent and not parent.step.rank and reach < _REACH:
        yield parent, OPEN + outward + _breadth(parent, rank)
        parent, outward = parent.below, _OUTWARD
        reach += 1
    yield parent, OPEN + outward + (_breadth(parent, rank) if parent else 0.0)


def ends_bullets(parent: Entry, step: Line, reading: Reading) -> bool:
    """Whether a number may come after a row of typed bullets rather than under the last of them: it stands no further
    right, and that one does not end with a colon."""
    if not parent.reading or parent.reading.kind != "bullet" or reading.kind == "bullet":
        return False
    return step.indent <= parent.step.indent and not step.forced and not ends_open(parent.step.text)


def indentation(parent: Entry | None, step: Line) -> float:
    """What the indentation says for or against a line being under a clause."""
    if parent is None or parent.step.indent == step.indent:
        return 0.0
    return _INDENTED if step.indent > parent.step.indent else _UNINDENTED


def _breadth(parent: Entry, rank: int) -> float:
    if parent.step.rank and not parent.reading:
        return 0.0
    above = RANKS.get(parent.reading.kind) if parent.reading else None
    if above is None:
        return _WORD_TITLED if parent.step.titled and rank > _WIDE else _WORD_INSIDE
    return 0.0 if above <= rank + 1 else _WORD_BROADER


def follow(last: Reading, reading: Reading) -> float | None:
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


def start(reading: Reading, parent: Entry | None, memory: Memory) -> float:
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


def _habit(parent: Entry | None, reading: Reading) -> tuple[str, str, str, str]:
    above = parent.reading if parent else None
    return (above.kind, above.style, reading.kind, reading.style) if above else ("", "", reading.kind, reading.style)
