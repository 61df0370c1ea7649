"""What a check saw, versions and their sightings, and what comes back out."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from termsdiff.errors import CaptureError, CaptureReason, ParseError, RevisionError, StoreError
from termsdiff.model import Document, Outcome, Sighting, Source
from termsdiff.store import Store


def test_a_text_seen_before_is_a_return_to_that_version(story):
    """A page that flips between two texts has two versions, each with its sightings."""
    outcomes = [story.see(n, text).outcome for n, text in enumerate(["a", "a", "b", "a", "b"], start=1)]

    assert outcomes == ["new", "unchanged", "changed", "returned", "returned"]
    assert [len(version.sightings) for version in story.store.versions("acme/terms")] == [2, 2]


def test_versions_count_in_the_order_of_first_sight(story, make):
    story.see(1, "a")
    story.see(3, "b")
    first, second = story.store.versions("acme/terms")

    assert (first.number, second.number) == (1, 2)
    assert first.sightings == (Sighting(make.day(1), make.day(1)),)
    assert second.seen_from == make.day(3)
    assert story.store.document(second) == make.document("b")
    assert story.store.pages(second) == (make.snapshot("b", make.day(3)),)


def test_older_history_may_be_imported_later(story):
    """Numbers and outcomes are derived from the checks in order of time, whatever order they were recorded in."""
    story.see(5, "b")
    story.see(1, "a")
    story.see(3, "b")

    assert [(check.outcome, check.version) for check in story.store.checks("acme/terms")] == [
        ("new", 1),
        ("changed", 2),
        ("unchanged", 2),
    ]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seen=st.lists(st.tuples(st.integers(1, 4), st.sampled_from("abc")), min_size=1, max_size=12))
def test_sightings_are_the_unbroken_runs_of_checks_in_order_of_time(story, seen):
    """Checks at one moment, of which an archive may hold several, stand in the order they were recorded in."""
    with TemporaryDirectory() as folder, Store(Path(folder) / "terms.db") as store:
        for number, text in seen:
            replace(story, store=store).see(number, text)
        checks, versions = store.checks("acme/terms"), store.versions("acme/terms")

    runs = [(number, [check.at for check in run]) for number, run in groupby(checks, key=lambda check: check.version)]
    for version in versions:
        assert version.sightings == tuple((run[0], run[-1]) for number, run in runs if number == version.number)
    assert [version.number for version in versions] == list(dict.fromkeys(check.version for check in checks))


def test_what_is_told_at_once_is_what_is_read_later(story):
    told = [story.see(n, text) for n, text in enumerate(["a", "a", "b", "a"], start=1)]

    assert tuple(told) == story.store.checks("acme/terms")
    assert story.store.last_check("acme/terms") == told[-1]


def test_the_last_check_is_told_like_all_the_others(story, make):
    """It is read by itself, for the question what is due; the answer is the same after each kind of check."""
    error = CaptureError("No such host.", reason=CaptureReason.DNS)
    recorded = [
        lambda: story.store.record_failure(story.source, error, at=make.day(1)),
        lambda: story.see(2, "a"),
        lambda: story.see(3, "a"),
        lambda: story.store.record_unmodified(story.source, at=make.day(4)),
        lambda: story.see(5, "b"),
        lambda: story.store.record_failure(story.source, error, at=make.day(6)),
        lambda: story.see(7, "a"),
    ]
    for record in recorded:
        record()
        assert story.store.last_check("acme/terms") == story.store.checks("acme/terms")[-1]


def test_a_failed_check_is_recorded_and_breaks_no_sighting(story, make):
    story.see(1, "a")
    error = CaptureError("The server answered 503.", reason=CaptureReason.SERVER_ERROR, status=503)
    failed = story.store.record_failure(story.source, error, at=make.day(2))
    story.see(3, "a")

    assert (failed.outcome, failed.status, failed.reason) == (Outcome.FAILED, 503, "server-error")
    assert failed.message == "The server answered 503."
    assert failed.version == 1
    assert story.store.checks("acme/terms")[1] == failed
    assert story.store.version("acme/terms").sightings == (Sighting(make.day(1), make.day(3)),)


def test_a_failed_check_keeps_the_page_it_got(story, make):
    """An error page is no version, but it is evidence."""
    page = make.snapshot("an error page", make.day(1))
    check = story.store.record_failure(story.source, ParseError("no text"), at=make.day(1), snapshots=(page,))

    assert check.reason == "unreadable"
    assert story.store.snapshot(check.snapshots[0]) == page
    with pytest.raises(RevisionError, match="no check of acme/terms has got a document yet"):
        story.store.version("acme/terms")


def test_not_modified_extends_the_version_in_force(story, make):
    story.see(1, "a")
    check = story.store.record_unmodified(story.source, at=make.day(2), headers=(("etag", '"1"'),), duration=0.1)

    assert (check.outcome, check.version, check.status) == (Outcome.NOT_MODIFIED, 1, 304)
    assert check == story.store.last_check("acme/terms")
    assert story.store.version("acme/terms").seen_until == make.day(2)


def test_validators_are_those_of_the_last_page_not_of_a_304(story, make):
    headers = (("ETag", '"7"'), ("Last-Modified", "Mon, 01 Jan 2024 00:00:00 GMT"))
    page = make.snapshot("a", make.day(1), headers=headers)
    assert story.store.validators("acme/terms") == ("", "")
    story.store.record(story.source, (page,), make.document("a"), at=make.day(1), parser="1")
    story.store.record_unmodified(story.source, at=make.day(2))

    assert story.store.validators("acme/terms") == ('"7"', "Mon, 01 Jan 2024 00:00:00 GMT")


def test_a_document_of_several_pages_keeps_each_page(story, make):
    pages = tuple(make.snapshot(text, make.day(1) + timedelta(seconds=n)) for n, text in enumerate("ab"))
    check = story.store.record(story.source, pages, make.document("a", "b"), at=make.day(1), parser="1")

    assert check.snapshots == tuple(page.sha256 for page in pages)
    assert tuple(story.store.snapshot(sha256) for sha256 in check.snapshots) == pages
    assert story.store.pages(story.store.version("acme/terms")) == pages


def test_headers_that_change_or_come_and_go_come_back_as_they_were(story, make):
    """A capture names the headers that differ from an earlier answer; reading it back must not show that."""
    seen = [(("a", "1"), ("b", "2")), (("a", "1"), ("b", "3")), (("b", "3"),), (), (("a", "1"), ("a", "2"))]
    pages = [make.snapshot(f"page {n}", make.day(n + 1), headers=headers) for n, headers in enumerate(seen)]
    for page in pages:
        story.store.record(story.source, (page,), make.document("a"), at=page.at, parser="1")

    assert [story.store.snapshot(page.sha256) for page in pages] == pages


def test_two_sources_with_one_page_keep_it_once(story, make):
    page = make.snapshot("a", make.day(1))
    for name in ("acme/terms", "acme/terms-too"):
        story.store.record(Source(name, (page.url,)), (page,), make.document("a"), at=page.at, parser="1")

    assert story.store.sources() == ("acme/terms", "acme/terms-too")
    assert story.store.verify().snapshots == 1
    assert story.store.verify().passed


def test_a_batch_is_all_or_nothing(story):
    def interrupted():
        with story.store.batch():
            story.see(1, "a")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()

    assert story.store.sources() == ()
    story.see(1, "a")
    assert story.store.verify().passed


def test_a_check_that_fails_inside_a_batch_leaves_no_half_of_itself(story, make):
    """Text that is no Unicode is refused after its snapshot was stored; the rest of the batch goes in."""
    broken = Document(title="a lone surrogate \ud800")
    with story.store.batch():
        story.see(1, "a")
        with pytest.raises(UnicodeEncodeError):
            story.store.record(story.source, (make.snapshot("b", make.day(2)),), broken, at=make.day(2), parser="1")
        story.see(3, "c")

    assert [check.version for check in story.store.checks("acme/terms")] == [1, 2]
    assert story.store.verify().problem == ""
    assert story.store.verify().snapshots == 2


def test_microseconds_survive(story, make):
    at = datetime(2024, 1, 1, 0, 0, 0, 123456, tzinfo=UTC)
    story.store.record(story.source, (make.snapshot("a", at),), make.document("a"), at=at, parser="1")

    assert story.store.checks("acme/terms")[0].at == at


def test_a_version_of_another_archive_is_refused(story):
    story.see(1, "a")
    version = replace(story.store.version("acme/terms"), digest="00" * 32)

    with pytest.raises(RevisionError):
        story.store.document(version)
    with pytest.raises(RevisionError):
        story.store.evidence(version)
    with pytest.raises(RevisionError, match="no snapshot"):
        story.store.snapshot("00" * 32)


def test_unknown_sources_are_named(story):
    assert story.store.last_check("acme/none") is None
    with pytest.raises(RevisionError, match="acme/none"):
        story.store.checks("acme/none")


def test_an_unchanged_check_costs_less_than_200_bytes(path, make):
    """With the headers of a usual server, three of which change with every answer."""
    fixed = tuple((f"x-header-{n}", "a value that stays the same") for n in range(15))
    with Store(path) as store:
        source = Source("acme/terms", ("https://x.example/terms",))

        def check(number: int) -> None:
            at = make.day(1) + timedelta(hours=number, microseconds=number)
            moving = (("date", "Mon, 01 Jan 2024 00:00:00 GMT"), ("x-request", f"{number:016x}"), ("age", str(number)))
            page = make.snapshot("a", at, headers=(*moving, *fixed))
            store.record(source, (page,), make.document("a"), at=at, parser="1")

        with store.batch():
            check(0)
        sizes = []
        for start in (1, 601):
            with store.batch():
                for number in range(start, start + 600):
                    check(number)
            store._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            sizes.append(path.stat().st_size)

    assert (sizes[1] - sizes[0]) / 600 < 200


def test_a_naive_time_is_a_mistake_of_the_caller(story, make):
    with pytest.raises(ValueError, match="aware"):
        story.store.record(story.source, (), make.document("a"), at=datetime(2024, 1, 1), parser="1")


def test_plain_sql_reads_the_archive(story):
    """The views are the documented way in for people with Datasette or the sqlite3 shell."""
    for number, text in enumerate(["a", "b", "a"], start=1):
        story.see(number, text)
    rows = story.store._db.execute

    assert rows("SELECT source, number, seen_from, seen_until FROM current_versions").fetchall() == [
        ("acme/terms", 1, "2024-01-01T12:00:00Z", "2024-01-03T12:00:00Z")
    ]
    assert rows("SELECT version, seen_from FROM timeline ORDER BY seen_from").fetchall() == [
        (1, "2024-01-01T12:00:00Z"),
        (2, "2024-01-02T12:00:00Z"),
        (1, "2024-01-03T12:00:00Z"),
    ]
    assert rows("SELECT at, outcome, version, status FROM check_log WHERE id = 2").fetchall() == [
        ("2024-01-02T12:00:00Z", "changed", 2, 200)
    ]
    assert rows("SELECT position, depth, label, text FROM version_clauses WHERE version_id = 1").fetchall() == [
        (1, 0, "1.", "a"),
        (2, 1, "", "a below"),
    ]
    assert rows("SELECT count(*) FROM snapshot_list WHERE source = 'acme/terms'").fetchone() == (2,)


def test_a_disk_that_is_full_loses_nothing(story):
    story.see(1, "a")
    pages = story.store._db.execute("PRAGMA page_count").fetchone()[0]
    story.store._db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError, match="disk is full"):
        deque((story.see(number, f"text {number}") for number in range(2, 400)), maxlen=0)
    story.store._db.execute("PRAGMA max_page_count = 100000")

    assert story.store.verify().passed
    assert story.see(500, "b").outcome in {Outcome.CHANGED, Outcome.NEW}


def test_clauses_of_a_batch_that_failed_are_stored_again(story, make):
    """What is remembered of the rows of clauses ends with the transaction that made them."""

    def fail() -> None:
        with story.store.batch():
            story.see(1, "a")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    story.see(2, "a")

    assert story.store.document(story.store.version("acme/terms")) == make.document("a")
    assert story.store.verify().passed
