"""add, check and list, against a site on loopback."""

from __future__ import annotations

import json
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from termsdiff.pipeline import alone
from termsdiff.store import Store


@pytest.fixture
def tracked(run, site, folder) -> Path:
    """Two sources, checked when they were added."""
    run("add", "acme/terms", site.put("/terms"))
    run("add", "acme/privacy", site.put("/privacy"), "--every", "1 week")
    return folder


def test_add_writes_the_source_and_makes_the_first_check(run, site, folder) -> None:
    result = run("add", "acme/terms", site.put("/terms"), "--every", "6 hours")
    assert result.stdout == "acme/terms  new @1\n"
    written = tomllib.loads((folder / "termsdiff.toml").read_text())
    assert written["sources"] == {"acme/terms": {"url": site.url("/terms"), "every": "6 hours", "allow_private": True}}
    with Store(folder / "terms.db", create=False) as store:
        assert store.sources() == ("acme/terms",)


def test_add_takes_the_pages_of_one_document(run, site, folder) -> None:
    run("add", "acme/terms", site.put("/1"), site.put("/2"))
    written = tomllib.loads((folder / "termsdiff.toml").read_text())
    assert written["sources"]["acme/terms"]["urls"] == [site.url("/1"), site.url("/2")]


def test_add_says_that_the_page_names_a_next_one(run, site, terms, folder) -> None:
    """With next = true both are read, and show tells why."""
    second = site.put("/2", terms.format(days=14).replace("Product Terms", "Second Part"))
    first = site.put("/1", terms.format(days=30).replace("</main>", '<a rel="next" href="2">Next</a></main>'))
    said = run("add", "acme/terms", first).stderr
    assert f"names {second} as the next one; where it is part of the terms, write next = true" in said
    config = folder / "termsdiff.toml"
    config.write_text(config.read_text() + "next = true\n")
    run("check", "acme/terms", "--now", "2099-01-01")
    shown = run("show", "acme/terms")
    assert "Second Part" in shown.stdout
    assert shown.stderr == f"acme/terms was read from 2 pages:\n  named    {first}\n  follows  {second}\n"
    pages = json.loads(run("show", "acme/terms", "--format", "json").stdout)["pages"]
    assert [(page["url"], page["role"]) for page in pages] == [(first, ""), (second, "next")]
    assert "names" not in run("add", "acme/second", second).stderr


def test_add_of_a_page_that_fails_tracks_it_and_says_so(run, site, folder) -> None:
    """A site that is down for a moment does not lose the source; the failed check is recorded."""
    result = run("add", "acme/terms", site.url("/missing"), code=2)
    assert "answered 404" in result.stdout
    assert "it is tracked all the same" in result.stderr
    assert "acme/terms" in (folder / "termsdiff.toml").read_text()
    assert "failed" in run("list").stdout


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("acme/new", "www.example.com/terms"), "is no web address"),
        (("acme@terms", "https://a.example"), "cannot name a source"),
        (("acme/new", "https://a.example", "--every", "now and then"), "cannot read every"),
        (("acme/terms", "https://a.example"), "is tracked already"),
    ],
)
def test_add_refuses_what_cannot_be_tracked_and_changes_nothing(run, tracked, args, said) -> None:
    before = (tracked / "termsdiff.toml").read_bytes()
    assert said in run("add", *args, code=2).stderr
    assert (tracked / "termsdiff.toml").read_bytes() == before


def test_check_runs_what_is_due(run, site, terms, tracked) -> None:
    assert run("check").stdout == ""
    site.put("/terms", terms.format(days=14))
    result = run("check", "--now", "2099-01-02")
    assert result.stdout.startswith("acme/terms  changed @2  1 reworded; ")
    assert result.stdout.endswith("acme/privacy  unchanged @1\n")
    assert result.stderr == "2 checked: 1 changed, 1 unchanged\n"
    again = run("check", "--now", "2099-01-02T01:00")
    assert (again.stdout, again.stderr) == ("", "0 checked; 2 not due\n")
    assert run("check", "--now", "2099-01-03").stdout == "acme/terms  unchanged @2\n"


def test_check_of_a_name_asks_whether_due_or_not(run, tracked) -> None:
    assert run("check", "acme/privacy").stdout == "acme/privacy  unchanged @1\n"


def test_check_all_asks_every_source(run, tracked) -> None:
    assert len(run("check", "--all").stdout.splitlines()) == 2


def test_a_failing_source_is_no_error_of_the_run_but_of_its_own_check(run, site, tracked) -> None:
    site.put("/terms", "down", status=503)
    result = run("check", "--all")
    assert result.stdout.startswith("acme/terms  failed  http://127.0.0.1")
    assert "acme/privacy  unchanged" in result.stdout
    assert "acme/terms could not be checked" in run("check", "acme/terms", code=2).stderr


