"""Word files made here, read back."""

from __future__ import annotations

from io import BytesIO

import pytest

from termsdiff.errors import ParseError
from termsdiff.parse import parse

docx = pytest.importorskip("docx")
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def saved(file: object) -> bytes:
    """The bytes of a Word file."""
    target = BytesIO()
    file.save(target)  # type: ignore[attr-defined]
    return target.getvalue()


def agreement() -> object:
    """A file with a title, headings, a bold run-in title, numbered paragraphs and a table."""
    file = docx.Document()
    file.add_paragraph("Terms of the Boat Club", style="Title")
    file.add_paragraph("Fees", style="Heading 1")
    line = file.add_paragraph()
    line.add_run("Price.").bold = True
    line.add_run(" You pay ten euros a month.")
    file.add_paragraph("by card", style="List Number")
    file.add_paragraph("by transfer", style="List Number")
    file.add_paragraph("Term", style="Heading 1")
    file.add_paragraph("Either side may end the contract.")
    table = file.add_table(rows=2, cols=2)
    for cell, words in zip(
        (cell for row in table.rows for cell in row.cells), ("Boat", "Fee", "Swan", "10"), strict=True
    ):
        cell.text = words
    return file


def test_headings_numbers_and_rows() -> None:
    """Styles give headings, the numbering gives numbers, a table row is one clause."""
    document = parse(saved(agreement()), media_type=MEDIA)
    assert document.title == "Terms of the Boat Club"
    found = [(path, clause.label, clause.title, clause.text) for path, clause in document.walk()]
    assert [(label, title or text) for _, label, title, text in found] == [
        ("", "Fees"), ("", "Price. You pay ten euros a month."), ("1.", "by card"), ("2.", "by transfer"),
        ("", "Term"), ("", "Either side may end the contract."), ("", "Boat Fee"), ("", "Swan 10"),
    ]  # fmt: skip


def test_generic_bytes_are_known_by_what_they_hold() -> None:
    for media_type in ("application/octet-stream", "application/zip", "text/html"):
        assert parse(saved(agreement()), media_type=media_type).title == "Terms of the Boat Club"


def test_tracked_changes_are_read_as_accepted() -> None:
    """An insertion stands, a deletion does not."""
    file = docx.Document()
    line = file.add_paragraph("You pay ")
    for xml in (
        f'<w:del {W} w:id="1" w:author="x"><w:r><w:delText>ten</w:delText></w:r></w:del>',
        f'<w:ins {W} w:id="2" w:author="x"><w:r><w:t>twelve</w:t></w:r></w:ins>',
    ):
        line._p.append(docx.oxml.parse_xml(xml))
    line.add_run(" euros.")
    assert parse(saved(file), media_type=MEDIA).text == "You pay twelve euros."


def test_a_broken_file_is_refused_in_one_sentence() -> None:
    with pytest.raises(ParseError, match="cannot be read"):
        parse(b"PK\x03\x04 word/document.xml nothing", media_type=MEDIA)
