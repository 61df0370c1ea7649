"""A source -> capture -> parse -> record -> compare.

In: sources, a `Store`, a way to capture and a clock. Out: one `CheckResult` per source, in the archive by then.
Every attempt is recorded, failed ones with their reason; a page that holds no terms is a failed check whose bytes
are kept, never a version.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from termsdiff.diff import compare
from termsdiff.errors import CaptureError, ParseError, StoreError
from termsdiff.history import Attempt
from termsdiff.model import Changes, Check, Document, Outcome, Snapshot, Source
from termsdiff.pipeline.ahead import Capture, Clock, capture_ahead
from termsdiff.pipeline.chronicle import Chronicle
from termsdiff.pipeline.courier import NOBODY, Courier
from termsdiff.pipeline.following import following
from termsdiff.pipeline.judging import read_terms
from termsdiff.pipeline.pages import read_pages, revision_of
from termsdiff.pipeline.rereading import record_reading
from termsdiff.pipeline.ways import shown_instead
from termsdiff.store import Store

__all__ = ["Capture", "CheckResult", "Clock", "check", "check_all", "record_past"]

_NOT_MODIFIED = 304


@dataclass(frozen=True)
class CheckResult:
    """A check as recorded, and what changed since the text seen before where something did."""

    check: Check
    changes: Changes | None = None


def check(
    source: Source,
    store: Store,
    *,
    capture: Capture,
    clock: Clock,
    browser: Capture | None = None,
    courier: Courier = NOBODY,
) -> CheckResult:
    """Check ``source`` once and record how it went, together with what ``courier`` is to tell of it. A page
    that cannot be had or read is a failed check; so is one that makes termsdiff itself stumble, and its bytes are
    kept. Pages without terms whose scripts may show them are captured once more by ``browser``.

    Raises:
        StoreError: the archive cannot be written; nothing of this check was recorded.
    """
    browser = following(browser) if browser else None
    return _check(source, store, capture=following(capture), clock=clock, browser=browser, courier=courier)


def _check(
    source: Source, store: Store, *, capture: Capture, clock: Clock, browser: Capture | None, courier: Courier
) -> CheckResult:
    at = clock()
    snapshots: tuple[Snapshot, ...] = ()
    try:
        snapshots = capture(source, clock=clock, validators=store.validators(source.name))
        try:
            record = _recording(source, snapshots, store, at)
        except CaptureError as error:
            snapshots = shown_instead(source, snapshots, error, browser=browser, clock=clock)
            record = _recording(source, snapshots, store, at)
    except StoreError:
        raise
    except Exception as error:
        record = partial(store.record_failure, source, _failure(error), at=at, snapshots=snapshots)
    recorded = _noted(record, store, courier)
    return CheckResult(recorded, _changes(source, recorded, store))


def _recording(source: Source, snapshots: tuple[Snapshot, ...], store: Store, at: datetime) -> Callable[[], Check]:
    """What records a check that got ``snapshots``. Raises as `read_terms` does where they are no terms."""
    if all(snapshot.status == _NOT_MODIFIED for snapshot in snapshots):
        last = snapshots[0]
        return partial(store.record_unmodified, source, at=at, headers=last.headers, duration=last.duration)
    revision = revision_of(source)
    # The same bytes read by the same parser are the same document; rules of the past may have read them otherwise.
    if not source.past and store.is_last(source.name, snapshots, at=at, parser=revision):
        return partial(store.record, source, snapshots, Document(), at=at, parser=revision, unchanged=True)
    document = read_terms(source, snapshots, store, at=at)
    return partial(record_reading, source, snapshots, document, store, at=at)


def _noted(record: Callable[[], Check], store: Store, courier: Courier) -> Check:
    """The check that ``record`` records, and in the same transaction what ``courier`` notes of it: a kill leaves both
    or neither."""
    with store.batch():
        recorded = record()
        courier.note(recorded, store)
    return recorded


def check_all(
    sources: Iterable[Source],
    store: Store,
    *,
    capture: Capture,
    clock: Clock,
    browser: Capture | None = None,
    jobs: int = 1,
    courier: Courier = NOBODY,
    stopped: Callable[[], bool] = lambda: False,
) -> Iterator[CheckResult]:
    """Check each source in turn, yielding each result as soon as it is recorded. Nothing that goes wrong with one
    source stops the rest: a version that cannot be compared is followed by a failed check that says so. With more
    ``jobs`` that many are asked at once, and what came in the meantime is recorded in one transaction: to have each
    safe on the disk by itself would take longer than all the rest. ``browser`` captures the pages that need one;
    without it none do. ``stopped`` ends it after what is in hand.

    Raises:
        StoreError: the archive cannot be written; what was yielded before is recorded.
    """
    capture, browser = following(capture), following(browser) if browser else None
    safely = partial(_check_safely, store=store, clock=clock, browser=browser, courier=courier)
    for group in capture_ahead(
        sources, store, capture=capture, browser=browser, clock=clock, jobs=jobs, stopped=stopped
    ):  # fmt: skip
        with store.batch():
            done = [safely(source, capture=given) for source, given in group]
        yield from done


def _check_safely(
    source: Source, *, store: Store, capture: Capture, clock: Clock, browser: Capture | None, courier: Courier
) -> CheckResult:
    try:
        return _check(source, store, capture=capture, clock=clock, browser=browser, courier=courier)
    except StoreError:
        raise
    except Exception as error:
        record = partial(store.record_failure, source, _failure(error), at=clock())
        return CheckResult(_noted(record, store, courier))


def record_past(source: Source, attempts: Iterable[Attempt], store: Store, *, judge: bool = False) -> Iterator[Check]:
    """Record attempts of the past as checks of ``source`` at their times, yielding each check. What was recorded
    for a time already is passed over, so an import that was stopped goes on where it was. With ``judge`` a page must
    be the terms beyond doubt, as one that is captured must.

    Raises:
        StoreError: the archive cannot be written; what was yielded is recorded.
    """
    seen = {each.at for each in store.checks(source.name)} if source.name in store.sources() else set()
    for attempt in attempts:
        if attempt.at in seen or not (attempt.snapshots or attempt.error):
            continue
        snapshots, at = attempt.snapshots, attempt.at
        try:
            if attempt.error:
                raise attempt.error
            document = read_terms(source, snapshots, store, at=at) if judge else read_pages(snapshots, source=source)
        except StoreError:
            raise
        except Exception as error:
            yield store.record_failure(source, _failure(error), at=at, snapshots=snapshots)
        else:
            yield record_reading(source, snapshots, document, store, at=at)


def _failure(error: Exception) -> CaptureError | ParseError:
    """The error to record; what nobody foresaw is named, so that it can be reported."""
    if isinstance(error, CaptureError | ParseError):
        return error
    return ParseError(f"termsdiff stumbled over this page ({type(error).__name__}: {error}); please report it")


def _changes(source: Source, recorded: Check, store: Store) -> Changes | None:
    """What changed since the text seen before; kept, for `log` and `blame` to have it at once."""
    if recorded.outcome not in {Outcome.CHANGED, Outcome.RETURNED}:
        return None
    chronicle = Chronicle(source, store)
    old, new = (store.version(recorded.source, revision) for revision in ("-1", ""))
    changes = compare(chronicle.document(old), chronicle.document(new))
    chronicle.keep(old, new, changes)
    return changes
