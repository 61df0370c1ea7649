"""parse(): the media type picks the reader; bytes that are no text are refused with one sentence."""

from __future__ import annotations

import sys

import pytest

from termsdiff.errors import ParseError
from termsdiff.parse import parse

HTML = "<html lang='en'><body><h1>Terms</h1><h2>1. Fees</h2><p>You pay every month, in advance.</p></body></html>"
MARKDOWN = "# Terms\n\n## 1. Fees\n\nYou pay every month, in advance.\n"
TEXT = "1. Fees\n\nYou pay every month, in advance.\n"


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (HTML, "text/html"),
        (HTML, "text/html; charset=utf-8"),
        (HTML, "application/xhtml+xml"),
        (MARKDOWN, "text/markdown"),
        (MARKDOWN, "TEXT/MARKDOWN;charset=UTF-8"),
        (TEXT, "text/plain"),
    ],
)
def test_each_media_type_has_a_reader(content: str, media_type: str) -> None:
    for given in (content, content.encode()):
        first = parse(given, media_type=media_type).clauses[0]
        assert (first.label, first.title, first.children[0].text) == ("1.", "Fees", "You pay every month, in advance.")


def test_an_unknown_media_type_is_refused() -> None:
    with pytest.raises(ParseError, match="Cannot read the media type 'image/png'"):
        parse(b"x", media_type="image/png")


@pytest.mark.parametrize("content", [b"PK\x03\x04", b"\x89PNG\r\n", b"GIF89a", b"\x00\x01\x02\x03" * 50])
def test_binary_content_is_refused_in_one_sentence(content: bytes) -> None:
    with pytest.raises(ParseError, match="not a text"):
        parse(content)


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"\xef\xbb\xbfcaf\xc3\xa9", "café"),
        ("café".encode(), "café"),
        (b"caf\xe9 \x93so\x94", "café “so”"),
        ("\ufeffcafé".encode("utf-16-le"), "café"),
    ],
)
def test_plain_text_is_decoded_by_mark_then_utf8_then_windows(content: bytes, word: str) -> None:
    assert parse(content, media_type="text/plain").clauses[0].text == word


def test_a_declared_charset_is_used() -> None:
    content = "Условия".encode("koi8-r")
    assert parse(content, media_type="text/plain; charset=koi8-r").clauses[0].text == "Условия"


@pytest.mark.parametrize("content", ["", " \n\t", "<html></html>", "\x00", "\ud800"])
def test_a_page_without_words_is_a_document_with_a_warning(content: str) -> None:
    for media_type in ("text/html", "text/markdown", "text/plain"):
        document = parse(content, media_type=media_type)
        assert document.clauses or document.title or document.warnings


@pytest.mark.parametrize(
    ("start", "package", "extra"), [(b"%PDF-1.7", "pypdf", "pdf"), (b"PK\x03\x04word/", "docx", "docx")]
)
def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch, start: bytes, package: str, extra: str) -> None:
    """One sentence says what to install."""
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(ParseError, match=rf'pip install "termsdiff\[{extra}\]"'):
        parse(start)
