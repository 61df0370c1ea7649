"""import from WARC and WACZ files; dated files and git archives are tried with the archive, the Wayback Machine with
its reader."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from warcs import Warc, day, wacz

URL = "https://www.example.com/terms"
TOML = f"""
[sources."acme/sla"]
url = "https://www.example.com/sla"

[sources."acme/terms"]
url = "{URL}"
"""


@pytest.fixture
def crawl(folder, terms) -> Path:
    """Three captures of two texts and an error, with one of another page."""
    warc = Warc()
    first = warc.page(day(1), URL, terms.format(days=30))
    warc.page(day(1), "https://www.example.com/sla", terms.format(days=7))
    warc.revisit(day(2), URL, first)
    warc.page(day(3), URL, "<h1>Not found", "404 Not Found")
    warc.page(day(4), URL, terms.format(days=14))
    return warc.save(folder / "crawl.warc.gz")


def test_the_records_of_a_source_become_checks_that_say_where_they_come_from(run, folder, crawl) -> None:
    said = run("import", crawl, "--name", "acme/terms", "--url", "http://example.com/terms/").stderr
    assert said.endswith("4 imported: 1 new, 1 unchanged, 1 failed, 1 changed\n")
    assert "2024-01-03 12:00  failed  https://www.example.com/terms answered 404: so says record urn:uuid:" in said
    assert "[-30-]{+14+}" in run("diff", "acme/terms").stdout
    with closing(sqlite3.connect(folder / "terms.db")) as archive:
        ways = archive.execute("SELECT DISTINCT via, headers FROM responses").fetchall()
    assert {via for via, _ in ways} == {"warc"}
    assert all('["WARC-Filename","crawl.warc.gz"]' in headers for _, headers in ways)
    run("verify")


def test_every_tracked_source_is_looked_for_at_its_own_address(run, folder, crawl) -> None:
    (folder / "termsdiff.toml").write_text(TOML)
    said = run("import", crawl).stderr
    assert "acme/terms: 4 imported: 1 new, 1 unchanged, 1 failed, 1 changed\n" in said
    assert "acme/sla: 1 imported: 1 new\n" in said


def test_an_address_of_the_past_is_looked_for_and_read_by_the_rules_of_its_time(run, folder, terms) -> None:
    (folder / "termsdiff.toml").write_text(
        TOML
        + f"""
[[sources."acme/terms".past]]
until = {day(2).isoformat()}
url = "https://old.example/terms"
remove = ["h2"]
"""
    )
    warc = Warc()
    warc.page(day(1), "https://old.example/terms", terms.format(days=30))
    warc.page(day(3), URL, terms.format(days=30))
    said = run("import", warc.save(folder / "a.warc.gz"), "--name", "acme/terms").stderr
    assert said.endswith("2 imported: 1 new, 1 changed\n")
    assert "Application" not in run("show", "acme/terms@1").stdout
    assert "Application" in run("show", "acme/terms@2").stdout
    assert "(read by other rules)" in run("log", "acme/terms").stdout


def test_a_page_that_changed_with_its_rules_is_a_change(run, folder, terms) -> None:
    (folder / "termsdiff.toml").write_text(
        f'{TOML}\n[[sources."acme/terms".past]]\nuntil = {day(2).isoformat()}\nremove = ["h2"]\n'
    )
    warc = Warc()
    warc.page(day(1), URL, terms.format(days=30))
    warc.page(day(3), URL, terms.format(days=14))
    run("import", warc.save(folder / "a.warc.gz"), "--name", "acme/terms")
    assert "(read by other rules)" not in run("log", "acme/terms").stdout


def test_an_import_goes_on_where_it_was_and_archives_may_overlap(run, folder, crawl) -> None:
    (folder / "termsdiff.toml").write_text(TOML)
    run("import", crawl, "--name", "acme/terms", "--until", "2024-01-02")
    said = run("import", crawl, crawl, "--name", "acme/terms").stderr
    assert said.endswith("2 imported: 1 failed, 1 changed; 2 were there already\n")
    head = run("verify").stdout
    run("import", crawl)
    assert run("import", crawl).stderr.count("0 imported; ") == 2
    assert run("verify").stdout != head


def test_a_folder_and_a_wacz(run, folder, crawl, terms) -> None:
    warc = Warc(packed=False)
    warc.page(day(5), URL, terms.format(days=10))
    (folder / "crawls").mkdir()
    wacz(folder / "crawls" / "later.wacz", one=warc)
    crawl.rename(folder / "crawls" / "crawl.warc.gz")
    said = run("import", folder / "crawls", "--name", "acme/terms", "--url", URL, "--since", "2024-01-04").stderr
    assert said.endswith("2 imported: 1 new, 1 changed\n")


def test_what_stands_before_the_damage_is_imported(run, folder, crawl) -> None:
    crawl.write_bytes(crawl.read_bytes()[:-40])
    said = run("import", crawl, "--name", "acme/terms", "--url", URL, code=2).stderr
    assert "3 imported: 1 new, 1 unchanged, 1 failed\n" in said
    assert said.endswith(": what was read before is imported\n")
    assert "@1" in run("list").stdout


def test_pages_that_are_no_terms_are_held_back_as_in_a_check(run, folder, terms) -> None:
    warc = Warc()
    warc.page(day(1), URL, terms.format(days=30))
    warc.page(day(2), URL, "<title>Log in</title><form><input name=user></form>")
    warc.page(day(3), URL, terms.format(days=30))
    said = run("import", warc.save(folder / "a.warc.gz"), "--name", "acme/terms", "--url", URL).stderr
    assert said.endswith("3 imported: 1 new, 1 failed, 1 unchanged\n")


def test_what_cannot_be_is_said(run, folder, crawl) -> None:
    told = {
        (): "name what to import",
        ("--wayback", crawl): "either files",
        ("--wayback",): "--wayback needs --name",
        (crawl, "--url", URL): "--url needs --name",
        (crawl, "--one-per", "day"): "--one-per goes with --wayback",
        (crawl,): "no source is tracked",
        (crawl, "--name", "acme/terms"): "say with --url which address it had",
        (crawl, "--name", "a@b"): "cannot name a source",
        (
            crawl,
            "--name",
            "a/b",
            "--url",
            "https://b.example/",
        ): "none of the 6 records is a page of https://b.example/",
    }
    (folder / "2024-01-01.html").write_text("<p>")
    told[(folder / "2024-01-01.html", "--name", "a/b", "--url", URL)] = "go with WARC files"
    told[(crawl, folder / "2024-01-01.html", "--name", "a/b")] = "import it by itself"
    for arguments, said in told.items():
        assert said in run("import", *arguments, code=2).stderr, arguments
