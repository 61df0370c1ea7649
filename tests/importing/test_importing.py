"""A repository of snapshots becomes checks of the past, read on several cores, in batches."""

from __future__ import annotations

import os
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from termsdiff.importing import import_repository, read_all, read_in_parallel
from termsdiff.model import Document, Outcome, Snapshot, Source
from termsdiff.pipeline import read_pages
from termsdiff.store import Store

_PAGE = """<!doctype html><html lang="en"><head><title>Terms</title></head><body><main><h1>Terms</h1>
<h2>1. Application</h2><p>These terms apply to every product that we offer to you under the agreement.</p>
<h2>2. Fees</h2><p>You shall pay the fees within {days} days of the date of the invoice we send to you.</p>
<h2>3. Liability</h2><p>We are liable for damage that we cause by intent or by gross negligence only.</p>
<p>Nothing in these terms limits a liability that cannot be limited under the law that applies to you.</p>
<h2>4. Changes</h2><p>We may change these terms and tell you at least six weeks before they take effect.</p>
<p>If you do not agree to a change you may end the agreement before the day on which it takes effect.</p>
</main><!-- token {token} --></body></html>"""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Six commits of one page, two texts, and one of a page that holds no terms."""
    folder = tmp_path / "snapshots"
    (folder / "Acme").mkdir(parents=True)

    def git(*arguments: str, day: int) -> None:
        date = f"2024-01-{day:02}T12:00:00Z"
        who = {f"GIT_{role}_{key}": "x@x.example" for role in ("AUTHOR", "COMMITTER") for key in ("NAME", "EMAIL")}
        environment = os.environ | who | {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
        subprocess.run(["git", *arguments], cwd=folder, check=True, env=environment, capture_output=True)

    git("init", "--quiet", day=1)
    for day in range(1, 7):
        (folder / "Acme/Terms.html").write_text(_PAGE.format(days=30 if day < 4 else 60, token=day))
        git("add", "--all", day=day)
        git("commit", "--quiet", "--message", "Record new changes of Acme Terms", day=day)
    (folder / "Acme/Login.html").write_text("<form><input></form>")
    git("add", "--all", day=7)
    git("commit", "--quiet", "--message", "First record of Acme Login", day=7)
    return folder


@pytest.mark.parametrize("workers", [1, 2])
def test_every_record_becomes_a_check(repository, tmp_path, workers):
    with Store(tmp_path / "terms.db") as store:
        steps = list(import_repository(repository, store, workers=workers))

        assert (steps[-1].done, steps[-1].total, steps[-1].failed) == (7, 7, 1)
        assert [check.outcome for check in store.checks("Acme/Terms")] == [
            "new", "unchanged", "unchanged", "changed", "unchanged", "unchanged",
        ]  # fmt: skip
        (failed,) = store.checks("Acme/Login")
        assert (failed.outcome, failed.reason) == (Outcome.FAILED, "not-terms")
        assert store.snapshot(failed.snapshots[0]).content == b"<form><input></form>"
        assert store.verify().passed


def test_an_import_goes_on_where_it_was_and_is_harmless_to_repeat(repository, tmp_path, monkeypatch):
    monkeypatch.setattr("termsdiff.importing._BATCH", 2)
    with Store(tmp_path / "terms.db") as store:
        run = import_repository(repository, store, workers=1)
        assert [next(run).done, next(run).done] == [0, 2]
        run.close()
        assert [step.done for step in import_repository(repository, store, workers=1)] == [2, 4, 6, 7]
        head = store.head()
        assert [step.done for step in import_repository(repository, store, workers=1)] == [7]
        assert store.head() == head


def test_of_two_records_at_one_time_none_is_lost_when_an_import_is_stopped_between_them(
    repository, tmp_path, monkeypatch
):
    """Two commits within one second are two checks, in whichever run each is recorded."""
    monkeypatch.setattr("termsdiff.importing._BATCH", 1)
    page = repository / "Acme/Terms.html"
    page.write_text(page.read_text().replace("60 days", "90 days"))
    who = {f"GIT_{role}_{key}": "x@x.example" for role in ("AUTHOR", "COMMITTER") for key in ("NAME", "EMAIL")}
    dates = {f"GIT_{role}_DATE": "2024-01-06T12:00:00Z" for role in ("AUTHOR", "COMMITTER")}
    command = ["git", "commit", "--quiet", "--all", "--message", "Record new changes of Acme Terms"]
    subprocess.run(command, cwd=repository, check=True, env=os.environ | who | dates, capture_output=True)
    with Store(tmp_path / "terms.db") as store:
        run = import_repository(repository, store, workers=1)
        assert [next(run).done for _ in range(7)][-1] == 6
        run.close()
        assert [step.done for step in import_repository(repository, store, workers=1)] == [6, 7, 8]
        assert [check.outcome for check in store.checks("Acme/Terms")][-2:] == ["unchanged", "changed"]


def test_a_rebuild_with_the_same_parser_changes_nothing(repository, tmp_path):
    with Store(tmp_path / "terms.db") as store:
        list(import_repository(repository, store, workers=1))
        before = store.versions("Acme/Terms")
        done = list(store.rebuild(lambda jobs: read_all(jobs, workers=2), parser="2", clock=lambda: datetime.now(UTC)))

        assert [effect.differing for effect in done[-1].effects] == [0]
        assert [replace(version, parser="") for version in store.versions("Acme/Terms")] == [
            replace(version, parser="") for version in before
        ]


def test_readings_come_in_order_and_jobs_are_taken_a_bounded_number_ahead():
    """However many pages there are, only some are in memory."""
    taken = []

    def jobs():
        for number in range(200):
            taken.append(number)
            page = _PAGE.format(days=number, token=0).encode()
            yield "acme/terms", (Snapshot(page, "https://x.example/", datetime(2024, 1, 1, tzinfo=UTC)),)

    readings = read_in_parallel(jobs(), workers=2)
    first = next(readings)
    assert len(taken) < 120
    texts = [reading.text for _, reading in (first, *readings) if isinstance(reading, Document)]
    assert [f"within {number} days" in text for number, text in enumerate(texts)] == [True] * 200


def test_the_rules_of_a_tracked_source_are_used():
    job = ("acme/terms", (Snapshot(_PAGE.encode(), "https://x.example/", datetime(2024, 1, 1, tzinfo=UTC)),))
    sources = {"acme/terms": Source("acme/terms", (), remove=("h2",))}
    ((_, plain),) = read_in_parallel([job], workers=1)
    ((_, selected),) = read_in_parallel([job], sources=sources, workers=1)

    assert isinstance(plain, Document)
    assert isinstance(selected, Document)
    assert "Application" in plain.text
    assert "Application" not in selected.text


def test_the_pages_of_a_tracked_source_come_in_its_order(tmp_path):
    """As declared for their time, not by the names of their files; pages it has no more are left out."""
    folder = tmp_path / "snapshots"
    (folder / "Acme").mkdir(parents=True)

    def commit(page: str, days: int) -> None:
        (folder / f"Acme/Terms #{page}.html").write_text(_PAGE.format(days=days, token=0))
        who = ["-c", "user.name=x", "-c", "user.email=x@x.example"]
        message = f"Record\n\nX-source-document-location: https://acme.example/{page}"
        date = os.environ | {"GIT_AUTHOR_DATE": "2024-01-01T12:00:00Z", "GIT_COMMITTER_DATE": "2024-01-01T12:00:00Z"}
        for command in (["add", "--all"], ["commit", "--quiet", "--message", message]):
            subprocess.run(["git", *who, *command], cwd=folder, check=True, env=date, capture_output=True)

    subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)
    for page, days in (("a", 30), ("b", 60), ("c", 90)):
        commit(page, days)
    tracked = Source("Acme/Terms", ("https://acme.example/c", "https://acme.example/a"))
    with Store(tmp_path / "terms.db") as store:
        list(import_repository(folder, store, sources=[tracked], workers=1))
        text = store.document(store.version("Acme/Terms")).text
    assert [days for days in (30, 60, 90) if f"within {days} days" in text] == [30, 90]
    assert text.index("within 90 days") < text.index("within 30 days")


def test_a_page_that_returns_is_not_read_again(monkeypatch):
    """Nor are pages read by other rules taken for it."""
    page = Snapshot(_PAGE.encode(), "https://x.example/", datetime(2024, 1, 1, tzinfo=UTC))
    other = replace(page, content=page.content.replace(b"Fees", b"Prices"))
    plain, chosen = Source("acme/terms", ()), Source("acme/other", (), remove=("h2",))
    jobs = [("acme/terms", (each,)) for each in (page, other, page, other)] + [("acme/other", (page,))]
    read = []
    monkeypatch.setattr("termsdiff.importing.reading.read_pages", lambda *a, **k: read.append(a) or read_pages(*a, **k))
    readings = list(read_in_parallel(jobs, sources={each.name: each for each in (plain, chosen)}, workers=1))

    assert len(read) == 3
    assert [reading.digest for _, reading in readings[:2]] == [reading.digest for _, reading in readings[2:4]]
    assert "Application" not in readings[4][1].text


@pytest.mark.parametrize("uneven", [0, 1_000_000])
def test_whichever_lane_reads_a_page_they_come_in_order(uneven, monkeypatch):
    """Sources change over to the lane that has less to do."""
    monkeypatch.setattr("termsdiff.importing.reading._UNEVEN", uneven)
    at = datetime(2024, 1, 1, tzinfo=UTC)
    pages = [_PAGE.format(days=number, token="x" * (number % 3) * 9000).encode() for number in range(60)]
    jobs = [(f"acme/{number % 5}", (Snapshot(page, "https://x.example/", at),)) for number, page in enumerate(pages)]
    readings = list(read_in_parallel(jobs, workers=2))

    assert [snapshots[0].content for snapshots, _ in readings] == pages
    assert all(f"within {number} days" in reading.text for number, (_, reading) in enumerate(readings))
