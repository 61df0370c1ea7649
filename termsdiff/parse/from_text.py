"""Plain text in, `Page` out: paragraphs (hard-wrapped lines joined), headings, title; page furniture left out.

What plain text has for mark-up is read: setext and ATX headings, capitals, `**bold**` at the start of a line,
Markdown's escapes, indentation. A line is a block unless the text is hard-wrapped.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from termsdiff.languages import LANGUAGES
from termsdiff.model import Notice
from termsdiff.normalize import tidy
from termsdiff.parse.blocks import Block, Page, Shape
from termsdiff.parse.lines import ends_open, looks_titled
from termsdiff.parse.marks import Marker, Reading
from termsdiff.parse.numbering import read as read_marker
from termsdiff.parse.numbering import write
from termsdiff.parse.numerals import KINDS

__all__ = ["read"]

_TAB = 4
_WIDEST = 140  # characters; no one wraps wider than this by hand
_NARROWEST = 40  # characters; lines of an address and of a list are shorter
_LINES = 3  # of a paragraph that shows by itself that it is hard-wrapped
_FULL = 0.6  # share of lines that could not take the next word, from which a text counts as hard-wrapped
_ALL_FULL = 0.8  # the same of one paragraph
_CAPITALS = 0.75  # of the letters of another line fill one of capitals
_OPEN_ENDS = 0.3  # share of them that end within a sentence; the paragraphs of a text that is not wrapped do not
_NEAR_TOP = 12  # blocks; page furniture above a title is shorter
_SHORT = 20  # words of a line of furniture
_HEADING_WORDS = 9
_PROSE = 60  # characters: what a heading without a number stands over
_SENTENCE = 40  # characters of a line that a line with a small letter goes on with
_NEAR = 12  # lines back in which the number before one that opens a line may stand
_EXCERPT = 80  # words; a shorter text is a piece of a document, its first heading no title

_ATX = re.compile(r"(#{1,6})\s+(.+?)\s*#*$")
_SETEXT = re.compile(r"(={3,}|-{3,})$")
_RULE = re.compile(r"[-=_*~ ]{3,}$")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|])")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_QUOTED = re.compile(r"^(?:>\s?)+(?=\S)")
_DATED = re.compile(r"(?:19|20)\d\d|[१-९२०]{4}|[٠-٩]{4}")
_DATE_WORDS = 12
_END = tuple(".;:!?。；：！？।")
_JOINED = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]$")
_FURNITURE = frozenset(word for language in LANGUAGES.values() for word in language.furniture)


class _Text(NamedTuple):
    """A line as typed: its words, how far it is indented, whether a blank line stands before it."""

    words: str
    indent: int
    apart: bool


class _Group(NamedTuple):
    """Lines without a blank one between them, how wide they are, and whether they show by themselves that they are
    hard-wrapped; None where they are too few to show it."""

    lines: list[_Text]
    width: int
    wrapped: bool | None


def read(content: str) -> Page:
    """The blocks of a plain text. A warning "no-terms" says that there is none."""
    texts = _join(_split(content))
    blocks = _clean([block for block in map(_block, texts) if block.text])
    blocks = [_head(block, following) for block, following in _pairs(blocks)]
    blocks = _titled(blocks)
    warnings = () if blocks else (Notice("no-terms", "There is no text here."),)
    return Page(tuple(blocks), warnings=warnings)


def _split(content: str) -> list[_Text]:
    """The lines that hold words; an underline turns the line above it into an ATX heading."""
    found: list[_Text] = []
    apart = True
    for raw in content.replace("\f", "\n\n").splitlines():
        line = raw.expandtabs(_TAB)
        words = tidy(line)
        setext = _SETEXT.match(words) if found and not apart else None
        if setext and looks_titled(found[-1].words):
            level = "# " if words[0] == "=" else "## "
            found[-1] = found[-1]._replace(words=level + found[-1].words)
        elif words and not _RULE.match(words):
            found.append(_Text(words, len(line) - len(line.lstrip()), apart))
        apart = not words or bool(_RULE.match(words))
    return found


def _join(texts: list[_Text]) -> list[_Text]:
    """Hard-wrapped lines as the paragraphs they were."""
    groups = list(map(_group, _apart(texts)))
    least = _least_width(texts, groups)
    paragraphs: list[list[_Text]] = []
    for place, group in enumerate(groups, 1):
        width = group.width if group.wrapped else max(group.width, least) if least else 0
        around = group.lines + [following.lines[0] for following in groups[place : place + 1]]
        starts = {text.words.partition(" ")[0] for text in around}
        paragraphs.append(group.lines[:1])
        for text in group.lines[1:]:
            if _goes_on(paragraphs[-1], text, width, starts):
                paragraphs[-1].append(text)
            else:
                paragraphs.append([text])
    return [lines[0]._replace(words=_words(lines)) for lines in paragraphs]


def _words(lines: list[_Text]) -> str:
    """The words of lines, with a space between two of them where their script has spaces."""
    return "".join(text.words if _JOINED.search(text.words) else f"{text.words} " for text in lines).rstrip(" ")


def _apart(texts: list[_Text]) -> list[list[_Text]]:
    """The lines between blank ones."""
    groups: list[list[_Text]] = []
    for text in texts:
        if text.apart or not groups:
            groups.append([])
        groups[-1].append(text)
    return groups


def _width(texts: list[_Text]) -> int:
    """How wide the lines are, but for a few that hold an address and the like."""
    lengths = sorted(text.indent + len(text.words) for text in texts)
    return lengths[len(lengths) * 49 // 50]


def _group(lines: list[_Text]) -> _Group:
    width = _width(lines)
    pairs = [(one, two) for one, two in pairwise(lines) if not _is_numbered(two)]
    told = len(lines) >= _LINES and bool(pairs)
    return _Group(lines, width, width >= _NARROWEST and _are_full(pairs, width, _ALL_FULL) if told else None)


def _least_width(texts: list[_Text], groups: list[_Group]) -> int:
    """The column at which a text was wrapped, the least of those at which its parts were; 0 where it was not."""
    told = [group for group in groups if group.wrapped is not None]
    widths = sorted(group.width for group in told if group.wrapped)
    if widths and 2 * len(widths) >= len(told):
        return widths[len(widths) // 10]
    whole = _width(texts) if texts else 0
    pairs = [pair for group in groups for pair in pairwise(group.lines)]
    return whole if _are_full(pairs, whole, _FULL) else 0


def _are_full(pairs: list[tuple[_Text, _Text]], width: int, share: float) -> bool:
    full = [one.words for one, two in pairs if _is_full(one, two, width)]
    open_ends = sum(not words.endswith(_END) for words in full)
    enough = len(full) >= share * len(pairs) and open_ends >= _OPEN_ENDS * len(pairs)
    return width <= _WIDEST and enough and open_ends > 0


def _is_full(text: _Text, following: _Text, width: int) -> bool:
    """Whether a line could not take the next word. Where letters are as wide as in print, fewer capitals fill it."""
    needed = text.indent + len(text.words) + 1 + len(following.words.partition(" ")[0])
    if needed <= width - 2 and 2 * sum(map(str.isupper, text.words)) > len(text.words):
        width = round(width * _CAPITALS)
    return needed > width - 2


def _is_numbered(text: _Text) -> bool:
    marker = read_marker(text.words)
    return marker is not None and marker.plain >= 1


def _goes_on(paragraph: list[_Text], following: _Text, width: int, starts: set[str]) -> bool:
    """Whether a line goes on with the lines of a paragraph. ``starts`` is what the lines around begin with."""
    last = paragraph[-1]
    if paragraph[0].words.startswith("#"):
        return False
    marker = read_marker(following.words)
    if not width:
        small = following.words[0].islower() and (marker is None or not marker.label)
        return small and last.indent + len(last.words) > _SENTENCE and not last.words.endswith((*_END, ","))
    full = _is_full(last, following, width)
    if marker is None or marker.plain < 1:
        return full or following.words[0].islower()
    return full and bool(marker.label) and _is_within(_words(paragraph[-_NEAR:]), marker, starts)


def _is_within(sentence: str, marker: Marker, starts: set[str]) -> bool:
    """Whether a number that a line opens with stands within the sentence: the number before it does. Where that one or
    the next opens a line, it does not; else one in brackets does, and one without them if no sentence has ended."""
    above, below = ({_label(each, by) for each in marker.readings} - {""} for by in (-1, 1))
    if starts & (above | below):
        return False
    if any(f" {label}" in sentence for label in above):
        return True
    if marker.label[0] in "(（":
        return not ends_open(sentence)
    return not sentence.endswith((*_END, ",", " and", " or"))


def _label(reading: Reading, by: int) -> str:
    """The label of the number so many further on, "" for what cannot be told."""
    value = int(reading.value) + by
    if value > 0 and reading.kind == "decimal":
        return ".".join((*reading.path[:-1], str(value)))
    return write(reading.kind, reading.style, value) if value > 0 and reading.kind in KINDS else ""


def _block(text: _Text) -> Block:
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
    if sum(block.text.count(" ") + 1 for block in blocks) < _EXCERPT and not (blocks and _above_date(blocks) == 0):
        return blocks
    first = blocks[0]
    if first.shape is Shape.HEADING or _above_date(blocks) == 0:
        return [Block(first.text, Shape.HEADING, level=1), *blocks[1:]]
    return blocks
