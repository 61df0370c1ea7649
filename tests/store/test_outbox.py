"""The outbox: an entry is as safe as its check, waits until it is dealt with, and remembers what is not known of it."""

from __future__ import annotations

import pytest

from termsdiff.errors import CaptureError, CaptureReason
from termsdiff.model import Event
from termsdiff.store import Fate, Store


def test_an_entry_is_posted_once_and_waits_in_order(story):
    checks = [story.see(number, text) for number, text in enumerate("ab", start=1)]
    for _ in range(2):
        for check in checks:
            for target in ("legal", "boss"):
                story.store.outbox.post(check, target, Event.CHANGED)
    found = story.store.outbox.waiting("legal")
    assert [(entry.check_id, entry.source, entry.at, entry.event) for entry in found] == [
        (check.id, "acme/terms", check.at, "changed") for check in checks
    ]
    assert len(story.store.outbox.waiting()) == 4


def test_an_entry_goes_with_the_check_that_is_taken_back(story):
    check = story.see(1, "a")

    def stumble() -> None:
        with story.store.batch():
            story.store.outbox.post(story.see(2, "b"), "legal", Event.CHANGED)
            raise KeyError

    with pytest.raises(KeyError):
        stumble()
    assert (story.store.outbox.waiting(), story.store.last_check("acme/terms")) == ((), check)


def test_what_is_found_being_sent_waits_again_and_may_have_arrived(story, make, path):
    story.store.outbox.post(story.see(1, "a"), "legal", Event.CHANGED)
    [entry] = story.store.outbox.waiting()
    assert not entry.unsure
    story.store.outbox.begin([entry], make.day(2))
    story.store.close()  # killed here
    with Store(path) as store:
        [entry] = store.outbox.waiting()
        assert (entry.unsure, entry.tries) == (True, 1)
        store.outbox.begin([entry], make.day(3))
        store.outbox.give_back([entry], "answered 500")
        [entry] = store.outbox.waiting()
        assert (entry.unsure, entry.tries, entry.problem) == (True, 2, "answered 500")
        store.outbox.settle([entry], Fate.SENT)
        assert store.outbox.waiting() == ()
        log = store._db.execute("SELECT source, at, target, event, state, tries, tried_at FROM notification_log")
        assert log.fetchall() == [
            ("acme/terms", "2024-01-01T12:00:00Z", "legal", "changed", "sent", 2, "2024-01-03T12:00:00Z")
        ]


def test_what_was_dealt_with_stays_so(story, make):
    story.store.outbox.post(story.see(1, "a"), "legal", Event.CHANGED)
    entries = story.store.outbox.waiting()
    story.store.outbox.settle(entries, Fate.DISCARDED)
    story.store.outbox.begin(entries, make.day(2))
    story.store.outbox.give_back(entries, "late")
    assert story.store.outbox.waiting() == ()


def test_the_failures_at_the_end_and_those_before_a_check(story, make):
    """By time, not by the order of recording; none of a source that is not there."""
    error = CaptureError("No such host.", reason=CaptureReason.DNS)
    story.see(1, "a")
    story.see(4, "a")
    failed = [story.store.record_failure(story.source, error, at=make.day(day)) for day in (2, 3, 6, 5)]
    assert [check.at for check in story.store.failing("acme/terms")] == [make.day(5), make.day(6)]
    good = story.store.checks("acme/terms")[3]
    assert [check.id for check in story.store.failing("acme/terms", before=good.id)] == [failed[0].id, failed[1].id]
    assert story.store.failing("acme/other") == ()
    assert story.store.outbox.has(failed, "legal", Event.FAILING) is False
    story.store.outbox.post(failed[2], "legal", Event.FAILING)
    assert story.store.outbox.has(failed, "legal", Event.FAILING)
    assert not story.store.outbox.has(failed, "boss", Event.FAILING)
