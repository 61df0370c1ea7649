"""A tagged PDF in, its blocks out as its tags tell them: paragraphs, headings, lists, rows of tables.

What writes PDF files from pages and documents (browsers, word processors) says beside the letters which of them make a
paragraph (ISO 32000-2, 14.7 and 14.8): nothing has to be guessed from places. What stands on every page carries no tag.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from termsdiff.parse.blocks import Block, Shape
from termsdiff.parse.typeset import Piece, Words, paragraph, stands_beside, words_of

__all__ = ["UNMARKED", "Marked", "is_tagged", "mark_of", "read_tags", "resolved"]

_HEADINGS = {"Title": 1, "H": 2, **{f"H{level}": level for level in range(1, 7)}}
_BLOCKS = {
    "P", "LI", "LBody", "Lbl", "Caption", "BlockQuote", "Note", "FENote", "TR", "L", "Table", "Sect", "Part", "Div",
    "Art", "Document", "DocumentFragment", "Aside", "Form", "Index", "Code", *_HEADINGS,
}  # fmt: skip
_WHOLE = {"P", "LI", "LBody", "Lbl", "Caption", "BlockQuote", "Note", "FENote", "TR", "Code", *_HEADINGS}
_NAMELESS = "NonStruct"  # a part of the page or a run of its letters, which what stands in it tells
_LEFT_OUT = {"TOC", "Artifact", "Figure"}  # contents repeat the titles
_LOOSE = 0.05  # share of the letters without a tag up to which tags are believed
_SMALL = 0.25  # share of paragraphs that begin with a small letter from which tags are those of lines
_NO_TABLE = -1  # of rows that no tag calls rows
_MAPPED = 8  # names for names

UNMARKED = -1  # stands under no mark, though nothing says that it is furniture
_FURNITURE = -2


class Marked(NamedTuple):
    """A piece of text with its page (the number of that object) and the mark it stands under."""

    piece: Piece
    page: int
    mark: int


def is_tagged(root: Any) -> bool:
    """Whether a file, given its catalogue, says that it has tags."""
    info = root.get("/MarkInfo")
    return bool(info and resolved(info).get("/Marked") and "/StructTreeRoot" in root)


def mark_of(operands: Any) -> int:
    """The mark that the operands of "begin marked content" name."""
    named = operands[1] if len(operands) > 1 else None
    if isinstance(named, dict) and "/MCID" in named:
        return int(named["/MCID"])
    return _FURNITURE if operands and operands[0] == "/Artifact" else UNMARKED


def read_tags(root: Any, pieces: Sequence[Marked]) -> list[Block]:
    """The blocks of a tagged file, given its catalogue and its pieces of text; none where its tags tell too little."""
    texts: dict[tuple[int, int], list[Piece]] = {}
    for marked in pieces:
        texts.setdefault((marked.page, marked.mark), []).append(marked.piece)
    builder = _Builder(texts, words_of((marked.piece for marked in pieces), hyphens=True))
    builder.walk(root["/StructTreeRoot"])
    whole = sum(len(marked.piece.text) for marked in pieces if marked.mark != _FURNITURE)
    plain = [block.text for block in builder.blocks if block.shape is Shape.PARAGRAPH]
    small = sum(text[:2].isalpha() and text[0].islower() for text in plain)
    if builder.read < (1 - _LOOSE) * whole or small > _SMALL * len(plain):
        return []
    return builder.blocks


class _Builder:
    """The blocks read so far, and the one at hand."""

    def __init__(self, texts: dict[tuple[int, int], list[Piece]], known: Words) -> None:
        self.texts = texts
        self.known = known
        self.blocks: list[Block] = []
        self.read = 0  # letters
        self._at_hand: list[Piece] = []
        self._said = ""  # under the last mark
        self._level = 0
        self._lists: tuple[int, ...] = ()
        self._marker: str | None = None  # of the item at hand; None once its first block is read
        self._cells: list[Block] | None = None  # of the row at hand
        self._table = 0
        self._count = 0
        self._within = 0  # open elements that are paragraphs, titles, items, rows
        self._beside: tuple[int, Piece] | None = None  # the nameless block just read, by its first piece

    def walk(self, root: Any) -> None:
        """Read the tree from its root, without recursion."""
        names = _names(root.get("/RoleMap"))
        todo: list[tuple[str, Any, int]] = [("", root.raw_get("/K"), 0)]  # (block that ends, what it needs; else a kid)
        seen: set[int] = set()  # a damaged tree may hold itself
        while todo:
            ending, kid, page = todo.pop()
            if ending:
                self._leave(ending, kid)
                continue
            if hasattr(kid, "idnum"):
                if kid.idnum in seen:
                    continue
                seen.add(kid.idnum)
            kid = resolved(kid)
            if isinstance(kid, list):
                todo += [("", each, page) for each in reversed(kid)]
            elif isinstance(kid, int):
                self._take(page, kid)
            elif isinstance(kid, dict):
                todo += self._element(kid, _page_of(kid, page), names)
        self._flush()

    def _element(self, kid: Any, page: int, names: dict[str, str]) -> list[tuple[str, Any, int]]:
        """Begin an element or read a mark. What is to be done then, last things first."""
        if "/MCID" in kid:
            self._take(page, int(kid["/MCID"]))
            return []
        role = str(kid.get("/S", ""))[1:]
        role = names.get(role, role)
        if role in _LEFT_OUT or "/K" not in kid:
            return []
        within = [("", kid.raw_get("/K"), page)]
        if role in _BLOCKS or (role == _NAMELESS and not self._within and _holds_elements(kid["/K"])):
            return [(role, self._enter(role), page), *within]
        return within

    def _take(self, page: int, mark: int) -> None:
        """Read what stands under a mark. The head of a table stands once more on each page."""
        found = self.texts.pop((page, mark), [])
        said = "".join(piece.text for piece in found)
        self.read += len(said)
        if not (self._at_hand and said == self._said):
            self._at_hand += found
        self._said = said

    def _enter(self, role: str) -> Any:
        """Begin a block-level element. Gives what `_leave` needs to go back."""
        self._flush()
        before = (self._level, self._lists, self._marker, self._cells)
        self._within += role in _WHOLE
        if role in _HEADINGS:
            self._level = _HEADINGS[role]
        elif role == "L":
            self._count += 1
            self._lists = (*self._lists, self._count)
        elif role == "LI":
            self._marker = ""
        elif role == "Table":
            self._table += 1
        elif role == "TR":
            self._cells = []
        return before

    def _leave(self, role: str, before: Any) -> None:
        self._within -= role in _WHOLE
        if role == "Lbl":
            self._marker = self._label()
            return
        self._flush()
        marker, cells = self._marker, self._cells
        self._level, self._lists, self._marker, self._cells = before
        if role in {"LBody", "P", *_HEADINGS}:
            self._marker = marker  # read or not, it is the item's
        if role == "TR" and cells:
            self._row(cells, self._table)

    def _label(self) -> str | None:
        """The number an item prints; of a note its sign stays where it is."""
        if self._marker is None:
            return None
        label, _ = paragraph(self._at_hand, self.known)
        self._at_hand.clear()
        return label if any(map(str.isalnum, label)) else ""

    def _row(self, cells: list[Block], table: int) -> None:
        text = " ".join(cell.text for cell in cells)
        bold = len(text) if all(cell.bold >= len(cell.text) for cell in cells) else 0
        self._add(Block(text, Shape.ROW, bold=bold, table=table))

    def _flush(self) -> None:
        first = self._at_hand[0] if self._at_hand else None
        text, bold = paragraph(self._at_hand, self.known)
        self._at_hand.clear()
        if not text or first is None:
            return
        before, self._beside = self._beside, None
        if not (self._within or self._lists or self._cells is not None):
            self._beside = (len(self.blocks), first)
            if before and before[0] == len(self.blocks) - 1 and stands_beside(before[1], first):
                self._beside = before
                self._row([self.blocks.pop(), Block(text, bold=bold)], _NO_TABLE)
                return
        shape = Shape.HEADING if self._level else Shape.PARAGRAPH
        marker = ""
        if self._marker is not None and self._lists:
            shape, marker = (shape if self._level else Shape.ITEM), self._marker
            self._marker = None
        self._add(Block(text, shape, self._level, self._lists, marker, bold))

    def _add(self, block: Block) -> None:
        if self._cells is not None:
            self._cells.append(block)
        else:
            self.blocks.append(block)


def resolved(value: Any) -> Any:
    """A value of a file, also where it stands elsewhere in the file."""
    return value.get_object() if hasattr(value, "get_object") else value


def _holds_elements(kids: Any) -> bool:
    """Whether there are elements among the kids of one, and not only marks."""
    kids = resolved(kids)
    listed = map(resolved, kids if isinstance(kids, list) else [kids])
    return any(isinstance(kid, dict) and "/S" in kid for kid in listed)


def _names(mapped: Any) -> dict[str, str]:
    """The standard names of the elements that a file calls otherwise."""
    given = {str(name)[1:]: str(other)[1:] for name, other in (resolved(mapped) or {}).items()}
    found = {}
    for name, other in given.items():
        for _ in range(_MAPPED):
            if other in _BLOCKS or other not in given:
                break
            other = given[other]  # noqa: PLW2901 - from name to name
        found[name] = name if name in _BLOCKS else other
    return found


def _page_of(kid: Any, page: int) -> int:
    """The number of the page an element names, or else that of the element around it."""
    named = kid.raw_get("/Pg") if "/Pg" in kid else None
    return getattr(named, "idnum", page)
