"""Snapshots in, the document they make up out; and what read it: the parser's revision with the rules of the source."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from termsdiff.errors import CaptureError, CaptureReason, ParseError
from termsdiff.model import Clause, Document, Snapshot, Source
from termsdiff.parse import REVISION, parse

__all__ = ["read_pages", "revision_of"]


def revision_of(source: Source) -> str:
    """How pages of ``source`` are read today: the parser's revision, and the source's own rules where it has any. Two
    documents of one revision differ by what the pages say, never by how they were read."""
    rules = {key: list(chosen) for key, chosen in (("select", source.select), ("remove", source.remove)) if chosen}
    return f"{REVISION} {json.dumps(rules, ensure_ascii=False)}" if rules else REVISION


def read_pages(
    snapshots: Sequence[Snapshot], *, select: tuple[str, ...] = (), remove: tuple[str, ...] = (), poor: bool = False
) -> Document:
    """The document the pages make up, their clauses in the order of the pages; title and language are the first's,
    other titles stand before the clauses of their page. A page that only lists the others (an index) is none of them.
    ``poor``: take a page with any text at all, though it has less than terms have; its warnings say so.

    Raises:
        ParseError: a page is no text.
        CaptureError: a page holds no terms (reason not-terms).
    """
    pages = [_read(snapshot, select, remove, poor=poor) for snapshot in snapshots if snapshot.role != "index"]
    if len(pages) == 1:
        return pages[0]
    title = next((page.title for page in pages if page.title), "")
    return Document(
        title=title,
        language=next((page.language for page in pages if page.language), ""),
        clauses=tuple(_clauses(pages, title)),
        warnings=tuple(dict.fromkeys(notice for page in pages for notice in page.warnings)),
    )


def _clauses(pages: Sequence[Document], title: str) -> Iterator[Clause]:
    told = {title, ""}
    for page in pages:
        if page.title not in told:
            yield Clause(title=page.title)
        told.add(page.title)
        yield from page.clauses


def _read(snapshot: Snapshot, select: tuple[str, ...], remove: tuple[str, ...], *, poor: bool) -> Document:
    media_type = f"{snapshot.media_type}; charset={snapshot.charset}" if snapshot.charset else snapshot.media_type
    try:
        document = parse(snapshot.content, media_type=media_type, url=_address(snapshot), select=select, remove=remove)
    except ParseError as error:
        raise ParseError(f"{snapshot.url}: {error}") from error
    empty = "" if document.clauses else "There is no text on this page."
    lacking = next((notice.text for notice in document.warnings if notice.code == "no-terms"), empty)
    taken = document.clauses and (poor or select)  # short, but what somebody said to read
    if lacking and not taken:
        raise CaptureError(
            f"{snapshot.url} holds no terms: {lacking}", reason=CaptureReason.NOT_TERMS, status=snapshot.status
        )
    return document


def _address(snapshot: Snapshot) -> str | None:
    """What links on the page are relative to; a file's name leads nowhere."""
    return snapshot.url if "://" in snapshot.url else None
