"""A document -> what it says about changing itself: who may, from when it binds, with what notice.

Each finding is a `Flag`: a kind, the sentence that says it, the path of its clause, a value where there is one. A
sentence is a change clause when a verb of changing stands near a name of the text and a right to do so ("may amend
these terms"). What goes with the change is read from the sentences of the same clause, of a section headed by the
change, and of the next clauses where they speak of changes. Facts of the wording, never a verdict on what is valid.
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
from termsdiff.reading.calendar import fold, printed_dates
from termsdiff.reading.facts import Fact, FactKind, facts
from termsdiff.reading.phrases import needles, pattern
from termsdiff.reading.sentences import sentences

__all__ = ["Flag", "FlagKind", "amendments"]

# Measured on tests/tables/amendment.md, whose precision and recall tests/reading/test_amendment.py prints, and by
# reading samples of each kind from real pages.
_NEAR = 80  # characters between the verb of changing and the name of the text
_MODAL = 110  # characters between "may" and the verb
_BEFORE = 40  # characters around the verb in which "you may not" makes it another's
_APART = 20  # characters that part "terminate … modify" from "terminate or modify"
_AHEAD = 60  # characters between a period and the "before" that makes it a notice period
_NEIGHBOURS = 2  # clauses before and after a change clause that may belong to it
_HEADING = 16  # a heading of no more characters that holds a word of changing is about the change of the text
_OPENING = 16  # characters before the change that opens a sentence, "All such changes"
_DIGIT = re.compile(r"\d")
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


class _Block(NamedTuple):
    """A clause's own words, where it stands, whether under a heading about changes, and whether it tells of any."""

    path: str
    text: str
    parent: str
    headed: bool
    told: bool


class _Sentence(NamedTuple):
    """A sentence as printed and folded: does it speak of a change, and does it give the right to one?"""

    printed: str
    folded: str
    changes: bool
    amends: bool


@dataclass(frozen=True, slots=True)
class _Words:
    """The patterns of one language by the field of its table, "document" and "others" (prices) among them;
    ``needles`` are what a text that matches "change" or "check" must hold, for a quick look."""

    code: str
    patterns: dict[str, re.Pattern[str]]
    needles: tuple[str, ...]

    def __getitem__(self, field: str) -> re.Pattern[str]:
        return self.patterns[field]


@lru_cache(maxsize=32)
def _words(language: str) -> _Words:
    code = language if language in AMENDMENT_WORDS else "en"
    table = AMENDMENT_WORDS[code]
    found = {field: pattern(phrases) for field, phrases in asdict(table).items()}
    found["document"] = pattern(LANGUAGES[code].claims.documents)
    found["others"] = pattern(LANGUAGES[code].claims.others)
    return _Words(code, found, needles(f"{table.change}|{table.check}"))


def amendments(document: Document) -> tuple[Flag, ...]:
    """Everything the document says about its own change, in document order. English words where its language is
    none of ours."""
    words = _words(document.language)
    blocks = tuple(_blocks(document, words))
    read = {at: tuple(_read(block, words)) for at, block in enumerate(blocks) if block.told}
    amending = {at: blocks[at].parent for at, said in read.items() if any(each.amends for each in said)}
    found: list[Flag] = []
    for at, said in read.items():
        block = blocks[at]
        near = any(amending.get(at + step) == block.parent for step in range(-_NEIGHBOURS, _NEIGHBOURS + 1))
        for each in said:
            found += _of_sentence(each, block.path, words, within=at in amending or block.headed, near=near)
    return tuple(dict.fromkeys(found))


def _blocks(document: Document, words: _Words) -> Iterator[_Block]:
    """Every clause; ``headed`` where it or the section it stands in is titled as the change of the text."""
    parents: dict[int, tuple[str, bool]] = {}
    for path, clause in document.walk():
        parent, headed = parents.get(id(clause), ("", False))
        headed = headed or (bool(clause.title) and _is_heading(fold(clause.title), words))
        parents |= {id(child): (path, headed) for child in clause.children}
        text = ". ".join(part for part in (clause.title, clause.text) if part)
        yield _Block(path, text, parent, headed, headed or _is_telling(text, words))


