"""Spans, claims, failed checks and findings in; lines for a terminal, and objects for JSON, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from termsdiff.cli.summaries import moment
from termsdiff.model import Check, Claim, Version
from termsdiff.report.phrases import CLAIMS, count
from termsdiff.report.to_json import time
from termsdiff.timeline import Finding, Said, Span

__all__ = [
    "FINDINGS",
    "claim_lines",
    "failure_lines",
    "finding_lines",
    "finding_object",
    "span_line",
    "span_object",
    "unobserved",
]

Runs = Iterator[tuple[str, str]]

FINDINGS = {
    Said.SILENT: "silent",
    Said.REDATED: "date only",
    Said.BACKDATED: "back-dated",
    Said.ANNOUNCED: "announced",
    Said.NOTICE: "notice",
    Said.LANGUAGE: "other language",
    Said.REPLACED: "other text",
    Said.CUT_SHORT: "cut short",
    Said.DEFINITION: "definition",
    Said.UNDEFINED: "undefined",
    Said.INCORPORATED: "incorporated",
}


def span_line(
    span: Span, version: Version, *, upgrade: bool = False, shown: bool = False
) -> tuple[tuple[str, str], ...]:
    """``@3  2024-03-01 06:00 until 2024-04-01 06:00  (returned)  Product Terms``; ``upgrade``: the same page
    was read by other rules from then on; ``shown``: it was first seen in a browser."""
    mark = "  (returned)" if span.returned else "  (read by other rules)" if upgrade else ""
    mark += "  (in a browser)" if shown else ""
    return (
        ("path", f"@{span.version}"),
        ("kind", f"  {moment(span.since)} until {moment(span.until)}{mark}"),
        ("title", f"  {version.title or 'Untitled'}\n"),
    )


def finding_lines(found: Sequence[Finding]) -> list[tuple[str, str]]:
    """One line a finding: its kind in a word or two, and what it says."""
    runs: list[tuple[str, str]] = []
    for each in found:
        runs += ("removed", f"    {FINDINGS[each.kind]}: "), ("", f"{each.text}\n")
    return runs


def claim_lines(claims: Sequence[Claim]) -> Runs:
    """One line a claim, as a claim."""
    for claim in dict.fromkeys(claims):
        yield "meta", f"    {CLAIMS.get(claim.kind, claim.kind)} "
        yield "", f"{claim.date or claim.text}: “{claim.text}”\n" if claim.date else f"“{claim.text}”\n"
    if not claims:
        yield "meta", "    it states no date\n"


def failure_lines(failed: Sequence[Check]) -> Runs:
    """One line for checks that failed in a row for the same reason, the latest first."""
    for message, group in groupby(reversed(failed), key=lambda check: check.message):
        run = list(group)
        since = f"{moment(run[-1].at)} until " if len(run) > 1 else ""
        times = f" ({len(run)} times)" if len(run) > 1 else ""
        yield "removed", f"--  {since}{moment(run[0].at)}  failed{times}"
        yield "", f"  {message}\n"


def unobserved(span: Span) -> str:
    """When the text of a span came: between two sights, since nobody saw the moment."""
    if span.before is None:
        return f"first seen {moment(span.since)}; nothing was seen before"
    failed = f", {count(len(span.failed), 'check')} failed between" if span.failed else ""
    return f"came between {moment(span.before)} (last sight of the text before) and {moment(span.since)}{failed}"


def span_object(span: Span | None) -> dict[str, Any] | None:
    """A span for JSON; ``after`` is the last sight of the text before it."""
    if span is None:
        return None
    return {
        "version": span.version,
        "seen_from": time(span.since),
        "seen_until": time(span.until),
        "after": time(span.before),
        "returned": span.returned,
        "failed": [_failed(check.at, check.message) for check in span.failed],
    }


def _failed(at: datetime, message: str) -> dict[str, Any]:
    return {"at": time(at), "message": message}


def finding_object(finding: Finding) -> dict[str, Any]:
    """A finding for JSON, as in ``termsdiff.changes/1``."""
    return {"kind": str(finding.kind), "text": finding.text, "evidence": list(finding.evidence)}
