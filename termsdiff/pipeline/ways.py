"""A source in, by which way its pages are captured out: plainly, or in a browser where scripts make their text.

A browser costs seconds and asks a site for more, so that it is used where the source says so, where the last text of
the source was had in one, and where a plain page holds scripts and no terms.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from termsdiff.capture.installed import missing_for_a_browser
from termsdiff.errors import CaptureError, CaptureReason
from termsdiff.model import Document, Notice, Snapshot, Source
from termsdiff.pipeline.ahead import Capture, Clock
from termsdiff.pipeline.pages import read_pages

__all__ = ["read_untracked", "shown_instead"]


def shown_instead(
    source: Source, snapshots: Sequence[Snapshot], error: CaptureError, *, browser: Capture | None, clock: Clock
) -> tuple[Snapshot, ...]:
    """What a browser shows of pages of which ``error`` says that they hold no terms.

    Raises:
        CaptureError: ``error``, where a browser would show no more, or is missing; it says what to install then.
            Else that of the browser.
    """
    if browser is None or not _may_need_scripts(source, snapshots, error):
        raise error
    if advice := _advice():
        raise _advised(error, advice)
    return browser(source, clock=clock)


def read_untracked(
    source: Source, *, capture: Capture, browser: Capture, clock: Clock
) -> tuple[tuple[Snapshot, ...], Document]:
    """The pages of a source that is looked at once, and the document they make up, with terms or with less.

    Raises:
        CaptureError: a page could not be had, or holds no text at all.
        ParseError: a page is no text.
    """
    snapshots, advice = (browser if source.browser else capture)(source, clock=clock), ""
    try:
        return snapshots, read_pages(snapshots)
    except CaptureError as error:
        if _may_need_scripts(source, snapshots, error):
            advice = _advice()
            snapshots = snapshots if advice else browser(source, clock=clock)
    try:
        document = read_pages(snapshots, poor=True)
    except CaptureError as error:
        raise _advised(error, advice) from None
    told = (Notice("no-terms", advice),) if advice else ()
    return snapshots, replace(document, warnings=(*document.warnings, *told))


def _may_need_scripts(source: Source, snapshots: Sequence[Snapshot], error: CaptureError) -> bool:
    """Is this a page without terms that a browser was not asked for, and whose scripts it might run?"""
    if source.browser is False or error.reason is not CaptureReason.NOT_TERMS:
        return False
    plain = [snapshot for snapshot in snapshots if snapshot.way == "http" and "html" in snapshot.media_type]
    return any(b"<script" in snapshot.content.lower() for snapshot in plain)


def _advice() -> str:
    """What to install for a browser, as a sentence; "" where there is one."""
    missing = missing_for_a_browser()
    return f"A browser may show more, as the page has scripts: {missing}." if missing else ""


def _advised(error: CaptureError, advice: str) -> CaptureError:
    return CaptureError(f"{error} {advice}".strip(), reason=error.reason, status=error.status)
