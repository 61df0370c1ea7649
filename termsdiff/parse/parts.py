"""Parts of a page: sums over the nodes of its mark-up, kept up to date while nodes are left out, and what they tell.

The rules that leave parts out stand in `termsdiff.parse.content`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate, pairwise
from operator import sub

from termsdiff.model import Notice
from termsdiff.parse.chrome_names import kind_of_name
from termsdiff.parse.nodes import Markup, Node, Raw

__all__ = [
    "SENTENCE",
    "Parts",
    "bare",
    "beside",
    "children",
    "has_button",
    "holds",
    "is_contents",
    "is_hollow",
    "is_menu",
    "name_kinds",
    "path_to",
]

_PROTECTED = 0.4  # a part with more than this share of the prose left is never chrome (reading notes, rule 1)
SENTENCE = 45  # characters outside links that make a block prose; no menu entry in the sample is as long
_SENTENCE_CJK = 18  # the same in Chinese, Japanese and Korean
_CJK = 3  # letters that say as much as one such character
_LINKED = 0.8  # share of its words in links that makes a list a menu (reading notes, rule 5)
_HOLLOW = 0.5  # share of words in links that, with the name of chrome, proves it among clauses


_TEXT = {"main", "article"}


class Parts:
    """The sums over each node that the rules ask for, kept up to date while parts are left out.

    ``size`` counts characters, ``linked`` those in links, ``prose`` those of blocks with a sentence; ``muted``
    says why of a node's own blocks only titles and dates count; ``windows`` are dialogs that hold the terms; ``inside``
    whether a node is or stands in <main> or an <article>; ``mains`` are the nodes that say they are the main part;
    ``kinds`` what the names of nodes tell (`name_kinds`).
    """

    def __init__(self, page: Markup) -> None:
        self.nodes, self.raws = page.nodes, page.raws
        count = len(page.nodes) + 1
        self._add_up(count)
        self.muted = [""] * count
        self.kinds = [""] * count
        self.inside = [False] * count
        self.mains: list[Node] = []
        for node in page.nodes:
            if node.tag in _TEXT or (node.attrib and node.attrib.get("role") == "main"):
                if node.tag != "article" or node.attrib.get("role") == "main":
                    self.mains.append(node)
                if not self.inside[node.index]:
                    self.inside[node.index : node.end] = [True] * (node.end - node.index)
        self.core: Node | None = None
        self.windows: list[Node] = []
        self.notices: list[Notice] = []

    def _add_up(self, count: int) -> None:
        size, linked, prose = [0] * count, [0] * count, [0] * count
        # The last node that the blocks up to each of them stand in: it grows to a node's index where that begins.
        self._reached: list[int] = []
        last = -1
        for raw in self.raws:
            text, index = raw.text, raw.node.index
            if index > last:
                last = index
            self._reached.append(last)
            length = len(text)
            size[index] += length
            for words, _ in raw.links:
                length -= (letters := len(words.strip()))
                linked[index] += letters
            if length >= _SENTENCE_CJK:
                if text[length // 2] > "\u2e80":
                    prose[index] += _CJK * length
                elif length >= SENTENCE:
                    prose[index] += length
        ends = [node.end for node in self.nodes]
        self.size, self.linked, self.prose = _sums(size, ends), _sums(linked, ends), _sums(prose, ends)

    @property
    def total(self) -> int:
        """Characters of prose that are left."""
        return self.prose[-1]

    def drop(self, node: Node, reason: str) -> None:
        """Leave the node out, and take what it holds off the sums of all it stands in, where it still counts there."""
        above: Node | None = node
        while above is not None:
            if above.reason:
                return
            above = above.parent
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
        self.muted[node.index : node.end] = [muted or reason for muted in self.muted[node.index : node.end]]

    def kind(self, node: Node) -> str:
        """The kind of chrome a part's name tells; in a window that holds the terms, names of windows tell nothing."""
        kind = self.kinds[node.index]
        within = kind == "dialog" and any(window.index < node.index < window.end for window in self.windows)
        return "" if within else kind

    def within(self, node: Node) -> Iterator[Raw]:
        """The blocks in a node, which stand together."""
        raws, first, end = self.raws, node.index, node.end
        for at in range(bisect_left(self._reached, first), len(raws)):
            if not first <= raws[at].node.index < end:
                break
            yield raws[at]

    def before(self, node: Node) -> Raw | None:
        """The block just before a node, in what the node stands in."""
        at = bisect_left(self._reached, node.index) - 1
        around = node.parent.index if node.parent else -1
        return self.raws[at] if at >= 0 and self.raws[at].node.index >= around else None

    def standing(self, first: int = 0, last: int | None = None) -> Iterator[Node]:
        """The nodes with text that are not left out, nor stand in one that is, as the walk comes to them."""
        nodes, size = self.nodes, self.size
        index, end = first, len(self.nodes) if last is None else last
        while index < end:
            node = nodes[index]
            if size[index] and not node.reason:
                yield node
                index = node.end if node.reason else index + 1
            else:
                index = node.end

    def protected(self, node: Node) -> bool:
        """True where too much of the prose that is left stands in the node to call it chrome."""
        return self.prose[node.index] > _PROTECTED * self.total


