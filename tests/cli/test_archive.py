"""import, search, verify, rebuild and backup."""

from __future__ import annotations

import sqlite3
import subprocess
from pathlib import Path

import pytest

from termsdiff.model import Source
from termsdiff.pipeline import revision_of
from termsdiff.store import Store


@pytest.fixture
def dated(folder, terms) -> Path:
    """Four dated pages: 30 days, 14 days, an error page, 30 days again."""
    pages = folder / "pages"
    pages.mkdir()
    for day, content in enumerate(
        [terms.format(days=30), terms.format(days=14), "<p>", terms.format(days=30)], start=1
    ):
        (pages / f"2020-01-0{day}.html").write_text(content)
    return pages


def test_import_takes_dated_files_as_past_versions(run, dated) -> None:
    result = run("import", dated, "--name", "acme/terms")
    assert result.stderr.splitlines()[-1] == "4 imported: 1 new, 1 changed, 1 failed, 1 returned"
    assert "2020-01-03 00:00  failed  " in result.stderr
    lines = [line for line in run("log", "acme/terms").stdout.splitlines() if line[0] != " "]
    assert [line.split()[0] for line in lines] == ["@1", "--", "@2", "@1"]
    assert "imported, not tracked" in run("list").stdout


def test_an_import_goes_on_where_it_was(run, dated) -> None:
    run("import", dated / "2020-01-02.html", "--name", "acme/terms")
    assert run("import", dated, "--name", "acme/terms").stderr.endswith("; 1 were there already\n")
    assert "within 30 days" in run("show", "acme/terms@1").stdout


def test_what_is_imported_goes_before_what_is_checked(run, dated, site) -> None:
    run("add", "acme/terms", site.put("/terms"))
    run("import", dated, "--name", "acme/terms")
    lines = run("log", "acme/terms").stdout.splitlines()
    assert lines[-1].startswith("@1  2020-01-01 00:00")


def test_import_refuses_what_carries_no_date(run, dated) -> None:
    (dated / "terms.html").write_text("<p>")
    assert "has no date in its name" in run("import", dated / "terms.html", "--name", "a/b", code=2).stderr
    assert "add --name NAME" in run("import", dated, code=2).stderr
    assert "cannot name a source" in run("import", dated, "--name", "a@b", code=2).stderr
    assert "does not exist" in run("import", "none", "--name", "a/b", code=2).stderr


def test_import_takes_a_git_repository_of_snapshots(run, folder, terms) -> None:
    repository = folder / "snapshots"
    (repository / "Acme").mkdir(parents=True)

    def git(*args: str, date: str = "2020-01-01T00:00:00Z") -> None:
        known = ["-c", "user.name=a", "-c", "user.email=a@a.example"]
        times = {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date, "HOME": str(folder), "PATH": "/usr/bin:/bin"}
        subprocess.run(["git", "-C", repository, *known, *args], check=True, capture_output=True, env=times)

    git("init", "-q")
    for day, days in enumerate((30, 14), start=1):
        (repository / "Acme" / "Terms of Service.html").write_text(terms.format(days=days))
        git("add", ".")
        git("commit", "-qm", "Record new snapshot", date=f"2020-01-0{day}T00:00:00Z")
    assert run("import", repository).stderr.startswith("2 of 2 records of ")
    assert "@2" in run("list").stdout
    assert "[-30-]{+14+}" in run("diff", "Acme/Terms of Service").stdout


def test_search_finds_current_and_past_clauses(run, dated) -> None:
    run("import", dated, "--name", "acme/terms")
    found = run("search", "14 days").stdout
    assert found.startswith("acme/terms@2  2.1\n    ")
    assert run("search", "14 days", "--as-of", "2020-01-01").stdout == ""
    assert "30 days" in run("search", "fees", "invoice", "--as-of", "2020-01-01").stdout
    assert "is no date" in run("search", "fees", "--as-of", "once", code=2).stderr


def test_verify_prints_the_head_and_finds_what_was_altered(run, dated, folder) -> None:
    run("import", dated, "--name", "acme/terms")
    head = run("verify").stdout.strip()
    assert len(head) == 64
    run("verify", "--against", head)
    assert "does not verify" in run("verify", "--against", "f" * 64, code=2).stderr
    with sqlite3.connect(folder / "terms.db") as database:
        database.execute("UPDATE checks SET time_us = time_us + 1 WHERE id = 2")
    database.close()
    assert "does not verify" in run("verify", code=2).stderr


@pytest.mark.parametrize("dry", [True, False])
def test_rebuild_of_what_is_read_the_same_changes_nothing(run, dated, folder, dry) -> None:
    run("import", dated, "--name", "acme/terms")
    before = run("log", "acme/terms").stdout
    result = run("rebuild", *(["--dry-run"] if dry else []))
    assert result.stderr.splitlines()[-1].startswith("0 sources ")
    assert run("log", "acme/terms").stdout == before
    run("verify")


def test_rebuild_follows_new_selectors(run, dated, folder) -> None:
    """A source whose rules were changed is read by the new ones, the past too."""
    run("import", dated, "--name", "acme/terms")
    entry = '[sources."acme/terms"]\nurl = "https://a.example"\nremove = ["h2"]\n'
    (folder / "termsdiff.toml").write_text(entry)
    result = run("rebuild")
    assert result.stdout.startswith("acme/terms  3 checks")
    assert result.stderr.endswith("1 source was read otherwise\n")
    assert "Application" not in run("show", "acme/terms").stdout
    tracked = Source("acme/terms", (), remove=("h2",))
    with Store(folder / "terms.db") as store:  # what the next check asks for: nothing is to be read again
        assert {version.parser for version in store.versions("acme/terms")} == {revision_of(tracked)}


def test_backup_is_an_archive_of_its_own(run, dated, folder) -> None:
    run("import", dated, "--name", "acme/terms")
    run("backup", "copy.db")
    with Store(folder / "copy.db", create=False) as store:
        assert len(store.versions("acme/terms")) == 2
    assert "copy.db exists already" in run("backup", "copy.db", code=2).stderr
