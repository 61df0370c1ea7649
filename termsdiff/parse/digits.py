"""Numbers in digits: "4.", "4.1", "4)", "4 –", "1a.", "3º", "2 §". A line in, its marker out."""

from __future__ import annotations

import re
from functools import lru_cache

from termsdiff.parse.divisions import AFTER_NUMBER, COUNTED, fold, read_numbered_word
from termsdiff.parse.marks import (
    BARE,
    CITED,
    CITES,
    DASH,
    DECIMAL,
    FRACTION,
    HALF,
    JOINED,
    LARGE,
    LARGE_FROM,
    LATE,
    NEXT_WORD,
    SURE,
    YEAR,
    YEARS,
    Marker,
    Reading,
    inserted,
    is_joined,
    label_of,
    plain_path,
    style_of,
)  # fmt: skip
from termsdiff.parse.numerals import KINDS

__all__ = ["read_number"]

_NUMBER = re.compile(
    r"(?P<path>\dO(?=\.)|\d{1,4}(?:[.．]\d{1,3})*|\d{1,4})(?P<letter>[.．][a-zA-Z](?![\w.])|[a-zA-Z](?=[.)\]\s]))?"
    rf"(?P<ordinal>[º°ª])?(?P<late>\s(?:{'|'.join(LATE)})\b)?"
    r"(?P<end>\s?\.\)|\s?\.\s?[-–—](?=\s|[^\W\d])|[.．]?\s?§|[.．](?!\d)|\s[.)](?=\s)|[)\]）、/:：](?!\d)"
    rf"|[,，](?=\s?[^\W\d_a-z])|{DASH})?\s*"
)
_HYPHENATED = re.compile(r"(?P<path>\d{1,2}(?:-\d{1,2}){1,3})(?P<end>[.):]?)\s+(?=[^\W\d_a-z])")
_SPLIT = re.compile(r"([1-9]\d?)[.,]\s([1-9]\d?)\s+(?=[^\W\d_a-z])")
_AMOUNT = re.compile(r"\s*[%‰€$£¥₹₽₺₩]|-\w|[:/]\d|\s\d|['’,]\d|\d|\s?[-–—]\s?\d|\+|['’]")
_DATE = re.compile(r"[^\s\d.,]+\.?\s\d{4}")
_QUOTES = frozenset("“\"'‘«「『【[")
_CURRENCIES = frozenset(re.findall("...", "EURUSDGBPCHFJPYCNYRMBCADAUDINRPLNSEKNOKDKKRUBTRYBRLMXNHKDSGDKRW"))
_TELLING = COUNTED | frozenset(AFTER_NUMBER) | {fold(code) for code in _CURRENCIES}
_LONGEST = 24  # characters of a number, and of a word after it that may tell something


def read_number(text: str) -> Marker | None:
    """The number in digits a line opens with; None for an amount, a date, a span, a postcode."""
    head, _, rest = text.partition(" ")
    word = rest[:_LONGEST].partition(" ")[0]
    if word.isalpha() and word[0].isupper() and len(head) <= _LONGEST and fold(word) not in _TELLING:
        return _read_head(head)
    return _read_number(text)


@lru_cache(maxsize=2048)
def _read_head(head: str) -> Marker | None:
    """The number before a word that tells nothing of it: pages repeat the same few."""
    return _read_number(f"{head} Word")


def _read_number(text: str) -> Marker | None:
    match = _NUMBER.match(text)
    if match is None:
        return None
    end, rest = match["end"] or "", text[match.end() :]
    bare = not end and not match["ordinal"]
    if bare and _AMOUNT.match(text, match.end("late") if match["late"] else match.end("path")):
        return _read_hyphenated(text)
    word = read_numbered_word(text)
    if word or (bare and not match["late"] and _counts(rest, match)):
        return word
    path = tuple(match["path"].replace("O", "0").replace("．", ".").split("."))
    readings = (*_readings(path, match, end), *_read_split(text))
    plain = JOINED if is_joined(text, match) else _plain(path, end, rest)
    return Marker(label_of(text, match.end(), style_of(end)), match.end(), readings, plain)


def _counts(rest: str, match: re.Match[str]) -> bool:
    """Whether a number without punctuation only counts what follows it ("24 hours", "5G network")."""
    whole = "." not in match["path"]
    letter = match["letter"] or ""
    if letter:
        return letter[0].isalpha()
    word = NEXT_WORD.match(rest)
    if word is None:
        return bool(rest) and whole and rest[0] not in _QUOTES
    if fold(word[0]) in COUNTED or word[0] in _CURRENCIES or (word[0][0] > "\u3000" and word[0][0] in COUNTED):
        return True
    return whole and (word[0][0].islower() or match.end() == match.end("path"))


def _readings(path: tuple[str, ...], match: re.Match[str], end: str) -> tuple[Reading, ...]:
    letter = match["letter"] or ""
    if letter[:1] in (".", "．") and letter:
        low = letter[1:].lower()
        return (Reading("decimal", "decimal", (*plain_path(path), low), float(KINDS["lower"].read(low))),)
    value = int(path[-1]) + inserted(letter, match["late"])
    printed = (*plain_path(path[:-1]), f"{int(path[-1])}{letter.lower()}")
    if end.endswith("§"):
        return (Reading("§", "§", printed, value),)
    if len(path) == 1:
        style = "#" + (match["ordinal"] or "") + style_of(end)
        scanned = (Reading("number", style, (f"{path[0]}1",), float(f"{path[0]}1"), HALF),) if letter == "l" else ()
        return (Reading("number", style, printed, value, HALF if style == "#," else 0.0), *scanned)
    whole = (Reading("number", "#.0", printed[:-1], float(int(path[0]))),) if path[1:] in (("0",), ("00",)) else ()
    return (*whole, Reading("decimal", "decimal", printed, value, 0.3 if whole else 0.0))


def _plain(path: tuple[str, ...], end: str, rest: str) -> float:
    """What it costs to take a number for plain words."""
    value = int(path[0])
    if value in YEARS:
        return YEAR
    if not end.strip():
        if len(path) == 1:
            return BARE
        return FRACTION if rest[:1].islower() else DECIMAL
    if CITES.match(rest) or (_DATE.match(rest) and fold(rest.split(maxsplit=1)[0]) in COUNTED):
        return CITED
    return LARGE if value >= LARGE_FROM else SURE


def _read_split(text: str) -> tuple[Reading, ...]:
    """Reads "5. 1 Amount": a decimal with a space inside."""
    match = _SPLIT.match(text)
    return (Reading("decimal", "decimal", match.groups(), float(match[2]), HALF, match.end()),) if match else ()


def _read_hyphenated(text: str) -> Marker | None:
    """Reads "1-2 Objet": a decimal with hyphens."""
    match = _HYPHENATED.match(text)
    if match is None:
        return None
    word = NEXT_WORD.match(text, match.end())
    if word and fold(word[0]) in COUNTED:
        return None
    path = plain_path(match["path"].split("-"))
    return Marker(
        text[: match.end()].rstrip(), match.end(), (Reading("decimal", "decimal", path, float(path[-1])),), BARE
    )
