"""A page and CSS selectors in, the page without what ``remove`` names, or only what ``select`` names, out.

The only place that builds a tree of elements (lxml.html, cssselect), for itself and for `termsdiff.parse.leads`:
overrides are rare, and reading is faster without.
"""

from __future__ import annotations

from html import escape

import lxml.html
from lxml import etree
from lxml.cssselect import CSSSelector

from termsdiff.errors import ParseError

__all__ = ["apply_overrides", "compile_css", "tree_of"]


def apply_overrides(data: bytes, select: tuple[str, ...], remove: tuple[str, ...]) -> tuple[bytes, bool]:
    """The page as UTF-8, and whether ``select`` found anything (then only that is left, in document order).

    Raises `ParseError` for a selector that is no CSS.
    """
    removers, selectors = [compile_css(css) for css in remove], [compile_css(css) for css in select]
    root = tree_of(data)
    if root is None:
        return data, False
    unwanted = [element for remover in removers for element in remover(root)]
    for element in unwanted:
        _drop(element)
    found = _outermost({element for selector in selectors for element in selector(root)}, root)
    if not found:
        return _print(root) if unwanted else data, False
    title = escape(root.findtext(".//title") or "")
    language = escape(root.get("lang") or "")
    head = f'<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title></head><body>'.encode()
    return head + b"\n".join(b"<div>" + _print(element) + b"</div>" for element in found) + b"</body></html>", True


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
