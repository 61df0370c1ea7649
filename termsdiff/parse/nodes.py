"""What the mark-up of a page is read into: nodes (its block-level elements) and raw blocks (the text between them)."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Markup", "Node", "Raw", "Scope"]


class Scope:
    """What a block inherits from the lists, the table and the heading it stands in. ``item``, ``table`` and ``row`` are
    indexes of nodes, -1 for none: a node that knew itself could only be freed by the garbage collector."""

    __slots__ = ("item", "level", "lists", "row", "table")

    def __init__(self, lists: tuple[int, ...], item: int, table: int, row: int, level: int) -> None:
        self.lists = lists
        self.item = item
        self.table = table
        self.row = row
        self.level = level


class Node:
    """A block-level element: its place in document order (``index`` up to ``end``), the attributes it carries, the
    element it stands in. ``reason`` is why it was left out, "" where
    it was not."""

    __slots__ = ("attrib", "depth", "end", "index", "parent", "reason", "scope", "tag")

    def __init__(self, tag: str, attrib: dict[str, str], parent: Node | None, scope: Scope, index: int) -> None:
        self.tag = tag
        self.attrib = attrib
        self.parent = parent
        self.depth: int = 0 if parent is None else parent.depth + 1
        self.scope = scope
        self.index = index
        self.end = index + 1
        self.reason = ""


class Raw:
    """The text between two block boundaries. ``links`` are (text, href) and ``bold`` its bold start, both untidied, or
    the text itself where all of it is bold; ``reason`` is why it was left out alone."""

    __slots__ = ("bold", "links", "node", "reason", "text")

    def __init__(self, text: str, node: Node, links: list[tuple[str, str]], bold: str) -> None:
        self.text = text
        self.node = node
        self.links = links
        self.bold = bold
        self.reason = ""


@dataclass(slots=True)
class Markup:
    """A page as read: nodes and raw blocks in document order, and what its head says."""

    nodes: list[Node] = field(default_factory=list)
    raws: list[Raw] = field(default_factory=list)
    title: str = ""
    language: str = ""
    base: str = ""
    scripts: list[tuple[str, str]] = field(default_factory=list)
