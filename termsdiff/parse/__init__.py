"""Bytes in, document out: `parse` picks the reader by media type, the outline makes the clause tree.

    content --reader--> Page (flat blocks) --outline--> Document (clause tree)

The same content gives the same document in any process and any locale.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import replace

from termsdiff.errors import ParseError
from termsdiff.model import Document, Selector
from termsdiff.parse import from_docx, from_html, from_json, from_pdf, from_text
from termsdiff.parse.blocks import MOST, Page, cut_notice
from termsdiff.parse.outline import outline

__all__ = ["REVISION", "parse"]

REVISION = "7"  # stored with every version; raised whenever parse() would read some page otherwise than before

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_MAGIC = {
    b"PK\x03\x04": "a ZIP or ODT file",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\x1f\x8b": "a gzip archive",
    b"\x7fELF": "a program",
    b"SQLite format 3": "a SQLite database",
}
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_GENERIC = ("", "application/octet-stream", "binary/octet-stream", "application/x-download", "application/zip")
_JSON = re.compile(r"\s*\{\s*\"")
_SAMPLE = 4096  # bytes looked at for control characters
_CONTROL = 0.02  # share of control bytes; texts of the sample pages have none, images and programs over .05
_TEXT = bytes({*range(256)} - {*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20)})  # all but control bytes
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.I)


def parse(
    content: bytes | str,
    *,
    media_type: str = "text/html",
    url: str | None = None,
    select: tuple[Selector, ...] = (),
    remove: tuple[Selector, ...] = (),
) -> Document:
    """The clause tree of a page.

    ``media_type`` is that of HTML, XHTML, Markdown, plain text, PDF, DOCX, or JSON that holds HTML; parameters are
    allowed. What the bytes themselves say (PDF, DOCX, JSON) counts for more, since servers often name it wrongly.
    ``url`` resolves links and honours a fragment; ``select`` and ``remove`` override which part of an HTML page is
    read: CSS selectors, or a `Range` from one element to another. A poor page gives a document with ``warnings``;
    only content that is no text, broken, or of a media type nobody reads, raises `ParseError`; so does a PDF or DOCX
    whose extra is missing, and a range whose start or end is not on the page.
    """
    kind = _kind_of(content, media_type.partition(";")[0].strip().lower())
    reader = _READERS.get(kind)
    if reader is None:
        readable = ", ".join(_READERS)
        raise ParseError(f"Cannot read the media type {kind or '(none)'!r}; termsdiff reads {readable}.")
    if isinstance(content, bytes) and reader not in (_read_pdf, _read_docx):
        _refuse_binary(content)
    return outline(_cut(reader(content, media_type, url, select, remove)))


def _cut(page: Page) -> Page:
    """The page without the blocks beyond what any terms have, which it says."""
    if len(page.blocks) <= MOST:
        return page
    return replace(page, blocks=page.blocks[:MOST], warnings=(*page.warnings, cut_notice(len(page.blocks))))


def _kind_of(content: bytes | str, named: str) -> str:
    """The media type by what the content opens with, or else the one it was given."""
    start = content[:_SAMPLE] if isinstance(content, str) else content[:_SAMPLE].decode("latin-1")
    if start.lstrip().startswith("%PDF-"):
        return "application/pdf"
    if start.startswith("PK\x03\x04") and isinstance(content, bytes) and b"word/" in content:
        return _DOCX
    if named in ("text/html", *_GENERIC) and _JSON.match(start):
        return "application/json"
    return "text/html" if named in _GENERIC else named


def _read_html(
    content: bytes | str, media_type: str, url: str | None, select: tuple[Selector, ...], remove: tuple[Selector, ...]
) -> Page:
    declared = _CHARSET.search(media_type)
    charset = declared[1] if declared else None
    return from_html.read(content, url=url, charset=charset, select=select, remove=remove)


def _read_markdown(content: bytes | str, media_type: str, *_: object) -> Page:
    from termsdiff.parse import from_markdown  # noqa: PLC0415 - loads markdown_it, which other pages do without

    return from_markdown.read(_decode(content, media_type))


def _read_text(content: bytes | str, media_type: str, *_: object) -> Page:
    return from_text.read(_decode(content, media_type))


def _read_json(
    content: bytes | str, media_type: str, url: str | None, select: tuple[Selector, ...], remove: tuple[Selector, ...]
) -> Page:
    text = _decode(content, media_type)
    page = from_json.unwrap(text)
    return from_html.read(page, url=url, select=select, remove=remove)


def _read_pdf(content: bytes | str, *_: object) -> Page:
    return from_pdf.read(content if isinstance(content, bytes) else content.encode("latin-1", "replace"))


def _read_docx(content: bytes | str, *_: object) -> Page:
    return from_docx.read(content if isinstance(content, bytes) else content.encode("latin-1", "replace"))


_READERS: dict[str, Callable[[bytes | str, str, str | None, tuple[Selector, ...], tuple[Selector, ...]], Page]] = {
    "text/html": _read_html,
    "application/xhtml+xml": _read_html,
    "text/markdown": _read_markdown,
    "text/plain": _read_text,
    "application/json": _read_json,
    "application/pdf": _read_pdf,
    _DOCX: _read_docx,
}


def _decode(content: bytes | str, media_type: str) -> str:
    """BOM, then the declared charset, then UTF-8, then Windows-1252, in which every byte means something."""
    if isinstance(content, str):
        return content.removeprefix("\ufeff")
    for bom, name in _BOMS:
        if content.startswith(bom):
            return content[len(bom) :].decode(name, "replace")
    declared = _CHARSET.search(media_type)
    named = _decode_as(content, declared[1]) if declared else None
    return named or _decode_as(content, "utf-8") or content.decode("cp1252", "replace")


def _decode_as(content: bytes, charset: str) -> str | None:
    try:
        return content.decode(charset)
    except (LookupError, UnicodeError):
        return None


def _refuse_binary(content: bytes) -> None:
    for magic, name in _MAGIC.items():
        if content.startswith(magic):
            raise ParseError(f"This is {name}, not a text; give the page as HTML, Markdown or plain text.")
    if content.startswith(tuple(bom for bom, _ in _BOMS[1:])):
        return
    sample = content[:_SAMPLE]
    if len(sample.translate(None, _TEXT)) > _CONTROL * max(len(sample), 100):
        raise ParseError("These bytes are binary, not a text; give the page as HTML, Markdown or plain text.")
