"""What the readers of numbers share: the values `Reading` and `Marker`, the prices, and small helpers."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

__all__ = [
    "BARE", "CITED", "CITES", "DASH", "DECIMAL", "FRACTION", "HALF", "INSERTED", "JOINED", "LARGE", "LARGE_FROM",
    "LATE", "NAME", "NEXT_WORD", "RUN_ON", "SCANNED", "SURE", "WORDED", "YEAR", "YEARS", "Marker", "Reading",
    "inserted", "is_joined", "label_of", "plain_path", "style_of",
]  # fmt: skip


@dataclass(slots=True)
class Reading:
    """One way to read a marker: its kind ("number", "roman", "word:article"), the punctuation around it ("(#)"),
    its path ("4", "1" for 4.1), its last value (1.01 for "1a") and what this reading costs from the start.
    ``end`` is where the words start if this reading takes more of the line than the others ("5. 1 Amount"). Like
    `Marker` never changed once made, and no tuple, whose fields take three times as long to ask for."""

    kind: str
    style: str
    path: tuple[str, ...]
    value: float
    cost: float = 0.0
    end: int = 0


@dataclass(slots=True)
class Marker:
    """What a line may open with: the label as printed, where the words after it start, its readings (likeliest
    first), and what it costs to take it for plain words instead. A bullet has no label."""

    label: str
    end: int
    readings: tuple[Reading, ...]
    plain: float


# Costs: a wrong step between neighbours costs 1 to 4 in `termsdiff.parse.sequences`. Set on made sequences.
SURE = 4.0  # "(a)", "4.", "Article 5 –"
BARE = 0.6  # "2 Fees": a number with nothing after it
FRACTION = 1.0  # "3.5 million": a decimal before a small letter
WORDED = 1.8  # "Article 5 Fees", "A.1 Fees", "First: Fees"
DECIMAL = 2.5  # "4.1 Fees"
JOINED = 0.4  # "1.gif", "a.com": a small letter right after the full stop
CITED = 0.2  # "Section 230 of the Act", "(1) and (2)"
LARGE, LARGE_FROM = 1.5, 100  # "170. …"
YEAR, YEARS = 0.3, range(1900, 2101)  # "2020. All changes…"
NAME = 1.2  # "A. Smith is our officer."
RUN_ON = 1.0  # "第三条の…": nothing between number and word
SCANNED = 1.0  # "I." for "1."
HALF = 0.5  # the place of a letter that alphabets leave out, between its neighbours
INSERTED = 0.01  # 1a = 1.01, 1b = 1.02

LATE = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies")
DASH = r"(?:\s?[-–—](?=\s)|\s?[-–—](?=[^\W\d_a-z]))"
NEXT_WORD = re.compile(r"[^\s\d.:,;()（）]+")
CITES = re.compile(
    r"(?:and|or|to|und|oder|bis|et|ou|à|y|o|a|e|i|en|of|och|lub|oraz|и|или|ve|veya|或|和|及|与|至)\s*(?:[(（\d]|\w{1,4}[).])"
)


def inserted(letter: str, late: str | None) -> float:
    """How far "1a" and "1 bis" stand behind 1."""
    value = INSERTED * (ord(letter.lower()) - ord("a") + 1) if letter else 0.0
    return value + (INSERTED * (LATE.index(late.strip()) + 1) if late else 0.0)


def plain_path(parts: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """The parts of a decimal number in ASCII, without leading zeros."""
    return tuple([part if part[:1] in _WHOLE and part.isascii() else str(int(part)) for part in parts])


_WHOLE = frozenset("123456789")


def is_joined(text: str, number: re.Match[str]) -> bool:
    """True where a small letter stands right after a number's full stop: more often the name of a file or a host."""
    end = number.end()
    return number["end"] == "." and number.end("end") == end and "a" <= text[end : end + 1] <= "z"


@lru_cache(maxsize=256)
def style_of(end: str) -> str:
    """The punctuation after a number, full-width forms and dashes folded, spaces left out."""
    folded = unicodedata.normalize("NFKC", end).replace(" ", "")
    return folded.replace("–", "-").replace("—", "-")


def label_of(text: str, end: int, style: str) -> str:
    """The label as printed; a dash between number and words is no part of it."""
    label = text[:end].rstrip()
    return label.rstrip("–—-").rstrip() if style == "-" else label
