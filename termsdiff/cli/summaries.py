"""Changes in, short lines out: ``diff --stat``, ``diff --name-only`` and the lines of ``check`` and ``log``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from termsdiff.cli.terminal import columns
from termsdiff.model import Change, Changes, Weight
from termsdiff.report.phrases import describe, name_of, names, tally

__all__ = ["moment", "name_lines", "stat_lines", "weighed"]


def stat_lines(changes: Changes) -> Iterator[str]:
    """For each change its clause, what happened and how many words came and went; last, the sum of it all."""
    rows = [(names(change.new or change.old), _size(change), ", ".join(describe(change))) for change in changes]
    yield from ("  ".join(row) for row in columns(rows))
    yield tally(changes.summary)


def name_lines(changes: Changes) -> Iterator[str]:
    """The path of each changed clause: as it is now, or was where it is gone."""
    yield from dict.fromkeys(name_of(located) for change in changes for located in change.new or change.old)


def moment(at: datetime) -> str:
    """``2024-03-01 06:00``, UTC."""
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M")


def weighed(changes: Changes) -> str:
    """``2 added, 3 reworded; 120 clauses unchanged``, and whether nothing of it is of substance."""
    told = tally(changes.summary)
    return told if any(change.weight is Weight.SUBSTANTIVE for change in changes) else f"{told} (nothing of substance)"


def _size(change: Change) -> str:
    gone, come = _words(change, "-"), _words(change, "+")
    return " ".join(f"{sign}{count}" for sign, count in (("+", come), ("-", gone)) if count) or "·"


def _words(change: Change, op: str) -> int:
    side, other = (change.new, change.old) if op == "+" else (change.old, change.new)
    if not other:
        return sum(len(located.clause.words.split()) for located in side)
    return sum(len(edit.text.split()) for edit in change.words if edit.op == op)
