"""The class of an inline element in, whether eyes see its text out: texts for screen readers, names of pictures."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["is_icon", "is_unseen"]

_SPOKEN = re.compile(r"sr-only|visually-?hidden|screen-?reader|offscreen|a11y-hidden")
_ICON = re.compile(r"material-(?:icons|symbols)")  # fonts that draw a picture for a word


@lru_cache(maxsize=5_000)
def is_unseen(name: str) -> bool:
    """True for a class of texts for screen readers only, or of pictures drawn by a font."""
    return _SPOKEN.search(name.lower()) is not None or is_icon(name)


def is_icon(name: str) -> bool:
    """True for a class of pictures drawn by a font."""
    return _ICON.search(name.lower()) is not None
