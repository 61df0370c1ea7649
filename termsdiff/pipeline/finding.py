"""The id of a change in, the comparisons of an archive that hold it out.

An id says nothing of where the change is, so every comparison is looked at: the ids of each are kept in the archive
once they were worked out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from termsdiff.diff import compare
from termsdiff.pipeline.chronicle import Chronicle, Pair
from termsdiff.store import Store

__all__ = ["spans_with"]

_KIND = "ids"


def spans_with(chronicle: Chronicle, store: Store, wanted: str) -> Iterator[int]:
    """The numbers of the spans, latest first, that began with a change whose id begins with ``wanted``."""
    name, made = chronicle.source.name, f"{_KIND} {chronicle.made}"
    kept = store.derived(name, _KIND, made)
    for at in reversed(range(1, len(chronicle.spans))):
        pair = chronicle.pair_of(at)
        if pair is None:
            continue
        key = f"{pair[0].digest[:32]}-{pair[1].digest[:32]}"
        if key not in kept:
            kept[key] = json.dumps(_ids(chronicle, pair))
            store.keep_derived(name, _KIND, made, {key: kept[key]})
        if any(each.startswith(wanted) for each in json.loads(kept[key])):
            yield at


def _ids(chronicle: Chronicle, pair: Pair) -> list[str]:
    return [change.id for change in compare(*map(chronicle.document, pair))]
