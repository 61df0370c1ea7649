"""Pieces of text with their places on pages in, blocks in reading order out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from termsdiff.normalize import tidy
from termsdiff.parse.blocks import Block, Shape
from termsdiff.parse.marks import Marker
from termsdiff.parse.numbering import read as read_marker
from termsdiff.parse.wrapping import is_within

__all__ = ["LETTER", "Piece", "Words", "letters", "paragraph", "stands_beside", "to_blocks", "words_of"]

_ALIGNED = 0.4  # pieces no further apart than this share of the type size stand on one line
_GUTTER = 2.5  # letters' widths between pieces of one line from which they stand in two columns
_COLUMN = 0.25  # share of the lines of a page that each of two columns has at least
_EDGE = 3  # lines at each end of a page where furniture stands
_REPEATED = 0.5  # share of the pages on which it comes again
_GAP = 1.35  # times the usual distance of lines that set paragraphs apart
_LARGER = 1.12  # times the usual size from which type is a heading's
_FULL = 0.8  # share of the width a line fills that its paragraph goes on from
LETTER = 0.55  # width of a usual letter, in sizes of the type
_NARROWER, _WIDER = 0.42, 0.25  # how much less and more than that the narrow letters and the wide ones are
_ERROR = 0.06  # share of a line's width by which its end may be wrong
_HALF = 0.5  # share of it that may be left of a title, which breaks where its sense does
_SPACE = 0.1  # sizes of the type between two pieces that are two words
_CLOSING = frozenset(".,;:!?)]}”’»…%")
_OPENING = frozenset("([{“‘«„")
_PLACES = 2000  # at which lines begin; a file with more of them has no columns
_NEAR = 12  # lines back in which the number before one that opens a line may stand
_REACH = 12  # sizes of the type: lines that begin no further left than this stand in the same column
_ENDS = tuple(".;:!?。；：！？।")
_NARROW = re.compile(r"[iljtfrI.,;:'’!|()\[\]/\s]")
_WIDE = re.compile(r"[A-HJ-Zmw0-9@%—]")
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\W*(?:\w{1,6}\.?\s)?\d{1,4}(?:\s?(?:\w{1,3}|/)\s?\d{1,4})?\W*$")
_WORD = re.compile(r"\w+")
_WHOLE_WORD = re.compile(r"\w+(?:-\w+)*")
_ADDRESS = re.compile(r"(?:https?:/|www\.)\S*$")  # of a page, which may be broken where it has a sign
_MORE = re.compile(r"/?[\w%-]+(?:[/.?=&#_][\w%-]+)+|/|[\w%-]+[/=&]")
_ANDS = "and or und oder et ou y o e en of och lub i"  # "pre- and postpaid"
_HANGING = frozenset(_ANDS.split())
_BROKEN = re.compile(r"(\w*[^\W\d_])[-\u00ad\u2010]$")


class Piece(NamedTuple):
    """Text with the place of its start in points (y from below), about where it ends, the size of its type, and how
    many of its letters are bold from the start on. Of a line put together ``tail`` is where its last piece starts."""

    x: float
    y: float
    end: float
    size: float
    bold: int
    text: str
    tail: float

    @property
    def in_bold(self) -> bool:
        """Whether all of it is bold."""
        return self.bold >= len(self.text)


class Words(NamedTuple):
    """The words of a file, those with hyphens in them whole; and whether a hyphen at the end of a line is one that the
    writer typed (browsers and word processors set no others)."""

    found: frozenset[str]
    hyphens: bool

    def keeps_hyphen(self, first: str, second: str) -> bool:
        """Whether two parts that a line's end sets apart are a word with a hyphen."""
        if first + second in self.found:
            return False
        return self.hyphens or f"{first}-{second}" in self.found


def letters(text: str) -> float:
    """How many usual letters are as wide as a text."""
    return len(text) - _NARROWER * len(_NARROW.findall(text)) + _WIDER * len(_WIDE.findall(text))


def to_blocks(pages: Sequence[Sequence[Piece]]) -> Iterator[Block]:
    """The blocks of all pages, without running headers, footers and page numbers."""
    laid = _without_furniture([_in_columns(_lines(page)) for page in pages])
    lines = [line for page in laid for line in page]
    if not lines:
        return
    known = words_of(lines, hyphens=False)
    usual = _usual([line.size for line in lines for _ in line.text])
    sizes = sorted({line.size for line in lines if line.size >= _LARGER * usual}, reverse=True)
    left = min(line.x for line in lines)
    for found in _paragraphs(lines):
        first = found[0]
        text, bold = _read(found, known)
        level = min(6, sizes.index(first.size) + 1) if first.size in sizes else 0
        indent = 0 if level else round((first.x - left) / (first.size * LETTER))
        yield Block(text, Shape.HEADING if level else Shape.PARAGRAPH, level, bold=bold, indent=indent)


