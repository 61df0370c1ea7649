"""Blocks in, lines out: what each block looks like before its place is known (a number, a heading, a title)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice, pairwise

from termsdiff.parse.blocks import Block, Shape
from termsdiff.parse.divisions import RANKS
from termsdiff.parse.marks import NAME, Marker, Reading
from termsdiff.parse.numbering import read

__all__ = ["PROMOTED", "Line", "ends_open", "is_marked_up", "looks_titled", "read_lines"]

_MARKED_UP = 3  # headings of the mark-up from which a page is taken to mark all of them up
PROMOTED = 7  # the rank of a heading that the mark-up does not call one
_HEADING, _PARAGRAPH, _ITEM, _ROW = Shape  # each costs a look-up in the enumeration
_TITLE_WORDS, _TITLE_LENGTH = 12, 90  # a title; 99 % of the headings of the sample pages are shorter
_HAN_TITLE = 30  # the same in characters, where words are not set apart
_BOLD_WORDS, _BOLD_LENGTH = 20, 160  # a line all in bold may be longer
_STOPS = tuple(".;,:。；，：؛،।…")
_COLONS = (":", "：", ":-", "：-", ":–", ":—")
_TYPED = 1.5  # a marker at least this unlikely to be plain words overrules the one the mark-up prints


class Line:
    """A block on its way into the tree. ``marker`` is what it opens with, ``rank`` its level as a heading (0 none, 7
    promoted), ``look`` what headings of its kind share; ``forced`` says that the mark-up gives its place; ``titled``
    that its words look like a title. In its place (`termsdiff.parse.placing`) it has the index of the line it hangs
    under (``parent``, -1 none), ``depth``, how its number is read (``reading``, None: no number) and the first line of
    its list (``group``)."""

    __slots__ = (
        "block", "depth", "forced", "group", "indent", "index", "lists", "look", "marker", "parent", "rank", "reading",
        "text", "titled",
    )  # fmt: skip

    def __init__(self, index: int, block: Block, lists: tuple[int, ...]) -> None:
        self.index = index
        self.block = block
        self.text = block.text
        self.lists = lists
        self.indent = block.indent
        self.marker: Marker | None = None
        self.rank = 0
        self.look = ""
        self.forced = False
        self.titled = False
        self.parent = -1
        self.depth = 0
        self.reading: Reading | None = None
        self.group = -1

    @property
    def in_bold(self) -> bool:
        """Whether all its words are set in bold."""
        return self.block.bold >= len(self.text) > 0


def looks_titled(text: str) -> bool:
    """Short, no full stop, comma or colon at its end, no small letter at its start."""
    if not text or len(text) > _TITLE_LENGTH or text.endswith(_STOPS) or text[0].islower():
        return False
    return text.count(" ") < _TITLE_WORDS and (len(text) <= _HAN_TITLE or " " in text)


def _looks_titled_in_bold(text: str) -> bool:
    """The same for a line all in bold, which may be longer and end with a colon; one with a full stop is short."""
    words = text.rstrip(" :：")
    if text.endswith("."):
        return looks_titled(text[:-1])
    long = len(words) > _BOLD_LENGTH or words.count(" ") >= _BOLD_WORDS
    return not (not words or long or words.endswith(_STOPS) or words[0].islower())


def ends_open(text: str) -> bool:
    """Whether the text ends with a colon, so that what follows belongs to it."""
    return text.endswith(_COLONS)


def read_lines(blocks: Sequence[Block]) -> list[Line]:
    """A line for each block, headings of any kind recognised."""
    lists = _split_lists(blocks)
    lines = [_read_line(index, block, lists) for index, block in enumerate(blocks)]
    _confirm([line for line in lines if line.marker and line.marker.end and line.block.shape is _ITEM])
    for line, following in pairwise(lines):
        if line.rank == 0 and line.marker is None and len(line.text) <= _BOLD_LENGTH:
            if line.forced:
                _promote_item(line, following, lines[line.index - 1] if line.index else None)
            else:
                _promote(line, following)
    if not is_marked_up(lines) and any(line.look == "bold" for line in lines):
        for line in lines:
            if line.rank == 0 and line.marker is None and not line.lists and line.block.shape is _PARAGRAPH:
                _promote_run_in(line)
    return lines


def is_marked_up(lines: Iterable[Line]) -> bool:
    """Whether the mark-up calls so many lines headings that it may be taken to call all of them so."""
    headings = (line for line in lines if line.look == "heading")
    return len(list(islice(headings, _MARKED_UP))) == _MARKED_UP


def _split_lists(blocks: Sequence[Block]) -> frozenset[int]:
    """The lists of the mark-up that hold pieces of one numbered run: each goes on where the one before it ended.
    They give no nesting."""
    ends: dict[int, tuple[str, str]] = {}
    for block in blocks:
        if block.marker and len(block.lists) == 1:
            first = ends.get(block.lists[0], (block.marker, ""))[0]
            ends[block.lists[0]] = (first, block.marker)
    found: set[int] = set()
    for (name, (_, last)), (other, (first, _)) in pairwise(ends.items()):
        if _goes_on(last, first):
            found |= {name, other}
    return frozenset(found)


def _goes_on(last: str, first: str) -> bool:
    before, after = read(f"{last} X"), read(f"{first} X")
    if before is None or after is None:
        return False
    wanted = {(reading.kind, reading.style, reading.value + 1) for reading in before.readings}
    return any((reading.kind, reading.style, reading.value) in wanted for reading in after.readings)


def _read_line(index: int, block: Block, split: frozenset[int]) -> Line:
    text, shape, lists = block.text, block.shape, block.lists
    if split and lists:
        lists = tuple(name for name in lists if name not in split)
    line = Line(index, block, lists)
    if shape is _ROW:
        return line
    marker = read(text)
    if shape is _HEADING:
        _read_heading(line, marker)
        return line
    if shape is _ITEM:
        marker = _read_item(line, marker, split)
    if marker:
        line.marker = marker
        words = text[marker.end :]
        line.titled = looks_titled(words) or (not words and marker.readings[0].kind in RANKS)
        if not line.titled and line.in_bold:
            line.titled = _looks_titled_in_bold(words)
    return line


def _read_heading(line: Line, marker: Marker | None) -> None:
    level = line.block.level
    line.rank, line.look, line.titled = level or PROMOTED, "heading", True
    if marker and marker.label:
        line.marker = marker
        line.rank = level


def _read_item(line: Line, marker: Marker | None, split: frozenset[int]) -> Marker | None:
    """An item of a list: the number typed in its words, or else the one the mark-up prints. "A. Smith is" stays a
    number until `_confirm` knows the items beside it."""
    if marker and marker.label and marker.plain >= _TYPED:
        return marker
    block = line.block
    if not block.marker:
        line.forced = True
        return marker if marker and marker.plain == NAME else None
    line.forced = not (block.lists and block.lists[-1] in split)
    return _read_printed(block.marker)


def _confirm(typed: list[Line]) -> None:
    """Of the items that open with a letter or a name, those beside the letter before or after it open with a letter."""
    letters = {(line.lists, line.text[0]) for line in typed}
    for line in typed:
        if not line.forced:
            continue
        letter = ord(line.text[0])
        if (line.lists, chr(letter - 1)) in letters or (line.lists, chr(letter + 1)) in letters:
            line.forced = False
        else:
            line.marker, line.titled = None, False


@lru_cache(maxsize=1024)
def _read_printed(label: str) -> Marker:
    """The marker that the mark-up prints before an item."""
    printed = read(f"{label} X")
    return Marker(label, 0, printed.readings if printed else (Reading("item", "", (label,), 0.0),), 9.0)


def _promote(line: Line, following: Line) -> None:
    """A short line all in bold or capitals heads what follows, if that is longer or numbered."""
    block, text = line.block, line.text
    if line.lists or block.shape is not _PARAGRAPH:
        return
    bold = line.in_bold
    capital = text.isupper() and len(text) > 3
    if not (bold or capital) or text.endswith((".", ";", ",", "。")) or text.count(" ") >= _BOLD_WORDS:
        return
    if (
        following.marker
        or following.forced
        or following.rank
        or len(following.block.text) > len(text)
        or following.block.bold
    ):
        line.rank, line.titled = PROMOTED, True
        line.look = ("bold" if bold else "") + ("capital" if capital else "")


def _promote_item(line: Line, following: Line, before: Line | None) -> None:
    """A list of nothing but one title in bold heads the longer paragraph after it."""
    text, around = line.text, line.lists[:-1]
    alone = following.lists == around and (before is None or before.lists != line.lists)
    plain = not (following.marker or following.rank or following.forced)
    if alone and plain and line.in_bold and len(following.text) > len(text) and looks_titled(text):
        line.rank, line.titled, line.look = PROMOTED, True, "bold"
        line.lists, line.forced = around, False


def _promote_run_in(line: Line) -> None:
    """Where bold lines are headings, a paragraph that starts with a bold title stands beside them."""
    bold = line.text[: line.block.bold].rstrip()
    ended = bold.endswith((".", ":", "。", "：")) and bold.count(" ") < _TITLE_WORDS
    if ended and line.block.bold < len(line.text):
        line.rank, line.titled, line.look = PROMOTED, True, "bold"
