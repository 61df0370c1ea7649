"""The values everything else speaks of: frozen dataclasses, nothing but the standard library
and `termsdiff.normalize`.

Words are used as the field uses them: a *snapshot* is what a check got, a *document* the clause tree
parsed from it, a *change* goes from old clauses to new clauses. A clause does not know where it stands;
`Document.walk` says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from typing import NamedTuple

from termsdiff.normalize import comparable

__all__ = [
    "Change",
    "Changes",
    "Check",
    "Claim",
    "Clause",
    "Document",
    "Edit",
    "Kind",
    "Link",
    "Located",
    "Notice",
    "Outcome",
    "Sighting",
    "Snapshot",
    "Source",
    "Version",
    "Weight",
]


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a clause: ``url`` without tracking parameters (compared), ``raw`` as printed (evidence)."""

    text: str
    url: str
    raw: str = ""


@dataclass(frozen=True)
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
        yield self
        for child in self.children:
            yield from child.walk()


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
        """SHA-256 (hex) of the words of title, labels and clauses: equal when no word differs."""
        parts = [comparable(self.title)]
        parts += [f"{comparable(clause.label)}\x1f{clause.digest}" for root in self.clauses for clause in root.walk()]
        return sha256("\x1e".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


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


class Located(NamedTuple):
    """A clause and where it stands."""

    path: str
    clause: Clause


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

    ``words`` spell the text of the old side with "=" and "-", that of the new side with "=" and "+".
    """

    old: tuple[Located, ...]
    new: tuple[Located, ...]
    moved: bool = False
    words: tuple[Edit, ...] = ()
    weight: Weight = Weight.SUBSTANTIVE
    reasons: tuple[str, ...] = ()

    @cached_property
    def kinds(self) -> frozenset[Kind]:
        """What happened, derived from the two sides so that it cannot contradict them.

        A renumbered clause whose words differ only by references that follow the renumbering
        (weight consequential) is renumbered, not modified. A difference in typography is no kind.
        """
        if not self.old or not self.new:
            return frozenset({Kind.REMOVED if self.old else Kind.ADDED})
        found = {Kind.MOVED} if self.moved else set()
        if len(self.old) > 1 or len(self.new) > 1:
            found |= {kind for kind, side in ((Kind.MERGED, self.old), (Kind.SPLIT, self.new)) if len(side) > 1}
            return frozenset(found)
        return frozenset(found | self._differences(self.old[0].clause, self.new[0].clause))

    def _differences(self, old: Clause, new: Clause) -> set[Kind]:
        renumbered = comparable(old.label) != comparable(new.label)
        modified = comparable(old.text) != comparable(new.text)
        differs = {
            Kind.RENUMBERED: renumbered,
            Kind.RETITLED: comparable(old.title) != comparable(new.title),
            Kind.MODIFIED: modified and not (renumbered and self.weight is Weight.CONSEQUENTIAL),
            Kind.RELINKED: [link.url for link in old.links] != [link.url for link in new.links] and not modified,
        }
        return {kind for kind, true in differs.items() if true}


@dataclass(frozen=True)
class Claim:
    """What the text says of itself: ``kind`` ("last-updated", "effective", "published", "version"),
    ``date`` in ISO form as precise as printed ("2024-03", "2020-12-31T16:15:22", "" for a version label),
    ``text`` the sentence that says so, ``path`` the clause it stands in ("" for the title)."""

    kind: str
    date: str
    text: str
    path: str = ""


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
        """How many changes there are of each kind, and how many clauses are ``unchanged``."""
        counts = {str(kind): sum(kind in pair.kinds for pair in self.pairs) for kind in Kind}
        return counts | {"unchanged": sum(not pair.kinds for pair in self.pairs)}


@dataclass(frozen=True)
class Source:
    """One tracked document: a name ``provider/document``, its URLs, how often to check, overrides for reading."""

    name: str
    urls: tuple[str, ...]
    every: str = "1 day"
    select: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()


@dataclass(frozen=True)
class Snapshot:
    """The raw bytes a check got, never altered, and how they were had. ``at`` is aware, UTC."""

    content: bytes
    url: str
    at: datetime
    media_type: str = "text/html"
    charset: str | None = None
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    redirects: tuple[str, ...] = ()
    duration: float = 0.0
    via: str = "http"

    @cached_property
    def sha256(self) -> str:
        """SHA-256 (hex) of the content."""
        return sha256(self.content).hexdigest()


class Outcome(StrEnum):
    """How a check ended."""

    NEW = "new"
    CHANGED = "changed"
    RETURNED = "returned"
    UNCHANGED = "unchanged"
    NOT_MODIFIED = "not-modified"
    FAILED = "failed"


@dataclass(frozen=True)
class Check:
    """One attempt to capture a source, as recorded. ``reason`` and ``message`` say why a failed one failed;
    ``version`` is the number of the version in force after it, where there is one; ``id`` its row."""

    source: str
    at: datetime
    outcome: Outcome
    id: int = 0
    version: int | None = None
    snapshots: tuple[str, ...] = ()
    status: int | None = None
    reason: str = ""
    message: str = ""


class Sighting(NamedTuple):
    """An unbroken run of checks that saw one version: first and last of them, aware, UTC."""

    since: datetime
    until: datetime


@dataclass(frozen=True)
class Version:
    """A distinct text of a source. ``number`` counts from 1 in the order of first sight; a page that returns
    to an earlier text returns to that version and adds a sighting. ``digest`` is `Document.digest`;
    ``snapshots`` are the SHA-256 of the first bytes that carried it, one per URL of the source."""

    source: str
    number: int
    sightings: tuple[Sighting, ...]
    title: str = ""
    digest: str = field(default="", repr=False)
    snapshots: tuple[str, ...] = field(default=(), repr=False)

    @property
    def seen_from(self) -> datetime:
        """When a check first saw this text."""
        return self.sightings[0].since

    @property
    def seen_until(self) -> datetime:
        """When a check last saw this text."""
        return self.sightings[-1].until
