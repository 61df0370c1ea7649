"""A document -> the dates it claims for itself: last updated, effective, published, and its version's label.

A date counts as a claim by the words beside it ("last updated", "tritt am … in Kraft") and by what they speak of:
either the line holds little else, or its sentence speaks of the text itself ("these terms") and of nothing else
that has dates (a law, a price). Pure; nothing here knows what day it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from termsdiff.languages import LANGUAGES
from termsdiff.model import Claim, Document
from termsdiff.reading.calendar import Printed, fold, order_of, printed_dates
from termsdiff.reading.phrases import pattern, tables
from termsdiff.reading.sentences import Span, sentences

__all__ = ["claims"]

# Measured on tests/tables/dates.md, whose precision and recall tests/reading/test_dates.py prints.
_LONG_LINE = 90  # characters a line may hold beside its dates and words and still be a date line
_GAP = 48  # characters between the words and their date
_VERSION_LINE = 90  # longest line that is read for a version label
_HEAD = 8  # a bare date counts only among the first clauses
_KINDS = ("last-updated", "effective", "published")

_DIGIT = re.compile(r"[\d〇○一二三四五六七八九]")
_DATED = re.compile(r"\d{4}|[年년]|\d[./-]\s?\d{1,2}[./-]\s?\d\d")
_COLON = re.compile(r"\s*(?:[:|)\]]|[-–—]\s)")
_JOINED = re.compile(r"\s*(?:[,/&+(・、]|\b(?:and|und|et|y|e|en|i|och|и|ve|و|या|及|および|및)\b)\s*", re.IGNORECASE)
_LABEL = r"\s*(?:no\.?|nr\.?|n°|number|nummer|#|号|:)?\s*:?\s*v?(?P<label>\d+(?:\.\d+)*[a-z]?)(?:版|판)?"
_AFTER_LABEL = re.compile(r"\s*(?:$|[|,;:()\[\]–—]|\s-|[.](?:\s|$))")
_BEFORE_DATE = 12  # characters between a version's number and its date, "Version 1.2 vom 12. Januar"


class _Word(NamedTuple):
    """A word of a date line: which kinds it claims, and where it stands."""

    kinds: tuple[str, ...]
    start: int
    end: int


class _Rules(NamedTuple):
    """The patterns of one language."""

    words: tuple[tuple[str, re.Pattern[str]], ...]
    documents: re.Pattern[str]
    others: re.Pattern[str]
    former: re.Pattern[str]
    version: re.Pattern[str]
    order: str


def claims(document: Document) -> tuple[Claim, ...]:
    """Every date and version label the document claims for itself, in document order, each once.

    "03/04/2024" is read in the order the page's other dates show, else in that of its language.
    """
    rules = _rules(document.language)
    lines = tuple(_lines(document, rules))
    order = _Order(tuple(text for _, text, _ in lines if _DATED.search(text)), document.language, rules.order)
    found = (claim for line in lines for claim in _of_line(*line, rules, order))
    return tuple(dict.fromkeys(found))


class _Order:
    """How the page prints day and month, found out only when a date leaves it open."""

    def __init__(self, texts: tuple[str, ...], language: str, default: str) -> None:
        self.language = language
        self._texts = texts
        self._default = default
        self._found = ""

    def iso(self, printed: Printed) -> str:
        if printed.order:
            return printed.iso()
        if not self._found:
            dates = (each for text in self._texts for each in printed_dates(fold(text), self.language))
            self._found = order_of(dates, default=self._default)
        return printed.iso(self._found)


@lru_cache(maxsize=32)
def _rules(language: str) -> _Rules:
    own = tables(language)
    american = language in LANGUAGES and own[0].order == "mdy"

    def joined(field: str) -> re.Pattern[str]:
        return pattern("|".join(getattr(table, field) for table in own))

    fields = dict(zip(_KINDS, ("updated", "effective", "published"), strict=True))
    words = tuple((kind, joined(field)) for kind, field in fields.items())
    version = rf"(?:{joined('version').pattern}){_LABEL}"
    return _Rules(
        words,
        joined("documents"),
        joined("others"),
        joined("former"),
        re.compile(version, re.IGNORECASE),
        "mdy" if american else "dmy",
    )


def _lines(document: Document, rules: _Rules) -> Iterator[tuple[str, str, int]]:
    """Path, words and place of every clause with a digit; "Last updated" is joined with a bare date after it."""
    before = document.title
    if _DIGIT.search(before):
        yield "", before, 0
    for place, (path, clause) in enumerate(document.walk(), 1):
        words = clause.words
        if _DIGIT.search(words):
            yield path, f"{before.rstrip(' :')}: {words}" if _continues(before, words, rules) else words, place
        before = words


def _continues(before: str, words: str, rules: _Rules) -> bool:
    """Is ``words`` the date that the line before it announces?"""
    if len(words) > _GAP or not 0 < len(before) <= _GAP or not _DATED.search(words) or _DATED.search(before):
        return False
    return _dates_something(before, rules) and not _dates_something(words, rules)


def _dates_something(words: str, rules: _Rules) -> bool:
    text = fold(words)
    return any(expression.search(text) for _, expression in rules.words)


def _of_line(path: str, words: str, place: int, rules: _Rules, order: _Order) -> Iterator[Claim]:
    dated = _DATED.search(words)
    if not dated and len(words) > _VERSION_LINE:
        return
    text = fold(words)
    dates = printed_dates(text, order.language) if dated else ()
    if len(words) <= _VERSION_LINE and _is_labelled(text, dates, rules):
        yield Claim("version", "", words, path)
    for span in _spans(text, dates) if dates else ():
        inside = tuple(each for each in dates if span.start <= each.start and each.end <= span.end)
        said = words[span.start : span.end].strip()
        if len(inside) == 1 and place <= _HEAD and not re.search(r"\w", _without(text, span, inside)):
            yield Claim("published", order.iso(inside[0]), said, path)
        for kind, printed in _paired(text, span, inside, rules):
            yield Claim(kind, order.iso(printed), said, path)


def _is_labelled(text: str, dates: tuple[Printed, ...], rules: _Rules) -> bool:
    """Does the line give the text's own version, "Version 3.2", "Terms of Use v2.1"?"""
    match = rules.version.search(text)
    if match is None or any(each.start < match.end() and match.start() < each.end for each in dates):
        return False
    dated = any(0 <= each.start - match.end() <= _BEFORE_DATE for each in dates)
    if not dated and not _AFTER_LABEL.match(text, match.end()):
        return False  # "version 3 of the software"
    before = text[: match.start()].strip(" -–—|,(:")
    if not before:
        return True
    return "." in match["label"] and not rules.others.search(before) and bool(rules.documents.search(before))


