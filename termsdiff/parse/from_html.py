"""An HTML page in, its terms as a run of blocks out."""

from __future__ import annotations

from termsdiff.model import Notice
from termsdiff.parse.blocks import Page
from termsdiff.parse.charset import to_utf8
from termsdiff.parse.content import keep_terms
from termsdiff.parse.html_blocks import to_blocks
from termsdiff.parse.markup import read_markup

__all__ = ["read"]


def read(
    content: bytes | str,
    *,
    url: str | None = None,
    charset: str | None = None,
    select: tuple[str, ...] = (),
    remove: tuple[str, ...] = (),
) -> Page:
    """The terms of an HTML page, page chrome left out."""
    markup = read_markup(to_utf8(content, charset))
    raws = keep_terms(markup)
    blocks = to_blocks(raws, markup.nodes, url)
    warnings = () if blocks else (Notice("no-terms", "There is no text on this page."),)
    return Page(blocks, markup.title, markup.language[:2].lower(), warnings)
