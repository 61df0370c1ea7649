"""Changes in, one text with tracked changes out: paragraphs that hold both documents at once.

Accepting every change leaves exactly the new document, rejecting every one exactly the old: a paragraph whose
marked runs do not spell both sides to the letter is struck out and written anew instead.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from termsdiff.model import Change, Changes, Clause, Document, Edit, Located
from termsdiff.report.inert import inert
from termsdiff.report.marks import inline, retitle

__all__ = ["Paragraph", "title", "track"]

_SWAPPED = {"-": "+", "+": "-", "=": "="}


@dataclass(frozen=True)
class Paragraph:
    """One paragraph. ``mark`` says what became of its end: "=" stays, "-" was removed, "+" was added.

    ``move`` numbers a pair of paragraphs, one "-" and one "+", that hold the same words in two places;
    ``change`` is what happened here, None where nothing did or where it was said already.
    """

    runs: tuple[Edit, ...]
    mark: str = "="
    depth: int = 0
    heading: bool = False
    move: int = 0
    change: Change | None = None


@dataclass(frozen=True)
class _Sides:
    """Where each clause stands: its number in document order and its depth, by path."""

    old: dict[str, tuple[int, int]]
    new: dict[str, tuple[int, int]]


def title(changes: Changes) -> tuple[Edit, ...]:
    """The documents' titles as marked runs."""
    old, new = inert(changes.old.title), inert(changes.new.title)
    return _exact(retitle(old, new), old, new)


def track(changes: Changes) -> Iterator[Paragraph]:
    """The paragraphs in order: what stayed in place carries the order, the rest is struck out or added around it."""
    yield from _continued(_tracked(changes))


