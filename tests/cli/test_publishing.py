"""``report`` over many sources: digests, feeds, calendars, the site, PDF; and opening what was written."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote

import jsonschema
import pytest
from lxml import etree, html

CORPUS = Path(__file__).parents[2] / "corpus" / "cumulus"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
NOW = ("--now", "2024-12-01")


@pytest.fixture
def archive(run, folder: Path) -> Path:
    """Two sources of one provider and one of another, as they changed over three years."""
    for name in ("cumulus/product-terms", "cumulus/acceptable-use", "stratus/privacy-policy"):
        run("import", CORPUS / name.replace("stratus/", "cumulus/").partition("/")[2], "--name", name)
    return folder


def test_a_digest_tells_of_the_period_asked_for(run, archive) -> None:
    told = json.loads(run("report", "--since", "2024-05-01", "--format", "json", *NOW).stdout)
    schema = files("termsdiff.report").joinpath("schemas", "digest-1.json").read_text("utf-8")
    jsonschema.validate(told, json.loads(schema))
    new = {source["name"]: source["new"] for source in told["sources"]}
    assert new["cumulus/product-terms"] == 2  # of 2024-05-02 and 2025-02-17
    assert (told["since"], told["until"]) == ("2024-05-01T00:00:00Z", "2024-12-01T00:00:00Z")


@pytest.mark.parametrize(("period", "since"), [("30d", "2024-11-01"), ("2 weeks", "2024-11-17"), ("1y", "2023-12-02")])
def test_a_period_is_written_in_days_weeks_or_years(run, archive, period: str, since: str) -> None:
    assert f"from {since} until 2024-12-01" in run("report", "--since", period, "--format", "text", *NOW).stdout


def test_a_period_that_cannot_be_read_is_said(run, archive) -> None:
    assert (
        'cannot read "lately"; write a day or how long ago: 2024-03-01, 30d'
        in run("report", "--since", "lately", code=2).stderr
    )


def test_a_digest_of_a_provider_leaves_the_others_out(run, archive) -> None:
    told = json.loads(run("report", "cumulus", "--since", "9y", "--format", "json", *NOW).stdout)
    assert [source["name"] for source in told["sources"]] == ["cumulus/acceptable-use", "cumulus/product-terms"]


def test_a_topic_leaves_what_is_about_it(run, archive) -> None:
    """Known topics by the words the language has for them, also in a heading above; else the word itself."""
    told = json.loads(run("report", "--since", "9y", "--topic", "liability", "--format", "json", *NOW).stdout)
    changes = [change for source in told["sources"] for each in source["comparisons"] for change in each["changes"]]
    assert "10.4" in {side["path"] for change in changes for side in change["new"]}
    every = json.loads(run("report", "--since", "9y", "--format", "json", *NOW).stdout)
    assert 0 < len(changes) < sum(len(each["changes"]) for s in every["sources"] for each in s["comparisons"])
    assert "0 substantive changes" in run("report", "--since", "9y", "--topic", "zeppelin", "--format", "text").stdout


@pytest.mark.parametrize("name", ["d.html", "d.md", "d.json", "d.txt"])
def test_the_format_of_a_digest_follows_its_file(run, archive, name: str) -> None:
    result = run("report", "--since", "9y", "-o", name, *NOW)
    assert result.stderr.startswith(f"wrote {name}: 3 sources, ")
    assert Path(name).stat().st_size > 1000


def test_what_cannot_be_reported_is_said(run, archive) -> None:
    assert "add --since 30d" in run("report", code=2).stderr
    assert "not csv" in run("report", "--since", "30d", "--format", "csv", code=2).stderr
    assert "two operands at most" in run("report", "a", "b", "c", code=2).stderr
    assert "no source" in run("report", "nobody/nothing", "--format", "atom", code=2).stderr
    assert "needs a NAME" in run("report", "cumulus/product-terms@1", "--format", "ics", code=2).stderr


def entries(run, *args: str) -> dict[str, str]:
    """The entries of a feed, id to title."""
    root = etree.fromstring(run("report", *args, "--format", "atom").stdout.encode())
    return {
        each.findtext("a:id", "", ATOM): each.findtext("a:title", "", ATOM) for each in root.findall("a:entry", ATOM)
    }


def test_feeds_of_a_source_a_provider_and_all_agree_on_their_entries(run, archive) -> None:
    source, provider, every = entries(run, "cumulus/product-terms"), entries(run, "cumulus"), entries(run)
    assert len(source) == 8  # five of its own, three of a document it incorporates
    assert set(source) < set(provider) < set(every)
    assert set(every) <= set(entries(run, "--all"))


def test_the_calendar_holds_the_days_to_come(run, archive) -> None:
    before = run("report", "--format", "ics", "--now", "2024-10-01").stdout
    assert "DTSTART;VALUE=DATE:20241021" in before
    assert "stratus/privacy-policy: says it is effective" in before
    assert "BEGIN:VEVENT" not in run("report", "--format", "ics", "--now", "2024-11-01").stdout


def test_show_writes_akoma_ntoso_and_word(run, archive) -> None:
    run("show", "cumulus/product-terms", "-o", "terms.akn")
    assert etree.parse("terms.akn").getroot().tag.endswith("akomaNtoso")
    run("show", "cumulus/product-terms", "-o", "terms.docx")
    assert Path("terms.docx").read_bytes().startswith(b"PK")


def links(page: Path) -> set[str]:
    root = html.document_fromstring(page.read_text("utf-8"))
    return {str(href) for href in root.xpath("//a/@href") if not str(href).startswith("http")}


def test_every_link_of_the_site_leads_somewhere_in_it(run, archive) -> None:
    result = run("report", "--site", "site", *NOW)
    assert re.match(r"wrote site/index.html: \d+ pages", result.stderr)
    pages = sorted(Path("site").rglob("*.html"))
    ids = {page.resolve(): set(html.document_fromstring(page.read_text("utf-8")).xpath("//@id")) for page in pages}
    for page in pages:
        for href in links(page):
            path, _, fragment = href.partition("#")
            target = (page.parent / unquote(path)).resolve() if path else page.resolve()
            assert target.exists(), f"{page}: {href}"
            assert not fragment or unquote(fragment) in ids[target], f"{page}: {href}"


def test_the_search_index_leads_to_the_clauses_that_stand_now(run, archive) -> None:
    run("report", "--site", "site")
    root = html.document_fromstring(Path("site/search.html").read_text("utf-8"))
    index = json.loads(root.xpath("string(//script[@id='index'])"))
    [hit] = [each for each in index["clauses"] if "three (3) months" in each[3]]
    page = html.document_fromstring(Path("site", index["sources"][hit[0]][1]).read_text("utf-8"))
    assert "three (3) months" in page.get_element_by_id(hit[1]).text_content()


def test_the_history_tells_how_a_clause_came_to_read_as_it_does(run, archive) -> None:
    run("report", "--site", "site")
    root = html.document_fromstring(Path("site/cumulus/product-terms/history.html").read_text("utf-8"))
    [past] = root.xpath("//details[.//del[contains(., 'twelve (12)')]][.//ins[contains(., 'three (3)')]]")
    assert "Version 3 2023-03-15: reworded" in " ".join(past.text_content().split())


@pytest.mark.skipif(not shutil.which("chromium"), reason="no Chromium here")
def test_a_pdf_is_printed_with_everything_folded_opened(run, archive) -> None:
    pytest.importorskip("playwright")
    run("report", "cumulus/product-terms@2", "cumulus/product-terms@4", "-o", "changes.pdf")
    assert Path("changes.pdf").read_bytes().startswith(b"%PDF-")


def test_open_shows_what_was_written(archive) -> None:
    """In the browser the environment names; where no file is named, in one of its own."""
    environment = os.environ | {"BROWSER": "echo %s", "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-m", "termsdiff", "report", "cumulus/product-terms", "--open"]
    for extra in ([], ["-o", "named.html"]):
        result = subprocess.run([*command, *extra], capture_output=True, text=True, check=True, env=environment)
        address = result.stdout.strip()
        assert address.startswith("file://")
        assert address.endswith(".html")
        page = Path(unquote(address.removeprefix("file://")))
        assert page.read_text("utf-8").startswith("<!DOCTYPE html>")
        page.unlink()
