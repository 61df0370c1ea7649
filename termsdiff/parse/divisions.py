"""Divisions in words: "Article 5 bis", "Chapter One", "第三条", "§ 4", "2 kap." A line in, its marker out.

The words come from the tables of `termsdiff.languages`; all languages are read at once, since a page quotes others.
"""

from __future__ import annotations

import re
import unicodedata

from termsdiff.languages import LANGUAGES
from termsdiff.parse.marks import (
    CITED,
    INSERTED,
    LATE,
    NEXT_WORD,
    RUN_ON,
    SURE,
    WORDED,
    Marker,
    Reading,
    inserted,
    plain_path,
)  # fmt: skip
from termsdiff.parse.numerals import HAN, KINDS

__all__ = [
    "AFTER_NUMBER",
    "COUNTED",
    "RANKS",
    "RETURNS",
    "STEM",
    "fold",
    "has_stem",
    "read_fixed",
    "read_numbered_word",
    "read_sign",
    "read_word",
]

_SIGN = re.compile(
    r"§{1,2}\s?(?P<body>\d{1,4}(?:\.\d{1,3})*)(?!\.?\d)\s?(?P<letter>[a-z](?![a-z]))?"
    r"(?P<ordinal>[º°ª])?[.:)]?\s*(?:[-–—]\s)?"
)
_FIXED = re.compile(
    rf"(?P<before>第|제)\s?(?P<body>[{HAN}]{{1,5}}|\d{{1,4}})\s?(?P<unit>部分|[编編篇章節节條条款项項目部回관편장절조항호])"
    rf"(?:[의の之](?P<late>\d{{1,2}}|[{HAN}]{{1,3}}))?(?P<end>[、．.：:,，])?\s*"
)
_WORD = re.compile(r"[^\s\d.:,;()（）\-–—№/]+")
_DIVISION = re.compile(
    r"\.?\s*(?:№|n[°º]|no\.|nr\.?|núm\.|num\.)?\s?[(（]?"
    r"(?P<body>\d{1,4}(?:[.．-]\d{1,3})*|[^\s\d.:：、,;()（）\-–—/º°ª]+)[)）]?"
    rf"(?P<letter>[a-zA-Z](?![a-zA-Z]))?(?P<ordinal>[º°ª]|er\b|ère\b|re\b)?(?P<late>\s(?:{'|'.join(LATE)})\b)?"
    r"(?P<end>\s?[:：]|[.．、](?:\s?[-–—])?(?!\d)|\)|\.-)?(?=$|\s|[-–—(（\[“\"]|(?<=[.:：、)-]))\s*"
    r"(?P<dash>[-–—|•]\s*)?"
)
_NUMBERED_WORD = re.compile(
    r"(?P<ordinal>\d{1,3})[.ºª]?\s(?P<word>[aAbBcCkKlLmM][^\s\d.:,;()]+)[.:]?\s*(?P<dash>[–—-]\s*)?"
)
_ORDINAL_END = re.compile(r"\s?(?:[.:：]\s?-?|[)–—]|-(?![^\W\d_]))\s*")
_FRENCH_FIRST = re.compile(r"(?<=[IVX])(?:er|ère|re)$")
_HAN_WORD = 2  # characters of a division's name where words are not set apart: 附件, 別紙, 별표


def fold(word: str) -> str:
    """A word as the tables are searched: no case, no accents on Latin letters, no Turkish dotless i."""
    low = word.casefold()
    return low if low.isascii() else low.translate(_PLAIN_LETTERS).replace("\u0307", "")


_PLAIN_LETTERS = {
    code: base
    for code in range(0xC0, 0x180)
    if (base := unicodedata.normalize("NFD", chr(code))[0]) != chr(code) and base.isascii()
} | {ord("ı"): "i", ord("ł"): "l", ord("ø"): "o"}

