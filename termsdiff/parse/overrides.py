"""A page, CSS selectors and ranges in, the page without what ``remove`` names, or only what ``select`` names, out.

The only place that builds a tree of elements (lxml.html, cssselect), for itself and for `termsdiff.parse.leads`:
overrides are rare, and reading is faster without.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape

import lxml.html
from lxml import etree
from lxml.cssselect import CSSSelector

from termsdiff.errors import ParseError
from termsdiff.model import Range, Selector
from termsdiff.parse.ranges import Points, Span, erase, extract, locate

__all__ = ["apply_overrides", "compile_css", "tree_of"]


def apply_overrides(data: bytes, select: tuple[Selector, ...], remove: tuple[Selector, ...]) -> tuple[bytes, bool]:
    """The page as UTF-8, and whether ``select`` found anything (then only that is left, in document order).

    Raises `ParseError` for a selector that is no CSS, and for a range that the page does not have.
    """
    for css in (css for selector in (*remove, *select) for css in _named(selector)):
        compile_css(css)
    root = tree_of(data)
    if root is None:
        return data, False
    touched = _remove(root, remove)
    found = _select(root, select)
    if not found:
        return _print(root) if touched else data, False
    title = escape(root.findtext(".//title") or "")
    language = escape(root.get("lang") or "")
    head = f'<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title></head><body>'.encode()
    return head + b"\n".join(b"<div>" + _print(element) + b"</div>" for element in found) + b"</body></html>", True


def _remove(root: etree._Element, selectors: Sequence[Selector]) -> bool:
    """Take out what the selectors name, all of it found before anything goes; was there any?"""
    ranges, css = _sorted(selectors)
    unwanted = [element for each in css for element in compile_css(each)(root)]
    if ranges:
        points = Points(root)
        erase(root, points, [locate(each, points, _finder(root)) for each in ranges], drop=_drop)
    for element in unwanted:
        _drop(element)
    return bool(unwanted or ranges)


def _select(root: etree._Element, selectors: Sequence[Selector]) -> list[etree._Element]:
    """What the selectors name, each part of the page once, in document order."""
    ranges, css = _sorted(selectors)
    found = {element for each in css for element in compile_css(each)(root)}
    if not ranges:
        return _outermost(found, root)
    points = Points(root)
    spans = {points.span_of(element): element for element in found}
    wanted = _united([*spans, *(locate(each, points, _finder(root)) for each in ranges)])
    return [spans[span] if span in spans else extract(root, points, span, drop=_drop) for span in wanted]


def _united(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that overlap made one."""
    united: list[Span] = []
    for span in sorted(spans):
        if united and span.start < united[-1].end:
            united[-1] = Span(united[-1].start, max(span.end, united[-1].end))
        else:
            united.append(span)
    return united


def _sorted(selectors: Iterable[Selector]) -> tuple[list[Range], list[str]]:
    chosen = list(selectors)
    return [each for each in chosen if isinstance(each, Range)], [each for each in chosen if isinstance(each, str)]


def _named(selector: Selector) -> tuple[str, ...]:
    """The CSS selectors in it."""
    return (selector,) if isinstance(selector, str) else (selector.start, selector.end)


def _finder(root: etree._Element) -> Callable[[str], list[etree._Element]]:
    return lambda css: compile_css(css)(root)


def tree_of(data: bytes) -> lxml.html.HtmlElement | None:
    """The page, given as UTF-8, as a tree; None where it holds nothing but blanks and comments."""
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        return lxml.html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def compile_css(css: str, place: str = "select or remove") -> CSSSelector:
    """The selector, which stands at ``place`` of termsdiff.toml. Raises `ParseError` where it is no CSS."""
    try:
        return CSSSelector(css, translator="html")
    except Exception as error:
        raise ParseError(f"The selector {css!r} is not valid CSS ({error}); correct it in {place}.") from error


def _drop(element: etree._Element) -> None:
    """Take an element out and leave the text after it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _outermost(found: set[etree._Element], root: etree._Element) -> list[etree._Element]:
    """In document order, without those that stand in another one."""
    if not found:
        return []
    ordered = [element for element in root.iter() if element in found]
    return [element for element in ordered if not any(above in found for above in element.iterancestors())]


def _print(element: etree._Element) -> bytes:
    return bytes(etree.tostring(element, encoding="utf-8", method="html", with_tail=False))
