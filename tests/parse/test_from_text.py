"""Plain text: title, page furniture, hard-wrapped lines, headings without mark-up."""

from __future__ import annotations

import re
import textwrap

from hypothesis import given
from hypothesis import strategies as st

from termsdiff.normalize import tidy
from termsdiff.parse import parse
from termsdiff.parse.blocks import Shape
from termsdiff.parse.from_text import read

PROSE = "These terms apply to every order that you place with us, and they replace all earlier terms on the matter."


def texts(content: str) -> list[str]:
    return [block.text for block in read(content).blocks]


def test_a_line_is_a_block() -> None:
    assert texts(f"{PROSE}\n{PROSE}") == [PROSE, PROSE]


def test_the_title_stands_above_the_date_and_furniture_goes() -> None:
    page = read(
        f"All Documents\nCurrent Document\n\nSearch\n\nTerms of Example\n\nLast updated: 1 May 2023\n\n{PROSE}\n\n"
        "1. Fees\n\n1.1 You pay.\n\nOn this page\nNormal View\nPrint View\n"
    )
    title, *rest = page.blocks
    assert (title.text, title.level) == ("Terms of Example", 1)
    assert [block.text for block in rest] == ["Last updated: 1 May 2023", PROSE, "1. Fees", "1.1 You pay."]


def test_a_title_that_names_no_document_is_not_lost_to_a_line_that_does() -> None:
    """The line after it holds an address with the word "license"."""
    document = parse(f"Magnolia 2\n\nJanuary 2020 example.com/license\n\n{PROSE}\n\n{PROSE}", media_type="text/plain")
    assert document.title == "Magnolia 2"
    assert document.text == f"Magnolia 2\nJanuary 2020 example.com/license\n{PROSE}\n{PROSE}"


def test_an_address_at_the_end_is_kept() -> None:
    assert texts(f"{PROSE}\n\nExample Ltd\n1 Main Street\nSpringfield")[-3:] == [
        "Example Ltd",
        "1 Main Street",
        "Springfield",
    ]


def test_hard_wrapped_lines_are_joined() -> None:
    wrapped = (
        "1. These terms apply to every order\nthat you place with us, and they\nreplace all earlier terms on the\n"
        "matter.\n2. You pay every month, and we send\na bill at the end of the month\nin which you order from us.\n"
    )
    assert texts(wrapped) == [
        "1. These terms apply to every order that you place with us, and they replace all earlier terms on the matter.",
        "2. You pay every month, and we send a bill at the end of the month in which you order from us.",
    ]


CAPITALS = (
    "WE PROVIDE THE SERVICE AS IT STANDS, WITH ALL ITS\nFAULTS, AND WITHOUT A WARRANTY OF ANY KIND THAT\n"
    "THE LAW OF YOUR COUNTRY LETS US DISCLAIM.\n"
)
WIDE = (
    "You may use the service for your own business only, and you may not lend it, sell it or let others\n"
    "(except those who work for you) use it in your place, in the country in which you live or in any other\n"
    "Place of business that you have told us of before you ordered.\n"
)


def test_each_paragraph_is_wrapped_at_its_own_width() -> None:
    """Capitals at one column, the rest at another: no line of them is a heading, nor one that begins with a bracket."""
    blocks = read(f"1. Warranty\n\n{CAPITALS}\n2. Use\n\n{WIDE}\n3. Ours\n\n{WIDE}").blocks
    joined = [CAPITALS.replace("\n", " ").strip(), *[WIDE.replace("\n", " ").strip()] * 2]
    assert [block.text for block in blocks] == ["1. Warranty", joined[0], "2. Use", joined[1], "3. Ours", joined[2]]
    assert all(block.shape is Shape.PARAGRAPH for block in blocks)


