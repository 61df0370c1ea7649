"""An old document and its changes in, the new document out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from termsdiff.errors import InputError
from termsdiff.model import Changes, Clause, Document, Located

__all__ = ["apply"]


def apply(old: Document, changes: Changes) -> Document:
    """Make the new document from the old one: ``apply(old, compare(old, new)) == new``.

    The shape of the tree, language and warnings come from ``changes.new``; every word comes from the
    pairs. Raises InputError where the old document is another than the one compared, or where the pairs do
    not hold every clause of both sides once.
    """
    _hold(old, [located for pair in changes.pairs for located in pair.old], "old")
    news = [located for pair in changes.pairs for located in pair.new]
    _hold(changes.new, news, "new")
    own = {located.path: located.clause for located in news}
    rest = (own[path] for path, _ in changes.new.walk())
    title = own[""].title if "" in own else changes.new.title
    return replace(changes.new, title=title, clauses=tuple(_rebuild(rest, len(changes.new.clauses))))


def _hold(document: Document, pairs: list[Located], side: str) -> None:
    """Make sure that the pairs hold every clause of the document once."""
    walked = dict(document.walk())
    by_path = {located.path: located.clause for located in pairs}
    title = by_path.pop("", None)
    if (
        by_path != walked
        or len(pairs) - (title is not None) != len(walked)
        or (title and title.title != document.title)
    ):
        raise InputError(f"These changes are not of this document: the {side} clauses differ. Compare the two again.")


def _rebuild(rest: Iterator[Clause], count: int) -> Iterator[Clause]:
    """The next ``count`` clauses with what stands below them."""
    for _ in range(count):
        clause = next(rest)
        yield replace(clause, children=tuple(_rebuild(rest, len(clause.children))))
