"""An HTML page as blocks: shapes, markers, links, what is left unread, overrides, embedded text, hostile pages."""

from __future__ import annotations

import json
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termsdiff.errors import ParseError
from termsdiff.parse.blocks import Block, Shape
from termsdiff.parse.from_html import read

CLAUSE = "The customer shall pay the fees within thirty days of the date of the invoice, and no later than that."
PARAGRAPH = "\n\n"
LONG = f"<p>{CLAUSE}</p>" * 6


def blocks(html: str) -> list[Block]:
    """The blocks of a page that is all terms."""
    return list(read(f"<main>{html}</main>", select=("main",)).blocks)


def texts(html: str) -> list[str]:
    """Marker and text of each block."""
    return [f"{block.marker} {block.text}".strip() for block in blocks(html)]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<ol><li>a b<li>c d</ol>", ["1. a b", "2. c d"], id="ordered"),
        pytest.param("<ol start=4><li>a b<li value=9>c d<li>e f</ol>", ["4. a b", "9. c d", "10. e f"], id="start"),
        pytest.param("<ol reversed><li>a b<li>c d<li>e f</ol>", ["3. a b", "2. c d", "1. e f"], id="reversed"),
        pytest.param("<ol type=a start=26><li>x y<li>z w</ol>", ["z. x y", "aa. z w"], id="letters"),
        pytest.param("<ol type=I start=4><li>x y</ol>", ["IV. x y"], id="roman"),
        pytest.param('<ol style="list-style-type: lower-roman"><li>x y</ol>', ["i. x y"], id="style"),
        pytest.param('<ol style="list-style: none"><li>x y</ol>', ["x y"], id="no-style"),
        pytest.param("<ol><li>1.1 x<li>(b) y</ol>", ["1.1 x", "(b) y"], id="typed-numbers-hide-the-list's"),
        pytest.param("<ul><li>x y</ul>", ["x y"], id="bullets"),
        pytest.param("<ol><li>a b<ol type=a><li>c d</ol>e f</ol>", ["1. a b", "a. c d", "e f"], id="nested"),
        pytest.param("<p>One<br>and the same</p>", ["One and the same"], id="lone-break"),
        pytest.param("<p>First clause<br><br>Second clause</p>", ["First clause", "Second clause"], id="double-break"),
        pytest.param("Terms<br>1. First<br/>2. Second", ["Terms", "1. First", "2. Second"], id="break-before-number"),
        pytest.param("<h1>Privacy<br>Policy</h1>", ["Privacy Policy"], id="break-in-heading"),
        pytest.param("<p>con\u00adsent\u200b&nbsp;and &amp; more</p>", ["consent and & more"], id="invisible"),
        pytest.param("<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>字</p>", ["漢字"], id="ruby"),
        pytest.param("<p>fee<sup>1</sup> due</p><p><sup>1</sup> net</p>", ["fee1 due", "1 net"], id="footnotes"),
        pytest.param("<dl><dt>Fee</dt><dd>what you pay</dd></dl>", ["Fee", "what you pay"], id="definitions"),
        pytest.param("<p dir=rtl>\u200fالشروط\u200f</p>", ["الشروط"], id="right-to-left"),
        pytest.param("<table><tr><th>A</th><th>B</th></tr><tr><td>1 x</td><td><p>2</p><p>y</p></td></tr></table>",
                     ["A B", "1 x 2 y"], id="rows"),
        pytest.param("<table><tr><td>1. One</td></tr><tr><td>2. Two</td></tr></table>", ["1. One", "2. Two"], id="col"),
        pytest.param('<p><a href="/x">Terms<span class="sr-only">(opens in a new window)</span></a></p>', ["Terms"],
                     id="new-window"),
        pytest.param('<p><span class="visually-hidden">Note</span> that this binds.</p>', ["Note that this binds."],
                     id="screen-reader-text-outside-links-stays"),
        pytest.param("<x-section><x-p>Custom</x-p><x-p>elements</x-p></x-section>", ["Custom", "elements"], id="own"),
    ],
)  # fmt: skip
def test_blocks(html: str, expected: list[str]) -> None:
    """What a reader sees of each block, marker and text."""
    assert texts(html) == expected


