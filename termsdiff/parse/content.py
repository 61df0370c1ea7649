"""A page's nodes and raw blocks in, which of them are the terms out.

Recall first, then subtract. Everything is terms until something proves that it is chrome: first tags, roles and
consent managers, then what stands beside the *core* (the smallest part that holds most of the prose), then the few
things that stand among clauses. No part with a good share of the prose is ever left out. Each node or block that is
carries the reason.
"""

from __future__ import annotations

import re
from collections import deque
from itertools import takewhile

from termsdiff.model import Notice
from termsdiff.parse.chrome_names import ROLES, TAGS, is_vendor
from termsdiff.parse.nodes import Markup, Node
from termsdiff.parse.parts import (
    SENTENCE,
    Parts,
    bare,
    beside,
    children,
    has_button,
    is_contents,
    is_hollow,
    is_menu,
    name_kinds,
    path_to,
)
from termsdiff.parse.spoken import drop_spoken
from termsdiff.parse.standing import Kept, is_dated, keep_standing

__all__ = ["Kept", "keep_all", "keep_terms"]

_MAIN = 0.5  # <main> counts only with this share of the prose (reading notes, rule 2)
_CORE = 0.7  # the core holds this share of the prose
_ANNEX = 0.15  # what stands outside <main> with this share of the prose is no banner
_DOCUMENT = 500  # characters of prose below which a page holds no document
_FEW = 0.05  # among clauses, and in headers, only parts with less of the prose than this may be chrome
_FORM = 0.1  # a form with more of the prose than this wraps clauses
_OFFER = 600  # characters of prose of the longest part beside the terms that is left out for a form in it
_VARIANT = 0.3  # share of the prose of each of two texts of the same terms
_SHARED = 0.6  # share of the shorter one's characters, in equal blocks, that makes them texts of the same terms
_WEAK = {"header", "aside", "form"}  # kinds whose name alone proves nothing
_FOLDING = {"accordion", "collapse", "collapsible", "toggle", "expand", "faq"}
_LISTS = {"ol", "ul", "dl", "menu"}  # what stands beside a list of clauses is no less of the terms
_NAMED = {*TAGS, "head"}
_FLOW = {"article", "aside", "footer", "header", "main", "nav", "section"}  # what the parser knows no place for
_UNSEEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


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
    if reason in _WEAK:
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
        proved = prose < _FEW * parts.total
    if proved and reason == "header":
        parts.mute(node, reason)
        return False
    if proved:
        parts.drop(node, reason)
    return proved


def drop_dialogs(parts: Parts) -> None:
    """Leave out what its class or id calls a dialog, or a consent banner that has something to press."""
    for node in name_kinds(parts):
        kind = _kind_of(parts, node)
        if kind not in {"dialog", "consent"}:
            continue
        if parts.protected(node):
            parts.windows.append(node)
        elif kind == "dialog" or has_button(parts, node):
            parts.drop(node, kind)


def _kind_of(parts: Parts, node: Node) -> str:
    """The kind of chrome a part's name tells; in a window that holds the terms, the names of windows tell nothing."""
    kind = parts.kinds[node.index]
    within = kind == "dialog" and any(window.index < node.index < window.end for window in parts.windows)
    return "" if within else kind


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
            if parts.prose[other.index] <= _ANNEX * parts.total:
                parts.mute(other, "outside-main")


# Then: what stands beside the core


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


def drop_beside_core(parts: Parts) -> None:
    """Leave out named chrome, menus and loose words beside the core; a part with much prose is read as the core is."""
    if parts.core is None:
        return
    for node in path_to(parts.core):
        if not parts.inside[node.index]:
            parts.muted[node.index] = "beside"
    for part in beside(parts, parts.core):
        if parts.prose[part.index] > _ANNEX * parts.total:
            _dropbeside(parts, part, careful=True)
            drop_within(parts, part)
        elif parts.prose[part.index] <= _OFFER and (reason := _offer(parts, part)):
            parts.drop(part, reason)
        else:
            _dropbeside(parts, part, careful=False)
            if not parts.prose[part.index] and not parts.inside[part.index]:
                parts.mute(part, "beside")