def _spans(text: str, dates: tuple[Printed, ...]) -> Iterator[Span]:
    """The sentences that hold a date; a full stop inside a date ends none."""
    start = 0
    for span in sentences(text):
        if any(each.start < span.end < each.end for each in dates):
            continue
        if any(start <= each.start < span.end for each in dates):
            yield Span(start, span.end)
        start = span.end


def _without(text: str, span: Span, dates: tuple[Printed, ...]) -> str:
    """The sentence without its dates."""
    kept, at = [], span.start
    for each in dates:
        kept.append(text[at : each.start])
        at = each.end
    return " ".join((*kept, text[at : span.end]))


def _paired(text: str, span: Span, dates: tuple[Printed, ...], rules: _Rules) -> Iterator[tuple[str, Printed]]:
    """Each date with the kinds claimed by the words nearest to it."""
    words = _words(text, span, dates, rules)
    short = len(_without(text, span, dates)) - sum(word.end - word.start for word in words) <= _LONG_LINE
    for printed in dates:
        word = min(
            (each for each in words if _reaches(text, each, printed, dates)),
            key=lambda each: _distance(text, each, printed),
            default=None,
        )
        if word and _is_own(text, span, word, printed, rules, dates=dates, short=short):
            for kind in word.kinds:
                yield kind, printed


def _words(text: str, span: Span, dates: tuple[Printed, ...], rules: _Rules) -> list[_Word]:
    """The words of the sentence that claim a date, the longest of those that overlap; joined ones as one."""
    hits = [
        _Word((kind,), match.start(), match.end())
        for kind, expression in rules.words
        for match in expression.finditer(text, span.start, span.end)
        if not any(each.start < match.end() and match.start() < each.end for each in dates)
    ]
    kept: list[_Word] = []
    for hit in sorted(hits, key=lambda each: (each.start - each.end, each.start)):
        if not any(hit.start < each.end and each.start < hit.end for each in kept):
            kept.append(hit)
    merged: list[_Word] = []
    for hit in sorted(kept, key=lambda each: each.start):
        last = merged[-1] if merged else None
        if last and _JOINED.fullmatch(text, last.end, hit.start):
            merged[-1] = _Word(tuple(dict.fromkeys(last.kinds + hit.kinds)), last.start, hit.end)
        else:
            merged.append(hit)
    return merged


def _between(word: _Word, printed: Printed) -> tuple[int, int]:
    return (word.end, printed.start) if word.end <= printed.start else (printed.end, word.start)


def _reaches(text: str, word: _Word, printed: Printed, dates: tuple[Printed, ...]) -> bool:
    start, end = _between(word, printed)
    if printed.end <= word.start and _COLON.match(text, printed.end):
        return False  # "May 2, 2024: updated the list" is an entry of a log
    return end - start <= _GAP and not any(start <= each.start and each.end <= end for each in dates)


def _distance(text: str, word: _Word, printed: Printed) -> int:
    """How far the word is from the date; a colon after it binds it to what follows, however far."""
    start, end = _between(word, printed)
    if word.end <= printed.start:
        return 0 if _COLON.match(text, start) and not _DIGIT.search(text, start, end) else end - start
    return end - start if not _COLON.match(text, word.end) else _GAP


def _is_own(
    text: str, span: Span, word: _Word, printed: Printed, rules: _Rules, *, dates: tuple[Printed, ...], short: bool
) -> bool:
    """Does the date speak of this text, as it now stands?"""
    upto, start = max(word.start, printed.start), span.start
    other = max((each for each in dates if each.end <= min(word.start, printed.start)), default=None)
    if other and rules.documents.search(text, other.end, upto):
        start = other.end  # "if you joined before May 2, these changes apply from June 2": each has its own date
    former = rules.former.search(text, start, max(word.end, printed.end))
    if former and not (other and former.end() <= other.start and rules.documents.search(text, start, former.start())):
        return False  # not so "these terms replace those of May 2 and apply from June 2"
    if rules.others.search(text, start, upto):
        return False
    return short or bool(rules.documents.search(text, start, upto))
