"""What is tracked in, a check of each source whenever it is due out, until told to stop; what is to be told of them is
told after each round.

The archive is opened for one round of checks at a time, so that other commands find it free between rounds; what is
due is looked up again once it is open, so that two runs never check a source twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from threading import Event

from termsdiff.errors import ArchiveBusyError, ConfigError
from termsdiff.model import Source
from termsdiff.pipeline.ahead import Capture, Clock
from termsdiff.pipeline.checking import CheckResult, check_all
from termsdiff.pipeline.courier import NOBODY, Courier
from termsdiff.pipeline.planning import planned
from termsdiff.store import Store

__all__ = ["Bell", "watch"]

_NAP = 3600.0  # seconds slept at most, so that a clock that was set does not keep it asleep
_Run = Callable[[Iterable[Source]], Iterator[CheckResult]]
_BUSY = 15.0  # seconds until the archive is asked for again where another run has it


@dataclass
class Bell:
    """What wakes a watch: ``stop`` it after the check in hand, or have it read anew what is tracked. Safe to ring
    from a signal handler."""

    stopped: bool = False
    stale: bool = True
    _woken: Event = field(default_factory=Event)

    def stop(self) -> None:
        """End the watch."""
        self.stopped = True
        self._woken.set()

    def reload(self) -> None:
        """Have what is tracked read anew."""
        self.stale = True
        self._woken.set()

    def sleep(self, seconds: float) -> None:
        """Wait for that long, or until it rings."""
        self._woken.wait(seconds)
        self._woken.clear()


def watch(
    tracked: Callable[[], Sequence[Source]],
    opened: Callable[[], AbstractContextManager[Store]],
    *,
    capture: Capture,
    clock: Clock,
    bell: Bell,
    browser: Capture | None = None,
    jobs: int = 1,
    courier: Courier = NOBODY,
) -> Iterator[CheckResult]:
    """Check every source ``tracked`` names when it is due, yielding each result once it is recorded, until ``bell``
    stops it; ``courier`` tells of them. ``opened`` gives the archive for one round, for this run alone.

    Raises:
        ConfigError: what is tracked cannot be read when it starts; later the last that could be stays.
        StoreError: the archive cannot be written.
    """
    agenda: dict[Source, datetime] = {}
    telling: datetime | None = None
    while not bell.stopped:
        try:
            with opened() as store:
                if bell.stale:
                    agenda = _agenda(tracked, store, clock(), agenda)
                    bell.stale = False
                run = partial(
                    check_all, store=store, capture=capture, clock=clock, browser=browser, jobs=jobs, courier=courier,
                    stopped=partial(getattr, bell, "stopped"),
                )  # fmt: skip
                yield from _round(agenda, store, run, clock=clock)
                telling = None if bell.stopped else courier.deliver(store)
        except ArchiveBusyError:
            bell.sleep(_BUSY)
            continue
        if not bell.stopped and not bell.stale:
            following = min([*agenda.values(), *filter(None, [telling])], default=None)
            left = (following - clock()).total_seconds() if following else _NAP
            bell.sleep(min(max(left, 0.0), _NAP))


def _agenda(
    tracked: Callable[[], Sequence[Source]], store: Store, now: datetime, before: dict[Source, datetime]
) -> dict[Source, datetime]:
    try:
        return {source: planned(source, store) or now for source in tracked()}
    except ConfigError:
        if not before:
            raise
        return before


def _round(
    agenda: dict[Source, datetime], store: Store, run: _Run, *, clock: Clock
) -> Iterator[CheckResult]:  # fmt: skip
    """Check what is due now; another run may have done so since it was planned."""
    now = clock()
    for source in [source for source, at in agenda.items() if at <= now]:
        agenda[source] = planned(source, store) or now
    due = {source.name: source for source, at in agenda.items() if at <= now}
    if not due:
        return
    for result in run(due.values()):
        source = due[result.check.source]
        agenda[source] = planned(source, store) or now
        yield result
