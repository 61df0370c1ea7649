"""Markdown (CommonMark and tables) in, its blocks out; `markdown_parsers` holds the parser.

A block is a heading, a paragraph, a list item's own text, a table row or a code block, as CommonMark has it.
HTML in the text is text; what is nested beyond forty levels of quotes and lists stands on the fortieth.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, NamedTuple

from markdown_it.common.utils import mdTrim
from markdown_it.token import Token

from termsdiff.model import Link, Notice
from termsdiff.normalize import tidy
from termsdiff.parse.blocks import Block, Page, Shape
from termsdiff.parse.breaks import BREAK, break_lines, split_lines
from termsdiff.parse.markdown_parsers import SIGN, destination, parser_for
from termsdiff.parse.markdown_pieces import split_pieces
from termsdiff.parse.markdown_tags import strip_tags
from termsdiff.parse.markdown_words import Words, read_words

__all__ = ["read"]

_QUOTED = re.compile(rf"^((?:{SIGN}){{40}})(?:{SIGN})+", re.MULTILINE)
# A line that begins with a letter or the like, as a heading (not closed by more signs), an item or a paragraph.
_START = r"(?:[^\s#>+\-*_=|~\d]|\*\*[^\s*_]|\d(?!\d{0,8}[.)](?:[ \t\n]|$)))"
_MARKER = r"(?:(?:([-+*])|(\d{1,9})([.)])) {1,4})"
_LINE = re.compile(rf"(#{{1,6}}) +(\S.*(?<![#\s]))|{_MARKER}?({_START}.*)")
# An item that begins with words, by themselves or as a heading.
_ITEM = re.compile(rf"{_MARKER}(?=(?:#{{1,6}} +|\*\*)?[(“„«\"']?[^\W_])(?={_START}|#)")
_DEEP = re.compile(rf"^(?: {{80}}|(?:{SIGN}){{40}})", re.MULTILINE)
_UNDERLINED = re.compile(rf"(?!.*\|)({_START}.*(?<!\s))\n(?:(={{2,}})|-{{2,}})[ \t]*")
_TABLE = re.compile(r"(?:\|[^\n]*\|[ \t]*(?:\n|$))+")
_RULE = re.compile(r"\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*")  # the second line of a table
_CELLS = 10_000  # of a table that is read quickly: short rows are made as long as the first
_INDENTED = re.compile(r"^([ \t]{80})[ \t]+", re.MULTILINE)  # a level of lists takes two columns at least

# What was read is remembered: the next version of a page shares most pieces with this one.
_PIECES, _REMEMBERED = 16384, 8192  # pieces, and characters of one at most


def read(content: str) -> Page:
    """The blocks of a Markdown text. Never raises; an empty text has a "no-terms" warning."""
    blocks = _join(split_pieces(content)).blocks
    warnings = () if blocks else (Notice("no-terms", "There is no text on this page."),)
    return Page(blocks, warnings=warnings)


def _join(pieces: Iterable[str]) -> _Piece:
    """What pieces that follow each other give."""
    blocks: list[Block] = []
    ids, list_id, kind = 0, 0, ""  # numbers given so far; of them the list that may go on, and its kind
    for text in pieces:
        piece = _read_piece(text) if len(text) <= _REMEMBERED else _read_anew(text)
        goes_on = bool(kind) and piece.opens == kind
        numbers = [0, *range(ids + 1, ids + piece.ids + 1)]
        if goes_on:
            numbers[1:] = [list_id, *numbers[1:-1]]
        blocks += [_numbered(block, numbers) for block in piece.blocks] if piece.ids else piece.blocks
        ids += piece.ids - goes_on
        kind, list_id = piece.closes, numbers[piece.last]
    return _Piece(tuple(blocks), ids)


class _Piece(NamedTuple):
    """What was read from a piece alone. Its lists and tables are numbered from 1 to ``ids``; ``opens`` is the kind of
    the list it begins with, ``closes`` that of the one it ends with, whose number is ``last``."""

    blocks: tuple[Block, ...]
    ids: int = 0
    opens: str = ""
    closes: str = ""
    last: int = 0


def _numbered(block: Block, numbers: list[int], within: tuple[int, ...] = ()) -> Block:
    """A block of a piece with the numbers of its lists and its table in a whole that stands ``within`` lists."""
    if not block.lists and not block.table and not within:
        return block
    lists = (*within, *[numbers[each] for each in block.lists])
    table = numbers[block.table] if block.table else 0
    return Block(
        block.text, block.shape, block.level, lists, block.marker, block.bold, block.indent, table, block.links
    )


def _read_tokens(text: str) -> _Piece:
    reader = _Reader()
    tokens = parser_for(text).parse(_INDENTED.sub(r"\1", _QUOTED.sub(r"\1 ", text)), reader.definitions)
    for token in tokens:
        reader.take(token)
    opens, closes = (_kind(tokens[place]) if tokens else "" for place in (0, -1))
    return _Piece(tuple(reader.blocks), reader.ids, opens, closes, reader.outermost if closes else 0)


def _read_anew(text: str) -> _Piece:
    quickly = _read_line(text) or _read_underlined(text) or _read_table(text) or _read_item(text)
    return quickly or _read_tokens(text)


_read_piece = lru_cache(maxsize=_PIECES)(_read_anew)


def _read_line(text: str) -> _Piece | None:
    """A piece that is a heading, an item or a paragraph in one line; None for any other."""
    line = _LINE.fullmatch(text)
    words = line and read_words(line[2] or line[6], destination)
    if line is None or words is None:
        return None
    sign = line[3] or line[5]
    reader = _Reader(level=len(line[1] or ""))
    if sign:
        reader.ids, reader.lists = 1, [1]
        reader.marker = f"{line[4]}{sign}" if line[4] else ""
    reader.add(*words.part(0, len(words.pieces)))
    return _Piece(tuple(reader.blocks), reader.ids, sign or "", sign or "", reader.ids)


def _read_item(text: str) -> _Piece | None:
    """A piece that is one item with all its lines below its first word; None for any other. What stands in it is read
    as a text of its own, so that an item of a long list within it is read once too."""
    item = _ITEM.match(text)
    if item is None or "\n" not in text or "|" in text or "\t" in text or _DEEP.search(text):
        return None
    margin = item.end()
    head, *below = text.split("\n")
    if any(line[:margin].strip(" ") for line in below):
        return None
    inner = _join(split_pieces("\n".join([line[margin:] for line in (head, *below)])))
    numbers = [0, *range(2, inner.ids + 2)]
    first, *others = [_numbered(block, numbers, within=(1,)) for block in inner.blocks]
    shape = Shape.ITEM if first.shape is Shape.PARAGRAPH else first.shape
    first = replace(first, shape=shape, marker=f"{item[2]}{item[3]}" if item[2] else "")
    sign = item[1] or item[3]
    return _Piece((first, *others), inner.ids + 1, sign, sign, 1)


def _read_underlined(text: str) -> _Piece | None:
    """A piece that is one heading and the line under it; None for any other."""
    heading = _UNDERLINED.fullmatch(text)
    words = heading and read_words(heading[1], destination)
    if heading is None or words is None:
        return None
    reader = _Reader(level=1 if heading[2] else 2)
    reader.add(*words.part(0, len(words.pieces)))
    return _Piece(tuple(reader.blocks))


def _read_table(text: str) -> _Piece | None:
    """A piece that is a table whose rows all begin and end with a bar; None for any other. (The parser's own rule asks
    of each character whether it is a bar.)"""
    if not _TABLE.fullmatch(text) or "\\|" in text:
        return None
    first, rule, *rest = [*text.rstrip("\n").split("\n"), ""]
    columns = first.count("|") - 1
    if not _RULE.fullmatch(rule) or rule.count("|") - 1 != columns or columns * len(rest) > _CELLS:
        return None
    reader = _Reader(ids=1, table=1)
    for line in (first, *rest[:-1]):
        cells = line.split("|")[1:-1][:columns]
        reader.cells = []
        for cell in cells + [""] * (columns - len(cells)):
            reader.words(mdTrim(cell))
        reader.close_row()
    return _Piece(tuple(reader.blocks), 1)


def _kind(token: Token) -> str:
    """Of a list that begins or ends; lists of one kind that follow each other are one."""
    return token.markup if token.type.endswith(("_list_open", "_list_close")) else ""


@dataclass(slots=True)
class _Reader:
    """The state between tokens: where the next block stands."""

    blocks: list[Block] = field(default_factory=list)
    lists: list[int] = field(default_factory=list)
    marker: str | None = None  # of the item that has no block yet
    level: int = 0
    table: int = 0
    cells: list[tuple[str, tuple[Link, ...], int]] | None = None
    ids: int = 0
    outermost: int = 0  # the last list that stands in no other
    definitions: dict[str, Any] = field(default_factory=dict)  # of links

    def take(self, token: Token) -> None:
        action = _ACTIONS.get(token.type)
        if action is not None:
            action(self, token)

    def open_list(self, _: Token) -> None:
        self.ids += 1
        self.outermost = self.outermost if self.lists else self.ids
        self.lists.append(self.ids)

    def close_list(self, _: Token) -> None:
        self.lists.pop()
        self.marker = None

    def open_item(self, token: Token) -> None:
        self.marker = f"{token.info}{token.markup}" if token.info else ""

    def close_item(self, _: Token) -> None:
        self.marker = None

    def open_heading(self, token: Token) -> None:
        self.level = int(token.tag[1])

    def close_heading(self, _: Token) -> None:
        self.level = 0

    def open_table(self, _: Token) -> None:
        self.ids += 1
        self.table = self.ids

    def open_row(self, _: Token) -> None:
        self.cells = []

    def close_row(self, _: Token | None = None) -> None:
        columns = len(self.cells or [])
        cells = [cell for cell in self.cells or [] if cell[0]]
        self.cells = None
        if cells:
            links = tuple(link for _, found, _ in cells for link in found)
            text = " ".join(words for words, _, _ in cells)
            bold = len(text) if all(heavy == len(words) for words, _, heavy in cells) else 0
            shape = Shape.ROW if columns > 1 else Shape.PARAGRAPH  # one column arranges, it does not relate
            self.blocks.append(
                Block(text, shape, 0, tuple(self.lists), "", bold, 0, self.table if columns > 1 else 0, links)
            )

    def inline(self, token: Token) -> None:
        self.words(token.content)

    def words(self, content: str) -> None:
        content = strip_tags(content)
        if self.definitions or len(content) > _REMEMBERED:
            words = _find_words(content, self.definitions)
        else:
            words = _read_words(content)
        if self.cells is not None:
            self.cells.append(words.part(0, len(words.pieces)))
            return
        whole = [(0, len(words.pieces))]
        for first, last in whole if self.level or BREAK not in words.pieces else split_lines(words.pieces, words.bolds):
            self.add(*words.part(first, last))

    def code(self, token: Token) -> None:
        for text in _lines_of(token):
            self.add(tidy(text), (), 0)

    def indented(self, token: Token) -> None:
        """Terms hold no code: what stands so far to the right is a clause whose list was lost."""
        for text in _lines_of(token):
            self.words(text.replace(BREAK, "\n").strip())

    def add(self, text: str, links: tuple[Link, ...], bold: int) -> None:
        if not text:
            return
        shape = Shape.PARAGRAPH if self.marker is None else Shape.ITEM
        shape = Shape.HEADING if self.level else shape
        self.blocks.append(Block(text, shape, self.level, tuple(self.lists), self.marker or "", bold, links=links))
        self.marker = None


_ACTIONS = {
    "bullet_list_open": _Reader.open_list, "ordered_list_open": _Reader.open_list,
    "bullet_list_close": _Reader.close_list, "ordered_list_close": _Reader.close_list,
    "list_item_open": _Reader.open_item, "list_item_close": _Reader.close_item,
    "heading_open": _Reader.open_heading, "heading_close": _Reader.close_heading,
    "table_open": _Reader.open_table, "tr_open": _Reader.open_row, "tr_close": _Reader.close_row,
    "inline": _Reader.inline, "fence": _Reader.code, "code_block": _Reader.indented,
}  # fmt: skip


def _lines_of(code: Token) -> Iterator[str]:
    """The lines of a block of code, those of one sentence together."""
    pieces, _ = break_lines([code.content])
    for first, last in split_lines(pieces):
        yield "".join(pieces[first:last])


@lru_cache(maxsize=_PIECES)
def _read_words(content: str) -> Words:
    words = None if "\n" in content else read_words(content, destination)
    return words or _find_words(content, {})


def _find_words(content: str, definitions: dict[str, Any]) -> Words:
    """The words that stand in a block, by all the rules of CommonMark."""
    words = Words()
    tokens: list[Token] = []
    parser = parser_for(content)
    parser.inline.parse(content, parser, definitions, tokens)
    for token in tokens:
        kind = token.type
        if kind in _TEXT:
            words.add(token.content)
        elif kind in _BREAKS:
            words.pieces.append(_BREAKS[kind])
        elif kind == "link_open":
            words.open_link(str(token.attrGet("href") or ""))
        elif kind == "link_close":
            words.close_link()
        elif kind in _STRONG:
            words.turn(token.nesting)
    return words


_TEXT = {"text", "code_inline", "text_special"}
_BREAKS = {"softbreak": " ", "hardbreak": BREAK}
_STRONG = {"strong_open", "strong_close"}
