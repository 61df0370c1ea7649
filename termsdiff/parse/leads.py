"""A page and a CSS selector in, the addresses that the links it names lead to out: the other pages of a document."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urldefrag, urljoin

from lxml import etree

from termsdiff.parse.charset import to_utf8
from termsdiff.parse.overrides import compile_css, tree_of

__all__ = ["leads"]

_WEB = ("http://", "https://")


def leads(content: bytes, css: str, *, url: str, charset: str | None = None) -> tuple[str, ...]:
    """The addresses of the links that ``css`` finds on the HTML page at ``url``, or that stand in what it finds: each
    once, in the order of the page, absolute and without fragment. What leads to no page (mail, scripts) is left out.

    Raises:
        ParseError: ``css`` is no CSS.
    """
    find, root = compile_css(css, "next or parts"), tree_of(to_utf8(content, charset))
    if root is None:
        return ()
    base = _joined(url, next((element.get("href", "") for element in root.iter("base")), ""))
    addresses = (_joined(base, href) for element in find(root) for href in _hrefs(element))
    return tuple(dict.fromkeys(each for each in addresses if each.lower().startswith(_WEB)))


def _hrefs(element: etree._Element) -> Iterator[str]:
    """The element's own, or those of the links in it."""
    own = element.get("href")
    yield from [own] if own else filter(None, (link.get("href") for link in element.iter("a", "area", "link")))


def _joined(base: str, href: str) -> str:
    try:
        return urldefrag(urljoin(base, href.strip())).url
    except ValueError:  # "http://[" and the like lead nowhere
        return base if not href else ""
