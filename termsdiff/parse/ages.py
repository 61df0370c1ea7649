"""A short text in, whether it tells how old the page is out ("Updated over a week ago"), or how much it is read.

Such a line changes every day while the terms stay as they are; a day that a text names is no age.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import chain

from termsdiff.languages import LANGUAGES

__all__ = ["changes_daily"]

_LONGEST = 40  # characters
_ANY = {"#": r"\d{1,2}\+?", "*": r"[^\s\d]+"}


def _phrases(field: str, table: str) -> list[str]:
    found = {
        phrase for language in LANGUAGES.values() for phrase in getattr(getattr(language, table), field).split("|")
    }
    return sorted(filter(None, found), key=lambda phrase: (-len(phrase), phrase))


def _pattern(phrase: str) -> str:
    return "".join(_ANY.get(sign, re.escape(sign)) for sign in phrase)


def _marks(phrases: list[str]) -> frozenset[str]:
    """A word of each phrase, the commonest of its words, that every line of its kind has."""
    words = [re.findall(r"[^\s\d#*]+", phrase) for phrase in phrases]
    common = Counter(chain.from_iterable(words))
    return frozenset(max(each, key=lambda word: (common[word], word)) for each in words)


_AGES, _READERS = _phrases("ago", "chrome"), _phrases("readers", "chrome")
_AGE_MARKS = _marks(_AGES)
_MARKS = _AGE_MARKS | _marks(_READERS)  # spares nearly all other texts the search
_AGE_SIGNS = frozenset("前전刚剛방")  # in scripts that do not set words apart
_SIGNS = _AGE_SIGNS | frozenset("览覽阅閱閲読ビ조읽")
_COUNTS = frozenset(_READERS)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*(?:\s\d{3})*k?")


@cache
def _age() -> re.Pattern[str]:
    """A line that tells an age; built when one is first looked for, which few pages ask and which takes 20 ms."""
    said = "|".join(map(_pattern, _phrases("updated", "claims")))
    ages = "|".join(map(_pattern, _AGES))
    return re.compile(rf"(?:(?:{said})\b[:：]?\s?|{said})?(?:{ages})(?:\s?(?:{said}))?", re.IGNORECASE)


def changes_daily(said: str) -> str:
    """Why a line changes every day: it says of a page how long ago it was touched ("age"), or how often it is read and
    how many minutes that takes ("readers"), and nothing else; "" for all others. ``said`` is what
    `termsdiff.parse.phrases.plain` gives."""
    if len(said) > _LONGEST:
        return ""
    words = said.split()
    if _MARKS.isdisjoint(words) and (said.isascii() or _SIGNS.isdisjoint(said)):
        return ""
    number = _NUMBER.search(said)
    if number and f"{said[: number.start()]}#{said[number.end() :]}" in _COUNTS:
        return "readers"
    if _AGE_MARKS.isdisjoint(words) and _AGE_SIGNS.isdisjoint(said):
        return ""
    return "age" if _age().fullmatch(said) else ""
