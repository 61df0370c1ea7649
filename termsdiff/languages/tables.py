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
    """Words by which page chrome is known. Each field is a list with "|" between its phrases.

    ``consent``: what the buttons of a consent banner say; ``cookies``: what such a banner speaks of; ``feedback``:
    how questions like "was this helpful" begin; ``related``: titles of lists of other pages; ``actions``: what
    links and buttons say that do something to the page; ``places``: the same of links that lead to the top, or to
    where they stand; ``window``: what a link says of where it opens;
    ``ago``: how old a page says it is, "#" any number, "*" any word ("# * ago"); ``readers``: what counts those who
    read a page, or the minutes it takes them ("# views"); ``announced``: how an announcement of new terms begins.
    """

    consent: str = ""
    cookies: str = ""
    feedback: str = ""
    related: str = ""
    actions: str = ""
    places: str = ""
    window: str = ""
    ago: str = ""
    readers: str = ""
    announced: str = ""


@dataclass(frozen=True, slots=True)
class Claims:
    """Words by which a text dates itself. Each field is a list with "|" between its phrases; "*" is
    any letters ("amend*" is amended, amending).

    ``months``: the names of the twelve months, spellings of one month apart by spaces, "_" for a space in a name;
    ``order``: "mdy" where 03/04/2024 is usually the fourth of March, else "dmy"; ``updated``, ``effective``,
    ``published``: what stands beside the date of that kind; ``version``: what stands before a version's number;
    ``documents``: what such a text calls itself; ``others``: what else has dates (a law, a price);
    ``former``: what makes a date that of an earlier text.
    """

    months: str = ""
    order: str = "dmy"
    updated: str = ""
    effective: str = ""
    published: str = ""
    version: str = "version"
    documents: str = ""
    others: str = ""
    former: str = ""


@dataclass(frozen=True, slots=True)
class Language:
    """One language: its ISO 639-1 code, its three tables, and ``furniture``: short lines of page chrome that plain
    text copied from a page carries ("on this page", "search"). ``common``: its commonest words, where its script does
    not tell it from other languages."""

    code: str
    numbering: Numbering
    chrome: Chrome
    claims: Claims
    furniture: tuple[str, ...] = ()
    common: str = ""
