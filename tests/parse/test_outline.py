"""The clause tree: every case of tests/tables/outline.md, and laws over generated documents."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termsdiff.model import Clause, Document
from termsdiff.parse import parse
from termsdiff.parse.blocks import Block, Page, Shape
from termsdiff.parse.outline import explain, outline

TABLE = Path(__file__).parent.parent / "tables" / "outline.md"
CASES = re.findall(r"^### (.+?)\n```\n(.*?)```", TABLE.read_text(encoding="utf-8"), re.M | re.S)


def letters(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def words_of(document: Document) -> str:
    return letters(document.text)


def drawn(document: Document) -> list[tuple[int, Clause]]:
    found: list[tuple[int, Clause]] = []

    def visit(clauses: tuple[Clause, ...], depth: int) -> None:
        for clause in clauses:
            found.append((depth, clause))
            visit(clause.children, depth + 1)

    visit(document.clauses, 0)
    return found


def parents(lines: list[tuple[int, str, bool]]) -> list[str]:
    """Each line that counts with the line it hangs under."""
    out, stack = [], list[tuple[int, str]]()
    for depth, text, counts in lines:
        if not counts:
            continue
        while stack and stack[-1][0] >= depth:
            stack.pop()
        out.append(f"{text}  <  {stack[-1][1] if stack else ''}")
        stack.append((depth, text))
    return out


@pytest.mark.parametrize(("name", "outline_text"), CASES, ids=[name for name, _ in CASES])
def test_outline_table(name: str, outline_text: str) -> None:
    """The lines without their indentation give the outline back."""
    wanted = []
    for line in outline_text.splitlines():
        text = line.strip()
        wanted.append(((len(line) - len(text)) // 2, text.removeprefix("~ "), not text.startswith("~ ")))
    document = parse("\n\n".join(text for _, text, _ in wanted), media_type="text/plain")
    loose = {letters(text) for _, text, counts in wanted if not counts}
    seen: list[tuple[int, str, bool]] = []
    for (depth, clause), (_, text, counts) in zip(drawn(document), wanted, strict=True):
        assert letters(clause.words) == letters(text), "a line is lost, joined or out of order"
        seen.append((depth, text, counts))
    assert loose or parents(seen) == parents(wanted)
    assert parents(seen) == parents(wanted)


def test_there_are_at_least_two_hundred_cases() -> None:
    assert len(CASES) >= 200
    assert len({name for name, _ in CASES}) == len(CASES)


def heading(text: str, level: int) -> Block:
    return Block(text, Shape.HEADING, level=level)


def item(text: str, *lists: int, marker: str = "") -> Block:
    return Block(text, Shape.ITEM, lists=lists, marker=marker)


def sketch(document: Document) -> list[str]:
    return [f"{'  ' * depth}{clause.words}" for depth, clause in drawn(document)]


def test_headings_nest_by_level_and_hold_their_paragraphs() -> None:
    page = Page((heading("Terms", 1), heading("Fees", 2), Block("You pay."), heading("Late", 3), Block("Interest.")))
    document = outline(page)
    assert document.title == "Terms"
    assert sketch(document) == ["Fees", "  You pay.", "  Late", "    Interest."]


def test_a_numbered_heading_has_label_and_title() -> None:
    document = outline(Page((heading("Terms", 1), heading("1. Fees", 2), Block("You pay."))))
    assert (document.clauses[0].label, document.clauses[0].title) == ("1.", "Fees")


def test_typed_decimals_hang_under_the_numbered_heading() -> None:
    page = Page((heading("T", 1), heading("4. Fees", 2), Block("4.1 You pay."), Block("4.2 We bill.")))
    assert sketch(outline(page)) == ["4. Fees", "  4.1 You pay.", "  4.2 We bill."]


def test_the_page_title_serves_where_no_heading_does_and_is_not_repeated() -> None:
    document = outline(Page((Block("Terms of Use"), Block("You pay.")), title="Terms of Use | Example"))
    assert document.title == "Terms of Use"
    assert sketch(document) == ["You pay."]


def test_a_bold_start_is_a_run_in_title() -> None:
    document = outline(Page((Block("4.1 Fees. You shall pay.", bold=9), Block("4.2 Taxes. You shall pay.", bold=10))))
    first = document.clauses[0]
    assert (first.label, first.title, first.text) == ("4.1", "Fees.", "You shall pay.")


def test_a_page_that_marks_its_headings_up_has_no_others_within_its_clauses() -> None:
    """The start of a clause in bold is part of it: the page says by its mark-up what its headings are."""
    fees = (Block("4.1 Fees. You shall pay.", bold=9), Block("4.2 Taxes. You shall pay.", bold=10))
    data = (Block("Data. We keep what you give us.", bold=5), Block("More", bold=4), Block("We keep more."))
    page = Page((heading("3. Use", 2), Block("You may."), heading("4. Fees", 2), *fees, heading("5. Data", 2), *data))
    assert sketch(outline(page)) == [
        "3. Use",
        "  You may.",
        "4. Fees",
        "  4.1 Fees. You shall pay.",
        "  4.2 Taxes. You shall pay.",
        "5. Data",
        "  Data. We keep what you give us.",
        "  More",
        "    We keep more.",
    ]
    titles = [clause.title for _, clause in outline(page).walk()]
    assert titles == ["Use", "", "Fees", "", "", "Data", "", "More", ""]


@pytest.mark.parametrize(
    ("lines", "labels"),
    [
        (["1.gif counts the visits."], [""]),
        (["Our sites are:", "acme.com", "a.com is for rent."], ["", "", ""]),
        (["1.fees", "2.taxes", "3.law"], ["1.", "2.", "3."]),
        (["a.fees;", "b.taxes;", "c.law."], ["a.", "b.", "c."]),
        (["1.Fees are due."], ["1."]),
    ],
)
def test_a_small_letter_right_after_a_full_stop_is_seldom_a_clause(lines: list[str], labels: list[str]) -> None:
    """But where the numbers go on. Found in a list of cookies."""
    document = parse("\n\n".join(lines), media_type="text/plain")
    assert [clause.label for _, clause in document.walk()] == labels


def test_a_bold_line_heads_what_follows() -> None:
    page = Page(
        (
            heading("T", 1),
            Block("Fees", bold=4),
            Block("You pay every month."),
            Block("Tax", bold=3),
            Block("You pay tax."),
        )
    )
    assert sketch(outline(page)) == ["Fees", "  You pay every month.", "Tax", "  You pay tax."]


@pytest.mark.parametrize("title", ["<details><summary>{}</summary>", "<p><b>{}</b></p>", "<dl><dt>{}</dt></dl>"])
def test_a_title_without_a_level_goes_on_with_the_numbers_of_the_headings(title: str) -> None:
    """Where the number is the very next of a heading's; one that is not hangs under the heading."""
    start = "<h2>2. Fees</h2><p>You pay them.</p><h2>3. Law</h2><p>It is ours.</p><h3>3.1 Place</h3>"
    end = "<p>This is more of it.</p>"

    def paths(label: str) -> list[str]:
        document = parse(f"<main>{start}{title.format(f'{label} More')}{end}</main>")
        return [path for path, clause in document.walk() if clause.title == "More"]

    assert [paths("4."), paths("3.2"), paths("3a."), paths("1.")] == [["4"], ["3.2"], ["3.1(3a)"], ["3.1(1)"]]


