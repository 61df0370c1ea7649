"""Which words are titles: of the document, and of each clause."""

from __future__ import annotations

import re

from termsdiff.languages import LANGUAGES
from termsdiff.normalize import comparable
from termsdiff.parse.blocks import Block, Page, Shape
from termsdiff.parse.lines import PROMOTED, Line, is_marked_up, looks_titled
from termsdiff.parse.marks import Reading
from termsdiff.parse.names import names_document
from termsdiff.parse.numbering import read

__all__ = ["run_in_kinds", "split_title", "take_title"]

_SEPARATORS = re.compile(r"\s+[|–—\-·•»]\s+|\s*[|｜]\s*")
_NEAR_TOP = 5  # blocks; a level-1 heading further down is a section
_RUN_IN_WORDS = 12
_TITLE_WORDS = 9  # a title that is not in bold
_MOST = 2 / 3
# Words are possessive: a long token must not be tried in every way of cutting it at its hyphens.
_RUN_IN = re.compile(r"[A-ZÀ-ÞА-Я][^\s.:;,!?]*+(?: [^\s.:;,!?]++){0,4}\.\s+(?=[^\W\d_a-z][^.]{15})")
_OPEN_ENDS = tuple(
    f" {word}"
    for word in [
        "and",
        "or",
        "that",
        "to",
        "if",
        "the",
        "of",
        "und",
        "oder",
        "sie",
        "wenn",
        "dass",
        "et",
        "ou",
        "que",
        "y",
        "o",
        "e",
    ]
)


def take_title(page: Page) -> tuple[str, list[Block]]:
    """The document's title and the blocks without it: the only level-1 heading near the top, or the first heading
    where no other is of its level, or else the page's own title without the site's name. Where these name no
    document ("Help centre"), the first line near the top that does, or none: a site's slogan is no title."""
    blocks = list(page.blocks)
    own = _page_title(page.title)
    place = _title_place(blocks, own)
    if place is None and blocks and _same(blocks[0].text, own):
        place = 0
    title = own if place is None else blocks[place].text
    if page.title and not names_document(title):
        named = _named_place(blocks)
        place = place if named is None else named
        own = "" if page.language in LANGUAGES else own
    return (own, blocks) if place is None else (blocks[place].text, blocks[:place] + blocks[place + 1 :])


def _named_place(blocks: list[Block]) -> int | None:
    """The first line near the top that names a document and nothing else."""
    for index, block in enumerate(blocks[: min(_NEAR_TOP, len(blocks) - 1)]):
        free = block.shape in (Shape.HEADING, Shape.PARAGRAPH) and not block.lists
        short = block.level > 0 or (looks_titled(block.text) and block.text.count(" ") < _TITLE_WORDS)
        if free and short and names_document(block.text) and read(block.text) is None:
            return index
    return None


def _title_place(blocks: list[Block], own: str) -> int | None:
    heads = [index for index, block in enumerate(blocks) if block.level and block.shape is Shape.HEADING]
    if not heads or heads[0] >= _NEAR_TOP:
        return None
    first = blocks[heads[0]]
    if read(first.text) or first.lists:
        return None
    peers = [index for index in heads if blocks[index].level <= first.level]
    if len(peers) == 1:
        return heads[0] if first.level == 1 or (own and len(heads) > 1) else None
    numbered = all(read(blocks[index].text) for index in peers[1:]) and names_document(first.text)
    if first.level == 1 and (_same(first.text, own) or peers[1] == heads[0] + 1 or numbered):
        return heads[0]
    return None


def _same(text: str, own: str) -> bool:
    return bool(own) and comparable(text).casefold() == comparable(own).casefold()


def _page_title(title: str) -> str:
    """The part of a page's title that names the document, or else the longest: the others are the site's."""
    parts = [part for part in _SEPARATORS.split(title) if part]
    named = [part for part in parts if names_document(part)]
    return max(named or parts, key=lambda part: part.count(" ")) if parts else ""


def run_in_kinds(lines: list[Line]) -> frozenset[tuple[str, str, int]] | None:
    """The kinds of numbers most of whose clauses start with a short title and a full stop ("4.1 Fees. You pay …").
    None for a page that marks its headings up: what it sets in bold within a clause is none of them."""
    if is_marked_up(lines):
        return None
    counts: dict[tuple[str, str, int], list[bool]] = {}
    for line in lines:
        if line.reading and line.marker and line.marker.end and not line.rank:
            hit = bool(_RUN_IN.match(line.text, line.marker.end)) or line.block.bold > 0
            counts.setdefault(_kind(line.reading), []).append(hit)
    return frozenset(kind for kind, hits in counts.items() if len(hits) > 1 and sum(hits) >= _MOST * len(hits))


def _kind(reading: Reading) -> tuple[str, str, int]:
    return reading.kind, reading.style, len(reading.path)


def split_title(line: Line, heads: bool, run_ins: frozenset[tuple[str, str, int]] | None) -> tuple[str, str, str]:
    """Label, title and text of a line; ``heads`` says whether clauses hang under it, ``run_ins`` which kinds of
    numbers are followed by titles (None: clauses have no run-in titles)."""
    text, reading = line.text, line.reading
    label, bold = "", line.block.bold
    if reading and line.marker:
        end = reading.end or line.marker.end
        label = text[:end].rstrip() if reading.end else line.marker.label
        text, bold = text[end:], bold - end
    if line.rank:
        return (label, *_run_in(text, bold)) if line.rank == PROMOTED and 0 < bold < len(text) else (label, text, "")
    if not label:
        return ("", text, "") if heads and line.forced and line.in_bold and looks_titled(text) else ("", "", text)
    if line.titled and (bold >= len(text) > 0 or (heads and _heads(reading, text))):
        return label, text, ""
    if run_ins is None:
        return label, "", text
    if 0 < bold < len(text) and not line.forced:
        return (label, *_run_in(text, bold))
    if reading and _kind(reading) in run_ins and (match := _RUN_IN.match(text)):
        return label, text[: match.end()].rstrip(), text[match.end() :]
    return label, "", text


def _heads(reading: Reading | None, text: str) -> bool:
    """Whether a short text with clauses under it is their title, and not the start of their sentence."""
    bracketed = reading is not None and reading.style == "(#)"
    return not bracketed and text.count(" ") < _TITLE_WORDS and not text.endswith(_OPEN_ENDS)


def _run_in(text: str, bold: int) -> tuple[str, str]:
    """A title in bold at the start of a clause: whole words, not most of it. A full stop after the bold is its."""
    if text[bold - 1 : bold + 1].isalnum():
        return "", text
    if text[bold : bold + 1] in (".", ":"):
        bold += 1
    title, rest = text[:bold].rstrip(), text[bold:].lstrip()
    if title.count(" ") >= _RUN_IN_WORDS or not rest:
        return "", text
    return title, rest
