"""A check from capture to changes, against a site on loopback and a real archive."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from termsdiff.capture import capture
from termsdiff.errors import ArchiveBusyError, CaptureError, StoreError
from termsdiff.history import Attempt
from termsdiff.model import Kind, Outcome, Past, Range, Selection, Snapshot, Source
from termsdiff.parse import parse
from termsdiff.pipeline import alone, check, check_all, read_pages, record_past, revision_of, selections
from termsdiff.store import Store

DAY = timedelta(days=1)


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = datetime(2024, 3, 1, 6, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "terms.db") as store:
        yield store


def source(*urls: str, name: str = "acme/terms", **more: Any) -> Source:
    return Source(name, urls, allow_private=True, **more)


def outcomes(store: Store) -> list[str]:
    return [str(each.outcome) for each in store.checks("acme/terms")]


def test_a_page_is_new_then_unchanged_then_changed_then_returns(site, terms, store, clock) -> None:
    tracked = source(site.put("/terms"))
    results = []
    for days in (30, 30, 14, 30):
        site.put("/terms", terms.format(days=days))
        results.append(check(tracked, store, capture=capture, clock=clock))
        clock.now += DAY
    assert [str(each.check.outcome) for each in results] == ["new", "unchanged", "changed", "returned"]
    assert [each.check.version for each in results] == [1, 1, 2, 1]
    assert [each.changes is not None for each in results] == [False, False, True, True]
    [change] = results[2].changes
    assert change.kinds == {Kind.MODIFIED}
    assert [edit.text.strip() for edit in change.words if edit.op == "+"] == ["14"]


def test_a_304_is_a_check_of_its_own(site, store, clock) -> None:
    tracked = source(site.put("/terms", ETag='"1"'))
    check(tracked, store, capture=capture, clock=clock)
    clock.now += DAY
    result = check(tracked, store, capture=capture, clock=clock)
    assert (result.check.outcome, result.check.version) == (Outcome.NOT_MODIFIED, 1)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (("gone", 404, "text/html"), "not-found"),
        (("down", 500, "text/html"), "server-error"),
        (("<html><body><nav>Home</nav></body></html>", 200, "text/html"), "not-terms"),
        (("", 200, "text/html"), "not-terms"),
        ((b"\x89PNG\r\n\x1a\n" + bytes(100), 200, "text/html"), "unreadable"),
        (("{}", 200, "application/json"), "not-terms"),
    ],
    ids=["404", "500", "navigation", "empty", "binary", "json"],
)
def test_what_is_no_terms_is_a_failed_check_and_never_a_version(site, store, clock, answer, reason) -> None:
    body, status, content_type = answer
    tracked = source(site.put("/terms"))
    check(tracked, store, capture=capture, clock=clock)
    clock.now += DAY
    site.put("/terms", body, status, Content_Type=content_type)
    result = check(tracked, store, capture=capture, clock=clock)
    assert (result.check.outcome, result.check.reason, result.check.version) == (Outcome.FAILED, reason, 1)
    assert tracked.urls[0] in result.check.message
    assert len(store.versions("acme/terms")) == 1


def test_the_bytes_of_a_page_without_terms_are_kept(site, store, clock) -> None:
    body = b"<html><body><nav>Home</nav></body></html>"
    result = check(source(site.put("/terms", body)), store, capture=capture, clock=clock)
    [sha256] = result.check.snapshots
    assert store.snapshot(sha256).content == body


def test_after_a_failure_an_etag_of_the_good_page_still_counts(site, store, clock) -> None:
    """A page that answers an error page in between is read again as what it was."""
    tracked = source(site.put("/terms", ETag='"1"'))
    for status in (200, 503, 200):
        site.pages["/terms"].status = status
        site.pages["/terms"].headers["ETag"] = '"1"' if status == 200 else '"error"'
        check(tracked, store, capture=capture, clock=clock)
        clock.now += DAY
    assert outcomes(store) == ["new", "failed", "not-modified"]


def test_several_pages_are_one_document_in_order(site, terms, store, clock) -> None:
    first, second = terms.replace("Application", "First part"), terms.replace("Application", "Second part")
    tracked = source(site.put("/1", first), site.put("/2", second))
    assert check(tracked, store, capture=capture, clock=clock).check.outcome is Outcome.NEW
    text = store.document(store.version("acme/terms")).text
    assert 0 < text.index("First part") < text.index("Second part")
    assert len(store.pages(store.version("acme/terms"))) == 2


def test_a_missing_part_makes_no_version(site, store, clock) -> None:
    tracked = source(site.put("/1"), site.url("/missing"))
    assert check(tracked, store, capture=capture, clock=clock).check.outcome is Outcome.FAILED
    assert store.versions("acme/terms") == ()


def test_selectors_of_the_source_are_used(site, store, clock) -> None:
    page = "<body><div id=a><h2>1. Fees</h2><p>You pay us every month.</p></div><div id=b><p>Latest news</p></div>"
    tracked = source(site.put("/terms", page), select=("#a",))
    check(tracked, store, capture=capture, clock=clock)
    assert "Latest news" not in store.document(store.version("acme/terms")).text


def test_one_bad_source_never_stops_the_rest(site, store, clock) -> None:
    """Neither an error that was foreseen nor one nobody foresaw."""
    site.put("/terms")

    def sometimes(source: Source, **more: Any) -> tuple[Snapshot, ...]:
        if source.name == "acme/odd":
            raise RuntimeError("nobody foresaw this")
        return capture(source, **more)

    sources = [
        source(site.url("/missing"), name="acme/missing"),
        source(site.url("/terms"), name="acme/odd"),
        source("http://127.0.0.1:9/", name="acme/closed"),
        source(site.url("/terms")),
    ]
    results = list(check_all(sources, store, capture=sometimes, clock=clock))
    assert [str(each.check.outcome) for each in results] == ["failed", "failed", "failed", "new"]
    assert "nobody foresaw this" in results[1].check.message


def read_before(store: Store, clock: Clock, page: str, *, parser: str, **rules: Any) -> None:
    """Record a page as another parser, or other rules, have read it."""
    snapshot = Snapshot(page.encode(), "https://a.example/terms", clock())
    document = parse(snapshot.content, **rules)
    store.record(source(snapshot.url), (snapshot,), document, at=clock(), parser=parser)
    clock.now += DAY


def test_the_same_bytes_in_another_charset_are_read_again(site, terms, store, clock) -> None:
    """The bytes alone do not say what a page says."""
    page = terms.format(days=30).replace("Fees", "Honorés").encode("latin-1")
    tracked, found = source(site.put("/terms", page)), []
    for charset in ("iso-8859-1", "windows-1251", "windows-1251"):
        site.pages["/terms"].headers["Content-Type"] = f"text/html; charset={charset}"
        found.append(check(tracked, store, capture=capture, clock=clock).check)
        clock.now += DAY
    assert len({each.snapshots for each in found}) == 1
    assert [each.outcome for each in found] == ["new", "changed", "unchanged"]


def test_what_was_asked_at_once_is_recorded_at_once(site, store, clock) -> None:
    """None of it is told before it is safe, and a stop ends it with what is in hand."""
    sources = [source(site.put(f"/{n}"), name=f"acme/{n}") for n in range(20)]
    stopped: list[bool] = []
    told = check_all(sources, store, capture=capture, clock=clock, jobs=4, stopped=lambda: bool(stopped))
    results = [next(told)]
    with Store(store.path) as beside:
        assert results[0].check.source in beside.sources()
    stopped.append(True)
    results += told
    assert 1 <= len(results) <= 8
    assert sorted(store.sources()) == sorted(each.check.source for each in results)


def test_a_better_parser_is_no_change_of_terms(site, terms, store, clock) -> None:
    """The text in force was read without its headings; today's parser reads them from the same page."""
    read_before(store, clock, terms.format(days=30), parser="old", remove=("h2",))
    tracked = source(site.put("/terms"))
    results = []
    for days in (30, 30, 14):
        site.put("/terms", terms.format(days=days))
        results.append(check(tracked, store, capture=capture, clock=clock))
        clock.now += DAY
    assert [str(each.check.outcome) for each in results] == ["unchanged", "unchanged", "changed"]
    assert [each.check.version for each in results] == [1, 1, 2]
    assert [change.kinds for change in results[2].changes] == [{Kind.MODIFIED}]


