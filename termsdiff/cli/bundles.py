"""The documents that a source incorporates in; how they stand on its own timeline, as lines and for JSON, out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from termsdiff.cli.settings import settings
from termsdiff.cli.summaries import moment, summed
from termsdiff.cli.timelines import finding_lines, finding_object
from termsdiff.model import Version
from termsdiff.pipeline.incorporating import Below, Bundle
from termsdiff.reading.incorporation import Incorporated
from termsdiff.report.to_json import time
from termsdiff.store import Store

__all__ = ["below_lines", "below_object", "bundle_of", "place"]


def bundle_of(store: Store) -> Bundle:
    """The sources of the archive and of termsdiff.toml as documents that incorporate each other."""
    return Bundle(settings().config().sources, store)


def place(named: Incorporated, version: Version) -> str:
    """Where a version incorporates a document: ``@3 1.5, “Service Level Agreement”``."""
    return f"@{version.number} {named.path}, “{named.name}”"


def below_lines(below: Below, *, stat: bool) -> Iterator[tuple[str, str]]:
    """``>>  2024-03-01 06:00  acme/sla@2 changed, incorporated by @3 1.5, “Service Level Agreement”``"""
    span = below.chronicle.spans[below.at]
    became = "returned" if span.returned else "changed"
    yield "context", ">>"
    yield "kind", f"  {moment(span.since)}  "
    yield "path", f"{below.chronicle.source.name}@{span.version}"
    yield "", f" {became}, incorporated by {place(below.named, below.parent)}\n"
    pair = below.chronicle.pair_of(below.at)
    if stat and pair:
        yield "", f"    {summed(below.chronicle.compared(*pair))}\n"
    yield from finding_lines(below.chronicle.findings_at(below.at))


def below_object(below: Below) -> dict[str, Any]:
    """The same for JSON; ``after`` is the last sight of the text before it."""
    chronicle, span, pair = below.chronicle, below.chronicle.spans[below.at], below.chronicle.pair_of(below.at)
    return {
        "source": chronicle.source.name,
        "version": span.version,
        "seen_from": time(span.since),
        "after": time(span.before),
        "returned": span.returned,
        "by": {"version": below.parent.number, "path": below.named.path, "name": below.named.name}
        | {"text": below.named.sentence},
        "summary": chronicle.compared(*pair).summary if pair else None,
        "findings": [finding_object(finding) for finding in chronicle.findings_at(below.at)],
    }
