"""The parts of a comparison in, what the HTML templates show of them out: every decision is made here,
so that the templates only lay out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from termsdiff.model import Change, Clause, Document, Edit, Kind, Weight
from termsdiff.report.inert import inert
from termsdiff.report.layout import Entry, Fold, Gap, Part, Place, Places, heading, lay_out, locate, title_of
from termsdiff.report.marks import Line, inline, old_side, plain, relinked
from termsdiff.report.material import Comparison
from termsdiff.report.phrases import FOLDS, KINDS, WEIGHTS, count, describe, ordered

__all__ = ["Card", "Row", "Section", "anchor", "document_rows", "sections"]

_SPACES = re.compile(r"\s+")
# What a fragment may not hold (URL Standard, 1.3), and private and rare letters not every browser agrees on.
_FORBIDDEN = re.compile(r"""["#%<>\[\\\]^`{|}\ue000-\uf8ff\ufdd0-\ufdef]|[^\u0000-\uffff]""")
_DEEPEST = 8  # deeper clauses are indented no further
_BEGINNING = 60  # letters of a clause without a title, enough to recognize it in the contents
_SIGNS = {Kind.ADDED: "+", Kind.REMOVED: "−", Kind.MOVED: "↕", Kind.RENUMBERED: "#", Kind.SPLIT: "/", Kind.MERGED: "&"}


class Row(NamedTuple):
    """One clause as a line of a report: its anchor ("" where it has none), how far to indent, its runs."""

    anchor: str
    depth: int
    line: Line

    @property
    def heads(self) -> bool:
        """Is this a heading, with no text of its own?"""
        return bool(self.line.title) and not self.line.text


@dataclass(frozen=True)
class Card:
    """One entry of the report. ``both`` holds both sides in one text; ``old`` is empty where one text says it all."""

    id: str
    above: tuple[str, ...]
    name: str
    title: str
    begins: str
    kinds: tuple[Kind, ...]
    phrases: tuple[str, ...]
    weight: Weight
    reasons: tuple[str, ...]
    old: tuple[Row, ...]
    both: tuple[Row, ...]
    links: tuple[Edit, ...]
    prefix: str = ""

    @property
    def anchor(self) -> str:
        """The fragment that leads to the entry."""
        return f"{self.prefix}change-{self.id}"

    @property
    def sign(self) -> str:
        """One sign for the contents: + added, − removed, ~ reworded and so on."""
        return next((_SIGNS[kind] for kind in self.kinds if kind in _SIGNS and Kind.MODIFIED not in self.kinds), "~")

    @property
    def weighs(self) -> str:
        """The weight in plain words."""
        return WEIGHTS[self.weight]

    @property
    def what(self) -> str:
        """The kinds in plain words."""
        return ", ".join(KINDS[kind] for kind in self.kinds)


@dataclass(frozen=True)
class Section:
    """A stretch of the report: cards, or unchanged ``rows``; with a ``summary`` it is folded under that line."""

    summary: str = ""
    cards: tuple[Card, ...] = ()
    rows: tuple[Row, ...] = ()
    hidden: int = 0
    weight: str = ""

    @property
    def anchor(self) -> str:
        """The fragment that leads to a folded group."""
        return f"{self.cards[0].prefix}fold-{self.weight}-{self.cards[0].id}"


def anchor(path: str, prefix: str = "clause-") -> str:
    """The fragment that leads to a clause: the same in every report as long as the path is, and in letters that a
    URL and an ``id`` may both hold."""
    return prefix + _FORBIDDEN.sub("~", _SPACES.sub("_", inert(path).replace("_", "__")))


def sections(comparison: Comparison, *, context: int, prefix: str = "") -> Iterator[Section]:
    """The report from top to bottom. ``prefix`` sets its fragments apart from those of others in one file."""
    where = locate(comparison.changes)
    for part in lay_out(comparison, context=context):
        section = _section(part, where, whole=comparison.whole)
        yield _prefixed(section, prefix) if prefix else section


