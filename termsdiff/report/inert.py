"""Text in, text out that cannot act on the page or terminal that shows it.

Reports are read by people who did not choose the text: a hostile page must not move the cursor, ring a bell
or turn the reading direction of what follows. Parsing already drops such characters from clauses; names,
titles and documents built by hand go through here.
"""

from __future__ import annotations

import re

__all__ = ["inert"]

_SPACES = re.compile(r"[\t\n\r\v\f\x1c-\x1f\x85\u2028\u2029]")
# C0 and C1 controls, embeddings, overrides and isolates (Unicode UAX 9), surrogates, noncharacters.
_ACTIVE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def inert(text: str) -> str:
    """The text without control characters, directional overrides and lone surrogates; line ends become spaces."""
    if text.isascii() and text.isprintable():
        return text
    return _ACTIVE.sub("", _SPACES.sub(" ", text))
