"""What ``show`` and ``diff`` are given -> documents, with what is known of each.

An operand is a file, "-" for stdin, a URL, or a revision of a source (NAME, NAME@3, NAME@-1, NAME@2021-03-01). A
name that is both a file and a source is the file; NAME@ and a revision is never a file.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

import click

from termsdiff.capture import names_private
from termsdiff.cli.archives import capturing, reading
from termsdiff.cli.settings import Settings, system_clock
from termsdiff.cli.terminal import columns
from termsdiff.errors import InputError, RevisionError
from termsdiff.history.from_files import MEDIA_TYPES
from termsdiff.model import Changes, Claim, Document, Snapshot, Source, Version
from termsdiff.parse import REVISION
from termsdiff.pipeline import Chronicle, pages_told, read_pages, read_today, read_untracked, side_of
from termsdiff.reading.dates import claims
from termsdiff.report import Side
from termsdiff.store import Store
from termsdiff.store.revisions import split
from termsdiff.timeline import Finding, ripples

__all__ = [
    "Operand",
    "accepted_version",
    "earlier",
    "findings_between",
    "findings_to",
    "resolve",
    "resolve_pair",
    "tell_pages",
    "warn",
]

_MAX_BYTES = 50_000_000  # of a file; the largest of 16,664 captures of terms pages has 9 MB
_ROLES = {"": "named", "index": "lists the parts", "part": "listed", "next": "follows"}
_MAGIC = (
    (b"%pdf-", "application/pdf"),
    (b"<!doctype html", "text/html"),
    (b"<html", "text/html"),
    (b"<?xml", "text/html"),
    (b"<!--", "text/html"),
    (b"<head", "text/html"),
    (b"<body", "text/html"),
)


@dataclass(frozen=True)
class Operand:
    """A document and where it comes from: ``pages`` read just now, or a ``version`` of ``source`` in the archive."""

    document: Document
    side: Side
    version: Version | None = None
    source: Source | None = None
    pages: tuple[Snapshot, ...] = ()

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The dates the document claims."""
        return claims(self.document)


def resolve(text: str, at: Settings) -> Operand:
    """The document an operand names.

    Raises:
        InputError: there is no such file or revision.
        CaptureError: the URL cannot be had, or it or the file holds no text at all.
        ParseError: it is no text.
    """
    if text == "-":
        return _of_bytes(sys.stdin.buffer.read(_MAX_BYTES + 1), "-", "stdin")
    if "://" in text:
        return _of_page(text, at)
    if _is_file(text):
        return _of_bytes(_content(text), text, text)
    if text.endswith("/") or text in {".", ".."}:
        raise InputError(f"{text} is a folder; name a file in it")
    return _of_revision(text, at)


def findings_to(shown: Operand, at: Settings) -> tuple[Finding, ...]:
    """What was said of the change that led to a version; nothing of a page that is no version."""
    if shown.version is None or shown.source is None:
        return ()
    with reading(at) as store:
        chronicle = Chronicle(shown.source, store)
        return chronicle.findings_at(chronicle.spans.index(chronicle.span_of(shown.version)))


def findings_between(old: Operand, new: Operand, changes: Changes, at: Settings) -> tuple[Finding, ...]:
    """What was said of the change between two versions of one source, and what it does to defined terms."""
    told: tuple[Finding, ...] = ()
    if old.version and new.version and old.source and old.source == new.source:
        with reading(at) as store:
            told = Chronicle(old.source, store).findings(old.version, new.version)
    return (*told, *ripples(changes))


def earlier(name: str, since: datetime | None, at: Settings) -> str:
    """The operand for the text of NAME that stood at a time, or the first where none stood then; without a time, for
    the one accepted last.

    Raises:
        InputError: ``name`` is no source of the archive, or nothing was accepted.
    """
    if split(name)[1] or _is_file(name):
        raise InputError(f"{name} alone cannot be compared since a time; name a source, as termsdiff list shows them")
    with reading(at) as store:
        if since is None:
            return f"{name}@{accepted_version(name, store)}"
        first = store.version(name, "1").seen_from
    if first <= since:
        return f"{name}@{since.isoformat()}"
    click.echo(f"{name} was first seen {first:%Y-%m-%d %H:%M}, after that time; that text is taken", err=True)
    return f"{name}@1"


def accepted_version(name: str, store: Store) -> int:
    """The version of NAME accepted last. Raises RevisionError where none was."""
    register = store.acceptances(name)
    if not register:
        raise RevisionError(f"no text of {name} was accepted yet; put one down with termsdiff accept {name} [DATE]")
    return next(each.number for each in store.versions(name) if each.digest == register[-1].digest)


