"""Blocks in, clause tree out (first version: headings and lists of the mark-up)."""

from __future__ import annotations

from termsdiff.model import Clause, Document
from termsdiff.parse.blocks import Block, Page, Shape

__all__ = ["outline"]


def outline(page: Page) -> Document:
    """The clause tree of a page."""
    blocks = list(page.blocks)
    title = page.title
    if blocks and blocks[0].shape is Shape.HEADING and blocks[0].level == 1:
        title = blocks.pop(0).text
    rows: list[tuple[int, Block]] = []
    depth = 0
    for block in blocks:
        if block.shape is Shape.HEADING:
            depth = block.level
        rows.append((block.level if block.level else depth + 1 + len(block.lists), block))
    clauses, _ = _build(rows, 0, 0)
    return Document(title, page.language[:2], clauses, page.warnings)


def _build(rows: list[tuple[int, Block]], at: int, above: int) -> tuple[tuple[Clause, ...], int]:
    found = []
    while at < len(rows) and rows[at][0] > above:
        depth, block = rows[at]
        children, at = _build(rows, at + 1, depth)
        heading = block.shape is Shape.HEADING
        found.append(
            Clause(block.marker, block.text if heading else "", "" if heading else block.text, block.links, children)
        )
    return tuple(found), at