def test_shapes_levels_and_lists() -> None:
    """Headings have a level, items a list in common, later blocks of an item are paragraphs of the same list."""
    found = blocks(
        "<h2>Fees</h2><ul><li><p>one</p><p>more</p></li><li>two</li></ul><div role=heading aria-level=4>T</div>"
    )
    assert [(block.shape, block.level, len(block.lists)) for block in found] == [
        (Shape.HEADING, 2, 0), (Shape.ITEM, 0, 1), (Shape.PARAGRAPH, 0, 1), (Shape.ITEM, 0, 1), (Shape.HEADING, 4, 0),
    ]  # fmt: skip
    assert found[1].lists == found[2].lists == found[3].lists


@pytest.mark.parametrize(
    ("html", "bold"),
    [("<p><b>Fees.</b> You pay.</p>", 5), ("<p>You <b>pay</b></p>", 0), ("<p><strong>All</strong> <b>bold</b></p>", 8),
     ("<p><span style='color:red;font-weight: 700'>By <span>style</span>.</span> You pay.</p>", 9),
     ("<p><span style='font-weight:400'>Not</span> bold</p>", 0), ("<p><span>You</span></span> pay</p>", 0)],
)  # fmt: skip
def test_length_of_the_bold_start(html: str, bold: int) -> None:
    """Counted in characters of the text."""
    assert blocks(html)[0].bold == bold


def test_preformatted_lines_are_clauses_where_a_number_or_an_empty_line_begins_one() -> None:
    """Hard-wrapped lines are joined; links and bold words stay where they are."""
    found = blocks('<pre>Terms\n\n1. <b>You\npay.</b>\n2. See <a href="https://a.example/">the\nlist</a>.\n</pre>')
    assert [block.text for block in found] == ["Terms", "1. You pay.", "2. See the list."]
    assert [block.links[0].text for block in found if block.links] == ["the list"]


def test_nothing_of_an_empty_block_is_said_of_the_next() -> None:
    """Neither its bold nor its link: a paragraph of a bold blank and an empty link leaves nothing behind."""
    (block,) = blocks('<p><b> </b><a href="/x"> </a></p> <p>You pay.</p>')
    assert (block.text, block.bold, block.links) == ("You pay.", 0, ())


@pytest.mark.parametrize(
    ("href", "url", "raw"),
    [
        ("/p?utm_source=x&id=3&gclid=9#a", "https://a.example/p?id=3#a", "/p?utm_source=x&id=3&gclid=9#a"),
        ("https://b.example/?fbclid=1", "https://b.example/", "https://b.example/?fbclid=1"),
        ("https://b.example/x?q=1", "https://b.example/x?q=1", ""),
        ("/cdn-cgi/l/email-protection#8a", "mailto:[email protected]", "/cdn-cgi/l/email-protection#8a"),
    ],
)
def test_links_are_absolute_and_without_tracking(href: str, url: str, raw: str) -> None:
    """The printed form is kept as evidence where it differs."""
    (block,) = read(f"<p>See <a href='{href}'>this</a></p>", url="https://a.example/terms", select=("p",)).blocks
    assert [(link.text, link.url, link.raw) for link in block.links] == [("this", url, raw)]


@pytest.mark.parametrize("base", ["http://[", "//[x", "https://a.example:port/", "%"])
def test_a_base_that_is_no_address_is_passed_over(base: str) -> None:
    """Links are read all the same."""
    (block,) = read(f'<base href="{base}"><p><a href="/x">You pay.</a></p>', url="https://a.example/y").blocks
    assert block.links[0].text == "You pay."


