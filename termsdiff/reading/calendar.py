"""Text -> the calendar dates printed in it, as precise as printed, each with where it stands.

Numeric dates of every script, year-first forms of Chinese, Japanese and Korean with their eras, and dates with the
month's name in the text's language or in English. What "03/04/2024" means is not decided here: `Printed.iso` takes
the order as an argument, `order_of` reads it off the other dates of a page.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from termsdiff.languages import LANGUAGES

__all__ = ["Printed", "fold", "order_of", "printed_dates"]

_FIRST, _LAST = 1980, 2100  # years a page of terms can be dated with; earlier ones are laws and lives
_PIVOT = 80  # two-digit years from here on are the last century's
_ERAS = {"令和": 2018, "平成": 1988, "民國": 1911, "民国": 1911, "中華民國": 1911}
_NUMERALS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}


class _Folded(dict[int, int | str]):
    """What each character is read as: the decimal digits of every script, and the typography that stands inside dates
    and date words. Filled as characters come: to look through all of Unicode takes a fifth of a second."""

    def __missing__(self, code: int) -> int | str:
        sign = chr(code)
        self[code] = read = str(unicodedata.decimal(sign)) if sign.isdecimal() else code
        return read


_SAME = _Folded((ord(odd), plain) for odd, plain in zip("’‘`\u00a0\u202f：（）／．", "'''  :()/.", strict=True))

_TIME = r"(?:[T ,]{1,2}(?:at |à |um |a las )?(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_YEAR_FIRST = re.compile(
    rf"(?<![\d./-]){_YEAR}(?:\s?[年년]\s?|[-./]\s?|(?<=\d{{4}})\.\s)(?P<month>\d{{1,2}})"
    rf"(?:\s?[月월]\s?|[-./]\s?)(?P<day>\d{{1,2}})(?!\d)\.?(?:\s?[日일号號])?{_TIME}"
)
_YEAR_MONTH = re.compile(
    rf"(?<![\d./-]){_YEAR}(?:\s?[年년]\s?(?P<month>\d{{1,2}})\s?[月월]|[-/](?P<bare>0[1-9]|1[0-2])(?![\d./-]))"
)
_ERA = re.compile(
    r"(?P<era>令和|平成|民國|民国)\s?(?P<count>\d{1,3}|元)\s?年\s?(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?日"
)
_WRITTEN = re.compile(
    r"(?P<year>[〇零○一二三四五六七八九]{4})年(?P<month>[一二三四五六七八九十]{1,2})月(?P<day>[一二三四五六七八九十]{1,3})[日号號]"
)
_NUMERIC = re.compile(
    r"(?<![\d./-])(?P<one>\d{1,2})\s?(?P<mark>[./-])\s?(?P<two>\d{1,2})\s?(?P=mark)\s?"
    rf"(?P<year>(?:19|20)\d\d|\d\d)(?!\d|[./-]\d){_TIME}"
)
_MONTH_YEAR = re.compile(rf"(?<![\d./-])(?P<month>0?[1-9]|1[0-2])\s?[/.]\s?{_YEAR}(?!\d|[./-]\d)")


class Printed(NamedTuple):
    """A date as printed: where it stands in the text, year, and the two numbers of day and month.

    ``order`` is "ymd", "dmy" or "mdy" where the print itself decides which number is the day, "" where it does not.
    Without a day (0) the date is a month. ``time`` is "" or "T16:15:22".
    """

    start: int
    end: int
    year: int
    first: int
    second: int
    order: str
    time: str = ""
    named: bool = False

    def iso(self, order: str = "dmy") -> str:
        """The date in ISO 8601; ``order`` ("dmy", "mdy") reads a date that does not decide itself."""
        flipped = (self.order or order) == "mdy"
        day, month = (self.second, self.first) if flipped else (self.first, self.second)
        if not self.order and month > 12:  # the other reading is the only one that is a date
            day, month = month, day
        return f"{self.year}-{month:02}-{day:02}{self.time}" if day else f"{self.year}-{month:02}"


def fold(text: str) -> str:
    """The text with digits as 0 to 9, straight apostrophes and plain spaces, every character in its old place."""
    if text.isascii():
        return text
    return text.translate(_SAME)


def printed_dates(text: str, language: str) -> tuple[Printed, ...]:
    """Every date in ``text`` (folded by `fold`), in the order of the text; of two that overlap the longer."""
    found = sorted(_candidates(text, language), key=lambda each: (each.start, -each.end))
    kept: list[Printed] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return tuple(kept)


def order_of(dates: Iterable[Printed], *, default: str) -> str:
    """Which of day and month a page prints first: by its numeric dates that can be read one way only, then by its
    dates with month names, then ``default``."""
    votes = {"numeric": 0, "named": 0}
    for each in dates:
        if each.named:
            votes["named"] += {"dmy": 1, "mdy": -1}.get(each.order, 0) if each.first and each.second else 0
        elif not each.order:
            votes["numeric"] += (each.first > 12) - (each.second > 12)
    vote = votes["numeric"] or votes["named"]
    return default if vote == 0 else "dmy" if vote > 0 else "mdy"


def _candidates(text: str, language: str) -> Iterator[Printed]:
    for pattern in (_YEAR_FIRST, _YEAR_MONTH, _ERA, _WRITTEN, _NUMERIC, _MONTH_YEAR, *_named(language)):
        for match in pattern.finditer(text):
            printed = _printed(match, language)
            if printed is not None and _exists(printed):
                yield printed


def _printed(match: re.Match[str], language: str) -> Printed | None:
    parts = {name: value for name, value in match.groupdict().items() if value}
    year, time = _year(parts), _time(parts)
    span = (match.start(), match.end())
    if "mark" in parts:
        order = "dmy" if parts["mark"] == "." else ""
        return Printed(*span, year, int(parts["one"]), int(parts["two"]), order, time)
    name = parts.get("name", "")
    month = _month_names(language)[_bare(name)] if name else _number(parts.get("month") or parts.get("bare") or "0")
    day = _number(parts.get("day") or parts.get("day_after") or "0")
    if "day_after" in parts:
        return Printed(*span, year, month, day, "mdy", time, named=True)
    return Printed(*span, year, day, month, "dmy", time, named=bool(name))


def _year(parts: dict[str, str]) -> int:
    if "era" in parts:
        return _ERAS[parts["era"]] + (1 if parts["count"] == "元" else int(parts["count"]))
    year = _number(parts["year"])
    if year >= 100:
        return year
    return year + (1900 if year >= _PIVOT else 2000)


def _time(parts: dict[str, str]) -> str:
    if "hour" not in parts:
        return ""
    seconds = f":{parts['second']}" if "second" in parts else ""
    return f"T{int(parts['hour']):02}:{parts['minute']}{seconds}"


def _number(digits: str) -> int:
    if digits.isascii():
        return int(digits)
    if "十" not in digits:
        return int("".join(str(_NUMERALS[digit]) for digit in digits))
    tens, _, ones = digits.partition("十")
    return 10 * (_NUMERALS[tens] if tens else 1) + (_NUMERALS[ones] if ones else 0)


def _exists(printed: Printed) -> bool:
    """Is there such a day, in either order where the print does not decide?"""
    if not _FIRST <= printed.year <= _LAST:
        return False
    try:
        date.fromisoformat(
            (printed.iso() if printed.first and printed.second else f"{printed.iso()}-01").partition("T")[0]
        )
    except ValueError:
        return False
    return True


def _bare(name: str) -> str:
    return re.sub(r"\s+", " ", name.lower().replace("i\u0307", "i")).rstrip(".")


@lru_cache(maxsize=32)
def _month_names(language: str) -> dict[str, int]:
    tables = [LANGUAGES[code].claims.months for code in dict.fromkeys(("en", language)) if code in LANGUAGES]
    if language not in LANGUAGES:
        tables = [known.claims.months for known in LANGUAGES.values()]
    return {
        _bare(spelling.replace("_", " ")): number
        for months in tables
        for number, spellings in enumerate(months.split("|"), 1)
        for spelling in spellings.split()
    }


@lru_cache(maxsize=32)
def _named(language: str) -> tuple[re.Pattern[str], ...]:
    """Dates with a month's name: "1st of March, 2024", "March 1st, 2024", "2024-Mar-01", "March 2024"."""
    spellings = sorted(_month_names(language), key=len, reverse=True)
    name = (
        rf"(?P<name>{'|'.join(re.escape(each).replace(chr(92) + ' ', chr(92) + 's+') for each in spellings)})(?!\w)\.?"
    )
    # What may stand between the parts, in all languages: commas, dots, "de", "of", "day of", "-".
    gap = r"[\s,.\-/]{0,3}(?:(?:de[ls]?|do|da|of|the|di|d'|day of|den)\b[\s']*)?"
    ordinal = r"(?:st|nd|rd|th|er|ère|ème|re|e|º|°|ª|-го|-е|\.)?"
    day = rf"(?<![\d./-])(?P<day>\d{{1,2}}){ordinal}"
    after = rf"(?P<day_after>\d{{1,2}})(?!\d|:){ordinal}"
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"{day}{gap}(?<!\w){name}{gap}{_YEAR}(?!\d){_TIME}",
            rf"(?<!\w){name}{gap}{after}[\s,.\-/]{{1,3}}(?:de[ls]?\s|of\s)?{_YEAR}(?!\d){_TIME}",
            rf"(?<![\d./-]){_YEAR}[\s,.\-/]{{1,2}}{name}[\s,.\-/]{{1,2}}(?P<day>\d{{1,2}})(?!\d)",
            rf"(?<!\w){name}{gap}{_YEAR}(?!\d)",
        )
    )
