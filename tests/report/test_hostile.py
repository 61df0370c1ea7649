"""Terms that would act on whoever reads the report come out inert in every format."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from datetime import UTC, datetime
from time import perf_counter

import pytest
from lxml import etree, html
from markdown_it import MarkdownIt

from termsdiff.diff import compare
from termsdiff.model import Changes, Claim, Clause, Document, Link
from termsdiff.report import DOCUMENT_FORMATS, FORMATS, Side, render, render_document

HOSTILE = {
    "script": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "cdata": "]]> <!-- --> <![CDATA[ ]]> <?php ?> &lt;&#0;",
    "link": '[x](javascript:alert(1)) <javascript:alert(1)> "javascript:alert(1)',
    "formula": "=cmd|' /C calc'!A0",
    "bidi": "a\u202eb\u2066c\u200fd",
    "terminal": "\x1b[2J\x1b]0;owned\x07\x9b31m\rover",
    "template": "{{ 7*7 }} {% include '/etc/passwd' %} ${x}",
    "surrogate": "\ud800\udfff\ufffe\x00",
    "lines": "a\u2028b\u2029c\x85d\x0be",
}
ACTIVE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe]")
MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["strikethrough", "table"])
SIDE = {"seen_from": datetime(2024, 1, 1, tzinfo=UTC)}


def documents(text: str) -> tuple[Document, Document]:
    """The text in every place a document has, and beside ordinary words."""
    link = Link(text, f"javascript:{text}", f"javascript:{text}")
    old = Document(text, "en", (Clause(text, text, f"{text} within 30 days.", (link,)), Clause("2.", "", text)))
    new = Document(
        f"{text} 2", "en", (Clause(text, text, f"{text} within 60 days.", (), (Clause("", "", f"n {text}"),)),)
    )
    return old, new


def reports(text: str) -> dict[str, str | bytes]:
    """Every report there is of such documents."""
    old, new = documents(text)
    changes = compare(old, new)
    side = Side(text, url=f"javascript:{text}", sha256=text, **SIDE)  # type: ignore[arg-type]
    claims = [Claim("effective", text, text, text)]
    known = {"old": side, "new": side, "claims_old": claims, "claims_new": claims}
    found = {f"changes {name}": render(changes, name, **known, all=True) for name in FORMATS}  # type: ignore[arg-type]
    return found | {
        f"document {name}": render_document(new, name, claims=claims, side=side) for name in DOCUMENT_FORMATS
    }


def texts(reports: dict[str, str | bytes]) -> dict[str, str]:
    """The reports as text, a Word file as its parts."""
    found = {name: report for name, report in reports.items() if isinstance(report, str)}
    for name, report in reports.items():
        if isinstance(report, bytes):
            packed = zipfile.ZipFile(io.BytesIO(report))
            found |= {
                f"{name} {part}": packed.read(part).decode() for part in packed.namelist() if part.endswith(".xml")
            }
    return found


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_nothing_active_comes_out(text: str) -> None:
    """No control character, no turned direction; every file can be encoded and is what it says it is."""
    for name, report in texts(reports(text)).items():
        assert not ACTIVE.search(report), name
        report.encode("utf-8")
        if "atom" in name or "akn" in name or "docx" in name:
            root = etree.fromstring(report.encode())
            assert not [node for node in root.iter() if etree.QName(node).localname in {"script", "img"}], name
            assert not [value for value in root.xpath("//@href") if value.startswith("javascript")], name
        if "html" in name:
            root = html.document_fromstring(report)
            assert not root.xpath("//img | //@onerror | //a[starts-with(@href, 'javascript')] | //*[@src]"), name
            assert len(root.xpath("//script")) <= 1, name
        if "markdown" in name:
            root = html.fromstring(f"<div>{MARKDOWN.render(report)}</div>")
            assert not root.xpath(".//script | .//img | .//a"), name
        if "json" in name:
            assert json.loads(report)
        if "csv" in name:
            cells = [cell for row in csv.reader(io.StringIO(report.removeprefix("\ufeff"))) for cell in row]
            assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))], name


def big() -> Changes:
    words = "The supplier shall pay the customer within thirty days. " * 18_000
    return compare(Document(clauses=(Clause("1.", "", words),)), Document(clauses=(Clause("1.", "", f"{words} Not."),)))


def test_a_clause_of_a_megabyte_takes_a_moment_at_most() -> None:
    """Writing it is bounded in every format; the whole text is there."""
    changes = big()
    side = Side(**SIDE)  # type: ignore[arg-type]
    for name in FORMATS:
        start = perf_counter()
        report = render(changes, name, new=side, all=True)
        assert perf_counter() - start < 5, name
        assert isinstance(report, bytes) or len(report) > (60_000 if name == "csv" else 1_000_000), name