def test_hidden_addresses_read_the_same_each_time() -> None:
    """The hidden form of an address changes with every page view; its place holder does not."""
    pages = [
        f'<p>Write to <a href="/cdn-cgi/l/email-protection#{code}">[email&#160;protected]</a></p>' for code in "ab"
    ]
    assert texts(pages[0]) == texts(pages[1]) == ["Write to [email protected]"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<p>é</p>".encode(), "é"), ("\ufeff<p>é</p>".encode(), "é"), ("<p>é</p>".encode("utf-16"), "é"),
        (b"<p>\xe9\x80</p>", "é€"), (b'<meta charset="windows-1251"><p>\xe4\xe0</p>', "да"),
        ("<meta charset=latin-1><p>é</p>".encode(), "é"),
    ],
)  # fmt: skip
def test_charsets(content: bytes, expected: str) -> None:
    """Byte-order mark, valid UTF-8, what <meta> says, windows-1252."""
    assert read(content, select=("p",)).blocks[0].text == expected


def test_title_and_language() -> None:
    """What the page says of itself."""
    page = read(f'<html lang="fr-CA"><head><title>Conditions | Acme</title></head><body>{LONG}</body></html>')
    assert (page.title, page.language) == ("Conditions | Acme", "fr")


@pytest.mark.parametrize(
    "content", ["", "   ", "<!-- nothing -->", "<p>404 Not Found</p>", "<form><input>Log in</form>"]
)
def test_a_page_without_terms_says_so(content: str) -> None:
    """An error or login page has a warning, and raises nothing."""
    assert [notice.code for notice in read(content).warnings] == ["no-terms"]


def test_select_and_remove_override_the_rules() -> None:
    """Only what is selected is read, then whole; what is removed is not."""
    page = "<nav><p>Kept as asked</p></nav><div class=a>In <i>here</i> and on</div><p>Not this</p>"
    found = read(page, select=(".a", "nav"), remove=("i",)).blocks
    assert [block.text for block in found] == ["Kept as asked", "In and on"]


def test_remove_alone_reads_the_rest_as_ever() -> None:
    """The rules still leave page chrome out."""
    found = read(f"<nav>Menu</nav><main>{LONG}<p class=x>Not this one</p></main>", remove=(".x",)).blocks
    assert {block.text for block in found} == {CLAUSE}


def test_a_selector_that_finds_nothing_is_a_warning() -> None:
    """The page is read as without it."""
    page = read(f"<main>{LONG}</main>", select=("#gone",))
    assert [notice.code for notice in page.warnings] == ["select-found-nothing"]
    assert len(page.blocks) == 6


@pytest.mark.parametrize("css", ["p[", "::", "p:nth-foo(1)"])
def test_a_selector_that_is_no_css_raises(css: str) -> None:
    """One sentence names it."""
    with pytest.raises(ParseError, match=re.escape(repr(css))):
        read("<p>x</p>", remove=(css,))


STATE = {"props": {"build": "a1b2", "nav": [{"title": "Shop now"}], "page": {"title": "Terms", "body": LONG}}}
RICH = {"doc": {"content": [
    {"nodeType": "heading-2", "content": [{"nodeType": "text", "value": "1. Fees"}]},
    *[{"nodeType": "paragraph", "content": [{"value": CLAUSE[:50]}, {"value": CLAUSE[50:]}]}] * 6,
]}}  # fmt: skip


def in_script(value: object) -> str:
    """JSON as it may stand in a script."""
    return json.dumps(value).replace("</", "<\\/")


@pytest.mark.parametrize(
    "script",
    [
        f'<script id="__NEXT_DATA__" type="application/json">{in_script(STATE)}</script>',
        f"<script>window.__NUXT__={in_script(STATE)};</script>",
        f"<script>var s = JSON.parse({in_script(in_script(STATE))});</script>",
        f'<script type="application/ld+json">{in_script({"text": f"{CLAUSE}{PARAGRAPH}" * 6})}</script>',
        f'<script type="application/json">{in_script(RICH)}</script>',
    ],
)
def test_terms_in_a_script_are_read_where_the_markup_has_none(script: str) -> None:
    """State a page draws itself from: every paragraph, and a warning that says where it stood."""
    page = read(f"<html><body><div id=root>Loading</div>{script}</body></html>")
    assert [block.text for block in page.blocks].count(CLAUSE) == 6
    assert "embedded" in {notice.code for notice in page.warnings}
    assert "Shop now" not in {block.text for block in page.blocks}


