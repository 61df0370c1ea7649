"""Other people's snapshots in, checks of the past in the archive out, read on as many cores as there are.

In: a `Store` and the records of a git repository, or jobs to read. Out: one `Imported` after each batch. What is
recorded already is passed over, so an import that was stopped, or an archive that grew, goes on where it was.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import islice
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread

from termsdiff.errors import CaptureError, ParseError
from termsdiff.history import Record, read_contents, read_history
from termsdiff.model import Document, Snapshot, Source
from termsdiff.pipeline import read_pages, record_reading
from termsdiff.store import Job, Store

__all__ = ["Imported", "Reading", "import_repository", "read_all", "read_in_parallel"]

_CHUNK = 4  # jobs sent to a process at a time: one costs 2 to 20 ms to read, sending it 0.3 ms
_AHEAD = 3  # chunks read ahead for each process; bounds the pages held in memory to a few dozen
_BATCH = 200  # checks in one transaction; a kill loses the last of them, never a half

Reading = Document | CaptureError | ParseError


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
    seen = {name: {check.at for check in store.checks(name)} for name in store.sources()}
    missing = [record for record in records if record.at not in seen.get(record.name, ())]
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
        done += len(batch)
        yield replace(begun, done=done, failed=failed)


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


def read_all(jobs: Iterable[Job], *, workers: int | None = None) -> Iterator[Document | None]:
    """A document for each job in order, None where there is none: what `Store.rebuild` asks for."""
    for _, reading in read_in_parallel(jobs, workers=workers):
        yield reading if isinstance(reading, Document) else None


def read_in_parallel(
    jobs: Iterable[Job], *, sources: dict[str, Source] | None = None, workers: int | None = None
) -> Iterator[tuple[tuple[Snapshot, ...], Reading]]:
    """The snapshots of each job and what was read from them, in order. Jobs are taken a bounded number ahead.
    ``workers``: processes, as many as there are cores unless told; with 1 it is done in this one."""
    known = sources or {}
    work = (_with_rules(job, known) for job in jobs)
    count = workers or _cores()
    if count == 1:
        for job in work:
            yield job[1], _read(job)
        return
    # Started anew rather than forked: a copy of this process would share its open database.
    with ProcessPoolExecutor(count, mp_context=get_context("forkserver"), initializer=_follow_parent) as pool:
        pending: deque[tuple[list[_Work], Future[list[Reading]]]] = deque()
        while chunk := list(islice(work, _CHUNK)):
            pending.append((chunk, pool.submit(_read_chunk, chunk)))
            if len(pending) > count * _AHEAD:
                yield from _finished(*pending.popleft())
        while pending:
            yield from _finished(*pending.popleft())


_Work = tuple[Source, tuple[Snapshot, ...]]


def _with_rules(job: Job, known: dict[str, Source]) -> _Work:
    name, snapshots = job
    return known.get(name) or Source(name, ()), snapshots


def _finished(chunk: list[_Work], future: Future[list[Reading]]) -> Iterator[tuple[tuple[Snapshot, ...], Reading]]:
    for (_, snapshots), reading in zip(chunk, future.result(), strict=True):
        yield snapshots, reading


def _read_chunk(chunk: list[_Work]) -> list[Reading]:
    return [_read(work) for work in chunk]


def _read(work: _Work) -> Reading:
    source, snapshots = work
    try:
        document = read_pages(snapshots, source=source)
        document.digest  # noqa: B018 - computed here, on this core; it travels with the document
        return document
    except (CaptureError, ParseError) as error:
        return error


def _follow_parent() -> None:
    """End this process when the one that reads for it is gone: killed, it cannot say so."""
    parent = parent_process()
    assert parent is not None

    def follow() -> None:
        parent.join()
        os._exit(1)

    Thread(target=follow, daemon=True).start()


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
