"""E-mail addresses in a text, and what stands in their place where a page hides them from robots.

The same page is served with its addresses to some and without them to others; neither says that the terms changed.
"""

from __future__ import annotations

import re

__all__ = ["ADDRESS", "HIDDEN", "hides_an_address"]

# An address as printed, and what a well-known protection against robots prints in its place.
ADDRESS = re.compile(r"\S*\[email\s*protected\\?\]\S*|\S+@\S+\w", re.IGNORECASE)
HIDDEN = re.compile(r"\[email\s*protected", re.IGNORECASE)


def hides_an_address(before: str, after: str) -> bool:
    """True where two texts differ only in addresses that one of them hides, or both."""
    if not HIDDEN.search(before) and not HIDDEN.search(after):
        return False
    pairs = zip(ADDRESS.findall(before), ADDRESS.findall(after), strict=False)
    alike = all(one == other or HIDDEN.search(one) or HIDDEN.search(other) for one, other in pairs)
    return alike and ADDRESS.sub("@", before) == ADDRESS.sub("@", after)
