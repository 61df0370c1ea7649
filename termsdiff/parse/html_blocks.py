"""Kept raw blocks of an HTML page in, the blocks of the outline out: list markers, table rows, links, bold starts.

A row of a table of data is one block, its cells joined by a space; a table that only arranges the page is unwrapped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from termsdiff.model import Link
from termsdiff.normalize import tidy
from termsdiff.parse.blocks import Block, Shape
from termsdiff.parse.links import make_link
from termsdiff.parse.markers import find_markers
from termsdiff.parse.nodes import Node, Raw, Scope

__all__ = ["to_blocks"]

_LAYOUT_CELL = 3000  # characters in one cell that make a table the layout of a page; cells of data are shorter
_LAYOUT_BLOCKS = 25  # paragraphs and items in one cell, likewise
_TITLES = {"summary", "dt", "button"}  # what stands in these is a title though no heading
_HEADING, _PARAGRAPH, _ITEM = Shape.HEADING, Shape.PARAGRAPH, Shape.ITEM  # each costs a look-up in the enumeration
_TYPED = re.compile(r"[(（]?(?:\d{1,3}(?:\.\d{1,3})+[.)]?|(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,6})[.)）])(?:\s|$)")


def to_blocks(raws: list[Raw], nodes: list[Node], base: str | None) -> tuple[Block, ...]:
    """One block for each raw block, and one for each row of a table of data. ``base`` makes links absolute."""
    builder = _Builder(nodes, base)
    if not any(node.tag == "tr" for node in nodes):
        return tuple(map(builder.block, raws))
    layouts = _layout_tables(raws, nodes)
    blocks: list[Block] = []
    for row, group in groupby(raws, key=lambda raw: raw.node.scope.row):
        if row < 0 or nodes[row].scope.table < 0 or nodes[row].scope.table in layouts:
            blocks += [builder.block(raw) for raw in group]
        else:
            blocks.append(builder.row(nodes[row].scope, list(group)))
    return tuple(blocks)


class _Builder:
    """What blocks need to know of the blocks before them: which items have their marker, the numbers of a list."""

    def __init__(self, nodes: list[Node], base: str | None) -> None:
        self.nodes = nodes
        self.base = base
        self.claimed: set[int] = set()
        self.markers: dict[int, str] = {}

    def block(self, raw: Raw) -> Block:
        node, text = raw.node, raw.text
        scope = node.scope
        level, item = scope.level, scope.item
        if node.attrib and node.attrib.get("role") == "heading":
            level = _aria_level(node)
        shape = _HEADING if level else _PARAGRAPH
        marker = ""
        if item >= 0 and item not in self.claimed:
            self.claimed.add(item)
            shape = shape if level else _ITEM
            marker = self._marker(self.nodes[item], text)
        bold = 0
        if raw.bold:
            bold = len(text) if raw.bold is text else len(tidy(raw.bold))
        if node.tag in _TITLES:
            bold = len(text)
        return Block(text, shape, level, scope.lists, marker, bold, 0, 0, tuple(self._links(raw)) if raw.links else ())

    def row(self, scope: Scope, raws: list[Raw]) -> Block:
        text = " ".join(raw.text for raw in raws)
        bold = len(text) if all(len(tidy(raw.bold)) == len(raw.text) for raw in raws) else 0
        links = tuple(link for raw in raws for link in self._links(raw))
        return Block(text, Shape.ROW, 0, scope.lists, "", bold, 0, scope.table + 1, links)

    def _links(self, raw: Raw) -> Iterable[Link]:
        for words, href in raw.links:
            if href and not href.startswith(("#", "javascript:")) and (words := tidy(words)):
                yield make_link(words, href, self.base)

    def _marker(self, item: Node, text: str) -> str:
        """The number the list prints; none where the text brings its own, then style sheets hide the list's."""
        listing = item.parent
        if listing is None or listing.tag != "ol" or _TYPED.match(text):
            return ""
        if item.index not in self.markers:
            items = [node for node in self.nodes[listing.index + 1 : listing.end] if node.parent is listing]
            self.markers |= find_markers(listing.attrib, [(node.index, node.attrib) for node in items])
        return self.markers.get(item.index, "")


def _aria_level(node: Node) -> int:
    level = node.attrib.get("aria-level", "2")
    return int(level) if level in {"1", "2", "3", "4", "5", "6"} else 2


def _layout_tables(raws: list[Raw], nodes: list[Node]) -> set[int]:
    """The tables that arrange a page: they say so, hold tables, one column only, or much text in one cell."""
    layouts: set[int] = set()
    cells: dict[int, dict[int, list[Raw]]] = {}
    for raw in raws:
        table = raw.node.scope.table
        if table < 0:
            continue
        cells.setdefault(table, {}).setdefault(_cell(raw.node), []).append(raw)
        layouts |= _tables_around(nodes[table])
        if nodes[table].attrib.get("role") in {"presentation", "none"} or 0 < raw.node.scope.level <= 2:
            layouts.add(table)
    for index, found in cells.items():
        if _one_column(found) or any(_is_page(group) for group in found.values()):
            layouts.add(index)
    return layouts


def _tables_around(table: Node) -> set[int]:
    above = table.parent.scope.table if table.parent is not None else -1
    return set() if above < 0 else {above}


def _cell(node: Node) -> int:
    """The index of the cell the node stands in, of the row where it stands in none."""
    while node.tag not in {"td", "th", "tr", "table"} and node.parent is not None:
        node = node.parent
    return node.index


def _one_column(cells: dict[int, list[Raw]]) -> bool:
    rows = [group[0].node.scope.row for group in cells.values()]
    return len(set(rows)) == len(rows)


def _is_page(raws: list[Raw]) -> bool:
    return len(raws) > _LAYOUT_BLOCKS or sum(len(raw.text) for raw in raws) > _LAYOUT_CELL
