"""Changes in, those in clauses on a topic out: what ``report --topic`` and notifications are narrowed by."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Set

from termsdiff.model import Change, Changes, Located
from termsdiff.reading.amendment import amendments
from termsdiff.reading.facts import FactKind, facts, topics
from termsdiff.report.layout import Places, heading, locate

__all__ = ["about"]

_CHANGE = "change clause"
# How a topic we know may be called besides its own name.
_CALLED = {
    "law": str(FactKind.LAW),
    "data retention": str(FactKind.RETENTION),
    "change clauses": _CHANGE,
    "amendment clause": _CHANGE,
}


def about(changes: Changes, wanted: Collection[str]) -> Changes:
    """The changes in clauses that speak of one of ``wanted``, or stand below a heading that does: arbitration,
    liability, retention, governing law and the change clause (what the text says of its own change) in the words each
    language has for them, else the word itself. None means all."""
    if not wanted:
        return changes
    asked, where = {_topic(word) for word in wanted}, locate(changes)
    amending = set(_amending(changes)) if _CHANGE in asked else set()

    def told(pair: Change) -> bool:
        places = (*(("old", at.path) for at in pair.old), *(("new", at.path) for at in pair.new))
        return not pair.kinds or not amending.isdisjoint(places) or _speaks(pair, where, changes, asked - {_CHANGE})

    return Changes(changes.old, changes.new, tuple(filter(told, changes.pairs)))


def _topic(word: str) -> str:
    plain = " ".join(word.casefold().replace("-", " ").replace("_", " ").split())
    return _CALLED.get(plain, plain)


def _amending(changes: Changes) -> Iterator[tuple[str, str]]:
    """The clauses that say how the text may change: which document, which path."""
    for name, document in (("old", changes.old), ("new", changes.new)):
        yield from ((name, flag.path) for flag in amendments(document))


def _speaks(pair: Change, where: Places, changes: Changes, asked: Set[str]) -> bool:
    text = " ".join((*heading(pair, where), *(clause.words for _, clause in _both(pair))))
    language = (changes.new if pair.new else changes.old).language
    known = set(map(str, topics(text, language)))
    if FactKind.LAW in asked and any(fact.kind is FactKind.LAW for fact in facts(text, language)):
        return True
    plain = " ".join(text.casefold().replace("-", " ").split())
    return any(word in known or word in plain for word in asked)


def _both(pair: Change) -> Iterable[Located]:
    return (*pair.old, *pair.new)
