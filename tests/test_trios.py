"""Old, new, expected: every folder of corpus/pairs is one phenomenon (its README says how to read `expected`)."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from termsdiff.diff import apply, compare
from termsdiff.model import Change, Document, Edit, Weight
from termsdiff.parse import parse

PAIRS = Path(__file__).parent.parent / "corpus" / "pairs"
MEDIA_TYPES = {".md": "text/markdown", ".html": "text/html", ".txt": "text/plain"}
CASES = sorted(path.parent for path in PAIRS.glob("*/expected"))


def read(case: Path, side: str) -> Document:
    """One side of a case, read as its suffix says."""
    path = next(path for path in sorted(case.glob(f"{side}.*")) if path.suffix in MEDIA_TYPES)
    return parse(path.read_bytes(), media_type=MEDIA_TYPES[path.suffix])


def describe(change: Change) -> str:
    """One line, as the README of the pairs lays down."""
    old, new = (", ".join(located.path for located in side) for side in (change.old, change.new))
    paths = old if old == new else f"{old} -> {new}".strip()
    words = " ; ".join(pieces(change.words))
    line = f"{'+'.join(sorted(change.kinds))}  {paths}" + (f" | {words}" if words else "")
    return line if change.weight is Weight.SUBSTANTIVE else f"{line}  [{change.weight}]"


def pieces(words: tuple[Edit, ...]) -> Iterator[str]:
    """Each run of removed and added words: "thirty (30) -> forty-five (45)"."""
    removed = added = ""
    for edit in (*words, Edit("=", "")):
        if edit.op == "-":
            removed += edit.text
        elif edit.op == "+":
            added += edit.text
        elif removed or added:
            yield f"{removed.strip()} -> {added.strip()}".strip()
            removed = added = ""


def expectations(text: str) -> list[tuple[str, list[str]]]:
    """Each expected line with the reasons below it."""
    found: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        if line.startswith(" ") and line.strip():
            found[-1][1].append(line.strip())
        elif line.strip() and not line.startswith("#"):
            found.append((line.rstrip(), []))
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_pair_is_compared_as_expected(case: Path) -> None:
    """Every change is as written down, in order, and no other; given reasons are among its reasons."""
    changes = list(compare(read(case, "old"), read(case, "new")))
    expected = expectations((case / "expected").read_text(encoding="utf-8"))
    assert [describe(change) for change in changes] == [line for line, _ in expected]
    for change, (_, reasons) in zip(changes, expected, strict=True):
        assert set(reasons) <= set(change.reasons)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_changes_of_a_pair_lead_from_old_to_new(case: Path) -> None:
    """Applied to the old document they give the new one; a document has no changes against itself."""
    old, new = read(case, "old"), read(case, "new")
    assert apply(old, compare(old, new)) == new
    assert not list(compare(new, new))


if __name__ == "__main__":
    for name in sys.argv[1:]:
        for change in compare(read(Path(name), "old"), read(Path(name), "new")):
            sys.stdout.write("\n  ".join((describe(change), *change.reasons)) + "\n")
