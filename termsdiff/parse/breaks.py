"""Where a line break separates clauses: before an empty line, and before a line that begins with a number or a dash."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

__all__ = ["BREAK", "break_lines", "split_lines"]

BREAK = "\x1e"  # stands for a line break among the pieces of a block; `tidy` makes a space of it
_CLAUSE = re.compile(
    r"\s*(?:[(（]?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)）、．](?:\d|\s|\Z|[^\W\d_])|\d{1,3}(?:\.\d{1,3})+\s"
    r"|[•●▪■◦·‣*–—-]\s|§\s*\d|第[一二三四五六七八九十百千0-9０-９]+[条條章节節]|[一二三四五六七八九十]+、)"
)


def break_lines(pieces: Iterable[str]) -> tuple[list[str], list[int]]:
    """Pieces of preformatted text with a break for each end of a line, and where each piece begins among them; the
    last number is where they end."""
    broken: list[str] = []
    starts = []
    for piece in pieces:
        starts.append(len(broken))
        first, *lines = piece.split("\n")
        broken.append(first)
        for line in lines:
            broken += (BREAK, line)
    return broken, [*starts, len(broken)]


def split_lines(pieces: Sequence[str]) -> list[tuple[int, int]]:
    """The runs of pieces, as (first, last), that make a block each. A break within a sentence separates nothing."""
    breaks = [index for index, piece in enumerate(pieces) if piece == BREAK]
    cuts = [0]
    for index, after in zip(breaks, [*breaks[1:], len(pieces)], strict=bool(breaks)):
        line = "".join(pieces[index + 1 : after])
        if not line.strip() or _CLAUSE.match(line):
            cuts.append(index + 1)
    return list(zip(cuts, [*cuts[1:], len(pieces)], strict=True))
