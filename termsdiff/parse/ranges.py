"""Ranges of a page, as the DOM has them: what lies between two points of the tree, with the ancestors it cuts through.

In: a tree of elements (lxml), and ranges whose ends are named by CSS selectors. Out: the tree without what lies in
them, or what lies in one of them alone. A point is a number: the tag that opens an element, its text, the tag that
closes it and the text after it have one each, in the order of the page. https://dom.spec.whatwg.org/#ranges
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from termsdiff.errors import ParseError
from termsdiff.model import Range

__all__ = ["Points", "Span", "erase", "extract", "locate"]

_Find = Callable[[str], Sequence[etree._Element]]
_Drop = Callable[[etree._Element], None]


class Span(NamedTuple):
    """From a point to the one before ``end``."""

    start: int
    end: int


class Points:
    """Where each node of a tree opens and closes. Its text has the point after the one it opens at, what follows it
    the one after it closes."""

    def __init__(self, root: etree._Element) -> None:
        self.opens: dict[etree._Element, int] = {}
        self.closes: dict[etree._Element, int] = {}
        at = 0
        for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
            if event != "end":
                self.opens[node] = at
                at += 2
            if event != "start":
                self.closes[node] = at
                at += 2

    def span_of(self, node: etree._Element) -> Span:
        """The node with all that is in it."""
        return Span(self.opens[node], self.closes[node] + 1)


def locate(chosen: Range, points: Points, find: _Find) -> Span:
    """The points of a range; ``find`` gives the elements a CSS selector matches, in order.

    Raises:
        ParseError: its start or its end is not on the page, or its end stands before its start.
    """
    first, last = (_first(chosen, css, end, find) for end, css in (("start", chosen.start), ("end", chosen.end)))
    start, end = points.span_of(first), points.span_of(last)
    span = Span(
        start.start if chosen.start_before else start.end,
        end.start if chosen.end_before else end.end,
    )
    if span.end <= span.start:
        raise ParseError(f"The range {chosen} ends before it starts on this page; correct it in select or remove.")
    return span


def _first(chosen: Range, css: str, end: str, find: _Find) -> etree._Element:
    found = find(css)
    if not found:
        raise ParseError(
            f"The range {chosen} has no {end} on this page: nothing matches {css!r}; correct it in select or remove."
        )
    return found[0]


def erase(root: etree._Element, points: Points, spans: Sequence[Span], *, drop: _Drop) -> None:
    """Take out of the tree what lies in ``spans``; what they cut through stays, without what it has of them. ``drop``
    takes out one element and leaves the text after it."""
    _erase([(node, points.opens[node], points.closes[node]) for node in root.iter()], spans, drop)


def extract(root: etree._Element, points: Points, span: Span, *, drop: _Drop) -> etree._Element:
    """A new ``<div>`` with what lies in ``span``, and copies of the ancestors it cuts through."""
    around = _around(root, points, span)
    copied = deepcopy(around)
    pairs = zip(around.iter(), copied.iter(), strict=True)
    outside = (Span(-1, span.start), Span(span.end, points.closes[root] + 2))
    _erase([(copy, points.opens[node], points.closes[node]) for node, copy in pairs], outside, drop)
    copied.tag = "div"
    copied.attrib.clear()
    return copied


def _around(root: etree._Element, points: Points, span: Span) -> etree._Element:
    """The smallest element that holds the whole span and more."""
    holding = (node for node, at in points.opens.items() if at < span.start and points.closes[node] >= span.end)
    return max(holding, key=points.opens.__getitem__, default=root)


def _erase(places: Iterable[tuple[etree._Element, int, int]], spans: Sequence[Span], drop: _Drop) -> None:
    """Take away the texts in the spans, and the nodes that lie in them with all they hold, outermost only."""
    covered, gone = -1, []
    for node, opens, closes in places:
        if isinstance(node.tag, str) and _holds(spans, opens + 1, opens + 1):
            node.text = None
        if _holds(spans, closes + 1, closes + 1):
            node.tail = None
        if opens > covered and _holds(spans, opens, closes):
            covered = closes
            gone.append(node)
    for node in gone:
        drop(node)


def _holds(spans: Sequence[Span], first: int, last: int) -> bool:
    return any(span.start <= first and last < span.end for span in spans)
