"""A page's nodes and raw blocks in, which of them are the terms out.

Recall first, then subtract. Everything is terms until something proves that it is chrome: first tags, roles and
consent managers, then what stands beside the *core* (the smallest part that holds most of the prose;
`termsdiff.parse.surroundings`), then the few things that stand among clauses (`termsdiff.parse.among`). No part with a
good share of the prose is ever left out. Each node or block that is carries the reason.
"""

from __future__ import annotations

from termsdiff.model import Notice
from termsdiff.parse.among import FEW, drop_within
from termsdiff.parse.chrome_names import ROLES, TAGS, WEAK, is_vendor
from termsdiff.parse.nodes import Markup, Node
from termsdiff.parse.parts import Parts, beside, children, has_button, name_kinds, path_to
from termsdiff.parse.spoken import drop_spoken
from termsdiff.parse.standing import Kept, keep_standing
from termsdiff.parse.surroundings import ANNEX, drop_beside_core

__all__ = ["Kept", "keep_all", "keep_terms"]

_MAIN = 0.5  # <main> counts only with this share of the prose (reading notes, rule 2)
_CORE = 0.7  # the core holds this share of the prose
_DOCUMENT = 500  # characters of prose below which a page holds no document
_FORM = 0.1  # a form with more of the prose than this wraps clauses
_VARIANT = 0.3  # share of the prose of each of two texts of the same terms
_SHARED = 0.6  # share of the shorter one's characters, in equal blocks, that makes them texts of the same terms
_LISTS = {"ol", "ul", "dl", "menu"}  # what stands beside a list of clauses is no less of the terms
_NAMED = {*TAGS, "head"}
_FLOW = {"article", "aside", "footer", "header", "main", "nav", "section"}  # what the parser knows no place for


def keep_terms(page: Markup, *, fragment: str = "") -> Kept:
    """The blocks that are terms; sets ``reason`` on the nodes and blocks that are not. ``fragment`` is that of the
    page's address."""
    parts = Parts(page)
    drop_named(parts)
    drop_dialogs(parts)
    drop_other_documents(parts, fragment)
    drop_outside_main(parts)
    find_core(parts)
    drop_variant(parts)
    drop_spoken(parts)
    drop_beside_core(parts)
    drop_within(parts, parts.core)
    return keep_standing(parts)


def keep_all(page: Markup) -> Kept:
    """All blocks, where somebody has said which part of the page to read."""
    parts = Parts(page)
    return Kept(page.raws, parts.total, [], parts.muted)


# First: what a tag, a role or the name of a consent manager tells


def drop_named(parts: Parts) -> None:
    """Leave out navigation, footers, dialogs and the like, unless much of the prose stands in them."""
    index, nodes, size = 0, parts.nodes, parts.size
    while index < len(nodes):
        node = nodes[index]
        if size[index] and not ((node.attrib or node.tag in _NAMED) and _drop_named(parts, node)):
            index += 1
        else:
            node.reason = node.reason or "empty"
            index = node.end


def _is_head(parts: Parts, node: Node) -> bool:
    """Whether <head> is no more than that. Where a page leaves out <body>, the parser takes the first elements of
    HTML 5 for its end."""
    return all(inner.tag not in _FLOW for inner in parts.nodes[node.index + 1 : node.end])


def _drop_named(parts: Parts, node: Node) -> bool:
    if node.tag == "head" and _is_head(parts, node):
        return True
    attrib = node.attrib
    reason = TAGS.get(node.tag, "")
    if attrib:
        reason = ROLES.get(attrib.get("role", ""), reason)
        vendor = is_vendor(attrib.get("id", "")) or is_vendor(attrib.get("class", ""))
        if vendor and parts.total - parts.prose[node.index] >= _DOCUMENT:
            parts.drop(node, "consent")
            return True
    if not reason or parts.protected(node):
        return False
    if reason in WEAK:
        return _drop_weak(parts, node, reason)
    parts.drop(node, reason)
    return True


def _drop_weak(parts: Parts, node: Node, reason: str) -> bool:
    """Headers, asides and forms hold titles, summaries and clauses too: they go only with little prose."""
    prose = parts.prose[node.index]
    if reason == "form":
        proved = prose < _FORM * parts.total
    elif parts.inside[node.index]:
        proved = reason == "aside" and not prose
    else:
        proved = prose < FEW * parts.total
    if proved and reason == "header":
        parts.mute(node, reason)
        return False
    if proved:
        parts.drop(node, reason)
    return proved


def drop_dialogs(parts: Parts) -> None:
    """Leave out what its class or id calls a dialog, or a consent banner that has something to press."""
    for node in name_kinds(parts):
        kind = parts.kind(node)
        if kind not in {"dialog", "consent"}:
            continue
        if parts.protected(node):
            parts.windows.append(node)
        elif kind == "dialog" or has_button(parts, node):
            parts.drop(node, kind)


# Then: which of several documents the address names


def drop_other_documents(parts: Parts, fragment: str) -> None:
    """Where the page holds several documents and the address names one, leave out the others."""
    if not fragment:
        return
    named = next((node for node in parts.standing() if node.attrib.get("id") == fragment), None)
    if named is None or named.parent is None or not _is_document(parts, named):
        return
    others = [node for node in children(parts, named.parent, skip=named) if _is_document(parts, node)]
    if others:
        parts.core = named
        for other in beside(parts, named):
            parts.drop(other, "other-document")


def _is_document(parts: Parts, node: Node) -> bool:
    """A part with a title of its own and running text enough for a document."""
    if parts.prose[node.index] < _DOCUMENT:
        return False
    own = node.tag == "article" or node.attrib.get("role") == "tabpanel"
    return own or any(inner.tag == "h1" for inner in parts.nodes[node.index : node.end])


# Then: where the page says that its main part is, if most of the prose is there


def drop_outside_main(parts: Parts) -> None:
    """Leave out what stands outside <main>, but for parts with so much prose that they are an annex."""
    if parts.core is not None or not parts.total:
        return
    mains = (node for node in parts.mains if not any(part.reason for part in (node, *path_to(node))))
    parts.core = next((node for node in mains if parts.prose[node.index] >= _MAIN * parts.total), None)
    if parts.core is not None:
        for other in beside(parts, parts.core):
            if parts.prose[other.index] <= ANNEX * parts.total:
                parts.mute(other, "outside-main")


# Then: the smallest part that holds most of the prose; what stands beside and within it, other modules tell


def find_core(parts: Parts) -> None:
    """Go down from the page, or its main part, as long as one part holds most of the prose."""
    core = parts.core or (parts.nodes[0] if parts.nodes else None)
    while core is not None and parts.total:
        best = max(children(parts, core), key=lambda child: parts.prose[child.index], default=None)
        if best is None or best.tag in _LISTS or parts.prose[best.index] < _CORE * parts.total:
            break
        core = best
    parts.core = core


def drop_variant(parts: Parts) -> None:
    """Of two texts of the same terms on one page (old and new, or one for small screens) keep the first."""
    if parts.core is None:
        return
    large = [part for part in children(parts, parts.core) if parts.prose[part.index] >= _VARIANT * parts.total > 0]
    if len(large) < 2:
        return
    first, second = ({raw.text for raw in parts.within(part)} for part in large[:2])
    shared = sum(map(len, first & second))
    if shared >= _SHARED * min(sum(map(len, first)), sum(map(len, second))):
        parts.drop(large[1], "variant")
        parts.notices.append(Notice("variants", "The page holds a second text of the same terms, which was left out."))
        find_core(parts)
