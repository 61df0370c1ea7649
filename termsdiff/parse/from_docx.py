"""A Word file in, `Page` out: headings by style, numbers as Word prints them, a table row a block.

Tracked changes are read as accepted. Word keeps the numbers of its paragraphs apart from their words; they are counted
here from its numbering tables (ECMA-376, part 1, 17.9) and set before the words, as a reader sees them.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from termsdiff.errors import ParseError
from termsdiff.model import Link, Notice
from termsdiff.normalize import tidy
from termsdiff.parse.blocks import Block, Page, Shape
from termsdiff.parse.broken import BROKEN
from termsdiff.parse.names import names_document
from termsdiff.parse.numbering import write

__all__ = ["read"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_GONE = {f"{_W}del", f"{_W}moveFrom", f"{_W}pPr"}
_SIGNS = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}
_KINDS = {"lowerLetter": "lower", "upperLetter": "upper", "lowerRoman": "roman", "upperRoman": "ROMAN"}
_STEP = 4  # columns of indentation a level of numbering counts as
_LEVELS = 9
_LARGEST = 200_000_000  # bytes a file may unpack to; contracts of 500 pages unpack to 5 million
_DEEPEST = 20  # styles based on styles


def read(content: bytes) -> Page:
    """The blocks of a DOCX file. Raises `ParseError` where it is broken, or python-docx is not installed."""
    try:
        import docx  # noqa: PLC0415 - an extra: HTML, Markdown and text do without
    except ImportError:
        needed = 'Word files are read with python-docx; install it with: pip install "termsdiff[docx]".'
        raise ParseError(needed) from None
    try:
        _refuse_bomb(content)
        file = docx.Document(BytesIO(content))
        reader = _Reader(file)
        blocks = tuple(reader.blocks(file.element.body))
        title = tidy(file.core_properties.title or "")
    except BROKEN as error:
        raise ParseError(f"This Word file is broken and cannot be read ({type(error).__name__}).") from None
    warnings = () if blocks else (Notice("no-terms", "There is no text in this file."),)
    return Page(blocks, title if names_document(title) else "", warnings=warnings)


def _refuse_bomb(content: bytes) -> None:
    with ZipFile(BytesIO(content)) as archive:
        if sum(part.file_size for part in archive.infolist()) > _LARGEST:
            raise ValueError("unpacks to more than any document")


class _Reader:
    """What paragraphs need of the rest of the file: its styles, its numbering and how far each list has counted."""

    def __init__(self, file: Any) -> None:
        self.part = file.part
        self.styles = {style.get(f"{_W}styleId"): style for style in file.styles.element.iter(f"{_W}style")}
        self.numbering = _Numbering(file)
        self.tables = 0

    def blocks(self, parent: Any) -> Iterator[Block]:
        """The blocks of a body or a content control."""
        for element in parent:
            if element.tag == f"{_W}p":
                yield from self._paragraph(element)
            elif element.tag == f"{_W}tbl":
                self.tables += 1
                yield from self._rows(element, self.tables)
            elif element.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}moveTo"):
                yield from self.blocks(element)

    def _paragraph(self, element: Any) -> Iterator[Block]:
        runs = list(_runs(element))
        text = tidy("".join(words for words, _ in runs))
        if not text:
            return
        level = self._level(element)
        label, depth = self.numbering.label(self._properties(element, "numPr"))
        before = f"{label} " if label else ""
        bold = _bold(runs)
        yield Block(
            before + text,
            Shape.HEADING if level else Shape.PARAGRAPH,
            level,
            bold=len(before) + bold if bold else 0,
            indent=0 if level else depth * _STEP,
            links=tuple(self._links(element)),
        )

    def _rows(self, table: Any, name: int) -> Iterator[Block]:
        for row in table.iter(f"{_W}tr"):
            text = tidy(" ".join("".join(words for words, _ in _runs(line)) for line in row.iter(f"{_W}p")))
            if text:
                yield Block(text, Shape.ROW, table=name, links=tuple(self._links(row)))

    def _links(self, element: Any) -> Iterator[Link]:
        for link in element.iter(f"{_W}hyperlink"):
            target = self.part.rels.get(link.get(f"{_R}id"))
            words = tidy("".join(words for words, _ in _runs(link)))
            if target is not None and target.is_external and words:
                yield Link(words, target.target_ref)

    def _level(self, element: Any) -> int:
        """1 for a title, 2 to 6 for headings, by the outline level of the paragraph or its style."""
        style = self._style(element)
        if style is not None and _value(style.find(f"{_W}name")).lower() == "title":
            return 1
        found = _value(self._properties(element, "outlineLvl"))
        return min(6, int(found) + 2) if found.isdecimal() and int(found) < _LEVELS else 0

    def _properties(self, element: Any, name: str) -> Any:
        found = (each.find(f"{_W}{name}") for each in self._properties_of(element))
        return next((each for each in found if each is not None), None)

    def _properties_of(self, element: Any) -> Iterator[Any]:
        """The paragraph's own properties, then those of its style and of the styles that one is based on."""
        own = element.find(f"{_W}pPr")
        if own is not None:
            yield own
        style = self._style(element)
        for _ in range(_DEEPEST):
            if style is None:
                return
            properties = style.find(f"{_W}pPr")
            if properties is not None:
                yield properties
            style = self.styles.get(_value(style.find(f"{_W}basedOn")))

    def _style(self, element: Any) -> Any:
        return self.styles.get(_value(element.find(f"{_W}pPr/{_W}pStyle")))


