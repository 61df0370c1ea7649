"""What became of each clause between two documents, as data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from typing import NamedTuple

from termsdiff.model.document import Clause, Document, Located
from termsdiff.normalize import comparable

__all__ = ["Change", "Changes", "Edit", "Kind", "Weight", "pages_linked", "printed"]


class Kind(StrEnum):
    """What happened to a clause. A change may be of several kinds at once."""

    ADDED = "added"
    REMOVED = "removed"
    MODIFIED = "modified"
    MOVED = "moved"
    RENUMBERED = "renumbered"
    RETITLED = "retitled"
    SPLIT = "split"
    MERGED = "merged"
    RELINKED = "relinked"
    REDIRECTED = "redirected"


_ID_LENGTH = 10  # hex digits; of 10,000 changes in one report two are the same once in 20,000 reports


class Weight(StrEnum):
    """How much a change matters to a reader."""

    SUBSTANTIVE = "substantive"
    CONSEQUENTIAL = "consequential"
    COSMETIC = "cosmetic"


class Edit(NamedTuple):
    """A run of words: ``op`` is "=" kept, "-" removed, "+" added."""

    op: str
    text: str


@dataclass(frozen=True)
class Change:
    """Old clauses -> new clauses. An unchanged pair is a Change without kinds.

    ``words`` spell the old side's words with "=" and "-", the new side's with "=" and "+": title and text in one
    line, without the label, several clauses joined by a space; empty where the two differ in typography at most
    or one side is missing. ``redirected`` says that a reference kept its words but leads elsewhere now.
    """

    old: tuple[Located, ...]
    new: tuple[Located, ...]
    moved: bool = False
    words: tuple[Edit, ...] = ()
    weight: Weight = Weight.SUBSTANTIVE
    reasons: tuple[str, ...] = ()
    redirected: bool = False

    @cached_property
    def kinds(self) -> frozenset[Kind]:
        """What happened, derived from the two sides so that it cannot contradict them.

        A renumbered clause whose words differ only by references that follow the renumbering
        (weight consequential) is renumbered, not modified. A difference in typography is no kind.
        """
        if not self.old or not self.new:
            return frozenset({Kind.REMOVED if self.old else Kind.ADDED})
        found = {kind for kind, true in ((Kind.MOVED, self.moved), (Kind.REDIRECTED, self.redirected)) if true}
        if len(self.old) > 1 or len(self.new) > 1:
            found |= {kind for kind, side in ((Kind.MERGED, self.old), (Kind.SPLIT, self.new)) if len(side) > 1}
            return frozenset(found)
        old, new = self.old[0].clause, self.new[0].clause
        same = old.text == new.text and old.label == new.label and old.title == new.title and old.links == new.links
        return frozenset(found if same else found | self._differences(old, new))

    @cached_property
    def id(self) -> str:
        """What to call the change by: made of the paths and words of both sides and of nothing else, so the same in
        every report of the same two texts; no two changes of a report share it."""
        sides = (
            f"{path}\x1f{clause.words}" for side in (self.old, ((">", Clause()),), self.new) for path, clause in side
        )
        return sha256("\x1e".join(sides).encode("utf-8", "surrogatepass")).hexdigest()[:_ID_LENGTH]

    def _differences(self, old: Clause, new: Clause) -> set[Kind]:
        before, after = printed(old), printed(new)
        renumbered = _parts(before[0]) != _parts(after[0])
        retitled, modified = _differ(before[1], after[1]), _differ(before[2], after[2])
        if retitled and modified and not _differ(" ".join(before[1:]), " ".join(after[1:])):
            retitled = modified = False  # words that went from a run-in title to its text are the same to a reader
        differs = {
            Kind.RENUMBERED: renumbered,
            Kind.RETITLED: retitled,
            Kind.MODIFIED: modified and not (renumbered and self.weight is Weight.CONSEQUENTIAL),
            Kind.RELINKED: pages_linked(old) != pages_linked(new) and not modified,
        }
        return {kind for kind, true in differs.items() if true}


def pages_linked(clause: Clause) -> list[str]:
    """The pages the links of a clause lead to, in their order; those within its own page lead nowhere else."""
    return [link.page for link in clause.links if link.page]


# A number at the start of a text, where the reader of the page did not take it for the label.
_LEADING = re.compile(r"(\d{1,3}(?:\.\d{1,3})+[.)]?|\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)])\s+(?=\S)")
_PART = re.compile(r"\d+|[^\W\d_]+")


def printed(clause: Clause) -> tuple[str, str, str]:
    """Label, title and text, a number that starts an unlabelled clause taken for its label."""
    match = None if clause.label else _LEADING.match(clause.title or clause.text)
    if not match:
        return clause.label, clause.title, clause.text
    if clause.title:
        return match[1], clause.title[match.end() :], clause.text
    return match[1], "", clause.text[match.end() :]


def _parts(label: str) -> list[str]:
    """The number in a label, whatever stands around it: "(a)" and "a." are the same, so are "Article 4" and "4"."""
    parts = [part.casefold() for part in _PART.findall(label)]
    return parts[1:] if len(parts) > 1 and len(parts[0]) > 1 and parts[0].isalpha() else parts


def _differ(old: str, new: str) -> bool:
    return old != new and comparable(old) != comparable(new)


@dataclass(frozen=True)
class Changes:
    """The comparison of two documents. Iterates the changes; ``pairs`` holds the unchanged ones too."""

    old: Document
    new: Document
    pairs: tuple[Change, ...] = ()

    def __iter__(self) -> Iterator[Change]:
        return (pair for pair in self.pairs if pair.kinds)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    @cached_property
    def summary(self) -> dict[str, int]:
        """How many changes there are of each kind, and how many clauses are ``unchanged`` (the title of the document,
        path "", is no clause)."""
        counts = {str(kind): sum(kind in pair.kinds for pair in self.pairs) for kind in Kind}
        return counts | {"unchanged": sum(not pair.kinds and pair.new[0].path != "" for pair in self.pairs)}
