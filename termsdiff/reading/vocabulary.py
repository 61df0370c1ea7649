"""The phrase tables of `termsdiff.languages.definitions` in, patterns of a text's language and English out, and how
documents are named in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from termsdiff.languages.definitions import (
    BINDING,
    EXAMPLES,
    INCLUDING,
    MEANS,
    NAMES,
    OWN,
    PART_OF,
    PRECEDENCE,
    SECTION_ONLY,
)
from termsdiff.model import Document
from termsdiff.reading.calendar import fold
from termsdiff.reading.phrases import needles, pattern, tables

__all__ = ["NAME", "THIS", "documents", "phrases", "says", "texts"]

_TABLES = {
    "means": MEANS,
    "examples": EXAMPLES,
    "including": INCLUDING,
    "section": SECTION_ONLY,
    "precedence": PRECEDENCE,
    "binding": BINDING,
    "part of": PART_OF,
}

_PROPER = r"(?:[A-Z][\w&’'-]*|and|&)"
NAME = re.compile(rf"(?-i:(?:{_PROPER}\s){{0,6}}(?:{NAMES})(?:\sof\s(?:the\s)?(?:[A-Z][\w&’'-]*\s?){{1,5}})?(?!\w))")
THIS = re.compile(rf"(?:{pattern(OWN).pattern})\s*$", re.IGNORECASE)


@lru_cache(maxsize=256)
def phrases(kind: str, language: str) -> re.Pattern[str]:
    """The phrases of a table in the text's language and in English; all where the language is none of ours."""
    table = _TABLES[kind]
    return pattern("|".join(table[code] for code in _codes(table, language)))


@lru_cache(maxsize=256)
def _hints(kind: str, language: str) -> tuple[str, ...]:
    table = _TABLES[kind]
    return needles("|".join(table[code] for code in _codes(table, language)))


def _codes(table: dict[str, str], language: str) -> Iterable[str]:
    return dict.fromkeys((language, "en")) if language in table else table


def says(kind: str, text: str, language: str) -> bool:
    """Does the text hold a phrase of that table? A quick look comes first."""
    lowered = fold(text).lower()
    return any(hint in lowered for hint in _hints(kind, language)) and (
        phrases(kind, language).search(fold(text)) is not None
    )


def documents(language: str) -> re.Pattern[str]:
    """What texts of the language call documents of their kind."""
    return pattern("|".join(table.documents for table in tables(language)))


def texts(document: Document) -> Iterator[tuple[str, str]]:
    """Path and words of every clause, title and text parted by a full stop."""
    for path, clause in document.walk():
        yield path, ". ".join(part for part in (clause.title, clause.text) if part)