class _Numbering:
    """The numbering of a file and the counters of its lists."""

    def __init__(self, file: Any) -> None:
        related = [rel.target_part for rel in file.part.rels.values() if rel.reltype.endswith("/numbering")]
        root = related[0].element if related else ()
        self.levels = {each.get(f"{_W}abstractNumId"): _levels(each) for each in root if each.tag == f"{_W}abstractNum"}
        self.lists = {
            each.get(f"{_W}numId"): _value(each.find(f"{_W}abstractNumId")) for each in root if each.tag == f"{_W}num"
        }
        self.counters: dict[str, list[int]] = {}

    def label(self, properties: Any) -> tuple[str, int]:
        """The number the next paragraph of a list prints ("" none) and how deep it stands."""
        if properties is None:
            return "", 0
        depth = int(_value(properties.find(f"{_W}ilvl")) or 0)
        name = self.lists.get(_value(properties.find(f"{_W}numId")), "")
        levels = self.levels.get(name, {})
        if depth not in levels or not 0 <= depth < _LEVELS:
            return "", 0
        counts = self.counters.setdefault(name, [0] * _LEVELS)
        counts[depth] = counts[depth] + 1 if counts[depth] else levels[depth][2]
        counts[depth + 1 :] = [0] * (_LEVELS - depth - 1)
        kind, label, _ = levels[depth]
        if kind == "bullet":
            return "•", depth
        for at in range(depth + 1):
            form, _, start = levels.get(at, ("decimal", "", 1))
            label = label.replace(f"%{at + 1}", _number(form, counts[at] or start))
        return label.strip(), depth


def _levels(abstract: Any) -> dict[int, tuple[str, str, int]]:
    return {
        int(level.get(f"{_W}ilvl")): (
            _value(level.find(f"{_W}numFmt")) or "decimal",
            _value(level.find(f"{_W}lvlText")),
            int(_value(level.find(f"{_W}start")) or 1),
        )
        for level in abstract.iter(f"{_W}lvl")
    }


def _number(form: str, count: int) -> str:
    if form == "none":
        return ""
    if form == "decimalZero":
        return f"{count:02d}"
    return write(_KINDS[form], "#", count) if form in _KINDS else str(count)


def _value(element: Any) -> str:
    return "" if element is None else str(element.get(f"{_W}val") or "")


def _runs(element: Any) -> Iterator[tuple[str, bool]]:
    """The words of a paragraph as it reads with all changes accepted, each with whether it is bold."""
    for child in element:
        if child.tag == f"{_W}r":
            yield _words(child), _is_on(child.find(f"{_W}rPr/{_W}b"))
        elif child.tag not in _GONE:
            yield from _runs(child)


def _words(run: Any) -> str:
    if _is_on(run.find(f"{_W}rPr/{_W}vanish")):
        return ""
    return "".join(
        (child.text or "") if child.tag == f"{_W}t" else _SIGNS.get(str(child.tag).rpartition("}")[2], "")
        for child in run
    )


def _is_on(switch: Any) -> bool:
    return switch is not None and switch.get(f"{_W}val", "1") not in ("0", "false", "off")


def _bold(runs: list[tuple[str, bool]]) -> int:
    """Characters at the start of the tidied text that are bold."""
    start = ""
    for words, bold in runs:
        if words.strip() and not bold:
            break
        start += words
    return len(tidy(start))
