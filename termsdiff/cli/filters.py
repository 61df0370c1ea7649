"""Changes in, fewer changes out: what ``diff --only``, ``--only-kind`` and ``--ignore`` leave."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from termsdiff.errors import InputError
from termsdiff.model import Change, Changes, Kind, Located, Weight

__all__ = ["narrowed"]

_BELOW = ("", "(", ".", "/", "¶", "#")  # what may follow a path in one that stands below it; "" is the path itself


def narrowed(
    changes: Changes,
    *,
    section: str = "",
    kinds: Collection[Kind] = (),
    ignored: Collection[Weight] = (),
) -> Changes:
    """The changes at or below ``section``, of one of ``kinds`` (none means all), not of an ``ignored`` weight.
    Unchanged clauses stay, so far as they stand in the section.

    Raises:
        InputError: neither document has such a section.
    """
    pairs = tuple(pair for pair in changes.pairs if _is_within(pair, section))
    if section and not pairs:
        raise InputError(f'there is no clause "{section}" on either side; diff --all shows the paths there are')
    return Changes(changes.old, changes.new, tuple(pair for pair in pairs if _is_wanted(pair, kinds, ignored)))


def _is_wanted(pair: Change, kinds: Collection[Kind], ignored: Collection[Weight]) -> bool:
    return not pair.kinds or (pair.weight not in ignored and (not kinds or not pair.kinds.isdisjoint(kinds)))


def _is_within(pair: Change, section: str) -> bool:
    return not section or any(_is_below(located, section) for located in _both(pair))


def _both(pair: Change) -> Iterable[Located]:
    return (*pair.old, *pair.new)


def _is_below(located: Located, section: str) -> bool:
    path, wanted = located.path.casefold(), section.casefold()
    return path.startswith(wanted) and path[len(wanted) :][:1] in _BELOW
