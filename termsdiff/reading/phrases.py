"""The phrase lists of the language tables -> patterns. "|" stands between phrases, "*" for any letters,
"~" for a few words of the same sentence."""

from __future__ import annotations

import re
from functools import lru_cache

from termsdiff.languages import LANGUAGES, Claims
from termsdiff.languages.alternatives import either
from termsdiff.reading.calendar import fold

__all__ = ["needles", "pattern", "tables"]

_WORD = re.compile(r"\w")
# Scripts that put no space between words: a phrase of theirs may stand inside a longer run of letters.
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_FEW = r"\b.{0,40}?\b"
_SOME = ".{0,40}?"  # the same where no space stands between words
_NOTHING = re.compile(r"(?!)")


def tables(language: str) -> tuple[Claims, ...]:
    """The tables to read a text of ``language`` by: its own and English; all where the language is none of ours."""
    if language not in LANGUAGES:
        return tuple(known.claims for known in LANGUAGES.values())
    return tuple(LANGUAGES[code].claims for code in dict.fromkeys((language, "en")))


@lru_cache(maxsize=512)
def pattern(phrases: str) -> re.Pattern[str]:
    """One pattern for every phrase of the list, the longest first; it ignores case. Texts are folded first."""
    wanted = sorted({fold(phrase.strip()) for phrase in phrases.split("|")} - {""}, key=len, reverse=True)
    if not wanted:
        return _NOTHING
    return re.compile(either((_bounded(phrase[0]), _source(phrase)) for phrase in wanted), re.IGNORECASE)


@lru_cache(maxsize=32)
def needles(phrases: str) -> tuple[str, ...]:
    """For each phrase a piece of letters without which it does not match: one of them is in every text, in lower
    case, that `pattern` matches. Finding them is many times faster than the pattern."""
    pieces = (max(re.split(r"[*~ ]+", fold(phrase.strip())), key=len).lower() for phrase in phrases.split("|"))
    longest = sorted(set(pieces) - {""}, key=len)
    return tuple(piece for i, piece in enumerate(longest) if not any(short in piece for short in longest[:i]))


def _source(phrase: str) -> str:
    few = _SOME if _UNSPACED.search(phrase) else _FEW
    source = re.escape(phrase).replace(r"\ \~\ ", few).replace(r"\~", few).replace(r"\ ", r"\s+").replace(r"\*", r"\w*")
    return source + (r"(?![^\W\d])" if _bounded(phrase[-1]) else "")


def _bounded(character: str) -> bool:
    return bool(_WORD.match(character)) and not _UNSPACED.match(character)
