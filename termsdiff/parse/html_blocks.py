"""Kept raw blocks of an HTML page in, the blocks of the outline out: markers, table rows, links."""

from __future__ import annotations

from itertools import groupby

from termsdiff.normalize import tidy
from termsdiff.parse.blocks import Block, Shape
from termsdiff.parse.links import make_link
from termsdiff.parse.markup import Node, Raw

__all__ = ["to_blocks"]


def to_blocks(raws: list[Raw], base: str | None) -> tuple[Block, ...]:
    """One block for each raw block; the raw blocks of a row of a table that holds data make one together."""
    claimed: set[int] = set()
    tables: dict[int, int] = {}
    blocks = []
    for _, group in groupby(raws, key=_row_of):
        blocks += _row(list(group), tables, base) if (first := None) else [_block(raw, claimed, base) for raw in group]
    return tuple(blocks)


def _row_of(raw: Raw) -> int:
    return -1


def _row(raws: list[Raw], tables: dict[int, int], base: str | None) -> list[Block]:
    return []


def _block(raw: Raw, claimed: set[int], base: str | None) -> Block:
    scope = raw.node.scope
    links = tuple(make_link(tidy(text), href, base) for text, href in raw.links if href and not href.startswith("#"))
    item = scope.item
    shape, marker = Shape.PARAGRAPH, ""
    if scope.level:
        shape = Shape.HEADING
    if item is not None and item.index not in claimed:
        claimed.add(item.index)
        shape = shape if scope.level else Shape.ITEM
        marker = _marker(item)
    return Block(raw.text, shape, scope.level, scope.lists, marker, len(tidy(raw.bold)), links=links)


def _marker(item: Node) -> str:
    return ""
