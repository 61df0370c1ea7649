"""A document -> the other documents that it makes part of the agreement, by their names and links.

A document counts as taken in where a link or a name printed with capitals stands in a sentence that binds the reader
to it. Not the text itself, nor a document that it says it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from termsdiff.languages.definitions import IT, NAMES, OWN
from termsdiff.model import Clause, Document
from termsdiff.reading.calendar import fold
from termsdiff.reading.phrases import pattern
from termsdiff.reading.sentences import sentences
from termsdiff.reading.vocabulary import NAME, THIS, documents, phrases, says, texts

__all__ = ["Incorporated", "incorporated"]

_TERM = 60  # characters of a name; longer links are sentences
_LETTER = re.compile(r"[^\W\d_]")
_ARTICLE = re.compile(r"^(?:The|Our|Your|Any|All|Such|These|This|Each|No|If|By|In|And|and)\s+")
_NOUN = re.compile(NAMES)  # in every name; looking for it first spares most clauses the search for names
_AND = re.compile(rf"\b({NAMES})\s+and\s+(?!Conditions)")
_SELF = re.compile(rf"\W*(?:{pattern(OWN).pattern}|(?:{IT})(?!\w))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Incorporated:
    """Another document that the text makes part of the agreement: its name as printed, the sentence and path, and
    its address where the name is a link ("" where it is not)."""

    name: str
    sentence: str
    path: str
    url: str = ""


def incorporated(document: Document) -> tuple[Incorporated, ...]:
    """The other documents the text binds the reader to, each once, the link's address where one of its mentions is
    a link. Its own name and its own headings are none, nor is a document that it says it belongs to."""
    own = _own_names(document)
    found: dict[str, Incorporated] = {}
    above: set[str] = set()
    for path, clause in document.walk():
        for each in (*_linked(clause, path, document.language), *_named(clause, path, document.language)):
            key = _key(each.name)
            if _belongs_to(each, document.language):
                above.add(key)
            elif key not in own and (key not in found or (each.url and not found[key].url)):
                found[key] = each
    return tuple(each for key, each in found.items() if not any(_same(key, other) for other in above))


def _belongs_to(each: Incorporated, language: str) -> bool:
    """Does the sentence say that this text is part of the document it names: "this policy is part of the Terms"?"""
    if not _SELF.match(fold(each.sentence)):
        return False
    before = fold(each.sentence[: max(0, each.sentence.find(each.name))])
    return phrases("part of", language).search(before) is not None


def _binds(sentence: str, language: str) -> bool:
    """Does the sentence bind the reader to what it names, or say what this text is part of?"""
    if says("binding", sentence, language):
        return True
    return _SELF.match(fold(sentence)) is not None and says("part of", sentence, language)


def _same(key: str, other: str) -> bool:
    """Do two keys name one document, with or without whose it is: "product term", "product term of acme ltd"?"""
    return key == other or key.startswith(f"{other} of ") or other.startswith(f"{key} of ")


def _own_names(document: Document) -> set[str]:
    """What the text calls itself: its title, its headings, and every name after "this" or "these"."""
    own = {_key(document.title)} | {_key(clause.title) for _, clause in document.walk() if clause.title}
    this = re.compile(rf"(?:{pattern(OWN).pattern})\s+(?P<name>{NAME.pattern})", re.IGNORECASE | re.ASCII)
    for _, text in texts(document):
        if _NOUN.search(text):
            own |= {_key(match["name"]) for match in this.finditer(text)}
    return own


def _key(name: str) -> str:
    """A document's name as compared: without article, number and plural."""
    bare = re.sub(r"^(?:the|our|your|any|all|each)\s+", "", name.strip().lower())
    return re.sub(r"s\b", "", bare)


def _linked(clause: Clause, path: str, language: str) -> Iterator[Incorporated]:
    """Links whose text names a document, in a sentence that binds."""
    names = documents(language)
    for link in clause.links:
        name = link.text.strip(' .,;“”"')
        if not _LETTER.search(name) or "/" in name or len(name) > _TERM or link.url.startswith("#"):
            continue  # a place on the same page, or an address printed as it is
        if not (names.search(fold(name)) or NAME.search(name)):
            continue
        sentence = next((part for part in _sentences_of(clause) if name in part), clause.text)
        if _binds(sentence, language):
            yield Incorporated(name, sentence, path, link.url)


def _named(clause: Clause, path: str, language: str) -> Iterator[Incorporated]:
    """Names of documents printed with capitals, of two words or more, in a sentence that binds."""
    if not _NOUN.search(clause.text):
        return
    for sentence in _sentences_of(clause):
        for match in NAME.finditer(sentence):
            if THIS.search(sentence[max(0, match.start() - 20) : match.start()]):
                continue
            for part in _AND.sub(r"\1\n", match.group()).split("\n"):
                name = _ARTICLE.sub("", part).strip()
                if " " in name and _binds(sentence, language):
                    yield Incorporated(name, sentence, path)


def _sentences_of(clause: Clause) -> Iterator[str]:
    for start, end in sentences(clause.text):
        yield clause.text[start:end]
