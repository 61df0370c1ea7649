"""Why: of each block of a page, whether it is terms; of a clause, which clause of the other side it was taken for."""

from __future__ import annotations

from collections.abc import Iterator

from termsdiff.cli.archives import reading
from termsdiff.cli.operands import Operand
from termsdiff.cli.settings import Settings
from termsdiff.diff import Candidate, Explanation
from termsdiff.errors import InputError
from termsdiff.model import Located, Selection, Snapshot
from termsdiff.parse.from_html import explain
from termsdiff.pipeline import selections

__all__ = ["explained_lines", "pairing_lines"]

_WIDTH = 14  # columns; the longest reason, "other-document", has 14
_QUOTED = 70  # characters by which a reader knows a clause again
_HTML = {"text/html", "application/xhtml+xml"}


def explained_lines(shown: Operand, at: Settings) -> Iterator[str]:
    """Each block of the operand's pages, in order, after the reason it is left out for, or "kept".

    Raises:
        InputError: a page is no HTML; of other files all text is read.
    """
    pages = _pages(shown, at)
    chosen = selections(shown.source, pages) if shown.source else [Selection()] * len(pages)
    for page, each in zip(pages, chosen, strict=True):
        if page.media_type not in _HTML:
            raise InputError(f"{page.url} is {page.media_type}, of which all text is read; --explain is for HTML pages")
        url = page.url if "://" in page.url else None
        charset = page.charset or None
        for text, reason in explain(page.content, url=url, charset=charset, select=each.select, remove=each.remove):
            yield f"{reason or 'kept':<{_WIDTH}} {text}\n"


def _pages(shown: Operand, at: Settings) -> tuple[Snapshot, ...]:
    """What the document was read from: what was got just now, or the snapshots of the version."""
    if shown.version is None:
        return shown.pages
    with reading(at) as store:
        return tuple(page for page in store.pages(shown.version) if page.role != "index")


def pairing_lines(found: Explanation) -> Iterator[str]:
    """The clause, what it was paired with and why; then the clauses that came into question, the most alike first."""
    other = "old" if found.side == "new" else "new"
    taken = [_place(candidate.located) for candidate in found.candidates if candidate.taken]
    yield f"{_place(found.located)} ({found.side}): {_quoted(found.located)}"
    yield f"paired with {', '.join(taken)} ({other}): {found.why}" if taken else f"not paired: {found.why}"
    yield f"the most alike of the {other} clauses:" if found.candidates else f"no {other} clause shares words with it"
    yield from map(_candidate_line, found.candidates)


def _candidate_line(candidate: Candidate) -> str:
    mark = "*" if candidate.taken else " "
    likeness = f"{candidate.likeness:4.0%} alike, {candidate.shared} words shared"
    return f"{mark} {likeness:<28} {_place(candidate.located)}: {_quoted(candidate.located)}"


def _place(located: Located) -> str:
    """The path as --explain takes it."""
    return located.path or "title"


def _quoted(located: Located) -> str:
    words = located.clause.words
    return f'"{words[:_QUOTED].rstrip()}…"' if len(words) > _QUOTED else f'"{words}"'
