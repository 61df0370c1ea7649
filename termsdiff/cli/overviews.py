"""The archive in, what is told of many sources at once out: digests, feeds and calendars."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime

from termsdiff.cli.archives import reading
from termsdiff.cli.bundles import bundle_of, place
from termsdiff.cli.history import chronicle_of
from termsdiff.cli.settings import settings
from termsdiff.cli.terminal import progress
from termsdiff.errors import InputError
from termsdiff.model import Changes
from termsdiff.pipeline import Chronicle
from termsdiff.pipeline.gathering import comparison_at, comparisons, current, named, watched
from termsdiff.report import Comparison, Digest, Watched, render_calendar, render_feed
from termsdiff.report.about import about
from termsdiff.store import Store
from termsdiff.timeline import Finding, Said

__all__ = ["chronicles", "digest", "is_group", "subscription"]

Narrow = Callable[[Changes], Changes]


def is_group(name: str) -> bool:
    """Does the name stand for several sources of the archive: a provider, or "" for all?"""
    if not name or not settings().config().database.exists():
        return not name
    with reading(settings()) as store:
        return name not in store.sources() and bool(named(store, name))


def chronicles(name: str, store: Store) -> Iterator[Chronicle]:
    """The sources a name stands for, each over time, with a bar on a terminal.

    Raises:
        InputError: there is none.
    """
    found = named(store, name)
    if not found:
        missing = f"has no source {name}" if name else "has no source yet"
        raise InputError(f"the archive {missing}; termsdiff list shows the sources")
    for each in progress(found, "reading", total=len(found)):
        yield chronicle_of(each, settings(), store)


def _told(chronicle: Chronicle, store: Store, since: datetime | None = None) -> Iterator[Comparison]:
    rules = settings().config().rules_for(chronicle.source.name)
    return comparisons(chronicle, store, rules=rules, since=since)


def _told_below(chronicle: Chronicle, store: Store) -> Iterator[Comparison]:
    """The changes of the documents that a source incorporates, each with where it says so; none of returns."""
    own = chronicle.source.name
    for each in bundle_of(store).below(chronicle):
        name = each.chronicle.source.name
        if not each.chronicle.spans[each.at].returned:
            told = comparison_at(each.chronicle, each.at, store, rules=settings().config().rules_for(name))
            note = f"{own}{place(each.named, each.parent)} incorporates this document."
            finding = Finding(Said.INCORPORATED, note, (each.named.sentence,))
            yield replace(told, findings=(finding, *told.findings))


def digest(name: str, *, since: datetime, until: datetime, wanted: tuple[str, ...], narrow: Narrow) -> Digest:
    """What changed between two moments in the sources a name stands for, as far as it is about ``wanted``."""

    def line(chronicle: Chronicle, store: Store) -> Watched:
        told = (replace(each, changes=about(narrow(each.changes), wanted)) for each in _told(chronicle, store, since))
        return watched(chronicle, store, [each for each in told if len(each.changes) or each.ignored])

    with reading(settings()) as store:
        lines = tuple(line(chronicle, store) for chronicle in chronicles(name, store))
    on = f" on {', '.join(wanted)}" if wanted else ""
    return Digest(f"Changes{on} in {name or 'all sources'}", lines, since, until)


def subscription(name: str, format_: str, *, now: datetime, whole: bool) -> str:
    """The Atom feed of the sources a name stands for, that of one source with the changes of the documents it
    incorporates; or the calendar of the days after ``now`` on which they say they take effect. ``whole``: changes
    without substance too."""
    with reading(settings()) as store:
        found = chronicles(name, store)
        if format_ == "ics":
            texts = [text for each in found if (text := current(each, store))]
            return render_calendar(texts, after=now.date(), stamp=now)
        told = [comparison for each in found for comparison in _told(each, store)]
        if name in store.sources():
            told += _told_below(chronicle_of(name, settings(), store), store)
    return render_feed(told, title=f"Changes in {name or 'all terms'}", all=whole)
