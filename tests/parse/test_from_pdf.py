"""PDF files made here, read back."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest

from termsdiff.errors import ParseError
from termsdiff.normalize import comparable
from termsdiff.parse import parse

pytest.importorskip("pypdf")
canvas = pytest.importorskip("reportlab.pdfgen.canvas")

PAGE = Path(__file__).parents[2] / "corpus/cumulus/product-terms/2024-09-10.html"
MEDIA = "application/pdf"
LONG = "You pay the fees that our price list states, in advance and without deduc-"


def drawn(*pages: list[tuple[float, float, str, float, str]]) -> bytes:
    """A PDF of lines (x, y, font, size, text)."""
    target = BytesIO()
    sheet = canvas.Canvas(target, pagesize=(595, 842))
    for page in pages:
        for x, y, font, size, text in page:
            sheet.setFont(font, size)
            sheet.drawString(x, y, text)
        sheet.showPage()
    sheet.save()
    return target.getvalue()


def plain(y: float, text: str, x: float = 72) -> tuple[float, float, str, float, str]:
    return x, y, "Helvetica", 10, text


def test_headings_paragraphs_and_numbers() -> None:
    """Larger type is a heading, a wider gap or a number a new paragraph, a broken word is put together."""
    content = drawn(
        [
            (72, 780, "Helvetica-Bold", 18, "Terms of the Boat Club"),
            (72, 740, "Helvetica-Bold", 13, "1. Fees"),
            plain(720, LONG),
            plain(708, "tion, on the first day of each month."),
            plain(690, "1.1 The deposit is five euros."),
            plain(678, "1.2 It is paid back."),
        ]
    )
    document = parse(content, media_type=MEDIA)
    assert document.title == "Terms of the Boat Club"
    assert [(path, clause.title or clause.text) for path, clause in document.walk()] == [
        ("1", "Fees"),
        ("1¶1", LONG.removesuffix("-") + "tion, on the first day of each month."),
        ("1.1", "The deposit is five euros."),
        ("1.2", "It is paid back."),
    ]


def test_running_headers_footers_and_page_numbers_are_left_out() -> None:
    pages = [
        [
            plain(800, "Boat Club – Terms"),
            plain(700, f"{number}. Clause of page {word}."),
            plain(30, f"Page {number} of 3"),
        ]
        for number, word in ((1, "one"), (2, "two"), (3, "three"))
    ]
    text = parse(drawn(*pages), media_type=MEDIA).text
    assert text.splitlines() == ["1. Clause of page one.", "2. Clause of page two.", "3. Clause of page three."]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [plain(760 - 20 * at, f"{at}. Clause of the left column.") for at in range(1, 5)]
    right = [plain(760 - 20 * at, f"{at + 4}. Clause of the right column.", x=320) for at in range(1, 5)]
    rows = [line for pair in zip(left, right, strict=True) for line in pair]
    labels = [clause.label for _, clause in parse(drawn(rows), media_type=MEDIA).walk()]
    assert labels == [f"{number}." for number in range(1, 9)]


def test_a_paragraph_goes_on_over_the_page() -> None:
    first = [plain(700, "You may end the contract at any time by writing to our office, and we")]
    second = [plain(780, "send back the deposit within a month.")]
    assert len(parse(drawn(first, second), media_type=MEDIA).clauses) == 1


def test_a_scan_has_a_warning() -> None:
    assert parse(drawn([]), media_type=MEDIA).warnings[0].code == "no-terms"


def test_a_pdf_is_known_by_its_first_bytes() -> None:
    content = drawn([plain(700, "1. You pay.")])
    assert parse(content).text == parse(content, media_type="application/octet-stream").text == "1. You pay."


@pytest.mark.parametrize("content", [b"%PDF-1.7 nothing", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer<</Root 1 0 R>>"])
def test_a_broken_file_is_refused_in_one_sentence(content: bytes) -> None:
    with pytest.raises(ParseError, match="cannot be read"):
        parse(content, media_type=MEDIA)


def test_a_wrapped_line_that_looks_numbered_goes_on() -> None:
    """Found by printing a page: a full line that ends in mid-sentence goes on with "(14) days", which opens nothing."""
    content = drawn(
        [
            plain(760, "1.1 We announce an amendment that reduces the rights you have under these terms fourteen"),
            plain(748, "(14) days before it takes effect."),
            plain(736, "1.2 You may object to it"),
            plain(724, "(1) by mail or"),
            plain(712, "(2) in the console."),
        ]
    )
    assert parse(content, media_type=MEDIA).text.splitlines() == [
        "1.1 We announce an amendment that reduces the rights you have under these terms fourteen (14) days before it"
        " takes effect.",
        "1.2 You may object to it",
        "(1) by mail or",
        "(2) in the console.",
    ]


@pytest.mark.skipif(shutil.which("chromium") is None, reason="needs Debian's chromium")
def test_a_page_printed_by_a_browser_has_the_clauses_of_the_page(tmp_path: Path) -> None:
    """Every numbered clause of the page is a clause of the print, word for word, ligatures resolved."""
    printed = tmp_path / "page.pdf"
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    folders = [f"--user-data-dir={tmp_path / 'profile'}", f"--print-to-pdf={printed}"]
    subprocess.run([*command, *folders, PAGE.as_uri()], check=True, capture_output=True, timeout=120)
    found = {
        comparable(f"{clause.label} {clause.words}")
        for _, clause in parse(printed.read_bytes(), media_type=MEDIA).walk()
    }
    clauses = [clause for _, clause in parse(PAGE.read_bytes()).walk() if clause.label]
    assert [clause.label for clause in clauses if comparable(f"{clause.label} {clause.words}") not in found] == []
    assert len(clauses) > 100


PRINTED = """<!DOCTYPE html><html lang="en"><head><title>Terms of the Boat Club</title><style>
body { width: 360px; font-family: serif } ul, ol { margin-left: 2em }
</style></head><body><h1>Terms of the Boat Club</h1>
<p>These terms hold for all members of the club, and for guests who are on board of one of its boats with a member.</p>
<h2>Fees, deposits and everything else that a member has to pay for a berth</h2>
<p><b>Price.</b> You pay the price that our list names, in advance, on the first day of each month of the season.</p>
<p>The right to a berth is personal and non-transferable. A right that is non-transferable ends with membership.</p>
<p>You pay for:</p>
<ul><li>the berth</li><li>the key, of which there are two, and for each further key that you or your guests ask for</li>
<li>water</li></ul>
<h2>Boats</h2>
<ol type="a"><li>A boat is returned clean.</li><li>Whoever returns it late pays:<ol type="i">
<li>ten euros for the first hour</li><li>twenty euros for each further one, up to the price of a day</li></ol></li></ol>
<table border="1"><thead><tr><th>Boat</th><th>Fee for a day</th></tr></thead><tbody>
<tr><td>Swan, a boat for four persons</td><td>10</td></tr><tr><td>Heron</td><td>20</td></tr></tbody></table>
<p>The club may change its list once a year, and it tells the members by letter two months before.</p></body></html>"""


@pytest.mark.skipif(shutil.which("chromium") is None, reason="needs Debian's chromium")
def test_the_tags_of_a_printed_page_give_the_same_clauses_as_the_page(tmp_path: Path) -> None:
    """Wrapped titles, items, rows and hyphens as on the page; date, address and number of each sheet are left out."""
    page, printed = tmp_path / "page.html", tmp_path / "page.pdf"
    page.write_text(PRINTED, encoding="utf-8")
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    subprocess.run([*command, f"--print-to-pdf={printed}", page.as_uri()], check=True, capture_output=True, timeout=120)
    one, two = parse(PRINTED, media_type="text/html"), parse(printed.read_bytes(), media_type=MEDIA)
    assert two.title == one.title
    assert [(path, clause.label, clause.title, clause.text) for path, clause in two.walk()] == [
        (path, clause.label, clause.title, clause.text) for path, clause in one.walk()
    ]


def test_tags_that_hold_themselves_are_passed_over() -> None:
    """A damaged tree ends the reading of tags, not that of the file."""
    pypdf = pytest.importorskip("pypdf")
    writer = pypdf.PdfWriter(clone_from=BytesIO(drawn([plain(700, "1. You pay."), plain(680, "2. We serve.")])))
    names = pypdf.generic.NameObject
    node = pypdf.generic.DictionaryObject({names("/S"): names("/Sect")})
    place = writer._add_object(node)
    node[names("/K")] = pypdf.generic.ArrayObject([place] * 1000)
    root = pypdf.generic.DictionaryObject({names("/K"): place})
    writer.root_object[names("/StructTreeRoot")] = writer._add_object(root)
    writer.root_object[names("/MarkInfo")] = pypdf.generic.DictionaryObject(
        {names("/Marked"): pypdf.generic.BooleanObject(value=True)}
    )
    target = BytesIO()
    writer.write(target)
    assert parse(target.getvalue(), media_type=MEDIA).text.splitlines() == ["1. You pay.", "2. We serve."]


def test_a_line_in_two_fonts_is_one_line_and_its_bold_start_a_title() -> None:
    """Where the next letter begins tells how wide the letters before it are."""
    content = drawn(
        [
            (72, 760, "Helvetica-Bold", 10, "OUR COMMITMENT TO ALL MEMBERS."),
            (72 + 194, 760, "Helvetica", 10, " We keep the boats in order, and we tell you in"),
            plain(748, "time when one of them cannot be used because it is repaired or because it is lent."),
            plain(724, "Bring with you:"),
            plain(712, "a life jacket"),
            plain(700, "the key of the boat house and, if you have one, the list of guests,"),
            plain(688, "water"),
        ]
    )
    assert parse(content, media_type=MEDIA).text.splitlines() == [
        "OUR COMMITMENT TO ALL MEMBERS. We keep the boats in order, and we tell you in time when one of them cannot be"
        " used because it is repaired or because it is lent.",
        "Bring with you:",
        "a life jacket",
        "the key of the boat house and, if you have one, the list of guests,",
        "water",
    ]


def test_a_hyphen_at_the_end_of_a_line_stays_where_the_word_has_one_elsewhere() -> None:
    content = drawn(
        [
            plain(760, "The right is non-transferable. You may lend it to nobody, as we said, since it is non-"),
            plain(748, "transferable and ends with your membership. This holds for pre- and postpaid member-"),
            plain(736, "ship, for the time of a regatta in the club, and it holds for all members of the A-"),
            plain(724, "Club as well."),
        ]
    )
    assert parse(content, media_type=MEDIA).text == (
        "The right is non-transferable. You may lend it to nobody, as we said, since it is non-transferable and ends"
        " with your membership. This holds for pre- and postpaid membership, for the time of a regatta in the club,"
        " and it holds for all members of the A-Club as well."
    )


def test_an_address_that_is_broken_where_it_has_a_sign_is_one_word() -> None:
    content = drawn(
        [
            plain(760, "The list of all boats and of their fees stands, as do these terms, at https://club.example/"),
            plain(748, "boats/list. Whoever has no access to it asks the office, which sends it by letter as well."),
        ]
    )
    assert "at https://club.example/boats/list. Whoever" in parse(content, media_type=MEDIA).text


def test_pieces_without_spaces_are_words_apart_but_within_brackets() -> None:
    """Where the pieces of a line stand is exact, where they end is not: "or using" and "Services" are two words."""
    metrics = pytest.importorskip("reportlab.pdfbase.pdfmetrics")
    pieces = [
        ("Helvetica", "By opening an account or by using HERON’s"), ("Helvetica-Oblique", " Services"),
        ("Helvetica", " (the “"), ("Helvetica-Bold", "Terms"), ("Helvetica", "”) you agree to all of what is said."),
    ]  # fmt: skip
    line, x = [], 60.0
    for font, words in pieces:
        x += metrics.stringWidth(" ", font, 10) * words.startswith(" ")
        line.append((x, 700.0, font, 10.0, words.strip()))
        x += metrics.stringWidth(words.strip(), font, 10)
    assert parse(drawn(line), media_type=MEDIA).text == (
        "By opening an account or by using HERON’s Services (the “Terms”) you agree to all of what is said."
    )