def resolve_pair(old: str, new: str | None, at: Settings) -> tuple[Operand, Operand]:
    """The two sides of ``diff``: as named; NAME@REVISION alone is compared with the current version, NAME alone is
    the last version beside the one before it.

    Raises:
        InputError: as `resolve`, or one operand alone that is no revision.
    """
    if new is not None:
        return _read_alike(resolve(old, at), resolve(new, at), at)
    if old == "-" or "://" in old or _is_file(old):
        raise InputError(f"{old} needs something to be compared with; name a second file, URL or revision")
    name, revision = split(old)
    return _read_alike(resolve(old if revision else f"{name}@-1", at), resolve(name, at), at)


def _read_alike(old: Operand, new: Operand, at: Settings) -> tuple[Operand, Operand]:
    """Both sides as one parser reads them: as stored where one has read both, else as today's reads their pages."""
    parsers = {operand.version.parser if operand.version else REVISION for operand in (old, new)}
    return (old, new) if len(parsers) == 1 else (_today(old, at), _today(new, at))


def _today(operand: Operand, at: Settings) -> Operand:
    if operand.version is None or operand.source is None:
        return operand
    with reading(at) as store:
        return replace(operand, document=read_today(operand.source, operand.version, store))


def warn(*operands: Operand, only: str = "") -> None:
    """Say on stderr what a reader of the documents should know, one line each; ``only`` notices of that code."""
    for operand in operands:
        for notice in operand.document.warnings:
            if not only or notice.code == only:
                click.echo(f"{operand.side.name}: {notice.text}", err=True)


def tell_pages(operand: Operand) -> None:
    """Say on stderr which pages a document of more than one was read from, and why they are pages of it."""
    pages = operand.side.pages
    if len(pages) > 1:
        click.echo(f"{operand.side.name} was read from {len(pages)} pages:", err=True)
        for row in columns([(_ROLES[page.role], page.url) for page in pages]):
            click.echo(f"  {row[0]}  {row[1]}", err=True)


def _is_file(text: str) -> bool:
    return Path(text).is_file() or Path(text).is_fifo()


def _content(text: str) -> bytes:
    try:
        with Path(text).open("rb") as file:
            return file.read(_MAX_BYTES + 1)
    except OSError as error:
        raise InputError(f"cannot read {text}: {error.strerror}") from None


def _of_bytes(content: bytes, name: str, told: str) -> Operand:
    if len(content) > _MAX_BYTES:
        raise InputError(f"{told} has more than {_MAX_BYTES // 1_000_000} MB; that is no terms page")
    snapshot = Snapshot(content, told, datetime.now(UTC), media_type=_media_type(name, content), via="file")
    return Operand(read_pages([snapshot], poor=True), Side(told, sha256=snapshot.sha256), pages=(snapshot,))


def _media_type(name: str, content: bytes) -> str:
    """What a file is, by its extension; where that says little, by how the content begins."""
    suffix = Path(name).suffix.lower()
    known = MEDIA_TYPES.get(suffix) if suffix != ".txt" else None
    start = content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return known or next((kind for magic, kind in _MAGIC if start.startswith(magic)), "text/plain")


def _of_page(url: str, at: Settings) -> Operand:
    # Whoever types the address of a private network means it; robots.txt speaks to crawlers, not to a person's request.
    config, private = at.config(), at.allow_private or names_private(url)
    asked = Source(url, (url,), allow_private=private, robots=False, browser=config.capture.get("browser"))
    with capturing(config) as ways:
        snapshots, document = read_untracked(asked, clock=system_clock, **ways)
    got = snapshots[0]
    side = Side(url, None, got.at, got.at, got.url, got.sha256, pages_told(snapshots), got.way)
    return Operand(document, side, pages=snapshots)


def _of_revision(text: str, at: Settings) -> Operand:
    name, revision = split(text)
    config = at.config()
    if config.source(name) and not config.database.exists():
        raise RevisionError(f"{name} was never checked; run termsdiff check")
    store = click.get_current_context().with_resource(reading(at)) if config.database.exists() else None
    if store is None or name not in store.sources():
        raise InputError(f"there is neither a file {name} nor a source of that name; termsdiff list shows the sources")
    version = store.version(name, revision)
    source = config.source(name) or Source(name, ())
    return Operand(store.document(version), side_of(version, store), version, source)
