"""A document -> the terms it defines, and how it ranks itself among other documents.

Defined terms are read from quotation marks in brackets (the “Product Terms”), （以下简称“协议”）, from "X" means …,
from a titled clause that begins with "means", and, for a name of the documents that nothing else defines, from what
it is said to take in: the Terms (including this Agreement). What a term stands for is the sentence; where it is used
is counted over the whole document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from termsdiff.languages.alternatives import either
from termsdiff.languages.definitions import NAMES, OWN, PRONOUNS
from termsdiff.model import Clause, Document
from termsdiff.reading.calendar import fold
from termsdiff.reading.phrases import pattern
from termsdiff.reading.sentences import sentences
from termsdiff.reading.vocabulary import NAME, documents, phrases, says, texts

__all__ = ["Definition", "Precedence", "definitions", "precedence", "uses"]

# Measured on real pages: longer quotations are quotations, longer brackets are asides.
_TERM = 60  # characters of a term
_INTRODUCTION = 60  # characters in a bracket before its first term, "hereinafter collectively referred to as"
_TERM_WORDS = 8
_BEFORE_MEANS = 50  # characters between the quoted term and "means"

_OPEN, _CLOSE = '["“”„«»「『‘]', '["”“»«」』’]'
_QUOTED = re.compile(rf"{_OPEN}\s?(?P<term>[^\"“”„«»「」『』()（）]{{1,{_TERM}}}?)\s?[,.]?{_CLOSE}")
_BRACKET = re.compile(r"[(（][^()（）]{2,240}[)）]")
# A name of documents with its article, and the bracket after it; and a text's name for itself.
_EMBRACES = re.compile(
    rf"(?<!\w)[Tt]he\s(?P<term>(?:[A-Z][\w&’'-]*\s){{0,4}}(?:{NAMES}))\s[(（](?P<inside>[^()（）]{{4,240}})[)）]"
)
_THIS_DOCUMENT = re.compile(rf"(?<!\w)(?:{pattern(OWN).pattern})\s+(?-i:{NAME.pattern})", re.IGNORECASE)
_PRONOUNS = frozenset(PRONOUNS.split("|"))
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Definition:
    """A term, the sentence that defines it, the path of its clause; ``scope`` is "" where it holds for the whole
    document, else the path of the section it is limited to; ``used`` are the paths of the clauses that use it."""

    term: str
    sentence: str
    path: str
    scope: str = ""
    used: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Precedence:
    """A sentence that says which document or version prevails, and the path of its clause."""

    sentence: str
    path: str


def definitions(document: Document) -> tuple[Definition, ...]:
    """Every term the document defines, in document order; a term defined twice is two definitions."""
    found = _with_embracing(tuple(_found(document)), document)
    used = _used(document, {definition.term for definition in found})
    return tuple(
        Definition(each.term, each.sentence, each.path, each.scope, _others(used.get(each.term, ()), each.path))
        for each in found
    )


def uses(document: Document, term: str) -> tuple[str, ...]:
    """The paths of the clauses that use ``term`` as defined (its capitals count, a plural "s" does not)."""
    return tuple(_used(document, {term}).get(term, ()))


def precedence(document: Document) -> tuple[Precedence, ...]:
    """Every sentence that says which of two documents, versions or languages prevails."""
    language = document.language
    names = documents(language)
    return tuple(
        Precedence(text[start:end], path)
        for path, text in texts(document)
        if says("precedence", text, language)
        for start, end in sentences(text)
        if says("precedence", text[start:end], language) and names.search(fold(text[start:end]))
    )


def _found(document: Document) -> Iterator[Definition]:
    language = document.language
    sections: dict[int, str] = {}
    for path, clause in document.walk():
        sections |= {id(child): path for child in clause.children}
        section = sections.get(id(clause), path)
        yield from _titled(path, clause, section, language)
        text = f"{clause.title}. {clause.text}" if clause.title else clause.text
        if not _QUOTED.search(text):
            continue
        for start, end in sentences(text):
            sentence = text[start:end]
            for term in dict.fromkeys((*_bracketed(sentence, language), *_meant(sentence, language))):
                yield Definition(term, sentence, path, _scope(sentence, section, language))


def _titled(path: str, clause: Clause, section: str, language: str) -> Iterator[Definition]:
    """A clause titled with the term and beginning with "means"."""
    term = clause.title.strip('"“”„«»「」『』 :')
    if 0 < len(term) <= _TERM and clause.text and phrases("means", language).match(fold(clause.text)):
        yield Definition(term, clause.words, path, _scope(clause.text, section, language))


def _bracketed(sentence: str, language: str) -> Iterator[str]:
    """(the “Products”), (collectively, "Microsoft"), （以下「本サービス」といいます。）"""
    for bracket in _BRACKET.finditer(sentence):
        inside = bracket.group()[1:-1]
        quoted = list(_QUOTED.finditer(inside))
        if not quoted or quoted[0].start() > _INTRODUCTION:
            continue
        introduction = inside[: quoted[0].start()]
        if not phrases("examples", language).search(fold(introduction)):
            yield from (match["term"].strip() for match in quoted if _is_term(match["term"]))


def _meant(sentence: str, language: str) -> Iterator[str]:
    """Quoted before a verb of meaning: "Account" means …, “X”是指…, « X » désigne …"""
    means = phrases("means", language)
    for match in _QUOTED.finditer(sentence):
        after = fold(sentence[match.end() : match.end() + _BEFORE_MEANS])
        lead = re.match(
            r"\s*(?:[(（][^()（）]*[)）]\s*|(?:and|or|et|und|oder|y|o|e)\s+[\"“«][^\"”»]+[\"”»]\s*)?:?\s*", after
        )
        at = lead.end() if lead else 0
        if _is_term(match["term"]) and means.match(after, at):
            yield match["term"].strip()


def _with_embracing(found: tuple[Definition, ...], document: Document) -> tuple[Definition, ...]:
    """With each name of documents that is defined by no more than a bracket that takes this text in, at its first
    such bracket: "any of the Terms (including this Agreement)"."""
    known = {_stem(each.term) for each in found}
    added: dict[str, Definition] = {}
    for path, text in texts(document):
        for start, end in sentences(text) if _EMBRACES.search(text) else ():
            for term in _embracing(text[start:end], document.language):
                if _stem(term) not in known:
                    added.setdefault(term, Definition(term, text[start:end], path))
    if not added:
        return found
    order = {path: place for place, (path, _) in enumerate(document.walk())}
    return tuple(sorted((*found, *added.values()), key=lambda each: order[each.path]))


def _embracing(sentence: str, language: str) -> Iterator[str]:
    for match in _EMBRACES.finditer(sentence):
        inside = fold(match["inside"])
        introduced = phrases("including", language).search(inside[:_INTRODUCTION])
        if introduced and _THIS_DOCUMENT.search(inside, introduced.end()):
            yield match["term"]


def _is_term(term: str) -> bool:
    """A term begins with a capital, or is written in a script without capitals, and is no pronoun."""
    first = _LETTER.search(term)
    if first is None or len(term.split()) > _TERM_WORDS:
        return False
    return not first.group().islower() and term.strip().lower() not in _PRONOUNS


def _scope(sentence: str, section: str, language: str) -> str:
    """The section a definition is limited to, by "for the purposes of this section"; "" the document."""
    return section if says("section", sentence, language) else ""


def _used(document: Document, terms: set[str]) -> dict[str, list[str]]:
    """For each term the paths of the clauses that use it; of terms within one another the longest counts."""
    if not terms:
        return {}
    named = {_stem(term): term for term in sorted(terms)}
    longest = sorted(named, key=len, reverse=True)
    expression = re.compile(either(map(_spelled, longest)))
    used: dict[str, list[str]] = {}
    for path, clause in document.walk():
        hits = {named[_stem(hit)] for hit in expression.findall(clause.words) if _stem(hit) in named}
        for term in hits:
            used.setdefault(term, []).append(path)
    return used


def _stem(term: str) -> str:
    return term[:-1] if len(term) > 3 and term.endswith("s") else term


def _spelled(stem: str) -> tuple[bool, str]:
    """Whether it begins a word, and how it is printed, in the plural too."""
    ascii_ = stem.isascii()
    end = r"s?(?!\w)" if ascii_ and _WORD.match(stem[-1]) else ""
    return ascii_ and _WORD.match(stem[0]) is not None, re.escape(stem) + end


def _others(paths: Iterable[str], own: str) -> tuple[str, ...]:
    return tuple(path for path in paths if path != own)
