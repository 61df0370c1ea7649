"""Where a line break separates clauses: before an empty line, and before a line that begins with a number or a dash.
In preformatted text an end of a line is such a break unless the sentence was wrapped there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from termsdiff.normalize import tidy
from termsdiff.parse.wrapping import TAB, Typed, join_lines

__all__ = ["BREAK", "TYPED_OUT", "break_lines", "is_typed_out", "split_lines"]

BREAK = "\x1e"  # stands for a line break among the pieces of a block; `tidy` makes a space of it
TYPED_OUT = 300  # characters; paragraphs set apart by nothing but blank lines are longer together
_BLANK = re.compile(r"\n[ \t\r]*\n\s*")
_BLANKS = 2  # blank lines amid one run of text; more than a template leaves there
_CLAUSE = re.compile(
    r"\s*(?:[(（]?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)）、．](?:\d|\s|\Z|[^\W\d_])|\d{1,3}(?:\.\d{1,3})+\s"
    r"|[•●▪■◦·‣*–—-]\s|§\s*\d|第[一二三四五六七八九十百千0-9０-９]+[条條章节節]|[一二三四五六七八九十]+、)"
)


def is_typed_out(pieces: Iterable[str]) -> bool:
    """Whether text has blank lines between its paragraphs, which a style sheet shows or its writer took to be shown."""
    return any(len(piece) > TYPED_OUT and len(_BLANK.findall(piece.strip())) >= _BLANKS for piece in pieces)


def break_lines(pieces: Iterable[str]) -> tuple[list[str], list[int]]:
    """Pieces of preformatted text with a break for each end of a line at which no sentence was wrapped, and where each
    piece begins among them; the last number is where they end."""
    pieces = list(pieces)
    wrapped = _wrapped("".join(pieces).replace(BREAK, "\n").split("\n"))
    broken: list[str] = []
    starts = []
    at = 0
    for piece in pieces:
        starts.append(len(broken))
        first, *lines = piece.split("\n")
        broken.append(first)
        at += first == BREAK
        for line in lines:
            at += 1
            broken += (" " if at in wrapped else BREAK, line)
    return broken, [*starts, len(broken)]


def _wrapped(lines: Sequence[str]) -> set[int]:
    """The places of the lines that go on with the sentence of the line before them."""
    texts: list[Typed] = []
    places: list[int] = []
    for place, line in enumerate(lines):
        words = tidy(line)
        if words:
            spaced = line.expandtabs(TAB)
            apart = not places or places[-1] < place - 1
            texts.append(Typed(words, len(spaced) - len(spaced.lstrip()), apart))
            places.append(place)
    found: set[int] = set()
    following = iter(places)
    for paragraph in join_lines(texts):
        found.update([next(following) for _ in paragraph][1:])
    return found


def split_lines(pieces: Sequence[str]) -> list[tuple[int, int]]:
    """The runs of pieces, as (first, last), that make a block each. A break within a sentence separates nothing."""
    breaks = [index for index, piece in enumerate(pieces) if piece == BREAK]
    cuts = [0]
    for index, after in zip(breaks, [*breaks[1:], len(pieces)], strict=bool(breaks)):
        line = "".join(pieces[index + 1 : after])
        if not line.strip() or _CLAUSE.match(line):
            cuts.append(index + 1)
    return list(zip(cuts, [*cuts[1:], len(pieces)], strict=True))
