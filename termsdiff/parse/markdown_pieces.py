"""Markdown text in, the pieces it can be read in one by one out: paragraphs, headings, tables, items of a list.

A later version of a page shares most of its pieces with the one before it, so that each needs reading only once.
A piece ends before a line that begins at the margin and follows an empty line, or is the next item of a list at the
margin: there CommonMark closes all that is open but the list. A text in which something else may reach over such a
line, a fence of code, the definition of a link or an empty item, is one piece.
"""

from __future__ import annotations

import re

__all__ = ["split_pieces"]

_MARKER = r"(?:[-+*]|\d{1,9}[.)])[ \t]"
_EMPTY_ITEM = re.compile(r"\n[ \t]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]*)+\n[ \t]*\n[ \t]*\n")  # ends its list, sometimes
_DEFINITION = re.compile(r"(?<!\\)(?:\\\\)*\]:")
_MARGIN = re.compile(r"\n(?:[ \t]*\n)+(?=[^ \t\n])")
_ITEM = re.compile(_MARKER)
_NEXT_ITEM = re.compile(rf"\n(?={_MARKER})")
_OTHER_LINE = re.compile(rf"\n(?![ \t\n]|{_MARKER})")  # at the margin: may go on with the item's last paragraph


def split_pieces(content: str) -> list[str]:
    """The pieces of a text. Read one by one they give what the whole gives; but where a list at the margin ends one
    piece and begins the next, and its markers are of the same kind, it is one list."""
    content = content.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd").strip("\n")
    if _reaches(content):
        return [content]
    pieces: list[str] = []
    for piece in _MARGIN.split(content):
        if _ITEM.match(piece):
            pieces += _split_items(piece)
        else:
            pieces.append(piece)
    return pieces


def _reaches(content: str) -> bool:
    if "```" in content or "~~~" in content or ("]:" in content and _DEFINITION.search(content)):
        return True
    return _EMPTY_ITEM.search(f"\n{content}") is not None


def _split_items(piece: str) -> list[str]:
    other = _OTHER_LINE.search(piece)
    end = other.start() if other else len(piece)
    items = _NEXT_ITEM.split(piece[:end])
    items[-1] += piece[end:]
    return items
