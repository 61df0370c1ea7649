"""Text in, text as the search index splits it out.

SQLite's tokenizer takes a run of Chinese, Japanese or Thai characters for one word. With a space around each of
them every character is a word, and a query of several becomes a phrase.
"""

from __future__ import annotations

import re

__all__ = ["spaced"]

# Scripts written without spaces: Thai to Myanmar, Khmer, kana, CJK ideographs and their extensions.
_UNSPACED = re.compile(
    "([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])"
)


def spaced(text: str) -> str:
    """The text with a space around each character of a script that is written without spaces."""
    return text if text.isascii() else _UNSPACED.sub(r" \1 ", text)
