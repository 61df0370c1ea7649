"""A text in, the facts it states out: periods, amounts, percentages, dates, ages, may and must, negation, opt-in and
opt-out, governing law, and whether it speaks of arbitration, liability or retention.

Facts, not verdicts: each says what is printed, with a value by which two texts are compared ("thirty (30) days" and
"30 days" have the same).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from termsdiff.languages.facts import FACT_WORDS, UNITS, FactWords
from termsdiff.reading.figures import amount, digits

__all__ = ["Fact", "FactKind", "facts", "topics"]


class FactKind(StrEnum):
    """What a fact is about, in the words a reader would use."""

    PERIOD = "period"
    AMOUNT = "amount"
    PERCENTAGE = "percentage"
    DATE = "date"
    AGE = "age"
    CONTACT = "contact details"
    DUTY = "may or must"
    NEGATION = "negation"
    CHOICE = "opt-in or opt-out"
    LAW = "governing law"
    ARBITRATION = "arbitration"
    LIABILITY = "liability"
    RETENTION = "retention"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: what it is about, as printed, the value it is compared by, and where it begins in the text."""

    kind: FactKind
    text: str
    value: str
    start: int


_NUMBER = r"(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,'’]\d+)*)"
_SIGN = (
    r"(?:US\$|A\$|C\$|HK\$|[$€£¥₹₩₽₺฿₪]|(?:USD|EUR|GBP|JPY|CHF|CNY|RMB|SEK|NOK|DKK|PLN|INR|KRW|CAD|AUD|BRL|TRY|RUB)\b)"
)
_AMOUNT = rf"{_SIGN}\s?{_NUMBER}(?:\s?(?:million|billion|thousand))?|{_NUMBER}\s?(?:{_SIGN}|元|円|원|zł|kr\b|руб)"
_PERCENT = r"(?:%|(?:percent|per cent|pour cent|Prozent|por ciento|por cento|per cento|procent)\b)"
_DATE = (
    r"\d{4}\s?[年년]\s?\d{1,2}\s?[月월](?:\s?\d{1,2}\s?[日일])?"
    r"|\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?|\d{1,2}[./]\d{1,2}[./]\d{2,4}"
    r"|\d{1,2}(?:\.|st|nd|rd|th|er|º)? (?:de |of )?[^\W\d_]{3,}\.?,? (?:de )?\d{4}\b"
    r"|[^\W\d_]{3,}\.? \d{1,2}(?:st|nd|rd|th)?, \d{4}\b"
)
_CONTACT = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\+\d[\d ()./-]{6,}\d"


@lru_cache(maxsize=32)
def _pattern(language: str) -> re.Pattern[str]:
    """All facts of one language as one pattern with a group per kind; the first alternative that fits counts."""
    words = _words(language)
    groups = {
        "contact": _CONTACT,
        "date": _DATE,
        "percentage": _percentage(words),
        "amount": _AMOUNT,
        "period": _period(words),
        "law": words.law,
        **{name: _whole(getattr(words, _FIELDS[name]), words) for name in _FIELDS},
    }
    start = r"(?<!\w)" if words.spaced else ""  # looked at once, not by each alternative
    found = "|".join(f"(?P<{name}>{pattern})" for name, pattern in groups.items())
    return re.compile(f"{start}(?:{found})", re.IGNORECASE)


def topics(text: str, language: str = "") -> Iterator[FactKind]:
    """Which of arbitration, liability and retention the text speaks of."""
    return (kind for kind, pattern in _topics(language) if pattern.search(text))


@lru_cache(maxsize=32)
def _topics(language: str) -> tuple[tuple[FactKind, re.Pattern[str]], ...]:
    words = _words(language)
    start = r"(?<!\w)" if words.spaced else ""
    kinds = (FactKind.ARBITRATION, FactKind.LIABILITY, FactKind.RETENTION)
    return tuple((kind, re.compile(start + _whole(getattr(words, kind), words), re.IGNORECASE)) for kind in kinds)


def _words(language: str) -> FactWords:
    return FACT_WORDS.get(language, FACT_WORDS["en"])


def _whole(alternatives: str, words: FactWords) -> str:
    """The alternatives as whole words, where the script has words."""
    return rf"(?:{alternatives})(?!\w)" if words.spaced else f"(?:{alternatives})"


def _percentage(words: FactWords) -> str:
    """A number, in figures or words or both, before a sign or word for percent."""
    if not words.spaced:
        return rf"{_NUMBER}\s?{_PERCENT}"
    named = _named(words)
    figures = rf"(?:(?:{named}) \({_NUMBER}\s?%?\)|{_NUMBER}(?:\s\((?:{named})\))?|{named})"
    return rf"{figures}\s?{_PERCENT}(?:\s\({_NUMBER}\s?%\))?"


def _named(words: FactWords) -> str:
    """The number words, the longest first."""
    return "|".join(sorted(_numbers(words), key=len, reverse=True)) or r"\d+"


