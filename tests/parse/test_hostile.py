"""Hostile content of every format: it comes back within bounds of time and memory, as a document or in one sentence.

The bounds stand in the README. What `benchmarks/fuzz.py` has found stands here too.
"""

from __future__ import annotations

import contextlib
import importlib
import subprocess
import sys
import time
from io import BytesIO
from types import FrameType
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from termsdiff.errors import ParseError
from termsdiff.parse import parse

SECONDS = 10  # of CPU time for each of these; half a second on a quiet machine
SENTENCE = "You pay the fees every month. "
HTML, MARKDOWN, TEXT = "text/html", "text/markdown", "text/plain"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LAUGHS = "<!DOCTYPE x [<!ENTITY a0 'ha'>" + "".join(
    f"<!ENTITY a{level} '{f'&a{level - 1};' * 10}'>" for level in range(1, 10)
)
BIG = """
import resource, sys, time
from termsdiff import parse
line = b"<p>You pay us every month what is due for the products, in advance and without deduction.</p>"
page = line * (50_000_000 // len(line))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
began = time.process_time()
document = parse(page)
print(len(document.clauses), time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def read_in_time(content: bytes | str, media_type: str) -> str:
    """The words of a document; fails where reading takes too long."""
    began = time.process_time()
    words = parse(content, media_type=media_type).text
    assert time.process_time() - began < SECONDS
    return words


@pytest.mark.parametrize("opening", ["", "(b) ", "1. "])
def test_a_paragraph_of_very_many_lines_is_read_in_time(opening: str) -> None:
    """Joined line by line, 30,000 lines would take twice the bound, and twice as many four times as long."""
    line = f"{opening}you pay us every month what is due for the products, in advance and without any"
    words = read_in_time(f"{line}\n" * 30_000, TEXT)
    assert words.count("without any") == 30_000


@pytest.mark.parametrize(
    ("media_type", "opening"),
    [
        (HTML, "<div>"),
        (HTML, "<ul><li>"),
        (HTML, "<ol><li><table><tr><td>"),
        (HTML, "<b><i><span class=x>"),
        (MARKDOWN, "> "),
        (MARKDOWN, "- "),
        (TEXT, "> "),
        (TEXT, "(a) "),
    ],
)
def test_ten_thousand_levels_hold_their_words(media_type: str, opening: str) -> None:
    """Nothing is closed, and what stands innermost is read."""
    assert SENTENCE.strip() in read_in_time(opening * 10_000 + SENTENCE, media_type)


@pytest.mark.parametrize("media_type", [HTML, MARKDOWN, TEXT])
@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"\0".join([SENTENCE.encode() * 5] * 20), id="nuls"),
        pytest.param(SENTENCE.encode() + b"\xff\xfe\xc3\xe2\x80 " + SENTENCE.encode(), id="bad-utf-8"),
        pytest.param("\ud800" + SENTENCE + "\udfff", id="lone-surrogates"),
        pytest.param("\u202e\u200b\u0301" * 1000 + SENTENCE, id="invisible"),
        pytest.param(f"<div><div>{f'<p>{SENTENCE * 3}</p>' * 50}</div></div>" + "<div>x</div>" * 50_000, id="rest"),
        pytest.param(
            f"<div><div>{f'<p>{SENTENCE * 3}</p>' * 50}</div></div><div>" + "<div hidden>x</div>" * 50_000, id="hidden"
        ),
        pytest.param(LAUGHS + "]><x>&a9;</x>" + SENTENCE, id="billion-laughs"),
        pytest.param(SENTENCE + "\x1e" * 100_000, id="separators"),
    ],
)
def test_broken_text_holds_its_words(content: bytes | str, media_type: str) -> None:
    assert "You pay the fees every month" in read_in_time(content, media_type)


@pytest.mark.parametrize("media_type", [HTML, MARKDOWN, TEXT])
def test_what_nobody_closes_is_bounded(media_type: str) -> None:
    """Tags, brackets, quotes, comments, fences: each opened, none closed."""
    for opened in ("<a href='", "<!--", "<script>", "<select><option>", "[", "![x](", "```\n", "“(«", "<![CDATA["):
        read_in_time(SENTENCE + opened * 5_000, media_type)


@pytest.mark.parametrize("littered", ["[", "![", "[x](http://[", "[*a", "[`", "a [b\n", "]]]][[[["])
def test_markdown_littered_with_brackets_keeps_its_words(littered: str) -> None:
    """Found by fuzzing: the search for links took time with the square of the brackets left open."""
    text = read_in_time(f"{littered * 5_000}\n\n{SENTENCE}", MARKDOWN)
    assert text.endswith(SENTENCE.strip())


def test_a_long_paragraph_with_few_open_brackets_takes_the_time_of_one_without() -> None:
    """Found by fuzzing: each of thirty was looked for to the end of the paragraph."""
    rest = f"[x] {SENTENCE}" * 3_000
    with_brackets, without = (count_calls(opened + rest, MARKDOWN) for opened in ("[" * 30, ""))
    assert with_brackets < 2 * without


def count_calls(content: str, media_type: str) -> int:
    """The calls of Python functions that reading takes: a measure of work that no busy machine disturbs."""
    calls = 0

    def note(_: FrameType, event: str, __: object) -> None:
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        parse(content, media_type=media_type)
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize(
    ("media_type", "line", "most"),
    [
        pytest.param(HTML, "<ul><li>1. x", 600, id="equal-numbers-in-lists"),
        pytest.param(HTML, "<p>(a) </p>", 1_200, id="equal-letters"),
        pytest.param(HTML, "<p>Part 1</p><p>Article 1</p><p>Section 1</p>", 1_000, id="equal-divisions"),
        pytest.param(MARKDOWN, "iv) \n> ***\n", 500, id="quotes-that-break-off"),
        pytest.param(MARKDOWN, "> > ***\n> iv)\n", 500, id="inner-quotes-that-break-off"),
        pytest.param(MARKDOWN, "_" * 50 + "stream\n", 150, id="rows-of-signs-of-emphasis"),
        pytest.param(MARKDOWN, "x" + "*" * 50 + "[", 150, id="rows-of-signs-of-emphasis-and-brackets"),
    ],
)
def test_work_grows_with_the_lines_and_no_faster(media_type: str, line: str, most: int) -> None:
    """Found by fuzzing: numbers of which each may stand in many places, and quotes whose end was looked for again and
    again. Measured from the two thousandth line to the three thousandth."""
    parse(line, media_type=media_type)  # what is made at first use
    fewer, more = (count_calls(line * count, media_type) for count in (2_000, 3_000))
    assert (more - fewer) / 1_000 < most


def test_quotes_that_break_off_keep_their_words() -> None:
    """And what a text says elsewhere, its lists too."""
    text = "> ***\niv) Fees\n" * 500 + "> You pay\n> monthly.\n\n- Boats\n- Tents\n"
    words = parse(text, media_type=MARKDOWN).text.splitlines()
    assert (words.count("iv) Fees"), words[-3:]) == (500, ["You pay monthly.", "Boats", "Tents"])


def test_a_text_with_a_few_quotes_that_break_off_is_read_by_the_rules() -> None:
    """A paragraph of a quote goes on with a line that has lost its sign."""
    text = "> You pay [the fees](https://example.org/fees)\nevery month.\n> And more.\n" * 40
    clauses = parse(text, media_type=MARKDOWN).clauses
    assert (len(clauses), len(clauses[0].links)) == (1, 40)


def test_a_row_of_signs_of_emphasis_is_text_and_a_few_are_emphasis() -> None:
    text = "****Fees**** are due. ___________ is where you sign."
    (clause,) = parse(text, media_type=MARKDOWN).clauses
    assert (clause.title, clause.text) == ("", "Fees are due. ___________ is where you sign.")


def test_large_texts_are_not_remembered() -> None:
    """Found by fuzzing: what was read of each large paragraph was kept for as long as the process ran."""
    from_markdown = importlib.import_module("termsdiff.parse.from_markdown")
    before = from_markdown._read_words.cache_info().currsize
    parse(f"You pay *{SENTENCE * 400}*\nand more.", media_type=MARKDOWN)
    assert from_markdown._read_words.cache_info().currsize == before


def test_half_a_megabyte_without_a_sentence_is_looked_at_in_time() -> None:
    """Found by fuzzing: a short page was searched to its end for the words of an error, whatever else stood on it."""
    lines = "<p>Fees and terms of it</p>" * 30_000
    assert SENTENCE.strip() in read_in_time(f"{lines}<p>{SENTENCE}</p>", HTML)


def test_a_paragraph_with_links_and_a_few_open_brackets_keeps_its_links() -> None:
    text = "[Fees](https://example.org/fees) are due [as above. " * 20
    assert len(parse(text, media_type=MARKDOWN).clauses[0].links) == 20


def test_more_blocks_than_any_terms_have_are_cut() -> None:
    """Text of any format says so, as HTML does."""
    document = parse((SENTENCE + "\n\n") * 50_001, media_type=TEXT)
    assert (len(document.clauses), [notice.code for notice in document.warnings]) == (50_000, ["cut"])


def test_fifty_megabytes_take_bounded_time_and_memory() -> None:
    """In a process of its own, whose peak of memory is its own."""
    done = subprocess.run([sys.executable, "-c", BIG], capture_output=True, text=True, check=True)
    clauses, seconds, kilobytes = done.stdout.split()
    assert (int(clauses), float(seconds) < 30, int(kilobytes) < 500_000) == (50_000, True, True)


@pytest.mark.parametrize("content", ["[" * 200_000, '{"a":' * 100_000, '{"html": "<p>\\ud800\\u0000', '{"a": "'])
def test_json_nested_beyond_reason_or_cut_off_is_read_as_what_it_is(content: str) -> None:
    assert read_in_time(content, "application/json")


def word_file(document: str) -> bytes:
    """A Word file with the given main part."""
    docx = pytest.importorskip("docx")
    made, target = BytesIO(), BytesIO()
    docx.Document().save(made)
    with ZipFile(made) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, document if name == "word/document.xml" else old.read(name))
    return target.getvalue()


def test_a_word_file_that_laughs_is_bounded() -> None:
    """Its entities are not written out."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = "<w:body><w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body>"
    content = word_file(f"{LAUGHS}]><w:document {space}>{body}</w:document>")
    with contextlib.suppress(ParseError):
        assert len(read_in_time(content, DOCX)) < 1000


def test_a_word_file_with_one_wrong_byte_is_read_or_refused() -> None:
    """Found by fuzzing: a damaged part raised zlib.error. Every hundredth byte is tried."""
    content, refused = word_file("<x/>"), 0
    for at in range(0, len(content), 100):
        damaged = content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :]
        try:
            parse(damaged, media_type=DOCX)
        except ParseError:
            refused += 1
    assert refused
