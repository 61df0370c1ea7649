"""Changes or a document in, plain text out, or styled runs of it for a terminal.

Plain text marks words as git does, ``[-removed-]{+added+}``, so that nothing depends on colour. The command line
colours the runs of `changes_runs`; joined, they are the plain text. Lines are never wrapped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from termsdiff.model import Change, Clause, Edit, Weight
from termsdiff.report.inert import inert
from termsdiff.report.layout import Entry, Fold, Gap, Part, Places, heading, lay_out, locate, title_of
from termsdiff.report.marks import Line, inline, relinked, retitle
from termsdiff.report.material import Comparison, Reading
from termsdiff.report.phrases import FOLDS, WEIGHTS, caption, count, describe, names, notes, passed, tally

__all__ = ["STYLES", "change_runs", "changes_runs", "write_changes", "write_document"]

# What the style of a run may be.
STYLES = ("title", "meta", "removed", "added", "kept", "path", "kind", "context")
_MARKS = {"-": ("removed", "[-", "-]"), "+": ("added", "{+", "+}")}
_INDENT = "    "
_CONTEXT_LENGTH = 100  # an unchanged neighbour says where we are; its beginning is enough

_Run = tuple[str, str]


def write_changes(comparison: Comparison) -> str:
    """The changes as plain text."""
    return "".join(text for _, text in changes_runs(comparison))


def changes_runs(comparison: Comparison) -> Iterator[_Run]:
    """The report as runs of (style, text), line ends included; the styles are those of ``STYLES``."""
    if not (comparison.whole or len(comparison.changes)):
        yield from _nothing(comparison)
        return
    yield from _head(comparison)
    where = locate(comparison.changes)
    for part in lay_out(comparison, context=comparison.context or 0):
        yield from _part(part, where)


def _nothing(comparison: Comparison) -> Iterator[_Run]:
    """One line where there is nothing to tell."""
    unchanged = comparison.changes.summary["unchanged"]
    yield "kind", f"No clause changed; {count(unchanged, 'clause')} unchanged."
    yield "meta", f" {passed(comparison.ignored)}\n" if comparison.ignored else "\n"


def change_runs(comparison: Comparison, change: Change) -> Iterator[_Run]:
    """One change of a comparison by itself, without its reasons."""
    yield from _sides(comparison)
    yield from _entry(Entry(1, (change,)), locate(comparison.changes), reasoned=False)


def _head(comparison: Comparison) -> Iterator[_Run]:
    changes = comparison.changes
    yield from _sides(comparison)
    if changes.old.title != changes.new.title:
        yield from _marked(retitle(changes.old.title, changes.new.title))
        yield "kept", "\n"
    yield "kind", f"{tally(changes.summary)}\n"
    known = (comparison.claims_old, comparison.claims_new, comparison.findings)
    for note in notes(changes, *known, ignored=comparison.ignored):
        yield "removed", f"{note}\n"


def _sides(comparison: Comparison) -> Iterator[_Run]:
    yield "title", f"{inert(comparison.title)}\n"
    sides = (
        ("removed", "---", caption(comparison.old, comparison.claims_old) or "old"),
        ("added", "+++", caption(comparison.new, comparison.claims_new) or "new"),
    )
    for style, sign, told in sides:
        yield style, f"{sign} "
        yield "meta", f"{told}\n"


def _part(part: Part, where: Places) -> Iterator[_Run]:
    match part:
        case Gap():
            yield from _gap(part)
        case Fold():
            yield "title", f"\n{FOLDS[part.weight]} ({count(len(part.entries), 'change')})\n"
            for entry in part.entries:
                yield from _folded(entry)
        case Entry():
            yield from _entry(part, where)


def _entry(entry: Entry, where: Places, *, reasoned: bool = True) -> Iterator[_Run]:
    change = entry.change
    *above, name = heading(change, where)
    yield (
        "path",
        "\n" + "".join(f"{inert(step)} > " for step in above) + " ".join(filter(None, (name, title_of(change, name)))),
    )
    yield "kind", f"  {', '.join(describe(change))}"
    yield "meta", f"  {change.id}\n"
    told = [WEIGHTS[change.weight]] if change.weight is not Weight.SUBSTANTIVE else []
    if reasoned and (told or change.reasons):
        yield "meta", f"{_INDENT}{'; '.join(map(inert, (*told, *change.reasons)))}\n"
    for each in entry.changes:
        for line in inline(each):
            yield from _line(line)
        yield from _links(each)


def _folded(entry: Entry) -> Iterator[_Run]:
    """A fold's entry in one line: a renumbered clause by its title, anything else with its words."""
    for change in entry.changes:
        yield "path", f"{_INDENT}{names(change.new or change.old)}"
        yield "kind", f"  {', '.join(describe(change))}"
        yield "meta", f"  {change.id}"
        if not (change.old and change.new) or any(edit.op != "=" for edit in change.words):
            yield "kept", "\n"
            for line in inline(change):
                yield from _line(line)
        else:
            yield "context", f"  {_short(change)}\n"
        yield from _links(change)


def _line(line: Line) -> Iterator[_Run]:
    if not line.runs:
        return
    yield "kept", _INDENT
    yield from _marked(line.runs)
    yield "kept", "\n"


def _marked(runs: Iterable[Edit]) -> Iterator[_Run]:
    for op, text in runs:
        style, before, after = _MARKS.get(op, ("kept", "", ""))
        yield style, f"{before}{inert(text)}{after}"


def _links(change: Change) -> Iterator[_Run]:
    for op, url in relinked(change):
        yield "kept", f"{_INDENT}link "
        yield from _marked([Edit(op, url)])
        yield "kept", "\n"


def _gap(gap: Gap) -> Iterator[_Run]:
    if gap.shown:
        yield "kept", "\n"
    for change in gap.shown:
        yield "context", f"{_INDENT}{_short(change)}\n"
    if gap.total > len(gap.shown):
        yield "context", f"{_INDENT}… {count(gap.total - len(gap.shown), 'unchanged clause')}\n"


def _short(change: Change) -> str:
    words = inert(change.new[0].clause.words)
    return words if len(words) <= _CONTEXT_LENGTH else f"{words[:_CONTEXT_LENGTH].rstrip()}…"


def write_document(reading: Reading) -> str:
    """The document as it reads: title, then a line a clause, indented by depth."""
    document = reading.document
    lines = [inert(document.title), ""] if document.title else []
    for at, clause in enumerate(document.clauses):
        sectioned = clause.children or (at and document.clauses[at - 1].children)
        lines += [""] if sectioned and lines and lines[-1] else []
        lines += _lines(clause, "")
    return "\n".join(lines) + "\n"


def _lines(clause: Clause, indent: str) -> Iterator[str]:
    words = inert(clause.words)
    if words:
        yield indent + words
    for child in clause.children:
        yield from _lines(child, indent + "  ")