def _prefixed(section: Section, prefix: str) -> Section:
    cards = (replace(card, prefix=prefix, both=_apart(card.both, prefix)) for card in section.cards)
    return replace(section, cards=tuple(cards), rows=_apart(section.rows, prefix))


def _apart(rows: tuple[Row, ...], prefix: str) -> tuple[Row, ...]:
    return tuple(row._replace(anchor=row.anchor and f"{prefix}{row.anchor}") for row in rows)


def _section(part: Part, where: Places, *, whole: bool) -> Section:
    match part:
        case Entry():
            return Section(cards=(_card(part, where),))
        case Fold():
            cards = tuple(_card(entry, where) for entry in part.entries)
            return Section(f"{FOLDS[part.weight]}: {count(len(cards), 'change')}", cards, weight=part.weight)
        case Gap():
            rows = tuple(_unchanged(change, where) for change in part.shown)
            summary = count(part.total, "unchanged clause")
            return Section(summary, rows=rows, hidden=0 if whole else part.total - len(rows))


def _rows(change: Change, place: dict[str, Place], top: int) -> Iterator[Row]:
    """The lines of a change. What is gone stands nowhere: a clause of the new text may have its path."""
    gone = "was-" if not change.new else ""
    for at, line in enumerate(inline(change)):
        row = _row(line, place, top)
        yield row if at < len(change.new) else row._replace(anchor=gone and anchor(line.path, gone))


def _beginning(clause: Clause) -> str:
    """The first words of a clause without a title, for the contents."""
    text = inert(clause.text)
    return "" if clause.title else text if len(text) <= _BEGINNING else f"{text[:_BEGINNING].rstrip()}…"


def _unchanged(change: Change, where: Places) -> Row:
    return _row(plain(change.new[0]), where.new, 0)


def _card(entry: Entry, where: Places) -> Card:
    change = entry.change
    clause = (change.new or change.old)[0].clause
    *above, name = heading(change, where)
    place = where.new if change.new else where.old
    top = _depth(place, (change.new or change.old)[0].path)
    both = tuple(row for each in entry.changes for row in _rows(each, place, top))
    return Card(
        id=change.id,
        above=tuple(above),
        name=name,
        title=title_of(change, name),
        begins=_beginning(clause),
        kinds=ordered(change),
        phrases=describe(change),
        weight=change.weight,
        reasons=change.reasons,
        old=_old(entry, where),
        both=both,
        links=tuple(edit for each in entry.changes for edit in relinked(each)),
    )


def _old(entry: Entry, where: Places) -> tuple[Row, ...]:
    """The old side, where seeing it beside the new one helps: not for text that came, went or moved whole."""
    change = entry.change
    if not (change.old and change.new):
        return ()
    if len(change.old) == len(change.new) == 1 and not inline(change)[0].reworded:
        return ()
    return tuple(_row(line, where.old, 99)._replace(anchor="") for line in old_side(change))


def _row(line: Line, place: dict[str, Place], top: int) -> Row:
    return Row(anchor(line.path), min(max(_depth(place, line.path) - top, 0), _DEEPEST), line)


def _depth(place: dict[str, Place], path: str) -> int:
    return place[path].depth if path in place else 0


def document_rows(document: Document) -> Iterator[Row]:
    """Every clause of a document in order, indented by depth."""
    paths = document.walk()
    for clause in document.clauses:
        yield from _document_rows(clause, 0, paths)


def _document_rows(clause: Clause, depth: int, paths: Iterator[tuple[str, Clause]]) -> Iterator[Row]:
    path, _ = next(paths)
    line = Line(path, *(((Edit("=", part),) if part else ()) for part in (clause.label, clause.title, clause.text)))
    yield Row(anchor(path), min(depth, _DEEPEST), line)
    for child in clause.children:
        yield from _document_rows(child, depth + 1, paths)
