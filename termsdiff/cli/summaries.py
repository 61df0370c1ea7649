"""Changes in, short lines out: ``diff --stat``, ``diff --name-only`` and the lines of ``check`` and ``log``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from termsdiff.cli.terminal import columns
from termsdiff.model import Change, Changes, Check, Outcome
from termsdiff.pipeline import CheckResult
from termsdiff.report.phrases import describe, name_of, names, tally
from termsdiff.timeline import Compared, compared

__all__ = ["check_line", "moment", "name_lines", "stat_lines", "summed", "tallied", "weighed"]

_TWO = tuple(f"{number:02}" for number in range(60))  # digits
_STYLES = {
    Outcome.NEW: "added",
    Outcome.CHANGED: "kind",
    Outcome.RETURNED: "kind",
    Outcome.FAILED: "removed",
}


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
    utc = at if at.tzinfo is UTC else at.astimezone(UTC)
    return f"{utc.year}-{_TWO[utc.month]}-{_TWO[utc.day]} {_TWO[utc.hour]}:{_TWO[utc.minute]}"  # isoformat is dearer


def weighed(changes: Changes) -> str:
    """``2 added, 3 reworded; 120 clauses unchanged``, and whether nothing of it is of substance."""
    return summed(compared(changes)[0])


def summed(total: Compared) -> str:
    """`weighed` of what was kept of a comparison."""
    told = tally(total.summary)
    return told if total.substantive else f"{told} (nothing of substance)"


def check_line(result: CheckResult) -> Iterator[tuple[str, str]]:
    """The source, how the check ended, what that means."""
    done, failed = result.check, result.check.outcome is Outcome.FAILED
    version = f" @{done.version}" if done.version and not failed else ""
    told = done.message if failed else weighed(result.changes) if result.changes else ""
    yield "path", done.source
    yield _STYLES.get(done.outcome, "meta"), f"  {done.outcome}{version}"
    yield "", f"  {told}\n" if told else "\n"


def tallied(checks: Iterable[Check]) -> str:
    """``: 1 changed, 11 unchanged``, "" for none."""
    counts = Counter(str(check.outcome) for check in checks)
    return f": {', '.join(f'{count} {outcome}' for outcome, count in counts.items())}" if counts else ""


def _size(change: Change) -> str:
    gone, come = _words(change, "-"), _words(change, "+")
    return " ".join(f"{sign}{count}" for sign, count in (("+", come), ("-", gone)) if count) or "·"


def _words(change: Change, op: str) -> int:
    side, other = (change.new, change.old) if op == "+" else (change.old, change.new)
    if not other:
        return sum(len(f"{clause.title} {clause.text}".split()) for _, clause in side)
    return sum(len(edit.text.split()) for edit in change.words if edit.op == op)
