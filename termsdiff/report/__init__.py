"""Changes or documents in, reports out.

    render(changes, "html", old=Side(...), new=Side(...))     what changed between two documents
    render_document(document, "markdown")                     one document as it reads

Reports never act on what they show: every format escapes or drops what its readers would execute.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import TypeVar

from termsdiff.errors import InputError
from termsdiff.model import Change, Changes, Claim, Document
from termsdiff.report import (
    to_akn,
    to_atom,
    to_csv,
    to_digest,
    to_docx,
    to_html,
    to_ics,
    to_json,
    to_markdown,
    to_site,
    to_text,
    to_unified,
)
from termsdiff.report.digest import Digest, Watched
from termsdiff.report.material import Comparison, Reading
from termsdiff.report.side import Page, Side
from termsdiff.report.to_message import Message, Notice, render_message
from termsdiff.report.to_site import Shelf
from termsdiff.timeline import Finding

__all__ = [
    "DIGEST_FORMATS",
    "DOCUMENT_FORMATS",
    "FORMATS",
    "Comparison",
    "Digest",
    "Message",
    "Notice",
    "Page",
    "Reading",
    "Shelf",
    "Side",
    "Watched",
    "change_lines",
    "comparison_lines",
    "render",
    "render_calendar",
    "render_comparison",
    "render_digest",
    "render_document",
    "render_feed",
    "render_message",
    "render_site",
    "text_lines",
]

FORMATS: Mapping[str, Callable[[Comparison], str | bytes]] = {
    "text": to_text.write_changes,
    "markdown": to_markdown.write_changes,
    "html": to_html.write_changes,
    "json": to_json.write_changes,
    "csv": to_csv.write_changes,
    "unified": to_unified.write_changes,
    "docx": to_docx.write_changes,
    "atom": to_atom.write_changes,
}
DOCUMENT_FORMATS: Mapping[str, Callable[[Reading], str | bytes]] = {
    "text": to_text.write_document,
    "markdown": to_markdown.write_document,
    "html": to_html.write_document,
    "json": to_json.write_document,
    "docx": to_docx.write_document,
    "akn": to_akn.write_document,
}

DIGEST_FORMATS: Mapping[str, Callable[[Digest], str]] = to_digest.WRITERS

_T = TypeVar("_T")


def render(  # noqa: PLR0913 - all that a report may say
    changes: Changes,
    format: str,  # noqa: A002
    *,
    old: Side | None = None,
    new: Side | None = None,
    claims_old: Iterable[Claim] = (),
    claims_new: Iterable[Claim] = (),
    all: bool = False,  # noqa: A002
    context: int | None = None,
    findings: Iterable[Finding] = (),
    ignored: int = 0,
) -> str | bytes:
    """The changes as a report in one of ``FORMATS``.

    ``old`` and ``new`` say where the two sides come from; ``all`` reports unchanged clauses too; ``context`` is
    how many unchanged clauses to show on either side of a change, None for what suits the format (two in
    HTML, none elsewhere); ``findings`` is what was said of the change, ``ignored`` how many changes rules of the
    reader left out. Raises InputError for a format there is no
    writer for.
    """
    sides = (old or Side(), new or Side(), tuple(claims_old), tuple(claims_new))
    told = tuple(findings)
    comparison = Comparison(changes, *sides, whole=all, context=context, findings=told, ignored=ignored)
    return render_comparison(comparison, format)


def render_comparison(comparison: Comparison, format: str) -> str | bytes:  # noqa: A002
    """`render` of a comparison. Raises InputError for a format there is no writer for."""
    return _choose(FORMATS, format)(comparison)


def render_document(
    document: Document,
    format: str,  # noqa: A002
    *,
    claims: Iterable[Claim] = (),
    side: Side | None = None,
    findings: Iterable[Finding] = (),
) -> str | bytes:
    """The document in one of ``DOCUMENT_FORMATS``. Raises InputError for a format there is no writer for."""
    return _choose(DOCUMENT_FORMATS, format)(Reading(document, side or Side(), tuple(claims), tuple(findings)))


def text_lines(
    changes: Changes,
    *,
    old: Side | None = None,
    new: Side | None = None,
    claims_old: Iterable[Claim] = (),
    claims_new: Iterable[Claim] = (),
    all: bool = False,  # noqa: A002
    context: int | None = None,
    findings: Iterable[Finding] = (),
    ignored: int = 0,
) -> Iterator[tuple[str, str]]:
    """The "text" report as runs of (style, text), for a terminal to colour; joined, they are the report.

    The styles are `to_text.STYLES`. Line ends are part of the runs.
    """
    sides = (old or Side(), new or Side(), tuple(claims_old), tuple(claims_new))
    told = tuple(findings)
    return comparison_lines(Comparison(changes, *sides, whole=all, context=context, findings=told, ignored=ignored))


def comparison_lines(comparison: Comparison) -> Iterator[tuple[str, str]]:
    """`text_lines` of a comparison."""
    return to_text.changes_runs(comparison)


def change_lines(comparison: Comparison, change: Change) -> Iterator[tuple[str, str]]:
    """One change of a comparison as `text_lines`, without its reasons."""
    return to_text.change_runs(comparison, change)


def render_feed(
    comparisons: Iterable[Comparison],
    *,
    title: str,
    all: bool = False,  # noqa: A002
) -> str:
    """An Atom feed of comparisons, the newest first; ``all``: those without a substantive change too.

    Raises InputError where it is not known when a version was first seen (``Side.seen_from``).
    """
    return to_atom.write_feed(comparisons, title=title, whole=all)


def render_digest(digest: Digest, format: str) -> str:  # noqa: A002
    """What changed across sources in a period, in one of ``DIGEST_FORMATS``: a cover, then the comparisons.

    Raises InputError for a format there is no writer for.
    """
    return _choose(DIGEST_FORMATS, format)(digest)


def render_calendar(readings: Iterable[Reading], *, after: date, stamp: datetime) -> str:
    """An iCalendar of the days after ``after`` on which documents say they take effect; ``stamp``: made when."""
    return to_ics.write_calendar(readings, after=after, stamp=stamp)


def render_site(shelves: Iterable[Shelf], *, title: str, stamp: datetime) -> Iterator[tuple[str, str]]:
    """The files of a static web site of sources over time, as relative path and content, one at a time."""
    return to_site.write_site(shelves, title=title, stamp=stamp)


def _choose(writers: Mapping[str, _T], name: str) -> _T:
    try:
        return writers[name]
    except KeyError:
        raise InputError(f"There is no format {name!r} here; use one of {', '.join(writers)}.") from None
