"""Which text was seen when, and what a moment between two checks can be said to be."""

from __future__ import annotations

from datetime import UTC, datetime

from termsdiff.model import Check, Outcome, Sighting, Version
from termsdiff.timeline import as_of, spans


def day(number: int) -> datetime:
    return datetime(2024, 1, number, 6, tzinfo=UTC)


def version(number: int, *runs: tuple[int, int]) -> Version:
    return Version("acme/terms", number, tuple(Sighting(day(a), day(b)) for a, b in runs))


FLIPPING = (version(1, (1, 3), (8, 9)), version(2, (5, 7)))
FAILED = tuple(Check("acme/terms", day(n), Outcome.FAILED) for n in (4, 20))


def test_a_return_to_an_earlier_text_is_a_span_of_that_version() -> None:
    assert [(s.version, s.since.day, s.until.day, s.returned) for s in spans(FLIPPING)] == [
        (1, 1, 3, False),
        (2, 5, 7, False),
        (1, 8, 9, True),
    ]


def test_a_span_knows_the_gap_before_it_and_the_checks_that_failed_in_it() -> None:
    first, second, third = spans(FLIPPING, FAILED)
    assert (first.before, first.failed) == (None, ())
    assert (second.before, [check.at.day for check in second.failed]) == (day(3), [4])
    assert (third.before, third.failed) == (day(7), ())


def test_a_moment_between_two_sights_of_one_text_is_covered() -> None:
    answer = as_of(spans(FLIPPING), day(6))
    assert answer.seen
    assert answer.best is answer.seen
    assert answer.seen.version == 2


def test_a_moment_in_a_gap_may_be_either_text() -> None:
    answer = as_of(spans(FLIPPING, FAILED), day(4))
    assert answer.seen is None
    assert answer.earlier
    assert answer.later
    assert (answer.earlier.version, answer.later.version) == (1, 2)
    assert answer.best is answer.earlier


def test_before_the_first_check_nothing_is_known_and_after_the_last_only_what_was() -> None:
    timeline = spans(FLIPPING)
    before, after = as_of(timeline, datetime(2023, 12, 31, tzinfo=UTC)), as_of(timeline, day(30))
    assert (before.best, before.later) == (None, timeline[0])
    assert (after.seen, after.earlier, after.later) == (None, timeline[-1], None)


def test_without_versions_nothing_is_known() -> None:
    assert spans(()) == ()
    assert as_of((), day(1)).best is None
