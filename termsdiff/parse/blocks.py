"""What every reader hands to the outline: the page as a flat run of blocks, in reading order.

A block is one paragraph, heading, list item, table row: never two of them joined. Its text is normalized to
single spaces, without the marker a list prints for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from termsdiff.model import Link, Notice

__all__ = ["MOST", "Block", "Page", "Shape", "cut_notice"]

MOST = 50_000  # blocks read; the longest of 495 sample pages has 989, and the outline of so many takes seconds


class Shape(StrEnum):
    """What the source's mark-up says a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"


@dataclass(slots=True)
class Block:
    """One block of the terms; never changed once made. (A tuple's fields take three times as long to ask for.)

    ``level`` is the heading's level (1 to 6) or 0. ``lists`` names the lists the block stands in, outermost
    first (an id each), so that its length is the nesting and two items of one list share their last id.
    ``marker`` is what the mark-up prints before an item ("3.", "(b)", "" for a bullet); only an item's first
    block carries it, later blocks of the same item are paragraphs with the same ``lists``. ``bold`` is the number of
    characters at the start of ``text`` set in bold. ``indent`` is the width of leading space where the
    source has nothing better (plain text, PDF). ``table`` is the table a row belongs to (an id, 0 none).
    """

    text: str
    shape: Shape = Shape.PARAGRAPH
    level: int = 0
    lists: tuple[int, ...] = ()
    marker: str = ""
    bold: int = 0
    indent: int = 0
    table: int = 0
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """What a reader found: the page's own title and language (where it says so), blocks, warnings."""

    blocks: tuple[Block, ...]
    title: str = ""
    language: str = ""
    warnings: tuple[Notice, ...] = ()


def cut_notice(count: int) -> Notice:
    """What a reader is told of a page with more blocks than are read."""
    return Notice("cut", f"The page has {count} blocks, of which {MOST} were read.")
