"""The clause tree of one text, and where each clause stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import NamedTuple

from termsdiff.normalize import comparable

__all__ = ["Claim", "Clause", "Document", "Link", "Located", "Notice"]


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a clause: ``url`` without tracking parameters (compared), ``raw`` as printed (evidence)."""

    text: str
    url: str
    raw: str = ""

    @property
    def page(self) -> str:
        """The page it leads to: ``url`` without the place on it, "" for a link within its own page. What an
        application tells its pages apart by ("#/terms", "#!terms") is no place."""
        page, _, place = self.url.partition("#")
        return self.url if place.startswith(("/", "!")) else page


@dataclass(frozen=True, init=False)
class Clause:
    """One block of the terms: a heading, paragraph, list item or table row.

    ``label`` is the number as printed ("4.1", "(2)", "a.", "" where there is none); ``title`` the heading or
    run-in title; ``text`` the clause's own words, without its children's. All three are single-spaced.
    """

    label: str = ""
    title: str = ""
    text: str = ""
    links: tuple[Link, ...] = ()
    children: tuple[Clause, ...] = ()

    def __init__(
        self,
        label: str = "",
        title: str = "",
        text: str = "",
        links: tuple[Link, ...] = (),
        children: tuple[Clause, ...] = (),
    ) -> None:
        # What a frozen dataclass does itself takes more than twice as long, and this is the commonest value of all.
        fields = self.__dict__
        fields["label"], fields["title"], fields["text"] = label, title, text
        fields["links"], fields["children"] = links, children

    @cached_property
    def digest(self) -> str:
        """SHA-256 (hex) of the words: title, text and the children's digests, typography folded. The label is
        left out, so that a clause that is moved or renumbered keeps it; so are link targets."""
        parts = [comparable(self.title), comparable(self.text), *(child.digest for child in self.children)]
        return sha256("\x1e".join(parts).encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def words(self) -> str:
        """What a reader sees of this clause alone: label, title and text in one line."""
        return " ".join(part for part in (self.label, self.title, self.text) if part)

    def walk(self) -> Iterator[Clause]:
        """This clause, then everything below it, in document order."""
        waiting = [self]
        while waiting:
            clause = waiting.pop()
            yield clause
            if clause.children:
                waiting += reversed(clause.children)


class Notice(NamedTuple):
    """Something a reader of the document should know: ``code`` for programs, ``text`` one sentence."""

    code: str
    text: str


@dataclass(frozen=True)
class Document:
    """The clause tree of one snapshot: title, language (ISO 639-1, "" unknown), clauses, warnings."""

    title: str = ""
    language: str = ""
    clauses: tuple[Clause, ...] = ()
    warnings: tuple[Notice, ...] = ()

    def walk(self) -> Iterator[tuple[str, Clause]]:
        """Every clause with its path, in document order. Paths are unique within the document."""
        seen: dict[str, int] = {}
        yield from _walk(self.clauses, "", seen)

    @cached_property
    def text(self) -> str:
        """Every visible word of the terms, one clause a line, the title first."""
        lines = [self.title] if self.title else []
        lines += [clause.words for root in self.clauses for clause in root.walk()]
        return "\n".join(line for line in lines if line)

    @cached_property
    def digest(self) -> str:
        """SHA-256 (hex) of the words of title, labels and clauses in their order: equal when no word differs. Under how
        many clauses with words of their own each stands counts too (an item that left the list of "You shall not:" says
        something else), under how many headings does not; the title counts as a heading above them all."""
        parts = ["", comparable(self.title), "", "0"] if self.title else []
        waiting = [(clause, 0) for clause in reversed(self.clauses)]
        while waiting:
            clause, depth = waiting.pop()
            parts += (comparable(clause.label), comparable(clause.title), comparable(clause.text), str(depth))
            if clause.children:
                below = depth + bool(clause.text)
                waiting += [(child, below) for child in reversed(clause.children)]
        return sha256("\x1e".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


class Located(NamedTuple):
    """A clause and where it stands."""

    path: str
    clause: Clause


@dataclass(frozen=True)
class Claim:
    """What the text says of itself: ``kind`` ("last-updated", "effective", "published", "version"),
    ``date`` in ISO form as precise as printed ("2024-03", "2020-12-31T16:15:22", "" for a version label),
    ``text`` the sentence that says so, ``path`` the clause it stands in ("" for the title)."""

    kind: str
    date: str
    text: str
    path: str = ""


_EDGES = re.compile(r"^[\s(（\[【§]+|[\s.)）\]】:：、．]+$")
_TITLE_LENGTH = 48  # a path names an unnumbered section by its title, cut here to stay typable
_SHORT = 5  # longest label that is cited in brackets, "(viii)"; longer ones are words ("Part 2")


def _walk(
    clauses: tuple[Clause, ...], above: str, seen: dict[str, int], *, numbered: bool = False
) -> Iterator[tuple[str, Clause]]:
    bare = 0
    for clause in clauses:
        bare += not clause.label and not clause.title
        path = _path(clause, above, bare, numbered=numbered)
        seen[path] = seen.get(path, 0) + 1
        if seen[path] > 1:
            path = f"{path}#{seen[path]}"
        yield path, clause
        yield from _walk(clause.children, path, seen, numbered=bool(clause.label))


def _path(clause: Clause, above: str, bare: int, *, numbered: bool) -> str:
    """How a lawyer cites the clause: ``4.1(2)(a)``, ``Schedule 1/3.2``, ``Fees¶2``."""
    label = _EDGES.sub("", clause.label)
    if not label:
        return _below(above, clause.title[:_TITLE_LENGTH].strip()) if clause.title else f"{above}¶{bare}"
    if numbered and len(label) <= _SHORT and "." not in label:
        return f"{above}({label})"
    before, _, last = above.rpartition("/")
    return _below(before if label.startswith(f"{last}.") else above, label)


def _below(above: str, name: str) -> str:
    return f"{above}/{name}" if above else name
