"""A Word file in, `Page` out: headings by style, numbers as Word prints them, a table row a block.

Tracked changes are read as accepted. Word keeps the numbers of its paragraphs apart from their words; they are counted
here from its numbering tables (ECMA-376, part 1, 17.9) and set before the words, as a reader sees them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from termsdiff.errors import ParseError
from termsdiff.model import Link, Notice
from termsdiff.normalize import tidy
from termsdiff.parse.blocks import Block, Page, Shape
from termsdiff.parse.breaks import BREAK, bold_end, split_lines
from termsdiff.parse.broken import BROKEN
from termsdiff.parse.docx_numbering import LEVELS, Numbering, W, is_on, related, value_of
from termsdiff.parse.names import names_document

__all__ = ["read"]

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_GONE = {f"{W}del", f"{W}moveFrom", f"{W}pPr"}
_SIGNS = {"tab": " ", "br": BREAK, "cr": BREAK, "noBreakHyphen": "-"}
_AROUND = {f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml")}
_NOTES = {"footnote": "[{}]", "endnote": "[e{}]"}  # the signs of notes; Word prints them raised
_STEP = 4  # columns of indentation a level of numbering counts as
_LARGEST = 200_000_000  # bytes a file may unpack to; contracts of 500 pages unpack to 5 million
_DEEPEST = 20  # styles based on styles


def read(content: bytes) -> Page:
    """The blocks of a DOCX file. Raises `ParseError` where it is broken, or python-docx is not installed."""
    try:
        import docx  # noqa: PLC0415 - an extra: HTML, Markdown and text do without
        from docx.oxml import parse_xml  # noqa: PLC0415
    except ImportError:
        needed = 'Word files are read with python-docx; install it with: pip install "termsdiff[docx]".'
        raise ParseError(needed) from None
    try:
        _refuse_bomb(content)
        file = docx.Document(BytesIO(content))
        reader = _Reader(file)
        blocks = _titled((*reader.blocks(file.element.body), *reader.notes(parse_xml)))
        title = tidy(file.core_properties.title or "")
    except BROKEN as error:
        raise ParseError(f"This Word file is broken and cannot be read ({type(error).__name__}).") from None
    warnings = () if blocks else (Notice("no-terms", "There is no text in this file."),)
    return Page(blocks, title if names_document(title) else "", warnings=warnings)


def _titled(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, of which the first is the title if it is the only heading of the highest level."""
    levels = [block.level for block in blocks if block.level]
    if not levels or blocks[0].level != min(levels) or levels.count(blocks[0].level) > 1 or len(levels) == 1:
        return blocks
    return (replace(blocks[0], level=1), *blocks[1:])


def _refuse_bomb(content: bytes) -> None:
    with ZipFile(BytesIO(content)) as archive:
        if sum(part.file_size for part in archive.infolist()) > _LARGEST:
            raise ValueError("unpacks to more than any document")


