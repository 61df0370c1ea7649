"""Which words are titles: of the document, and of each clause."""

from __future__ import annotations

import re

from termsdiff.normalize import comparable
from termsdiff.parse.blocks import Block, Page, Shape
from termsdiff.parse.numbering import read
from termsdiff.parse.placing import Node

__all__ = ["split_title", "take_title"]

_SEPARATORS = re.compile(r"\s+[|–—\-·•»:]\s+|\s*[|｜]\s*")
_NEAR_TOP = 5  # blocks; a level-1 heading further down is a section
_RUN_IN_WORDS = 12


def take_title(page: Page) -> tuple[str, list[Block]]:
    """The document's title and the blocks without it: the only level-1 heading near the top, or the first heading
    where no other is of its level, or else the page's own title without the site's name."""
    blocks = list(page.blocks)
    own = _page_title(page.title)
    place = _title_place(blocks, own)
    if place is not None:
        return blocks[place].text, blocks[:place] + blocks[place + 1 :]
    if blocks and own and comparable(blocks[0].text).casefold() == comparable(own).casefold():
        return blocks[0].text, blocks[1:]
    return own, blocks


def _title_place(blocks: list[Block], own: str) -> int | None:
    heads = [index for index, block in enumerate(blocks) if block.shape is Shape.HEADING and block.level]
    if not heads or heads[0] >= _NEAR_TOP:
        return None
    first = blocks[heads[0]]
    if read(first.text) or first.lists:
        return None
    peers = [index for index in heads if blocks[index].level <= first.level]
    if len(peers) == 1:
        return heads[0] if first.level == 1 or (own and len(heads) > 1) else None
    if _same(first.text, own) or peers[1] == heads[0] + 1 or all(read(blocks[index].text) for index in peers[1:]):
        return heads[0] if first.level == 1 else None
    return None


def _same(text: str, own: str) -> bool:
    return bool(own) and comparable(text).casefold() == comparable(own).casefold()


def _page_title(title: str) -> str:
    parts = [part for part in _SEPARATORS.split(title) if part]
    return max(parts, key=lambda part: part.count(" ")) if parts else ""


def split_title(node: Node, heads: bool) -> tuple[str, str, str]:
    """Label, title and text of a line; ``heads`` says whether clauses hang under it."""
    line, block = node.line, node.line.block
    label, text, bold = "", block.text, block.bold
    if node.numbered and line.marker:
        end = node.reading.end if node.reading and node.reading.end else line.marker.end
        label = text[:end].rstrip() if node.reading and node.reading.end else line.marker.label
        text, bold = text[end:], bold - end
    if line.rank:
        return label, text, ""
    if not label:
        return "", "", text
    if bold >= len(text) > 0 and line.titled:
        return label, text, ""
    if bold > 0 and bold < len(text):
        return (label, *_run_in(text, bold))
    if heads and line.titled:
        return label, text, ""
    return label, "", text


def _run_in(text: str, bold: int) -> tuple[str, str]:
    """A title in bold at the start of a clause: whole words, not most of it."""
    title, rest = text[:bold].rstrip(), text[bold:].lstrip()
    if title.count(" ") >= _RUN_IN_WORDS or not rest or text[bold - 1 : bold + 1].isalnum():
        return "", text
    return title, rest
