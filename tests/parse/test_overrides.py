"""select and remove: CSS selectors, and ranges as the DOM has them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termsdiff import Range, parse
from termsdiff.errors import InputError, ParseError
from termsdiff.parse.overrides import apply_overrides

PAGE = """<html lang="en"><head><title>Terms</title></head><body>
<nav id="menu">Home</nav>
<div id="text"><h1 id="title">Terms</h1> lead <p id="one">First <b id="bold">bold</b> rest</p>
<p id="two">Second</p><ul id="list"><li id="a">A</li><li id="b">B</li><li id="c">C</li></ul> after the list
<p id="last">Last</p></div><footer id="foot">Imprint</footer></body></html>"""


def words(select: tuple = (), remove: tuple = ()) -> str:
    """The words that are left in the body."""
    data, _ = apply_overrides(PAGE.encode(), select, remove)
    body = data.decode().partition("<body>")[2]
    return " ".join(re.sub(r"<[^>]*>", " ", body).split())


SELECTED = {
    "before to before": (Range(start_before="#one", end_before="#two"), "First bold rest"),
    "after to before": (Range(start_after="#title", end_before="#two"), "lead First bold rest"),
    "after to after": (Range(start_after="#one", end_after="#two"), "Second"),
    "before to after": (Range(start_before="#two", end_after="#two"), "Second"),
    "from within to outside": (Range(start_after="#bold", end_after="#two"), "rest Second"),
    "from outside to within": (Range(start_before="#one", end_before="#bold"), "First"),
    "from within to within": (Range(start_after="#bold", end_before="#c"), "rest Second A B"),
    "within one list": (Range(start_before="#b", end_after="#c"), "B C"),
    "text after an element": (Range(start_after="#list", end_before="#last"), "after the list"),
    "across branches": (Range(start_before="#last", end_after="#foot"), "Last Imprint"),
    "the first match of each": (Range(start_before="li", end_before="p#last"), "A B C after the list"),
}  # fmt: skip


@pytest.mark.parametrize("name", SELECTED)
def test_a_range_selects_what_lies_in_it(name):
    chosen, left = SELECTED[name]
    assert words(select=(chosen,)) == left


@pytest.mark.parametrize("name", SELECTED)
def test_a_range_removes_what_lies_in_it(name):
    """What is selected and what is left make the page."""
    chosen, gone = SELECTED[name]
    left = words(remove=(chosen,))
    assert sorted(f"{left} {gone}".split()) == sorted(words().split() or words(select=("body",)).split())


def test_the_ancestors_a_range_cuts_through_are_copied_and_the_common_one_is_not():
    data, found = apply_overrides(PAGE.encode(), (Range(start_after="#bold", end_before="#b"),), ())
    assert found
    body = re.sub(rb"\s+", b" ", data.partition(b"<body>")[2])
    assert body == (
        b'<div><div><p id="one"> rest</p> <p id="two">Second</p><ul id="list"><li id="a">A</li></ul></div></div>'
        b"</body></html>"
    )


def test_elements_and_ranges_are_read_once_and_in_order_of_the_page():
    chosen = (
        Range(start_before="#two", end_after="#list"),
        "#last",
        "#a",
        "#one",
        Range(start_before="#b", end_after="#c"),
    )
    assert words(select=chosen) == "First bold rest Second A B C Last"
    assert words(
        select=(Range(start_before="#one", end_after="#two"), "#two", Range(start_before="#two", end_after="#a"))
    ) == ("First bold rest Second A")


def test_ranges_are_found_before_anything_is_removed():
    """Also where an element that names one of their ends goes."""
    left = words(select=("#text",), remove=("#two", Range(start_after="#title", end_before="#two"), "#list"))
    assert left == "Terms after the list Last"
    assert words(select=("#text",), remove=(Range(start_before="#one", end_after="#list"), "#b")) == (
        "Terms lead after the list Last"
    )


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        (Range(start_before="#none", end_before="#two"), "no start on this page: nothing matches '#none'"),
        (Range(start_before="#one", end_after=".none"), "no end on this page: nothing matches '.none'"),
        (Range(start_before="#two", end_before="#one"), "ends before it starts"),
        (Range(start_before="#one", end_before="#one"), "ends before it starts"),
        (Range(start_before="p[", end_before="#one"), "not valid CSS"),
        (Range(start_before="p", end_before=":::"), "not valid CSS"),
    ],
)
@pytest.mark.parametrize("key", ["select", "remove"])
def test_a_range_the_page_does_not_have_is_an_error(chosen, said, key):
    with pytest.raises(ParseError, match=re.escape(said)):
        parse(PAGE, **{key: (chosen,)})


def test_a_range_has_one_start_and_one_end():
    for wrong in ({}, {"start_before": "a"}, {"start_before": "a", "start_after": "b", "end_before": "c"}):
        with pytest.raises(InputError, match="one of each"):
            Range(**wrong)
    with pytest.raises(InputError, match='has no "start"'):
        Range.of({"start": "a"})
    with pytest.raises(InputError, match="in quotes"):
        Range.of({"startBefore": 1})
    table = {"startAfter": "h1", "endBefore": "footer"}
    assert Range.of(table).table == table
    assert str(Range.of(table)) == "after h1 to before footer"


def test_parse_takes_ranges():
    page = PAGE.replace("Second", "2. Second " + "clause " * 40)
    document = parse(page, select=("#title", Range(start_before="#two", end_before="#list")))
    assert "clause clause" in document.text
    assert "First" not in document.text
    assert "Imprint" not in document.text


@pytest.mark.parametrize("depth", [200, 2000, 10_000])
def test_a_deep_page_is_cut_or_refused(depth):
    """Elements below what lxml reads, some two thousand levels, are not on the page; nothing is recursive."""
    deep = "<div>" * depth + "<b id=x>start</b> middle <i id=y>end</i>" + "</div>" * depth
    chosen = (Range(start_after="#x", end_before="#y"),)
    if depth == 10_000:
        with pytest.raises(ParseError, match="no start on this page"):
            apply_overrides(f"<body>{deep}".encode(), chosen, ())
        return
    data, found = apply_overrides(f"<body>{deep}".encode(), chosen, ())
    assert found
    assert b" middle " in data
    assert b"start" not in data


_TREES = st.recursive(
    st.text("ab ", max_size=3),
    lambda below: st.lists(below, max_size=4).map(lambda parts: f"<p-x>{''.join(parts)}</p-x>t"),
    max_leaves=12,
)


@given(_TREES, st.data())
def test_every_word_is_on_one_side_of_a_range(tree, data):
    """Law: what a range selects and what is left when it is removed are together all there was."""
    count = tree.count("<p-x>")
    numbers = iter(range(count))
    page = re.sub("<p-x>", lambda _: f"<p-x id=n{next(numbers)}>", f"<body>{tree}</body>")
    if count < 2:
        return
    first, last = sorted(data.draw(st.lists(st.integers(0, count - 1), min_size=2, max_size=2, unique=True)))
    chosen = Range(start_before=f"#n{first}", end_before=f"#n{last}")
    inside, _ = apply_overrides(page.encode(), (chosen,), ())
    outside, _ = apply_overrides(page.encode(), (), (chosen,))
    texts = [
        re.sub(r"<[^>]*>|\s", "", part.decode().partition("<body>")[2]) for part in (inside, outside, page.encode())
    ]
    assert sorted(texts[0] + texts[1]) == sorted(texts[2])
