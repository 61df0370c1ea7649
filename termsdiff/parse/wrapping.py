"""Typed lines in, paragraphs out: which lines are one sentence that its writer wrapped at some column.

A line is a paragraph unless the lines around it show that they were wrapped. Signs of Chinese, Japanese and Korean are
two columns wide; between those of the first two a line may end anywhere.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from termsdiff.normalize import tidy
from termsdiff.parse.lines import ends_open
from termsdiff.parse.marks import Marker, Reading
from termsdiff.parse.numbering import read, write
from termsdiff.parse.numerals import KINDS

__all__ = ["UNSPACED", "Typed", "is_within", "join_lines", "joined", "typed"]

_TAB = 4
_WIDEST = 140  # columns; no one wraps wider than this by hand
_NARROWEST = 40  # columns; lines of an address and of a list are shorter
_LINES = 3  # of a paragraph that shows by itself that it is hard-wrapped
_FULL = 0.6  # share of lines that could not take the next word, from which a text counts as hard-wrapped
_ALL_FULL = 0.8  # the same of one paragraph
_CAPITALS = 0.75  # of the letters of another line fill one of capitals
_OPEN_ENDS = 0.3  # share of them that end within a sentence; the paragraphs of a text that is not wrapped do not
_SENTENCE = 40  # characters of a line that a line with a small letter goes on with
_NEAR = 12  # lines back in which the number before one that opens a line may stand

_END = tuple(".;:!?。；：！？।")
_JOINED = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]$")
_WIDE = re.compile(r"[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]")
_CLOSERS = "、。，．；：！？）」』】》”"  # marks that begin no line; they may stand beyond its end
# A sign of a script in which a line may end anywhere but before these.
UNSPACED = re.compile(rf"[\u2e80-\u30ff\u3400-\u9fff\uff00-\uff60][{_CLOSERS}]*")


class Typed(NamedTuple):
    """A line as typed: its words, how far it is indented, whether a blank line stands before it."""

    words: str
    indent: int
    apart: bool


class _Group(NamedTuple):
    """Lines without a blank one between them, how wide they are, and whether they show by themselves that they are
    hard-wrapped; None where they are too few to show it."""

    lines: list[Typed]
    width: int
    wrapped: bool | None


def typed(line: str, *, apart: bool) -> Typed:
    """A line of a file; its words are "" where it is blank."""
    spaced = line.expandtabs(_TAB)
    return Typed(tidy(spaced), len(spaced) - len(spaced.lstrip()), apart)


def join_lines(texts: list[Typed]) -> list[list[Typed]]:
    """The lines of each paragraph. The time is linear in the number of lines."""
    groups = list(map(_group, _apart(texts)))
    least = _least_width(texts, groups)
    paragraphs: list[list[Typed]] = []
    for place, group in enumerate(groups, 1):
        width = group.width if group.wrapped else max(group.width, least) if least else 0
        around = group.lines + [following.lines[0] for following in groups[place : place + 1]]
        starts = {text.words.partition(" ")[0] for text in around}
        paragraphs.append(group.lines[:1])
        for text in group.lines[1:]:
            if _goes_on(paragraphs[-1], text, width, starts):
                paragraphs[-1].append(text)
            else:
                paragraphs.append([text])
    return paragraphs


def joined(lines: list[Typed]) -> str:
    """The words of lines, with a space between two of them where their script has spaces."""
    return "".join(text.words if _JOINED.search(text.words) else f"{text.words} " for text in lines).rstrip(" ")


def _apart(texts: list[Typed]) -> list[list[Typed]]:
    """The lines between blank ones."""
    groups: list[list[Typed]] = []
    for text in texts:
        if text.apart or not groups:
            groups.append([])
        groups[-1].append(text)
    return groups


def _columns(words: str) -> int:
    """How many columns words take."""
    return len(words) + (0 if words.isascii() else len(_WIDE.findall(words)))


def _width(texts: list[Typed]) -> int:
    """How wide the lines are, but for a few that hold an address and the like."""
    lengths = sorted(text.indent + _columns(text.words.rstrip(_CLOSERS)) for text in texts)
    return lengths[len(lengths) * 49 // 50]


def _group(lines: list[Typed]) -> _Group:
    width = _width(lines)
    pairs = [(one, two) for one, two in pairwise(lines) if not _is_numbered(two)]
    told = len(lines) >= _LINES and bool(pairs)
    return _Group(lines, width, width >= _NARROWEST and _are_full(pairs, width, _ALL_FULL) if told else None)


def _least_width(texts: list[Typed], groups: list[_Group]) -> int:
    """The column at which a text was wrapped, the least of those at which its parts were; 0 where it was not."""
    told = [group for group in groups if group.wrapped is not None]
    widths = sorted(group.width for group in told if group.wrapped)
    if widths and 2 * len(widths) >= len(told):
        return widths[len(widths) // 10]
    whole = _width(texts) if texts else 0
    pairs = [pair for group in groups for pair in pairwise(group.lines)]
    return whole if _are_full(pairs, whole, _FULL) else 0


def _are_full(pairs: list[tuple[Typed, Typed]], width: int, share: float) -> bool:
    full = [one.words for one, two in pairs if _is_full(one, two, width)]
    open_ends = sum(not words.endswith(_END) for words in full)
    enough = len(full) >= share * len(pairs) and open_ends >= _OPEN_ENDS * len(pairs)
    return width <= _WIDEST and enough and open_ends > 0


def _is_full(text: Typed, following: Typed, width: int) -> bool:
    """Whether a line could not take the next word. Where letters are as wide as in print, fewer capitals fill it."""
    reach = text.indent + _columns(text.words)
    if unspaced := UNSPACED.match(following.words):
        return reach + 2 * unspaced.end() > width - 2
    needed = reach + 1 + len(following.words.partition(" ")[0])
    if needed <= width - 2 and 2 * sum(map(str.isupper, text.words)) > len(text.words):
        width = round(width * _CAPITALS)
    return needed > width - 2


def _is_numbered(text: Typed) -> bool:
    marker = read(text.words)
    return marker is not None and marker.plain >= 1


def _goes_on(paragraph: list[Typed], following: Typed, width: int, starts: set[str]) -> bool:
    """Whether a line goes on with the lines of a paragraph. ``starts`` is what the lines around begin with."""
    last = paragraph[-1]
    if paragraph[0].words.startswith("#"):
        return False
    marker = read(following.words)
    if not width:
        small = following.words[0].islower() and (marker is None or not marker.label)
        return small and last.indent + len(last.words) > _SENTENCE and not last.words.endswith((*_END, ","))
    full = _is_full(last, following, width)
    if marker is None or marker.plain < 1:
        return full or following.words[0].islower()
    return full and bool(marker.label) and is_within(joined(paragraph[-_NEAR:]), marker, starts)


def is_within(sentence: str, marker: Marker, starts: set[str]) -> bool:
    """Whether a number that a line opens with stands within the sentence: the number before it does. Where that one or
    the next opens a line, it does not; else one in brackets does, and one without them if no sentence has ended."""
    above, below = ({_label(each, by) for each in marker.readings} - {""} for by in (-1, 1))
    if starts & (above | below):
        return False
    if any(f" {label}" in sentence for label in above):
        return True
    if marker.label[0] in "(（":
        return not ends_open(sentence)
    return not sentence.endswith((*_END, ",", " and", " or"))


def _label(reading: Reading, by: int) -> str:
    """The label of the number so many further on, "" for what cannot be told."""
    value = int(reading.value) + by
    if value > 0 and reading.kind == "decimal":
        return ".".join((*reading.path[:-1], str(value)))
    return write(reading.kind, reading.style, value) if value > 0 and reading.kind in KINDS else ""
