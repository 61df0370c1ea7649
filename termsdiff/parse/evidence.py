"""The few blocks of a short page in, why they are no terms out.

Being short proves nothing: three numbered clauses are terms. Next to no words do, and words that pages say which
stand in front of terms or in their place, unless clauses are numbered below them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from termsdiff.languages.barriers import barrier_in
from termsdiff.parse.blocks import Block
from termsdiff.parse.numbering import read

__all__ = ["lacking"]

_WORDS = 3  # of a sentence at least; "Loading…", "Sign in", "Contact us" are none
_CJK_WORD = 2.5  # characters of Chinese, Japanese and Korean that say as much as a word
_LEAST = 12  # letters of sentences a page must have; "You agree to pay." has 13
_LOOKED_AT = 10_000  # characters in which an error or a login says what it is; the search takes 20 µs for each
_NUMBERED = 2  # clauses that are numbered and say something; one number may be that of an error


def lacking(blocks: Sequence[Block], title: str) -> str:
    """What shows that a short page holds no terms, as a sentence; "" where nothing does. ``title``: the page's."""
    said = [block for block in blocks if not block.level and _is_sentence(block)]
    letters = sum(_letters(block.text) for block in said)
    if letters < _LEAST:
        return f"There is not enough of a document on this page: {len(said) or 'no'} sentences, {letters} letters."
    heading = next((block.text for block in blocks if block.level), "")
    kind = barrier_in(f"{title}\n{heading}"[:_LOOKED_AT])
    if not kind and sum(map(_is_numbered, said)) < _NUMBERED:
        kind = barrier_in(_joined(blocks)[:_LOOKED_AT])
    article = "an" if kind[:1] in "aeiou" else "a"
    return f"The few words on this page are those of {article} {kind}." if kind else ""


def _joined(blocks: Iterable[Block]) -> str:
    return "\n".join(block.text for block in blocks)


def _is_sentence(block: Block) -> bool:
    if sum(len(link.text) for link in block.links) > len(block.text) / 2:
        return False
    return len(block.text.split()) >= _WORDS or _wide(block.text) >= _WORDS * _CJK_WORD


def _is_numbered(block: Block) -> bool:
    marker = None if block.marker else read(block.text)
    return bool(block.marker) or (marker is not None and marker.readings[0].kind != "bullet")


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text)) + int(_wide(text) * (_CJK_WORD - 1))


def _wide(text: str) -> int:
    """Letters of scripts that write without spaces between words."""
    return sum(1 for letter in text if letter > "\u2e80" and letter.isalpha())
