"""Changes in, a table out: one row a change, for spreadsheets and data frames.

RFC 4180 with a byte-order mark, without which Excel takes UTF-8 for a code page. Terms are other people's
text: a cell a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV Injection), and so does one
it would take for a number or a date: "1.10" is a clause, not 1.1, and "3-4" no day in March. A cell holds as many
letters as Excel's do; what is cut off is counted at its end.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from termsdiff.model import Change, Edit, Located
from termsdiff.report.inert import inert
from termsdiff.report.layout import Places, heading, locate
from termsdiff.report.marks import inline
from termsdiff.report.material import Comparison
from termsdiff.report.phrases import ordered, passed

__all__ = ["COLUMNS", "write_changes"]

COLUMNS = (
    "id", "kinds", "weight", "reasons", "section", "old_path", "new_path",
    "old_label", "new_label", "old_title", "new_title", "old_text", "new_text", "removed", "added",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"\s*\(?[\d٠-٩０-９][\d.,:/\-\s]*(?:[eE]\d+|%|[aApP][mM]?)?\)?\s*")
_MONTH = re.compile(
    r"\s*(?:\d{1,4}[-./ ]?)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-./ ]?\d{1,4}\s*", re.I
)
_LONGEST = 32_767  # Excel specifications and limits: characters in a cell
_MARK = "\ufeff"


def write_changes(comparison: Comparison) -> str:
    """The table, its header first; unchanged pairs too where the whole document is asked for, with no kinds."""
    out = io.StringIO()
    out.write(_MARK)
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    changes = comparison.changes
    where = locate(changes)
    for change in changes.pairs if comparison.whole else changes:
        rows.writerow(map(guarded, _cells(change, where)))
    if comparison.ignored:
        rows.writerow(["", "", "", passed(comparison.ignored), *[""] * (len(COLUMNS) - 4)])
    return out.getvalue()


def guarded(cell: str) -> str:
    """The cell, inert, with an apostrophe before what a spreadsheet would calculate or take for a number."""
    cell = _cut(inert(cell))
    read = cell.lstrip().startswith(_FORMULA) or _NUMBER.fullmatch(cell) or _MONTH.fullmatch(cell)
    return f"'{cell}" if read else cell


def _cut(cell: str) -> str:
    if len(cell) < _LONGEST:
        return cell
    told = f"… [{len(cell):,} letters; the JSON report has them all]"
    return cell[: _LONGEST - len(told) - 1] + told


def _cells(change: Change, where: Places) -> Iterator[str]:
    yield change.id
    yield "; ".join(ordered(change))
    yield str(change.weight)
    yield "; ".join(change.reasons)
    yield " > ".join(heading(change, where)[:-1])
    sides = (change.old, change.new)
    yield from ("; ".join(at.path for at in side) for side in sides)
    for part in ("label", "title", "text"):
        yield from (_joined(side, part) for side in sides)
    runs = [edit for line in inline(change) for edit in line.runs]
    yield from (_marked(runs, op) for op in "-+")


def _joined(side: tuple[Located, ...], part: str) -> str:
    return " ".join(filter(None, (getattr(located.clause, part) for located in side)))


def _marked(runs: list[Edit], op: str) -> str:
    """The words of one kind of mark, runs parted by an ellipsis."""
    return " … ".join(text for edit in runs if edit.op == op and (text := edit.text.strip()))
