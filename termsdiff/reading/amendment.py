"""A document -> what it says about changing itself: who may, from when it binds, with what notice.

Each finding is a `Flag`: a kind, the sentence that says it, the path of its clause, a value where there is one. A
sentence counts when a verb of changing stands near a name of the text ("amend these terms"); the sentences of the
same clause, and of its neighbours under the same heading, are then read for what goes with the change. Facts of the
wording, never a verdict on what is valid.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from termsdiff.languages import LANGUAGES
from termsdiff.languages.amendment import AMENDMENT_WORDS
from termsdiff.model import Document
from termsdiff.reading.calendar import fold
from termsdiff.reading.facts import FactKind, facts
from termsdiff.reading.phrases import pattern
from termsdiff.reading.sentences import sentences

__all__ = ["Flag", "FlagKind", "amendments"]

# Measured on tests/tables/amendment.md, whose precision and recall tests/reading/test_amendment.py prints.
_NEAR = 80  # characters between the verb of changing and the name of the text
_MODAL = 110  # characters between "may" and the verb
_BEFORE = 40  # characters before the verb in which "you may not" makes it another's
_APART = 20  # characters that part "terminate … modify" from "terminate or modify"
_LONGEST = 1500  # a longer sentence is a list without full stops; only its beginning is read


class FlagKind(StrEnum):
    """What a text may say about its own change."""

    MAY_AMEND = "may-amend"
    ON_POSTING = "effective-on-posting"
    AFTER_NOTICE = "effective-after-notice"
    NOTICE_PERIOD = "notice-period"
    CHANNEL = "notice-channel"
    CONTINUED_USE = "continued-use"
    CHECK_BACK = "check-back"
    MATERIAL_ONLY = "material-only"
    RETROACTIVE = "retroactive"
    RIGHT_TO_END = "right-to-end"
    REDATES = "promises-date"


@dataclass(frozen=True, slots=True)
class Flag:
    """One thing the text says about its change: the sentence, the path of its clause, and a value: the period
    ("30 days"), the channel ("email", "account", "letter", "posting"), "no" for "not retroactive"."""

    kind: FlagKind
    sentence: str
    path: str
    value: str = ""


class _Sentence(NamedTuple):
    text: str
    folded: str
    path: str
    group: str


@dataclass(frozen=True, slots=True)
class _Words:
    """The patterns of one language by the field of its table, "document" among them."""

    code: str
    patterns: dict[str, re.Pattern[str]]

    def __getitem__(self, field: str) -> re.Pattern[str]:
        return self.patterns[field]


@lru_cache(maxsize=32)
def _words(language: str) -> _Words:
    code = language if language in AMENDMENT_WORDS else "en"
    found = {field: pattern(phrases) for field, phrases in asdict(AMENDMENT_WORDS[code]).items()}
    return _Words(code, found | {"document": pattern(LANGUAGES[code].claims.documents)})


def amendments(document: Document) -> tuple[Flag, ...]:
    """Everything the document says about its own change, in document order."""
    words = _words(document.language)
    said = [sentence for sentence in _sentences(document) if len(sentence.text) > 1]
    amending = [_may_amend(each.folded, words) for each in said]
    groups = {each.group for each, is_amending in zip(said, amending, strict=True) if is_amending}
    found: list[Flag] = []
    for each, is_amending in zip(said, amending, strict=True):
        if is_amending:
            found.append(Flag(FlagKind.MAY_AMEND, each.text, each.path))
        if each.group in groups or _speaks_of_change(each.folded, words):
            found += (Flag(kind, each.text, each.path, value) for kind, value in _flags(each.folded, words))
    return tuple(dict.fromkeys(found))


def _sentences(document: Document) -> Iterator[_Sentence]:
    """Every sentence with the path of its clause and the clauses it is read together with: those of one heading."""
    for path, clause in document.walk():
        text = ". ".join(part for part in (clause.title, clause.text) if part)
        group = path.partition("¶")[0] if not clause.label else path
        for start, end in sentences(text):
            part = text[start:end]
            yield _Sentence(part, fold(part[:_LONGEST]), path, group)


def _may_amend(text: str, words: _Words) -> bool:
    """Does the sentence give the provider the right to change this text?"""
    changes = list(words["change"].finditer(text))
    if not changes or not words["may"].search(text):
        return False
    return any(_is_right(text, change, words) for change in changes)


def _is_right(text: str, change: re.Match[str], words: _Words) -> bool:
    if not _names_document(text, change, words):
        return False
    if words["theirs"].search(text, max(0, change.start() - _BEFORE), min(len(text), change.end() + _BEFORE)):
        return False
    if any(check.start() <= change.start() < check.end() for check in words["check"].finditer(text)):
        return False  # "review this policy periodically" is the reader's duty
    start, end = max(0, change.start() - _MODAL), min(len(text), change.end() + _MODAL)
    ends = list(words["end"].finditer(text))
    return any(not _is_of_ending(modal, change, ends) for modal in words["may"].finditer(text, start, end))


def _is_of_ending(modal: re.Match[str], change: re.Match[str], ends: list[re.Match[str]]) -> bool:
    """Does "may" belong to "terminate" and not to "amend", as in "may terminate if the terms are amended"?"""
    if modal.start() >= change.end():
        return any(-_BEFORE < end.start() - modal.end() < _BEFORE for end in ends)
    return any(modal.end() <= end.start() and end.end() + _APART < change.start() for end in ends)


def _names_document(text: str, change: re.Match[str], words: _Words) -> bool:
    """Does the change concern a document named near by, with nothing between that parts the two?"""
    for name in words["document"].finditer(text, max(0, change.start() - _NEAR), min(len(text), change.end() + _NEAR)):
        start, end = (change.end(), name.start()) if name.start() >= change.end() else (name.end(), change.start())
        before = max(0, name.start() - 12)
        if not words["apart"].search(text, start, max(start, end)) and not (
            name.end() <= change.start() and words["apart"].search(text, before, name.start())
        ):
            return ";" not in text[start:end]
    return False


def _speaks_of_change(text: str, words: _Words) -> bool:
    """Is the sentence about a change of the text, whoever makes it?"""
    return any(_names_document(text, change, words) for change in words["change"].finditer(text))


def _flags(text: str, words: _Words) -> Iterator[tuple[FlagKind, str]]:
    """What one sentence of a change clause says."""
    changes = bool(words["change"].search(text))
    period = _period(text, words)
    told = words["notice"].search(text) is not None
    ahead = words["before"].search(text) is not None
    if period:
        yield FlagKind.NOTICE_PERIOD, period
    if told and (period or ahead):
        yield FlagKind.AFTER_NOTICE, period
    if words["at_once"].search(text) and not period:
        yield FlagKind.ON_POSTING, ""
    if told or changes:
        yield from ((FlagKind.CHANNEL, channel) for channel in _channels(text, words, told=told))
    yield from _consequences(text, words, changes=changes, told=told)


def _period(text: str, words: _Words) -> str:
    """The notice period the sentence promises, "30 days"; "" where it promises none."""
    if not (words["before"].search(text) and (words["notice"].search(text) or words["change"].search(text))):
        return ""
    return next((fact.value for fact in facts(text, words.code) if fact.kind is FactKind.PERIOD), "")


def _channels(text: str, words: _Words, *, told: bool) -> Iterator[str]:
    if told:
        named = {"email": words["email"], "account": words["account"], "letter": words["letter"]}
        yield from (channel for channel, expression in named.items() if expression.search(text))
    if words["posted"].search(text):
        yield "posting"


def _consequences(text: str, words: _Words, *, changes: bool, told: bool) -> Iterator[tuple[FlagKind, str]]:
    if words["use"].search(text) and words["accept"].search(text):
        yield FlagKind.CONTINUED_USE, ""
    if words["check"].search(text):
        yield FlagKind.CHECK_BACK, ""
    if told and changes and words["material"].search(text):
        yield FlagKind.MATERIAL_ONLY, ""
    if words["retroactive"].search(text):
        yield FlagKind.RETROACTIVE, "no" if _negated(text, words) else ""
    if words["end"].search(text) and (changes or words["accept"].search(text)):
        yield FlagKind.RIGHT_TO_END, ""
    if words["redate"].search(text):
        yield FlagKind.REDATES, ""


def _negated(text: str, words: _Words) -> bool:
    return any(fact.kind is FactKind.NEGATION for fact in facts(text, words.code))
