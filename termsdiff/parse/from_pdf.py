"""A PDF in, `Page` out: lines put together to paragraphs, page furniture left out, columns read in turn.

A PDF holds words and places, no paragraphs. Larger or bolder type makes headings, wider gaps and numbers make
paragraphs, what comes again at the edge of every page is left out (`termsdiff.parse.typeset`).
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from unicodedata import normalize

from termsdiff.errors import ParseError
from termsdiff.model import Notice
from termsdiff.normalize import tidy
from termsdiff.parse.blocks import Page
from termsdiff.parse.broken import BROKEN
from termsdiff.parse.names import names_document
from termsdiff.parse.tagged import UNMARKED, Marked, is_tagged, mark_of, read_tags, resolved
from termsdiff.parse.typeset import LETTER, Piece, letters, to_blocks

__all__ = ["read"]

_NARROWEST, _WIDEST = 0.2, 1.5  # what the usual width of a letter may be, in sizes of the type
_LIGATURES = {code: normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}  # two letters drawn as one


def read(content: bytes) -> Page:
    """The blocks of a PDF. A warning "no-terms" says that it holds pictures only. Raises `ParseError` where it is
    broken or locked, or pypdf is not installed."""
    try:
        import pypdf  # noqa: PLC0415 - an extra: HTML, Markdown and text do without
        from pypdf.errors import PyPdfError  # noqa: PLC0415
    except ImportError:
        raise ParseError('PDF files are read with pypdf; install it with: pip install "termsdiff[pdf]".') from None
    try:
        file = pypdf.PdfReader(BytesIO(content))
        if file.is_encrypted and not file.decrypt(""):
            raise ParseError("This PDF file is locked with a password.")
        root = file.trailer["/Root"]
        tagged = is_tagged(root)
        pages = [list(_pieces(page, marked=tagged)) for page in file.pages]
        blocks = read_tags(root, [piece for page in pages for piece in page]) if tagged else []
        title = tidy(str((file.metadata.title if file.metadata else "") or ""))
    except (PyPdfError, *BROKEN) as error:
        raise ParseError(f"This PDF file is broken and cannot be read ({type(error).__name__}).") from None
    blocks = blocks or list(to_blocks([[marked.piece for marked in page] for page in pages]))
    warnings = () if blocks else (Notice("no-terms", "There is no text in this file; it may be a scan."),)
    return Page(tuple(blocks), title if names_document(title) else "", warnings=warnings)


def _pieces(page: Any, *, marked: bool) -> Iterator[Marked]:
    """The pieces of text of a page, in the order in which they are drawn; with their marks if these are asked for."""
    found: list[Marked] = []
    widths: dict[str, float] = {}
    number = page.indirect_reference.idnum if page.indirect_reference else 0
    marks: list[int] = []  # those that are open; UNMARKED for marks that do not count

    def note(text: str, place: list[float], matrix: list[float], font: Any, size: float) -> None:
        for line in text.split("\n"):
            if line.strip():
                x = matrix[4] * place[0] + matrix[5] * place[2] + place[4]
                y = matrix[4] * place[1] + matrix[5] * place[3] + place[5]
                scale = abs(matrix[3] * place[3]) or 1.0
                name = str((font or {}).get("/BaseFont", "")).lower()
                if name not in widths:
                    widths[name] = _letter(font)
                bold = any(word in name for word in ("bold", "black", "heavy"))
                height = round(size * scale, 1) or 1.0
                words = line.translate(_LIGATURES)
                end = x + letters(words) * height * widths[name]
                piece = Piece(x, y, end, height, len(words) if bold else 0, words, x)
                mark = next((mark for mark in reversed(marks) if mark != UNMARKED), UNMARKED)
                found.append(Marked(piece, number, mark))

    def follow(operator: bytes, operands: list[Any], *_: object) -> None:
        if operator in (b"BDC", b"BMC"):
            marks.append(mark_of(operands))
        elif operator == b"EMC" and marks:
            marks.pop()

    page.extract_text(visitor_text=note, visitor_operand_before=follow if marked else None)
    yield from found


def _letter(font: Any) -> float:
    """The usual width of a letter of a font in sizes of the type, from the widths that the file gives."""
    widths = [float(width) for width in _widths(font or {}) if isinstance(width, (int, float)) and width > 0]
    mean = sum(widths) / len(widths) / 1000 if widths else LETTER
    return mean if _NARROWEST < mean < _WIDEST else LETTER


def _widths(font: Any) -> Iterator[Any]:
    """The widths of the letters of a font: a row of them, or runs of "first [width ...]" and "first last width"."""
    if "/DescendantFonts" in font:
        font = resolved(font["/DescendantFonts"][0])
    yield from font.get("/Widths", ())
    run = iter(font.get("/W", ()))
    for _ in run:
        following = resolved(next(run, 0))
        if isinstance(following, list):
            yield from following
        else:
            yield next(run, 0)