def test_terms_in_the_markup_win_over_a_script() -> None:
    """The script is not looked at."""
    script = f'<script type="application/json">{json.dumps(STATE)}</script>'
    assert read(f"<main>{LONG}</main>{script}") == read(f"<main>{LONG}</main>")


WORD = st.text("abcdefgàéü漢字", min_size=1, max_size=6)
WORDS = st.lists(WORD, min_size=1, max_size=8).map(" ".join)
TAGS = ["p", "div", "h2", "ul", "ol", "li", "table", "tr", "td", "b", "span", "section", "dd", "pre"]


def element(tag: str, parts: list[str]) -> str:
    return f"<{tag}>{' '.join(parts)}</{tag}>"


def elements(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(element, st.sampled_from(TAGS), st.lists(inner, min_size=1, max_size=4))


TREE = st.recursive(WORDS, elements, max_leaves=30)


@settings(max_examples=150, deadline=None)
@given(TREE)
def test_every_visible_word_is_in_exactly_one_block(body: str) -> None:
    """Of a part that is read whole, no word is lost or doubled, and the order stays."""
    found = read(f"<html><body><article>{body}</article></body></html>", select=("body",)).blocks
    letters = "".join("".join(block.text.split()) for block in found)
    seen = "".join(re.sub(r"<[^>]*>", "", body).split())
    assert sorted(letters) == sorted(seen)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.binary(max_size=300), st.text(max_size=300), TREE.map(lambda body: body[: len(body) // 2])))
def test_never_raises(content: bytes | str) -> None:
    """Any bytes and any text give a page, the same one each time."""
    assert read(content) == read(content)


def test_a_page_of_more_blocks_than_any_terms_have_is_cut_and_says_so() -> None:
    """What comes first is read."""
    page = read("<p>You pay us every month what is due for the products.</p>" * 50_001)
    assert (len(page.blocks), [notice.code for notice in page.warnings]) == (50_000, ["cut"])


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("<div>" * 10_000 + LONG, id="deep"),
        pytest.param("<ul><li>" * 10_000 + LONG, id="deep-lists"),
        pytest.param("<table><tr><td>" * 3_000 + LONG, id="deep-tables"),
        pytest.param("<b><a href=x>" * 30_000 + LONG, id="deep-inline"),
        pytest.param(b"\0" * 50_000 + LONG.encode() + b"\xff\xfe\0", id="nuls-and-bad-bytes"),
        pytest.param("\ud800" + LONG + "\udfff", id="lone-surrogates"),
        pytest.param("<table><tr><td><a href='" + LONG + "<select><ul", id="unclosed"),
        pytest.param('<!DOCTYPE x [<!ENTITY a "&b;&b;"><!ENTITY b "&a;">]><p>&a;' + LONG, id="entities"),
        pytest.param("<div><div><button>Accept</button></div></div>" * 5_000 + LONG, id="buttons"),
        pytest.param("<script>" + "window.a={" * 50_000 + "</script>", id="script-values"),
        pytest.param("<script>" + "_" * 200_000 + "</script>", id="script-names"),
        pytest.param('<script type="application/json">' + "[" * 200_000 + "</script>", id="deep-json"),
        pytest.param("<p>" + "word " * 1_000_000, id="5-MB-paragraph"),
        pytest.param(LONG + "<br>" * 1_000_000, id="breaks"),
        pytest.param("<pre>" + "\n" * 1_000_000 + LONG, id="preformatted-breaks"),
        pytest.param("<span style='font-weight:bold'>" * 20_000 + LONG, id="deep-spans"),
    ],
)
def test_hostile_pages_take_bounded_time(content: bytes | str) -> None:
    """Linear in the size: 50 MB of paragraphs take about ten seconds, these a fraction of one."""
    began = time.process_time()
    read(content)
    assert time.process_time() - began < 5
