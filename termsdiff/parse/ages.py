"""A short text in, whether it tells how old the page is out ("Updated over a week ago"), or how much it is read.

Such a line changes every day while the terms stay as they are; a day that a text names is no age.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from termsdiff.languages import LANGUAGES

__all__ = ["counts_readers", "tells_age"]

_LONGEST = 40  # characters
_ANY = {"#": r"\d{1,2}\+?", "*": r"[^\s\d]+"}


def _phrases(field: str, table: str) -> list[str]:
    found = {
        phrase for language in LANGUAGES.values() for phrase in getattr(getattr(language, table), field).split("|")
    }
    return sorted(filter(None, found), key=lambda phrase: (-len(phrase), phrase))


def _pattern(phrase: str) -> str:
    return "".join(_ANY.get(sign, re.escape(sign)) for sign in phrase)


_AGES = _phrases("ago", "chrome")
_WORDS = Counter(word for phrase in _AGES for word in re.findall(r"[^\s\d#*]+", phrase))
# A word that every age has, the commonest of its phrase: spares nearly all other texts the search.
_MARKS = frozenset(max(re.findall(r"[^\s\d#*]+", phrase), key=lambda word: (_WORDS[word], word)) for phrase in _AGES)
_WIDE = "前전刚剛방"  # in scripts that do not set words apart


@cache
def _age() -> re.Pattern[str]:
    """A line that tells an age; built when one is first looked for, which few pages ask and which takes 20 ms."""
    said = "|".join(map(_pattern, _phrases("updated", "claims")))
    ages = "|".join(map(_pattern, _AGES))
    return re.compile(rf"(?:(?:{said})\b[:：]?\s?|{said})?(?:{ages})(?:\s?(?:{said}))?", re.IGNORECASE)


def tells_age(said: str) -> bool:
    """True for a line that says of a page how long ago it was touched, and nothing else; ``said`` as
    `termsdiff.parse.phrases.plain` gives it."""
    if len(said) > _LONGEST or (
        _MARKS.isdisjoint(said.split()) and (said.isascii() or not any(sign in said for sign in _WIDE))
    ):
        return False
    return _age().fullmatch(said) is not None


_READERS = frozenset(_phrases("readers", "chrome"))
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*(?:\s\d{3})*k?")


def counts_readers(said: str) -> bool:
    """True for a line that says how often a page was read, or how many minutes that takes; ``said`` as above."""
    number = _NUMBER.search(said)
    return number is not None and f"{said[: number.start()]}#{said[number.end() :]}" in _READERS
