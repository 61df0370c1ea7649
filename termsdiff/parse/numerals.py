"""How each kind of number is read and written: one table, `KINDS`, from a kind's name to its two functions.

A kind reads a printed number ("iv", "ab", "十二", "в") as an integer, 0 where it is none, and writes it back:
``KINDS[kind].read(KINDS[kind].write(n)) == n`` for every n from 1 to its ``limit``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

__all__ = ["ALPHABETS", "CIRCLED", "HAN", "KINDS", "LETTERS", "Kind"]


class Kind(NamedTuple):
    """Reads and writes the numbers of one kind, from 1 to ``limit``."""

    read: Callable[[str], int]
    write: Callable[[int], str]
    limit: int


_ROMAN = re.compile(r"(?=.)(?:l)?(?:xl|x{0,3})(?:ix|iv|v?i{0,3})$")
_ROMANS = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LATIN = "abcdefghijklmnopqrstuvwxyz"

# Letters in the order lists use them; a letter a list commonly leaves out stands in no alphabet here.
ALPHABETS = {
    "cyrillic": "абвгдежзиклмнопрстуфхцчшщэюя",
    "greek": "αβγδεζηθικλμνξοπρστυφχψω",
    "hebrew": "אבגדהוזחטיכלמנסעפצקרשת",
    "abjad": "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    "arabic": "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "devanagari": "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह",
    "thai": "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหอฮ",
    "hangul": "가나다라마바사아자차카타파하",
    "katakana": "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン",
    "iroha": "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス",
    "stems": "甲乙丙丁戊己庚辛壬癸",
    "spanish": "abcdefghijklmnñopqrstuvwxyz",
}
LETTERS = frozenset("".join(ALPHABETS.values()) + "".join(ALPHABETS.values()).upper()) - frozenset(_LATIN)
HAN = "零〇一二三四五六七八九十百两兩壹贰叁肆伍陆柒捌玖拾"
_HAN_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {
    digit: value for value, digit in enumerate("〇壹贰叁肆伍陆柒捌玖")
}
_HAN_DIGITS |= {"两": 2, "兩": 2}
# Each run of ready-made numbers in Unicode: circled, bracketed, with a full stop.
CIRCLED = {
    **{chr(0x2460 + n): n + 1 for n in range(20)},
    **{chr(0x3251 + n): n + 21 for n in range(15)},
    **{chr(0x2776 + n): n + 1 for n in range(10)},
}


_DIGITS = 4  # longer runs of digits are postcodes, amounts and telephone numbers
_REPEATS = 3  # "aaa" is the longest repeated letter


def _read_digits(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) <= _DIGITS else 0


def _read_roman(text: str) -> int:
    low = text.lower()
    if not _ROMAN.match(low):
        return 0
    total, at = 0, 0
    for value, sign in _ROMANS:
        while low.startswith(sign, at):
            total, at = total + value, at + len(sign)
    return total


def _write_roman(number: int) -> str:
    out = ""
    for value, sign in _ROMANS:
        while number >= value:
            out, number = out + sign, number - value
    return out


def _read_letters(text: str) -> int:
    """A to z, then aa, bb, cc: the same letter twice."""
    if text.casefold() != text[0].casefold() * len(text) or len(text) > _REPEATS:
        return 0
    return _LATIN.find(text[0].lower()) + 1 + len(_LATIN) * (len(text) - 1) if text[0].lower() in _LATIN else 0


def _write_letters(number: int) -> str:
    times, at = divmod(number - 1, len(_LATIN))
    return _LATIN[at] * (times + 1)


def _read_columns(text: str) -> int:
    """A to z, then aa, ab, ac: as a spreadsheet names its columns."""
    places = [_LATIN.find(sign) + 1 for sign in text.lower()]
    if not all(places) or not 0 < len(places) < _REPEATS:
        return 0
    return places[-1] + sum(places[:-1]) * len(_LATIN)


def _write_columns(number: int) -> str:
    first, second = divmod(number - 1, len(_LATIN))
    return (_LATIN[first - 1] if first else "") + _LATIN[second]


def _read_han(text: str) -> int:
    """一 to 九百九十九, also digit by digit (一〇)."""
    if not any(sign in text for sign in "十百拾"):
        digits = [_HAN_DIGITS.get(sign, -1) for sign in text]
        return int("".join(map(str, digits))) if digits and -1 not in digits else 0
    total, digit = 0, 0
    for sign in text:
        scale = {"十": 10, "拾": 10, "百": 100}.get(sign)
        if scale:
            total, digit = total + (digit or 1) * scale, 0
        elif sign in _HAN_DIGITS:
            digit = _HAN_DIGITS[sign]
        else:
            return 0
    return total + digit


def _write_han(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    out = f"{HAN[hundreds + 1]}百" if hundreds else ""
    if tens:
        out += ("" if tens == 1 and not hundreds else HAN[tens + 1]) + "十"
    elif hundreds and ones:
        out += "零"
    return out + (HAN[ones + 1] if ones else "")


def _alphabet(letters: str, *, upper: bool = False) -> Kind:
    places = {sign.upper() if upper else sign: at for at, sign in enumerate(letters, 1)}
    ordered = list(places)
    return Kind(lambda text: places.get(text, 0), lambda number: ordered[number - 1], len(ordered))


_RINGS = {number: sign for sign, number in reversed(CIRCLED.items())}


def _of_case(kind: Kind, *, upper: bool) -> Kind:
    def read(text: str) -> int:
        return kind.read(text) if text == (text.upper() if upper else text.lower()) else 0

    return Kind(read, (lambda number: kind.write(number).upper()) if upper else kind.write, kind.limit)


_ROMAN_KIND = Kind(_read_roman, _write_roman, 89)
_LETTER_KIND = Kind(_read_letters, _write_letters, len(_LATIN) * _REPEATS)
_COLUMN_KIND = Kind(_read_columns, _write_columns, 702)

KINDS: dict[str, Kind] = {
    "number": Kind(_read_digits, str, 9999),
    "lower": _of_case(_LETTER_KIND, upper=False),
    "upper": _of_case(_LETTER_KIND, upper=True),
    "roman": _of_case(_ROMAN_KIND, upper=False),
    "ROMAN": _of_case(_ROMAN_KIND, upper=True),
    "columns": Kind(_of_case(_COLUMN_KIND, upper=False).read, _write_columns, 702),
    "COLUMNS": _of_case(_COLUMN_KIND, upper=True),
    "han": Kind(_read_han, _write_han, 999),
    "circled": Kind(lambda text: CIRCLED.get(text, 0), lambda number: _RINGS[number], 35),
    **{name: _alphabet(letters) for name, letters in ALPHABETS.items()},
    **{name.upper(): _alphabet(ALPHABETS[name], upper=True) for name in ("cyrillic", "greek", "spanish")},
}
