"""Plain text in, `Page` out: paragraphs (hard-wrapped lines joined), headings, title; page furniture left out.

What plain text has for mark-up is read: setext and ATX headings, capitals, `**bold**` at the start of a line,
Markdown's escapes, indentation. A line is a block unless the text is hard-wrapped.
"""

from __future__ import annotations

import re
from itertools import pairwise

from termsdiff.languages import LANGUAGES
from termsdiff.model import Notice
from termsdiff.normalize import tidy
from termsdiff.parse.blocks import Block, Page, Shape
from termsdiff.parse.lines import looks_titled
from termsdiff.parse.numbering import read as read_marker
from termsdiff.parse.wrapping import UNSPACED, Typed, join_lines, joined, typed

__all__ = ["read"]

_NEAR_TOP = 12  # blocks; page furniture above a title is shorter
_SHORT = 20  # words of a line of furniture
_HEADING_WORDS = 9
_PROSE = 60  # characters: what a heading without a number stands over
_EXCERPT = 80  # words; a shorter text is a piece of a document, its first heading no title

_ATX = re.compile(r"(#{1,6})\s+(.+?)\s*#*$")
_SETEXT = re.compile(r"(={3,}|-{3,})$")
_RULE = re.compile(r"[-=_*~ ]{3,}$")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|])")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_QUOTED = re.compile(r"^(?:>\s?)+(?=\S)")
_DATED = re.compile(r"(?:19|20)\d\d|[१-९२०]{4}|[٠-٩]{4}")
_DATE_WORDS = 12
_FURNITURE = frozenset(word for language in LANGUAGES.values() for word in language.furniture)


def read(content: str) -> Page:
    """The blocks of a plain text. A warning "no-terms" says that there is none."""
    texts = [lines[0]._replace(words=joined(lines)) for lines in join_lines(_split(content))]
    blocks = _clean([block for block in map(_block, texts) if block.text])
    blocks = [_head(block, following) for block, following in _pairs(blocks)]
    blocks = _titled(blocks)
    warnings = () if blocks else (Notice("no-terms", "There is no text here."),)
    return Page(tuple(blocks), warnings=warnings)


def _split(content: str) -> list[Typed]:
    """The lines that hold words; an underline turns the line above it into an ATX heading."""
    found: list[Typed] = []
    apart = True
    for raw in content.replace("\f", "\n\n").splitlines():
        line = typed(raw, apart=apart)
        words = line.words
        setext = _SETEXT.match(words) if found and not apart else None
        if setext and looks_titled(found[-1].words):
            level = "# " if words[0] == "=" else "## "
            found[-1] = found[-1]._replace(words=level + found[-1].words)
        elif words and not _RULE.match(words):
            found.append(line)
        apart = not words or bool(_RULE.match(words))
    return found


def _block(text: Typed) -> Block:
    head = _ATX.match(text.words)
    words = _ESCAPE.sub(r"\1", head[2] if head else _QUOTED.sub("", text.words, count=1))
    bold = _BOLD.match(words)
    length = len(bold[2]) if bold else 0
    words = tidy(_BOLD.sub(r"\2", words))
    if head:
        return Block(words, Shape.HEADING, level=min(6, len(head[1]) + 1))
    return Block(words, bold=length, indent=text.indent)


def _clean(blocks: list[Block]) -> list[Block]:
    """The blocks without the furniture of the page at both ends."""
    first = next((index for index, block in enumerate(blocks[:_NEAR_TOP]) if not _is_furniture(block)), 0)
    dated = _above_date(blocks)
    start = dated if dated and all(_is_short(block) for block in blocks[:dated]) else first
    stop = len(blocks)
    for index in range(len(blocks) - 1, start, -1):
        if not _is_short(blocks[index]) or blocks[index].text.endswith((".", "。")):
            break
        if _is_furniture(blocks[index]):
            stop = index
    return blocks[start:stop]


def _is_furniture(block: Block) -> bool:
    return block.text.casefold().strip(" .:?!|»›>") in _FURNITURE


def _is_short(block: Block) -> bool:
    return block.text.count(" ") < _SHORT and read_marker(block.text) is None


def _above_date(blocks: list[Block]) -> int | None:
    """The index of a title that stands right above a date line, near the top."""
    for index, (block, following) in enumerate(pairwise(blocks[:_NEAR_TOP])):
        if looks_titled(block.text) and _is_date_line(following.text) and not _is_date_line(block.text):
            return index if read_marker(block.text) is None else None
    return None


def _is_date_line(text: str) -> bool:
    return bool(_DATED.search(text)) and text.count(" ") < _DATE_WORDS and read_marker(text) is None


def _pairs(blocks: list[Block]) -> list[tuple[Block, Block | None]]:
    return [*pairwise(blocks), (blocks[-1], None)] if blocks else []


def _head(block: Block, following: Block | None) -> Block:
    """A short line above prose or above the first number of a list is a heading; in capitals, above any number."""
    if following is None or block.shape is Shape.HEADING or not looks_titled(block.text):
        return block
    if block.text.count(" ") >= _HEADING_WORDS or read_marker(block.text) or _is_date_line(block.text):
        return block
    marker = read_marker(following.text)
    if marker and marker.label:
        stands_over = block.text.isupper() or any(reading.value == 1 for reading in marker.readings)
    else:
        stands_over = len(following.text) > max(_PROSE, 2 * len(block.text))
    return Block(block.text, Shape.HEADING, indent=block.indent) if stands_over else block


def _titled(blocks: list[Block]) -> list[Block]:
    """The blocks, of which the first is the heading above all others if it is the title."""
    if sum(_count(block.text) for block in blocks) < _EXCERPT and not (blocks and _above_date(blocks) == 0):
        return blocks
    first = blocks[0]
    if first.shape is Shape.HEADING or _above_date(blocks) == 0:
        return [Block(first.text, Shape.HEADING, level=1), *blocks[1:]]
    return blocks


def _count(text: str) -> int:
    """How many words there are, two signs for one where words are not set apart."""
    return text.count(" ") + 1 + (0 if text.isascii() else len(UNSPACED.findall(text)) // 2)