def _continued(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Where paragraphs were added after one that ends with added words, as typing on would have marked them: its end
    is new and that of the last added one is the old end. LibreOffice reads the two insertions as one anyway."""
    typing: Paragraph | None = None
    for paragraph in paragraphs:
        if typing is not None:
            added = paragraph.mark == "+" and all(edit.op == "+" for edit in paragraph.runs)
            yield replace(typing, mark="+") if added else typing
            typing = replace(paragraph, mark="=") if added else None
            if added:
                continue
        if paragraph.mark == "=" and paragraph.runs and paragraph.runs[-1].op == "+":
            typing = paragraph
        else:
            yield paragraph
    if typing is not None:
        yield typing


def _tracked(changes: Changes) -> Iterator[Paragraph]:
    sides = _Sides(_stand(changes.old), _stand(changes.new))
    pairs = tuple(filter(None, map(_without_title, changes.pairs)))
    steady = {id(change) for change in _steady(pairs, sides)}
    gone = _queue(pairs, steady, sides.old, lambda change: change.old, "-")
    come = _queue(pairs, steady, sides.new, lambda change: change.new, "+")
    for change in sorted((pair for pair in pairs if id(pair) in steady), key=lambda pair: _first(pair, sides)):
        before, after = sides.old[change.old[0].path][0], sides.new[change.new[0].path][0]
        yield from _until(gone, before)
        yield from _until(come, after)
        yield from _in_place(change, sides)
    yield from _until(gone, len(sides.old))
    yield from _until(come, len(sides.new))


def _without_title(change: Change) -> Change | None:
    """The change without the document's title, which has no path and a paragraph of its own."""
    old, new = (tuple(located for located in side if located.path) for side in (change.old, change.new))
    return (
        (replace(change, old=old, new=new) if (old, new) != (change.old, change.new) else change)
        if old or new
        else None
    )


def _stand(document: Document) -> dict[str, tuple[int, int]]:
    depths = chain.from_iterable(_depths(clause, 0) for clause in document.clauses)
    return {path: (at, depth) for at, ((path, _), depth) in enumerate(zip(document.walk(), depths, strict=True))}


def _depths(clause: Clause, depth: int) -> Iterator[int]:
    yield depth
    for child in clause.children:
        yield from _depths(child, depth + 1)


def _first(change: Change, sides: _Sides) -> int:
    return sides.new[change.new[0].path][0]


def _steady(pairs: tuple[Change, ...], sides: _Sides) -> Iterator[Change]:
    """The longest run of pairs that stand in the same order on both sides (patience sorting)."""
    both = [pair for pair in pairs if _together(pair.old, sides.old) and _together(pair.new, sides.new)]
    both.sort(key=lambda pair: _first(pair, sides))
    tails: list[int] = []
    ends: list[int] = []
    previous: list[int] = []
    for at, pair in enumerate(both):
        key = sides.old[pair.old[0].path][0]
        length = bisect_left(tails, key)
        previous.append(ends[length - 1] if length else -1)
        tails[length:] = [key, *tails[length + 1 :]] if length < len(tails) else [key]
        ends[length:] = [at, *ends[length + 1 :]] if length < len(ends) else [at]
    at = ends[-1] if ends else -1
    while at >= 0:
        yield both[at]
        at = previous[at]


def _together(side: tuple[Located, ...], stand: dict[str, tuple[int, int]]) -> bool:
    """Do the clauses of a side stand one after the other, in this order?"""
    numbers = [stand[located.path][0] for located in side]
    return bool(numbers) and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


_Item = tuple[int, Paragraph]


def _queue(
    pairs: tuple[Change, ...],
    steady: set[int],
    stand: dict[str, tuple[int, int]],
    side: Callable[[Change], tuple[Located, ...]],
    op: str,
) -> list[_Item]:
    """What stands on one side only, or elsewhere on the other, the last first."""
    found: list[_Item] = []
    for number, change in enumerate(pairs, 1):
        if id(change) in steady:
            continue
        move = number if _same_words(change) else 0
        for at, located in enumerate(side(change)):
            told = change if not at and (op == "+" or not change.new) else None
            paragraph = _whole(located, op, stand)
            found.append((stand[located.path][0], replace(paragraph, move=move, change=told)))
    return sorted(found, key=lambda item: -item[0])


def _until(queue: list[_Item], end: int) -> Iterator[Paragraph]:
    while queue and queue[-1][0] < end:
        yield queue.pop()[1]


def _same_words(change: Change) -> bool:
    if len(change.old) != 1 or len(change.new) != 1:
        return False
    old, new = change.old[0].clause, change.new[0].clause
    return (old.title, old.text) == (new.title, new.text)


def _whole(located: Located, op: str, stand: dict[str, tuple[int, int]]) -> Paragraph:
    """A clause removed or added whole. The label is a run of its own: where a clause moves, it need not go along."""
    clause = located.clause
    label = inert(clause.label)
    rest = inert(" ".join(filter(None, (clause.title, clause.text))))
    runs = (Edit(op, f"{label} " if rest else label), Edit(op, rest))
    return Paragraph(
        tuple(run for run in runs if run.text.strip()),
        op,
        stand[located.path][1],
        bool(clause.title and not clause.text),
    )


def _in_place(change: Change, sides: _Sides) -> Iterator[Paragraph]:
    told = change if change.kinds else None
    if len(change.old) == len(change.new) == 1:
        old, new = change.old[0].clause, change.new[0].clause
        runs = _exact(_inert(inline(change)[0].runs), _words(old), _words(new))
        heading = bool(new.title and not new.text)
        yield Paragraph(runs, "=", sides.new[change.new[0].path][1], heading, change=told)
        return
    parts = _split(change, sides.new, "+") if len(change.old) == 1 else None
    if len(change.new) == 1:
        merged = _split(_mirrored(change), sides.old, "+")
        parts = merged and [
            replace(part, runs=_removed_first(_swap(part.runs)), mark=_SWAPPED[part.mark]) for part in merged
        ]
    parts = parts or [
        *(_whole(located, "-", sides.old) for located in change.old),
        *(_whole(located, "+", sides.new) for located in change.new),
    ]
    yield replace(parts[0], change=told)
    yield from parts[1:]


def _split(change: Change, stand: dict[str, tuple[int, int]], op: str) -> list[Paragraph] | None:
    """One clause that became several: the ends of all but the last paragraph are new. None where the marked
    runs do not spell both sides."""
    lines = [_inert(line.runs) for line in inline(change)]
    runs = [(*line, Edit("-", " ")) if at + 1 < len(lines) else line for at, line in enumerate(lines)]
    spelled = all(_spell(line, "=+") == _words(at.clause) for line, at in zip(runs, change.new, strict=True))
    if not spelled or "".join(_spell(line, "=-") for line in runs) != _words(change.old[0].clause):
        return None
    marks = [op] * (len(runs) - 1) + ["="]
    depths = [stand[located.path][1] for located in change.new]
    return [Paragraph(line, mark, depth) for line, mark, depth in zip(runs, marks, depths, strict=True)]


def _mirrored(change: Change) -> Change:
    return Change(change.new, change.old, words=_swap(change.words))


def _swap(runs: tuple[Edit, ...]) -> tuple[Edit, ...]:
    return tuple(Edit(_SWAPPED[op], text) for op, text in runs)


def _removed_first(runs: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """What was removed before what was added in its place, as everywhere else."""
    found: list[Edit] = []
    for run in runs:
        at = len(found) - (run.op == "-" and bool(found) and found[-1].op == "+")
        found.insert(at, run)
    return tuple(found)


def _exact(runs: tuple[Edit, ...], old: str, new: str) -> tuple[Edit, ...]:
    """The runs where they spell both sides to the letter, else the old words and the new ones."""
    if _spell(runs, "=-") == old and _spell(runs, "=+") == new:
        return runs
    whole = (Edit("=", new),) if old == new else (Edit("-", old), Edit("+", new))
    return tuple(edit for edit in whole if edit.text)


def _spell(runs: tuple[Edit, ...], ops: str) -> str:
    return "".join(text for op, text in runs if op in ops)


def _words(clause: Clause) -> str:
    return inert(clause.words)


def _inert(runs: tuple[Edit, ...]) -> tuple[Edit, ...]:
    return tuple(Edit(op, inert(text)) for op, text in runs)
