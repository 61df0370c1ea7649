"""Lines and the places of the numbered ones in, a parent for every line out."""

from __future__ import annotations

from dataclasses import dataclass

from termsdiff.parse.divisions import RETURNS
from termsdiff.parse.lines import Line, ends_open
from termsdiff.parse.marks import Reading
from termsdiff.parse.sequences import Placement

__all__ = ["Node", "place"]

_DEPTH = 40  # deeper clauses are laid beside each other; no real page of the sample is deeper than 9
_FULL_STOPS = (".", "!", "?", "。", "！", "？", "।", ".”", '."', ".)", "۔", "؟")
_LONGEST = max(map(len, RETURNS))
_START = 3  # letters by which most paragraphs are told apart from all of these at once
_STARTS = frozenset(word[:_START] for word in RETURNS)


@dataclass(slots=True)
class Node:
    """A line in its place: the index of the line it hangs under (-1: none), how deep that is, its reading, whether
    the next line may still hang under it."""

    line: Line
    parent: int = -1
    depth: int = 0
    reading: Reading | None = None
    numbered: bool = False
    group: int = -1
    open: bool = True


class _Placer:
    """Walks the lines once; ``anchor`` is the last line that opened a clause, ``settled`` where plain paragraphs
    go until the next one."""

    def __init__(self, lines: list[Line], placements: dict[int, Placement]) -> None:
        self.nodes = [Node(line) for line in lines]
        self.placements = placements
        self.hosts: dict[int, int] = {}  # a list's first line -> the lead-in that holds it
        self.spine: list[int] = []  # the line before and what it hangs under, outermost first
        self.anchor = -1
        self.settled: int | None = None

    def walk(self) -> list[Node]:
        for index, node in enumerate(self.nodes):
            placement = self.placements.get(index)
            if placement is None or (placement.reading is None and not (node.line.rank or node.line.forced)):
                self._hang(index, self._open(self._home(index)))
                continue
            node.reading, node.numbered, node.group = placement.reading, placement.reading is not None, placement.group
            self._hang(index, self._reopened(index, self._host(index, placement), placement))
            self.anchor, self.settled = index, None
        return self.nodes

    def _hang(self, index: int, parent: int) -> None:
        """Hang a line under a clause that is still open, and close what it is not part of."""
        while parent >= 0 and self.nodes[parent].depth >= _DEPTH:
            parent = self.nodes[parent].parent
        spine = self.spine
        while spine and spine[-1] != parent:
            self.nodes[spine.pop()].open = False
        spine.append(index)
        node = self.nodes[index]
        node.parent = parent
        node.depth = len(spine) - 1

    def _open(self, parent: int) -> int:
        """The clause, or the innermost one around it that has not ended, so that the tree keeps the page's order."""
        while parent >= 0 and not self.nodes[parent].open:
            parent = self.nodes[parent].parent
        return parent

    def _reopened(self, index: int, wanted: int, placement: Placement) -> int:
        """The wanted parent as far as it is open. A list that goes on after its end begins anew at its lead-in."""
        parent, before = self._open(wanted), index - 1
        if parent != wanted and before not in self.placements and ends_open(self.nodes[before].line.block.text):
            parent = self.hosts[placement.group] = before
        return parent

    def _host(self, index: int, placement: Placement) -> int:
        """Where a list hangs: a lead-in paragraph that ends with a colon holds a list without numbers, and one
        with numbers where no number stands above ("4.1(a)" is cited without its lead-in)."""
        if placement.group != index:
            return self.hosts.get(placement.group, placement.parent)
        before = self.nodes[index - 1] if index else None
        if (
            before is None
            or ((index - 1) in self.placements and before.numbered)
            or before.line.rank
            or before.line.forced
        ):
            return placement.parent
        if before.parent != placement.parent or not ends_open(before.line.block.text) or self.nodes[index].line.rank:
            return placement.parent
        if self._cited(index, placement):
            return placement.parent
        self.hosts[index] = index - 1
        return index - 1

    def _cited(self, index: int, placement: Placement) -> bool:
        line = self.nodes[index].line
        if placement.reading is None or placement.reading.kind == "bullet" or not line.marker:
            return False
        parent = placement.parent
        while parent >= 0:
            if self.nodes[parent].numbered:
                return True
            parent = self.nodes[parent].parent
        return False

    def _home(self, index: int) -> int:
        """The clause a paragraph without a number belongs to."""
        line = self.nodes[index].line
        if line.lists:
            return self._item(line)
        if self.settled is None:
            top = self.anchor
            while top >= 0 and self.nodes[top].line.lists:
                top = self.nodes[top].parent
            home = self._return(top, line) if top == self.anchor else top
            self.settled = self.nodes[home].parent if home in self.hosts.values() else home
        elif self.settled >= 0 and _returns(line.text):
            self.settled = self._return(self.settled, line)
        return self.settled

    def _item(self, line: Line) -> int:
        top = self.anchor
        while top >= 0 and self.nodes[top].line.lists != line.lists[: len(self.nodes[top].line.lists)]:
            top = self.nodes[top].parent
        return top

    def _return(self, top: int, line: Line) -> int:
        """A paragraph after the last entry of a list goes back to the clause that opened the list."""
        node = self.nodes[top]
        if top < 0 or node.line.rank or node.parent < 0 or not node.numbered:
            return top
        if node.line.titled and not self._in_sentence(node):
            return top
        text = line.block.text
        if text[0].islower() or _returns(text) or self._in_sentence(node):
            return node.parent
        return top

    def _in_sentence(self, node: Node) -> bool:
        """Whether the entry is part of a sentence that its list's parent or lead-in opened."""
        if node.reading and node.reading.kind == "decimal":
            return False
        parent = self.nodes[node.parent]
        if ends_open(parent.line.block.text):
            return True
        first = node.group
        before = self.nodes[first - 1] if first > 0 else None
        opened = before is not None and ends_open(before.line.block.text) and before.parent == node.parent
        return opened or node.line.block.text.endswith((";", ",", "；", "，", " and", " or"))


def _returns(text: str) -> bool:
    """Whether a paragraph opens as one that goes back to what stands around a list."""
    low = text[:_LONGEST].lower()
    return (low[:_START] in _STARTS or not low.isascii()) and low.startswith(RETURNS)


def place(lines: list[Line], placements: dict[int, Placement]) -> list[Node]:
    """Every line with its parent; a parent always stands before its children."""
    return _Placer(lines, placements).walk()
