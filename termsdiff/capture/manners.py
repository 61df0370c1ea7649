"""What a run keeps in mind of the hosts it asks, so that no site is asked twice at once or too soon.

One `Manners` serves all threads of a run. Time and sleep are passed in, so that tests need not wait.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock

from termsdiff.capture.robots import Rules
from termsdiff.errors import CaptureError, CaptureReason

__all__ = ["Manners"]

_LONGEST = 60.0  # seconds a run waits for one site; one that asks for more is left for the next check
_FRESH = 86_400.0  # seconds robots.txt is kept (RFC 9309, 2.4: at most a day)
_ATTEMPTS = {
    CaptureReason.CONNECT: 3,
    CaptureReason.PROTOCOL: 3,
    CaptureReason.SERVER_ERROR: 3,
    CaptureReason.RATE_LIMITED: 3,
    CaptureReason.TIMEOUT: 2,  # a time-out has cost a minute already
}
_GROWTH = 4.0  # each wait is this many times the one before


@dataclass
class _Host:
    lock: Lock = field(default_factory=Lock)
    ready: float = 0.0
    crawl_delay: float = 0.0
    rules: dict[str, tuple[float, Rules]] = field(default_factory=dict)


class Manners:
    """Turns at hosts, the rules of their robots.txt, and how long to wait before asking again: ``longest``, in seconds,
    at most. Safe for threads."""

    def __init__(
        self,
        *,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
        chance: Callable[[], float] = random.random,
        longest: float = _LONGEST,
    ) -> None:
        self.sleep = sleep
        self._longest = longest
        self._now = now
        self._chance = chance
        self._hosts: dict[str, _Host] = {}
        self._lock = Lock()

    @contextmanager
    def turn(self, host: str, delay: float) -> Iterator[float]:
        """Ask ``host`` alone, ``delay`` seconds or what its robots.txt wants after the last request to it; yields the
        seconds that were waited."""
        known, began = self._host(host), self._now()
        with known.lock:
            early = known.ready - self._now()
            if early > 0:
                self.sleep(early)
            try:
                yield self._now() - began
            finally:
                known.ready = self._now() + max(delay, known.crawl_delay)

    def rules(self, host: str, origin: str, load: Callable[[], Rules]) -> Rules:
        """The robots.txt of ``origin``, which ``load`` gets where it is not known."""
        known = self._host(host)
        read_at, rules = known.rules.get(origin, (float("-inf"), None))
        if rules is None or self._now() - read_at > _FRESH:
            rules = load()
            known.crawl_delay = min(max(known.crawl_delay, rules.delay), _LONGEST)
            known.ready += rules.delay if rules.delay <= _LONGEST else _LONGEST
            known.rules[origin] = (self._now(), rules)
        return rules

    def pause(self, error: CaptureError, attempt: int, delay: float) -> float | None:
        """Seconds to wait before asking again after the ``attempt``-th failure (from 1); None: do not ask again."""
        if attempt >= _ATTEMPTS.get(error.reason, 1):
            return None
        usual = 2 * delay * _GROWTH ** (attempt - 1) * (0.5 + self._chance())
        wait = max(error.retry_after or 0.0, usual)
        return wait if wait <= self._longest else None

    def _host(self, host: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(host, _Host())
