"""Where a line break separates clauses: before an empty line, and before a line that begins with a number or a dash.
In preformatted text an end of a line is such a break unless the sentence was wrapped there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from termsdiff.parse.wrapping import Typed, join_lines, typed

__all__ = ["BREAK", "TYPED_OUT", "bold_end", "break_lines", "is_typed_out", "split_lines"]

BREAK = "\x1e"  # stands for a line break among the pieces of a block; `tidy` makes a space of it
TYPED_OUT = 300  # characters; paragraphs set apart by nothing but blank lines are longer together
_BLANK = re.compile(r"\n[ \t]*\n\s*")
_BLANKS = 2  # blank lines amid one run of text; more than a template leaves there
_TITLE = 160  # characters of a line in bold that may be a title
_ENDS = tuple(".:;!?)…。：；！？）")
_CLAUSE = re.compile(
    r"\s*(?:[(（]?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)）、．](?:\d|\s|\Z|[^\W\d_])|\d{1,3}(?:\.\d{1,3})+\s"
    r"|[•●▪■◦·‣*–—-]\s|§\s*\d|第[一二三四五六七八九十百千0-9０-９]+[条條章节節]|[一二三四五六七八九十]+、)"
)


def is_typed_out(pieces: Iterable[str]) -> bool:
    """Whether text has blank lines between its paragraphs, which a style sheet shows or its writer took to be shown.
    Those at the ends of a piece may be the template's; the parser ends a piece at each entity."""
    return sum(len(_BLANK.findall(piece.strip())) for piece in pieces if "\n" in piece) >= _BLANKS


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
        text = typed(line, apart=not places or places[-1] < place - 1)
        if text.words:
            texts.append(text)
            places.append(place)
    found: set[int] = set()
    following = iter(places)
    for paragraph in join_lines(texts):
        found.update([next(following) for _ in paragraph][1:])
    return found


def split_lines(pieces: Sequence[str], bolds: Sequence[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """The runs of pieces, as (first, last), that make a block each. A break within a sentence separates nothing; a line
    all in bold, given the runs of bold pieces, is a title beside the lines around it."""
    starts = [0, *(index + 1 for index, piece in enumerate(pieces) if piece == BREAK)]
    ends = [*(start - 1 for start in starts[1:]), len(pieces)]
    lines = ["".join(pieces[start:end]).strip() for start, end in zip(starts, ends, strict=True)]
    titles = _titles(pieces, bolds, list(zip(starts, ends, lines, strict=True))) if bolds else ()
    cuts = [0]
    for at, line in enumerate(lines[1:], 1):
        if not line or _CLAUSE.match(line) or (titles and titles[at] != titles[at - 1]):
            cuts.append(starts[at])
    return list(zip(cuts, [*cuts[1:], len(pieces)], strict=True))


def _titles(
    pieces: Sequence[str], bolds: Sequence[tuple[int, int]], lines: Sequence[tuple[int, int, str]]
) -> list[bool]:
    """Of each line whether it is a title: short, all in bold, and no part of the sentence around it."""
    bold = [0 < len(words) <= _TITLE and bold_end(pieces, bolds, start, end) >= end for start, end, words in lines]
    words = ["", *(line for _, _, line in lines), ""]
    return [
        each
        and not (words[at][:1].islower() or words[at + 1][:1].islower())
        and (not words[at - 1] or bold[at - 2] or words[at - 1].endswith(_ENDS))
        for at, each in enumerate(bold, 1)
    ]


def bold_end(pieces: Sequence[str], bolds: Sequence[tuple[int, int]], first: int, last: int) -> int:
    """Up to which piece those from ``first`` to ``last`` are bold, given the runs of bold ones; ``last`` where all are
    that hold words."""
    end = first
    for begin, stop in bolds:
        if stop > end:
            if begin >= last or (begin > end and "".join(pieces[end:begin]).strip()):
                break
            end = min(stop, last)
    return last if end > first and not "".join(pieces[end:last]).strip() else end
