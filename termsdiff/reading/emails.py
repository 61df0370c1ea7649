"""E-mail addresses in a text, and what stands in their place where a page hides them from robots.

The same page is served with its addresses to some and without them to others; neither says that the terms changed.
"""

from __future__ import annotations

import re

__all__ = ["ADDRESS", "HIDDEN", "hides_an_address"]

# An address as printed, with the full stop after it, and what a well-known protection against robots prints in its
# place or in the middle of it, also as Markdown has it. Only letters of addresses count: where words stand without
# spaces an address stands between them. It is asked for only where a word begins: one of a million letters takes no
# longer than as many words.
ADDRESS = re.compile(
    r"(?<![\w.+%\\\[-])(?:[\w.+%\\\[-]*\bemail\s*protected[\w.\\\]-]*(?:\(\S*?\))?|[\w.+%-]+@[\w.-]+)",
    re.IGNORECASE | re.ASCII,
)
HIDDEN = re.compile(r"\[?\bemail\s*protected", re.IGNORECASE)


def hides_an_address(before: str, after: str) -> bool:
    """True where two texts differ only in addresses that one of them hides, or both; one may leave them out."""
    if not HIDDEN.search(before) and not HIDDEN.search(after):
        return False
    pairs = zip(ADDRESS.findall(before), ADDRESS.findall(after), strict=False)
    alike = all(one == other or HIDDEN.search(one) or HIDDEN.search(other) for one, other in pairs)
    return (alike and ADDRESS.sub("@", before) == ADDRESS.sub("@", after)) or _shown(before) == _shown(after)


def _shown(text: str) -> str:
    """The text without its hidden addresses, white space and full stops."""
    return re.sub(r"[\s.]", "", ADDRESS.sub(lambda address: "" if HIDDEN.search(address[0]) else address[0], text))
