"""A line of Markdown in, the line without tags of HTML out: readers of the page do not see them.

What is no tag of HTML is text that somebody may have to fill in ("<your name>"), and stays.
"""

from __future__ import annotations

import re

__all__ = ["strip_tags"]

_INLINE = "a|abbr|b|big|cite|del|em|font|i|ins|mark|q|s|small|span|strike|strong|sub|sup|tt|u"
_BLOCKS = (
    "article|aside|blockquote|center|col|dd|details|div|dl|dt|figure|footer|h[1-6]|header|hr|img|li|main|nav|ol|p|pre"
    "|section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
_TAG = re.compile(rf"(?<!\\)</?(?:(br)|({_INLINE})|{_BLOCKS})(?:\s[^<>]*|/)?>", re.IGNORECASE)
_HARD_BREAK = "  \n"


def strip_tags(content: str) -> str:
    """``<br>`` becomes a line break of Markdown, other tags white space or, within a line, nothing; comments go."""
    if "<" not in content:
        return content
    if "<!--" in content:
        content = _strip_comments(content)
    return _TAG.sub(lambda tag: _HARD_BREAK if tag[1] else "" if tag[2] else " ", content)


def _strip_comments(content: str) -> str:
    first, *parts = content.split("<!--")
    closed = (part.partition("-->") for part in parts)
    return "".join([first, *(after if end else f"<!--{before}" for before, end, after in closed)])
