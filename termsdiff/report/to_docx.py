"""Changes or a document in, a Word file out: real tracked changes, with the reasons as comments.

Office Open XML (ECMA-376 part 1, 17.13.5): runs in ``w:ins`` and ``w:del``, text that only changed its place in
``w:moveFrom`` and ``w:moveTo``, and the ends of paragraphs marked too, so that Word accepts or rejects whole
paragraphs. Needs python-docx, the ``docx`` extra.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import count
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from termsdiff.errors import InputError
from termsdiff.model import Change, Document, Edit
from termsdiff.report.inert import inert
from termsdiff.report.material import Comparison, Reading
from termsdiff.report.phrases import describe, direction
from termsdiff.report.tracked import Paragraph, title, track

__all__ = ["write_changes", "write_document"]

_AUTHOR = "termsdiff"
_TAGS = {"-": "w:del", "+": "w:ins"}
_MOVES = {"-": "w:moveFrom", "+": "w:moveTo"}
_INK = "1C2126"  # python-docx's headings are blue, which in Word is somebody's mark
_INDENT = 360  # twentieths of a point a level, a quarter of an inch
_DEEPEST = 9  # headings Word has, and levels indented
_UNDATED = (1980, 1, 1, 0, 0, 0)  # the same report is the same file whenever it is written


def write_changes(comparison: Comparison) -> bytes:
    """The new document with every change tracked: accept all for the new text, reject all for the old."""
    changes = comparison.changes
    paper = _Paper(changes.new if changes.new.clauses else changes.old, comparison.new.seen_from)
    paper.write(Paragraph(title(changes)), style="Title")
    for paragraph in track(changes):
        paper.write(paragraph)
    return paper.close()


def write_document(reading: Reading) -> bytes:
    """The document, a paragraph a clause, indented by depth."""
    paper = _Paper(reading.document, None)
    paper.write(Paragraph((Edit("=", inert(reading.document.title)),)), style="Title")
    for clause, depth in _deep(reading.document):
        heading = bool(clause.title and not clause.text)
        paper.write(Paragraph((Edit("=", inert(clause.words)),), "=", depth, heading))
    return paper.close()


def _deep(document: Document) -> Iterator[tuple[Any, int]]:
    waiting = [(clause, 0) for clause in reversed(document.clauses)]
    while waiting:
        clause, depth = waiting.pop()
        yield clause, depth
        waiting += [(child, depth + 1) for child in reversed(clause.children)]


def _docx() -> Any:
    try:
        import docx.oxml  # noqa: PLC0415 - an extra: the other formats do without
    except ImportError as error:
        raise InputError("Word files need python-docx: install termsdiff[docx], or choose another format.") from error
    return docx


class _Paper:
    """A Word document being written, paragraph by paragraph."""

    def __init__(self, document: Document, at: datetime | None) -> None:
        self._docx = _docx()
        self._file = self._docx.Document()
        self._end = self._file.add_paragraph()._p  # stays empty: the last paragraph of a file cannot be removed
        self._ids = count(1)
        self._date = {"w:date": at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")} if at else {}
        self._rtl = direction(document.language) == "rtl"
        for style in ("Title", *(f"Heading {level}" for level in range(1, _DEEPEST + 1))):
            self._file.styles[style].font.color.rgb = self._docx.shared.RGBColor.from_string(_INK)
        self._file.core_properties.author = _AUTHOR
        self._file.core_properties.title = inert(document.title)[:255]  # the longest Office takes

    def write(self, paragraph: Paragraph, *, style: str = "") -> None:
        """Add a paragraph with its marks and, where there are reasons, a comment."""
        style = style or (f"Heading{min(paragraph.depth + 1, _DEEPEST)}" if paragraph.heading else "")
        element = self._element("w:p", self._element("w:pPr", *self._properties(paragraph, style)))
        parts = [part for edit in paragraph.runs for part in self._run(edit, paragraph)]
        if paragraph.change is not None and paragraph.change.reasons:
            parts = self._commented(parts, paragraph, paragraph.change)
        if paragraph.move:
            parts = self._ranged(parts, paragraph)
        element.extend(parts)
        self._end.addprevious(element)

    def close(self) -> bytes:
        """The file, packed."""
        out = io.BytesIO()
        self._file.save(out)
        return _undated(out)

    def _element(self, tag: str, *children: Any, **attributes: str) -> Any:
        oxml = self._docx.oxml
        element = oxml.OxmlElement(tag)
        for name, value in attributes.items():
            element.set(oxml.ns.qn(name.replace("_", ":")), value)
        element.extend(children)
        return element

    def _tracked(self, tag: str, *children: Any) -> Any:
        marked = self._element(tag, *children, w_id=str(next(self._ids)), w_author=_AUTHOR)
        for name, value in self._date.items():
            marked.set(self._docx.oxml.ns.qn(name), value)
        return marked

    def _properties(self, paragraph: Paragraph, style: str) -> Iterator[Any]:
        """Style, direction, indent and the paragraph's end, in the order the schema wants."""
        if style:
            yield self._element("w:pStyle", w_val=style)
        if self._rtl:
            yield self._element("w:bidi")
        if paragraph.depth and not paragraph.heading:
            yield self._element("w:ind", w_left=str(_INDENT * min(paragraph.depth, _DEEPEST)))
        if paragraph.mark != "=":
            tags = _MOVES if paragraph.move else _TAGS
            yield self._element("w:rPr", self._tracked(tags[paragraph.mark]))

    def _run(self, edit: Edit, paragraph: Paragraph) -> Iterator[Any]:
        """A run. In a moved paragraph the last one moved; a label before it did not."""
        moved = bool(paragraph.move) and edit is paragraph.runs[-1]
        text = self._element("w:delText" if edit.op == "-" and not moved else "w:t")
        text.text = edit.text
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        style = [self._element("w:rPr", self._element("w:rtl"))] if self._rtl else []
        run = self._element("w:r", *style, text)
        yield run if edit.op == "=" else self._tracked((_MOVES if moved else _TAGS)[edit.op], run)

    def _ranged(self, parts: list[Any], paragraph: Paragraph) -> list[Any]:
        tag, number = _MOVES[paragraph.runs[-1].op], str(next(self._ids))
        start = self._tracked(f"{tag}RangeStart")
        start.set(self._docx.oxml.ns.qn("w:id"), number)
        start.set(self._docx.oxml.ns.qn("w:name"), f"move{paragraph.move}")
        return [start, *parts, self._element(f"{tag}RangeEnd", w_id=number)]

    def _commented(self, parts: list[Any], paragraph: Paragraph, change: Change) -> list[Any]:
        """The parts with a comment that comes and goes with the paragraph."""
        text = f"{', '.join(describe(change))}: {inert('; '.join(change.reasons))}"
        comment = self._file.part._comments_part.comments.add_comment(text, _AUTHOR, "td")
        element, date = comment._comment_elm, self._docx.oxml.ns.qn("w:date")
        element.attrib.pop(date, None)
        number = str(comment.comment_id)
        reference = self._element("w:r", self._element("w:commentReference", w_id=number))
        edges = [self._element(f"w:commentRange{edge}", w_id=number) for edge in ("Start", "End")]
        if paragraph.mark != "=":
            reference = self._tracked((_MOVES if paragraph.move else _TAGS)[paragraph.mark], reference)
        return [edges[0], *parts, edges[1], reference]


def _undated(packed: io.BytesIO) -> bytes:
    """The same archive without the time of writing."""
    out = io.BytesIO()
    with ZipFile(packed) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in _names(old.namelist()):
            new.writestr(ZipInfo(name, _UNDATED), old.read(name), ZIP_DEFLATED)
    return out.getvalue()


def _names(names: Iterable[str]) -> list[str]:
    """The content types first: readers that stream expect them there."""
    return sorted(names, key=lambda name: (name != "[Content_Types].xml", name))
