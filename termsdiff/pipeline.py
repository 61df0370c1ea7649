"""The one composition: a source -> capture -> parse -> record -> compare.

In: sources, a `Store`, a way to capture and a clock. Out: one `CheckResult` per source, in the archive by then.
Every attempt is recorded, failed ones with their reason; a page that holds no terms is a failed check whose bytes
are kept, never a version.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from termsdiff import __version__
from termsdiff.diff import compare
from termsdiff.errors import ArchiveBusyError, CaptureError, CaptureReason, ParseError, StoreError
from termsdiff.model import Changes, Check, Document, Outcome, Snapshot, Source
from termsdiff.parse import parse
from termsdiff.store import Store

__all__ = ["Capture", "CheckResult", "Clock", "alone", "check", "check_all", "read_pages", "record_past"]

Clock = Callable[[], datetime]
_NOT_MODIFIED = 304


class Capture(Protocol):
    """How to get the pages of a source; `termsdiff.capture.capture` is one."""

    def __call__(self, source: Source, *, clock: Clock, validators: tuple[str, str] = ("", "")) -> tuple[Snapshot, ...]:
        """One snapshot for each URL, or a CaptureError."""


@dataclass(frozen=True)
class CheckResult:
    """A check as recorded, and what changed since the text seen before where something did."""

    check: Check
    changes: Changes | None = None


def check(source: Source, store: Store, *, capture: Capture, clock: Clock) -> CheckResult:
    """Check ``source`` once and record how it went. A page that cannot be had or read is a failed check; so is one
    that makes termsdiff itself stumble, and its bytes are kept.

    Raises:
        StoreError: the archive cannot be written; nothing of this check was recorded.
    """
    at = clock()
    snapshots: tuple[Snapshot, ...] = ()
    try:
        snapshots = capture(source, clock=clock, validators=store.validators(source.name))
        if all(snapshot.status == _NOT_MODIFIED for snapshot in snapshots):
            last = snapshots[0]
            return CheckResult(store.record_unmodified(source, at=at, headers=last.headers, duration=last.duration))
        document = read_pages(snapshots, select=source.select, remove=source.remove)
    except StoreError:
        raise
    except Exception as error:
        return CheckResult(store.record_failure(source, _failure(error), at=at, snapshots=snapshots))
    recorded = store.record(source, snapshots, document, at=at, parser=__version__)
    return CheckResult(recorded, _changes(recorded, document, store))


def check_all(sources: Iterable[Source], store: Store, *, capture: Capture, clock: Clock) -> Iterator[CheckResult]:
    """Check each source in turn, yielding each result as soon as it is recorded. Nothing that goes wrong with one
    source stops the rest: a version that cannot be compared is followed by a failed check that says so.

    Raises:
        StoreError: the archive cannot be written; what was yielded before is recorded.
    """
    for source in sources:
        try:
            yield check(source, store, capture=capture, clock=clock)
        except StoreError:
            raise
        except Exception as error:
            yield CheckResult(store.record_failure(source, _failure(error), at=clock()))


def record_past(source: Source, dated: Iterable[tuple[Snapshot, datetime]], store: Store) -> Iterator[Check]:
    """Record snapshots of the past as checks of ``source`` at their times, yielding each check. What was recorded
    for a time already is passed over, so an import that was stopped goes on where it was.

    Raises:
        StoreError: the archive cannot be written; what was yielded is recorded.
    """
    seen = {each.at for each in store.checks(source.name)} if source.name in store.sources() else set()
    for snapshot, at in dated:
        if at in seen:
            continue
        try:
            document = read_pages([snapshot], select=source.select, remove=source.remove)
        except Exception as error:
            yield store.record_failure(source, _failure(error), at=at, snapshots=(snapshot,))
        else:
            yield store.record(source, (snapshot,), document, at=at, parser=__version__)


def _failure(error: Exception) -> CaptureError | ParseError:
    """The error to record; what nobody foresaw is named, so that it can be reported."""
    if isinstance(error, CaptureError | ParseError):
        return error
    return ParseError(f"termsdiff stumbled over this page ({type(error).__name__}: {error}); please report it")


def read_pages(
    snapshots: Sequence[Snapshot], *, select: tuple[str, ...] = (), remove: tuple[str, ...] = ()
) -> Document:
    """The document the pages make up, their clauses in the order of the pages; title and language are the first's.

    Raises:
        ParseError: a page is no text.
        CaptureError: a page holds no terms (reason not-terms).
    """
    pages = [_read(snapshot, select, remove) for snapshot in snapshots]
    if len(pages) == 1:
        return pages[0]
    return Document(
        title=next((page.title for page in pages if page.title), ""),
        language=next((page.language for page in pages if page.language), ""),
        clauses=tuple(clause for page in pages for clause in page.clauses),
        warnings=tuple(dict.fromkeys(notice for page in pages for notice in page.warnings)),
    )


def _read(snapshot: Snapshot, select: tuple[str, ...], remove: tuple[str, ...]) -> Document:
    media_type = f"{snapshot.media_type}; charset={snapshot.charset}" if snapshot.charset else snapshot.media_type
    try:
        document = parse(snapshot.content, media_type=media_type, url=_address(snapshot), select=select, remove=remove)
    except ParseError as error:
        raise ParseError(f"{snapshot.url}: {error}") from error
    lacking = next((notice.text for notice in document.warnings if notice.code == "no-terms"), "")
    chosen = select and document.clauses  # short, but what somebody said to read
    if lacking and not chosen:
        raise CaptureError(
            f"{snapshot.url} holds no terms: {lacking}", reason=CaptureReason.NOT_TERMS, status=snapshot.status
        )
    return document


def _address(snapshot: Snapshot) -> str | None:
    """What links on the page are relative to; a file's name leads nowhere."""
    return snapshot.url if "://" in snapshot.url else None


def _changes(recorded: Check, document: Document, store: Store) -> Changes | None:
    if recorded.outcome not in {Outcome.CHANGED, Outcome.RETURNED}:
        return None
    return compare(store.document(store.version(recorded.source, "-1")), document)


@contextmanager
def alone(database: Path) -> Iterator[None]:
    """Keep a second run off the archive while this one lasts, by a lock in a file beside it.

    The lock is SQLite's own on an empty file, so it ends with the process, however that ends; a file left behind
    locks nothing.

    Raises:
        ArchiveBusyError: another run holds it.
        StoreError: there is no writing beside the archive.
    """
    beside = database.with_name(f"{database.name}.lock")
    with closing(_locked(beside, database)):
        yield


def _locked(beside: Path, database: Path) -> sqlite3.Connection:
    try:
        lock = sqlite3.connect(beside, timeout=0, isolation_level=None)
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            raise ArchiveBusyError(f"another termsdiff is at work on {database}; try again when it is done") from None
        raise StoreError(f"cannot write {beside}: {error}; check that the folder exists and is yours") from None
    return lock
