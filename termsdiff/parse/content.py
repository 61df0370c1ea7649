"""A page's nodes and raw blocks in, which of them are the terms out.

Recall first, then subtract. Everything is terms until something proves that it is chrome: first tags, roles and
consent managers, then what stands beside the *core* (the smallest part that holds most of the prose), then the few
things that stand among clauses. No part with a good share of the prose is ever left out. Each node or block that is
carries the reason.
"""

from __future__ import annotations

from itertools import pairwise

from termsdiff.parse.chrome_names import ROLES, TAGS, is_vendor, kind_of_name
from termsdiff.parse.markup import Markup, Node, Raw

__all__ = ["keep_terms"]

_PROTECTED = 0.4  # a part with more than this share of the prose left is never chrome (reading notes, rule 1)
_MAIN = 0.5  # <main> counts only with this share of the prose (reading notes, rule 2)
_CORE = 0.7  # the core holds this share of the prose
_ANNEX = 0.15  # what stands outside <main> with this share of the prose is no banner
_SENTENCE = 45  # characters outside links that make a block prose; no menu entry in the sample is as long
_SENTENCE_CJK = 18
_LINKED = 0.8  # share of its words in links that makes a list a menu (reading notes, rule 5)
_DOCUMENT = 500  # characters of prose below which a page holds no document
_FEW = 0.05  # among clauses, a name proves chrome only for parts with less prose than this


def keep_terms(page: Markup) -> list[Raw]:
    """The raw blocks that are terms, in document order; sets ``reason`` on nodes and blocks that are not."""
    parts = _Parts(page)
    parts.drop_named()
    parts.drop_outside_main()
    parts.find_core()
    parts.drop_beside_core()
    parts.drop_within_core()
    return parts.kept()


class _Parts:
    """The sums over each node that the rules ask for, kept up to date while parts are left out.

    ``size`` counts characters, ``linked`` those in links, ``prose`` those of blocks with a sentence.
    """

    def __init__(self, page: Markup) -> None:
        self.nodes, self.raws = page.nodes, page.raws
        count = len(page.nodes) + 1
        self.size, self.linked, self.prose = [0] * count, [0] * count, [0] * count
        self.core: Node | None = None
        self.path: set[int] = set()
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

    def standing(self, first: int = 0, last: int | None = None) -> list[Node]:
        """The nodes with text that are not left out, nor stand in one that is."""
        nodes, size, out = self.nodes, self.size, []
        index, end = first, len(self.nodes) if last is None else last
        while index < end:
            node = nodes[index]
            if node.reason or not size[index]:
                index = node.end
            else:
                out.append(node)
                index += 1
        return out

    def protected(self, node: Node) -> bool:
        """True where too much of the prose that is left stands in the node to call it chrome."""
        return self.prose[node.index] > _PROTECTED * self.total

    # First what its tag, its role or the name of a consent manager tells

    def drop_named(self) -> None:
        index, nodes = 0, self.nodes
        while index < len(nodes):
            node = nodes[index]
            index += 1
            if not self.size[node.index] or node.tag == "head" or self._drop_named(node):
                node.reason = node.reason or "empty"
                index = node.end

    def _drop_named(self, node: Node) -> bool:
        attrib = node.attrib
        reason = TAGS.get(node.tag, "")
        if attrib:
            reason = ROLES.get(attrib.get("role", ""), reason)
            if is_vendor(attrib.get("id", "")) or is_vendor(attrib.get("class", "")):
                if self.total - self.prose[node.index] >= _DOCUMENT:
                    self.drop(node, "consent")
                    return True
        if reason and not self.protected(node) and self._proves(node, reason):
            self.drop(node, reason)
            return True
        return False

    def _proves(self, node: Node, reason: str) -> bool:
        if reason in ("header", "aside", "form"):
            return self.prose[node.index] < _FEW * self.total and not _stands_in_text(node)
        return True

    # Then where the page says that its main part is, where that holds most of the prose

    def drop_outside_main(self) -> None:
        for node in self.standing():
            if (node.tag == "main" or node.attrib.get("role") == "main") and self.prose[
                node.index
            ] >= _MAIN * self.total:
                self.core = node
                for other in self._beside(node):
                    if self.prose[other.index] <= _ANNEX * self.total:
                        self.drop(other, "outside-main")
                return

    def _beside(self, node: Node) -> list[Node]:
        """The parts of the page that neither hold the node nor stand in it, outermost first."""
        path = _path(node)
        out = []
        for upper, lower in pairwise([*path, node]):
            out += self._children(upper, skip=lower)
        return out

    def _children(self, node: Node, skip: Node | None = None) -> list[Node]:
        out, index = [], node.index + 1
        while index < node.end:
            child = self.nodes[index]
            if child is not skip and not child.reason and self.size[child.index]:
                out.append(child)
            index = child.end
        return out

    # Then the core

    def find_core(self) -> None:
        core = self.core or (self.nodes[0] if self.nodes else None)
        while core is not None:
            best = max(self._children(core), key=lambda child: self.prose[child.index], default=None)
            if best is None or self.prose[best.index] < _CORE * self.total or not self.total:
                break
            core = best
        self.core = core

    def drop_beside_core(self) -> None:
        if self.core is None:
            return
        for part in self._beside(self.core):
            if not self.protected(part):
                self._drop_beside(part)

    def _drop_beside(self, part: Node) -> None:
        for node in self.standing(part.index, part.end):
            if node.reason:
                continue
            kind = _name(node)
            if kind:
                self.drop(node, kind)
            elif self.linked[node.index] >= _LINKED * self.size[node.index]:
                self.drop(node, "links")
            elif node.tag == "button":
                self.drop(node, "button")

    # Then what stands among the clauses

    def drop_within_core(self) -> None:
        core = self.core
        if core is None:
            return
        few = _FEW * self.total
        for node in self.standing(core.index + 1, core.end):
            if self.prose[node.index] > few:
                continue
            kind = _name(node)
            if kind and self.linked[node.index] >= 0.5 * self.size[node.index]:
                self.drop(node, kind)

    def kept(self) -> list[Raw]:
        for node in self.nodes:
            if not node.reason and node.parent is not None:
                node.reason = node.parent.reason
        return [raw for raw in self.raws if not raw.node.reason]


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


def _stands_in_text(node: Node) -> bool:
    above = node.parent
    while above is not None:
        if above.tag in ("main", "article", "section") or above.attrib.get("role") == "main":
            return True
        above = above.parent
    return False


def _path(node: Node) -> list[Node]:
    """What the node stands in, outermost first."""
    out = []
    above = node.parent
    while above is not None:
        out.append(above)
        above = above.parent
    return out[:-1][::-1]
