"""The commands that look back over one source: ``log`` and ``blame``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import chain, islice
from typing import Any

import click

from termsdiff.cli.archives import reading
from termsdiff.cli.bundles import below_lines, below_object, bundle_of
from termsdiff.cli.settings import Settings, example, located, settings
from termsdiff.cli.summaries import moment, summed
from termsdiff.cli.terminal import emit, emit_styled, progress
from termsdiff.cli.timelines import failure_lines, finding_lines, finding_object, span_line, span_object
from termsdiff.errors import InputError
from termsdiff.model import Check, Clause, Edit, Source, Version
from termsdiff.pipeline import Chronicle
from termsdiff.pipeline.incorporating import Below
from termsdiff.report.to_json import dump, time
from termsdiff.store import Store
from termsdiff.store.revisions import choose, split
from termsdiff.timeline import clause_history

__all__ = ["blame_command", "chronicle_of", "clause_at", "log_command", "require_clause"]

_FORMAT = click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="[text]")
_SHOWN = 60  # letters of a clause in a line of blame
_MARKS = {"=": ("", "", ""), "-": ("removed", "[-", "-]"), "+": ("added", "{+", "+}")}


def chronicle_of(name: str, at: Settings, store: Store) -> Chronicle:
    """A source of the archive over time. Raises RevisionError where the archive has no such source."""
    return Chronicle(at.config().source(name) or Source(name, ()), store)


def clause_at(chronicle: Chronicle, version: Version, path: str) -> tuple[str, Clause] | None:
    """The clause at a path of a version, as a reader may write it, and the path as we do; None where there is none."""
    walk = chronicle.document(version).walk()
    return next(((found, clause) for found, clause in walk if found.casefold() == path.casefold()), None)


def require_clause(chronicle: Chronicle, version: Version, path: str) -> tuple[str, Clause]:
    """`clause_at`, where there must be one. Raises InputError where there is none."""
    found = clause_at(chronicle, version, path)
    if found:
        return found
    raise InputError(
        f'{version.source}@{version.number} has no clause "{path}"; termsdiff blame {version.source} lists them'
    )


@click.command(
    "log", epilog=example("termsdiff log examplecloud/product-terms --stat", "termsdiff log examplecloud/sla 4.1")
)
@click.argument("name")
@click.argument("path", required=False)
@click.option("-n", "--max-count", type=click.IntRange(1), metavar="N", help="Only the last N.")
@click.option("--stat", is_flag=True, help="How much changed with each.")
@_FORMAT
@located
def log_command(name: str, path: str | None, *, max_count: int | None, stat: bool, format_: str) -> None:
    """Show which versions of NAME were seen when, the latest first, with the checks that failed, returns to an
    earlier text, and what was said of each change; between them, with >>, the changes of the documents it incorporates
    that are sources too. With PATH, such as 4.1, the history of that clause. Times are UTC.
    """
    with reading(settings()) as store:
        chronicle = chronicle_of(name, settings(), store)
        if path:
            _log_clause(chronicle, path, max_count, format_)
            return
        shown = list(islice(reversed(range(len(chronicle.spans))), max_count))
        every = stat or format_ == "json"
        below = bundle_of(store).below(chronicle, since=_from(chronicle, shown))
        asked: dict[Chronicle, list[int]] = {chronicle: shown}
        for each in below:
            asked.setdefault(each.chronicle, []).append(each.at)
        for told, spans in asked.items():
            lacking = told.unfound(spans)
            _work_out(told, [p for at in (spans if every else lacking) if (p := told.pair_of(at))])
        if format_ == "json":
            emit(dump(_log_object(chronicle, shown, below)))
        else:
            emit_styled(_log(chronicle, shown, below, stat=stat))
        for told in asked:
            told.save()


def _from(chronicle: Chronicle, shown: Sequence[int]) -> datetime | None:
    """From when on the changes of incorporated documents stand among the spans that are shown; None for always."""
    return chronicle.spans[shown[-1]].since if shown and shown[-1] else None


def _work_out(chronicle: Chronicle, pairs: Sequence[tuple[Version, Version]]) -> None:
    if not pairs:
        return
    for _ in progress(chronicle.work_out(pairs), "comparing", total=len(pairs)):
        pass


def _log(
    chronicle: Chronicle, shown: Sequence[int], below: Sequence[Below], *, stat: bool
) -> Iterator[tuple[str, str]]:
    yield from failure_lines(_since(chronicle))
    others = list(reversed(below))
    for at in shown:
        span = chronicle.spans[at]
        while others and others[-1].since >= span.since:
            yield from below_lines(others.pop(), stat=stat)
        yield from span_line(
            span, chronicle.version(span.version), upgrade=chronicle.is_upgrade(at), shown=chronicle.is_shown(at)
        )  # fmt: skip
        if stat and (pair := chronicle.pair_of(at)):
            yield "", f"    {summed(chronicle.compared(*pair))}\n"
        if said := chronicle.findings_at(at):
            yield from finding_lines(said)
        if span.failed:
            yield from failure_lines(span.failed)


def _log_object(chronicle: Chronicle, shown: Sequence[int], below: Sequence[Below]) -> dict[str, Any]:
    return {
        "format": "termsdiff.log/1",
        "name": chronicle.source.name,
        "spans": [_object(chronicle, at) for at in shown],
        "incorporated": [below_object(each) for each in below],
    }


def _object(chronicle: Chronicle, at: int) -> dict[str, Any]:
    span, pair = chronicle.spans[at], chronicle.pair_of(at)
    return (span_object(span) or {}) | {
        "title": chronicle.version(span.version).title,
        "summary": chronicle.compared(*pair).summary if pair else None,
        "reread": chronicle.is_upgrade(at),
        "in_browser": chronicle.is_shown(at),
        "findings": [finding_object(finding) for finding in chronicle.findings_at(at)],
    }


def _since(chronicle: Chronicle) -> list[Check]:
    """The checks that failed after the last sight of any text."""
    last = chronicle.spans[-1].until if chronicle.spans else None
    return [check for check in chronicle.failures if last is None or check.at > last]


def _log_clause(chronicle: Chronicle, path: str, count: int | None, format_: str) -> None:
    latest = choose(chronicle.source.name, chronicle.versions, "")
    path, clause = require_clause(chronicle, latest, path)
    ways = {new.number: (old, new) for old, new in chronicle.way(latest)}
    _work_out(chronicle, chronicle.unknown(latest))
    steps = [(ways[version], at) for version, at in islice(clause_history(path, chronicle.steps(latest)), count)]
    worded = zip(steps, chronicle.words(steps), strict=True)
    found = [_Change(chronicle, *pair, at, words) for (pair, at), words in worded]
    if format_ == "json":
        history = [change.object() for change in found]
        emit(dump({"format": "termsdiff.clause/1", "name": latest.source, "path": path, "changes": history}))
        return
    ended = len(found) == len(ways) or not any("added" in change.kinds for change in found)
    first = chronicle.versions[0] if not ways else min(ways.values(), key=lambda way: way[0].number)[0]
    seen = [("path", f"@{first.number}"), ("kind", f"  first seen {moment(first.seen_from)}\n")] if ended else []
    lines = chain.from_iterable(change.lines() for change in found)
    emit_styled(chain([("path", f"{path}  "), ("", f"{clause.words}\n")], lines, seen))


class _Change:
    """One entry of the history of a clause."""

    def __init__(
        self, chronicle: Chronicle, old: Version, new: Version, at: int, words: tuple[Edit, ...]
    ) -> None:  # fmt: skip
        self.version, self.span = new, chronicle.span_of(new)
        self.trail = chronicle.trails(old, new)[at]
        self.words = words

    @property
    def kinds(self) -> tuple[str, ...]:
        return tuple(self.trail.kinds)

    def lines(self) -> Iterator[tuple[str, str]]:
        where = ", ".join(self.trail.old)
        yield "path", f"@{self.version.number}"
        yield "kind", f"  {moment(self.span.since)}  {', '.join(self.kinds)}"
        yield "meta", f" (was {where})\n" if where and self.trail.old != self.trail.new else "\n"
        if any(op != "=" for op, _ in self.words):
            yield "", "    "
            yield from (_marked(edit) for edit in self.words)
            yield "", "\n"

    def object(self) -> dict[str, Any]:
        return {
            "version": self.version.number,
            "seen_from": time(self.span.since),
            "after": time(self.span.before),
            "kinds": list(self.kinds),
            "old": list(self.trail.old),
            "new": list(self.trail.new),
            "words": [list(edit) for edit in self.words],
        }


def _marked(edit: Edit) -> tuple[str, str]:
    style, before, after = _MARKS[edit.op]
    return style, f"{before}{edit.text}{after}"


@click.command("blame", epilog=example("termsdiff blame examplecloud/product-terms"))
@click.argument("operand", metavar="NAME[@REVISION]")
@_FORMAT
@located
def blame_command(operand: str, *, format_: str) -> None:
    """Show for each clause the version its words came with, and when that was first seen, through moves,
    renumbering and splits. A text that returned keeps the origin it had."""
    name, revision = split(operand)
    with reading(settings()) as store:
        chronicle = chronicle_of(name, settings(), store)
        version = choose(name, chronicle.versions, revision) if chronicle.versions else store.version(name)
        origins = chronicle.origins(version)
        if origins is None:
            _work_out(chronicle, chronicle.unknown(version))
            origins = chronicle.blame(version)
        rows = [(origins[path], path, clause) for path, clause in chronicle.document(version).walk()]
    if format_ == "json":
        found = [_blamed(chronicle, *row) for row in rows]
        emit(dump({"format": "termsdiff.blame/1", "name": name, "version": version.number, "clauses": found}))
    else:
        emit_styled(_blame_lines(rows))


def _blamed(chronicle: Chronicle, origin: Version, path: str, clause: Clause) -> dict[str, Any]:
    span = chronicle.span_of(origin)
    return {
        "path": path,
        "version": origin.number,
        "seen_from": time(span.since),
        "after": time(span.before),
        "label": clause.label,
        "title": clause.title,
        "text": clause.text,
    }


def _blame_lines(rows: Sequence[tuple[Version, str, Clause]]) -> Iterator[tuple[str, str]]:
    widest = max((len(str(origin.number)) for origin, _, _ in rows), default=1)
    for origin, path, clause in rows:
        words = " ".join(filter(None, (clause.title, clause.text)))
        short = words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()}…"
        yield "kind", f"@{origin.number:<{widest}}  {origin.seen_from:%Y-%m-%d}"
        yield "path", f"  {path}"
        yield "", f"  {short}\n"