# Divisions of languages that termsdiff has no table of its own for.
_OTHER_DIVISIONS: tuple[
    str, ...
] = (  # Thai, Czech, Hebrew, Greek, Finnish, Hungarian, Romanian, Vietnamese, Indonesian, …
    *(
        "ข้อ",
        "มาตรา",
        "článek",
        "čl",
        "kapitola",
        "oddíl",
        "příloha",
        "סעיף",
        "פרק",
        "άρθρο",
        "artikla",
        "luku",
        "kohta",
    ),
    *("cikk", "fejezet", "articolul", "capitolul", "điều", "chương", "pasal", "bab", "чл", "стаття", "розділ", "ماده"),
    *("بند", "فصل", "stk", "kapittel", "členak", "član", "članak"),
)
_OTHER_ANNEXES = ("příloha", "liite", "bilag", "melléklet", "anexa", "lampiran", "παράρτημα", "נספח", "додаток")
_OTHER_DIVISIONS += _OTHER_ANNEXES
_NUMBERINGS = tuple(language.numbering for language in LANGUAGES.values())
_DIVISIONS = {fold(word): f"word:{fold(word)}" for word in _OTHER_DIVISIONS}
_ORDINALS: dict[str, int] = {"premier": 1}
for _numbering in reversed(_NUMBERINGS):
    for _spellings in (*_numbering.divisions, *_numbering.annexes):
        _DIVISIONS.update(dict.fromkeys(map(fold, _spellings), f"word:{fold(_spellings[0])}"))
    for _value, _spellings in enumerate(_numbering.ordinals, 1):
        _ORDINALS.update(dict.fromkeys(map(fold, _spellings), _value))
_ANNEX = -2  # an annex may hold parts, and stands beside those of the terms
# How wide a division is: a wider one (smaller rank) never stands inside a much narrower one.
RANKS: dict[str, int] = {"§": 6, "ordinal": 6}
_UNITS = {0: "编編篇편회부部", 1: "部分", 3: "章장回", 4: "节節절관", 6: "条條조", 7: "款항", 8: "项項호目"}
RANKS |= {f"fixed:{unit}": rank for rank, units in _UNITS.items() for unit in (units if rank != 1 else [units])}
for _numbering in reversed(_NUMBERINGS):
    RANKS |= {f"word:{fold(words[0])}": rank for rank, words in enumerate(_numbering.divisions)}
    RANKS |= {f"word:{fold(words[0])}": _ANNEX for words in _numbering.annexes}
RANKS |= {f"word:{fold(word)}": _ANNEX if word in _OTHER_ANNEXES else 5 for word in _OTHER_DIVISIONS}
STEM = 4  # letters by which nearly all lines that open with a plain word are told from those that do not
_STEMS = frozenset(
    stem for key in (*_DIVISIONS, *_ORDINALS) for stem in (key[:STEM], key[:STEM].upper(), key[:STEM].capitalize())
)
_CARDINALS = frozenset(fold(words[-1]) for table in _NUMBERINGS for words in table.ordinals if len(words) > 1)
COUNTED = frozenset(fold(word) for table in _NUMBERINGS for word in table.counted)
_CITED_BY = frozenset(fold(word) for table in _NUMBERINGS for word in table.cited)
RETURNS = tuple(word for table in _NUMBERINGS for word in table.returns)


def read_numbered_word(text: str) -> Marker | None:
    """Reads "1. Madde", "2 kap.": the number before the division."""
    match = _NUMBERED_WORD.match(text)
    kind = match and AFTER_NUMBER.get(fold(match["word"]))
    if not match or not kind:
        return None
    number = str(int(match["ordinal"]))
    label = text[: match.start("dash") if match["dash"] else match.end()].rstrip()
    return Marker(label, match.end(), (Reading(kind, "# word", (number,), float(number)),), WORDED)


AFTER_NUMBER = {  # `_NUMBERED_WORD` knows their first letters
    word: _DIVISIONS[word] for word in ("madde", "bolum", "kisim", "kap", "kapitel", "avdelning", "cikk", "luku")
}


def has_stem(text: str) -> bool:
    """Whether a line may open with a division or an ordinal."""
    stem = text[:STEM]
    if not stem.isascii():
        stem = fold(stem)[:STEM]
    if stem.isalpha() or stem in _STEMS:
        return stem in _STEMS
    return (stem[:3] if stem[:3].isalpha() else stem[:2]) in _STEMS


def read_word(text: str) -> Marker | None:
    """Reads "Article 5 bis – Prix", "Chapter One: Scope", "PRIMERA.- Objeto", "Erster Teil"."""
    word = _WORD.match(text)
    if word is None:
        return None
    key = fold(word[0])
    kind = _DIVISIONS.get(key)
    if kind:
        return _read_division(text, word.end(), kind)
    if text[0] >= "\u3000" and text[:_HAN_WORD] in _DIVISIONS:
        return _read_division(text, _HAN_WORD, _DIVISIONS[text[:_HAN_WORD]])
    number = _ORDINALS.get(key)
    if not number or key in _CARDINALS or word[0][0].islower():
        return None
    after = _WORD.match(text, word.end() + 1)
    division = after and _DIVISIONS.get(fold(after[0]))
    if after and division:
        end = _ORDINAL_END.match(text, after.end())
        reading = Reading(division, "# word", (str(number),), float(number))
        stop = end.end() if end else after.end() + 1
        return Marker(text[: after.end()], stop, (reading,), WORDED)
    end = _ORDINAL_END.match(text, word.end())
    if end is None:
        return None
    label = text[: end.end()].rstrip()
    return Marker(label, end.end(), (Reading("ordinal", "#", (str(number),), float(number)),), WORDED)


