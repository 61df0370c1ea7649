"""A page's nodes and raw blocks in, which of them are the terms out.

Recall first, then subtract: everything in the body is terms until something proves that it is chrome. Each node that
is left out carries the reason.
"""

from __future__ import annotations

from termsdiff.parse.markup import Markup, Node, Raw

__all__ = ["keep_terms"]

_PROTECTED = 0.4  # a part with more than this share of what is left is never chrome (reading notes, rule 1)
_MAIN = 0.5  # <main> and <article> count only with this share of what is left (reading notes, rule 2)
_CHROME_TAGS = {"head": "head", "nav": "navigation", "footer": "footer", "dialog": "dialog", "menu": "navigation"}
_CHROME_ROLES = {
    "navigation": "navigation", "contentinfo": "footer", "dialog": "dialog", "alertdialog": "dialog",
    "search": "search", "menu": "navigation", "menubar": "navigation", "banner": "header",
}  # fmt: skip


def keep_terms(page: Markup) -> list[Raw]:
    """The raw blocks that are terms, in document order; sets ``reason`` on the nodes that are not."""
    size = _sum_up(page)
    total = sum(len(raw.text) for raw in page.raws) or 1
    for node in page.nodes:
        if node.parent is not None and node.parent.reason:
            node.reason = node.parent.reason
        elif reason := _reason(node):
            if size[node.index] <= _PROTECTED * total or reason == "head":
                node.reason = reason
                total -= size[node.index]
    return [raw for raw in page.raws if not raw.node.reason]


def _reason(node: Node) -> str:
    role = node.attrib.get("role")
    return _CHROME_TAGS.get(node.tag, "") or (_CHROME_ROLES.get(role, "") if role else "")


def _sum_up(page: Markup) -> list[int]:
    size = [0] * (len(page.nodes) + 1)
    for raw in page.raws:
        size[raw.node.index] += len(raw.text)
    for node in reversed(page.nodes):
        size[node.parent.index] += size[node.index]
    return size
