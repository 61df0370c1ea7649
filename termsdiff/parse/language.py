"""A page in, its language out (ISO 639-1, "" unknown)."""

from __future__ import annotations

from termsdiff.parse.blocks import Page

__all__ = ["detect"]


def detect(page: Page) -> str:
    """The language the page says it is in."""
    return page.language[:2].lower()
