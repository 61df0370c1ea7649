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

__all__ = ["Line", "inline", "new_side", "old_side", "plain", "relinked"]

_NOTHING = Located("", Clause())


class Line(NamedTuple):
    """One clause of a report: its path, and label, title and text as marked runs."""

    path: str
    label: tuple[Edit, ...]
    title: tuple[Edit, ...]
    text: tuple[Edit, ...]

    @property
    def marked(self) -> bool:
        """Is any word of it removed or added?"""
        return any(edit.op != "=" for edit in (*self.label, *self.title, *self.text))

    @property
    def runs(self) -> tuple[Edit, ...]:
        """Label, title and text in one line, a space between them."""
        return join(self.label, self.title, self.text)


def join(*parts: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """Marked runs one after the other with a space between, kept unless both neighbours are marked alike."""
    found: list[Edit] = []
    for part in filter(None, parts):
        if found:
            found.append(Edit(part[0].op if part[0].op == found[-1].op else "=", " "))
        found += part
    return _merged(found)


def plain(located: Located, op: str = "=") -> Line:
    """A clause as it stands, every part marked ``op``."""
    clause = located.clause
    return Line(located.path, _run(op, clause.label), _run(op, clause.title), _run(op, clause.text))


def inline(change: Change) -> tuple[Line, ...]:
    """Both sides in one text: a line for each new clause, then the labels and titles of further old ones."""
    if not change.new:
        return tuple(plain(located, "-") for located in change.old)
    texts = _cut(_words(change), [located.clause.text for located in change.new], "+")
    pairs = zip_longest(change.old, change.new, texts)
    return tuple(_line(old, new, text or ()) for old, new, text in pairs)


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
    old, new = ({link.url: link.raw or link.url for link in side[0].clause.links} for side in (change.old, change.new))
    gone, come = ([raw for url, raw in a.items() if url not in b] for a, b in ((old, new), (new, old)))
    return tuple(Edit("-", raw) for raw in gone) + tuple(Edit("+", raw) for raw in come)


def _line(old: Located | None, new: Located | None, text: tuple[Edit, ...]) -> Line:
    before, after = (old or _NOTHING).clause, (new or _NOTHING).clause
    path = (new or old or _NOTHING).path
    return Line(path, _label(before.label, after.label), _title(before.title, after.title), text)


def _side(side: tuple[Located, ...], change: Change, op: str) -> tuple[Line, ...]:
    words = [edit for edit in _words(change) if edit.op in {"=", op}]
    texts = _cut(words, [located.clause.text for located in side], op)
    lines = inline(change) if len(change.old) == len(change.new) == 1 else ()
    if lines:  # label and title marked against their counterparts
        line = lines[0]
        return (Line(side[0].path, _only(line.label, op), _only(line.title, op), texts[0]),)
    mark = op if not (change.old and change.new) else "="
    heads = [plain(located, mark) for located in side]
    return tuple(head._replace(text=text) for head, text in zip(heads, texts, strict=True))


def _only(runs: tuple[Edit, ...], op: str) -> tuple[Edit, ...]:
    return _merged(edit for edit in runs if edit.op in {"=", op})


def _words(change: Change) -> tuple[Edit, ...]:
    """The marked text; made from the two sides where the change carries none."""
    if change.words:
        return _merged(change.words)
    old, new = (" ".join(at.clause.text for at in side if at.clause.text) for side in (change.old, change.new))
    return _run("=", new) if comparable(old) == comparable(new) else _run("-", old) + _run("+", new)


def _cut(words: Iterable[Edit], texts: list[str], op: str) -> list[tuple[Edit, ...]]:
    """The runs shared out to the clauses whose ``texts`` their "=" and ``op`` parts spell, spaces aside."""
    words = tuple(words)
    if len(texts) < 2:
        return [words][: len(texts)]
    wanted = ["".join(text.split()) for text in texts]
    if "".join(wanted) != "".join("".join(edit.text.split()) for edit in words if edit.op in {"=", op}):
        other = _merged(edit for edit in words if edit.op not in {"=", op})
        return [(other if not at else ()) + _run(op, text) for at, text in enumerate(texts)]
    pieces: list[list[Edit]] = [[] for _ in texts]
    for at, edit in _shares(words, [len(text) for text in wanted], op):
        pieces[at].append(edit)
    return [_merged(piece) for piece in pieces]


def _shares(words: tuple[Edit, ...], lengths: list[int], op: str) -> Iterator[tuple[int, Edit]]:
    """Each run, split where a clause is full, with the number of the clause it belongs to."""
    at, left = 0, lengths[0]
    for edit in words:
        if edit.op not in {"=", op}:
            yield at, edit
            continue
        start = 0
        for end, sign in enumerate(edit.text):
            if not left and not sign.isspace() and at + 1 < len(lengths):
                yield at, Edit(edit.op, edit.text[start:end].rstrip())
                start, at = end, _next(lengths, at)
                left = lengths[at]
            left -= not sign.isspace()
        yield at, Edit(edit.op, edit.text[start:])


def _next(lengths: list[int], at: int) -> int:
    """The next clause that has text."""
    return next((later for later in range(at + 1, len(lengths)) if lengths[later]), at)


def _label(old: str, new: str) -> tuple[Edit, ...]:
    return _run("=", new) if comparable(old) == comparable(new) else _run("-", old) + _run("+", new)


def _title(old: str, new: str) -> tuple[Edit, ...]:
    """A title's words with the common beginning and end kept."""
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