def test_fewer_capitals_fill_a_line() -> None:
    """Lines that were as wide as the others in print, where a capital takes more room."""
    capitals = (
        "6. Liability. TO THE EXTENT THAT THE LAW ALLOWS IT, WE ARE IN NO EVENT LIABLE FOR\n"
        "ANY LOSS OF PROFITS, OF DATA OR OF BUSINESS THAT YOUR USE OF THE SERVICE MAY HAVE\nCAUSED. "
    )
    wrapped = f"{WIDE}\n{capitals}{WIDE}\n{WIDE}"
    assert f"{capitals}{WIDE}".replace("\n", " ").strip() in texts(wrapped)


def test_the_second_number_of_a_sentence_begins_no_line() -> None:
    """The line happened to break before "(ii)": "(i)" stands within the paragraph."""
    inline = (
        "Our liability for all claims together is limited to (i) the fees that you paid us in the last year, or\n"
        "(ii) a hundred euros, whichever of the two is the greater on the day on which the claim arose first.\n"
    )
    assert texts(f"{WIDE}\n{inline}\n{WIDE}")[1] == inline.replace("\n", " ").strip()


def test_lines_of_an_address_and_of_a_list_stay_apart_in_a_wrapped_text() -> None:
    lines = ["Example Ltd", "1 Main Street", "Springfield"]
    assert texts(f"{WIDE}\n{WIDE}\n" + "\n".join(lines))[-3:] == lines


def test_underlined_lines_are_headings() -> None:
    blocks = read(f"Fees\n====\n\n{PROSE}\n\nTaxes\n-----\n\n{PROSE}").blocks
    assert [(block.text, block.shape) for block in blocks if block.shape is Shape.HEADING][-1] == (
        "Taxes",
        Shape.HEADING,
    )


def test_indentation_is_evidence() -> None:
    document = parse("1. Fees\n   1. monthly\n   2. yearly\n2. Taxes\n   1. local", media_type="text/plain")
    assert [clause.label for clause in document.clauses] == ["1.", "2."]
    assert [len(clause.children) for clause in document.clauses] == [2, 1]


def test_only_a_sign_at_the_start_of_a_line_quotes_it() -> None:
    """Decision 5: nothing is lost. The ">" within a line is a word of the terms."""
    document = parse("1. Signs\n\n> Write <b>tags</b> if a > b.", media_type="text/plain")
    assert "Write <b>tags</b> if a > b." in document.text


def test_no_text_is_said_to_be_none() -> None:
    assert [notice.code for notice in read("\n \n").warnings] == ["no-terms"]


@st.composite
def paragraphs(draw: st.DrawFn) -> str:
    """A sentence of plain words, some of them capitals, with figures in brackets among them."""
    words = st.sampled_from(["use", "service", "TERMS", "you", "must", "pay", "(90)", "days", "Example", "to"])
    return f"You {' '.join(draw(st.lists(words, min_size=60, max_size=120)))}."


@given(st.lists(paragraphs(), min_size=1, max_size=4), st.integers(60, 110))
def test_a_text_is_the_same_at_every_width(texts_of: list[str], width: int) -> None:
    wrapped = "\n\n".join(textwrap.fill(text, width) for text in texts_of)
    assert texts(wrapped) == texts_of


@given(st.text())
def test_any_text_is_read(content: str) -> None:
    document = parse(content, media_type="text/plain")
    assert document == parse(content, media_type="text/plain")


@st.composite
def unspaced(draw: st.DrawFn) -> str:
    """A sentence of Chinese, which may be broken after any sign but before none of its marks."""
    signs = draw(
        st.lists(st.sampled_from([*"读者凭借书证借阅图书不得转借他人", "，", "、"]), min_size=150, max_size=300)
    )
    return f"读者{''.join(signs)}。"


@given(st.lists(unspaced(), min_size=1, max_size=4), st.integers(24, 45))
def test_a_text_without_spaces_is_the_same_at_every_width(texts_of: list[str], width: int) -> None:
    wrapped = "\n\n".join(re.sub(rf".{{{width}}}[，、。]*", "\\g<0>\n", text) for text in texts_of)
    assert texts(wrapped) == [tidy(text) for text in texts_of]
