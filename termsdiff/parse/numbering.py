"""A line in, the number it may open with out: every reading of it, and how well it reads as no number at all.

`read` looks at one line only. What a marker means is decided over the whole sequence (`termsdiff.parse.sequences`):
"(i)" comes with two readings, the letter and the roman figure, "2020." with a low price for being plain text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from termsdiff.parse.digits import read_number
from termsdiff.parse.divisions import STEM, has_stem, read_fixed, read_sign, read_word
from termsdiff.parse.letters import letter_readings, read_foreign_letter, read_letter
from termsdiff.parse.marks import (
    CITED,
    CITES,
    SURE,
    YEAR,
    YEARS,
    Marker,
    Reading,
    inserted,
    plain_path,
    style_of,
)  # fmt: skip
from termsdiff.parse.numerals import CIRCLED, HAN, KINDS

__all__ = ["read", "write"]

_SYMBOLS = "".join(map(chr, range(0xF020, 0xF100)))  # signs of a font of symbols, whose places Unicode leaves free
_BULLETS = frozenset(f"•●○◦▪▫■□‣⁃·∙◆◇➢➤►▶✓✔–—-*+−{_SYMBOLS}")
_DRAWN = frozenset("§Øü")  # a square, an arrow and a tick in the fonts in which word processors set bullets
_DASHES = frozenset("–—-*+−")
_LETTER_BULLET = 0.39  # "o your name": the round bullet of a word processor, or a word of Portuguese
_BRACKET = re.compile(r"[(（\[【〔［]\s?(?P<body>[^\s()（）\[\]]{1,8})\s?[)）\]}】〕］][.:]?\s*")
_BODY_PATH = re.compile(r"\d{1,3}(?:\.\d{1,3})*[a-z]?$")
_HAN_NUMBER = re.compile(rf"(?P<body>[{HAN}]{{1,5}})(?P<end>[、．.：:,，])\s*")
_FIGURES = frozenset("ivxlIVXL0123456789O")  # what a roman figure of two letters or more may go on with
_CLOSERS = frozenset(".)）、/")


def read(text: str) -> Marker | None:
    """The marker a line opens with, or None where no reading is possible."""
    for reader in _readers(text[:STEM]):
        marker = reader(text)
        if marker:
            return marker
    return None


_Reader = Callable[[str], Marker | None]


@lru_cache(maxsize=8192)
def _readers(start: str) -> tuple[_Reader, ...]:
    """Who may read a line with these first letters: nobody, for the plain words that most lines open with."""
    first = start[:1]
    if "a" <= first <= "z" or "A" <= first <= "Z":
        return _latin_readers(start)
    if first.isdecimal():
        return (read_number,)
    family = _FAMILIES.get(first)
    if family:
        return (family,)
    return () if first.isascii() or _is_foreign_word(start) else (_read_other,)


def _is_foreign_word(start: str) -> bool:
    """Whether a line that opens with a sign beyond ASCII opens with a plain word, or a quotation mark and the like."""
    first = start[0]
    if first in HAN or first in CIRCLED or unicodedata.normalize("NFKC", first) != first:
        return False
    return not first.isalpha() or (first < "\u3000" and len(start) == STEM and start.isalpha() and not has_stem(start))


def _latin_readers(start: str) -> tuple[_Reader, ...]:
    if start.startswith("o "):
        return (_read_letter_bullet,)
    readers: list[_Reader] = []
    if _opens_with_letter(start):
        readers.append(read_letter)
    if has_stem(start):
        readers.append(read_word)
    return tuple(readers)


def write(kind: str, style: str, number: int) -> str:
    """A label of the given kind and style, ``write("roman", "(#)", 4) == "(iv)"``: what `read` recognises."""
    return style.replace("#", KINDS[kind].write(number))


def _read_letter_bullet(_: str) -> Marker:
    return Marker("", 2, (Reading("bullet", "o", ("",), 0.0, _LETTER_BULLET),), 0.5)


def _opens_with_letter(text: str) -> bool:
    """Whether a line may open with a letter or a roman figure, by its first letters."""
    second, third = text[1:2], text[2:3]
    if not second.isalpha():
        return second != " " or not third.isalpha() or text[0] == "o"
    if text[0].isupper() != second.isupper():
        return third.isdecimal()
    if third.isalpha() and third != second and third not in _FIGURES:
        return False
    return second in _FIGURES or second == text[0] or third in _CLOSERS


def _read_bracket(text: str) -> Marker | None:
    match = _BRACKET.match(text)
    if match is None:
        return None
    body, rest = match["body"], text[match.end() :]
    readings = _bracketed(body)
    if not readings:
        return None
    plain = CITED if CITES.match(rest) or (body == "c" and rest[:2] in ("19", "20")) else SURE
    if body.isdecimal() and int(body) in YEARS:
        plain = YEAR
    return Marker(text[: match.end()].rstrip(), match.end(), readings, plain)


@lru_cache(maxsize=256)
def _bracketed(body: str) -> tuple[Reading, ...]:
    if _BODY_PATH.match(body):
        letter = body[-1] if not body[-1].isdecimal() else ""
        path = plain_path(body.removesuffix(letter).split("."))
        printed = (*path[:-1], path[-1] + letter)
        kind = "number" if len(path) == 1 else "decimal"
        return (Reading(kind, "(#)", printed, int(path[-1]) + inserted(letter, None)),)
    return letter_readings(body, "(#)")


def _read_other(text: str) -> Marker | None:
    """Scripts other than ASCII: Han figures, letters, ready-made numbers, full-width forms, division words."""
    first = text[0]
    if first in CIRCLED:
        reading = Reading("circled", "#", (str(CIRCLED[first]),), float(CIRCLED[first]))
        return Marker(first, 1 + (text[1:2] in (".", "．", "、", " ")), (reading,), SURE)
    if first in HAN and (match := _HAN_NUMBER.match(text)) and (value := KINDS["han"].read(match["body"])):
        reading = Reading("han", "#" + style_of(match["end"]), (str(value),), float(value))
        return Marker(text[: match.end()].rstrip(), match.end(), (reading,), SURE)
    folded = unicodedata.normalize("NFKC", first)
    if folded != first and folded.isascii():
        marker = read(folded + text[1:])
        return marker and _shifted(marker, text, 1 - len(folded))
    return read_foreign_letter(text) or read_word(text)


def _shifted(marker: Marker, text: str, by: int) -> Marker:
    """The marker of a text that was read from another place."""
    end = marker.end + by
    return replace(marker, label=text[:end].rstrip(), end=end)


def _read_bullet(text: str) -> Marker | None:
    """A bullet; a number after it counts for more than the bullet."""
    first = text[0]
    if first in _DASHES and text[1:2] != " ":
        return None
    words = text[1:].lstrip()
    if words and words[0] == first and not words.strip(first + " "):
        return None  # "* * *" is a rule
    start = len(text) - len(words)
    # What follows a second bullet is not asked for: a row of thousands of them would go as deep.
    inner = read(words) if words[:1] not in _BULLETS else None
    if inner and inner.label and inner.plain >= SURE:
        return replace(inner, end=inner.end + start)
    return Marker("", start, (Reading("bullet", first, ("",), 0.0),), SURE)


def _read_drawn(text: str) -> Marker | None:
    """A bullet whose font was lost, or whatever else the line opens with."""
    if text[0] == "§" and (sign := read_sign(text)):
        return sign
    if text[1:2] == " ":
        return _read_bullet(text)
    return None if text[0] == "§" or _is_foreign_word(text[:STEM]) else _read_other(text)


_FAMILIES = {
    **dict.fromkeys("(（[【〔［", _read_bracket),
    **dict.fromkeys("第제", read_fixed),
    **dict.fromkeys(_BULLETS, _read_bullet),
    **dict.fromkeys(_DRAWN, _read_drawn),
}
