"""Plain text in, `Page` out (first version: a line is a block)."""

from __future__ import annotations

import re

from termsdiff.normalize import tidy
from termsdiff.parse.blocks import Block, Page, Shape

__all__ = ["read"]

_ATX = re.compile(r"(#{1,6})\s+(.+?)\s*#*$")


def read(content: str) -> Page:
    """The blocks of a plain text."""
    blocks = []
    for line in content.splitlines():
        text = tidy(line)
        if not text:
            continue
        head = _ATX.match(text)
        if head:
            blocks.append(Block(head[2], Shape.HEADING, level=min(6, len(head[1]) + 1)))
        else:
            blocks.append(Block(text, indent=len(line) - len(line.lstrip())))
    return Page(tuple(blocks))
