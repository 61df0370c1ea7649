"""CommonMark's parser with tables, so that any text is read in bounded time; with `from_markdown` the home of
markdown-it-py.

In a text littered with brackets that open and do not close, or with quotes that break off line after line, there are no
links, and a line without the sign of a quote does not go on with one; its words stand beside it. A row of more than ten
signs of emphasis is text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, blockquote
from markdown_it.rules_inline import StateInline, emphasis

__all__ = ["SIGN", "destination", "parser_for"]


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - the parser's own name
        """Any address makes a link: where one leads nowhere, its words are still no more than the words of a link."""
        return True


def _make_parser() -> MarkdownIt:
    parser = _Parser("commonmark", {"html": False, "maxNesting": 200}).enable("table")  # below which text is lost
    parser.core.ruler.disable(["inline", "text_join"])  # what stands in a block is read when it is asked for
    parser.inline.ruler.at("emphasis", _read_emphasis)
    return parser


def _read_emphasis(state: StateInline, silent: bool) -> bool:
    """The rule of emphasis, but that a long row of its signs is text; the parser makes a token of each sign."""
    row = _ROW.match(state.src, state.pos)
    if row is None:
        return emphasis.tokenize(state, silent)
    if not silent:
        state.pending += row[0]
    state.pos = row.end()
    return True


def _make_plain_parser() -> MarkdownIt:
    parser = _make_parser().disable(["link", "image", "reference"])
    parser.block.ruler.at("blockquote", _read_quote, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    return parser


def _read_quote(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """The rule of quotes, but that a quote ends before a line without its sign."""
    last = first + 1
    while last < end and state.sCount[last] >= state.blkIndent and _opens(state, last) == ">":
        last += 1
    return blockquote(state, first, last, silent)


def _opens(state: StateBlock, line: int) -> str:
    at = state.bMarks[line] + state.tShift[line]
    return state.src[at : min(at + 1, state.eMarks[line])]


_ROW = re.compile(r"\*{11,}|_{11,}")  # rows beside words have six signs at most on the sample pages
_PARSER = _make_parser()
_PLAIN = _make_plain_parser()
# The parser reads to the end of a paragraph for each bracket that opens and for each quote.
_UNCLOSED = 50  # brackets that a paragraph opens and does not close, in a long one fewer
_IN_VAIN = 1_000_000  # characters of a paragraph that are read for such brackets
_BROKEN_OFF = 50  # levels of quotes that end within a paragraph; those of the sample pages have none
_BRACKETS = re.compile(r"[\[\]]")
_EMPTY_LINES = re.compile(r"\n[ \t]*\n")
SIGN = r"[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))"  # of a quote or an item
_SIGNS = re.compile(rf"^(?:{SIGN})*", re.MULTILINE)
_DESTINATIONS = 16384  # remembered


def parser_for(content: str) -> MarkdownIt:
    """The parser that reads a text in bounded time: a plain one where many brackets or quotes open in vain."""
    bracketed, quoted = content.count("[") > _UNCLOSED, content.count(">") > _BROKEN_OFF
    if not bracketed and not quoted:
        return _PARSER
    littered = any(
        (bracketed and _unclosed(paragraph) > min(_UNCLOSED, _IN_VAIN // len(paragraph)))
        or (quoted and _broken_off(paragraph) > _BROKEN_OFF)
        for paragraph in _EMPTY_LINES.split(content)
        if paragraph
    )
    return _PLAIN if littered else _PARSER


def _unclosed(paragraph: str) -> int:
    depth = 0
    for sign in _BRACKETS.findall(paragraph):
        depth = depth + 1 if sign == "[" else max(depth - 1, 0)
    return depth


def _broken_off(paragraph: str) -> int:
    """How many quotes end before a line of fewer signs, each level counted."""
    depths = [signs.count(">") for signs in _SIGNS.findall(paragraph)]
    return sum(max(above - below, 0) for above, below in pairwise(depths))


@lru_cache(maxsize=_DESTINATIONS)
def destination(printed: str) -> str:
    """An address as CommonMark has it."""
    return _PARSER.normalizeLink(printed)
