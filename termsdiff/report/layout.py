"""A comparison in, the order of its report out: entries, the unchanged text between them, and folded groups.

A reader wants one entry for a section that came or went whole, not one for each of its paragraphs; the
renumbering that follows from an insertion in one place, not a hundred; and enough unchanged text to know
where they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from termsdiff.model import Change, Changes, Clause, Document, Kind, Located, Weight
from termsdiff.report.inert import inert
from termsdiff.report.material import Comparison
from termsdiff.report.phrases import name_of, names

__all__ = ["Entry", "Fold", "Gap", "Part", "Place", "Places", "heading", "lay_out", "locate", "title_of", "weight_of"]


@dataclass(frozen=True)
class Place:
    """Where a clause stands in its document: what stands above it, the outermost first."""

    above: tuple[Located, ...]

    @property
    def depth(self) -> int:
        """0 for a clause at the top."""
        return len(self.above)


@dataclass(frozen=True)
class Entry:
    """One thing that happened: a change and, where a section came, went or moved whole, what stands below it.

    ``number`` counts from 1 in the order of the report.
    """

    number: int
    changes: tuple[Change, ...]

    @property
    def change(self) -> Change:
        """The change that gives the entry its name."""
        return self.changes[0]


@dataclass(frozen=True)
class Gap:
    """Unchanged clauses between two entries: ``shown`` of them, ``total`` in all."""

    shown: tuple[Change, ...]
    total: int


@dataclass(frozen=True)
class Fold:
    """Entries that a reader need not open one by one; ``weight`` says why."""

    weight: Weight
    entries: tuple[Entry, ...]


_NAMED = 48  # a path names an unnumbered section by this much of its title

Part = Entry | Gap | Fold
_WHOLE = ({Kind.ADDED}, {Kind.REMOVED}, {Kind.MOVED}, {Kind.MOVED, Kind.RENUMBERED})


class Places(NamedTuple):
    """The place of every clause of the two documents, by path."""

    old: dict[str, Place]
    new: dict[str, Place]


def locate(changes: Changes) -> Places:
    """Where every clause of both documents stands."""
    return Places(_of(changes.old), _of(changes.new))


def _of(document: Document) -> dict[str, Place]:
    return dict(_places(document.clauses, (), document.walk()))


def _places(
    clauses: tuple[Clause, ...], above: tuple[Located, ...], paths: Iterator[tuple[str, Clause]]
) -> Iterator[tuple[str, Place]]:
    for clause in clauses:
        path, _ = next(paths)
        yield path, Place(above)
        yield from _places(clause.children, (*above, Located(path, clause)), paths)


def heading(change: Change, where: Places) -> tuple[str, ...]:
    """The headings above a change, the outermost first, and last its own path: as it is now, or was."""
    side, place = (change.new, where.new) if change.new else (change.old, where.old)
    found = place.get(side[0].path, Place(()))
    heads = (" ".join(filter(None, (at.clause.label, at.clause.title))) for at in found.above)
    return (*filter(None, heads), names(side, within=name_of(found.above[-1]) if found.above else ""))


def title_of(change: Change, name: str) -> str:
    """The title of what changed, "" where its ``name`` says it already."""
    title = inert((change.new or change.old)[0].clause.title)
    return title if title[:_NAMED] not in name else ""


def lay_out(comparison: Comparison, *, context: int) -> tuple[Part, ...]:
    """The parts of a report in order. Of unchanged text, ``context`` clauses on either side of a change.

    Where the whole document is reported, everything stands in document order and neighbouring
    consequential changes are folded in place; else they come last, in one fold for each weight.
    """
    entries = _entries(comparison)
    if comparison.whole:
        return tuple(_folded_in_place(entries))
    main = [entry for entry in entries if isinstance(entry, tuple) or weight_of(entry) is Weight.SUBSTANTIVE]
    folds = (
        Fold(weight, tuple(e for e in entries if isinstance(e, Entry) and weight_of(e) is weight))
        for weight in (Weight.CONSEQUENTIAL, Weight.COSMETIC)
    )
    return (*_with_context(main, context), *(fold for fold in folds if fold.entries))


def weight_of(entry: Entry) -> Weight:
    """The weight an entry is filed under; a mere renumbering is never more than consequential."""
    if entry.change.kinds == {Kind.RENUMBERED} and entry.change.weight is Weight.SUBSTANTIVE:
        return Weight.CONSEQUENTIAL
    return entry.change.weight


_Run = tuple[Change, ...]  # unchanged pairs standing together


def _entries(comparison: Comparison) -> list[Entry | _Run]:
    """Entries, and runs of unchanged pairs between them, in document order."""
    where = locate(comparison.changes)
    found: list[Entry | _Run] = []
    number = 0
    for changed, pairs in groupby(comparison.changes.pairs, key=lambda pair: bool(pair.kinds)):
        if not changed:
            found.append(tuple(pairs))
            continue
        for changes in _gathered(pairs, where):
            number += 1
            found.append(Entry(number, changes))
    return found


def _gathered(pairs: Iterable[Change], where: Places) -> Iterator[tuple[Change, ...]]:
    """Neighbouring changes, those of a whole section together."""
    group: list[Change] = []
    for pair in pairs:
        if group and not _follows(pair, group[0], where):
            yield tuple(group)
            group = []
        group.append(pair)
    if group:
        yield tuple(group)


def _follows(pair: Change, head: Change, where: Places) -> bool:
    """Does the pair stand below the clause the entry is about, and did the same happen to it?"""
    if pair.kinds not in _WHOLE or pair.kinds != head.kinds or pair.weight != head.weight:
        return False
    sides = ((head.old, pair.old, where.old), (head.new, pair.new, where.new))
    return all(_below(above, below, place) for above, below, place in sides if above)


def _below(above: tuple[Located, ...], below: tuple[Located, ...], where: dict[str, Place]) -> bool:
    place = where.get(below[0].path)
    return place is not None and above[0].path in {located.path for located in place.above}


def _with_context(parts: Iterable[Entry | _Run], context: int) -> Iterator[Part]:
    """Entries with the nearest unchanged clauses around them; nothing for text far from any change."""
    gap: list[Change] = []
    before = False
    for part in parts:
        if isinstance(part, tuple):
            gap += part if context else ()
            continue
        if gap:
            yield _gap(gap, context if before else 0, context)
        yield part
        gap, before = [], True
    if gap and before:
        yield _gap(gap, context, 0)


def _gap(pairs: list[Change], after: int, before: int) -> Gap:
    shown = pairs if after + before >= len(pairs) else [*pairs[:after], *pairs[len(pairs) - before :]]
    return Gap(tuple(shown), len(pairs))


def _folded_in_place(parts: Iterable[Entry | _Run]) -> Iterator[Part]:
    for weight, group in groupby(parts, key=lambda part: None if isinstance(part, tuple) else weight_of(part)):
        for_weight = tuple(group)
        entries = tuple(part for part in for_weight if isinstance(part, Entry))
        if weight is None or weight is Weight.SUBSTANTIVE:
            yield from (part if isinstance(part, Entry) else Gap(part, len(part)) for part in for_weight)
        elif len(entries) > 1:
            yield Fold(weight, entries)
        else:
            yield from entries
