"""Parts of a page in; out of them what says itself that it is chrome: "print", "accept all", "was this helpful"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from termsdiff.model import Notice
from termsdiff.parse.nodes import Node, Raw
from termsdiff.parse.parts import Parts, bare, holds, is_hollow
from termsdiff.parse.phrases import LONGEST, asks_feedback, says_announcement, says_cookies, spoken
from termsdiff.parse.rows import answers, kind_of_row, rows_of_languages

__all__ = ["drop_spoken"]

_FEEDBACK = 250  # characters of the widest part around "was this helpful"
_ANNOUNCEMENT = 800  # characters of the longest banner that announces new terms
_NEAR = 2  # levels between "related articles" and the part that holds the links


def drop_spoken(parts: Parts) -> None:
    """Leave out what its own words give away: buttons and links that do something, "was this helpful", banners."""
    first = parts.core.index if parts.core else 0
    for raw in parts.raws:
        text = raw.text
        if len(text) <= LONGEST:
            if (told := spoken(text)) and not raw.node.reason:
                _drop_spoken(parts, raw, *told)
            elif len(raw.links) > 1 and answers(raw):
                _drop_banner(parts, raw.node)
        elif raw.node.index < first and says_announcement(text):
            _drop_announcement(parts, raw)
        elif len(text) <= _FEEDBACK and asks_feedback(text) and not raw.node.reason:
            _drop_spoken(parts, raw, "feedback", False)
        if len(raw.links) > 1 and not raw.reason:
            raw.reason = kind_of_row(raw)
    for raw in rows_of_languages(parts.raws):
        raw.reason = raw.reason or "languages"


def _drop_spoken(parts: Parts, raw: Raw, kind: str, answers: bool) -> None:
    node = raw.node
    pressed = node.tag == "button" or (bool(raw.links) and bare(raw) == 0)
    if answers and pressed:
        _drop_banner(parts, node)
    if kind == "action" and pressed and node.scope.row < 0:
        raw.reason = "action"
    elif kind == "related":
        _drop_around(parts, node, "related", lambda node: is_hollow(parts, node))
    elif kind == "feedback":
        if len(raw.text) <= LONGEST:
            raw.reason = "feedback"
        _drop_around(parts, node, "feedback", lambda node: parts.size[node.index] <= _FEEDBACK)


def _drop_announcement(parts: Parts, raw: Raw) -> None:
    """Split off a banner above the terms that tells of new ones."""
    node, core = raw.node, parts.core
    if core is not None and not node.reason and not parts.inside[node.index]:
        _drop_around(parts, node, "announcement", lambda node: 0 < parts.prose[node.index] <= _ANNOUNCEMENT)
        if node.reason or any(upper.reason for upper in _upwards(node)):
            parts.notices.append(Notice("announcement", raw.text))


def _drop_banner(parts: Parts, node: Node) -> None:
    """Leave out the part around a consent button that speaks of cookies, and what stands around it without prose."""

    def speaks(node: Node) -> bool:
        return any(says_cookies(raw.text) for raw in parts.within(node))

    around = [upper for upper in _upwards(node) if not holds(upper, parts.core)]
    if parts.core is None or not around or holds(parts.core, around[-1]):
        return
    banner = next((upper for upper in around if parts.prose[upper.index] and speaks(upper)), None)
    if banner is not None and not parts.inside[banner.index] and not parts.protected(banner):
        prose = parts.prose[banner.index]
        parts.drop([upper for upper in around if parts.prose[upper.index] == prose][-1], "consent")


def _drop_around(parts: Parts, node: Node, reason: str, proves: Callable[[Node], bool]) -> None:
    """Leave out the widest part around a node for which the test holds, if a near one is."""
    proved = [upper for upper in _upwards(node) if not holds(upper, parts.core) and proves(upper)]
    if proved and node.depth - proved[0].depth <= _NEAR:
        parts.drop(proved[-1], reason)


def _upwards(node: Node) -> Iterator[Node]:
    """The node and what it stands in, innermost first, the page as a whole left out."""
    while node.parent is not None:
        yield node
        node = node.parent
