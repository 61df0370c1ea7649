"""Bytes or text in, UTF-8 bytes out: what the HTML parser is fed.

The order is that of the HTML standard as far as it helps: a byte-order mark, UTF-8 where the bytes are valid UTF-8,
the charset a caller or a ``<meta>`` names, and windows-1252, which can decode anything.
"""

from __future__ import annotations

import codecs
import re

__all__ = ["to_utf8"]

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{1,40})""", re.IGNORECASE)
_HEAD = 4096  # bytes searched for a <meta charset>; the standard asks for 1024, real pages put it later
_SURROGATES = re.compile("[\ud800-\udfff]")
# What the standard reads these names as: a superset that browsers use.
_ALIASES = dict.fromkeys(("iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii"), "windows-1252")


def to_utf8(content: bytes | str, charset: str | None = None) -> bytes:
    """The page as UTF-8 without NULs and byte-order mark."""
    if isinstance(content, str):
        data = _SURROGATES.sub("\ufffd", content).encode() if not content.isascii() else content.encode()
    else:
        data = _transcode(content, charset)
    data = data.removeprefix(codecs.BOM_UTF8)
    return data.replace(b"\0", b"") if b"\0" in data else data


def _transcode(content: bytes, charset: str | None) -> bytes:
    for bom, name in _BOMS:
        if content.startswith(bom):
            return content[len(bom) :].decode(name, "replace").encode()
    if content.isascii():
        return content
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_named(content, charset)
    return content


def _decode_named(content: bytes, charset: str | None) -> bytes:
    """Bytes that are no UTF-8: by the name given, else by <meta>, else UTF-8 with errors or windows-1252."""
    found = _META.search(content[:_HEAD])
    name = (charset or (found[1].decode("ascii", "replace") if found else "windows-1252")).lower()
    name = _ALIASES.get(name, name)
    try:
        return content.decode(name, "replace").encode()
    except (LookupError, UnicodeError):
        return content.decode("windows-1252", "replace").encode()
