"""Text -> its sentences, as spans. Terms are full of "No. 5", "e.g." and "1. März": a full stop ends a sentence only
before a space and a capital, a digit, a quotation mark or a script without capitals, and not after an abbreviation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["Span", "sentences"]


class Span(NamedTuple):
    """A part of a text: from ``start`` up to ``end``."""

    start: int
    end: int


_END = re.compile(r"(?:[.!?؟।]+[\"”'’»)\]]*(?=\s)|[。！？]+[」』”）]*)\s*")
_CONTINUES = re.compile(r"[a-zà-öø-ÿа-яąćęłńóśźżğışçöü,;:&]")
_ABBREVIATED = re.compile(
    r"(?:\b(?:no|nos|nr|art|arts|sec|para|paras|cf|vs|etc|inc|ltd|co|corp|e\.g|i\.e|z\.b|d\.h|bzw|abs|ziff|p\.ej|núm"
    r"|ust|poz|т\.е|п|ст|ч|bl\.a|t\.ex|o\.a|bijv|m\.b\.t|s\.p\.a|mr|mrs|dr|st|lgs|reg|dir)|\b\w|\b\d{1,2})\.$",
    re.IGNORECASE,
)


def sentences(text: str) -> Iterator[Span]:
    """The sentences of ``text`` in order; together they cover it but for the space between them."""
    start = 0
    for match in _END.finditer(text):
        end = match.end()
        if end >= len(text):
            break
        if match.group().strip() == "." and (
            _CONTINUES.match(text, end) or _ABBREVIATED.search(text, max(start, match.start() - 12), match.start() + 1)
        ):
            continue
        yield Span(start, match.start() + len(match.group().rstrip()))
        start = end
    if start < len(text):
        yield Span(start, len(text))
