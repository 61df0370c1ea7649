"""Bytes and the Content-Type they came with -> media type and charset, in the order of the HTML standard:
byte-order mark, then header, then the page's own ``<meta>``.

https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding. Charsets are returned as
names Python's codecs know; a name nobody knows counts as none, so that the next in the order decides.
"""

from __future__ import annotations

import codecs
import re
from email.message import Message

__all__ = ["charset_of", "media_type_of"]

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_PRESCAN = 1024  # bytes the standard lets a page take to declare its charset
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_META = re.compile(rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*([\w.:+-]+)", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([\w.:+-]+)", re.IGNORECASE)
# Labels browsers read as a superset: https://encoding.spec.whatwg.org/#names-and-labels
_SUPERSETS = {
    "ascii": "windows-1252",
    "iso8859-1": "windows-1252",
    "iso8859-9": "windows-1254",
    "iso8859-11": "windows-874",
    "tis-620": "windows-874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
_MAGIC = ((b"%PDF-", "application/pdf"), (b"PK\x03\x04", "application/zip"), (b"<", "text/html"))


def media_type_of(content_type: str, content: bytes) -> str:
    """The media type the header names, lower case, without parameters; by the first bytes where it names none."""
    named = content_type.partition(";")[0].strip().lower()
    if "/" in named:
        return named
    start = content[:64].removeprefix(codecs.BOM_UTF8).lstrip()
    return next((media_type for magic, media_type in _MAGIC if start.startswith(magic)), "text/plain")


def charset_of(content_type: str, content: bytes) -> str | None:
    """The charset of a text: by byte-order mark, header, or ``<meta>`` (XML declaration); None where none says."""
    marked = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    return marked or _known(_parameter(content_type)) or _declared(content)


def _parameter(content_type: str) -> str:
    message = Message()
    message["Content-Type"] = content_type.replace("\r", " ").replace("\n", " ")
    return message.get_content_charset("")


def _declared(content: bytes) -> str | None:
    head = _COMMENT.sub(b"", content[:_PRESCAN])
    found = _META.search(head) or _XML.match(head)
    charset = _known(found.group(1).decode("ascii", "replace")) if found else None
    # A page that says utf-16 in ASCII letters is no UTF-16; the standard reads it as UTF-8.
    return "utf-8" if charset and charset.startswith("utf-16") else charset


def _known(label: str) -> str | None:
    try:
        name = codecs.lookup(label.strip("\"' ")).name
    except (LookupError, ValueError):
        return None
    # Only text encodings: Python also "decodes" base64 or zip.
    return _SUPERSETS.get(name, name) if codecs.lookup(name)._is_text_encoding else None
