"""Markdown (CommonMark and tables) in, its blocks out; the only home of markdown-it-py.

A block is a heading, a paragraph, a list item's own text, a table row or a code block, as CommonMark has it.
HTML in the text is text; what is nested beyond forty levels of quotes and lists stands on the fortieth.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from termsdiff.model import Link, Notice
from termsdiff.normalize import tidy
from termsdiff.parse.blocks import Block, Page, Shape
from termsdiff.parse.breaks import BREAK, break_lines, split_lines
from termsdiff.parse.links import make_link

__all__ = ["read"]

_PARSER = MarkdownIt("commonmark", {"html": False, "maxNesting": 200}).enable("table")  # below which text is lost
_SIGN = r"[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))"  # of a quote or an item
_QUOTED = re.compile(rf"^((?:{_SIGN}){{40}})(?:{_SIGN})+", re.MULTILINE)
_INDENTED = re.compile(r"^([ \t]{80})[ \t]+", re.MULTILINE)  # a level of lists takes two columns at least


def read(content: str) -> Page:
    """The blocks of a Markdown text. Never raises; an empty text has a "no-terms" warning."""
    reader = _Reader()
    for token in _PARSER.parse(_INDENTED.sub(r"\1", _QUOTED.sub(r"\1 ", content))):
        reader.take(token)
    blocks = tuple(reader.blocks)
    warnings = () if blocks else (Notice("no-terms", "There is no text on this page."),)
    return Page(blocks, warnings=warnings)


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

    def take(self, token: Token) -> None:
        action = _ACTIONS.get(token.type)
        if action is not None:
            action(self, token)

    def open_list(self, _: Token) -> None:
        self.ids += 1
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

    def close_row(self, _: Token) -> None:
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
        words = _Words.of(token.children or [])
        if self.cells is not None:
            self.cells.append(words.part(0, len(words.pieces)))
            return
        whole = [(0, len(words.pieces))]
        for first, last in whole if self.level or BREAK not in words.pieces else split_lines(words.pieces):
            self.add(*words.part(first, last))

    def code(self, token: Token) -> None:
        pieces, _ = break_lines([token.content])
        for first, last in split_lines(pieces):
            self.add(tidy("".join(pieces[first:last])), (), 0)

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
    "inline": _Reader.inline, "fence": _Reader.code, "code_block": _Reader.code,
}  # fmt: skip


@dataclass(slots=True)
class _Words:
    """The inline tokens of a block: pieces of visible text, links by the piece they begin at, the bold start's end."""

    pieces: list[str] = field(default_factory=list)
    links: list[tuple[int, Link]] = field(default_factory=list)
    bold_end: int = 0

    @classmethod
    def of(cls, tokens: list[Token]) -> _Words:
        words = cls()
        href, begin, heavy, runs = "", 0, 0, True
        for token in tokens:
            kind = token.type
            if kind in _TEXT:
                words.pieces.append(token.content)
                runs = runs and (heavy > 0 or not token.content.strip())
            elif kind in _BREAKS:
                words.pieces.append(_BREAKS[kind])
            elif kind == "link_open":
                href, begin = str(token.attrGet("href") or ""), len(words.pieces)
            elif kind == "link_close":
                words.links.append((begin, make_link(tidy("".join(words.pieces[begin:])), href, None)))
            elif kind in _STRONG:
                heavy += token.nesting
                words.bold_end = len(words.pieces) if runs and not heavy else words.bold_end
        return words

    def part(self, first: int, last: int) -> tuple[str, tuple[Link, ...], int]:
        """Text, links and length of the bold start of the pieces from ``first`` up to ``last``."""
        links = tuple(link for begin, link in self.links if first <= begin < last and link.text)
        bold = len(tidy("".join(self.pieces[first : min(last, self.bold_end)]))) if self.bold_end > first else 0
        return tidy("".join(self.pieces[first:last])), links, bold


_TEXT = {"text", "code_inline", "text_special"}
_BREAKS = {"softbreak": " ", "hardbreak": BREAK}
_STRONG = {"strong_open", "strong_close"}