def test_list_items_keep_the_markers_of_the_markup() -> None:
    page = Page((Block("You may:"), item("copy", 1, marker="a."), item("lend", 1, marker="b."), Block("Ask first.")))
    assert sketch(outline(page)) == ["You may:", "  a. copy", "  b. lend", "Ask first."]


def test_lists_inside_lists_nest() -> None:
    page = Page((item("one", 1, marker="1."), item("in", 1, 2), item("out", 1, 2), item("two", 1, marker="2.")))
    assert sketch(outline(page)) == ["1. one", "  in", "  out", "2. two"]


def test_a_second_paragraph_of_an_item_stays_in_it() -> None:
    page = Page((item("one", 1, marker="1."), Block("more", lists=(1,)), item("two", 1, marker="2.")))
    assert sketch(outline(page)) == ["1. one", "  more", "2. two"]


def test_a_numbered_run_split_into_lists_of_one_goes_on() -> None:
    blocks = []
    for number, name in enumerate(("Fees", "Taxes", "Law"), 1):
        blocks += [item(name, number, marker=f"{number}."), Block(f"{name} are a matter of this clause.")]
    assert [line for line in sketch(outline(Page(tuple(blocks)))) if not line.startswith(" ")] == [
        "1. Fees",
        "2. Taxes",
        "3. Law",
    ]


def test_table_rows_are_clauses_of_the_section() -> None:
    page = Page(
        (heading("T", 1), heading("Prices", 2), Block("A | 1", Shape.ROW, table=1), Block("B | 2", Shape.ROW, table=1))
    )
    assert sketch(outline(page)) == ["Prices", "  A | 1", "  B | 2"]


def test_an_inline_list_stays_text() -> None:
    document = parse("1. You pay for i) use of the site; or ii) purchase of goods.", media_type="text/plain")
    assert sketch(document) == ["1. You pay for i) use of the site; or ii) purchase of goods."]


