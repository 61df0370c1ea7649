"""A page's nodes and raw blocks in, which of them are the terms out.

Recall first, then subtract. Everything is terms until something proves that it is chrome: first tags, roles and
consent managers, then what stands beside the *core* (the smallest part that holds most of the prose), then the few
things that stand among clauses. No part with a good share of the prose is ever left out. Each node or block that is
carries the reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from termsdiff.parse.chrome_names import ROLES, TAGS, is_vendor, kind_of_name
from termsdiff.parse.markup import Markup, Node, Raw
from termsdiff.parse.phrases import LONGEST, says_feedback, spoken, says_cookies

__all__ = ["keep_terms"]

_PROTECTED = 0.4  # a part with more than this share of the prose left is never chrome (reading notes, rule 1)
_MAIN = 0.5  # <main> counts only with this share of the prose (reading notes, rule 2)
_CORE = 0.7  # the core holds this share of the prose
_ANNEX = 0.15  # what stands outside <main> with this share of the prose is no banner
_SENTENCE = 45  # characters outside links that make a block prose; no menu entry in the sample is as long
_SENTENCE_CJK = 18
_LINKED = 0.8  # share of its words in links that makes a list a menu (reading notes, rule 5)
_DOCUMENT = 500  # characters of prose below which a page holds no document
_FEW = 0.05  # among clauses, and in headers, only parts with less of the prose than this may be chrome
_FORM = 0.1  # a form with more of the prose than this wraps clauses
_HOLLOW = 0.5  # share of words in links that, with the name of chrome, proves it among clauses
_FEEDBACK = 250  # characters of the widest part around "was this helpful"
_WEAK = {"header", "aside", "form"}  # kinds whose name alone proves nothing
_FOLDING = {"accordion", "collapse", "collapsible", "toggle", "expand", "faq"}
_DATED = re.compile(r"\b(?:19|20)\d\d\b")


def keep_terms(page: Markup) -> list[Raw]:
    """The raw blocks that are terms, in document order; sets ``reason`` on the nodes and blocks that are not."""
    parts = Parts(page)
    drop_named(parts)
    drop_dialogs(parts)
    drop_outside_main(parts)
    find_core(parts)
    drop_spoken(parts)
    drop_beside_core(parts)
    drop_within(parts, parts.core)
    return _kept(parts)


# First: what a tag, a role or the name of a consent manager tells


def drop_named(parts: Parts) -> None:
    """Leave out navigation, footers, dialogs and the like, unless much of the prose stands in them."""
    index, nodes, size = 0, parts.nodes, parts.size
    while index < len(nodes):
        node = nodes[index]
        index += 1
        if not size[node.index] or node.tag == "head" or _drop_named(parts, node):
            node.reason = node.reason or "empty"
            index = node.end


def _drop_named(parts: Parts, node: Node) -> bool:
    attrib = node.attrib
    reason = TAGS.get(node.tag, "")
    if attrib:
        reason = ROLES.get(attrib.get("role", ""), reason)
        if is_vendor(attrib.get("id", "")) or is_vendor(attrib.get("class", "")):
            if parts.total - parts.prose[node.index] >= _DOCUMENT:
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
    elif _stands_in_text(node):
        proved = reason == "aside" and not prose
    else:
        proved = prose < _FEW * parts.total
    if proved and reason == "header":
        parts.mute(node, reason)
        return False
    if proved:
        parts.drop(node, reason)
    return proved


def _stands_in_text(node: Node) -> bool:
    above = node.parent
    while above is not None:
        if above.tag in ("main", "article") or above.attrib.get("role") == "main":
            return True
        above = above.parent
    return False


def drop_dialogs(parts: Parts) -> None:
    """Leave out what its class or id calls a dialog, or a consent banner that has something to press."""
    for node in parts.standing():
        kind = _name(node)
        if kind not in {"dialog", "consent"} or parts.protected(node):
            continue
        if kind == "dialog" or _has_button(parts, node):
            parts.drop(node, kind)


def _has_button(parts: Parts, node: Node) -> bool:
    return any(inner.tag == "button" for inner in parts.nodes[node.index : node.end])


# Then: where the page says that its main part is, if most of the prose is there


def drop_outside_main(parts: Parts) -> None:
    """Leave out what stands outside <main>, but for parts with so much prose that they are an annex."""
    for node in parts.standing():
        if node.tag == "main" or node.attrib.get("role") == "main":
            if parts.prose[node.index] >= _MAIN * parts.total > 0:
                parts.core = node
                for other in _beside(parts, node):
                    if parts.prose[other.index] <= _ANNEX * parts.total:
                        parts.mute(other, "outside-main")
                return


def _beside(parts: Parts, node: Node) -> list[Node]:
    """The parts of the page that neither hold the node nor stand in it, outermost first."""
    out = []
    for upper, lower in pairwise([*_path(node), node]):
        out += _children(parts, upper, skip=lower)
    return out


def _path(node: Node) -> list[Node]:
    """What the node stands in, outermost first."""
    out = []
    while node.parent is not None:
        node = node.parent
        out.append(node)
    return out[-2::-1]


def _children(parts: Parts, node: Node, skip: Node | None = None) -> list[Node]:
    out, index = [], node.index + 1
    while index < node.end:
        child = parts.nodes[index]
        if child is not skip and not child.reason and parts.size[child.index]:
            out.append(child)
        index = child.end
    return out


# Then: what stands beside the core


def find_core(parts: Parts) -> None:
    """Go down from the page, or its main part, as long as one part holds most of the prose."""
    core = parts.core or (parts.nodes[0] if parts.nodes else None)
    while core is not None and parts.total:
        best = max(_children(parts, core), key=lambda child: parts.prose[child.index], default=None)
        if best is None or parts.prose[best.index] < _CORE * parts.total:
            break
        core = best
    parts.core = core


def drop_beside_core(parts: Parts) -> None:
    """Leave out named chrome, menus and loose words beside the core; a part with much prose is read as the core is."""
    if parts.core is None:
        return
    for node in _path(parts.core):
        if not _stands_in_text(node):
            parts.muted[node.index] = "beside"
    for part in _beside(parts, parts.core):
        if parts.prose[part.index] > _ANNEX * parts.total:
            _drop_beside(parts, part, careful=True)
            drop_within(parts, part)
        else:
            _drop_beside(parts, part, careful=False)
            if not parts.prose[part.index] and not _stands_in_text(part):
                parts.mute(part, "beside")


def _drop_beside(parts: Parts, part: Node, *, careful: bool) -> None:
    for node in parts.standing(part.index, part.end):
        kind = _name(node)
        if kind and kind not in _WEAK and not parts.protected(node):
            if not careful or kind in ("dialog", "consent"):
                parts.drop(node, kind)
        elif not careful and node.scope.table is None and _is_menu(parts, node) and not _is_contents(parts, node):
            parts.drop(node, "links")


def _is_contents(parts: Parts, node: Node) -> bool:
    """True for a list of links to places in the page, within its main part."""
    return _stands_in_text(node) and all("#" in href for raw in parts.within(node) for _, href in raw.links)


def _bare(raw: Raw) -> int:
    """Characters outside links."""
    return len(raw.text) - sum(len(words.strip()) for words, _ in raw.links)


def _is_menu(parts: Parts, node: Node) -> bool:
    return parts.linked[node.index] >= _LINKED * parts.size[node.index]


# Then: what says itself that it is chrome


def drop_spoken(parts: Parts) -> None:
    """Leave out what its own words give away: buttons and links that do something, "was this helpful", banners."""
    for raw in parts.raws:
        if len(raw.text) > LONGEST or raw.node.reason:
            continue
        kind, answers = spoken(raw.text)
        pressed = raw.node.tag == "button" or (raw.links and _bare(raw) == 0)
        if answers and pressed:
            _drop_banner(parts, raw.node)
        elif kind == "action" and pressed and raw.node.scope.row is None:
            raw.reason = "action"
        elif kind == "related":
            _drop_around(parts, raw.node, "related", lambda node: _is_hollow(parts, node))
        elif says_feedback(raw.text):
            _drop_around(parts, raw.node, "feedback", lambda node: parts.size[node.index] <= _FEEDBACK)


def _drop_banner(parts: Parts, node: Node) -> None:
    """Leave out the widest part around a consent button that stands beside the core and speaks of cookies."""
    widest = None
    while not _holds(node, parts.core) and parts.prose[node.index] <= _ANNEX * parts.total:
        widest = node
        if node.parent is None:
            break
        node = node.parent
    if widest is None or (parts.core is not None and _holds(parts.core, widest)):
        return
    if any(says_cookies(raw.text) for raw in parts.within(widest)):
        parts.drop(widest, "consent")


def _drop_around(parts: Parts, node: Node, reason: str, proves: Callable[[Node], bool]) -> None:
    """Leave out the widest part around a node for which the test holds."""
    widest = None
    while proves(node) and not _holds(node, parts.core):
        widest = node
        if node.parent is None:
            break
        node = node.parent
    if widest is not None:
        parts.drop(widest, reason)


def _holds(node: Node, other: Node | None) -> bool:
    return other is not None and node.index <= other.index < node.end


# Then: what stands among the clauses


def drop_within(parts: Parts, core: Node | None) -> None:
    """Leave out what stands among clauses without being one: share bars, feedback, buttons, tables of contents."""
    if core is None:
        return
    few = _FEW * parts.total
    for node in parts.standing(core.index + 1, core.end):
        if parts.prose[node.index] > few:
            continue
        kind = _name(node)
        if kind and kind not in _WEAK and _is_hollow(parts, node):
            parts.drop(node, kind)
        elif node.tag == "button" and not _opens(node):
            parts.drop(node, "button")
        elif node.attrib.get("role") == "tablist":
            parts.drop(node, "tabs")


def _is_hollow(parts: Parts, node: Node) -> bool:
    """No prose, and at least half of it links, or something to press."""
    index = node.index
    if parts.prose[index]:
        return False
    return _has_button(parts, node) or parts.linked[index] >= _HOLLOW * parts.size[index]


def _opens(button: Node) -> bool:
    """True for a button that is the title of a part it folds in and out."""
    attrib = button.attrib
    if button.scope.level or "aria-expanded" in attrib or "aria-controls" in attrib:
        return True
    return attrib.get("data-toggle", attrib.get("data-bs-toggle", "")) == "collapse" or bool(
        _FOLDING.intersection(attrib.get("class", "").lower().replace("-", " ").replace("_", " ").split())
    )


def _name(node: Node) -> str:
    attrib = node.attrib
    if not attrib:
        return ""
    kind = ""
    if (name := attrib.get("class")) is not None:
        kind = kind_of_name(name)
    if not kind and (name := attrib.get("id")) is not None:
        kind = kind_of_name(name)
    return kind


# Last: the blocks that stand


def _kept(parts: Parts) -> list[Raw]:
    for node in parts.nodes:
        if not node.reason and node.parent is not None:
            node.reason = node.parent.reason
    kept, titles = [], []
    titled = False
    for raw in parts.raws:
        node = raw.node
        if node.reason:
            continue
        if (
            not (muted := parts.muted[node.index])
            or len(raw.text) - sum(len(words) for words, _ in raw.links) >= _SENTENCE
        ):
            kept.append(raw)
            titled = titled or node.scope.level == 1
        elif muted == "beside" and (node.scope.level or _DATED.search(raw.text)) and not raw.links:
            kept.append(raw)
            titled = titled or node.scope.level == 1
        elif node.scope.level == 1 and not raw.links:
            titles.append(raw)
    return titles[:1] + kept if titles and not titled else kept


class Parts:
    """The sums over each node that the rules ask for, kept up to date while parts are left out.

    ``size`` counts characters, ``linked`` those in links, ``prose`` those of blocks with a sentence; ``muted``
    says why of a node's own blocks only titles and dates count.
    """

    def __init__(self, page: Markup) -> None:
        self.nodes, self.raws = page.nodes, page.raws
        count = len(page.nodes) + 1
        self.size, self.linked, self.prose = [0] * count, [0] * count, [0] * count
        self.muted = [""] * count
        self.core: Node | None = None
        for raw in page.raws:
            self._weigh(raw)
        size, linked, prose = self.size, self.linked, self.prose
        for node in reversed(page.nodes):
            index, above = node.index, node.parent.index  # type: ignore[union-attr]  # every listed node has a parent
            if size[index]:
                size[above] += size[index]
                linked[above] += linked[index]
                prose[above] += prose[index]

    def _weigh(self, raw: Raw) -> None:
        index, length = raw.node.index, len(raw.text)
        self.size[index] += length
        if raw.links:
            inside = sum(len(words.strip()) for words, _ in raw.links)
            self.linked[index] += inside
            length -= inside
        if length >= _SENTENCE or (length >= _SENTENCE_CJK and raw.text[length // 2] > "\u2e80"):
            self.prose[index] += length

    @property
    def total(self) -> int:
        """Characters of prose that are left."""
        return self.prose[-1]

    def drop(self, node: Node, reason: str) -> None:
        """Leave the node out, and take what it holds off the sums of all it stands in."""
        index = node.index
        size, linked, prose = self.size[index], self.linked[index], self.prose[index]
        node.reason = reason
        above = node.parent
        while above is not None:
            self.size[above.index] -= size
            self.linked[above.index] -= linked
            self.prose[above.index] -= prose
            above = above.parent

    def mute(self, node: Node, reason: str) -> None:
        """Keep no more of the node than titles and dates."""
        self.muted[node.index : node.end] = [reason] * (node.end - node.index)

    def within(self, node: Node) -> Iterator[Raw]:
        """The blocks in a node."""
        return (raw for raw in self.raws if node.index <= raw.node.index < node.end)

    def standing(self, first: int = 0, last: int | None = None) -> Iterator[Node]:
        """The nodes with text that are not left out, nor stand in one that is, as the walk comes to them."""
        nodes, size = self.nodes, self.size
        index, end = first, len(self.nodes) if last is None else last
        while index < end:
            node = nodes[index]
            if not node.reason and size[index]:
                yield node
            index = node.end if node.reason or not size[index] else index + 1

    def protected(self, node: Node) -> bool:
        """True where too much of the prose that is left stands in the node to call it chrome."""
        return self.prose[node.index] > _PROTECTED * self.total