def test_other_selectors_are_no_change_of_terms(site, store, clock) -> None:
    page = (
        "<body><div id=a><h2>1. Fees</h2><p>You pay us every month.</p></div>"
        "<div id=b><h2>2. Term</h2><p>It ends in {}.</p></div>"
    )
    url = site.put("/terms", page.format("May"))
    for chosen, month in ((("#a",), "May"), (("#a", "#b"), "May"), (("#a", "#b"), "June")):
        site.put("/terms", page.format(month))
        result = check(source(url, select=chosen), store, capture=capture, clock=clock)
        clock.now += DAY
    assert outcomes(store) == ["new", "unchanged", "changed"]
    [change] = result.changes
    assert change.new[0].clause.text == "It ends in June."


def test_history_imported_by_a_newer_termsdiff_goes_on_where_it_was(terms, store, clock) -> None:
    read_before(store, clock, terms.format(days=30), parser="old", remove=("h2",))
    page = Snapshot(terms.format(days=30).encode(), "https://a.example/terms", clock())
    assert [str(each.outcome) for each in record_past(source(), [Attempt(clock(), (page,))], store)] == ["unchanged"]


def test_pages_without_terms_are_said_to_be_none() -> None:
    page = Snapshot(b"<nav>Home</nav>", "https://a.example/", datetime(2024, 1, 1, tzinfo=UTC))
    with pytest.raises(CaptureError, match=r"https://a\.example/ holds no terms") as caught:
        read_pages([page])
    assert caught.value.reason == "not-terms"


