"""The daemon: every due check once, through kills; back-off; reload; what another run did is not done again."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from termsdiff.errors import ArchiveBusyError, CaptureError, CaptureReason, ConfigError
from termsdiff.model import Outcome, Snapshot, Source
from termsdiff.pipeline import Bell, alone, check, rehearse, watch
from termsdiff.store import Store

START = datetime(2024, 3, 1, tzinfo=UTC)
PAGE = (
    "<html lang=en><body><h1>Terms</h1><p>1. You pay within {days} days.</p><p>2. We may amend this.</p></body></html>"
)


class Killed(BaseException):
    """What ends a process at any place."""


@dataclass
class World:
    """A simulated time that sleeping moves, a site with faults, and kills."""

    path: Path
    end: datetime
    now: datetime = START
    chance: random.Random = field(default_factory=lambda: random.Random(7))
    faults: float = 0.0
    kills: float = 0.0
    asked: Counter[str] = field(default_factory=Counter)
    busy: int = 0

    def clock(self) -> datetime:
        return self.now

    def capture(self, source, *, clock, validators=("", "")):
        self.asked[source.name] += 1
        self._perhaps_killed()
        if self.chance.random() < self.faults:
            raise CaptureError("down", reason=CaptureReason.CONNECT)
        return (Snapshot(PAGE.format(days=30).encode(), source.urls[0], self.now, status=200),)

    def _perhaps_killed(self) -> None:
        if self.chance.random() < self.kills:
            raise Killed

    @contextmanager
    def opened(self) -> Iterator[Store]:
        if self.busy:
            self.busy -= 1
            raise ArchiveBusyError("busy")
        with alone(self.path), Store(self.path) as store:
            yield store

    def bell(self) -> Bell:
        bell = Bell()

        def sleep(seconds: float) -> None:
            self.now += timedelta(seconds=max(seconds, 1))
            if self.now >= self.end:
                bell.stop()

        bell.sleep = sleep
        return bell

    def run(self, sources, bell: Bell | None = None) -> list:
        results = []
        for result in watch(
            lambda: sources, self.opened, capture=self.capture, clock=self.clock, bell=bell or self.bell()
        ):
            results.append(result)
            self._perhaps_killed()
        return results


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path / "terms.db", START + timedelta(days=3))


def sources(count: int, every: str = "6 hours") -> tuple[Source, ...]:
    return tuple(Source(f"acme/terms-{n}", (f"https://acme.example/{n}",), every) for n in range(count))


def test_every_due_check_is_done_once_through_faults_and_kills(world: World) -> None:
    """Three days, 5 % faults, dozens of kills at any place: each source has the checks its rhythm asks for."""
    world.faults, world.kills, kills = 0.05, 0.03, 0
    tracked = sources(20)
    while world.now < world.end:
        try:
            world.run(tracked)
        except Killed:
            kills += 1
    assert kills > 10
    with Store(world.path) as store:
        for source in tracked:
            done = store.checks(source.name)
            assert len({each.at for each in done}) == len(done), "nothing is done twice"
            for before, after in pairwise(done):
                gap = after.at - before.at
                assert timedelta(hours=6 * 0.94) <= gap <= timedelta(hours=24), "none is left out"
            assert 11 <= len(done) <= 13
        assert store.verify().passed


def test_a_failing_source_is_asked_less_and_less(world: World) -> None:
    world.faults, world.end = 1.0, START + timedelta(days=40)
    [source] = sources(1, "1 day")
    gaps = [result.check.at for result in world.run([source])]
    days = [round((after - before) / timedelta(days=1)) for before, after in pairwise(gaps)]
    assert days == [1, 2, 4, 7, 7, 7, 7]


def test_a_run_that_has_the_archive_is_waited_for(world: World) -> None:
    world.busy = 3
    assert {result.check.outcome for result in world.run(sources(2))} >= {Outcome.NEW}


def test_what_another_run_has_checked_is_not_checked_again(world: World) -> None:
    tracked = sources(1, "30 minutes")
    world.end = START + timedelta(hours=3)
    bell = world.bell()
    own = bell.sleep

    def sleep(seconds: float) -> None:
        """While the daemon sleeps, a check from cron comes a minute before it wakes."""
        world.now += timedelta(seconds=seconds - 60)
        with world.opened() as store:
            check(tracked[0], store, capture=world.capture, clock=world.clock)
        own(60)

    bell.sleep = sleep
    world.run(tracked, bell)
    with Store(world.path) as store:
        times = [each.at for each in store.checks(tracked[0].name)]
    assert all(after - before > timedelta(minutes=20) for before, after in pairwise(times))


def test_it_stops_after_the_page_in_hand_and_reads_anew_when_told(world: World) -> None:
    bell, tracked = world.bell(), list(sources(5))
    seen = []
    for result in watch(lambda: tracked, world.opened, capture=world.capture, clock=world.clock, bell=bell):
        seen.append(result.check.source)
        if len(seen) == 5:
            tracked.append(Source("acme/new", ("https://acme.example/new",)))
            bell.reload()
        if seen[-1] == "acme/new":
            bell.stop()
    assert seen == [*(source.name for source in tracked)]


def test_a_file_that_cannot_be_read_later_leaves_what_was_tracked(world: World) -> None:
    bell, calls = world.bell(), []

    def tracked():
        calls.append(1)
        if len(calls) == 2:
            raise ConfigError("broken")
        return sources(1)

    seen = []
    for result in watch(tracked, world.opened, capture=world.capture, clock=world.clock, bell=bell):
        seen.append(result.check.source)
        if len(seen) == 1:
            bell.reload()
    assert len(seen) > 3
    assert len(calls) == 2


@pytest.mark.parametrize("jobs", [1, 4])
def test_a_rehearsal_shows_everything_and_records_nothing(world: World, jobs: int) -> None:
    tracked = sources(6)
    with world.opened() as store:
        check(tracked[0], store, capture=world.capture, clock=world.clock)
        head = store.head()
        world.now += timedelta(days=1)
        found = rehearse(tracked, store, capture=world.capture, clock=world.clock, jobs=jobs)
        assert Counter(result.check.outcome for result, _ in found) == {Outcome.NEW: 5, Outcome.UNCHANGED: 1}
        assert sum(document is not None and "You pay" in document.text for _, document in found) == 5
        assert (store.head(), store.sources()) == (head, (tracked[0].name,))


def test_it_wakes_for_what_is_to_be_told_later(world: World) -> None:
    """Though the next check is a day away; each check is noted before anything is told."""

    class Courier:
        def __init__(self) -> None:
            self.noted: list[str] = []
            self.told: list[timedelta] = []

        def note(self, check, store) -> None:
            assert store._db.in_transaction
            self.noted.append(check.source)

        def deliver(self, store):
            self.told.append(world.now - START)
            return world.now + timedelta(minutes=10) if len(self.told) < 3 else None

    courier, world.end = Courier(), START + timedelta(hours=20)
    run = watch(
        lambda: sources(2, "1 day"), world.opened,
        capture=world.capture, clock=world.clock, bell=world.bell(), courier=courier,
    )  # fmt: skip
    assert [result.check.source for result in run] == courier.noted == ["acme/terms-0", "acme/terms-1"]
    assert courier.told[:3] == [timedelta(0), timedelta(minutes=10), timedelta(minutes=20)]
    assert courier.told[3] > timedelta(hours=1)


def test_with_jobs_every_source_is_checked_once(world: World) -> None:
    """Sources of one host and of many, good and bad."""
    world.faults = 0.2
    tracked = sources(30) + tuple(Source(f"other{n}/terms", (f"https://other{n}.example/",)) for n in range(10))
    world.end = START + timedelta(minutes=1)
    run = watch(lambda: tracked, world.opened, capture=world.capture, clock=world.clock, bell=world.bell(), jobs=5)
    seen = [result.check.source for result in run]
    assert sorted(seen) == sorted(source.name for source in tracked)
    assert set(world.asked.values()) == {1}