def _offer(parts: Parts, part: Node) -> str:
    """Why few words beside the core are none of the terms: they stand beside a form (of a newsletter, an account, a
    question) or a button, or come after the terms without a title of their own (a chat, an advertisement), or a script
    shows them when it has to ("your browser is outdated")."""
    inner = parts.nodes[part.index : part.end]
    if any(node.tag == "form" for node in inner):
        return "form"
    if _is_unseen(parts, part):
        return "hidden"
    inside, core = parts.inside[part.index], parts.core
    close = inside or (core is not None and part.index < core.index)  # where titles of the terms may stand
    if any(node.scope.level == 1 or (close and node.scope.level) for node in inner):
        return ""
    if any(node.tag == "button" and not _opens(node) for node in inner) and (not inside or _asks(parts, part)):
        return "button"
    return "beside" if not inside and _trails(parts, part) else ""


def _asks(parts: Parts, part: Node) -> bool:
    """Whether the last words of a part are those of its buttons: where the first are, it folds something in."""
    last = deque(parts.within(part), maxlen=1)
    return bool(last) and any(node.tag == "button" for node in (last[0].node, *path_to(last[0].node)))


def _trails(parts: Parts, part: Node) -> bool:
    """Whether a part comes after all that stands right beside the core, and has neither a heading nor a date."""
    core = parts.core
    if core is None or core.parent is None or part.index < core.parent.end:
        return False
    return not any(raw.node.scope.level or is_dated(raw) for raw in parts.within(part))


def _is_unseen(parts: Parts, node: Node) -> bool:
    """Whether a part waits to be shown, and is none of the terms' own."""
    unseen = "hidden" in node.attrib or bool(_UNSEEN.search(node.attrib.get("style", "")))
    return unseen and not (parts.inside[node.index] or node.attrib.get("role") == "tabpanel")


def _waits(parts: Parts, node: Node) -> bool:
    """The same for few words within a part beside the core. What stands right after a title is folded in under it."""
    if parts.prose[node.index] > _OFFER or not _is_unseen(parts, node):
        return False
    around = (raw for raw in parts.raws if node.parent is None or raw.node.index >= node.parent.index)
    before = deque(takewhile(lambda raw: raw.node.index < node.index, around), maxlen=1)
    return not before or bare(before[0]) >= SENTENCE


def _dropbeside(parts: Parts, part: Node, *, careful: bool) -> None:
    for node in parts.standing(part.index, part.end):
        kind = _kind_of(parts, node)
        if kind and kind not in _WEAK and not parts.protected(node):
            if not careful or kind in ("dialog", "consent"):
                parts.drop(node, kind)
        elif (node.attrib or node.tag == "button") and (control := _control(node)):
            parts.drop(node, control)
        elif not careful and node.scope.table < 0 and is_menu(parts, node) and not is_contents(parts, node):
            parts.drop(node, "links")
        elif not careful and node.attrib and _waits(parts, node):
            parts.drop(node, "hidden")


# Then: what stands among the clauses


def drop_within(parts: Parts, core: Node | None) -> None:
    """Leave out what stands among clauses without being one: share bars, feedback, buttons, tables of contents."""
    if core is None:
        return
    few = _FEW * parts.total
    top = _begins(parts, core)
    for node in parts.standing(core.index + 1, core.end):
        if parts.prose[node.index] > few:
            continue
        if node.end <= top and node.scope.table < 0 and is_menu(parts, node) and not is_contents(parts, node):
            parts.drop(node, "links")
            continue
        kind = parts.kinds[node.index]
        if (
            kind
            and kind not in _WEAK
            and (is_hollow(parts, node) or (kind == "author" and not parts.prose[node.index]))
        ):
            parts.drop(node, kind)
        elif (node.attrib or node.tag == "button") and (control := _control(node)):
            parts.drop(node, control)


def _begins(parts: Parts, core: Node) -> int:
    """The node with the first heading or sentence of the core: what stands above it may be a menu without a name."""
    first = (raw.node for raw in parts.within(core) if raw.node.scope.level or bare(raw) >= SENTENCE)
    return next(first, core).index


def _control(node: Node) -> str:
    """Of what is there to be pressed the kind, "" for all else."""
    if node.attrib.get("role") == "tablist":
        return "tabs"
    return "button" if node.tag == "button" and not _opens(node) else ""


def _opens(button: Node) -> bool:
    """True for a button that is the title of a part it folds in and out."""
    attrib = button.attrib
    if button.scope.level or "aria-expanded" in attrib or "aria-controls" in attrib:
        return True
    return attrib.get("data-toggle", attrib.get("data-bs-toggle", "")) == "collapse" or bool(
        _FOLDING.intersection(attrib.get("class", "").lower().replace("-", " ").replace("_", " ").split())
    )
