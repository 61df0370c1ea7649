"""A line in, the number it may open with out: every reading of it, and how well it reads as no number at all.

`read` looks at one line only. What a marker means is decided over the whole sequence (`termsdiff.parse.sequences`):
"(i)" comes with two readings, the letter and the roman figure, "2020." with a low price for being plain text.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from termsdiff.languages import LANGUAGES
from termsdiff.parse.numerals import ALPHABETS, CIRCLED, HAN, KINDS, LETTERS

__all__ = ["RANKS", "RETURNS", "Marker", "Reading", "read", "write"]


class Reading(NamedTuple):
    """One way to read a marker: its kind ("number", "roman", "word:article"), the punctuation around it ("(#)"),
    its path ("4", "1" for 4.1), its last value (1.01 for "1a") and what this reading costs from the start.
    ``end`` is where the words start if this reading takes more of the line than the others ("5. 1 Amount")."""

    kind: str
    style: str
    path: tuple[str, ...]
    value: float
    cost: float = 0.0
    end: int = 0


class Marker(NamedTuple):
    """What a line may open with: the label as printed, where the words after it start, its readings (likeliest
    first), and what it costs to take it for plain words instead. A bullet has no label."""

    label: str
    end: int
    readings: tuple[Reading, ...]
    plain: float


# Costs: a wrong step between neighbours costs 1 to 4 in `termsdiff.parse.sequences`. Set on made sequences.
_SURE = 4.0  # "(a)", "4.", "Article 5 –"
_BARE = 0.6  # "2 Fees": a number with nothing after it
_FRACTION = 1.0  # "3.5 million": a decimal before a small letter
_DECIMAL = 1.8  # "4.1 Fees"
_CITED = 0.2  # "Section 230 of the Act", "(1) and (2)"
_LARGE, _LARGE_FROM = 1.5, 100  # "170. …"
_YEAR, _YEARS = 0.3, range(1900, 2101)  # "2020. All changes…"
_NAME = 1.2  # "A. Smith is our officer."
_RUN_ON = 1.0  # "第三条の…": nothing between number and word
_SCANNED = 1.0  # "I." for "1."
_HALF = 0.5  # the place of a letter that alphabets leave out, between its neighbours
_INSERTED = 0.01  # 1a = 1.01, 1b = 1.02

_BULLETS = frozenset("•●○◦▪▫■□‣⁃·∙◆◇➢➤►▶✓✔–—-*+−")
_DASHES = frozenset("–—-*+−")
_BESIDES = {"ñ": ("lower", 14), "ё": ("cyrillic", 6), "й": ("cyrillic", 9), "ا": ("abjad", 1)}
_LATE = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies")
_DASH = r"(?:\s?[-–—](?=\s)|\s?[-–—](?=[^\W\d_a-z]))"

_NUMBER = re.compile(
    r"(?P<path>\dO(?=\.)|\d{1,4}(?:[.．]\d{1,3})*)(?P<letter>[.．][a-zA-Z](?![\w.])|[a-zA-Z](?=[.)\]\s]))?"
    rf"(?P<ordinal>[º°ª])?(?P<late>\s(?:{'|'.join(_LATE)})\b)?"
    rf"(?P<end>\.\)|\.\s?[-–—](?=\s|[^\W\d])|[.．](?!\d)|[)\]）、/:：](?!\d)|[,，](?=\s?[^\W\d_a-z])|\s?§|{_DASH})?\s*"
)
_SPLIT = re.compile(r"([1-9]\d?)[.,]\s([1-9]\d?)\s+(?=[^\W\d_a-z])")
_BRACKET = re.compile(r"[(（\[【〔［]\s?(?P<body>[^\s()（）\[\]]{1,8})\s?[)）\]}】〕］][.:]?\s*")
_BODY_PATH = re.compile(r"\d{1,3}(?:\.\d{1,3})*[a-z]?$")
_LETTER = re.compile(
    r"(?P<body>[A-Za-z]{1,7})(?P<path>(?:[.．]\d{1,3})*)"
    rf"(?P<end>\.\)|\.\s?[-–—](?=\s)|[.．](?![A-Za-z]\.|\d)|[)）、](?!\d)|/(?=\s)|{_DASH}|(?=\s))\s*"
)
_SIGN = re.compile(r"§{1,2}\s?(?P<body>\d{1,4})\s?(?P<letter>[a-z](?![a-z]))?(?P<ordinal>[º°ª])?[.:)]?\s*")
_HAN_NUMBER = re.compile(rf"(?P<body>[{HAN}]{{1,5}})(?P<end>[、．.：:,，])\s*")
_FIXED = re.compile(
    rf"(?P<before>第|제)\s?(?P<body>[{HAN}]{{1,5}}|\d{{1,4}})\s?(?P<unit>部分|[编編篇章节節条條款项項目部回관편장절조항호])"
    rf"(?:[의の之](?P<late>\d{{1,2}}|[{HAN}]{{1,3}}))?(?P<end>[、．.：:,，])?\s*"
)
_WORD = re.compile(r"[^\s\d.:,;()（）\-–—№/]+")
_DIVISION = re.compile(
    r"\.?\s*(?:№|n[°º]|no\.|nr\.?|núm\.|num\.)?\s?(?P<body>\d{1,4}(?:[.．-]\d{1,3})*|[^\s\d.:,;()（）\-–—/º°ª]+)"
    rf"(?P<letter>[a-zA-Z](?![a-zA-Z]))?(?P<ordinal>[º°ª]|er\b|ère\b|re\b)?(?P<late>\s(?:{'|'.join(_LATE)})\b)?"
    r"(?P<end>\s?[:：]|[.．](?:\s?[-–—])?(?!\d)|\)|\.-)?(?=$|\s|[-–—(（\[“\"]|(?<=[.:：)-]))\s*(?P<dash>[-–—|•]\s*)?"
)
_NUMBERED_WORD = re.compile(r"(?P<ordinal>\d{1,3})[.ºª]?\s(?P<word>[^\s\d.:,;()]+)\s*(?P<dash>[.:–—-]\s*)?")
_ORDINAL_END = re.compile(r"\s?(?:[.:：]\s?-?|[)–—-])\s*")
_CITES = re.compile(
    r"(?:and|or|to|und|oder|bis|et|ou|à|y|o|a|e|i|en|of|och|lub|oraz|и|или|ve|veya|或|和|及|与|至)\s*[(（\d]"
)
_NAMES = re.compile(r"[A-Z][\w'’-]+ (?:[A-Z][\w'’-]+ )?[a-z]")
_NEXT_WORD = re.compile(r"[^\s\d.:,;()（）]+")
_AMOUNT = re.compile(r"\s*[%‰€$£¥₹₽₺₩°]|-\w|[:/]\d|\s\d|['’]|\d|–\d|\s?[-–—]\s?\d|\+")


def _fold(word: str) -> str:
    """A word as the tables are searched: no case, no accents on Latin letters, no Turkish dotless i."""
    low = word.casefold()
    return low if low.isascii() else low.translate(_PLAIN_LETTERS).replace("\u0307", "")


_PLAIN_LETTERS = {
    code: base
    for code in range(0xC0, 0x180)
    if (base := unicodedata.normalize("NFD", chr(code))[0]) != chr(code) and base.isascii()
} | {ord("ı"): "i", ord("ł"): "l", ord("ø"): "o"}

# Divisions of languages that termsdiff has no table of its own for.
_OTHER_DIVISIONS: tuple[str, ...] = (
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
)
_OTHER_DIVISIONS += ("luku", "kohta", "cikk", "fejezet", "articolul", "capitolul", "điều", "chương", "pasal", "bab")
_NUMBERINGS = tuple(language.numbering for language in LANGUAGES.values())
_DIVISIONS = {_fold(word): f"word:{_fold(word)}" for word in _OTHER_DIVISIONS}
_ORDINALS: dict[str, int] = {"premier": 1}
for _numbering in reversed(_NUMBERINGS):
    for _spellings in (*_numbering.divisions, *_numbering.annexes):
        _DIVISIONS.update(dict.fromkeys(map(_fold, _spellings), f"word:{_fold(_spellings[0])}"))
    for _value, _spellings in enumerate(_numbering.ordinals, 1):
        _ORDINALS.update(dict.fromkeys(map(_fold, _spellings), _value))
# How wide a division is: a wider one (smaller rank) never stands inside a much narrower one.
RANKS: dict[str, int] = {"§": 6, "ordinal": 6}
_UNITS = {0: "编編篇편회부部", 1: "部分", 3: "章장回", 4: "节節절관", 6: "条條조", 7: "款항", 8: "项項호目"}
RANKS |= {f"fixed:{unit}": rank for rank, units in _UNITS.items() for unit in (units if rank != 1 else [units])}
for _numbering in reversed(_NUMBERINGS):
    RANKS |= {f"word:{_fold(words[0])}": rank for rank, words in enumerate(_numbering.divisions)}
    RANKS |= {f"word:{_fold(words[0])}": 0 for words in _numbering.annexes}
RANKS |= {f"word:{_fold(word)}": 5 for word in _OTHER_DIVISIONS}
_STEMS = frozenset(key[:2] for key in (*_DIVISIONS, *_ORDINALS)) | {"pé", "sé", "dé", "rè", "zw", "fü"}
_CARDINALS = frozenset(_fold(words[-1]) for table in _NUMBERINGS for words in table.ordinals if len(words) > 1)
_COUNTED = frozenset(_fold(word) for table in _NUMBERINGS for word in table.counted)
_CITED_BY = frozenset(_fold(word) for table in _NUMBERINGS for word in table.cited)
RETURNS = tuple(word for table in _NUMBERINGS for word in table.returns)


def read(text: str) -> Marker | None:
    """The marker a line opens with, or None where no reading is possible."""
    if not text:
        return None
    first = text[0]
    if "a" <= first <= "z" or "A" <= first <= "Z":
        return _read_latin(text)
    if first.isdecimal():
        return _read_number(text)
    family = _FAMILIES.get(first)
    if family:
        return family(text)
    return None if first.isascii() else _read_other(text, first)


def write(kind: str, style: str, number: int) -> str:
    """A label of the given kind and style, ``write("roman", "(#)", 4) == "(iv)"``: what `read` recognises."""
    return style.replace("#", KINDS[kind].write(number))


def _read_number(text: str) -> Marker | None:
    match = _NUMBER.match(text)
    if match is None:
        return None
    end = match["end"] or ""
    rest = text[match.end() :]
    if (
        not end
        and not match["ordinal"]
        and _AMOUNT.match(text, match.end("late") if match["late"] else match.end("path"))
    ):
        return None
    word = _read_numbered_word(text) or (None if end.strip() == "§" else _refuse(rest, match, end))
    if word is not None:
        return word if word is not _NOTHING else None
    path = tuple(part.replace("O", "0") for part in re.split("[.．]", match["path"]))
    readings = (*_number_readings(path, match, end), *_read_split(text))
    label = text[: match.end()].rstrip()
    return Marker(
        label.rstrip("–—-").rstrip() if end.strip(" –—-") == "" else label,
        match.end(),
        readings,
        _plain(path, end, rest),
    )


_NOTHING = Marker("", 0, (), 0)


def _refuse(rest: str, match: re.Match[str], end: str) -> Marker | None:
    """`_NOTHING` where a number without punctuation only counts what follows it ("24 hours", "5G network")."""
    if end or match["ordinal"] or match["late"]:
        return None
    letter = match["letter"] or ""
    if letter and letter[0].isalpha():
        return _NOTHING
    word = _NEXT_WORD.match(rest)
    if word is None:
        return None if not rest else _NOTHING if "." not in match["path"] and rest[0] not in "“\"'‘«「『【[" else None
    if _fold(word[0]) in _COUNTED or word[0] in _CURRENCIES:
        return _NOTHING
    return (
        _NOTHING
        if "." not in match["path"] and not letter and (word[0][0].islower() or match.end() == match.end("path"))
        else None
    )


_CURRENCIES = frozenset(re.findall("...", "EURUSDGBPCHFJPYCNYRMBCADAUDINRPLNSEKNOKDKKRUBTRYBRLMXNHKDSGDKRW"))


def _number_readings(path: tuple[str, ...], match: re.Match[str], end: str) -> tuple[Reading, ...]:
    value, late, letter = float(int(path[-1])), match["late"], match["letter"] or ""
    if letter[:1] in (".", "．") and letter:
        value = float(KINDS["lower"].read(letter[1:].lower()))
        return (Reading("decimal", "decimal", (*_plain_path(path), letter[1:].lower()), value),)
    if letter:
        value += _INSERTED * KINDS["lower"].read(letter.lower())
    if late:
        value += _INSERTED * (_LATE.index(late.strip()) + 1)
    printed = (*_plain_path(path[:-1]), f"{int(path[-1])}{letter.lower()}")
    if end.strip() == "§":
        return (Reading("§", "§", printed, value),)
    if len(path) == 1:
        style = "#" + (match["ordinal"] or "") + _style(end)
        return (Reading("number", style, printed, value, 0.0 if style != "#," else _HALF),)
    whole = (Reading("number", "#.0", printed[:-1], float(int(path[0]))),) if path[1:] in (("0",), ("00",)) else ()
    return (*whole, Reading("decimal", "decimal", printed, value, 0.3 if whole else 0.0))


def _plain_path(path: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(str(int(part)) for part in path)


def _style(end: str) -> str:
    folded = unicodedata.normalize("NFKC", end).replace(" ", "")
    return folded.replace("–", "-").replace("—", "-")


def _plain(path: tuple[str, ...], end: str, rest: str) -> float:
    """What it costs to take a number for plain words."""
    value = int(path[0])
    if value in _YEARS:
        return _YEAR
    if not end.strip():
        if len(path) == 1:
            return _BARE
        return _FRACTION if rest[:1].islower() else _DECIMAL
    return _LARGE if value >= _LARGE_FROM else _SURE


def _read_split(text: str) -> tuple[Reading, ...]:
    """Reads "5. 1 Amount": a decimal with a space inside."""
    match = _SPLIT.match(text)
    return (Reading("decimal", "decimal", match.groups(), float(match[2]), _HALF, match.end()),) if match else ()


def _read_numbered_word(text: str) -> Marker | None:
    """Reads "1. Madde", "2 kap.": the number before the division."""
    match = _NUMBERED_WORD.match(text)
    kind = match and _AFTER_NUMBER.get(_fold(match["word"]))
    if not match or not kind:
        return None
    number = str(int(match["ordinal"]))
    label = text[: match.start("dash") if match["dash"] else match.end()].rstrip()
    return Marker(label, match.end(), (Reading(kind, "# word", (number,), float(number)),), _DECIMAL)


_AFTER_NUMBER = {word: _DIVISIONS[word] for word in ("madde", "bolum", "kisim", "kap", "kapitel", "avdelning")}


def _read_bracket(text: str) -> Marker | None:
    match = _BRACKET.match(text)
    if match is None:
        return None
    body, rest = match["body"], text[match.end() :]
    readings = _bracketed(body)
    if not readings:
        return None
    plain = _CITED if _CITES.match(rest) else _SURE
    if body.isdecimal() and int(body) in _YEARS:
        plain = _YEAR
    return Marker(text[: match.end()].rstrip(), match.end(), readings, plain)


def _bracketed(body: str) -> tuple[Reading, ...]:
    if _BODY_PATH.match(body):
        digits = body.rstrip("abcdefghijklmnopqrstuvwxyz")
        path = _plain_path(tuple(digits.split(".")))
        value = int(path[-1]) + _INSERTED * KINDS["lower"].read(body[len(digits) :] or " ")
        printed = (*path[:-1], path[-1] + body[len(digits) :])
        return (Reading("number" if len(path) == 1 else "decimal", "(#)", printed, value),)
    return tuple(_letter_readings(body, "(#)"))


def _letter_readings(body: str, style: str) -> list[Reading]:
    """The readings of a letter or a figure in letters: roman, Latin, Han, any other alphabet."""
    body = unicodedata.normalize("NFKC", body)
    low = body.lower()
    if low in _BESIDES:
        kind, before = _BESIDES[low]
        return [Reading(kind if body == low else kind.upper(), style, (low,), before + _HALF)]
    if body.isascii():
        return _latin_readings(body, style) if body.isalpha() else []
    kinds = ("han", "stems") if body[0] in HAN or body[0] in ALPHABETS["stems"] else _SCRIPTS.get(body[0], ())
    return [Reading(kind, style, (body,), float(value)) for kind in kinds if (value := KINDS[kind].read(body))]


_SCRIPTS: dict[str, tuple[str, ...]] = {
    sign: tuple(
        kind for kind in KINDS if kind not in ("spanish", "SPANISH", "han", "number") and KINDS[kind].read(sign)
    )
    for sign in LETTERS
}


_NAMED = {"columns": ("lower", _HALF), "COLUMNS": ("upper", _HALF)}  # "ab" goes on where "z" or "aa" ended


def _latin_readings(body: str, style: str) -> list[Reading]:
    found = []
    kinds = ("lower", "roman", "columns") if body == body.lower() else ("upper", "ROMAN", "COLUMNS")
    for kind in kinds:
        value = KINDS[kind].read(body)
        if value and (kind.lower() != "columns" or (len(body) > 1 and body[0] != body[1])):
            name, cost = _NAMED.get(kind, (kind, 0.0))
            found.append(Reading(name, style, (body,), float(value), cost))
    if body in ("I", "l"):
        found.append(Reading("number", style, ("1",), 1.0, _SCANNED))
    return found


def _read_latin(text: str) -> Marker | None:
    second = text[1:2]
    if not second.isalpha() or second in _FIGURES or second == text[0] or text[2:3] in _CLOSERS:
        match = _LETTER.match(text)
        if match and (marker := _read_letter(text, match)):
            return marker
    return _read_word(text) if text[:2].lower() in _STEMS else None


_FIGURES = frozenset("ivxlIVXL")  # what a roman figure of two letters or more may go on with
_CLOSERS = frozenset(".)）、/")


def _read_letter(text: str, match: re.Match[str]) -> Marker | None:
    body, path, end, rest = match["body"], match["path"], match["end"], text[match.end() :]
    if path:
        if len(body) > 1 or not body.isupper():
            return None
        parts = (body, *_plain_path(tuple(re.split("[.．]", path[1:]))))
        return Marker(
            text[: match.end()].rstrip(),
            match.end(),
            (Reading("decimal", "decimal", parts, float(parts[-1])),),
            _DECIMAL,
        )
    if not end or (_style(end) == "-" and not body.isupper()):
        return _read_bare_roman(text, match)
    readings = tuple(_latin_readings(body, "#" + _style(end)))
    if not readings:
        return None
    plain = _NAME if len(body) == 1 and body.isupper() and end == "." and _NAMES.match(rest) else _SURE
    label = text[: match.end()].rstrip()
    return Marker(label.rstrip("–—-").rstrip() if _style(end) == "-" else label, match.end(), readings, plain)


def _read_bare_roman(text: str, match: re.Match[str]) -> Marker | None:
    """Reads "IV PRIVACY": two capitals or more, and a capital after them."""
    body = match["body"]
    value = KINDS["ROMAN"].read(body) if len(body) > 1 and body.isupper() and not match["end"] else 0
    if not value or not text[match.end() :][:1].isupper():
        return None
    return Marker(body, match.end(), (Reading("ROMAN", "#", (body,), float(value)),), _BARE)


def _read_word(text: str) -> Marker | None:
    """Reads "Article 5 bis – Prix", "Chapter One: Scope", "PRIMERA.- Objeto", "Erster Teil"."""
    word = _WORD.match(text)
    if word is None:
        return None
    key = _fold(word[0])
    kind = _DIVISIONS.get(key)
    if kind:
        return _read_division(text, word.end(), kind)
    number = _ORDINALS.get(key)
    if not number or key in _CARDINALS or word[0][0].islower():
        return None
    after = _WORD.match(text, word.end() + 1)
    division = after and _DIVISIONS.get(_fold(after[0]))
    if after and division:
        end = _ORDINAL_END.match(text, after.end())
        reading = Reading(division, "# word", (str(number),), float(number))
        stop = end.end() if end else after.end() + 1
        return Marker(text[: after.end()], stop, (reading,), _DECIMAL)
    end = _ORDINAL_END.match(text, word.end())
    if end is None:
        return None
    label = text[: end.end()].rstrip()
    return Marker(label, end.end(), (Reading("ordinal", "#", (str(number),), float(number)),), _DECIMAL)


def _read_division(text: str, at: int, kind: str) -> Marker | None:
    match = _DIVISION.match(text, at)
    if match is None:
        return None
    body, rest = match["body"], text[match.end() :]
    path, value = _division_number(body)
    if not value or (not body[0].isdecimal() and rest[:1].isdecimal()):
        return None
    letter = match["letter"] or ""
    if letter:
        value += _INSERTED * KINDS["lower"].read(letter.lower())
    if match["late"]:
        value += _INSERTED * (_LATE.index(match["late"].strip()) + 1)
    last = match.start("dash") if match["dash"] else match.end()
    path = (*path[:-1], path[-1] + letter.lower())
    return Marker(
        text[:last].rstrip(), match.end(), (Reading(kind, "word #", path, value),), _plain_division(match, rest)
    )


def _division_number(body: str) -> tuple[tuple[str, ...], float]:
    if body[0].isdecimal():
        path = _plain_path(tuple(re.split("[.．-]", body)))
        return path, float(path[-1])
    if body.isascii() and body.isupper() and (value := KINDS["ROMAN"].read(body)) and (len(body) > 1 or body in "IVX"):
        return (str(value),), float(value)
    if len(body) == 1 and body.isupper() and body.isascii():
        return (body,), float(KINDS["upper"].read(body))
    number = _ORDINALS.get(_fold(body), 0) or KINDS["han"].read(body)
    return (str(number),), float(number)


def _plain_division(match: re.Match[str], rest: str) -> float:
    if match["end"] or match["dash"] or not rest:
        return _SURE
    word = _NEXT_WORD.match(rest)
    if word is None:
        return _CITED if rest[0] in "(（" and len(rest) > 2 and not rest[2:3].isalpha() else _DECIMAL
    if rest[0].islower() or _fold(word[0]) in _CITED_BY:
        return _CITED
    return _SURE


def _read_sign(text: str) -> Marker | None:
    match = _SIGN.match(text)
    if match is None:
        return None
    rest, letter = text[match.end() :], match["letter"] or ""
    value = int(match["body"]) + _INSERTED * KINDS["lower"].read(letter or " ")
    word = _NEXT_WORD.match(rest)
    plain = _CITED if rest[:1].islower() or (word and _fold(word[0]) in _CITED_BY) else _SURE
    path = (f"{int(match['body'])}{letter}",)
    return Marker(text[: match.end()].rstrip(), match.end(), (Reading("§", "§", path, value),), plain)


def _read_fixed(text: str) -> Marker | None:
    """第三条, 第1章, 제2조: a division that stands around its number."""
    match = _FIXED.match(text)
    if match is None:
        return _read_division_of_other(text)
    body, rest = match["body"], text[match.end() :]
    value = float(int(body) if body.isdecimal() else KINDS["han"].read(body))
    if not value:
        return None
    number = str(int(value))
    if match["late"]:
        value += _INSERTED * (int(match["late"]) if match["late"].isdecimal() else KINDS["han"].read(match["late"]))
    apart = match["end"] or not rest or text[match.end() - 1].isspace() or rest[0] in "（([【「“《"
    plain = _SURE if apart else _RUN_ON
    reading = Reading(f"fixed:{match['unit']}", "fixed", (number,), value)
    return Marker(text[: match.end()].rstrip(), match.end(), (reading,), plain)


def _read_division_of_other(text: str) -> Marker | None:
    return _read_word(text)


def _read_other(text: str, first: str) -> Marker | None:
    """Scripts other than ASCII: Han figures, letters, ready-made numbers, full-width forms, division words."""
    if first in CIRCLED:
        reading = Reading("circled", "#", (str(CIRCLED[first]),), float(CIRCLED[first]))
        end = 1 + (text[1:2] in (".", "．", "、", " "))
        return Marker(first, end, (reading,), _SURE)
    if first in HAN and (match := _HAN_NUMBER.match(text)) and (value := KINDS["han"].read(match["body"])):
        reading = Reading("han", "#" + _style(match["end"]), (str(value),), float(value))
        return Marker(text[: match.end()].rstrip(), match.end(), (reading,), _SURE)
    folded = unicodedata.normalize("NFKC", first)
    if folded != first and folded.isascii():
        marker = read(folded + text[1:])
        return marker and _unfold(marker, text, len(folded) - 1)
    return _read_foreign_letter(text, first) or _read_word(text)


def _unfold(marker: Marker, text: str, longer: int) -> Marker:
    end = marker.end - longer
    return marker._replace(label=text[:end].rstrip(), end=end)


def _read_foreign_letter(text: str, first: str) -> Marker | None:
    if len(text) == 1 or text[1] not in ".)）．、-–/":
        return None
    readings = tuple(_letter_readings(first, "#" + _style(text[1])))
    if not readings or text[2:4].strip()[1:2] == ".":
        return None
    return Marker(text[:2], 3 if text[2:3].isspace() else 2, readings, _SURE)


def _read_bullet(text: str) -> Marker | None:
    first = text[0]
    if first in _DASHES and text[1:2] not in (" ", "\t"):
        return None
    return Marker("", len(text) - len(text[1:].lstrip()), (Reading("bullet", first, ("",), 0.0),), _SURE)


_FAMILIES = {
    **dict.fromkeys("(（[【〔［", _read_bracket),
    **dict.fromkeys("第제", _read_fixed),
    **dict.fromkeys(_BULLETS, _read_bullet),
    "§": _read_sign,
}
