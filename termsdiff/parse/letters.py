"""Letters as numbers: "a.", "(iv)", "B)", "в)", "(ख)", "가." A line or the words in a bracket in, readings out."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from termsdiff.parse.marks import (
    BARE,
    CITED,
    CITES,
    DASH,
    HALF,
    JOINED,
    NAME,
    SCANNED,
    SURE,
    WORDED,
    Marker,
    Reading,
    is_joined,
    label_of,
    plain_path,
    style_of,
)  # fmt: skip
from termsdiff.parse.numerals import ALPHABETS, HAN, KINDS, LETTERS

__all__ = ["letter_readings", "read_foreign_letter", "read_letter"]

_LETTER = re.compile(
    r"(?P<body>[A-Za-z]{1,7})(?P<path>(?:[.．]\d{1,3})*)"
    rf"(?P<end>\.\)|\.\s?[-–—](?=\s)|[.．](?![A-Za-z]\.|\d)|\s?[)）、](?!\d)|/(?=\s)|{DASH}|(?=\s))\s*"
)
_SCANNED_NUMBER = re.compile(r"(?=[IlO]*\d)(?P<body>[\dIlO]{2,3})(?P<end>[.)])\s*")
_NAMES = re.compile(r"[A-Z][\w'’-]+ (?:[A-Z][\w'’-]+ )?[a-z]")
_ABBREVIATED = re.compile(r"\d|[A-Za-z]\.(?:\s|$)")  # "p. 5", "z. B."
_NO_LETTERS = {("E", "-"), ("www", ".")}  # "E-Mail", "www.example.org"
_BESIDES = {"ñ": ("lower", 14), "ё": ("cyrillic", 6), "й": ("cyrillic", 9), "ا": ("abjad", 1)}
_NAMED = {"columns": ("lower", HALF), "COLUMNS": ("upper", HALF)}  # "ab" goes on where "z" or "aa" ended
_SCRIPTS: dict[str, tuple[str, ...]] = {
    sign: tuple(
        kind for kind in KINDS if kind not in ("spanish", "SPANISH", "han", "number") and KINDS[kind].read(sign)
    )
    for sign in LETTERS
}


@lru_cache(maxsize=512)
def letter_readings(body: str, style: str) -> tuple[Reading, ...]:
    """The readings of a letter or a figure in letters: roman, Latin, Han, any other alphabet."""
    body = unicodedata.normalize("NFKC", body)
    low = body.lower()
    if low in _BESIDES:
        kind, before = _BESIDES[low]
        return (Reading(kind if body == low else kind.upper(), style, (low,), before + HALF),)
    if body.isascii():
        return tuple(_latin_readings(body, style)) if body.isalpha() else ()
    kinds = ("han", "stems") if body[0] in HAN or body[0] in ALPHABETS["stems"] else _SCRIPTS.get(body[0], ())
    return tuple(Reading(kind, style, (body,), float(value)) for kind in kinds if (value := KINDS[kind].read(body)))


def _latin_readings(body: str, style: str) -> list[Reading]:
    found = []
    kinds = ("lower", "roman", "columns") if body == body.lower() else ("upper", "ROMAN", "COLUMNS")
    for kind in kinds:
        value = KINDS[kind].read(body)
        if value and (kind.lower() != "columns" or (len(body) > 1 and body[0] != body[1])):
            name, cost = _NAMED.get(kind, (kind, 0.0))
            found.append(Reading(name, style, (body,), float(value), cost))
    if len(body) == 2 and body[0] == body[1]:  # "aa", "bb" may be a list of its own
        name = "double" if body.islower() else "DOUBLE"
        found.append(Reading(name, style, (body,), float(KINDS["lower"].read(body[0].lower()))))
    if body in ("I", "l"):
        found.append(Reading("number", style, ("1",), 1.0, SCANNED))
    return found


def read_letter(text: str) -> Marker | None:
    """Reads "a. ", "iv) ", "B – ", "A.1 ", "IV PRIVACY" at the start of a line of Latin letters."""
    match = _LETTER.match(text)
    if match is None or not match["body"]:
        return _read_scanned(text)
    body, end, rest = match["body"], match["end"], text[match.end() :]
    if match["path"]:
        return _read_path(text, match)
    if (body, end) in _NO_LETTERS:
        return None
    if not end or (style_of(end) == "-" and not body.isupper()):
        return _read_bare_roman(body, end, match.end(), rest)
    readings = letter_readings(body, "#" + style_of(end))
    if not readings:
        return None
    plain = JOINED if is_joined(text, match) else _plain(body, end, rest)
    if end == "." and readings[0].cost == HALF:  # the end of a sentence on a line of its own, "it."
        plain = min(plain, NAME)
    return Marker(label_of(text, match.end(), style_of(end)), match.end(), readings, plain)


def _plain(body: str, end: str, rest: str) -> float:
    if CITES.match(rest) or (len(body) == 1 and end == "." and _ABBREVIATED.match(rest)):
        return CITED
    return NAME if len(body) == 1 and body.isupper() and end == "." and _NAMES.match(rest) else SURE


def _read_scanned(text: str) -> Marker | None:
    """Reads "I0.", "l1)": figures that a scanner took for letters."""
    match = _SCANNED_NUMBER.match(text)
    number = match and match["body"].translate(str.maketrans("IlO", "110"))
    if match is None or not number:
        return None
    reading = Reading("number", "#" + match["end"], (number,), float(number), HALF)
    return Marker(text[: match.end()].rstrip(), match.end(), (reading,), SURE)


def _read_path(text: str, match: re.Match[str]) -> Marker | None:
    """Reads "A.1", "II.3": a decimal that starts with a letter or a roman figure."""
    body = match["body"]
    if not body.isupper() or (len(body) > 1 and not KINDS["ROMAN"].read(body)):
        return None
    parts = (body, *plain_path(re.split("[.．]", match["path"][1:])))
    reading = Reading("decimal", "decimal", parts, float(parts[-1]))
    return Marker(text[: match.end()].rstrip(), match.end(), (reading,), WORDED)


def _read_bare_roman(body: str, end: str, stop: int, rest: str) -> Marker | None:
    """Reads "IV PRIVACY": two capitals or more, and a capital after them."""
    value = KINDS["ROMAN"].read(body) if len(body) > 1 and body.isupper() and not end else 0
    if not value or not rest[:1].isupper():
        return None
    return Marker(body, stop, (Reading("ROMAN", "#", (body,), float(value)),), BARE)


def read_foreign_letter(text: str) -> Marker | None:
    """Reads "в) ", "ג. ", "가. ": one letter of another alphabet and its punctuation."""
    if len(text) == 1 or text[1] not in ".)）．、-–/":
        return None
    readings = letter_readings(text[0], "#" + style_of(text[1]))
    if not readings or text[2:4].strip()[1:2] == ".":
        return None
    return Marker(text[:2], 3 if text[2:3].isspace() else 2, readings, SURE)
