"""Markdown as blocks, and the same blocks as from the HTML that Markdown makes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from termsdiff.parse import from_html, from_markdown
from termsdiff.parse.blocks import Block, Page, Shape
from termsdiff.parse.from_markdown import read


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("# Terms\n\nOne.", [("", "Terms"), ("", "One.")]),
        ("Terms\n===\n\nFees\n---", [("", "Terms"), ("", "Fees")]),
        ("3. a\n4. b\n   - c", [("3.", "a"), ("4.", "b"), ("", "c")]),
        ("1) a\n\n   more", [("1)", "a"), ("", "more")]),
        ("> quoted\n> on", [("", "quoted on")]),
        ("| A | B |\n|---|---|\n| 1 | [2](/x) |", [("", "A B"), ("", "1 2")]),
        ("One\\\n2. Two", [("", "One"), ("", "2. Two")]),
        ("4\\.1 **Fees.** <b>not</b> `code`", [("", "4.1 Fees. not code")]),
        ("1. Fees<br>2. Law<BR />3. End", [("1.", "Fees"), ("", "2. Law"), ("", "3. End")]),
        ("| A | B |\n|---|---|\n| x<br><br>y | <td>z</td> |", [("", "A B"), ("", "x y z")]),
        (
            "Read <span class='x'>this</span>.<!-- not -- this --> And <a name=b></a>that.",
            [("", "Read this. And that.")],
        ),
        ("<your name> pays \\<br> <!-- and so on", [("", "<your name> pays <br> <!-- and so on")]),
        ("```\ncode  here\n```", [("", "code here")]),
        ("    1. You\n    pay.\n    2. We bill.", [("", "1. You pay."), ("", "2. We bill.")]),
        ("![image](x.png) text", [("", "text")]),
        ("![](data:image/svg+xml,%3Csvg%3E) text", [("", "text")]),
        ("See [our partners](javascript:void(0)).", [("", "See our partners.")]),
        ("    1. **Fees.** See [the list](/x).", [("", "1. Fees. See the list.")]),
    ],
)
def test_blocks(markdown: str, expected: list[tuple[str, str]]) -> None:
    """Marker and visible text of each block; numbers as printed, without tags of HTML."""
    assert [(block.marker, block.text) for block in read(markdown).blocks] == expected


def test_shapes_links_and_bold() -> None:
    """What the outline needs beside the text."""
    heading, item, row = read("## Fees\n- **Pay.** See [us](/a?utm_x=1)\n\n| A | B |\n|---|---|").blocks
    assert (heading.shape, heading.level) == (Shape.HEADING, 2)
    assert (item.shape, item.bold, item.links[0].url, len(item.lists)) == (Shape.ITEM, 4, "/a", 1)
    assert (row.shape, row.table > 0) == (Shape.ROW, True)


def test_a_link_that_does_something_leads_nowhere() -> None:
    (block,) = read("See [our partners](javascript:void(0)), [this](data:text/html,x) and [that](/x).").blocks
    assert [link.url for link in block.links] == ["/x"]


def test_an_empty_text_has_a_warning() -> None:
    """There is nothing to read."""
    assert [notice.code for notice in read(" \n").warnings] == ["no-terms"]


def as_compared(block: Block) -> tuple[object, ...]:
    """All but the marker: Markdown keeps the number as typed, HTML counts."""
    return block.text, block.shape, block.level, len(block.lists), bool(block.marker), block.bold


LINE = st.sampled_from(
    [
        "# T",
        "## Fees",
        "One two.",
        "1. a",
        "2. b",
        "- c",
        "   more",
        "**Bold.** text",
        "> q",
        "",
        "a\\",
        "| A | B |\n|---|---|\n| 1 | 2 |",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(LINE, min_size=1, max_size=12).map("\n".join))
def test_markdown_and_its_html_give_the_same_blocks(markdown: str) -> None:
    """The two forms of one text can be compared with each other."""
    html = MarkdownIt("commonmark", {"html": False}).enable("table").render(markdown)
    found = from_html.read(f"<main>{html}</main>", select=("main",)).blocks
    assert [as_compared(block) for block in read(markdown).blocks] == [as_compared(block) for block in found]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_never_raises(text: str) -> None:
    """Any text gives a page."""
    read(text)


@pytest.mark.parametrize("sign", ["> ", "- ", "1. ", "> - "])
def test_text_nested_beyond_reason_is_not_lost(sign: str) -> None:
    """Two hundred levels: the words are read all the same."""
    lines = (sign * 200 + "You pay.", "", "  " * 300 + "We bill.")
    assert " ".join(block.text for block in read("\n".join(lines)).blocks).endswith("We bill.")
    assert "You pay." in " ".join(block.text for block in read("\n".join(lines)).blocks)


@pytest.mark.parametrize("text", ["[" * 20_000, "> " * 5_000 + "x", "*a_ " * 10_000, "`a" * 10_000])
def test_hostile_texts_take_bounded_time(text: str) -> None:
    """They come back."""
    read(text)


PIECE = st.sampled_from(
    [
        "# T", "## 2. **Fees.**", "### T #", "===", "---", "* * *", "One two.", "1. a", "1) a", "2. b", "10.  c",
        "- c", "* c", "*   c", "+ c", "-", "1.", " - c", "   more", "    code", "\tcode", "  - d", "    1. e", "    f",
        "      g", "  ---", "lazy",
        "**Bold.** text", "**Bold**: text", "**bo**ld", "a ** b", "* **B** and **c**", "**[x](/y)** z",
        "4\\.1 **F\\.**", "**a\\***", "a**b", "[x](/y) and [z](/w \"t\")", "[x](/y)[z](javascript:x)",
        "[x][y]", "[x]", "[x](<y z>)",
        "![i](/y) t", "[![i](/y)](/z)", "_a_ b", "a_b_c", "&amp; & <b>", "`a` ``b", "> q", ">", "> - q", "2. > q", "",
        " ", "\t", "a\\", "b  ", "| A | B |\n|---|---|\n| 1 | 2 |",
        "|  | |", "| --- | :-: |  ", "|---|", "| **b** | [x](/y) | z |", "||", "| 1 |", "| a\\|b | c |",
        "| `a|b` | 2 |", "| 1 | 2",
        "A | B", "Fees\n----", "**F**. 4\\. x\n==", "-- -", "```", "~~~ x", "[x]: /y",
        "\\[x\\]: y", "\ufeff",
        "\u00a0", "**\u00a0b**", "**b** \u00a0**c**", "1986. A year", "1986 a year", "- - -5", "5.", "\x0b", "a\x00b",
    ]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECE, min_size=1, max_size=8), st.sampled_from(["\n", "\r\n", "\n\n", "\r"]))
def test_what_is_read_piece_by_piece_is_what_the_whole_gives(lines: list[str], between: str) -> None:
    """Nor does it matter what was read before."""
    markdown = between.join(lines)
    assert read(markdown) == read_as_one(markdown)


def read_as_one(markdown: str) -> Page:
    """The text read by CommonMark's own rules from the first line to the last."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(from_markdown, "split_pieces", lambda text: [text])
        patch.setattr(from_markdown, "_read_piece", from_markdown._read_tokens)
        return read(markdown)


def test_a_line_in_bold_between_line_breaks_is_a_title() -> None:
    """A bold word that a sentence goes on after is none."""
    text = "**Fees**  \nYou pay ten euros.  \nYou pay  \n**them**  \nin advance.\n\nThe end.  \n**Term**  \nA year."
    found = [(block.text, block.bold) for block in read(text).blocks]
    assert found == [
        ("Fees", 4),
        ("You pay ten euros. You pay them in advance.", 0),
        ("The end.", 0),
        ("Term", 4),
        ("A year.", 0),
    ]