def test_check_of_a_name_nobody_tracks_is_said(run, tracked) -> None:
    assert "acme/none is not tracked in termsdiff.toml" in run("check", "acme/none", code=2).stderr


def test_check_records_the_time_it_is_told(run, tracked) -> None:
    run("check", "--all", "--now", "2030-05-01T06:00+02:00")
    with Store(tracked / "terms.db", create=False) as store:
        assert store.last_check("acme/terms").at == datetime(2030, 5, 1, 4, tzinfo=UTC)


def test_a_second_run_is_told_that_one_is_at_work(run, tracked) -> None:
    with alone(tracked / "terms.db"):
        assert "another termsdiff is at work" in run("check", code=2).stderr


def test_list_shows_version_last_check_and_when_due(run, tracked) -> None:
    run("check", "--all", "--now", "2030-05-01T06:00")
    assert run("list").stdout.splitlines() == [
        "acme/terms    @1  unchanged 2030-05-01 06:00  due 2030-05-02 04:58",
        "acme/privacy  @1  unchanged 2030-05-01 06:00  due 2030-05-08 00:36",
    ]


def test_list_of_nothing_says_how_to_begin(run) -> None:
    result = run("list")
    assert (result.stdout, result.stderr) == ("", "no source is tracked yet; track one with termsdiff add NAME URL\n")


def test_a_source_written_by_hand_is_listed_and_due(run, site, folder) -> None:
    (folder / "termsdiff.toml").write_text(f'[sources."acme/terms"]\nurl = "{site.put("/terms")}"\n')
    assert run("list").stdout == "acme/terms  -  never checked  due now\n"
    assert run("check").stdout == "acme/terms  new @1\n"


def test_the_archive_is_where_option_variable_or_file_say(run, site, folder, monkeypatch) -> None:
    """The option wins over the variable, the variable over the file."""
    (folder / "termsdiff.toml").write_text('database = "of-file.db"\n')
    run("add", "a/file", site.put("/terms"))
    monkeypatch.setenv("TERMSDIFF_DATABASE", "of-variable.db")
    run("check", "a/file")
    run("--database", "of-option.db", "check", "a/file")
    run("check", "a/file", "--database", "of-option-2.db")
    databases = {path.name for path in folder.glob("*.db")}
    assert databases == {"of-file.db", "of-variable.db", "of-option.db", "of-option-2.db"}


def test_another_file_can_be_named(run, site, folder) -> None:
    (folder / "legal").mkdir()
    run("add", "a/b", site.put("/terms"), "--config", "legal/vendors.toml")
    assert (folder / "legal" / "vendors.toml").exists()
    assert (folder / "legal" / "terms.db").exists()
    assert "a/b" in run("--config", "legal/vendors.toml", "list").stdout
    assert "there is no other.toml" in run("list", "--config", "other.toml", code=2).stderr


LINKED = '<p>The <a href="{}">Privacy Policy</a> and the Service Level Agreement form part of these terms.</p></main>'


def test_documents_that_are_incorporated_but_not_tracked_are_listed_and_taken_over(run, site, terms, folder) -> None:
    page = terms.format(days=30).replace("</main>", LINKED.format(site.url("/privacy")))
    run("add", "acme/terms", site.put("/terms", page))
    listed = run("list", "--untracked").stdout
    assert "Privacy Policy" in listed
    assert site.url("/privacy") in listed
    assert "Service Level Agreement" in listed
    site.put("/privacy")
    result = run("add", "acme/terms", "--untracked")
    assert result.stdout == "acme/privacy-policy  new @1\n"
    assert "Service Level Agreement" in result.stderr
    left = run("list", "--untracked").stdout
    assert "Privacy Policy" not in left
    assert "Service Level Agreement" in left


def test_a_document_tracked_under_its_name_is_not_listed(run, site, terms, folder) -> None:
    page = terms.format(days=30).replace("</main>", LINKED.format(site.url("/elsewhere")))
    run("add", "acme/terms", site.put("/terms", page))
    run("add", "acme/privacy-policy", site.put("/privacy"))
    run(
        "add",
        "acme/sla",
        site.put("/sla", terms.format(days=30).replace("Product Terms", "Acme Service Level Agreement")),
    )
    assert run("list", "--untracked").stdout == ""


def test_add_needs_a_url_or_untracked(run, site, folder) -> None:
    assert "name the URL" in run("add", "acme/terms", code=2).stderr


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [(("check",), 0, "no source is tracked yet"), (("check", "acme/terms"), 2, "acme/terms is not tracked")],
)
def test_a_check_of_nothing_says_so_and_makes_no_archive(run, folder, args, code, said) -> None:
    assert said in run(*args, code=code).stderr
    assert list(folder.iterdir()) == []


def test_a_source_that_cannot_be_added_is_told_of_in_one_sentence(run, tracked, site) -> None:
    """What would be written beside the source is of no interest where nothing is written."""
    assert "private" not in run("add", "acme/terms", site.url("/terms"), code=2).stderr
