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


def numbered(tables: str, *lines: tuple[str, int, str], style: str = "") -> list[str]:
    """What is read of paragraphs (list, level, words) whose file has these numbering tables, and a style more."""
    file = docx.Document()
    if style:
        file.styles.element.append(docx.oxml.parse_xml(style))
    root = file.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    for child in docx.oxml.parse_xml(f"<w:numbering {W}>{tables}</w:numbering>"):
        root.append(child)
    for number, level, words in lines:
        properties = file.add_paragraph(words)._p.get_or_add_pPr()
        xml = f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        properties.append(docx.oxml.parse_xml(xml))
    return parse(saved(file), media_type=MEDIA).text.splitlines()


def level(depth: int, form: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'


SECTIONS = (
    f'<w:abstractNum w:abstractNumId="1">{level(0, "decimal", "%1.")}{level(1, "lowerLetter", "(%2)")}</w:abstractNum>'
)


def test_a_list_that_word_starts_anew_begins_again_where_it_says() -> None:
    """Two lists with one numbering go on with each other but where one starts anew, and then count on by themselves."""
    tables = (
        f'{SECTIONS}<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="1"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    found = numbered(
        tables,
        ("1", 0, "Fees"),
        ("1", 1, "by card"),
        ("2", 0, "Term"),
        ("2", 1, "a year"),
        ("3", 0, "Law"),
        ("3", 0, "End"),
    )
    assert found == ["1. Fees", "(a) by card", "2. Term", "(a) a year", "5. Law", "6. End"]


def test_numbers_from_nought_legal_numbers_and_levels_that_are_not_started_anew() -> None:
    first = level(0, "upperRoman", "%1.", '<w:start w:val="0"/>')
    legal = level(1, "decimal", "%1.%2", "<w:isLgl/>")
    rules = level(2, "decimal", "Rule %3", '<w:lvlRestart w:val="0"/>')
    tables = (
        f'<w:abstractNum w:abstractNumId="1">{first}{legal}{rules}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    lines = [
        ("1", depth, word) for depth, word in ((0, "a"), (0, "b"), (1, "c"), (2, "d"), (0, "e"), (1, "f"), (2, "g"))
    ]
    assert numbered(tables, *lines) == ["0. a", "I. b", "1.1 c", "Rule 1 d", "II. e", "2.1 f", "Rule 2 g"]


def test_a_list_takes_its_levels_from_that_of_a_style_and_replaces_one_of_them() -> None:
    style = (
        f'<w:style {W} w:type="numbering" w:styleId="Ours"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        "</w:style>"
    )
    own = level(1, "chineseCounting", "%2、")
    tables = (
        f'{SECTIONS}<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="Ours"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="2"/>'
        f'<w:lvlOverride w:ilvl="1">{own}</w:lvlOverride></w:num>'
    )
    found = numbered(tables, ("2", 0, "Fees"), ("2", 1, "by card"), ("3", 1, "费用"), style=style)
    assert found == ["1. Fees", "(a) by card", "二、 费用"]


def test_the_only_heading_of_the_first_level_is_the_title() -> None:
    file = docx.Document()
    file.add_paragraph("Terms of the Boat Club", style="Heading 1")
    for words in ("Fees", "Term"):
        file.add_paragraph(words, style="Heading 2")
        file.add_paragraph(f"The {words.lower()} stands in the list of the club.")
    document = parse(saved(file), media_type=MEDIA)
    assert (document.title, [clause.title for clause in document.clauses]) == (
        "Terms of the Boat Club", ["Fees", "Term"],
    )  # fmt: skip


def test_line_breaks_separate_clauses_where_a_number_or_an_empty_line_follows() -> None:
    file = docx.Document()
    line = file.add_paragraph("You pay for:")
    for words in ("• the berth", "• the key,\nof which there are two"):
        run = line.add_run()
        run.add_break()
        run.add_text(words)
    assert parse(saved(file), media_type=MEDIA).text.splitlines() == [
        "You pay for:", "the berth", "the key, of which there are two",
    ]  # fmt: skip


def test_footnotes_stand_at_the_end_under_their_signs() -> None:
    """Notes that nothing refers to, as Word's separators, are none."""
    file = docx.Document()
    line = file.add_paragraph("You pay ten euros.")
    for note in ("7", "3"):
        line._p.append(docx.oxml.parse_xml(f'<w:r {W}><w:footnoteReference w:id="{note}"/></w:r>'))
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:footnote>'
        for number, words in ((0, "separator"), (3, "Without tax."), (7, "A month."))
    )
    part = docx.opc.part.Part(
        docx.opc.packuri.PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        f"<w:footnotes {W}>{notes}</w:footnotes>".encode(),
        file.part.package,
    )
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    file.part.relate_to(part, relation)
    assert parse(saved(file), media_type=MEDIA).text.splitlines() == [
        "You pay ten euros.", "[1] A month.", "[2] Without tax.",
    ]  # fmt: skip


def test_a_line_in_bold_between_line_breaks_is_a_title() -> None:
    file = docx.Document()
    line = file.add_paragraph()
    for words, bold in (("Fees", True), ("You pay ten euros.", False), ("Term", True), ("It runs for a year.", False)):
        run = line.add_run(words)
        run.bold = bold
        run.add_break()
    found = [(clause.title, clause.text) for _, clause in parse(saved(file), media_type=MEDIA).walk()]
    assert found == [("Fees", ""), ("", "You pay ten euros."), ("Term", ""), ("", "It runs for a year.")]
