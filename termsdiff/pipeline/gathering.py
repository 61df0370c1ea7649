"""An archive in, what reports over a stretch of time or many sources are made of out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from termsdiff.diff import compare
from termsdiff.model import Outcome, Rule, Snapshot, Version, passed_over
from termsdiff.pipeline.chronicle import Chronicle
from termsdiff.reading.dates import claims
from termsdiff.report import Comparison, Page, Reading, Side, Watched
from termsdiff.store import Store
from termsdiff.timeline import Span, ripples

__all__ = ["comparison_at", "comparisons", "current", "named", "pages_told", "side_of", "watched"]


def named(store: Store, name: str = "") -> tuple[str, ...]:
    """The sources of the archive that ``name`` names: one source, all of one provider, or all ("")."""
    return tuple(each for each in store.sources() if not name or each == name or each.startswith(f"{name}/"))


def side_of(version: Version, store: Store, *, span: Span | None = None) -> Side:
    """What a report says of a version beside its words; with ``span`` the times of that sighting."""
    pages = pages_told(store.pages(version))
    url, sha256 = pages[0][:2] if pages else ("", "")
    since, until = (span.since, span.until) if span else (version.seen_from, version.seen_until)
    way = store.snapshot(sha256).way if sha256 else ""
    return Side(version.source, version.number, since, until, url, sha256, pages, way)


def pages_told(snapshots: Sequence[Snapshot]) -> tuple[Page, ...]:
    """What a report says of the pages a document was read from."""
    return tuple(Page(snapshot.url, snapshot.sha256, snapshot.role) for snapshot in snapshots)


def comparisons(
    chronicle: Chronicle, store: Store, *, rules: Sequence[Rule] = (), since: datetime | None = None
) -> Iterator[Comparison]:
    """What changed with each new text first seen after ``since``, in order of time. A page that flips between two
    texts is told of once, not each time; a text that differs only because it was read by other rules, never."""
    told: set[tuple[int, int]] = set()
    for at, span in enumerate(chronicle.spans):
        pair = chronicle.pair_of(at)
        if pair is None or chronicle.is_upgrade(at) or (since and span.since <= since):
            continue
        if (way := (pair[0].number, pair[1].number)) not in told:
            told.add(way)
            yield comparison_at(chronicle, at, store, rules=rules)


def comparison_at(chronicle: Chronicle, at: int, store: Store, *, rules: Sequence[Rule] = ()) -> Comparison:
    """The change that began the span number ``at``, which is not the first."""
    old, new = chronicle.version(chronicle.spans[at - 1].version), chronicle.version(chronicle.spans[at].version)
    changes = compare(chronicle.document(old), chronicle.document(new))
    told, ignored = passed_over(changes, rules)
    return Comparison(
        told,
        side_of(old, store, span=chronicle.spans[at - 1]),
        side_of(new, store, span=chronicle.spans[at]),
        claims(changes.old),
        claims(changes.new),
        findings=(*chronicle.findings_at(at), *ripples(changes)),
        ignored=ignored,
    )


def watched(chronicle: Chronicle, store: Store, found: Sequence[Comparison]) -> Watched:
    """A source as a line of a digest that tells the comparisons ``found``."""
    last = store.last_check(chronicle.source.name)
    failing = last.message or last.reason if last and last.outcome is Outcome.FAILED else ""
    return Watched(chronicle.source.name, len(chronicle.versions), tuple(found), failing)


def current(chronicle: Chronicle, store: Store) -> Reading | None:
    """The text in force; None where none was seen yet."""
    if not chronicle.spans:
        return None
    span = chronicle.spans[-1]
    version = chronicle.version(span.version)
    document = chronicle.document(version)
    return Reading(document, side_of(version, store, span=span), claims(document))
