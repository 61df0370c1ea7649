"""Snapshots just got -> the document they hold, if it is the terms; else the reason why it is held in quarantine.

What is in doubt is recorded as a failed check with its bytes, never as a version, until somebody accepts it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import takewhile

from termsdiff.capture.quality import Observed, doubt
from termsdiff.errors import CaptureError, CaptureReason, InputError
from termsdiff.model import Check, Document, Outcome, Snapshot, Source
from termsdiff.pipeline.courier import NOBODY, Courier
from termsdiff.pipeline.pages import read_pages
from termsdiff.pipeline.rereading import read_today, record_reading
from termsdiff.store import Store

__all__ = ["accept", "is_held", "quarantined", "read_terms"]

_HELD = {CaptureReason.NOT_TERMS, CaptureReason.DOUBTFUL}


def read_terms(source: Source, snapshots: tuple[Snapshot, ...], store: Store, *, at: datetime) -> Document:
    """The document the pages of ``source`` make up, which is the terms: beyond doubt, or seen and accepted before.

    Raises:
        CaptureError: it is no terms (not-terms) or may be none (doubtful); the message says what somebody can do.
        ParseError: a page is no text.
    """
    try:
        document = read_pages(snapshots, source=source)
        told = _doubt(source, Observed(document, snapshots), store, at)
    except CaptureError:
        document = read_pages(snapshots, source=source, poor=True)
        if _is_known(source, document, store):
            return document
        raise
    if told and not _is_known(source, document, store):
        message = (
            f"{snapshots[0].url} may not show the terms: {told}; if it does, termsdiff accept-anyway {source.name}"
        )
        raise CaptureError(message, reason=CaptureReason.DOUBTFUL, status=snapshots[0].status)
    return document


def _doubt(source: Source, new: Observed, store: Store, at: datetime) -> str:
    digest, _ = store.in_force(source.name, at) or ("", "")
    if not digest:
        return doubt(new)
    if digest == new.document.digest:
        return ""
    version = next(version for version in store.versions(source.name) if version.digest == digest)
    return doubt(new, Observed(read_today(source, version, store), store.captured(source.name, at)))


def _is_known(source: Source, document: Document, store: Store) -> bool:
    if source.name not in store.sources():
        return False
    return any(version.digest == document.digest for version in store.versions(source.name))


def is_held(check: Check) -> bool:
    """Are the pages of a check kept in quarantine: had, and not taken for the terms?"""
    return check.reason in _HELD and bool(check.snapshots)


def quarantined(name: str, store: Store) -> tuple[Check, ...]:
    """The checks of a source since its last good one whose pages are kept but were not taken for terms, in order.

    Raises:
        RevisionError: there is no such source.
    """
    recent = takewhile(lambda check: check.outcome is Outcome.FAILED, reversed(store.checks(name)))
    return tuple(filter(is_held, recent))[::-1]


def accept(source: Source, store: Store, *, courier: Courier = NOBODY) -> Iterator[Check]:
    """Take what the last check of ``source`` in quarantine saw for the terms after all, from when it was seen first
    there; yields each check that is recorded.

    Raises:
        InputError: nothing of the source is in quarantine, or its page holds no text.
    """
    held = quarantined(source.name, store)
    if not held:
        raise InputError(f"nothing of {source.name} is in quarantine; termsdiff log {source.name} shows its checks")
    readings = [(check, *_reading(source, check, store)) for check in held]
    accepted = readings[-1][2].digest
    for check, snapshots, document in readings:
        if document.digest == accepted:
            with store.batch():
                recorded = record_reading(source, snapshots, document, store, at=check.at)
                courier.note(recorded, store)
            yield recorded


def _reading(source: Source, check: Check, store: Store) -> tuple[tuple[Snapshot, ...], Document]:
    snapshots = store.pages(check)
    return snapshots, _read(source, snapshots)


def _read(source: Source, snapshots: Sequence[Snapshot]) -> Document:
    try:
        return read_pages(snapshots, source=source, poor=True)
    except CaptureError as error:
        raise InputError(f"this cannot be accepted: {error}") from None