def _is_telling(text: str, words: _Words) -> bool:
    """Does the clause speak of a change, or of looking again?"""
    folded = fold(text)
    lowered = folded.lower()
    if not any(needle in lowered for needle in words.needles):
        return False
    return words["change"].search(folded) is not None or words["check"].search(folded) is not None


def _is_heading(title: str, words: _Words) -> bool:
    if not words["change"].search(title):
        return False
    return len(title) <= _HEADING or _speaks_of_change(title, words)


def _read(block: _Block, words: _Words) -> Iterator[_Sentence]:
    for start, end in sentences(block.text):
        folded = fold(block.text[start : min(end, start + _LONGEST)])
        changes = words["change"].search(folded) is not None
        yield _Sentence(block.text[start:end], folded, changes, changes and _may_amend(folded, words))


def _of_sentence(each: _Sentence, path: str, words: _Words, *, within: bool, near: bool) -> Iterator[Flag]:
    """The flags of one sentence; ``within`` a change clause each counts, ``near`` one those that speak of changes."""
    if each.amends:
        yield Flag(FlagKind.MAY_AMEND, each.printed, path)
    if within or (each.changes and (near or _speaks_of_change(each.folded, words) or _opens_with_posting(each, words))):
        for kind, value in _flags(each, words):
            yield Flag(kind, each.printed, path, value)
    elif words["check"].search(each.folded) and words["document"].search(each.folded):
        yield Flag(FlagKind.CHECK_BACK, each.printed, path)


def _may_amend(text: str, words: _Words) -> bool:
    """Does the sentence give the provider the right to change this text?"""
    if not words["may"].search(text):
        return False
    return any(_is_right(text, change, words) for change in words["change"].finditer(text))


def _is_right(text: str, change: re.Match[str], words: _Words) -> bool:
    if not _names_document(text, change, words):
        return False
    if words["theirs"].search(text, max(0, change.start() - _BEFORE), min(len(text), change.end() + _BEFORE)):
        return False
    if any(check.start() <= change.start() < check.end() for check in words["check"].finditer(text)):
        return False  # "review this policy periodically" is the reader's duty
    start, end = max(0, change.start() - _MODAL), min(len(text), change.end() + _MODAL)
    ends = list(words["end"].finditer(text))
    modals = (modal for modal in words["may"].finditer(text, start, end) if not _is_foreign(text, modal, words))
    return any(not _is_of_ending(modal, change, ends) for modal in modals)


def _is_foreign(text: str, modal: re.Match[str], words: _Words) -> bool:
    """Is the right another's ("you may"), a reader's duty ("check from time to time"), or a month ("May 5, 2024")?"""
    spans = [(each.start, each.end) for each in printed_dates(text, words.code)] if _DIGIT.search(text) else []
    spans += [match.span() for field in ("theirs", "check") for match in words[field].finditer(text)]
    return any(start <= modal.start() < end for start, end in spans)


def _is_of_ending(modal: re.Match[str], change: re.Match[str], ends: list[re.Match[str]]) -> bool:
    """Does "may" belong to "terminate" and not to "amend", as in "may terminate if the terms are amended"?"""
    if modal.start() >= change.end():
        return any(-_BEFORE < end.start() - modal.end() < _BEFORE for end in ends)
    return any(modal.end() <= end.start() and end.end() + _APART < change.start() for end in ends)


def _names_document(text: str, change: re.Match[str], words: _Words) -> bool:
    """Does the change concern a document named near by, with nothing between that parts the two?"""
    names = words["document"].finditer(text, max(0, change.start() - _NEAR), min(len(text), change.end() + _NEAR))
    return any(_joined(text, change, name, words) for name in names)


def _joined(text: str, change: re.Match[str], name: re.Match[str], words: _Words) -> bool:
    if name.start() >= change.end():
        start, end = change.end(), name.start()
    else:  # "under these terms we may change": the word that parts stands before the name
        start, end = max(0, name.start() - 12), change.start()
    return ";" not in text[start:end] and not words["apart"].search(text, start, max(start, end))


def _speaks_of_change(text: str, words: _Words) -> bool:
    """Is the sentence about a change of the text, whoever makes it?"""
    return any(_names_document(text, change, words) for change in words["change"].finditer(text))


