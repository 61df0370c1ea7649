"""Snapshots in, the document they make up out; and what read it: the parser's revision with the rules of the source."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from termsdiff.errors import CaptureError, CaptureReason, ParseError
from termsdiff.model import Clause, Document, Past, Range, Selection, Snapshot, Source
from termsdiff.parse import REVISION, parse

__all__ = ["read_pages", "revision_of", "selections"]


def revision_of(source: Source) -> str:
    """How pages of ``source`` are read today: the parser's revision, and the source's own rules where it has any. Two
    documents of one revision differ by what the pages say, never by how they were read; the past rules of a source
    are part of it, as each page is read by those of its time."""
    rules = _rules(source)
    if source.past:
        rules["past"] = [{"until": past.until.isoformat(), **_rules(past)} for past in source.past]
    return f"{REVISION} {json.dumps(rules, ensure_ascii=False, default=_table)}" if rules else REVISION


def _rules(of: Source | Past) -> dict[str, Any]:
    rules: dict[str, Any] = {"select": of.select, "remove": of.remove}
    rules["own"] = [[url, each.select, each.remove] for url, each in of.own]
    return {key: list(value) for key, value in rules.items() if value}


def _table(value: object) -> dict[str, str]:
    """A range as JSON has it."""
    assert isinstance(value, Range)
    return value.table


def read_pages(snapshots: Sequence[Snapshot], *, source: Source | None = None, poor: bool = False) -> Document:
    """The document the pages make up, their clauses in the order of the pages; title and language are the first's,
    other titles stand before the clauses of their page. A page that only lists the others (an index) is none of them.
    They are read by the rules ``source`` had when they were had. ``poor``: take a page with any text at all, though it
    has less than terms have; its warnings say so.

    Raises:
        ParseError: a page is no text.
        CaptureError: a page holds no terms (reason not-terms).
    """
    chosen = selections(source, snapshots) if source else [Selection()] * len(snapshots)
    told = [(page, each) for page, each in zip(snapshots, chosen, strict=True) if page.role != "index"]
    pages = [_read(page, each, poor=poor) for page, each in told]
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


def selections(source: Source, snapshots: Sequence[Snapshot]) -> list[Selection]:
    """What is read of each page, by the rules ``source`` had when it was had."""
    return [_selection(source, snapshots, place) for place in range(len(snapshots))]


def _selection(source: Source, snapshots: Sequence[Snapshot], place: int) -> Selection:
    """What is read of the page at a place: that of the address asked for, or of the address at this place."""
    page = snapshots[place]
    then = source.then(page.at)
    asked = page.redirects[0] if page.redirects else page.url
    own, there = dict(then.own), then.urls[place] if len(then.urls) == len(snapshots) else ""
    return own.get(asked) or own.get(there) or Selection(then.select, then.remove)


def _read(snapshot: Snapshot, chosen: Selection, *, poor: bool) -> Document:
    media_type = f"{snapshot.media_type}; charset={snapshot.charset}" if snapshot.charset else snapshot.media_type
    try:
        url, select = _address(snapshot), chosen.select
        document = parse(snapshot.content, media_type=media_type, url=url, select=select, remove=chosen.remove)
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
