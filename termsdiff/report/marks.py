"""One change in, its words out with what was removed and added marked, clause by clause.

`Change.words` covers the texts of a change as one run; here it is cut at the clauses again, and labels and
titles get marks of their own. Every visible word of both sides comes out once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, zip_longest
from typing import NamedTuple

from termsdiff.model import Change, Clause, Edit, Kind, Located
from termsdiff.normalize import comparable

__all__ = ["Line", "inline", "new_side", "old_side", "plain", "relinked", "retitle"]

_NOTHING = Located("", Clause())


class Line(NamedTuple):
    """One clause of a report: its path, and label, title and text as marked runs."""

    path: str
    label: tuple[Edit, ...]
    title: tuple[Edit, ...]
    text: tuple[Edit, ...]

    @property
    def reworded(self) -> bool:
        """Is any word of title or text removed or added?"""
        return any(edit.op != "=" for edit in (*self.title, *self.text))

    @property
    def runs(self) -> tuple[Edit, ...]:
        """Label, title and text in one line, a space between them."""
        return join(self.label, self.title, self.text)


def join(*parts: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """Marked runs one after the other. The space between two stands on the sides that have both of them, so that
    the runs spell `Clause.words` of either side."""
    found: list[Edit] = []
    for part in filter(None, parts):
        sides = [side for side in "-+" if _on(found, side) and _on(part, side)]
        if sides:
            found.append(Edit("=" if len(sides) > 1 else sides[0], " "))
        found += part
    return _merged(found)


def _on(runs: Iterable[Edit], side: str) -> bool:
    return any(op in {"=", side} for op, _ in runs)


def plain(located: Located, op: str = "=") -> Line:
    """A clause as it stands, every part marked ``op``."""
    clause = located.clause
    return Line(located.path, _run(op, clause.label), _run(op, clause.title), _run(op, clause.text))


def inline(change: Change) -> tuple[Line, ...]:
    """Both sides in one text: a line for each new clause, then the labels and titles of further old ones."""
    if not change.new:
        return tuple(plain(located, "-") for located in change.old)
    pairs = zip_longest(change.old, change.new, _shared_out(change, change.new, "+"))
    return tuple(_line(old, new, parts or (None, ())) for old, new, parts in pairs)


def old_side(change: Change) -> tuple[Line, ...]:
    """The old clauses with what was removed marked."""
    return _side(change.old, change, "-")


def new_side(change: Change) -> tuple[Line, ...]:
    """The new clauses with what was added marked."""
    return _side(change.new, change, "+")


def relinked(change: Change) -> tuple[Edit, ...]:
    """The link targets that a relinked clause lost ("-") and got ("+"), as printed on the page."""
    if Kind.RELINKED not in change.kinds:
        return ()
    old, new = (
        {link.page: link.raw or link.url for link in side[0].clause.links if link.page}
        for side in (change.old, change.new)
    )
    gone, come = ([raw for page, raw in a.items() if page not in b] for a, b in ((old, new), (new, old)))
    return tuple(Edit("-", raw) for raw in gone) + tuple(Edit("+", raw) for raw in come)


_Parts = tuple[tuple[Edit, ...] | None, tuple[Edit, ...]]  # a clause's title, None as it stands, and its text


def _line(old: Located | None, new: Located | None, parts: _Parts) -> Line:
    before, after = (old or _NOTHING).clause, (new or _NOTHING).clause
    path = (new or old or _NOTHING).path
    title = retitle(before.title, after.title) if parts[0] is None else parts[0]
    return Line(path, _label(before.label, after.label), title, parts[1])


def _side(side: tuple[Located, ...], change: Change, op: str) -> tuple[Line, ...]:
    if len(change.old) == len(change.new) == 1:  # marked against its counterpart
        line = inline(change)[0]
        return (Line(side[0].path, *(_only(part, op) for part in line[1:])),)
    heads = [plain(located, "=" if change.old and change.new else op) for located in side]
    shares = zip(heads, _shared_out(change, side, op), strict=True)
    return tuple(head._replace(title=title or head.title, text=_only(text, op)) for head, (title, text) in shares)


def _only(runs: tuple[Edit, ...], op: str) -> tuple[Edit, ...]:
    return _merged(edit for edit in runs if edit.op in {"=", op})


def _words(change: Change) -> tuple[Edit, ...]:
    """The marked text; made from the two sides where the change carries none."""
    if change.words:
        return _merged(change.words)
    old, new = (" ".join(at.clause.text for at in side if at.clause.text) for side in (change.old, change.new))
    return _run("=", new) if comparable(old) == comparable(new) else _run("-", old) + _run("+", new)


def _shared_out(change: Change, side: tuple[Located, ...], op: str) -> list[_Parts]:
    """The marked words shared out to the clauses of a side. They may spell the titles too, or the texts alone."""
    if not side:
        return []
    words = _words(change)
    spelled = _letters(edit.text for edit in words if edit.op in {"=", op})
    texts = [located.clause.text for located in side]
    both = [part for located in side for part in (located.clause.title, located.clause.text)]
    if spelled == _letters(texts):
        return [(None, piece) for piece in _cut(words, texts, [], op)]
    if spelled == _letters(both):
        other = change.old[0].clause if len(change.old) == len(side) == 1 else Clause()
        pieces = _cut(words, both, [other.title, other.text] if op == "+" else [], op)
        return [(_stripped(title), text) for title, text in zip(pieces[::2], pieces[1::2], strict=True)]
    if len(side) == 1:
        return [(None, words)]
    lost = _merged(edit for edit in words if edit.op not in {"=", op})
    return [(None, (lost if not at else ()) + _run(op, text)) for at, text in enumerate(texts)]


def _stripped(runs: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """The runs without the space that parted them from what follows."""
    if runs and not (last := runs[-1].text.rstrip()):
        return _stripped(runs[:-1])
    return (*runs[:-1], Edit(runs[-1].op, last)) if runs else ()


def _letters(texts: Iterable[str]) -> str:
    return "".join("".join(text.split()) for text in texts)


def _cut(words: tuple[Edit, ...], texts: list[str], others: list[str], op: str) -> list[tuple[Edit, ...]]:
    """The runs shared out to the ``texts`` that their "=" and ``op`` parts spell, spaces aside. What is only on
    the other side goes where ``others`` say it stood, or else to the text that is being spelled."""
    pieces: list[list[Edit]] = [[] for _ in texts]
    here = _Filling([len(_letters([text])) for text in texts])
    there = _Filling([len(_letters([text])) for text in others])
    for edit in words:
        mine = edit.op in {"=", op}
        shares = list(here.take(edit)) if mine else []
        elsewhere = list(there.take(edit)) if others and edit.op != op else []
        for at, run in shares or elsewhere or [(here.at, edit)]:
            pieces[at].append(run)
    return [_merged(piece) for piece in pieces]


class _Filling:
    """Texts being spelled one after the other: which one is at, and how many letters it still lacks."""

    def __init__(self, lengths: list[int]) -> None:
        self.lengths = lengths
        self.at = _next(lengths, -1) if lengths else 0
        self.left = lengths[self.at] if lengths else 0

    def take(self, edit: Edit) -> Iterator[tuple[int, Edit]]:
        """The run, split where a text is full, with the number of the text it belongs to."""
        start = 0
        for end, sign in enumerate(edit.text):
            if not self.left and not sign.isspace() and _next(self.lengths, self.at) != self.at:
                yield self.at, Edit(edit.op, edit.text[start:end].rstrip())
                start, self.at = end, _next(self.lengths, self.at)
                self.left = self.lengths[self.at]
            self.left -= not sign.isspace()
        yield self.at, Edit(edit.op, edit.text[start:])


def _next(lengths: list[int], at: int) -> int:
    """The next clause that has text."""
    return next((later for later in range(at + 1, len(lengths)) if lengths[later]), max(at, 0))


def _label(old: str, new: str) -> tuple[Edit, ...]:
    return _run("=", new) if comparable(old) == comparable(new) else _run("-", old) + _run("+", new)


def retitle(old: str, new: str) -> tuple[Edit, ...]:
    """A title's words, with the common beginning and end kept."""
    if comparable(old) == comparable(new):
        return _run("=", new)
    before, after = old.split(), new.split()
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    parts = (
        ("=", after[:head]),
        ("-", before[head : len(before) - tail]),
        ("+", after[head : len(after) - tail]),
        ("=", after[len(after) - tail :]),
    )
    return join(*(_run(op, " ".join(words)) for op, words in parts))


def _common(old: list[str], new: list[str]) -> int:
    return next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))


def _run(op: str, text: str) -> tuple[Edit, ...]:
    return (Edit(op, text),) if text else ()


def _merged(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Neighbours of one kind as one run."""
    groups = groupby((edit for edit in edits if edit.text), key=lambda edit: edit.op)
    return tuple(Edit(op, "".join(edit.text for edit in group)) for op, group in groups)