def _opens_with_posting(each: _Sentence, words: _Words) -> bool:
    """As in "any changes bind as soon as they are posted", what changes is a text, though it is not named."""
    change = words["change"].search(each.folded)
    if change is None or change.start() > _OPENING or words["others"].search(each.folded):
        return False
    return words["at_once"].search(each.folded) is not None and words["posted"].search(each.folded) is not None


def _flags(each: _Sentence, words: _Words) -> Iterator[tuple[FlagKind, str]]:
    """What one sentence of a change clause says."""
    text, changes = each.folded, each.changes
    told = words["notice"].search(text) is not None and not words["unannounced"].search(text)
    period = _period(text, words) if told or changes else ""
    if period:
        yield FlagKind.NOTICE_PERIOD, period
    if told and (period or words["before"].search(text)):
        yield FlagKind.AFTER_NOTICE, period
    if not period and _is_at_once(text, words, amends=each.amends, told=told):
        yield FlagKind.ON_POSTING, ""
    yield from ((FlagKind.CHANNEL, channel) for channel in _channels(text, words, told=told, changes=changes))
    if told and changes and words["material"].search(text):
        yield FlagKind.MATERIAL_ONLY, ""
    if words["redate"].search(text):
        yield FlagKind.REDATES, ""
    yield from _consequences(each, words)


def _is_at_once(text: str, words: _Words, *, amends: bool, told: bool) -> bool:
    """In force on posting: said so, or posting is how the text is changed and nothing is said of telling."""
    if words["end"].search(text):
        return False  # "stop using the service immediately"
    if words["at_once"].search(text):
        return True
    return amends and not told and words["by_posting"].search(text) is not None


def _period(text: str, words: _Words) -> str:
    """The notice period the sentence promises, "30 days"; "" where it promises none."""
    periods = (fact for fact in facts(text, words.code) if fact.kind is FactKind.PERIOD)
    return next((fact.value for fact in periods if _is_ahead(text, fact, words)), "")


def _is_ahead(text: str, fact: Fact, words: _Words) -> bool:
    start, end = max(0, fact.start - _AHEAD), min(len(text), fact.start + len(fact.text) + _AHEAD)
    return words["before"].search(text, start, end) is not None


def _channels(text: str, words: _Words, *, told: bool, changes: bool) -> Iterator[str]:
    if told:
        yield from (channel for channel in ("email", "account", "letter") if words[channel].search(text))
    if (told or changes) and words["posted"].search(text):
        yield "posting"


def _consequences(each: _Sentence, words: _Words) -> Iterator[tuple[FlagKind, str]]:
    text = each.folded
    if words["use"].search(text) and words["accept"].search(text):
        yield FlagKind.CONTINUED_USE, ""
    if words["check"].search(text):
        yield FlagKind.CHECK_BACK, ""
    if words["retroactive"].search(text):
        yield FlagKind.RETROACTIVE, "no" if _negated(text, words) else ""
    if _ends(text, words, changes=each.changes, amends=each.amends):
        yield FlagKind.RIGHT_TO_END, ""


def _ends(text: str, words: _Words, *, changes: bool, amends: bool) -> bool:
    """May the reader leave because of the change? Not where "terminate" is one of a row of verbs with "amend"."""
    ends = list(words["end"].finditer(text))
    verbs = list(words["change"].finditer(text))
    alone = [end for end in ends if not any(_in_a_row(text, end, verb, words) for verb in verbs)]
    if not ends or (changes and not alone):
        return False
    return (changes and not amends) or (words["accept"].search(text) is not None and _negated(text, words))


def _in_a_row(text: str, one: re.Match[str], other: re.Match[str], words: _Words) -> bool:
    """Do two verbs stand side by side, with neither an object nor another clause between them?"""
    start, end = min(one.end(), other.end()), max(one.start(), other.start())
    between = (words[field].search(text, start, end) for field in ("document", "may", "accept", "theirs"))
    return end - start < _APART and not any(between)


def _negated(text: str, words: _Words) -> bool:
    return any(fact.kind is FactKind.NEGATION for fact in facts(text, words.code))
