"""Sources in, what a check of them would record out; the archive stays as it is."""

from __future__ import annotations

from collections.abc import Iterable

from termsdiff.model import Document, Outcome, Source
from termsdiff.pipeline.ahead import Capture, Clock
from termsdiff.pipeline.checking import CheckResult, check_all
from termsdiff.store import Store

__all__ = ["rehearse"]

_SEEN = {Outcome.NEW, Outcome.CHANGED, Outcome.RETURNED}


class _UndoneError(Exception):
    """Raised to take back all that was recorded."""


def rehearse(
    sources: Iterable[Source],
    store: Store,
    *,
    capture: Capture,
    clock: Clock,
    browser: Capture | None = None,
    jobs: int = 1,
) -> tuple[tuple[CheckResult, Document | None], ...]:
    """Check ``sources``, take back what that recorded, and return it: each result, and the text where it is another
    one than the last.

    Raises:
        StoreError: the archive cannot be written.
    """
    found: list[tuple[CheckResult, Document | None]] = []
    try:
        with store.batch():
            for result in check_all(sources, store, capture=capture, clock=clock, browser=browser, jobs=jobs):
                fresh = result.check.outcome in _SEEN
                found.append((result, store.document(store.version(result.check.source)) if fresh else None))
            raise _UndoneError
    except _UndoneError:
        return tuple(found)
