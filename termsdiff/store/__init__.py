"""The archive: checks, snapshots and documents in, versions and evidence out, in one SQLite file.

`Store` is the door; each module behind it does one thing: ``opening`` and ``migrations`` the file and its
tables, ``blobs`` snapshots as delta chains, ``captures`` how they were had, ``documents`` versions as lists of
clauses, ``checks`` what each attempt saw, ``ledger`` the hash chain over all of it, ``revisions`` which version
"@-1" is, ``outbox`` what is to be told to whom; ``search``, ``verifying``, ``rebuilding`` and ``evidence`` do what
their names say. Version numbers, sightings and outcomes are derived when they are read, from the checks in order of
time: history may be imported in any order, also older than what is there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import TracebackType

from termsdiff.errors import CaptureError, InputError, ParseError, RevisionError, StoreError
from termsdiff.model import Check, Document, Outcome, Snapshot, Source, Version
from termsdiff.store import captures, checks
from termsdiff.store.acceptances import Acceptance, add_acceptance, read_acceptances
from termsdiff.store.blobs import Blobs
from termsdiff.store.checks import (
    NO_FAILURE,
    Failure,
    add_check,
    number_of,
    origin_of,
    reading_before,
    source_id_of,
    version_before,
)  # fmt: skip
from termsdiff.store.derived import read_derived, write_derived
from termsdiff.store.digests import micros
from termsdiff.store.documents import Clauses, Origin, add_version, find_version, read_document
from termsdiff.store.evidence import Evidence, collect
from termsdiff.store.ledger import head
from termsdiff.store.opening import WAIT, open_archive, plainly, transaction
from termsdiff.store.outbox import Entry, Fate, Outbox
from termsdiff.store.rebuilding import Effect, Job, Progress, ReadAll, rebuild
from termsdiff.store.revisions import choose
from termsdiff.store.search import Hit, search
from termsdiff.store.verifying import Verification, verify

__all__ = [
    "Acceptance", "Effect", "Entry", "Evidence", "Fate", "Hit", "Job", "Outbox", "Progress", "Store", "Verification",
]  # fmt: skip


class Store:
    """An open archive. A context manager; use it in the thread that opened it. One process writes at a time, any
    number read; every call that writes is one transaction, and within `batch` many are.

    ``create``: make the file where there is none. ``wait``: seconds to wait for another writer.
    Raises NotAnArchiveError, NewerSchemaError, ArchiveBusyError or StoreError, each when nothing was changed.
    """

    def __init__(self, path: Path | str, *, create: bool = True, wait: float = WAIT) -> None:
        self.path = Path(path)
        self._db = open_archive(self.path, create=create, wait=wait)
        self._blobs = Blobs(self._db)
        self.outbox = Outbox(self._db, self.path)
        self._clauses = Clauses(self._db)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file. Safe to call twice."""
        self._db.close()

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Everything recorded inside is one transaction: all of it or nothing, and much faster than one by one."""
        with plainly(self.path):
            try:
                with transaction(self._db):
                    self._clauses.begin()
                    yield
            except BaseException:
                self._blobs.forget()
                self._clauses.forget()
                raise

    # -- recording

    def record(
        self, source: Source, snapshots: tuple[Snapshot, ...], document: Document, *, at: datetime, parser: str,
        unchanged: bool = False,
    ) -> Check:  # fmt: skip
        """Record a check that got a document: ``snapshots`` are what it was read from, one per URL, ``parser`` the
        revision that read it. The outcome is new, changed, returned (a text seen before) or unchanged.
        ``unchanged``: the caller found that, read alike, these are the words of the version in force."""
        with self.batch():
            origin = origin_of(self._db, source.name, parser)
            before = version_before(self._db, origin.source_id, micros(at))
            version_id = before if unchanged else find_version(self._db, origin, document.digest)
            outcome = Outcome.UNCHANGED if version_id == before else Outcome.RETURNED
            if version_id is None:
                version_id = add_version(self._db, self._clauses, origin, document)
                outcome = Outcome.CHANGED
            if before is None:
                outcome = Outcome.NEW
            add_check(self._db, self._blobs, origin, snapshots, at=at, outcome=outcome, version_id=version_id)
            return self._told(origin, outcome, version_id, snapshots, at=at)

    def record_unmodified(
        self, source: Source, *, at: datetime, parser: str = "", headers: tuple[tuple[str, str], ...] = (),
        duration: float = 0.0,
    ) -> Check:  # fmt: skip
        """Record that the server said 304: the page is what the last check got."""
        with self.batch():
            origin = origin_of(self._db, source.name, parser)
            snapshots = tuple(
                replace(last, at=at, status=304, headers=headers, redirects=(), duration=duration)
                for last in captures.last_snapshots(self._db, self._blobs, origin.source_id)
            )
            before = version_before(self._db, origin.source_id, micros(at))
            outcome = Outcome.NOT_MODIFIED
            add_check(self._db, self._blobs, origin, snapshots, at=at, outcome=outcome, version_id=before)
            return self._told(origin, outcome, before, snapshots, at=at)

    def record_failure(
        self, source: Source, error: CaptureError | ParseError, *, at: datetime, snapshots: tuple[Snapshot, ...] = (),
        parser: str = "",
    ) -> Check:  # fmt: skip
        """Record a check that got no terms, and what it did get. The version in force stays in force."""
        reason = str(error.reason) if isinstance(error, CaptureError) else "unreadable"
        failure = Failure(getattr(error, "status", None), reason, str(error))
        with self.batch():
            origin = origin_of(self._db, source.name, parser)
            add_check(self._db, self._blobs, origin, snapshots, at=at, outcome=Outcome.FAILED, failure=failure)
            before = version_before(self._db, origin.source_id, micros(at))
            return self._told(origin, Outcome.FAILED, before, snapshots, at=at, failure=failure)

    def _told(
        self, origin: Origin, outcome: Outcome, version_id: int | None, snapshots: tuple[Snapshot, ...], *,
        at: datetime, failure: Failure = NO_FAILURE,
    ) -> Check:  # fmt: skip
        """What was just recorded, with the number of the version in force, which has that row."""
        (check_id,) = self._db.execute("SELECT max(id) FROM checks").fetchone()
        return Check(
            source=origin.source, at=at, outcome=outcome, id=check_id,
            version=number_of(self._db, origin.source_id, version_id),
            snapshots=tuple(snapshot.sha256 for snapshot in snapshots),
            status=failure.status if failure.status is not None else next((s.status for s in snapshots), None),
            reason=failure.reason or "", message=failure.message or "",
        )  # fmt: skip

    # -- reading

    def sources(self) -> tuple[str, ...]:
        """The names of all sources in the archive, sorted."""
        with plainly(self.path):
            return tuple(name for (name,) in self._db.execute("SELECT name FROM sources ORDER BY name"))

    def checks(self, name: str) -> tuple[Check, ...]:
        """Every check of a source in order of time, failed ones too. Raises RevisionError for an unknown source."""
        with plainly(self.path):
            return checks.read_checks(self._db, source_id_of(self._db, name), name)

    def failures(self, name: str) -> tuple[Check, ...]:
        """The checks of a source that got no terms, in order of time, without what they did get. Raises RevisionError
        for an unknown source."""
        with plainly(self.path):
            return checks.read_failures(self._db, source_id_of(self._db, name), name)

    def failing(self, name: str, *, before: int | None = None) -> tuple[Check, ...]:
        """The last checks of a source, in order of time, so far as they failed; or those right before the check of
        that id. None where there is no such source."""
        with plainly(self.path), suppress(RevisionError):
            return checks.read_failing(self._db, source_id_of(self._db, name), name, before)
        return ()

    def last_check(self, name: str) -> Check | None:
        """The latest check of a source; None where there is none, or no such source."""
        with plainly(self.path):
            return checks.read_last_check(self._db, name)

    def validators(self, name: str) -> tuple[str, str]:
        """ETag and Last-Modified of the last snapshot of a source, "" where the server sent none."""
        with plainly(self.path):
            return captures.last_validators(self._db, name)

    def way(self, name: str) -> str:
        """By which way the last page of a source was had, such as "http" or "browser"; "" where none was."""
        with plainly(self.path):
            return captures.last_way(self._db, name)

    def in_force(self, name: str, at: datetime) -> tuple[str, str] | None:
        """Digest and parser of the text the last check up to ``at`` saw; None where none has, or no such source."""
        with plainly(self.path), suppress(RevisionError):
            return reading_before(self._db, source_id_of(self._db, name), micros(at))
        return None

    def captured(self, name: str, at: datetime) -> tuple[Snapshot, ...]:
        """What the last check up to ``at`` that got a page got, one per URL. Raises RevisionError for an unknown
        source."""
        with plainly(self.path):
            return captures.last_snapshots(self._db, self._blobs, source_id_of(self._db, name), micros(at))

    def is_last(self, name: str, snapshots: Sequence[Snapshot], *, at: datetime, parser: str) -> bool:
        """Are these, byte for byte and under the same addresses, the pages that the last check up to ``at`` that got
        a page got, and did ``parser`` read them?"""
        with plainly(self.path), suppress(RevisionError):
            source_id, at_us = source_id_of(self._db, name), micros(at)
            _, read_by = reading_before(self._db, source_id, at_us) or ("", "")
            return read_by == parser and captures.is_last(self._db, source_id, snapshots, at_us)
        return False

    def times_via(self, name: str, via: str) -> frozenset[datetime]:
        """When the checks of a source were made that got a page in that way. Raises RevisionError for an unknown
        source."""
        with plainly(self.path):
            return checks.read_times_via(self._db, source_id_of(self._db, name), via)

    def versions(self, name: str) -> tuple[Version, ...]:
        """The versions of a source in the order of first sight. Raises RevisionError for an unknown source."""
        with plainly(self.path):
            return tuple(checks.read_versions(self._db, source_id_of(self._db, name), name).values())

    def titles(self, name: str) -> tuple[str, ...]:
        """The titles of the versions of a source, each once; none for an unknown source."""
        with plainly(self.path):
            return checks.read_titles(self._db, name)

    def version(self, name: str, revision: str = "") -> Version:
        """The version a revision names; see ``revisions``. Raises RevisionError, which says what there is."""
        versions = self.versions(name)
        if not versions:
            raise RevisionError(f"no check of {name} has got a document yet; `termsdiff log {name}` shows why")
        return choose(name, versions, revision)

    def document(self, version: Version) -> Document:
        """The document of a version, equal to the one recorded."""
        with plainly(self.path):
            row = self._db.execute(
                "SELECT version_id FROM checks JOIN versions ON versions.id = version_id JOIN sources"
                " ON sources.id = versions.source_id WHERE sources.name = ? AND digest = ? LIMIT 1",
                (version.source, bytes.fromhex(version.digest)),
            ).fetchone()
            if row is None:
                raise RevisionError(f"the archive has no such version of {version.source}")
            return read_document(self._db, row[0])

    def snapshot(self, sha256: str) -> Snapshot:
        """A snapshot by its SHA-256 (hex), as the first check that got it did. Raises RevisionError."""
        with plainly(self.path):
            row = self._db.execute(
                "SELECT snapshots.id, check_id, time_us FROM snapshots JOIN checks ON checks.id = check_id"
                " WHERE sha256 = ?",
                (bytes.fromhex(sha256),),
            ).fetchone()
            if row is None:
                raise RevisionError(f"the archive has no snapshot {sha256}")
            taken = captures.facts_of_checks(self._db, "captures.check_id = ?", row[1])[row[1]]
            facts = next(facts for facts in taken if facts["snapshot"] == sha256)
            return captures.read_snapshot(self._blobs, row[0], facts, row[2])

    def pages(self, of: Check | Version) -> tuple[Snapshot, ...]:
        """What a check got, or the check that first saw a version: one snapshot for each page, as that check got it."""
        with plainly(self.path):
            return captures.pages_of(self._db, self._blobs, of)

    def search(self, query: str, *, as_of: datetime | None = None, limit: int = 50) -> Iterator[Hit]:
        """The clauses that hold the words of ``query``, best first; current and past ones, or those in force
        ``as_of`` a time. Raises InputError for a query without words."""
        with plainly(self.path):
            yield from search(self._db, query, as_of_us=None if as_of is None else micros(as_of), limit=limit)

    # -- what is worked out and kept, and what was agreed to

    def derived(self, name: str, kind: str, made: str, *, keys: Sequence[str] | None = None) -> dict[str, str]:
        """What ``made`` worked out of a source, JSON texts by key; of ``keys`` alone where given. See ``derived``."""
        with plainly(self.path):
            return read_derived(self._db, source_id_of(self._db, name), kind, made, keys=keys)

    def keep_derived(self, name: str, kind: str, made: str, values: Mapping[str, str]) -> None:
        """Keep what was worked out, for `derived`; an archive that cannot be written to now is left as it is."""
        with suppress(StoreError), self.batch():
            write_derived(self._db, source_id_of(self._db, name), kind, made, values)

    def accept(self, name: str, *, at: datetime, recorded: datetime) -> Acceptance:
        """Put down that the text seen last at ``at`` was accepted. Raises RevisionError where there is none."""
        with self.batch():
            add_acceptance(self._db, source_id_of(self._db, name), name, at=at, recorded=recorded)
        return next(each for each in reversed(self.acceptances(name)) if each.at == at)

    def acceptances(self, name: str) -> tuple[Acceptance, ...]:
        """The acceptance register of a source, in order of time. Raises RevisionError for an unknown source."""
        with plainly(self.path):
            return read_acceptances(self._db, source_id_of(self._db, name), name)

    # -- evidence and upkeep

    def head(self) -> str:
        """The hash (hex) of the ledger's last entry. Kept elsewhere, it proves later that nothing was rewritten."""
        with plainly(self.path):
            return head(self._db).hex()

    def verify(self, *, against: str = "") -> Verification:
        """Recompute every hash; the first thing that does not fit is the result's ``problem``. ``against`` is a
        `head` of an earlier day. Damage is a result, never an error."""
        return verify(self._db, against=against.strip())

    def evidence(self, version: Version) -> Evidence:
        """All that proves a version: what was received, and the ledger from its first check to the head."""
        with plainly(self.path):
            return collect(self._db, version, self.pages(version))

    def rebuild(
        self, read: ReadAll, *, parser: str, clock: Callable[[], datetime], dry_run: bool = False,
        parsers: Mapping[str, str] | None = None,
    ) -> Iterator[Progress]:  # fmt: skip
        """Read every snapshot anew and put the new reading in force in one transaction; the last `Progress` says
        what differs. ``read`` takes (source name, snapshots) jobs and gives a document for each in order, None where
        there is none. Stopped or killed, the next call goes on. ``parsers``: the revision that reads a source, by its
        name, where it is not ``parser``. ``dry_run``: show what would differ only; what was read stays staged, so that
        the rebuild itself has nothing left to read."""
        self._clauses.forget()
        with plainly(self.path):
            yield from rebuild(
                self._db, self._blobs, read,
                parser=parser, parsers=parsers or {}, now_us=lambda: micros(clock()), swap=not dry_run,
            )  # fmt: skip

    def backup(self, target: Path | str) -> None:
        """Copy the archive to a new file while others read and write. Raises InputError where the file exists."""
        target = Path(target)
        if target.exists():
            raise InputError(f"{target} exists already; name a new file for the backup")
        unfinished = target.with_name(f".{target.name}.part")
        try:
            with plainly(target), closing(sqlite3.connect(unfinished)) as copy:
                self._db.backup(copy)
                copy.execute("PRAGMA journal_mode = WAL")
            unfinished.replace(target)
        finally:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)
