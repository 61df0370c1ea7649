"""Sources in, those with the pages that threads have got for them already out: many hosts at once, one archive.

Only asking is done in threads; reading and recording stay in the caller's, which owns the archive. A bounded number
of sources is asked ahead.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from datetime import datetime
from functools import partial
from itertools import islice, takewhile, zip_longest
from typing import Protocol
from urllib.parse import urlsplit

from termsdiff.model import Snapshot, Source
from termsdiff.store import Store

__all__ = ["Capture", "Clock", "capture_ahead"]

Clock = Callable[[], datetime]
_AHEAD = 2  # sources asked ahead for each thread; bounds the pages held in memory
_Pages = tuple[Snapshot, ...]


class Capture(Protocol):
    """How to get the pages of a source; `termsdiff.capture.capture` is one."""

    def __call__(self, source: Source, *, clock: Clock, validators: tuple[str, str] = ("", "")) -> _Pages:
        """One snapshot for each URL, or a CaptureError."""


def capture_ahead(
    sources: Iterable[Source],
    store: Store,
    *,
    capture: Capture,
    browser: Capture | None,
    clock: Clock,
    jobs: int,
    stopped: Callable[[], bool],
) -> Iterator[list[tuple[Source, Capture]]]:
    """Each source, as soon as it was asked, with a capture that gives what came of it; those that were asked by then
    come together. ``jobs`` threads ask. With one job the sources come in order and one by one, with more by turns of
    their hosts. ``browser`` asks for those that need it. Ends when ``stopped`` says so."""

    def way(source: Source) -> Capture:
        return browser if browser and _needs_browser(source, store) else capture

    if jobs == 1:
        yield from ([(source, way(source))] for source in takewhile(lambda _: not stopped(), sources))
        return
    waiting = _by_turns(sources)
    pool = ThreadPoolExecutor(jobs, thread_name_prefix="capture")
    try:
        pending: dict[Future[_Pages], Source] = {}
        while not stopped():
            for source in islice(waiting, jobs * _AHEAD - len(pending)):
                known = store.validators(source.name)
                pending[pool.submit(way(source), source, clock=clock, validators=known)] = source
            if not pending:
                return
            done, _ = wait(pending, return_when=FIRST_COMPLETED)
            yield [(pending.pop(future), partial(_given, future)) for future in done]
    finally:
        pool.shutdown(cancel_futures=True)


def _needs_browser(source: Source, store: Store) -> bool:
    """Does a source say so, or did its last text come by way of the browser?"""
    return store.way(source.name) == "browser" if source.browser is None else source.browser


def _given(future: Future[_Pages], source: Source, **_: object) -> _Pages:  # noqa: ARG001 - a Capture that knows
    return future.result()


def _by_turns(sources: Iterable[Source]) -> Iterator[Source]:
    """One source of each host, then the second of each, so that no thread waits for its turn while others could ask."""
    hosts: dict[str, list[Source]] = defaultdict(list)
    for source in sources:
        hosts[urlsplit(source.urls[0]).netloc if source.urls else ""].append(source)
    return (source for row in zip_longest(*hosts.values()) for source in row if source is not None)
