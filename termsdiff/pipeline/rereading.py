"""Decision 1 of the house: only documents read alike are compared, so a better parser never looks like a change.

In: a store with versions that other parser revisions, or other rules of the source, have read. Out: the same texts
as today's parser reads their snapshots. The snapshot is the truth; what the archive holds of it is left as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from termsdiff.errors import CaptureError, ParseError, RevisionError
from termsdiff.model import Check, Document, Snapshot, Source, Version
from termsdiff.pipeline.pages import read_pages, revision_of
from termsdiff.store import Store

__all__ = ["is_of_other_rules", "read_today", "record_reading"]


def record_reading(
    source: Source, snapshots: tuple[Snapshot, ...], document: Document, store: Store, *, at: datetime
) -> Check:
    """Record what a check of ``source`` read. Where the text in force was read by another revision, and today's
    reads the same words from the page seen last, the check saw that text unchanged.

    Raises:
        StoreError: the archive cannot be written; nothing of this check was recorded.
    """
    same = _is_unchanged(source, document, store, at)
    return store.record(source, snapshots, document, at=at, parser=revision_of(source), unchanged=same)


def _is_unchanged(source: Source, document: Document, store: Store, at: datetime) -> bool:
    digest, parser = store.in_force(source.name, at) or ("", revision_of(source))
    if digest == document.digest or parser == revision_of(source):
        return False
    return _read(store.captured(source.name, at), source, otherwise=Document()).digest == document.digest


_Between = tuple[datetime, datetime]


def read_today(source: Source, version: Version, store: Store) -> Document:
    """The document of a version as today's parser and the rules of ``source`` read its snapshots; as it was read
    where they find no terms."""
    document = store.document(version)
    if version.parser == revision_of(source):
        return document
    return _read(store.pages(version), source, otherwise=document)


def is_of_other_rules(source: Source, old: Version, document: Document, store: Store, *, between: _Between) -> bool:
    """Does ``document`` differ from the version before it only because other rules of the source held by then?
    ``between``: when the old one was seen last and the new one first."""
    then, since = (source.then(at) for at in between)
    if (then.select, then.remove, then.own) == (since.select, since.remove, since.own):
        return False
    return _read(store.pages(old), replace(since, past=()), otherwise=Document()).digest == document.digest


def _read(snapshots: Iterable[Snapshot], source: Source, *, otherwise: Document) -> Document:
    pages = tuple(snapshots)
    try:
        return read_pages(pages, source=source) if pages else otherwise
    except (CaptureError, ParseError, RevisionError):
        return otherwise
