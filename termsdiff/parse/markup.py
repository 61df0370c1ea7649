"""HTML in, its containers and raw blocks out, in one pass of the parser and without building a tree of elements.

A *node* is a block-level element. A *raw block* is the text between two block boundaries with the node it stands in.
Which of them are terms is decided in `termsdiff.parse.content`; nothing but scripts and the like is left out here.
Time and memory are linear in the size of the page; nesting costs nothing, there is no recursion.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from termsdiff.normalize import tidy
from termsdiff.parse.links import EMAIL

__all__ = ["Markup", "Node", "Raw", "Scope", "read_markup"]

_BLOCKS = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption"
    " figure footer form frameset head header hgroup hr html legend main menu nav noscript p pre search section summary"
    " tbody td tfoot th thead".split()
)
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_SKIPPED = frozenset(
    "area audio canvas embed iframe map noframes object optgroup option rp rt script select style svg template"
    " textarea title video".split()
)
_UNSEEN = re.compile(r"sr-only|visually-?hidden|screen-?reader|material-(?:icons|symbols)|offscreen|a11y-hidden", re.I)
_UNSEEN_LONGEST = 80  # characters; a longer text for screen readers is content
_HEAVY = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")
_BR = "\x1e"
_NUMBERED = re.compile(
    r"\s*(?:[(（]?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)）、．:](?:\d|\s|\Z|[^\W\d])|\d{1,3}(?:\.\d{1,3})+\s"
    r"|[•●▪◦·‣*–—-]\s|§\s*\d|第[一二三四五六七八九十百千0-9０-９]+[条條章节節]|[一二三四五六七八九十]+、)"
)


class Scope:
    """What a block inherits from the lists, the table and the heading it stands in."""

    __slots__ = ("item", "level", "lists", "row", "table")

    def __init__(
        self, lists: tuple[int, ...], item: Node | None, table: Node | None, row: Node | None, level: int
    ) -> None:
        self.lists = lists
        self.item = item
        self.table = table
        self.row = row
        self.level = level


class Node:
    """A block-level element: its place in document order (``index`` up to ``end``), and sums over what it holds.

    ``size`` counts characters, ``linked`` those inside links, ``prose`` those in blocks with a sentence,
    ``controls`` form fields and buttons. ``reason`` is why it was left out, "" where it was not.
    """

    __slots__ = (
        "attrib", "blocks", "controls", "end", "heads", "index", "linked", "ordinal", "parent", "prose", "reason",
        "scope", "size", "tag",
    )  # fmt: skip

    def __init__(self, tag: str, attrib: dict[str, str], parent: Node | None, scope: Scope, index: int) -> None:
        self.tag = tag
        self.attrib = attrib
        self.parent = parent
        self.scope = scope
        self.index = index
        self.end = index + 1
        self.size = self.linked = self.prose = self.heads = self.controls = self.blocks = self.ordinal = 0
        self.reason = ""


class Raw:
    """The text between two block boundaries. ``links`` are (text, href), ``bold`` the length of its bold start."""

    __slots__ = ("bold", "linked", "links", "node", "text")

    def __init__(self, text: str, node: Node, linked: int, links: list[tuple[str, str]], bold: int) -> None:
        self.text = text
        self.node = node
        self.linked = linked
        self.links = links
        self.bold = bold


@dataclass(slots=True)
class Markup:
    """A page as read: nodes and raw blocks in document order, and what its head says."""

    nodes: list[Node] = field(default_factory=list)
    raws: list[Raw] = field(default_factory=list)
    title: str = ""
    language: str = ""
    base: str = ""
    scripts: list[tuple[str, str]] = field(default_factory=list)


def read_markup(data: bytes) -> Markup:
    """The containers and raw blocks of a page given as UTF-8. Never raises on broken mark-up."""
    reader = _Reader()
    parser = etree.HTMLParser(target=reader, encoding="utf-8", huge_tree=True)
    try:
        etree.fromstring(data or b"<p></p>", parser)
    except etree.XMLSyntaxError:  # what was read up to the error stands
        reader.close()
    return reader.page


class _Reader:
    """The parser's events, turned into nodes and raw blocks."""

    def __init__(self) -> None:
        self.page = Markup()
        self._top = Scope((), None, None, None, 0)
        self._node: Node = Node("", {}, None, self._top, -1)
        self._pieces: list[str] = []
        self.data = self._pieces.append
        self._skip = 0  # depth inside an element that is left out
        self._skipped_from = 0
        self._skipped_tag = ""
        self._skipped_attrib: dict[str, str] = {}
        self._href = ""
        self._link_from = -1
        self._links: list[tuple[int, str, str]] = []
        self._linked = 0
        self._heavy = 0  # depth of bold elements
        self._bold_end = 0  # pieces up to here are bold
        self._bold_runs = False
        self._list_ids = 0
        open_block, close_block = self._open_block, self._close_block
        self._openers = {
            **dict.fromkeys(_BLOCKS, open_block), **dict.fromkeys(_HEADINGS, self._open_scoped),
            **dict.fromkeys(_SKIPPED, self._open_skipped), **dict.fromkeys(("b", "strong"), self._open_bold),
            **dict.fromkeys(("ol", "ul", "table", "tr"), self._open_scoped), "li": self._open_item,
            "a": self._open_link, "br": self._break, "base": self._read_base, "input": self._count_control,
        }  # fmt: skip
        self._closers = {
            **dict.fromkeys((*_BLOCKS, *_HEADINGS, "ol", "ul", "table", "tr", "li"), close_block),
            **dict.fromkeys(("b", "strong"), self._close_bold), "a": self._close_link,
        }  # fmt: skip

    # The four events the parser sends; ``data`` is the list's own append.

    def start(self, tag: str, attrib: dict[str, str]) -> None:
        if self._skip:
            self._skip += 1
            return
        opener = self._openers.get(tag)
        if opener is not None:
            opener(tag, attrib)
        elif "-" in tag:
            self._open_block(tag, attrib)
        elif attrib:
            self._open_inline(tag, attrib)

    def end(self, tag: str) -> None:
        if self._skip:
            self._skip -= 1
            if not self._skip:
                self._close_skipped()
            return
        closer = self._closers.get(tag)
        if closer is not None:
            closer(tag)
        elif "-" in tag:
            self._close_block(tag)

    def close(self) -> None:
        self._flush()

    # Blocks

    def _open_block(self, tag: str, attrib: dict[str, str]) -> None:
        if self._pieces:
            self._flush()
        nodes, parent = self.page.nodes, self._node
        self._node = node = Node(tag, attrib, parent, parent.scope, len(nodes))
        nodes.append(node)
        if tag == "html":
            self.page.language = self.page.language or attrib.get("lang", attrib.get("xml:lang", ""))

    def _close_block(self, tag: str) -> None:
        if self._pieces:
            self._flush()
        node = self._node
        if node.tag == tag and node.parent is not None:
            node.end = len(self.page.nodes)
            self._node = node.parent

    def _open_scoped(self, tag: str, attrib: dict[str, str]) -> None:
        """A list, a table, a row or a heading: what stands in it knows of it."""
        self._open_block(tag, attrib)
        node, old = self._node, self._node.scope
        if tag in _HEADINGS:
            node.scope = Scope(old.lists, old.item, old.table, old.row, _HEADINGS[tag])
        elif tag == "table":
            node.scope = Scope(old.lists, old.item, node, None, old.level)
        elif tag == "tr":
            node.scope = Scope(old.lists, old.item, old.table, node, old.level)
        else:
            self._list_ids += 1
            node.scope = Scope((*old.lists, self._list_ids), None, old.table, old.row, old.level)

    def _open_item(self, tag: str, attrib: dict[str, str]) -> None:
        self._open_block(tag, attrib)
        node, old = self._node, self._node.scope
        if node.parent is not None:
            node.parent.ordinal += 1
            node.ordinal = node.parent.ordinal
        node.scope = Scope(old.lists, node, old.table, old.row, old.level)

    def _count_control(self, tag: str, attrib: dict[str, str]) -> None:
        if attrib.get("type") != "hidden":
            self._node.controls += 1

    # Inline elements

    def _open_inline(self, tag: str, attrib: dict[str, str]) -> None:
        if (name := attrib.get("class")) and _UNSEEN.search(name):
            self._open_skipped(tag, attrib)

    def _open_link(self, tag: str, attrib: dict[str, str]) -> None:
        self._href = attrib.get("href", "")
        self._link_from = len(self._pieces)

    def _close_link(self, tag: str) -> None:
        if self._link_from < 0:
            return
        text = "".join(self._pieces[self._link_from :]).strip()
        if text:
            self._linked += len(text)
            self._links.append((self._link_from, text, self._href))
        self._link_from = -1

    def _open_bold(self, tag: str, attrib: dict[str, str]) -> None:
        self._heavy += 1
        if self._heavy == 1:
            self._bold_runs = not "".join(self._pieces[self._bold_end :]).strip()

    def _close_bold(self, tag: str) -> None:
        self._heavy -= 1
        if self._heavy == 0 and self._bold_runs:
            self._bold_end = len(self._pieces)

    def _break(self, tag: str, attrib: dict[str, str]) -> None:
        self._pieces.append(_BR)

    # What is left out

    def _open_skipped(self, tag: str, attrib: dict[str, str]) -> None:
        self._skip = 1
        self._skipped_from = len(self._pieces)
        self._skipped_tag, self._skipped_attrib = tag, attrib

    def _close_skipped(self) -> None:
        tag, pieces, start = self._skipped_tag, self._pieces, self._skipped_from
        if tag == "title":
            self.page.title = self.page.title or tidy("".join(pieces[start:]))
        elif tag == "script":
            self.page.scripts.append((self._skipped_attrib.get("type", ""), "".join(pieces[start:])))
        elif tag not in _SKIPPED and len(tidy("".join(pieces[start:]))) > _UNSEEN_LONGEST:
            return
        del pieces[start:]

    def _read_base(self, tag: str, attrib: dict[str, str]) -> None:
        self.page.base = self.page.base or attrib.get("href", "")

    # The end of a block

    def _flush(self) -> None:
        """Make a raw block, or several where line breaks separate clauses, of the pieces read so far."""
        pieces = self._pieces
        text = "".join(pieces)
        if not text.isspace():
            self._end_runs()
            for first, last in self._parts(text):
                self._emit(first, last)
        pieces.clear()
        self._links.clear()
        self._linked = self._bold_end = 0
        self._bold_runs = self._heavy > 0
        if self._link_from >= 0:
            self._link_from = 0

    def _end_runs(self) -> None:
        """A link or a bold run that goes on beyond the block ends here, and begins again after it."""
        if self._link_from >= 0:
            text = "".join(self._pieces[self._link_from :]).strip()
            if text:
                self._linked += len(text)
                self._links.append((self._link_from, text, self._href))
        if self._heavy and self._bold_runs:
            self._bold_end = len(self._pieces)

    def _parts(self, text: str) -> list[tuple[int, int]]:
        """Where the pieces fall apart: at an empty line, and at a line break before a number."""
        pieces, scope = self._pieces, self._node.scope
        if _BR not in text or scope.level or scope.row is not None:
            return [(0, len(pieces))]
        breaks = [index for index, piece in enumerate(pieces) if piece is _BR]
        cuts = [0]
        for index, after in zip(breaks, [*breaks[1:], len(pieces)], strict=True):
            line = "".join(pieces[index + 1 : after])
            if not line.strip() or _NUMBERED.match(line):
                cuts.append(index + 1)
        return list(zip(cuts, [*cuts[1:], len(pieces)], strict=True))

    def _emit(self, first: int, last: int) -> None:
        text = tidy("".join(self._pieces[first:last]))
        if not text:
            return
        links = [(tidy(words), href) for at, words, href in self._links if first <= at < last]
        bold = len(tidy("".join(self._pieces[first : min(last, self._bold_end)]))) if self._bold_end > first else 0
        if "[email" in text:
            text = re.sub(r"\[email\s*protected\]", EMAIL, text)
        self.page.raws.append(Raw(text, self._node, sum(len(words) for words, _ in links), links, bold))
