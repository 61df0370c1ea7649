"""Pieces of text with their places on pages in, blocks in reading order out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from termsdiff.normalize import tidy
from termsdiff.parse.blocks import Block, Shape
from termsdiff.parse.numbering import read as read_marker

__all__ = ["Piece", "to_blocks"]

_LETTER = 0.5  # mean width of a letter, in sizes of the type
_ALIGNED = 0.4  # pieces no further apart than this share of the type size stand on one line
_GUTTER = 2.5  # letters' widths between pieces of one line from which they stand in two columns
_COLUMN = 0.25  # share of the lines of a page that each of two columns has at least
_EDGE = 3  # lines at each end of a page where furniture stands
_REPEATED = 0.5  # share of the pages on which it comes again
_GAP = 1.35  # times the usual distance of lines that set paragraphs apart
_LARGER = 1.12  # times the usual size from which type is a heading's
_FULL = 0.8  # share of the width a line fills that its paragraph goes on from
_ENDS = tuple(".;:!?。；：！？।")
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\W*(?:\w{1,6}\.?\s)?\d{1,4}(?:\s?(?:\w{1,3}|/)\s?\d{1,4})?\W*$")
_BROKEN = re.compile(r"(\w*[^\W\d_])[-\u00ad\u2010]$")


class Piece(NamedTuple):
    """Text with the place of its start in points (y from below), the size of its type, and whether it is bold."""

    x: float
    y: float
    size: float
    bold: bool
    text: str

    @property
    def end(self) -> float:
        """About where the text ends."""
        return self.x + len(self.text) * self.size * _LETTER


def to_blocks(pages: Sequence[Sequence[Piece]]) -> Iterator[Block]:
    """The blocks of all pages, without running headers, footers and page numbers."""
    laid = _without_furniture([_in_columns(_lines(page)) for page in pages])
    lines = [line for page in laid for line in page]
    if not lines:
        return
    usual = _usual([line.size for line in lines for _ in line.text])
    sizes = sorted({line.size for line in lines if line.size >= _LARGER * usual}, reverse=True)
    left = min(line.x for line in lines)
    for paragraph in _paragraphs(lines):
        first = paragraph[0]
        text = tidy(_joined(paragraph))
        level = min(6, sizes.index(first.size) + 1) if first.size in sizes else 0
        bold = len(text) if all(line.bold for line in paragraph) else 0
        indent = 0 if level else round((first.x - left) / (first.size * _LETTER))
        yield Block(text, Shape.HEADING if level else Shape.PARAGRAPH, level, bold=bold, indent=indent)


def _usual(values: Sequence[float]) -> float:
    return Counter(values).most_common(1)[0][0]


def _lines(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces that stand beside each other as one line each, from the top of the page down."""
    lines: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: (-piece.y, piece.x)):
        near = next(
            (at for at in range(len(lines) - 1, max(-1, len(lines) - 4), -1) if _beside(lines[at], piece)), None
        )
        if near is None:
            lines.append(piece)
        else:
            last = lines[near]
            glue = "" if last.text[-1:].isspace() or piece.text[:1].isspace() else " " * (piece.x > last.end)
            lines[near] = last._replace(text=last.text + glue + piece.text, bold=last.bold and piece.bold)
    return [line._replace(text=tidy(line.text)) for line in lines if tidy(line.text)]


def _beside(line: Piece, piece: Piece) -> bool:
    aligned = abs(line.y - piece.y) <= _ALIGNED * max(line.size, piece.size)
    return aligned and piece.x - line.end < _GUTTER * line.size


def _in_columns(lines: list[Piece]) -> list[Piece]:
    """The left column before the right one, between lines that go across both."""
    if not lines:
        return lines
    left, right = min(line.x for line in lines), max(line.end for line in lines)
    middle = (left + right) / 2
    second = [line for line in lines if line.x >= middle - _GUTTER * line.size]
    first = [line for line in lines if line.end <= middle + _GUTTER * line.size]
    if min(len(first), len(second)) < _COLUMN * len(lines) or not _stands_together(second):
        return lines
    ordered: list[Piece] = []
    waiting: list[Piece] = []
    for line in lines:
        if line in second:
            waiting.append(line)
            continue
        if line not in first:
            ordered += waiting
            waiting = []
        ordered.append(line)
    return ordered + waiting


def _stands_together(lines: list[Piece]) -> bool:
    """Whether most lines begin at the same place, as those of a column do."""
    return Counter(round(line.x) for line in lines).most_common(1)[0][1] >= len(lines) / 2


def _without_furniture(pages: list[list[Piece]]) -> list[list[Piece]]:
    counts = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    least = max(2, _REPEATED * len(pages))
    repeated = {key for key, count in counts.items() if count >= least}
    return [[line for line in page if not _is_furniture(line, page, repeated)] for page in pages]


def _edges(page: list[Piece]) -> list[Piece]:
    down = sorted(page, key=lambda line: line.y)
    return [*down[:_EDGE], *down[-_EDGE:]]


def _is_furniture(line: Piece, page: list[Piece], repeated: set[str]) -> bool:
    if line not in _edges(page):
        return False
    lowest = min(other.y for other in page)
    return _key(line) in repeated or (line.y == lowest and len(page) > 1 and bool(_PAGE_NUMBER.match(line.text)))


def _key(line: Piece) -> str:
    return _DIGITS.sub("#", line.text)


def _paragraphs(lines: list[Piece]) -> Iterator[list[Piece]]:
    steps = [round(one.y - two.y, 1) for one, two in pairwise(lines) if 0 < one.y - two.y < 4 * one.size]
    step = _usual(steps) if steps else 0.0
    width = max(line.end - line.x for line in lines)
    paragraph = lines[:1]
    for last, line in pairwise(lines):
        if _goes_on(last, line, step, width):
            paragraph.append(line)
        else:
            yield paragraph
            paragraph = [line]
    yield paragraph


def _goes_on(last: Piece, line: Piece, step: float, width: float) -> bool:
    """Whether a line belongs to the paragraph of the one before it."""
    if last.size != line.size or last.bold != line.bold:
        return False
    down = last.y - line.y
    if down > _GAP * max(step, line.size):
        return False
    open_end = not last.text.endswith(_ENDS)
    filled = last.end - last.x
    marker = read_marker(line.text)
    if marker and marker.plain >= 1 and not (open_end and filled >= _FULL * width):  # "fourteen / (14) days" is wrapped
        return False
    if down < 0:  # the next page or column
        return open_end and (line.text[0].islower() or bool(_BROKEN.search(last.text)))
    return (open_end or filled >= _FULL * width) and (not open_end or filled >= width / 2)


def _joined(lines: list[Piece]) -> str:
    """The words of a paragraph; a word that was broken at the end of a line is put together."""
    text = lines[0].text
    for line in lines[1:]:
        broken = _BROKEN.search(text) if line.text[:1].islower() else None
        text = text[: broken.end(1)] + line.text if broken else f"{text} {line.text}"
    return text