def _period(words: FactWords) -> str:
    """A number, in figures or words or both, before a unit of time."""
    units = "|".join(words.units)
    named = _named(words)
    if not words.spaced:
        return rf"(?:\d+|{named})\s?(?:[(（]\d+[)）]\s?)?(?:{units})"
    qualifier = rf"(?:{words.qualifiers})"
    figures = rf"(?:{named}|[^\W\d_]+(?:-[^\W\d_]+)?\s?\(\d+\)|\d+(?:\s\((?:{named})\))?)"
    return rf"\b{figures}[\s-](?:{qualifier}[\s-]?)?(?:{units})(?!\w)(?:\s{qualifier}\b)?"


@lru_cache(maxsize=32)
def _numbers(words: FactWords) -> dict[str, int]:
    """Number words and their values."""
    split = [word.partition("=") for word in words.numbers.split()]
    return {word: int(value or place) for place, (word, _, value) in enumerate(split, 1)}


_KINDS = {
    "opt_in": (FactKind.CHOICE, "opt-in"),
    "opt_out": (FactKind.CHOICE, "opt-out"),
    "must": (FactKind.DUTY, "must"),
    "may": (FactKind.DUTY, "may"),
    "will": (FactKind.DUTY, "will"),
    "negation": (FactKind.NEGATION, "not"),
    "arbitration": (FactKind.ARBITRATION, "arbitration"),
    "liability": (FactKind.LIABILITY, "liability"),
    "retention": (FactKind.RETENTION, "retention"),
}
_MEASURED = {
    "contact": FactKind.CONTACT,
    "date": FactKind.DATE,
}
# Pattern groups that hold a word list; longer phrases before the words they are made of.
_FIELDS = {
    "opt_in": "opt_in",
    "opt_out": "opt_out",
    "arbitration": "arbitration",
    "liability": "liability",
    "retention": "retention",
    "negation": "negations",
    "must": "must",
    "may": "may",
    "will": "will",
}
_BESIDE = 16  # characters before and after "16 years" in which a word for age may stand


def facts(text: str, language: str = "") -> Iterator[Fact]:
    """Every fact the text states, in order. ``language`` is ISO 639-1; English where it is unknown."""
    for match in _pattern(language).finditer(text):
        group = _group(match)
        printed = match[0]
        if group in _KINDS:
            yield Fact(_KINDS[group][0], printed, _KINDS[group][1], match.start())
        elif group in _MEASURED:
            yield Fact(_MEASURED[group], printed, re.sub(r"\s", "", printed).lower(), match.start())
        elif group == "amount":
            yield Fact(FactKind.AMOUNT, printed, amount(printed), match.start())
        elif group == "percentage":
            yield Fact(FactKind.PERCENTAGE, printed, f"{_figure(printed, _words(language))}%", match.start())
        elif group == "law":
            yield Fact(FactKind.LAW, _place(match), _place(match).casefold(), match.start())
        else:
            yield _timed(text, match, _words(language))


def _figure(printed: str, words: FactWords) -> str:
    """The number in plain digits: "ten (10) percent" and "ten percent" -> "10"."""
    figure = re.search(_NUMBER, printed)
    if figure:
        return digits(figure[0])
    named = max((word for word in _numbers(words) if printed.lower().startswith(word)), key=len)
    return str(_numbers(words)[named])


def _group(match: re.Match[str]) -> str:
    """The outermost named group that matched."""
    return next(name for name, value in match.groupdict().items() if value is not None)


def _place(match: re.Match[str]) -> str:
    """Which law: the unnamed group inside the named one."""
    return next((value for value in match.groups()[::-1] if value is not None), match[0]).strip()


def _timed(text: str, match: re.Match[str], words: FactWords) -> Fact:
    """A period, or an age where a word for age stands beside it."""
    around = text[max(0, match.start() - _BESIDE) : match.end() + _BESIDE]
    years = re.search(words.units[-1], match[0], re.IGNORECASE)
    beside = rf"(?<!\w){_whole(words.age, words)}" if words.spaced else words.age
    aged = years and re.search(beside, around, re.IGNORECASE)
    return Fact(FactKind.AGE if aged else FactKind.PERIOD, match[0], _duration(match[0], words), match.start())


def _duration(printed: str, words: FactWords) -> str:
    """Figure, qualifier and unit: "thirty (30) days" -> "30 days", "three months" -> "3 months"."""
    figure = re.search(r"\d+", printed)
    named = max((word for word in _numbers(words) if printed.lower().startswith(word)), key=len, default="")
    number = figure[0] if figure else str(_numbers(words).get(named, printed))
    rest = printed[max(figure.end() if figure else 0, len(named)) :]
    unit = next((name for name, unit in zip(UNITS, words.units, strict=True) if _search(unit, rest)), "")
    qualifier = _search(words.qualifiers, rest) if words.qualifiers else None
    return " ".join(part for part in (number, qualifier[0].lower() if qualifier else "", unit) if part)


def _search(pattern: str, text: str) -> re.Match[str] | None:
    return re.search(rf"(?:{pattern})", text, re.IGNORECASE)