def _read_division(text: str, at: int, kind: str) -> Marker | None:
    match = _DIVISION.match(text, at)
    if match is None:
        return None
    body, rest = match["body"], text[match.end() :]
    path, value = _division_number(body)
    if not value or (not body[0].isdecimal() and rest[:1].isdecimal()):
        return None
    letter = match["letter"] or ""
    value += inserted(letter, match["late"])
    last = match.start("dash") if match["dash"] else match.end()
    path = (*path[:-1], path[-1] + letter.lower())
    return Marker(
        text[:last].rstrip(), match.end(), (Reading(kind, "word #", path, value),), _plain_division(match, rest)
    )


def _division_number(body: str) -> tuple[tuple[str, ...], float]:
    if body[0].isdecimal():
        path = plain_path(re.split("[.．-]", body))
        return path, float(path[-1])
    body = _FRENCH_FIRST.sub("", body)
    if body.isascii() and body.isupper() and (value := KINDS["ROMAN"].read(body)) and (len(body) > 1 or body in "IVX"):
        return (str(value),), float(value)
    if len(body) == 1 and body.isupper() and body.isascii():
        return (body,), float(KINDS["upper"].read(body))
    number = _ORDINALS.get(fold(body), 0) or KINDS["han"].read(body)
    return (str(number),), float(number)


def _plain_division(match: re.Match[str], rest: str) -> float:
    if match["end"] or match["dash"] or not rest:
        return SURE
    word = NEXT_WORD.match(rest)
    if word is None:
        return CITED if rest[0] in "(（" and len(rest) > 2 and not rest[2:3].isalpha() else WORDED
    if rest[0].islower() or _cites(word[0]):
        return CITED
    return SURE


def _cites(word: str) -> bool:
    """Whether a word after a number shows that a statute is quoted: "GDPR", "Abs", "的"; not "Der Vertrag"."""
    plain = word[0].islower() or word.upper() == word.lower() or not word[1:].islower()
    return fold(word) in (_CITED_BY if plain and len(word) > word.isascii() else _PARTS_OF_STATUTES)


_PARTS_OF_STATUTES = frozenset(["abs", "absatz", "satz", "nr", "al", "ust", "pkt"])


def read_sign(text: str) -> Marker | None:
    """Reads "§ 4", "§4a.", "§ 2º"."""
    match = _SIGN.match(text)
    if match is None:
        return None
    rest, letter = text[match.end() :], match["letter"] or ""
    word = NEXT_WORD.match(rest)
    plain = CITED if rest[:1].islower() or (word and _cites(word[0])) else SURE
    numbers = plain_path(match["body"].split("."))
    reading = Reading("§", "§", (*numbers[:-1], numbers[-1] + letter), int(numbers[-1]) + inserted(letter, None))
    return Marker(text[: match.end()].rstrip(" –—-"), match.end(), (reading,), plain)


def read_fixed(text: str) -> Marker | None:
    """第三条, 第1章, 제2조: a division that stands around its number."""
    match = _FIXED.match(text)
    if match is None:
        return read_word(text)
    body, rest = match["body"], text[match.end() :]
    value = float(int(body) if body.isdecimal() else KINDS["han"].read(body))
    if not value:
        return None
    number = str(int(value))
    if match["late"]:
        value += INSERTED * (int(match["late"]) if match["late"].isdecimal() else KINDS["han"].read(match["late"]))
    apart = match["end"] or not rest or text[match.end() - 1].isspace() or rest[0] in "（([【「“《"
    plain = SURE if apart else CITED if rest[0] in _CITED_BY or rest[:2] in _CITED_BY or rest[0] == "第" else RUN_ON
    reading = Reading(f"fixed:{match['unit']}", "fixed", (number,), value)
    return Marker(text[: match.end()].rstrip(), match.end(), (reading,), plain)
