"""The commands that look back: ``log``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, islice

import click

from termsdiff.cli.archives import reading
from termsdiff.cli.settings import example, located, settings
from termsdiff.cli.summaries import moment, weighed
from termsdiff.cli.terminal import emit_styled
from termsdiff.diff import compare
from termsdiff.model import Check, Outcome, Version
from termsdiff.store import Store
from termsdiff.timeline import Span, spans

__all__ = ["log_command"]


@click.command("log", epilog=example("termsdiff log examplecloud/product-terms --stat"))
@click.argument("name")
@click.option("-n", "--max-count", type=click.IntRange(1), metavar="N", help="Only the last N.")
@click.option("--stat", is_flag=True, help="How much changed with each.")
@located
def log_command(name: str, *, max_count: int | None, stat: bool) -> None:
    """Show which versions of NAME were seen when, the latest first, with the checks that failed. Times are UTC."""
    with reading(settings()) as store:
        versions = {version.number: version for version in store.versions(name)}
        checks = store.checks(name)
        timeline = spans(list(versions.values()), checks)
        emit_styled(_failures(_since(checks, timeline)))
        for at, span in islice(reversed(list(enumerate(timeline))), max_count):
            emit_styled(_entry(span, versions[span.version]))
            if stat and at:
                emit_styled(_changes(timeline[at - 1], span, versions, store))
            emit_styled(_failures(span.failed))


def _entry(span: Span, version: Version) -> Iterator[tuple[str, str]]:
    yield "path", f"@{span.version}"
    yield "kind", f"  {moment(span.since)} until {moment(span.until)}{'  (returned)' if span.returned else ''}"
    yield "title", f"  {version.title or 'Untitled'}\n"


def _changes(earlier: Span, span: Span, versions: Mapping[int, Version], store: Store) -> Iterator[tuple[str, str]]:
    """What changed since the text seen before."""
    changes = compare(store.document(versions[earlier.version]), store.document(versions[span.version]))
    yield "", f"    {weighed(changes)}\n"


def _failures(failed: Sequence[Check]) -> Iterator[tuple[str, str]]:
    """One line for checks that failed in a row for the same reason, the latest first."""
    for message, group in groupby(reversed(failed), key=lambda check: check.message):
        run = list(group)
        since = f"{moment(run[-1].at)} until " if len(run) > 1 else ""
        times = f" ({len(run)} times)" if len(run) > 1 else ""
        yield "removed", f"--  {since}{moment(run[0].at)}  failed{times}"
        yield "", f"  {message}\n"


def _since(checks: Sequence[Check], timeline: Sequence[Span]) -> list[Check]:
    """The checks that failed after the last sight of any text."""
    last = timeline[-1].until if timeline else None
    return [check for check in checks if check.outcome is Outcome.FAILED and (last is None or check.at > last)]