def _bold_start(paragraph: list[Piece]) -> int:
    """How many letters at the start of a paragraph are bold."""
    count = 0
    for line in paragraph:
        count += line.bold
        if not line.in_bold:
            break
        count += 1
    return count


def _usual(values: Sequence[float]) -> float:
    return Counter(values).most_common(1)[0][0]


def _lines(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces that stand beside each other as one line each, from the top of the page down."""
    lines: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: (-piece.y, piece.x)):
        near = next(
            (at for at in range(len(lines) - 1, max(-1, len(lines) - 4), -1) if _beside(lines[at], piece)), None
        )
        if near is None:
            lines.append(piece)
        else:
            lines[near] = _merged(lines[near], piece)
    return _tidied(lines)


def _merged(last: Piece, piece: Piece) -> Piece:
    """Two pieces that stand beside each other in one. Where a long piece ends is not known to the width of a space: in
    doubt there is one between two words, and none within brackets and quotation marks."""
    ended = last.text[-1].isalnum() or last.text[-1] in _CLOSING
    words = ended and (piece.text[0].isalnum() or piece.text[0] in _OPENING)
    slack = 2 * (last.tail - last.end) if words else last.end - last.x
    gap = piece.x - last.end - _ERROR * slack
    glue = "" if _is_spaced(last, piece) else " " * (gap > _SPACE * last.size)
    bold = len(last.text) + len(glue) + piece.bold if last.in_bold and piece.bold else last.bold
    return last._replace(text=last.text + glue + piece.text, end=max(piece.end, last.end), bold=bold, tail=piece.x)


def _is_spaced(last: Piece, piece: Piece) -> bool:
    return last.text[-1:].isspace() or piece.text[:1].isspace()


def _beside(line: Piece, piece: Piece) -> bool:
    """Whether a piece goes on with a line. Where a space stands between them, it may begin as far from the line's end
    as that may be wrong."""
    most = _GUTTER * line.size + (_ERROR * (line.end - line.x) if _is_spaced(line, piece) else 0.0)
    return _aligned(line, piece) and piece.x - line.end < most


def _aligned(one: Piece, two: Piece) -> bool:
    return abs(one.y - two.y) <= _ALIGNED * max(one.size, two.size)


def paragraph(pieces: Sequence[Piece], known: Words) -> tuple[str, int]:
    """The words of pieces that make one paragraph, in the order in which they are read, and how many of its letters are
    bold from the start on. ``known`` are the words of the file."""
    lines: list[Piece] = []
    for piece in pieces:
        last = lines[-1] if lines else None
        if last and _aligned(last, piece) and piece.x >= last.x:
            lines[-1] = _merged(last, piece)
        else:
            lines.append(piece)
    lines = _tidied(lines)
    if not lines:
        return "", 0
    return _read(lines, known)


def _read(lines: list[Piece], known: Words) -> tuple[str, int]:
    """The words of the lines of a paragraph, and how many letters are bold from the start on."""
    text = tidy(_joined(lines, known))
    return text, len(text) if all(line.in_bold for line in lines) else min(len(text), _bold_start(lines))


def _tidied(lines: list[Piece]) -> list[Piece]:
    return [line._replace(text=text, bold=min(line.bold, len(text))) for line in lines if (text := tidy(line.text))]


def _in_columns(lines: list[Piece]) -> list[Piece]:
    """The left column before the right one, between lines that go across both."""
    if not lines:
        return lines
    left, right = min(line.x for line in lines), max(line.end for line in lines)
    middle = (left + right) / 2
    second = [line for line in lines if line.x >= middle - _GUTTER * line.size]
    first = [line for line in lines if line.end <= middle + _GUTTER * line.size]
    if min(len(first), len(second)) < _COLUMN * len(lines) or not _stands_together(second):
        return lines
    ordered: list[Piece] = []
    waiting: list[Piece] = []
    for line in lines:
        if line in second:
            waiting.append(line)
            continue
        if line not in first:
            ordered += waiting
            waiting = []
        ordered.append(line)
    return ordered + waiting


def _stands_together(lines: list[Piece]) -> bool:
    """Whether most lines begin at the same place, as those of a column do."""
    return Counter(round(line.x) for line in lines).most_common(1)[0][1] >= len(lines) / 2


def _without_furniture(pages: list[list[Piece]]) -> list[list[Piece]]:
    counts = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    least = max(2, _REPEATED * len(pages))
    repeated = {key for key, count in counts.items() if count >= least}
    return [[line for line in page if not _is_furniture(line, page, repeated)] for page in pages]


def _edges(page: list[Piece]) -> list[Piece]:
    down = sorted(page, key=lambda line: line.y)
    return [*down[:_EDGE], *down[-_EDGE:]]


def _is_furniture(line: Piece, page: list[Piece], repeated: set[str]) -> bool:
    if line not in _edges(page):
        return False
    lowest = min(other.y for other in page)
    return _key(line) in repeated or (line.y == lowest and len(page) > 1 and bool(_PAGE_NUMBER.match(line.text)))


def _key(line: Piece) -> str:
    return _DIGITS.sub("#", line.text)


class _Measures(NamedTuple):
    """Of all lines of a file the usual distance, the usual size of the type, how far the lines that begin at a place
    can reach, and the words that lines begin with."""

    step: float
    usual: float
    rights: dict[int, float]
    starts: set[str]


def _paragraphs(lines: list[Piece]) -> Iterator[list[Piece]]:
    steps = [round(one.y - two.y, 1) for one, two in pairwise(lines) if 0 < one.y - two.y < 4 * one.size]
    usual = _usual([line.size for line in lines])
    starts = {line.text.partition(" ")[0] for line in lines}
    measures = _Measures(_usual(steps) if steps else 0.0, usual, _rights(lines, usual), starts)
    found = lines[:1]
    for line in lines[1:]:
        if _goes_on(found, line, measures):
            found.append(line)
        else:
            yield found
            found = [line]
    yield found


def _rights(lines: list[Piece], usual: float) -> dict[int, float]:
    """For each place at which lines begin how far the lines of its column reach."""
    ends: dict[int, list[float]] = {}
    for line in lines:
        ends.setdefault(round(line.x), []).append(line.end)
    far = {place: sorted(found)[len(found) * 19 // 20] for place, found in ends.items()}
    if len(far) > _PLACES:
        return dict.fromkeys(far, max(far.values()))
    reach = _REACH * usual
    return {place: max(end for other, end in far.items() if place - reach <= other <= place) for place in far}


def _goes_on(found: list[Piece], line: Piece, measures: _Measures) -> bool:
    """Whether a line belongs to the paragraph of the ones before it."""
    last, usual = found[-1], measures.usual
    down = last.y - line.y
    larger = max(1.0, line.size / usual)  # lines of larger type stand further apart
    if last.size != line.size or down > _GAP * max(measures.step * larger, line.size):
        return False
    width, filled = measures.rights[round(last.x)] - last.x, last.end - last.x
    room = width - filled - letters(line.text.partition(" ")[0] + " ") * LETTER * line.size
    if room > 0 and ((last.in_bold and not line.bold) or (line.in_bold and not last.bold)):
        return False
    if room > (_HALF if last.in_bold or last.size > usual else _ERROR) * width:
        return False
    open_end = not last.text.endswith(_ENDS)
    marker = read_marker(line.text)
    if marker and marker.plain >= 1 and not (open_end and _is_wrapped(found, marker, measures)):
        return False
    if down < 0:  # the next page or column
        return open_end and (line.text[0].islower() or bool(_BROKEN.search(last.text)))
    return open_end or filled >= _FULL * width


def _is_wrapped(found: list[Piece], marker: Marker, measures: _Measures) -> bool:
    """Whether a number stands at the start of a line by chance: "fourteen / (14) days"."""
    sentence = " ".join(line.text for line in found[-_NEAR:])
    return bool(marker.label) and is_within(sentence, marker, measures.starts)


def _joined(lines: list[Piece], known: Words) -> str:
    """The words of a paragraph; a word that was broken at the end of a line is put together. Its hyphen stays where
    the file has the word with one elsewhere, or a name or a number follows."""
    parts = [lines[0].text]
    address = ""  # what has been read of one
    for last, line in pairwise(lines):
        broken = _BROKEN.search(last.text)
        rest = _WORD.match(line.text)
        if (address := _address(address, last.text)) and _MORE.match(line.text):
            parts.append(line.text)
        elif not broken or not rest or rest[0].lower() in _HANGING:
            parts += (" ", line.text)
        elif line.text[0].islower() and not known.keeps_hyphen(broken[1].lower(), rest[0].lower()):
            parts[-1] = parts[-1][: broken.end(1) - len(last.text)]
            parts.append(line.text)
        else:
            parts.append(line.text)
    return "".join(parts)


def _address(before: str, text: str) -> str:
    """The address that a line ends with, or goes on with to its end; "" none."""
    found = _ADDRESS.search(text)
    if found:
        return found[0]
    return before if before and " " not in text else ""


def words_of(pieces: Iterable[Piece], *, hyphens: bool) -> Words:
    """What `Words` says of pieces; ``hyphens`` is what it says of a file that has neither word."""
    return Words(frozenset(word.lower() for piece in pieces for word in _WHOLE_WORD.findall(piece.text)), hyphens)


def stands_beside(one: Piece, two: Piece) -> bool:
    """Whether a piece stands right of another, on one line with it."""
    return two.x > one.x and _aligned(one, two)