def _sums(own: list[int], ends: list[int]) -> list[int]:
    """Of what each node holds itself (the page outside all of them last) the sums with all that stands in it: what
    stands in a node are the nodes from its own place up to its end."""
    before = list(accumulate(own[:-1], initial=0))
    return [*map(sub, map(before.__getitem__, ends), before), before[-1] + own[-1]]


def beside(parts: Parts, node: Node) -> list[Node]:
    """The parts of the page that neither hold the node nor stand in it, outermost first."""
    out = []
    for upper, lower in pairwise([*path_to(node), node]):
        out += children(parts, upper, skip=lower)
    return out


def path_to(node: Node) -> list[Node]:
    """What the node stands in, outermost first."""
    out = []
    while node.parent is not None:
        node = node.parent
        out.append(node)
    return out[-2::-1]


def children(parts: Parts, node: Node, skip: Node | None = None) -> list[Node]:
    """The nodes with text right below a node that are not left out."""
    out, index = [], node.index + 1
    while index < node.end:
        child = parts.nodes[index]
        if child is not skip and not child.reason and parts.size[child.index]:
            out.append(child)
        index = child.end
    return out


def is_menu(parts: Parts, node: Node) -> bool:
    """True where nearly all words are links."""
    return parts.linked[node.index] >= _LINKED * parts.size[node.index]


def is_contents(parts: Parts, node: Node) -> bool:
    """True for a list of links to places in the page, within its main part."""
    return parts.inside[node.index] and all("#" in href for raw in parts.within(node) for _, href in raw.links)


def bare(raw: Raw) -> int:
    """Characters outside links."""
    return len(raw.text) - sum(len(words.strip()) for words, _ in raw.links)


def is_hollow(parts: Parts, node: Node) -> bool:
    """No prose, and at least half of it links, or something to press."""
    index = node.index
    if parts.prose[index]:
        return False
    return has_button(parts, node) or parts.linked[index] >= _HOLLOW * parts.size[index]


def name_kinds(parts: Parts) -> Iterator[Node]:
    """Set ``kinds`` of the nodes that stand: the kind of chrome that each one's name tells. Gives, one by one, those
    whose name tells one; they may be left out meanwhile, with what they hold."""
    for node in parts.standing():
        if (node.attrib or "-" in node.tag) and (kind := _kind_of(node)):
            parts.kinds[node.index] = kind
            yield node


def _kind_of(node: Node) -> str:
    """The kind of chrome that the node's class or id names, or its tag where that is a component's; "" none."""
    attrib = node.attrib
    kind = kind_of_name(node.tag) if "-" in node.tag else ""
    if not kind and (name := attrib.get("class")) is not None:
        kind = kind_of_name(name)
    if not kind and (name := attrib.get("id")) is not None:
        kind = kind_of_name(name)
    return kind


def has_button(parts: Parts, node: Node) -> bool:
    """True where there is a button in the node."""
    return any(inner.tag == "button" for inner in parts.nodes[node.index : node.end])


def holds(node: Node, other: Node | None) -> bool:
    """True where ``other`` is the node or stands in it."""
    return other is not None and node.index <= other.index < node.end
