"""The pages of an operand -> why each of their blocks is terms or none, a line each."""

from __future__ import annotations

from collections.abc import Iterator

from termsdiff.cli.archives import reading
from termsdiff.cli.operands import Operand
from termsdiff.cli.settings import Settings
from termsdiff.errors import InputError
from termsdiff.model import Snapshot
from termsdiff.parse.from_html import explain

__all__ = ["explained_lines"]

_WIDTH = 14  # columns; the longest reason, "other-document", has 14
_HTML = {"text/html", "application/xhtml+xml"}


def explained_lines(shown: Operand, at: Settings) -> Iterator[str]:
    """Each block of the operand's pages, in order, after the reason it is left out for, or "kept".

    Raises:
        InputError: a page is no HTML; of other files all text is read.
    """
    select, remove = (shown.source.select, shown.source.remove) if shown.source else ((), ())
    for page in _pages(shown, at):
        if page.media_type not in _HTML:
            raise InputError(f"{page.url} is {page.media_type}, of which all text is read; --explain is for HTML pages")
        url = page.url if "://" in page.url else None
        charset = page.charset or None
        for text, reason in explain(page.content, url=url, charset=charset, select=select, remove=remove):
            yield f"{reason or 'kept':<{_WIDTH}} {text}\n"


def _pages(shown: Operand, at: Settings) -> tuple[Snapshot, ...]:
    """What the document was read from: what was got just now, or the snapshots of the version."""
    if shown.version is None:
        return shown.pages
    with reading(at) as store:
        return tuple(store.snapshot(sha256) for sha256 in shown.version.snapshots)
