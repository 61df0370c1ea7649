"""An inline element in, whether its text is read as none of the page's words out: texts for screen readers, names of
pictures, signs that are links to their own place."""

from __future__ import annotations

import re
from functools import lru_cache

from termsdiff.parse.phrases import says_place

__all__ = ["is_anchor", "is_icon", "is_unseen"]

_SPOKEN = re.compile(r"sr-only|visually-?hidden|screen-?reader|offscreen|a11y-hidden")
_ICON = re.compile(r"material-(?:icons|symbols)")  # fonts that draw a picture for a word
_ANCHORS = frozenset(("#", "¶", "🔗", "⚓", "∞", "↩", "↩︎", "⏎", "^", "↑", "⬆", "⇧", "▲", "[#]", "[¶]", "[top]", "[^]"))


def is_anchor(words: str) -> bool:
    """True for the words of a link to a place of its page that are no more than a sign, or lead to its top."""
    words = words.strip()
    return words in _ANCHORS or says_place(words)


@lru_cache(maxsize=5_000)
def is_unseen(name: str) -> bool:
    """True for a class of texts for screen readers only, or of pictures drawn by a font."""
    return _SPOKEN.search(name.lower()) is not None or is_icon(name)


def is_icon(name: str) -> bool:
    """True for a class of pictures drawn by a font."""
    return _ICON.search(name.lower()) is not None
