"""Two texts in, the words that differ out: `word_edits`. The only module that uses diff-match-patch.

What a lawyer reads as one unit is one token: "thirty (30)", an amount with its currency, a date, a section number, a
URL. Scripts without spaces count by character with its marks. Tokens become characters; rapidfuzz finds the longest
common run of them, and diff-match-patch's semantic clean-up turns confetti into one replacement.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from diff_match_patch import diff_match_patch
from rapidfuzz.distance import LCSseq, Postfix, Prefix

from termsdiff.model import Edit

__all__ = ["word_edits"]

_CURRENCY = (
    r"(?:US\$|A\$|C\$|HK\$|[$€£¥₹₩₽₺฿₪]|(?:USD|EUR|GBP|JPY|CHF|CNY|RMB|SEK|NOK|DKK|PLN|INR|KRW|CAD|AUD|BRL|TRY|RUB)\b)"
)
_NUMBER = r"\d+(?:[.,'’\u00a0\u202f]\d+)*"
_UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
_MARKS = r"\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b4-\u17d3"
_HAN = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LETTER = rf"[^\W\d_{_UNSPACED}{_HAN}]"
_TOKEN = re.compile(
    rf"(?P<space>\s*)(?P<core>"
    rf"(?:https?://|www\.)[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]]"
    rf"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    rf"|\d{{4}}年\d{{1,2}}月(?:\d{{1,2}}日)?"
    rf"|\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}}\b"
    rf"|\d{{1,2}}(?:\.|st|nd|rd|th|er|º)? {_LETTER}{{3,}} \d{{4}}\b"
    rf"|{_LETTER}{{3,}} \d{{1,2}}(?:st|nd|rd|th)?, \d{{4}}\b"
    rf"|{_LETTER}+(?:-{_LETTER}+)* \(\d+\)"
    rf"|{_CURRENCY}\s?{_NUMBER}|{_NUMBER}\s?(?:%|{_CURRENCY})"
    rf"|{_NUMBER}(?:\(\w{{1,4}}\))*"
    rf"|[{_UNSPACED}][{_MARKS}]*|[〇零一二三四五六七八九十百千万兩两]+|[{_HAN}]"
    rf"|{_LETTER}[^\W{_UNSPACED}{_HAN}]*(?:[-'’]{_LETTER}+)*"
    r"|\S|$)"
)
# Characters that stand for tokens: letters for words and symbols for marks, so that the clean-up prefers edits that
# end at a mark.
_WORDS = 0x20000
_MARK = 0x2500
# Most token pairs that are compared one by one; the table of longer texts would not fit a small machine.
_LARGEST = 400_000_000


# Longest unit in characters: nearer than this to an edit, tokens are read again.
_WIDEST = 60
# Kept, one replacement, kept: nothing to clean up.
_SIMPLE = 4


_MIRROR = {"=": "=", "-": "+", "+": "-"}


_Token = tuple[str, str]  # the space before, and the unit


def word_edits(old: str, new: str) -> tuple[Edit, ...]:
    """Runs of words kept, removed and added; "=" and "-" spell ``old``, "=" and "+" spell ``new``."""
    if old == new:
        return (Edit("=", old),) if old else ()
    if new < old:  # so that comparing backwards is the mirror
        mirrored = (Edit(_MIRROR[op], text) for op, text in _edits(new, old))
        return tuple(_joined(mirrored))
    return _edits(old, new)


def _edits(old: str, new: str) -> tuple[Edit, ...]:
    head, tail = _same_ends(old, new)
    ours, theirs = (_tokens(text[head : len(text) - tail]) for text in (old, new))
    steps = _steps(*_encode(ours, theirs))
    kept = Edit("=", old[:head]), Edit("=", old[len(old) - tail :])
    return tuple(_joined(chain(kept[:1], _spell(steps, ours, theirs), kept[1:])))


def _same_ends(old: str, new: str) -> tuple[int, int]:
    """How many characters at both ends are the same and too far from any edit to share a unit with it."""
    head = Prefix.similarity(old, new)
    tail = min(Postfix.similarity(old, new), len(old) - head, len(new) - head)
    start = old.rfind(" ", 0, max(0, head - _WIDEST))
    end = old.find(" ", len(old) - max(0, tail - _WIDEST))
    return max(0, start), len(old) - end if end >= 0 else 0


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = _TOKEN.findall(text)
    return found if not found or any(found[-1]) else found[:-1]


def _encode(ours: list[_Token], theirs: list[_Token]) -> tuple[str, str]:
    """One character per distinct token, spaces left out."""
    distinct = dict.fromkeys(core for side in (ours, theirs) for _, core in side)
    codes = {core: chr((_WORDS if core[:1].isalnum() else _MARK) + at) for at, core in enumerate(distinct)}
    return "".join([codes[core] for _, core in ours]), "".join([codes[core] for _, core in theirs])


def _steps(old: str, new: str) -> list[tuple[int, str]]:
    """diff-match-patch's list of (-1, 0 or 1, characters), cleaned up where a kept run is short beside the edits."""
    if len(old) * len(new) > _LARGEST:
        return [(-1, old), (1, new)]
    steps: list[tuple[int, str]] = []
    for step in LCSseq.opcodes(old, new):
        if step.tag == "equal":
            steps.append((0, old[step.src_start : step.src_end]))
            continue
        removed, added = old[step.src_start : step.src_end], new[step.dest_start : step.dest_end]
        steps += [(sign, run) for sign, run in ((-1, removed), (1, added)) if run]
    differ = diff_match_patch()
    if len(steps) > _SIMPLE:
        differ.diff_cleanupMerge(steps)
        differ.diff_cleanupSemantic(steps)
    else:
        differ.diff_cleanupSemanticLossless(steps)
    return steps


