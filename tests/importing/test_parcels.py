"""What one process read arrives in another one as it was, each clause once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from termsdiff.errors import CaptureError, CaptureReason
from termsdiff.importing.parcels import Packer, Unpacker
from termsdiff.model import Clause, Document, Link, Notice

LINKED = Clause("1.", "Fees", "You pay.", (Link("us", "https://x.example/"),))
OTHER = Clause("2.", "Law", "", (), (Clause("(a)", "", "One."), Clause("(b)", "", "Two.")))
FIRST = Document("Terms", "en", (LINKED, OTHER), (Notice("some-code", "Something."),))
SECOND = replace(FIRST, clauses=(LINKED, replace(OTHER, children=(*OTHER.children, Clause("(c)", "", "Three.")))))


def equal(document: Document) -> Document:
    """An equal document of other objects, as another page gives it."""
    copy = Document(document.title, document.language, tuple(map(again, document.clauses)), document.warnings)
    assert copy.clauses[0] is not document.clauses[0]
    return copy


def again(clause: Clause) -> Clause:
    return replace(clause, children=tuple(map(again, clause.children)))


def test_documents_and_errors_arrive_as_they_were() -> None:
    packer, unpacker = Packer(), Unpacker()
    error = CaptureError("No terms.", reason=CaptureReason.NOT_TERMS, status=200)
    parcels = [packer.pack([packer.shared(FIRST), error]), packer.pack([packer.shared(SECOND)])]
    (first, failed), (second,) = map(unpacker.unpack, parcels)

    assert (first, second) == (FIRST, SECOND)
    assert (str(failed), failed.reason, failed.status) == ("No terms.", CaptureReason.NOT_TERMS, 200)


def test_what_came_before_is_not_sent_again() -> None:
    """Equal clauses are one clause, there and here; a changed child makes another one of its parent only."""
    packer, unpacker = Packer(), Unpacker()
    parcels = [packer.pack([packer.shared(equal(each))]) for each in (FIRST, FIRST, SECOND)]
    [first], [same], [second] = map(unpacker.unpack, parcels)

    assert len(parcels[1].content) < len(parcels[0].content) / 3
    assert [one is other for one, other in zip(first.clauses, same.clauses, strict=True)] == [True, True]
    assert [one is other for one, other in zip(first.clauses, second.clauses, strict=True)] == [True, False]
    assert second.clauses[1].children[0] is first.clauses[1].children[0]


@pytest.mark.parametrize(("bound", "most"), [("_KNOWN", 0), ("_KNOWN", 1), ("_KNOWN", 3), ("_PACKED", 1)])
def test_both_sides_forget_together(bound: str, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """However few clauses and documents are remembered, what arrives is right."""
    monkeypatch.setattr(f"termsdiff.importing.parcels.{bound}", most)
    packer, unpacker = Packer(), Unpacker()
    parcels = [packer.pack([packer.shared(equal(each)) for each in row]) for row in ([FIRST, SECOND], [SECOND, FIRST])]

    assert parcels[0].anew
    assert parcels[1].anew
    assert [unpacker.unpack(parcel) for parcel in parcels] == [[FIRST, SECOND], [SECOND, FIRST]]
