"""log and blame: which versions were seen when, what was said of each change, and where each clause comes from."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def flipping(run, site, terms, folder) -> None:
    """30 days, 14 days, two days of errors, 30 days again, and an error."""
    site.put("/terms")
    (folder / "termsdiff.toml").write_text(f'[sources."acme/terms"]\nurl = "{site.url("/terms")}"\n')
    for day, (days, status) in enumerate([(30, 200), (14, 200), (0, 503), (0, 503), (30, 200), (0, 404)], start=1):
        site.put("/terms", terms.format(days=days), status)
        run("check", "--all", "--now", f"2024-03-0{day}T06:00")


def test_log_shows_the_latest_first_with_returns_and_failures(run, flipping) -> None:
    lines = [line for line in run("log", "acme/terms").stdout.splitlines() if not line.startswith(" ")]
    assert [line.split("  ")[:2] for line in lines] == [
        ["--", "2024-03-06 06:00"],
        ["@1", "2024-03-05 06:00 until 2024-03-05 06:00"],
        ["--", "2024-03-03 06:00 until 2024-03-04 06:00"],
        ["@2", "2024-03-02 06:00 until 2024-03-02 06:00"],
        ["@1", "2024-03-01 06:00 until 2024-03-01 06:00"],
    ]
    assert "(returned)" in lines[1]
    assert "failed (2 times)" in lines[2]
    assert "answered 404" in lines[0]


def test_log_can_be_cut_short(run, flipping) -> None:
    lines = [line for line in run("log", "acme/terms", "-n", "1").stdout.splitlines() if line[0] != " "]
    assert [line[:2] for line in lines] == ["--", "@1", "--"]


def test_log_can_say_how_much_changed(run, flipping) -> None:
    assert run("log", "acme/terms", "--stat").stdout.count("    1 reworded; ") == 2


def test_log_of_nothing_is_said(run, flipping) -> None:
    assert "acme/none" in run("log", "acme/none", code=2).stderr


INSERTED = "<h2>1. Application</h2>", "<h2>1. Age</h2><p>You are of age.</p><h2>2. Application</h2>"


@pytest.fixture
def growing(run, site, terms, folder) -> None:
    """30 days; then a section before the others, which counts them anew; then 14 days and a new date."""
    page = terms.format(days=30)
    site.put("/terms", page)
    (folder / "termsdiff.toml").write_text(f'[sources."acme/terms"]\nurl = "{site.url("/terms")}"\n')
    run("check", "--now", "2024-03-01T06:00")
    for number in (5, 4, 3, 2):
        page = page.replace(f"<h2>{number}. ", f"<h2>{number + 1}. ").replace(f"<p>{number}.", f"<p>{number + 1}.")
    page = page.replace(*INSERTED)
    site.put("/terms", page)
    run("check", "--now", "2024-03-05T06:00")
    site.put("/terms", page.replace("within 30 days", "within 14 days").replace("March 1, 2023", "March 1, 2024"))
    run("check", "--now", "2024-03-09T06:00")


def test_log_marks_what_was_said_of_each_change(run, growing) -> None:
    """Version 2 left its date as it was; version 3 has one that is earlier than the last sight of version 2."""
    found = [line.split(":")[0].strip() for line in run("log", "acme/terms").stdout.splitlines() if line[0] == " "]
    assert found == ["back-dated", "notice", "silent", "notice"]


def test_log_as_json_has_the_findings_with_their_evidence(run, growing) -> None:
    spans = json.loads(run("log", "acme/terms", "--format", "json").stdout)["spans"]
    assert [(span["version"], span["after"], span["returned"]) for span in spans] == [
        (3, "2024-03-05T06:00:00Z", False),
        (2, "2024-03-01T06:00:00Z", False),
        (1, None, False),
    ]
    silent = spans[1]["findings"][0]
    assert silent["kind"] == "silent"
    assert "Last updated: March 1, 2023" in silent["evidence"]


def test_log_of_a_clause_follows_it_through_its_numbers(run, growing) -> None:
    told = run("log", "acme/terms", "3.1").stdout.splitlines()
    assert [line.split("  ")[0] for line in told] == ["3.1", "@3", "", "@2", "@1"]
    assert "[-30-]" in told[2]
    assert "{+14+}" in told[2]
    assert told[3].endswith("renumbered (was 2.1)")


def test_log_of_a_clause_as_json(run, growing) -> None:
    found = json.loads(run("log", "acme/terms", "3.1", "--format", "json").stdout)
    assert [(change["version"], change["kinds"], change["old"]) for change in found["changes"]] == [
        (3, ["modified"], ["3.1"]),
        (2, ["renumbered"], ["2.1"]),
    ]


def test_log_of_a_clause_nobody_has_is_said(run, growing) -> None:
    assert 'no clause "9.9"' in run("log", "acme/terms", "9.9", code=2).stderr


def test_blame_names_the_version_each_clause_came_with(run, growing) -> None:
    found = json.loads(run("blame", "acme/terms", "--format", "json").stdout)["clauses"]
    origins = {clause["path"]: clause["version"] for clause in found}
    assert [origins[path] for path in ("1", "2", "3.1", "3.2")] == [2, 1, 3, 1]
    assert {clause["after"] for clause in found if clause["version"] == 3} == {"2024-03-05T06:00:00Z"}
    line = next(line for line in run("blame", "acme/terms").stdout.splitlines() if "  3.1  " in line)
    assert line.startswith("@3  2024-03-09  3.1  You shall pay the fees within 14 days")


def test_blame_of_an_earlier_version(run, growing) -> None:
    assert {line[:2] for line in run("blame", "acme/terms@1").stdout.splitlines()} == {"@1"}


def test_a_text_that_returned_keeps_its_origins(run, flipping) -> None:
    assert {line[:2] for line in run("blame", "acme/terms").stdout.splitlines()} == {"@1"}


def test_what_was_worked_out_once_is_not_worked_out_again(run, growing, monkeypatch) -> None:
    """The second time nothing is compared: neither what a check compared nor what log did."""
    first = run("log", "acme/terms", "--stat").stdout
    monkeypatch.setattr("termsdiff.pipeline.chronicle.compare", None)
    assert run("log", "acme/terms", "--stat").stdout == first


def test_blame_answers_alike_the_first_time_and_again_and_after_older_history_came(
    run, flipping, folder, terms
) -> None:
    first = run("blame", "acme/terms", "--format", "json").stdout
    assert run("blame", "acme/terms", "--format", "json").stdout == first
    (folder / "2020-01-01.html").write_text(terms.format(days=60))
    run("import", "2020-01-01.html", "--name", "acme/terms")
    found = {
        each["path"]: each["version"]
        for each in json.loads(run("blame", "acme/terms", "--format", "json").stdout)["clauses"]
    }
    assert found["2.1"] == 2
    assert 1 in found.values()
