"""A text in, the clauses it cites out: "Section 5.2", "Sections 3 to 5", "clause (b) above", "§ 4 Abs. 2", 第三条.

Citations of other texts ("Article 6 of the GDPR", "§ 312g BGB") are left out, so are places without a number ("the
preceding paragraph"). All languages are read at once: their words do not stand in each other's way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from termsdiff.languages.references import BEFORE_NUMBER, JOINED, LAWS

__all__ = ["Number", "Reference", "number_parts", "references"]


@dataclass(frozen=True, slots=True)
class Number:
    """One cited number, "4.1(2)(a)", where it stands, and its parts as compared: ("4", "1", "2", "a")."""

    text: str
    start: int
    end: int
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """One citation as printed, "Sections 3 to 5", and its numbers; ``start`` is where it begins in the text."""

    text: str
    start: int
    numbers: tuple[Number, ...]


_BRACKETS = r"(?:\s?[(（](?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[)）])"
_BELOW = r"(?:\s(?:Abs\.|Absatz|Satz|lit\.|Buchstabe|alinéa|al\.|lid|ust\.|pkt)\s?(?:\d{1,3}|[a-z])(?!\w))"
_ONE = rf"(?:\d+(?:\.\d+)*(?:\.?[a-z](?!\w))?{_BRACKETS}*{_BELOW}*|{_BRACKETS}+|[IVXLC]+(?!\w)|[A-Z](?![\w'’]))"
_HAN = r"[第제]\s?(?:\d+|[〇零一二三四五六七八九十百]+)\s?(?:条|條|款|项|項|章|节|節|号|조|항|장|호)"
_WORDS = "|".join(BEFORE_NUMBER.values())
_AND = rf"(?:\s?(?:[,;&–—-]|(?<!\w)(?:{JOINED})(?!\w))){{1,2}}\s?"
_REFERENCE = re.compile(
    rf"{_HAN}|(?<!\w)(?:{_WORDS})(?!\w)\s?(?-i:{_ONE})(?!\w)(?:{_AND}(?-i:{_ONE})(?![\w%]|\.\d))*", re.IGNORECASE
)
_NUMBER = re.compile(rf"{_HAN}|(?<!\w){_ONE}(?!\w)|{_BRACKETS}+")
# Most texts cite nothing: first look for something like a number, then for a citing word before it.
_SPOT = re.compile(r"(?<!\w)\d|\([A-Za-z]|\b(?:[A-Z]|[IVXLC]{2,5})\b|[第제]")
_CITING = re.compile(rf"[\W_]*(?:\S*['’-])?(?:{_WORDS})", re.IGNORECASE)
_LONGEST = 16  # characters before a number in which its citing word begins
_FOREIGN = re.compile(
    rf"\s*,?\s*(?:[^\W\d_]+['’]?\s){{0,4}}?(?:[^\W\d_]+['’])?(?:(?:{LAWS})(?!\w)|[A-Z]{{2,}}[a-z]?[A-Z]*(?!\w))"
)
_PART = re.compile(r"\d+|[^\W\d_]+")
_BETWEEN = re.compile(r"\s(?:[^\W\d_]{2,}\.?|al\.)\s?(?=\w)")
_UNITS = re.compile(r"[第제条條款项項章节節号조항장호]")


def references(text: str) -> Iterator[Reference]:
    """Every citation of a clause of the same document, in order."""
    for match in _REFERENCE.finditer(text) if _may_cite(text) else ():
        if _FOREIGN.match(text, match.end()):
            continue
        numbers = tuple(_numbers(match))
        if numbers:
            yield Reference(match[0], match.start(), numbers)


def _may_cite(text: str) -> bool:
    return any(
        spot[0] in "第제" or any(map(_is_citing, text[max(0, spot.start() - _LONGEST) : spot.start()].split()[-1:]))
        for spot in _SPOT.finditer(text)
    )


@lru_cache(maxsize=10_000)
def _is_citing(word: str) -> bool:
    return bool(_CITING.fullmatch(word))


def _numbers(match: re.Match[str]) -> Iterator[Number]:
    for found in _NUMBER.finditer(match[0]):
        start = match.start() + found.start()
        yield Number(found[0], start, start + len(found[0]), number_parts(found[0]))


def number_parts(number: str) -> tuple[str, ...]:
    """The parts of a number or label, as compared: "4.1(2)(a)" -> ("4", "1", "2", "a"), 第三条 -> ("三",)."""
    return tuple(part.casefold() for part in _PART.findall(_UNITS.sub("", _BETWEEN.sub(" ", number))))
