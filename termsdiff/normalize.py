"""Text in, comparable text out: two texts that differ only in typography become equal.

Pure text to text; it stands left of the model, whose digests are over comparable text. Both functions are
idempotent. `tidy` makes what a clause holds (single spaces, no invisible characters); `comparable` also folds
what a typesetter may choose: quotation marks, dashes, ligatures, full-width forms. Case and every other
punctuation mark stay, they can change the sense.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["comparable", "tidy"]

# Soft hyphen, zero-width space, word joiner, byte-order mark, and the directional marks of HTML editors.
_INVISIBLE = dict.fromkeys(
    map(ord, "\u00ad\u200b\u200e\u200f\u2060\ufeff\u061c\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e")
)
_SPACES = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
_FOLD = _INVISIBLE | {
    **dict.fromkeys(map(ord, "\u2018\u2019\u201a\u201b\u2032\u00b4`\u2039\u203a"), "'"),
    **dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\u300c\u300d\u300e\u300f"), '"'),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-"),
    **dict.fromkeys(map(ord, "\u200c\u200d")),
}
_PRINTED = bytes(range(0x20, 0x7F))
# Letters with accents, punctuation and currencies: printable, and NFC alone and in any row.
_PLAIN = re.compile("[\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*")
_FEW = 64  # bytes beyond ASCII, in a text of Latin letters
_FOLDED = frozenset(map(chr, _FOLD))
_SURROGATES = re.compile(f"[{chr(0xD800)}-{chr(0xDFFF)}]")  # as numbers: no compiler takes them as letters
_DASH = re.compile(r"\s*-\s*")
_BEFORE_STOP = re.compile(r"\s+(?=[.,:;!?)\]])")
_SPACED_STOPS = tuple(f" {stop}" for stop in ".,:;!?)]")
_AROUND_QUOTES = re.compile(r'\s+"\s*|"\s+')


def tidy(text: str) -> str:
    """Single spaces, NFC, no invisible or control characters; lone surrogates become U+FFFD."""
    text = text.strip()
    if text.isprintable() and "  " not in text:
        return text if text.isascii() else unicodedata.normalize("NFC", text)
    data = text.encode("utf-8", "surrogatepass")
    if len(data) > len(text) + _FEW:
        return _tidy_foreign(text)
    signs = data.translate(None, _PRINTED)
    if signs:
        plain, spaces = _look(signs)
        if not plain:
            return _tidy_foreign(text)
        if spaces == "\n":  # by far the commonest, and faster to replace than to split
            text = text.replace("\n", " ")
        elif spaces:
            return " ".join(text.split())
    return " ".join(text.split()) if "  " in text else text


@lru_cache(maxsize=4096)
def _look(signs: bytes) -> tuple[bool, str]:
    """Of what a text holds beyond printed ASCII: is it only white space and signs that stay as they are, and which
    white space? Most texts hold none or the same few, which is asked five times as fast as about every character."""
    text = signs.decode("utf-8", "surrogatepass")
    words = "".join(text.split())
    spaces = "".join(sorted(sign for sign in set(text) if sign.isspace()))
    return _PLAIN.fullmatch(words) is not None, spaces


def _tidy_foreign(text: str) -> str:
    """`tidy` for any text."""
    if not text.isprintable() or "  " in text:  # what cannot be printed: every space but " ", controls, invisibles
        text = " ".join(text.split())
        if not text.isprintable():
            return _tidy_odd(text)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _tidy_odd(text: str) -> str:
    """`tidy` for the few texts that hold invisible or control characters: the rest is nine times faster without it."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text.translate(_INVISIBLE))
    return _SPACES.sub(" ", _SURROGATES.sub("\ufffd", text)).strip()


@lru_cache(maxsize=50_000)
def comparable(text: str) -> str:
    """The text as far as words go: equal for two texts that differ only in typography."""
    if not text.isascii():
        text = _fold(unicodedata.normalize("NFKC", _fold(_SURROGATES.sub("\ufffd", text))))
    text = text.replace("`", "'").strip()
    if not text.isprintable() or "  " in text:
        text = _SPACES.sub(" ", text).strip()
    # Each of the three is asked for only where it may find something: a clause has hundreds of places to look at.
    text = _DASH.sub("-", text) if "-" in text else text
    text = _BEFORE_STOP.sub("", text) if any(stop in text for stop in _SPACED_STOPS) else text
    return _AROUND_QUOTES.sub('"', text) if '"' in text else text


def _fold(text: str) -> str:
    """What a typesetter may choose, folded: only the few signs that a text has are looked for."""
    for sign in _FOLDED.intersection(text):
        text = text.replace(sign, _FOLD[ord(sign)] or "")
    return text
