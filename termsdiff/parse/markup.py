"""HTML in, its containers and raw blocks out, in one pass of the parser and without building a tree of elements.

A *node* is a block-level element. A *raw block* is the text between two block boundaries with the node it stands in.
Which of them are terms is decided in `termsdiff.parse.content`; nothing but scripts and the like is left out here.
Time and memory are linear in the size of the page; nesting costs nothing, there is no recursion.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from inspect import signature

from lxml import etree

from termsdiff.normalize import tidy
from termsdiff.parse.breaks import BREAK, TYPED_OUT, bold_end, break_lines, is_typed_out, split_lines
from termsdiff.parse.nodes import Markup, Node, Raw, Scope
from termsdiff.parse.phrases import says_window
from termsdiff.parse.unseen import is_anchor, is_icon, is_unseen

__all__ = ["read_markup"]

_BLOCKS = (
    "address article aside blockquote body button dd details dialog dir div dl dt fieldset figure footer form head"
    " header main menu nav noscript search section summary td th"
)
_BOUNDARIES = "caption center figcaption frameset hgroup hr legend p tbody tfoot thead"  # only end a block
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_UNREAD = (
    "area audio canvas embed iframe map noframes object optgroup option rp rt script select style svg template"
    " textarea title video"
)
_SKIPPED = frozenset(_UNREAD.split())
_UNSEEN_LONGEST = 80  # characters; a longer text for screen readers is content
_HEAVY = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")
_DEEPEST = 400  # levels of nodes, so that what climbs them is bounded; the deepest sample page has 47


def read_markup(data: bytes) -> Markup:
    """The containers and raw blocks of a page given as UTF-8. Never raises on broken mark-up."""
    data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")  # the parser ends a piece of text at each "\r"
    reader = _Reader()
    # The stubs want `data` to be a method; it is the append of a list, which is faster.
    parser = etree.HTMLParser(target=reader, encoding="utf-8", huge_tree=True)  # type: ignore[call-overload]
    try:
        etree.fromstring(data or b"<p></p>", parser)
    except etree.XMLSyntaxError:  # what was read up to the error stands
        reader.close()
    return reader.release()


class _Reader:
    """The parser's four events (``data`` is the list's own append), turned into nodes and raw blocks."""

    __slots__ = (
        "_below", "_bold_from", "_bolds", "_heavy", "_href", "_link_from", "_links", "_list_ids", "_node", "_nodes",
        "_pieces", "_preformatted", "_raws", "_rich", "_skip", "_skipped", "_styled", "data", "page",
    )  # fmt: skip

    def __init__(self) -> None:
        self.page = Markup()
        self._nodes, self._raws = self.page.nodes, self.page.raws
        self._node = Node("", {}, None, Scope((), -1, -1, -1, 0), -1)
        self._pieces: list[str] = []
        self.data = self._pieces.append
        self._below = 0  # open elements that stand too deep for a node
        self._skip = 0  # depth inside an element that is left out
        self._skipped: tuple[str, dict[str, str], int] = ("", {}, 0)  # its tag, attributes, and where it began
        self._href = ""
        self._link_from = -1
        self._links: list[tuple[int, str, str]] = []
        self._heavy = 0  # depth of bold elements
        self._bolds: list[tuple[int, int]] = []  # runs of pieces that are bold
        self._bold_from = 0  # where the one begins that is open
        self._styled: list[bool] = []  # of the spans from the first bold one on: is it bold?
        self._preformatted = 0  # depth of <pre>
        self._list_ids = 0
        self._rich = False  # are there links, bold words or line breaks among the pieces?

    def start(self, tag: str, attributes: object) -> None:
        if self._skip:
            self._skip += 1
            return
        # An element without any comes with lxml's empty mapping, whose `get` is slow.
        attrib = attributes if isinstance(attributes, dict) else _NO_ATTRIBUTES
        opener = _OPENERS.get(tag)
        if opener is not None:
            opener(self, tag, attrib)
        elif attrib or "-" in tag:
            self._open_inline(tag, attrib)

    def end(self, tag: str) -> None:
        if self._skip:
            self._skip -= 1
            if not self._skip:
                self._close_skipped()
            return
        closer = _CLOSERS.get(tag)
        if closer is not None:
            closer(self)
        elif "-" in tag:
            self._close_block()

    def close(self) -> None:
        self._below = 0
        while self._node.parent is not None:  # what an error left open
            self._close_block()
        self._flush()

    def release(self) -> Markup:
        """What was read. The parser and its target hold each other; without what was read, that costs nothing."""
        page = self.page
        self.page = Markup()
        self._nodes, self._raws = self.page.nodes, self.page.raws
        self._node = Node("", {}, None, self._node.scope, -1)
        return page

    def _open_block(self, tag: str, attrib: dict[str, str]) -> Node:
        if self._pieces:
            self._flush()
        parent, nodes = self._node, self._nodes
        node = Node(tag, attrib, parent, parent.scope, len(nodes))
        if parent.depth < _DEEPEST:
            self._node = node
            nodes.append(node)
        else:
            self._below += 1
        return node

    def _close_block(self) -> None:
        if self._pieces:
            self._flush()
        node = self._node
        if self._below:
            self._below -= 1
        elif node.parent is not None:
            node.end = len(self._nodes)
            self._node = node.parent

    def _open_html(self, tag: str, attrib: dict[str, str]) -> None:
        self._open_block(tag, attrib)
        self.page.language = self.page.language or attrib.get("lang") or attrib.get("xml:lang", "")

    def _open_heading(self, tag: str, attrib: dict[str, str]) -> None:
        node = self._open_block(tag, attrib)
        old = node.scope
        node.scope = Scope(old.lists, old.item, old.table, old.row, _HEADINGS[tag])

    def _open_table(self, tag: str, attrib: dict[str, str]) -> None:
        node = self._open_block(tag, attrib)
        old = node.scope
        node.scope = Scope(old.lists, old.item, node.index, -1, old.level)

    def _open_row(self, tag: str, attrib: dict[str, str]) -> None:
        node = self._open_block(tag, attrib)
        old = node.scope
        node.scope = Scope(old.lists, old.item, old.table, node.index, old.level)

    def _open_list(self, tag: str, attrib: dict[str, str]) -> None:
        node = self._open_block(tag, attrib)
        old = node.scope
        self._list_ids += 1
        node.scope = Scope((*old.lists, self._list_ids), -1, old.table, old.row, old.level)

    def _open_item(self, tag: str, attrib: dict[str, str]) -> None:
        node = self._open_block(tag, attrib)
        old = node.scope
        node.scope = Scope(old.lists, node.index, old.table, old.row, old.level)

    def _open_preformatted(self, tag: str, attrib: dict[str, str]) -> None:
        self._open_block(tag, attrib)
        self._preformatted += 1

    def _close_preformatted(self) -> None:
        self._close_block()
        self._preformatted -= 1

    # Inline elements

    def _open_span(self, tag: str, attrib: dict[str, str]) -> None:
        bold = False
        if attrib:
            self._open_inline(tag, attrib)
            bold = _HEAVY.search(attrib.get("style", "").lower()) is not None
        if (bold or self._styled) and not self._skip:
            self._styled.append(bold)
            if bold:
                self._open_bold(tag, attrib)

    def _close_span(self) -> None:
        if self._styled and self._styled.pop():
            self._close_bold()

    def _open_inline(self, tag: str, attrib: dict[str, str]) -> None:
        if "-" in tag:
            self._open_block(tag, attrib)
        elif (name := attrib.get("class")) is not None and is_unseen(name):
            self._open_skipped(tag, attrib)

    def _open_link(self, _: str, attrib: dict[str, str]) -> None:
        self._href = attrib.get("href", "")
        self._link_from = len(self._pieces)
        self._rich = True

    def _close_link(self) -> None:
        if self._link_from >= 0:
            words = "".join(self._pieces[self._link_from :])
            if "#" in self._href and is_anchor(words):
                del self._pieces[self._link_from :]
                self._bolds = [(first, min(last, self._link_from)) for first, last in self._bolds]
                self._bold_from = min(self._bold_from, self._link_from)
            else:
                self._links.append((self._link_from, words, self._href))
            self._link_from = -1

    def _open_bold(self, _: str, _attrib: dict[str, str]) -> None:
        self._heavy += 1
        self._rich = True
        if self._heavy == 1:
            self._bold_from = len(self._pieces)

    def _close_bold(self) -> None:
        self._heavy -= 1
        if self._heavy == 0:
            self._bolds.append((self._bold_from, len(self._pieces)))

    def _break(self, _: str, _attrib: dict[str, str]) -> None:
        if self._pieces[-2:] != [BREAK, BREAK]:  # one empty line says as much as a million
            self._pieces.append(BREAK)
        self._rich = True

    # What is left out

    def _open_skipped(self, tag: str, attrib: dict[str, str]) -> None:
        if "shadowrootmode" in attrib:  # a template that a component is drawn from
            self._open_block(tag, attrib)
        else:
            self._skip, self._skipped = 1, (tag, attrib, len(self._pieces))

    def _close_skipped(self) -> None:
        tag, attrib, start = self._skipped
        pieces = self._pieces
        if tag == "title":
            self.page.title = self.page.title or tidy("".join(pieces[start:]))
        elif tag == "script":
            self.page.scripts.append((attrib.get("type", ""), "".join(pieces[start:])))
        elif tag not in _SKIPPED and not self._is_aside("".join(pieces[start:]), attrib):
            return
        del pieces[start:]

    def _is_aside(self, text: str, attrib: dict[str, str]) -> bool:
        """True for what a link tells screen readers of itself, and for the name of a picture."""
        if is_icon(attrib.get("class", "")):
            return True
        return says_window(text) or (self._link_from >= 0 and len(text) <= _UNSEEN_LONGEST)

    def _read_base(self, _: str, attrib: dict[str, str]) -> None:
        self.page.base = self.page.base or attrib.get("href", "")

    # The end of a block

    def _flush(self) -> None:
        """Make a raw block, or several where line breaks separate clauses, of the pieces read so far."""
        pieces = self._pieces
        if not pieces:
            return
        text = pieces[0] if len(pieces) == 1 else "".join(pieces)
        if self._preformatted or (len(text) > TYPED_OUT and "\n" in text and is_typed_out(pieces)):
            text = self._break_lines()
        if self._rich:
            self._flush_rich(text)
        elif not text.isspace() and (text := tidy(text)):
            self._raws.append(Raw(text, self._node, _NONE, ""))
        pieces.clear()

    def _flush_rich(self, text: str) -> None:
        """The same for pieces with links, bold words or line breaks."""
        runs_on = self._heavy > 0 or self._link_from >= 0
        if not text.isspace():
            if runs_on:
                self._end_runs()
            scope = self._node.scope
            if BREAK in text and not scope.level:
                for first, last in split_lines(self._pieces, self._bolds):
                    self._emit(first, last, "".join(self._pieces[first:last]))
            else:
                self._emit(0, len(self._pieces), text)
        self._links.clear()
        self._bolds.clear()
        self._bold_from = 0
        self._link_from = min(self._link_from, 0)
        self._rich = runs_on

    def _break_lines(self) -> str:
        """Make breaks of the ends of lines, as typed. The pieces in one."""
        self._pieces[:], starts = break_lines(self._pieces)
        self._links[:] = [(starts[at], words, href) for at, words, href in self._links]
        self._bolds[:] = [(starts[first], starts[last]) for first, last in self._bolds]
        self._bold_from = starts[self._bold_from]
        self._link_from = starts[self._link_from] if self._link_from >= 0 else -1
        self._rich = True
        return "".join(self._pieces)

    def _end_runs(self) -> None:
        """A link or a bold run that goes on beyond the block ends here, and begins again after it."""
        if self._link_from >= 0:
            self._links.append((self._link_from, "".join(self._pieces[self._link_from :]), self._href))
        if self._heavy:
            self._bolds.append((self._bold_from, len(self._pieces)))

    def _emit(self, first: int, last: int, text: str) -> None:
        text = tidy(text)
        if text:
            links = [(words, href) for at, words, href in self._links if first <= at < last] if self._links else _NONE
            end = bold_end(self._pieces, self._bolds, first, last) if self._bolds else first
            bold = "" if end <= first else text if end >= last else "".join(self._pieces[first:end])
            self._raws.append(Raw(text, self._node, links, bold))


if hasattr(_Reader.start, "__dict__"):  # lxml asks for its signature; told it, it saves a tenth of a short page's time
    vars(_Reader.start)["__signature__"] = signature(_Reader.start)
_NONE: list[tuple[str, str]] = []
_NO_ATTRIBUTES: dict[str, str] = {}
_OPENERS: dict[str, Callable[[_Reader, str, dict[str, str]], object]] = {
    **dict.fromkeys(_BLOCKS.split(), _Reader._open_block),
    **dict.fromkeys(_BOUNDARIES.split(), lambda reader, *_: reader._flush()),
    **dict.fromkeys(_HEADINGS, _Reader._open_heading),
    **dict.fromkeys(_SKIPPED, _Reader._open_skipped),
    **dict.fromkeys(("b", "strong"), _Reader._open_bold),
    **dict.fromkeys(("ol", "ul"), _Reader._open_list),
    "table": _Reader._open_table,
    "tr": _Reader._open_row,
    "li": _Reader._open_item,
    "pre": _Reader._open_preformatted,
    "span": _Reader._open_span,
    "a": _Reader._open_link,
    "br": _Reader._break,
    "base": _Reader._read_base,
    "html": _Reader._open_html,
}
_CLOSERS: dict[str, Callable[[_Reader], None]] = {
    **dict.fromkeys((*_BLOCKS.split(), *_HEADINGS), _Reader._close_block),
    **dict.fromkeys(("ol", "ul", "table", "tr", "li", "html", "template"), _Reader._close_block),
    **dict.fromkeys(_BOUNDARIES.split(), _Reader._flush),
    **dict.fromkeys(("b", "strong"), _Reader._close_bold),
    "pre": _Reader._close_preformatted,
    "span": _Reader._close_span,
    "a": _Reader._close_link,
}
