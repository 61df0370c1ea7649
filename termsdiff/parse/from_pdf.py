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
from termsdiff.parse.typeset import Piece, to_blocks

__all__ = ["read"]

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
        pages = [list(_pieces(page)) for page in file.pages]
        title = tidy(str((file.metadata.title if file.metadata else "") or ""))
    except (PyPdfError, *BROKEN) as error:
        raise ParseError(f"This PDF file is broken and cannot be read ({type(error).__name__}).") from None
    blocks = tuple(to_blocks(pages))
    warnings = () if blocks else (Notice("no-terms", "There is no text in this file; it may be a scan."),)
    return Page(blocks, title if names_document(title) else "", warnings=warnings)


def _pieces(page: Any) -> Iterator[Piece]:
    """The pieces of text of a page, in the order in which they are drawn."""
    found: list[Piece] = []

    def note(text: str, place: list[float], matrix: list[float], font: Any, size: float) -> None:
        for line in text.split("\n"):
            if line.strip():
                x = matrix[4] * place[0] + matrix[5] * place[2] + place[4]
                y = matrix[4] * place[1] + matrix[5] * place[3] + place[5]
                scale = abs(matrix[3] * place[3]) or 1.0
                name = str((font or {}).get("/BaseFont", "")).lower()
                bold = any(word in name for word in ("bold", "black", "heavy"))
                found.append(Piece(x, y, round(size * scale, 1) or 1.0, bold, line.translate(_LIGATURES)))

    page.extract_text(visitor_text=note)
    yield from found
