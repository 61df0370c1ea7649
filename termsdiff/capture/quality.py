"""A document just read, and the one before it where there was one -> why it may not be the terms, or None.

Sites answer 200 with an error, a login form, a bot check; the terms come back half, or in another language. Such a
page is kept as a snapshot and must not become a version. A doubt says what was seen in one sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from termsdiff.languages.refusals import BOT, CONSENT, ERROR, LOGIN
from termsdiff.model import Document

__all__ = ["Doubt", "DoubtKind", "doubt", "doubt_beside"]

# Measured on 237 real pages of terms, the shortest of 1,287 characters, and 120 real changes: none is doubted but one
# that came back cut off.
_SHORT = 2_500  # a page of no more characters that says "page not found" is that page
_TINY = 80  # no terms are shorter
_HEAD = 600  # characters in which a page says what it is
_SUBSTANTIAL = 2_000  # shorter texts may well halve or double
_SHRUNK, _GROWN = 0.4, 4.0  # a share of the length before, below and above which a text is doubted
_CUT = 0.85  # a text that is the beginning of the one before and no longer than this share of it was cut off


class DoubtKind(StrEnum):
    """What the page seems to be instead of the terms."""

    EMPTY = "empty"
    ERROR = "error-page"
    LOGIN = "login"
    BOT = "bot-check"
    CONSENT = "consent-wall"
    LANGUAGE = "other-language"
    TRUNCATED = "truncated"
    SHRUNK = "much-shorter"
    GROWN = "much-longer"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a page is doubted: a kind for programs, one sentence for people."""

    kind: DoubtKind
    text: str


_SAID = (
    (DoubtKind.BOT, BOT, "asks visitors to prove that they are no program"),
    (DoubtKind.ERROR, ERROR, "is an error page"),
    (DoubtKind.LOGIN, LOGIN, "asks visitors to log in"),
    (DoubtKind.CONSENT, CONSENT, "shows only its cookie banner"),
)


def doubt(document: Document) -> Doubt | None:
    """Why this document alone is not the terms: nearly empty, or short and saying it is something else."""
    text = document.text.replace("’", "'")
    if len(text) < _TINY:
        return Doubt(DoubtKind.EMPTY, f"The page holds only {len(text)} characters of text.")
    if len(text) > _SHORT:
        return None
    head = text[:_HEAD].lower()
    for kind, table, what in _SAID:
        said = next((phrase for phrase in _phrases(kind, tuple(table.values())) if phrase in head), None)
        if said:
            return Doubt(kind, f"The page is short and {what}: it says “{said}”.")
    return None


@cache
def _phrases(_kind: DoubtKind, lists: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(phrase for phrases in lists for phrase in phrases.split("|"))


def doubt_beside(document: Document, before: Document) -> Doubt | None:
    """Why this document, beside the one last seen, may not be the same terms: another language, cut off, far shorter
    or far longer. Texts that were short before are not doubted for their length."""
    if document.language and before.language and document.language != before.language:
        return Doubt(DoubtKind.LANGUAGE, f"The page is now in “{document.language}”, it was in “{before.language}”.")
    now, then = len(document.text), len(before.text)
    if then < _SUBSTANTIAL:
        return None
    if now <= _CUT * then and _is_beginning(document, before):
        return Doubt(DoubtKind.TRUNCATED, f"The text stops after {now:,} of {then:,} characters.")
    if now < _SHRUNK * then:
        return Doubt(DoubtKind.SHRUNK, f"The text has {now:,} characters, it had {then:,}.")
    if now > _GROWN * then:
        return Doubt(DoubtKind.GROWN, f"The text has {now:,} characters, it had {then:,}.")
    return None


def _is_beginning(document: Document, before: Document) -> bool:
    """Are its lines those the text before began with? The last one may be cut off inside."""
    lines, earlier = document.text.split("\n"), before.text.split("\n")
    *whole, last = lines
    return len(lines) <= len(earlier) and whole == earlier[: len(whole)] and earlier[len(whole)].startswith(last)
