"""Terms that would act on whoever reads them, from the page to every report the command line writes."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree, html

from termsdiff.report import DOCUMENT_FORMATS, FORMATS

ACTIVE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe]")
TERMS = """<!doctype html><html lang="en"><head><title>&lt;script>alert(1)&lt;/script> \u202eTerms</title></head>
<body><main>
<h1>&lt;script>alert(1)&lt;/script> \u202eTerms</h1>
<h2>1. =HYPERLINK("http://evil.example";"x")</h2>
<p>1.1 You shall pay within {days} days. &lt;img src=x onerror=alert(1)> ]]> &lt;!-- \x1b[2J\x9b31m {{{{ 7*7 }}}}</p>
<p>1.2 Read <a href="javascript:alert({days})">the [price](javascript:alert(1)) list</a> and keep to it.</p>
<h2>@SUM(A1:A9)</h2>
<p>=cmd|' /C calc'!A0 is what this clause begins with, and it goes on for {days} days more than that.</p>
<p>We are liable for damage that we cause by intent or by gross negligence, and for no other damage \u2066at all.</p>
<p>These terms are governed by the law of the country in which you have your place of business or residence.</p>
<p>{much}</p></main></body></html>"""


@pytest.fixture
def archive(run, folder: Path) -> Path:
    """Two versions of a hostile page, each with a clause too long for a cell of Excel."""
    Path("past").mkdir()
    for day, days in (("2024-01-01", 30), ("2024-02-01", 14)):
        much = f"The supplier shall pay the customer within {days} days. " * 700
        Path("past", f"{day}.html").write_text(TERMS.format(days=days, much=much), "utf-8")
    run("import", "past", "--name", "acme/terms")
    return folder


def checked(name: str, text: str) -> None:
    """Nothing a reader's terminal, browser or spreadsheet would act on."""
    assert not ACTIVE.search(text), name
    if name.endswith((".html", ".htm")):
        root = html.document_fromstring(text)
        assert not root.xpath("//img | //@onerror | //a[starts-with(@href, 'javascript')] | //*[@src]"), name
        assert not [each for each in root.xpath("//script") if "alert(1)" in (each.text or "") and not each.get("type")]
    if name.endswith((".atom", ".akn", ".xml")):
        root = etree.fromstring(text.encode())
        assert not root.xpath("//@href[starts-with(., 'javascript')] | //*[local-name() = 'script']"), name
    if name.endswith(".csv"):
        rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
        assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
        assert max(len(cell) for row in rows for cell in row) <= 32_767
    if name.endswith(".json"):
        assert json.loads(text)


def parts(path: Path) -> dict[str, str]:
    """What a file holds as text: a Word file its parts."""
    if path.suffix != ".docx":
        return {path.name: path.read_bytes().decode("utf-8")}
    with zipfile.ZipFile(path) as packed:
        return {name: packed.read(name).decode("utf-8") for name in packed.namelist() if name.endswith(".xml")}


@pytest.mark.parametrize("format_", [*FORMATS, "ics"])
def test_a_report_of_hostile_terms_is_inert(run, archive, format_: str) -> None:
    extension = {"text": "txt", "markdown": "md", "unified": "diff"}.get(format_, format_)
    run("report", "acme/terms", "--format", format_, "-o", f"out.{extension}")
    for name, text in parts(Path(f"out.{extension}")).items():
        checked(name, text)


@pytest.mark.parametrize("format_", DOCUMENT_FORMATS)
def test_hostile_terms_are_shown_inert(run, archive, format_: str) -> None:
    run("show", "acme/terms", "--format", format_, "-o", f"out.{format_}")
    for name, text in parts(Path(f"out.{format_}")).items():
        checked(name, text)


@pytest.mark.parametrize("format_", ["text", "markdown", "html", "json"])
def test_a_digest_of_hostile_terms_is_inert(run, archive, format_: str) -> None:
    checked(f"out.{format_}", run("report", "--since", "9y", "--format", format_).stdout)


def test_a_site_of_hostile_terms_is_inert(run, archive) -> None:
    run("report", "--site", "site")
    for path in Path("site").rglob("*.*"):
        checked(path.name, path.read_text("utf-8"))


@pytest.mark.parametrize("name", ["../../evil", "a/..", "a/.hidden", "-x/y", "a/<b>&", "a/b?c#d", "con/nul", "é/ü ö"])
def test_no_name_of_a_source_leads_out_of_the_site(run, archive, name: str) -> None:
    """Names come from other people's archives too; a site keeps each in a folder of its own."""
    if run("import", "past", "--name", name, code=None).exit_code:
        return  # no name for a source
    run("report", "--site", "deep/er/site")
    written = {path.relative_to("deep/er") for path in Path("deep").rglob("index.html")}
    assert {path.parts[0] for path in written} == {"site"}
    assert len(written) == 3
    for path in Path("deep").rglob("index.html"):
        for href in html.document_fromstring(path.read_text("utf-8")).xpath("//a/@href"):
            assert (path.parent / href).resolve().is_relative_to(Path("deep/er/site").resolve()), href


def test_explaining_a_hostile_change_is_inert(run, archive) -> None:
    told = json.loads(run("diff", "acme/terms", "--format", "json").stdout)
    for change in told["changes"]:
        checked("explain", run("explain", change["id"]).stdout)
        assert not change["old"] or run("ignore", change["id"]).exit_code == 0
