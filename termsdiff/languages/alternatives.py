"""Phrases in, one pattern for all of them out that does not look at each place of a text for each of them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter

__all__ = ["either"]


def either(sources: Iterable[tuple[bool, str]]) -> str:
    """Alternatives of a pattern in their order, each with whether it must begin a word. That is asked once for a row
    of them: most places of a text are within a word, and there it spares trying each (up to ten times as fast)."""
    rows = ((begins, "|".join(source for _, source in row)) for begins, row in groupby(sources, key=itemgetter(0)))
    return "|".join(rf"(?<!\w)(?:{row})" if begins else row for begins, row in rows)
