"""Snapshots in, what was read from them out, in the same order, read on as many cores as there are.

Each process is a lane of its own, and the pages of a source keep to one lane: what it read of one version it need not
read again of the next. Where that lane has much more to do than another one, the source changes over.
"""

from __future__ import annotations

import gc
import os
from collections import OrderedDict, deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import ExitStack
from functools import cache
from multiprocessing import forkserver, get_context, parent_process
from multiprocessing.context import ForkServerContext
from threading import Thread
from typing import Any

from termsdiff.errors import CaptureError, ParseError
from termsdiff.importing.memory import give_back
from termsdiff.importing.parcels import Packer, Parcel, Unpacker
from termsdiff.model import Document, Snapshot, Source
from termsdiff.pipeline import read_pages
from termsdiff.pipeline.pages import selections
from termsdiff.store import Job

__all__ = ["Reading", "begin_reading", "read_all", "read_in_parallel"]

_CHUNK = 4  # jobs sent to a process at a time: one costs 2 to 20 ms to read, sending it 0.3 ms
_AHEAD, _AHEAD_BYTES = 96, 8_000_000  # jobs, and bytes of their pages, in memory at a time
_UNEVEN = 1_000_000  # bytes that a lane may have more to read than another one
_TRIMMED = 200  # pages that are read before freed memory is given back
_KEPT = 64  # readings that a lane keeps: pages that return to an earlier state return within days

Reading = Document | CaptureError | ParseError
_Work = tuple[Source, tuple[Snapshot, ...]]


def begin_reading() -> None:
    """Load what reads pages beside what this process does until it asks for them: half a second of an import. What is
    loaded waits for `read_in_parallel` and ends with this process."""
    if _cores() > 1:
        _context()
        forkserver.ensure_running()


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
    work = ((known.get(name) or Source(name, ()), snapshots) for name, snapshots in jobs)
    count = workers or _cores()
    if count == 1:
        reader = _Reader()
        for source, snapshots in work:
            yield snapshots, reader.read(source, snapshots)
        return
    with ExitStack() as stack:
        yield from _in_lanes(work, [_Lane(stack) for _ in range(count)])


def _in_lanes(work: Iterable[_Work], lanes: list[_Lane]) -> Iterator[tuple[tuple[Snapshot, ...], Reading]]:
    lane_of: dict[str, _Lane] = {}
    pending: deque[tuple[_Chunk, int]] = deque()
    held = 0
    for each in work:
        name = each[0].name
        lane = lane_of[name] = _lane(lane_of.get(name), lanes)
        pending.append(lane.add(each))
        held += _size(each)
        while len(pending) > _AHEAD or held > _AHEAD_BYTES:
            chunk, place = pending.popleft()
            held -= _size(chunk.work[place])
            yield chunk.work[place][1], chunk.readings()[place]
    for chunk, place in pending:
        yield chunk.work[place][1], chunk.readings()[place]


def _lane(usual: _Lane | None, lanes: list[_Lane]) -> _Lane:
    """The lane for a job: the usual one of its source, unless it has much more to do than another."""
    to_do = {lane: lane.to_do() for lane in lanes}
    freest = min(lanes, key=to_do.__getitem__)
    return freest if usual is None or to_do[usual] > to_do[freest] + _UNEVEN else usual


def _size(work: _Work) -> int:
    return sum(len(snapshot.content) for snapshot in work[1])


class _Chunk:
    """Jobs that are read together."""

    def __init__(self, lane: _Lane) -> None:
        self.lane = lane
        self.work: list[_Work] = []
        self.size = 0
        self.future: Future[Parcel] | None = None
        self._readings: list[Reading] | None = None

    def readings(self) -> list[Reading]:
        """What was read of each; of the chunks of a lane to be asked in their order."""
        if self._readings is None:
            future = self.future or self.lane.submit()
            self._readings = self.lane.unpacker.unpack(future.result())
        return self._readings


class _Lane:
    """A process that reads."""

    def __init__(self, stack: ExitStack) -> None:
        self._pool = stack.enter_context(ProcessPoolExecutor(1, mp_context=_context(), initializer=_begin_lane))
        self._open = _Chunk(self)
        self._sent: deque[_Chunk] = deque()
        self.unpacker = Unpacker()

    def add(self, work: _Work) -> tuple[_Chunk, int]:
        """Where the reading of a job will be: a chunk and its place in it."""
        chunk = self._open
        chunk.work.append(work)
        chunk.size += _size(work)
        if len(chunk.work) == _CHUNK:
            self.submit()
        return chunk, len(chunk.work) - 1

    def submit(self) -> Future[Parcel]:
        """Begin to read the chunk that is being filled."""
        chunk, self._open = self._open, _Chunk(self)
        chunk.future = self._pool.submit(_read_chunk, chunk.work)
        self._sent.append(chunk)
        return chunk.future

    def to_do(self) -> int:
        """Bytes that are not read yet."""
        while self._sent and self._sent[0].future and self._sent[0].future.done():
            self._sent.popleft()
        return self._open.size + sum(chunk.size for chunk in self._sent)


class _Reader:
    """Reads pages, and remembers what it read of the last ones."""

    def __init__(self) -> None:
        self.packer = Packer()
        self._kept: OrderedDict[Any, Reading] = OrderedDict()
        self._done = 0

    def read(self, source: Source, snapshots: tuple[Snapshot, ...]) -> Reading:
        """The document of the pages, or why there is none."""
        facts = tuple((page.sha256, page.url, page.media_type, page.charset, page.role) for page in snapshots)
        key = (facts, tuple(selections(source, snapshots)))
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        reading = self._kept[key] = self._read(source, snapshots)
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return reading

    def _read(self, source: Source, snapshots: tuple[Snapshot, ...]) -> Reading:
        self._done += 1
        if self._done % _TRIMMED == 0:
            give_back()
        try:
            document = self.packer.shared(read_pages(snapshots, source=source))
            document.digest  # noqa: B018 - computed here, on this core; it travels with the document
            return document
        except (CaptureError, ParseError) as error:
            return error


def _read_chunk(chunk: list[_Work]) -> Parcel:
    reader = _reader()
    return reader.packer.pack([reader.read(source, snapshots) for source, snapshots in chunk])


@cache
def _reader() -> _Reader:
    """The one of this process."""
    return _Reader()


def _context() -> ForkServerContext:
    """Processes started anew rather than forked: a copy of this one would share its open database."""
    context = get_context("forkserver")
    context.set_forkserver_preload(["__main__", __name__, "termsdiff.parse.from_markdown"])  # what git histories hold
    return context


def _begin_lane() -> None:
    """What a page is read with goes with the last reference to it: looking for more takes a tenth of the time and finds
    ten objects in a thousand pages."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    _follow_parent()


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
