"""Blocks in, clause tree out.

Headings, list items and numbered lines are placed by `termsdiff.parse.sequences`; paragraphs without a number then
go to the clause a reader would give them to. Every word of every block ends in exactly one clause's label, title or
text (or is the document's title), and two blocks are never joined.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from termsdiff.model import Clause, Document, Notice
from termsdiff.parse.blocks import Page
from termsdiff.parse.divisions import fold
from termsdiff.parse.language import detect
from termsdiff.parse.lines import PROMOTED, Line, read_lines
from termsdiff.parse.placing import place
from termsdiff.parse.sequences import Placement, arrange, weigh
from termsdiff.parse.titles import run_in_kinds, split_title, take_title

__all__ = ["Weighed", "explain", "outline"]

_TOLD = 40  # characters of the clause a number was placed under, in explanations


class Weighed(NamedTuple):
    """A number and the words after it, how it was read, and the other readings with what they would have cost
    (`termsdiff.parse.prices`; the same place costs nothing where the number is the next of its list)."""

    label: str
    text: str
    reading: str
    others: tuple[tuple[str, float], ...]


def outline(page: Page) -> Document:
    """The clause tree of a page. A warning "ambiguous-numbering" names lines that could be read two ways."""
    title, blocks = take_title(page)
    lines = read_lines(blocks)
    placements: dict[int, Placement] = {}
    doubts: list[int] = []
    for steps in _runs(lines):
        placed, doubted = arrange(steps)
        placements |= placed
        doubts += doubted
    place(lines, placements)
    warnings = page.warnings + tuple(_doubt(lines[index]) for index in doubts[:_DOUBTS] if index >= 0)
    return Document(title, detect(page), _build(lines), warnings)


def explain(page: Page) -> tuple[Weighed, ...]:
    """Every line that opens with a number: how it was read, and how else it might have been. Arguments as `outline`."""
    _, blocks = take_title(page)
    lines = read_lines(blocks)
    return tuple(
        Weighed(
            step.marker.label,
            step.text[step.marker.end :],
            _told(won, lines),
            tuple((_told(place, lines), price) for place, price in moves if place != won),
        )
        for steps in _runs(lines)
        for step, won, moves in weigh(steps)
        if step.marker
    )


def _told(place: Placement, lines: list[Line]) -> str:
    """A place in words: "roman 4, under 2. Fees"."""
    if place.reading is None and place.group < 0:
        return "plain words"
    reading = place.reading
    number = f"{reading.kind} {'.'.join(reading.path)}".strip() if reading else "no number"
    return f"{number}, {f'under {lines[place.parent].text[:_TOLD]}' if place.parent >= 0 else 'outermost'}"


def _runs(lines: list[Line]) -> list[list[Line]]:
    """The lines that are no plain paragraphs, apart where numbering starts anew: after a list of contents, whose lines
    all come again."""
    steps = [line for line in lines if line.marker or line.rank or line.forced]
    _mark_contents(steps)
    steps = [line for line in steps if line.marker or line.rank or line.forced]
    end = _contents_end(lines, steps)
    return [[line for line in steps if line.index < end], [line for line in steps if line.index >= end]][not end :]


def _mark_contents(steps: list[Line]) -> None:
    """Short lines that come again, two or more of them together, as headings of the mark-up are a list of contents:
    neither headings nor titles themselves."""
    later = {_key(line.text): line.index for line in steps if 0 < line.rank < PROMOTED}
    if not later:
        return
    starts = {key[:2] for key in later}
    run: list[Line] = []
    for line in steps:
        again = _is_short(line) and _may_start(line.text[:2], starts) and later.get(_key(line.text), -1) > line.index
        if run and not (again and line.index == run[-1].index + 1):
            for entry in run if len(run) > 1 else ():
                entry.titled = False
                entry.rank = 0
            run = []
        if again:
            run.append(line)


def _is_short(line: Line) -> bool:
    return (line.forced or line.titled) and len(line.text) <= _CONTENTS_LENGTH and not 0 < line.rank < PROMOTED


def _may_start(start: str, starts: set[str]) -> bool:
    """Whether a line may be one of those whose keys start so: spares most lines their key."""
    return start.lower() in starts or not (start.isascii() and start.isalnum())


def _contents_end(lines: list[Line], steps: list[Line]) -> int:
    """The line after a list of contents at the start, 0 where there is none."""
    numbers = Counter(line.marker.readings[0].path for line in steps if line.marker and line.titled)
    if max(numbers.values(), default=0) < 2:
        return 0
    keys = [
        _key(line.text) if line.marker and line.titled and numbers[line.marker.readings[0].path] > 1 else ""
        for line in lines
    ]
    again = {key: index for index, key in enumerate(keys) if key}
    for start, key in enumerate(keys):
        if not key or again[key] == start:
            continue
        end = start
        while end < again[key] and again.get(keys[end], end) > end:
            end += 1
        if end - start < 2 or keys[end] != key:  # two lines that come again are a list of contents
            return 0
        for line in lines[start:end]:
            line.titled = False
        return 0 if lines[end].rank else end  # a heading of the mark-up knows its place
    return 0


def _key(text: str) -> str:
    """A line of a list of contents as the heading it points to: no page number, no spaces, no accents."""
    if text[-1:].isdecimal():
        text = _PAGE_NUMBER.sub("", text)
    folded = fold(text)
    # Of bytes, since a text's own `translate` takes five times as long to leave out.
    return folded.encode().translate(None, _ASCII_SIGNS).decode() if folded.isascii() else _SIGNS.sub("", folded)


_DOUBTS = 10  # lines named in warnings; more of them say no more
_CONTENTS_LENGTH = 120  # characters of a line of contents
_SIGNS = re.compile(r"[\W_]+")
_ASCII_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum())
_PAGE_NUMBER = re.compile(r"[\s.…·_-]{2,}\d+$|\s\d+$")


def _doubt(line: Line) -> Notice:
    label = line.marker.label if line.marker else ""
    words = line.block.text[:60]
    return Notice("ambiguous-numbering", f"The place of {label or 'a line'} is not certain: “{words}”.")


def _build(lines: list[Line]) -> tuple[Clause, ...]:
    """The tree, from the last line to the first, so that no depth of nesting needs recursion."""
    run_ins = run_in_kinds(lines)
    children: list[list[Clause] | None] = [None] * (len(lines) + 1)
    for line in reversed(lines):
        below = children[line.index]
        if line.rank or line.reading or line.forced:
            label, title, text = split_title(line, below is not None, run_ins)
        else:
            label, title, text = "", "", line.text
        clause = Clause(label, title, text, line.block.links, tuple(reversed(below)) if below else ())
        beside = children[line.parent]
        if beside is None:
            children[line.parent] = [clause]
        else:
            beside.append(clause)
    return tuple(reversed(children[-1] or ()))
