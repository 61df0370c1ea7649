"""The other pages of a document that a page leads to."""

from __future__ import annotations

import pytest

from termsdiff.errors import ParseError
from termsdiff.parse.leads import leads

URL = "https://a.example/legal/terms"
PAGE = """<html><head><link rel="next" href="?page=2"><base href="/legal/"></head><body>
<ul class="toc"><li><a href="part-1#top">1</a><li><a href="../legal/part-2">2</a><li><a href="part-1#end">1 again</a>
<li><a href="mailto:a@a.example">mail</a><li><a href="javascript:go()">go</a><li><a href="http://[">no address</a>
<li><a>no link</a><li><area href="HTTPS://b.example/three"></ul><a rel="nofollow next" href=" four ">Next</a>"""


@pytest.mark.parametrize(
    ("css", "found"),
    [
        ("[rel~=next]", ["https://a.example/legal/?page=2", "https://a.example/legal/four"]),
        (".toc a", ["https://a.example/legal/part-1", "https://a.example/legal/part-2"]),
        (".toc", ["https://a.example/legal/part-1", "https://a.example/legal/part-2", "https://b.example/three"]),
        (".none", []),
    ],
)
def test_addresses_are_absolute_in_order_and_each_once(css: str, found: list[str]) -> None:
    assert list(leads(PAGE.encode(), css, url=URL)) == found


def test_the_page_is_read_in_its_charset_and_needs_no_base() -> None:
    page = '<a class="weiter" href="/bedingungen-für-alle">Übernächste</a>'
    assert leads(page.encode("latin-1"), ".weiter", url=URL, charset="iso-8859-1") == (
        "https://a.example/bedingungen-für-alle",
    )


@pytest.mark.parametrize("content", [b"", b"   ", b"<!-- nothing -->", b"\x00\xff\xfe", b"<a href=x" * 1000])
def test_any_bytes_lead_somewhere_or_nowhere(content: bytes) -> None:
    assert len(leads(content, "a", url=URL)) <= 1


def test_what_is_no_css_is_said_with_its_place() -> None:
    with pytest.raises(ParseError, match="next or parts"):
        leads(PAGE.encode(), ".toc[", url=URL)
