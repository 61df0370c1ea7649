"""Other people's snapshots in, checks of the past in the archive out, read on as many cores as there are.

In: a `Store` and the records of a git repository, or jobs to read. Out: one `Imported` after each batch. What is
recorded already is passed over, so an import that was stopped, or an archive that grew, goes on where it was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from termsdiff.history import Record, read_contents, read_history
from termsdiff.importing.memory import give_back
from termsdiff.importing.reading import Reading, begin_reading, read_all, read_in_parallel
from termsdiff.model import Document, Snapshot, Source
from termsdiff.pipeline import record_reading
from termsdiff.store import Job, Store

__all__ = ["Imported", "Reading", "begin_reading", "import_repository", "read_all", "read_in_parallel"]

_BATCH = 200  # checks in one transaction; a kill loses the last of them, never a half


@dataclass(frozen=True)
class Imported:
    """How far an import is: records ``done`` of ``total``; of those done here, ``failed`` held no terms. ``upgrades``
    of all read a page anew by other rules; ``passed`` says which commits are no records, by the reason."""

    done: int
    total: int
    failed: int = 0
    upgrades: int = 0
    passed: tuple[tuple[str, int], ...] = ()


def import_repository(
    repository: Path, store: Store, *, sources: Sequence[Source] = (), workers: int | None = None
) -> Iterator[Imported]:
    """Record every snapshot of a git repository in Open Terms Archive's layout (``history.open_repository`` unpacks
    a bundle) as a check of its time. ``sources``: what is tracked, for its ``select`` and ``remove``.

    Raises InputError where git fails, StoreError where the archive cannot be written; what was yielded is recorded.
    """
    known = {source.name: source for source in sources}
    history = read_history(repository)
    records = [_declared(record, known.get(record.name)) for record in history.records]
    missing = list(_missing(records, store))
    done, failed = len(records) - len(missing), 0
    begun = Imported(done, len(records), 0, sum(record.is_upgrade for record in records), history.passed)
    yield begun
    jobs = _jobs(repository, missing)
    readings = read_in_parallel(jobs, sources=known, workers=workers)
    waiting = iter(missing)
    while batch := list(islice(waiting, _BATCH)):
        with store.batch():
            for record, (snapshots, reading) in zip(batch, islice(readings, len(batch)), strict=True):
                failed += not _record(store, record, snapshots, reading, known)
        give_back()
        done += len(batch)
        yield replace(begun, done=done, failed=failed)


def _missing(records: Sequence[Record], store: Store) -> Iterator[Record]:
    """The records that are not in the archive; of several of one source at one time, those beyond the checks it has."""
    seen = {name: Counter(check.at for check in store.checks(name)) for name in store.sources()}
    for record in records:
        there = seen.get(record.name)
        if there and there[record.at]:
            there[record.at] -= 1
        else:
            yield record


def _declared(record: Record, source: Source | None) -> Record:
    """The record with the pages its source has at the time, in their order; as it is where they are others."""
    urls = source.then(record.at).urls if source else ()
    pages = {part.url: part for part in record.parts}
    return replace(record, parts=tuple(pages[url] for url in urls)) if urls and pages.keys() >= set(urls) else record


def _jobs(repository: Path, records: Sequence[Record]) -> Iterator[Job]:
    contents = read_contents(repository, (part.blob for record in records for part in record.parts))
    for record in records:
        yield (
            record.name,
            tuple(
                Snapshot(content=next(contents), url=part.url, at=part.at, media_type=part.media_type, via=part.via)
                for part in record.parts
            ),
        )


def _record(
    store: Store, record: Record, snapshots: tuple[Snapshot, ...], reading: Reading, known: dict[str, Source]
) -> bool:
    source = known.get(record.name) or Source(record.name, tuple(snapshot.url for snapshot in snapshots))
    if isinstance(reading, Document):
        record_reading(source, snapshots, reading, store, at=record.at)
        return True
    store.record_failure(source, reading, at=record.at, snapshots=snapshots)
    return False