class _Reader:
    """What paragraphs need of the rest of the file: its styles, its numbering and how far each list has counted."""

    def __init__(self, file: Any) -> None:
        self.part = file.part
        self.styles = {style.get(f"{W}styleId"): style for style in file.styles.element.iter(f"{W}style")}
        self.numbering = Numbering(file.part, self.styles)
        self.tables = 0

    def blocks(self, parent: Any) -> Iterator[Block]:
        """The blocks of a body or a content control."""
        for element in parent:
            if element.tag == f"{W}p":
                yield from self._paragraph(element)
            elif element.tag == f"{W}tbl":
                self.tables += 1
                yield from self._rows(element, self.tables)
            elif element.tag in _AROUND:
                yield from self.blocks(element)

    def notes(self, read: Callable[[bytes], Any]) -> Iterator[Block]:
        """The footnotes and endnotes that the text refers to, in the order of their signs. ``read`` parses XML."""
        for kind, sign in _NOTES.items():
            part = related(self.part, f"{kind}s")
            texts = {} if part is None else {note.get(f"{W}id"): _text(note) for note in read(part.blob)}
            for number, reference in enumerate(self.part.element.iter(f"{W}{kind}Reference"), 1):
                if text := texts.get(reference.get(f"{W}id")):
                    yield Block(f"{sign.format(number)} {text}")

    def _paragraph(self, element: Any) -> Iterator[Block]:
        level = self._level(element)
        pieces = [piece for words, bold in _runs(element) for piece in _at_breaks(words, bold)]
        words = [each for each, _ in pieces]
        if not any(map(str.strip, words)):
            return
        label, depth = self.numbering.label(self._properties(element, "numPr"))
        before = f"{label} " if label else ""
        links = tuple(self._links(element))
        bolds = [(at, at + 1) for at, (_, bold) in enumerate(pieces) if bold]
        for first, last in [(0, len(pieces))] if level else split_lines(words, bolds):
            text = tidy("".join(words[first:last]))
            if not text:
                continue
            bold = len(tidy("".join(words[first : bold_end(words, bolds, first, last)])))
            yield Block(
                before + text,
                Shape.HEADING if level else Shape.PARAGRAPH,
                level,
                bold=len(before) + bold if bold else 0,
                indent=0 if level else depth * _STEP,
                links=tuple(link for link in links if link.text in text),
            )
            before = ""

    def _rows(self, table: Any, name: int) -> Iterator[Block]:
        for row in table.iter(f"{W}tr"):
            if text := _text(row):
                yield Block(text, Shape.ROW, table=name, links=tuple(self._links(row)))

    def _links(self, element: Any) -> Iterator[Link]:
        for link in element.iter(f"{W}hyperlink"):
            target = self.part.rels.get(link.get(f"{_R}id"))
            words = tidy("".join(words for words, _ in _runs(link)))
            if target is not None and target.is_external and words:
                yield Link(words, target.target_ref)

    def _level(self, element: Any) -> int:
        """1 for a title, 2 to 6 for headings, by the outline level of the paragraph or its style."""
        style = self._style(element)
        if style is not None and value_of(style.find(f"{W}name")).lower() == "title":
            return 1
        found = value_of(self._properties(element, "outlineLvl"))
        return min(6, int(found) + 2) if found.isdecimal() and int(found) < LEVELS else 0

    def _properties(self, element: Any, name: str) -> Any:
        found = (each.find(f"{W}{name}") for each in self._properties_of(element))
        return next((each for each in found if each is not None), None)

    def _properties_of(self, element: Any) -> Iterator[Any]:
        """The paragraph's own properties, then those of its style and of the styles that one is based on."""
        own = element.find(f"{W}pPr")
        if own is not None:
            yield own
        style = self._style(element)
        for _ in range(_DEEPEST):
            if style is None:
                return
            properties = style.find(f"{W}pPr")
            if properties is not None:
                yield properties
            style = self.styles.get(value_of(style.find(f"{W}basedOn")))

    def _style(self, element: Any) -> Any:
        return self.styles.get(value_of(element.find(f"{W}pPr/{W}pStyle")))


def _runs(element: Any) -> Iterator[tuple[str, bool]]:
    """The words of a paragraph as it reads with all changes accepted, each with whether it is bold."""
    for child in element:
        if child.tag == f"{W}r":
            yield _words(child), is_on(child.find(f"{W}rPr/{W}b"))
        elif child.tag not in _GONE:
            yield from _runs(child)


def _text(element: Any) -> str:
    """The words of all paragraphs of a row or a note."""
    return tidy(" ".join("".join(words for words, _ in _runs(line)) for line in element.iter(f"{W}p")))


def _words(run: Any) -> str:
    if is_on(run.find(f"{W}rPr/{W}vanish")):
        return ""
    return "".join(
        (child.text or "") if child.tag == f"{W}t" else _SIGNS.get(str(child.tag).rpartition("}")[2], "")
        for child in run
    )


def _at_breaks(words: str, bold: bool) -> Iterator[tuple[str, bool]]:
    """A run in pieces, of which each break is one."""
    for at, piece in enumerate(words.split(BREAK)):
        if at:
            yield BREAK, bold
        if piece:
            yield piece, bold
