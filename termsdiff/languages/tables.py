"""What differs from language to language, as tables: one type per reader of them.

`Numbering` serves `termsdiff.parse.numbering`, `Chrome` serves `termsdiff.parse.content`, `Claims` serves
`termsdiff.reading`. Every word stands in lower case unless its case matters.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Chrome", "Claims", "Language", "Numbering"]


@dataclass(frozen=True, slots=True)
class Numbering:
    """Words that number clauses.

    ``divisions``: the spellings of each division that takes a number ("article", "art"), widest first;
    ``annexes``: those of the parts that stand beside all others ("schedule");
    ``ordinals``: the spellings of first, second, third…; ``counted``: words that make the number before them a
    quantity or a date ("days", "march"); ``cited``: words that make the division before them a citation
    ("of", "gdpr"); ``returns``: how a paragraph opens that goes back to the parent of the list before it.
    """

    divisions: tuple[tuple[str, ...], ...] = ()
    annexes: tuple[tuple[str, ...], ...] = ()
    ordinals: tuple[tuple[str, ...], ...] = ()
    counted: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()
    returns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chrome:
    """Words by which page chrome is known: consent banners, "was this helpful", contents headings."""


@dataclass(frozen=True, slots=True)
class Claims:
    """Words by which a text dates and amends itself: "last updated", months, "effective upon posting"."""


@dataclass(frozen=True, slots=True)
class Language:
    """One language: its ISO 639-1 code, its three tables, and ``furniture``: short lines of page chrome that plain
    text copied from a page carries ("on this page", "search")."""

    code: str
    numbering: Numbering
    chrome: Chrome
    claims: Claims
    furniture: tuple[str, ...] = ()