def _spell(steps: list[tuple[int, str]], ours: list[_Token], theirs: list[_Token]) -> Iterator[Edit]:
    """Write the tokens out again; where only the space before a kept word differs, the space alone is the edit."""
    one = other = 0
    for sign, codes in steps:
        removed = ours[one : one + len(codes)] if sign <= 0 else []
        added = theirs[other : other + len(codes)] if sign >= 0 else []
        one, other = one + len(removed), other + len(added)
        if sign:
            yield Edit("-" if removed else "+", _text(removed or added))
        elif removed == added:
            yield Edit("=", _text(removed))
        else:
            yield from _spaced(removed, added)


def _text(tokens: list[_Token]) -> str:
    return "".join([space + core for space, core in tokens])


def _spaced(ours: list[_Token], theirs: list[_Token]) -> Iterator[Edit]:
    """The same words with other spaces between them."""
    for (before, core), (after, _) in zip(ours, theirs, strict=True):
        if before != after:
            yield from (Edit("-", before), Edit("+", after), Edit("=", core))
        else:
            yield Edit("=", before + core)


def _joined(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Join neighbours: between two kept runs one removal, then one addition; a space both begin with is kept."""
    texts = {"=": "", "-": "", "+": ""}
    for op, text in edits:
        if op == "=" and text and (texts["-"] or texts["+"]):
            yield from _runs(texts)
            texts = {"=": text, "-": "", "+": ""}
        else:
            texts[op] += text
    yield from _runs(texts)


def _runs(texts: dict[str, str]) -> list[Edit]:
    shared = len(_shared_space(texts["-"], texts["+"]))
    runs = ("=", texts["="] + texts["-"][:shared]), ("-", texts["-"][shared:]), ("+", texts["+"][shared:])
    return [Edit(op, text) for op, text in runs if text]


def _shared_space(removed: str, added: str) -> str:
    space = removed[: len(removed) - len(removed.lstrip())]
    return space if space and added.startswith(space) and len(removed) > len(space) < len(added) else ""
