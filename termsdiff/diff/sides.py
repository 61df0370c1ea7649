"""A document laid flat for alignment: one `Side` per document, clauses by number in document order.

`Vocabulary` writes each word as one character, so that a clause's words are a plain string and rapidfuzz compares
words at the speed of letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from termsdiff.model import Clause, Document, Located
from termsdiff.model.changes import printed
from termsdiff.normalize import comparable

__all__ = ["Side", "Vocabulary", "body", "keys"]

# Scripts written without spaces count by character (with its combining marks); everything else by word.
_WORD = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"
    r"\u102b-\u103e\u17b4-\u17d3]*"
    r"|[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
    r"|[^\W_\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    r"\U00020000-\U0003ffff]+(?:['’][^\W_]+)*"
)
# Longest line (characters) that may head others without being marked as a heading.
_HEADING = 80
_HEADING_STOPPED = 40  # with a stop, as in "Insurance."
_STOPS = tuple(".,;:!?。，；：！？、।")
_NUMBER_FIRST = re.compile(r"[(\dA-Za-z]{1,6}[.)]")
_SURROGATES = 0xD800
_AFTER_SURROGATES = 0x800
_LAST = 0x10FFFF


def body(clause: Clause) -> str:
    """The clause's own words without its label: title and text in one line."""
    return f"{clause.title} {clause.text}" if clause.title and clause.text else clause.title or clause.text


class Vocabulary:
    """One character per distinct word; words beyond the last character share it."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}

    def code(self, word: str) -> str:
        """The character that stands for the word."""
        found = self._codes.get(word)
        if found is None:
            number = len(self._codes) + 1
            number += _AFTER_SURROGATES if number >= _SURROGATES else 0
            found = self._codes[word] = chr(min(number, _LAST))
        return found

    def encode(self, text: str) -> str:
        """The words of a text, one character each, case and punctuation left out."""
        return "".join([self.code(word) for word in _WORD.findall(text.lower())])


class Side:
    """One document: clauses by number, their parents, their words."""

    def __init__(self, document: Document, vocabulary: Vocabulary) -> None:
        self.located = tuple(_located(document))
        self.bodies = [body(located.clause) for located in self.located]
        self.keys: list[str] = []
        self._vocabulary = vocabulary
        self._words: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self.located)

    @cached_property
    def parents(self) -> list[int]:
        """The number of each clause's parent, -1 at the top."""
        found: list[int] = []
        open_: list[list[int]] = []  # [clause, children still to come]
        for number, located in enumerate(self.located):
            while open_ and not open_[-1][1]:
                open_.pop()
            found.append(open_[-1][0] if open_ else -1)
            if open_:
                open_[-1][1] -= 1
            open_.append([number, len(located.clause.children)])
        return found

    @cached_property
    def ends(self) -> list[int]:
        """For each clause the number after the last clause below it."""
        found = list(range(1, len(self) + 1))
        for number in range(len(self) - 1, 0, -1):
            parent = self.parents[number]
            if parent >= 0:
                found[parent] = max(found[parent], found[number])
        return found

    def words(self, number: int) -> str:
        """The words of a clause, one character each."""
        found = self._words.get(number)
        if found is None:
            found = self._words[number] = self._vocabulary.encode(self.keys[number])
        return found

    @property
    def has_title(self) -> bool:
        """Whether clause 0 is the document's title."""
        return bool(self.located) and not self.located[0].path

    def is_heading(self, number: int) -> bool:
        """Whether the clause is a title alone, or a short line before a clause of some length."""
        clause = self.located[number].clause
        if clause.title or not clause.text:
            return bool(clause.title) and not clause.text
        longest = _HEADING_STOPPED if clause.text.endswith(_STOPS) else _HEADING
        if len(clause.text) > longest or number + 1 == len(self):
            return False
        return bool(clause.children) or len(self.bodies[number + 1]) > _HEADING


def _located(document: Document) -> Iterator[Located]:
    """Every clause with its path; first the document's title, under the empty path, where no clause carries it.

    A numbered clause of the same name is a chapter of a longer text, not its title.
    """
    clauses = [Located(path, clause) for path, clause in document.walk()]
    if document.title and not any(document.title == one.title and not one.label for _, one in clauses):
        yield Located("", Clause(title=document.title))
    yield from clauses


def keys(old: Side, new: Side) -> None:
    """Give both sides their keys: equal for two clauses whose words, numbers left out, differ only in typography.

    Texts that stand on both sides letter by letter need no folding, which is nearly all of them.
    """
    plain = [
        [_unnumbered(located.clause, text) for located, text in zip(side.located, side.bodies, strict=True)]
        for side in (old, new)
    ]
    common = set(plain[0]) & set(plain[1])
    for side, texts in zip((old, new), plain, strict=True):
        side.keys = [text if text in common else comparable(text) for text in texts]


def _unnumbered(clause: Clause, text: str) -> str:
    if clause.label or not _NUMBER_FIRST.match(text):
        return text
    _, title, rest = printed(clause)
    return f"{title} {rest}".strip()