def test_a_close_call_is_reported() -> None:
    lines = ["1. stream", "2. download", "3. rent", "1. copy", "2. share"]
    codes = {notice.code for notice in parse("\n\n".join(lines), media_type="text/plain").warnings}
    assert codes <= {"ambiguous-numbering"}


def test_a_long_word_full_of_hyphens_takes_a_moment() -> None:
    """Found by mutating pages: the search for run-in titles tried every way of cutting such a word."""
    word = "A" + "-" * 5000
    document = outline(Page(tuple(Block(f"{number}. {word}") for number in range(1, 4))))
    assert [clause.label for _, clause in document.walk()] == ["1.", "2.", "3."]


def test_nesting_of_ten_thousand_levels_is_bounded() -> None:
    blocks = tuple(item(f"level {depth}", *range(1, min(depth, 60) + 1)) for depth in range(1, 10_001))
    document = outline(Page(blocks))
    assert words_of(document) == letters("".join(block.text for block in blocks))
    assert document.digest


MARKS = st.sampled_from(
    [
        "",
        "",
        "1.",
        "2.",
        "3.",
        "1.1",
        "1.2",
        "2.1",
        "(a)",
        "(b)",
        "(c)",
        "(i)",
        "(ii)",
        "a)",
        "A.",
        "I.",
        "•",
        "§ 1",
        "Article 1",
    ]
)
WORDS = st.sampled_from(
    ["Fees", "You pay monthly.", "you may:", "and so on;", "TAXES", "Law and order", "费用", "И так далее."]
)
BLOCKS = st.builds(
    lambda mark, words, shape, level, lists, bold: Block(
        f"{mark} {words}".strip(),
        shape,
        level=level if shape is Shape.HEADING else 0,
        lists=lists if shape is not Shape.HEADING else (),
        marker="3." if shape is Shape.ITEM and len(lists) == 1 else "",
        bold=bold,
    ),
    MARKS,
    WORDS,
    st.sampled_from([Shape.PARAGRAPH, Shape.PARAGRAPH, Shape.ITEM, Shape.HEADING, Shape.ROW]),
    st.integers(1, 6),
    st.sampled_from([(), (), (1,), (1, 2), (3,)]),
    st.integers(0, 12),
)


@settings(deadline=None)
@given(st.lists(BLOCKS, max_size=25))
def test_every_word_is_in_exactly_one_clause(blocks: list[Block]) -> None:
    """Decision 5: label, title and text together are the words of the blocks, in order."""
    document = outline(Page(tuple(blocks)))
    printed = "".join(block.marker + " " + block.text if block.marker else block.text for block in blocks)
    got, wanted = sorted(words_of(document)), sorted(letters(printed))
    # a marker the mark-up prints gives way to a number typed in the item's own words
    assert [sign for sign in got if sign != "3"] == [sign for sign in wanted if sign != "3"]


@settings(deadline=None)
@given(st.lists(BLOCKS, max_size=15))
def test_the_outline_is_determined_by_the_blocks(blocks: list[Block]) -> None:
    assert outline(Page(tuple(blocks))) == outline(Page(tuple(blocks)))


@settings(deadline=None)
@given(st.lists(BLOCKS, max_size=25))
def test_the_tree_keeps_the_order_of_the_page(blocks: list[Block]) -> None:
    """Reading the tree from top to bottom is reading the page from top to bottom."""
    counted = [replace(block, text=f"{block.text} no{index}") for index, block in enumerate(blocks)]
    document = outline(Page(tuple(counted)))
    found = [int(number) for _, clause in document.walk() for number in re.findall(r"no(\d+)", clause.words)]
    assert found == sorted(found)


def test_bullets_after_a_return_to_the_section_begin_a_new_list() -> None:
    lines = [
        "2.1 Reports",
        "A report states:",
        "• the date",
        "• the place",
        "We read it.",
        "You reach us:",
        "• by mail",
    ]
    document = outline(Page(tuple(Block(line) for line in lines)))
    assert [clause.text for _, clause in document.walk()][-3:] == ["We read it.", "You reach us:", "by mail"]


def test_explain_says_how_each_number_was_read_and_what_was_close() -> None:
    """(i) after (h) is the letter; the roman figure would have opened a list under (h)."""
    lines = ["1. Scope", "(h) one", "(i) two", "(j) three"]
    told = {weighed.label: weighed for weighed in explain(Page(tuple(Block(line) for line in lines)))}
    assert told["(i)"].reading == "lower i, under 1. Scope"
    assert told["(i)"].others[0] == ("roman i, under (h) one", 0.6)
    assert list(told) == ["1.", "(h)", "(i)", "(j)"]


@settings(deadline=None)
@given(st.lists(BLOCKS, max_size=25))
def test_explain_never_raises(blocks: list[Block]) -> None:
    explain(Page(tuple(blocks)))
