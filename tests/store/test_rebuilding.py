"""A second reading of every snapshot: shown first, swapped in one transaction, never a break in the ledger."""

from __future__ import annotations

import pytest

from termsdiff.errors import StoreError
from termsdiff.model import Outcome
from termsdiff.store import Store


def _run(story, make, *, reader, parser="2", dry_run=False):
    return list(story.store.rebuild(reader, parser=parser, clock=lambda: make.day(99), dry_run=dry_run))


@pytest.fixture
def reader(make):
    """Today's parser: it reads "a" and "b" as the same text, and everything else as it is."""

    def read(jobs):
        for _, (page,) in jobs:
            text = page.content.removeprefix(b"<p>").partition(b"<")[0].decode()
            yield None if text == "nothing" else make.document("a" if text == "b" else text, "better")

    return read


def test_a_rebuild_reads_every_check_anew(story, make, reader):
    for number, text in enumerate(["a", "b", "c"], start=1):
        story.see(number, text)
    done = _run(story, make, reader=reader)

    assert [check.version for check in story.store.checks("acme/terms")] == [1, 1, 2]
    assert story.store.document(story.store.version("acme/terms", "1")) == make.document("a", "better")
    assert done[-1].effects == (("acme/terms", 3, 2, 3),)
    assert story.store.verify().passed
    assert story.store.verify().versions == 2


def test_a_dry_run_shows_the_effect_and_changes_nothing(story, make, reader):
    story.see(1, "a")
    before = story.store.versions("acme/terms")
    shown = _run(story, make, reader=reader, dry_run=True)

    assert story.store.versions("acme/terms") == before
    assert story.store.verify().passed
    assert _run(story, make, reader=reader)[-1].effects == shown[-1].effects
    assert story.store.versions("acme/terms") != before


def test_heads_of_before_a_rebuild_still_verify(story, make, reader):
    heads = []
    for number, text in enumerate(["a", "b", "c", "b"], start=1):
        story.see(number, text, parser=str(number))
        heads.append(story.store.head())
        _run(story, make, reader=reader, parser=f"{number} and better")
        heads.append(story.store.head())

    assert len(set(heads)) == 8
    assert all(story.store.verify(against=head).passed for head in heads)


def test_a_rebuild_that_was_stopped_goes_on(story, make, reader, monkeypatch):
    monkeypatch.setattr("termsdiff.store.rebuilding._BATCH", 2)
    for number in range(1, 8):
        story.see(number, f"text {number}")
    asked: list[int] = []

    def counted(jobs):
        for job in jobs:
            asked.append(1)
            yield from reader([job])

    run = story.store.rebuild(counted, parser="2", clock=lambda: make.day(99))
    next(run)
    run.close()
    assert story.store.verify().passed
    _run(story, make, reader=counted)

    assert len(asked) == 7
    assert story.store.verify().passed


def test_a_stopped_rebuild_with_another_parser_is_given_up(story, make, reader):
    story.see(1, "a")
    _run(story, make, reader=reader, dry_run=True)
    _run(story, make, reader=reader, parser="3")

    assert story.store.verify().versions == 1
    assert story.store.verify().clauses == 4
    assert story.store.verify().passed


def test_checks_recorded_while_a_rebuild_reads_are_read_anew_too(story, make, reader):
    story.see(1, "a")
    run = story.store.rebuild(reader, parser="2", clock=lambda: make.day(99))
    next(run)
    story.see(2, "b")
    list(run)

    assert [check.version for check in story.store.checks("acme/terms")] == [1, 1]
    assert story.store.verify().passed


def test_a_page_today_s_parser_finds_no_terms_in_is_a_failed_check(story, make, reader):
    story.see(1, "a")
    story.see(2, "nothing")
    _run(story, make, reader=reader)

    assert [check.outcome for check in story.store.checks("acme/terms")] == [Outcome.NEW, Outcome.FAILED]
    assert story.store.verify().passed


def test_checks_after_a_rebuild_return_to_its_versions(story, make, reader):
    story.see(1, "a")
    _run(story, make, reader=reader)

    assert story.see(2, "a", "better").outcome is Outcome.UNCHANGED
    assert story.store.verify().passed


def test_a_reader_that_fails_leaves_the_archive_as_it_was(story, make):
    story.see(1, "a")

    def failing(jobs):
        raise StoreError("stopped")
        yield

    with pytest.raises(StoreError, match="stopped"):
        _run(story, make, reader=failing)
    assert story.store.verify().passed
    assert story.store.version("acme/terms").number == 1


def test_search_forgets_the_clauses_a_rebuild_dropped(story, make, reader):
    story.see(1, "arbitration")
    story.see(2, "b")
    assert len(list(story.store.search("b"))) > 0
    _run(story, make, reader=reader)

    assert list(story.store.search("b")) == []
    assert {hit.version.number for hit in story.store.search("better")} == {2}


def test_each_source_says_what_reads_it_and_a_rebuild_with_other_rules_begins_anew(story, make, reader):
    story.see(1, "a")
    _run(story, make, reader=reader, dry_run=True)
    rules = {"acme/terms": "2 with rules"}
    list(story.store.rebuild(reader, parser="2", parsers=rules, clock=lambda: make.day(99)))

    assert story.store.in_force("acme/terms", make.day(5))[1] == "2 with rules"
    assert story.store.verify().problem == ""


def test_clauses_another_process_dropped_are_stored_again(story, make, reader, path):
    """What this process remembers of the rows of clauses ends where another one wrote."""
    story.see(1, "b")
    with Store(path) as other:
        list(other.rebuild(reader, parser="2", clock=lambda: make.day(99)))
    story.see(2, "b", parser="3")

    assert story.store.document(story.store.version("acme/terms")) == make.document("b")
    assert story.store.verify().passed