def test_the_charset_of_the_answer_counts() -> None:
    clauses = (f"<p>{number}. Договор вступает в силу с даты его подписания.</p>" for number in range(1, 21))
    text = f"<h1>Условия</h1>{''.join(clauses)}"
    page = Snapshot(text.encode("cp1251"), "https://a.example/", datetime(2024, 1, 1, tzinfo=UTC), charset="cp1251")
    assert "Договор вступает в силу" in read_pages([page]).text


def test_a_second_run_is_kept_off_and_told_so(tmp_path: Path) -> None:
    database, said = tmp_path / "terms.db", "another termsdiff is at work"
    with alone(database), pytest.raises(ArchiveBusyError, match=said), alone(database):
        pass
    with alone(tmp_path / "terms.db"):
        pass


def _hold_and_die(database: Path, held: Any) -> None:
    with alone(database):
        held.set()
        os.kill(os.getpid(), signal.SIGKILL)


def test_a_lock_ends_with_its_process(tmp_path: Path) -> None:
    """A run that was killed leaves its lock file behind, and it locks nobody out."""
    context = multiprocessing.get_context("spawn")
    held = context.Event()
    other = context.Process(target=_hold_and_die, args=(tmp_path / "terms.db", held))
    other.start()
    other.join()
    assert held.is_set()
    assert other.exitcode == -signal.SIGKILL
    with alone(tmp_path / "terms.db"):
        pass


def test_no_folder_for_the_archive_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="check that the folder exists"), alone(tmp_path / "none" / "terms.db"):
        pass


def test_each_page_is_read_by_its_own_rules_and_those_of_its_time(clock) -> None:
    """The address asked for decides, where the page did not move; else the place among the pages."""
    urls = ("https://a.example/1", "https://a.example/2")
    tracked = Source(
        "a/b", urls, select=("#all",), own=((urls[1], Selection(("#own",))),),
        past=(Past(datetime(2020, 1, 1, tzinfo=UTC), select=("#past",)),),
    )  # fmt: skip
    now, then = datetime(2024, 1, 1, tzinfo=UTC), datetime(2019, 1, 1, tzinfo=UTC)

    def chosen(at: datetime, *addresses: tuple[str, ...]) -> list[tuple[object, ...]]:
        pages = [Snapshot(b"", way[-1], at, redirects=way[:-1]) for way in addresses]
        return [each.select for each in selections(tracked, pages)]

    assert chosen(now, (urls[0],), (urls[1],)) == [("#all",), ("#own",)]
    assert chosen(now, (urls[0],), (urls[1], "https://a.example/moved")) == [("#all",), ("#own",)]
    assert chosen(now, ("Acme/Terms #1.html",), ("Acme/Terms #2.html",)) == [("#all",), ("#own",)]
    assert chosen(now, (urls[1],)) == [("#own",)]
    assert chosen(then, (urls[0],), (urls[1],)) == [("#past",), ("#past",)]


def test_ranges_and_the_rules_of_pages_and_of_the_past_are_part_of_the_revision() -> None:
    plain = Source("a/b", ("https://a.example/1",))
    between = Range(start_after="h1", end_before="footer")
    past = Past(datetime(2020, 1, 1, tzinfo=UTC), select=("#past",))
    sources = [
        plain, replace(plain, select=("h1",)), replace(plain, select=(between,)), replace(plain, remove=(between,)),
        replace(plain, own=(("https://a.example/1", Selection((between,))),)), replace(plain, past=(past,)),
    ]  # fmt: skip
    revisions = [revision_of(each) for each in sources]
    assert len(set(revisions)) == len(sources)
    assert revisions[1] == f'{revisions[0]} {{"select": ["h1"]}}'
    assert revisions[2] == f'{revisions[0]} {{"select": [{{"startAfter": "h1", "endBefore": "footer"}}]}}'
    assert revisions == [revision_of(each) for each in sources]


def test_a_range_that_is_not_on_the_page_is_a_failed_check(site, store, clock) -> None:
    """Never a version of something else."""
    tracked = source(site.put("/terms"), select=(Range(start_before="#none", end_after="footer"),))
    failed = check(tracked, store, capture=capture, clock=clock).check
    assert (failed.outcome, failed.reason) == ("failed", "unreadable")
    assert "has no start on this page: nothing matches '#none'" in failed.message
