"""What differs from language to language, as tables: one type per reader of them.

`Numbering` serves `termsdiff.parse.numbering`, `Chrome` serves `termsdiff.parse.content`, `Claims` serves
`termsdiff.reading`. Every word stands in lower case unless its case matters.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Chrome", "Claims", "Language", "Numbering"]


@dataclass(frozen=True, slots=True)
class Numbering:
    """Words that number clauses: divisions ("article", "schedule"), ordinals in words, continuations."""


@dataclass(frozen=True, slots=True)
class Chrome:
    """Words by which page chrome is known: consent banners, "was this helpful", contents headings."""


@dataclass(frozen=True, slots=True)
class Claims:
    """Words by which a text dates and amends itself: "last updated", months, "effective upon posting"."""


@dataclass(frozen=True, slots=True)
class Language:
    """One language: its ISO 639-1 code and its three tables."""

    code: str
    numbering: Numbering
    chrome: Chrome
    claims: Claims
