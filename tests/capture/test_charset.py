"""Charset and media type from header and bytes: total, and only names Python can decode with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termsdiff.capture.charset import charset_of, media_type_of


@given(st.text(max_size=60), st.binary(max_size=60))
def test_any_header_and_bytes_give_a_decodable_charset_or_none(content_type, content):
    charset = charset_of(content_type, content)
    assert charset is None or isinstance(content.decode(charset, "replace"), str)


@pytest.mark.parametrize(
    ("content_type", "content", "expected"),
    [
        ("Text/HTML; charset=utf-8", b"", "text/html"),
        ("", b"%PDF-1.4", "application/pdf"),
        ("", b"\xef\xbb\xbf \n<html>", "text/html"),
        ("", b"PK\x03\x04", "application/zip"),
        ("nonsense", b"Terms of use", "text/plain"),
    ],
)
def test_the_header_names_the_media_type_or_the_first_bytes_do(content_type, content, expected):
    assert media_type_of(content_type, content) == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b'<?xml version="1.0" encoding="iso-8859-2"?><html>', "iso8859-2"),
        (b"<meta charset=gbk>", "gb18030"),
        (b"<meta name=description content='charset'><meta charset='euc-kr'>", "cp949"),
        (b'<meta charset="utf-16le">', "utf-8"),
        (b" " * 1024 + b'<meta charset="gbk">', None),
    ],
)
def test_the_page_declares_its_charset_in_its_first_kilobyte(head, expected):
    assert charset_of("text/html", head) == expected
