"""A digest in, one report over many sources out: the cover, then each comparison, those that matter most first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from termsdiff.report import to_json, to_markdown, to_text
from termsdiff.report.cards import sections
from termsdiff.report.digest import HEADS, Digest, Row, Watched, cover, period, ranked, substantive
from termsdiff.report.fill import attributes, page
from termsdiff.report.inert import inert
from termsdiff.report.material import Comparison
from termsdiff.report.phrases import KINDS, WEIGHTS, count, evidence, notes, tally

__all__ = ["WRITERS"]


def _told(digest: Digest) -> str:
    total = sum(map(substantive, ranked(digest)))
    return f"{count(len(digest.sources), 'source')}, {count(total, 'substantive change')}"


def _name(comparison: Comparison) -> str:
    version = f", version {comparison.new.version}" if comparison.new.version is not None else ""
    return inert(f"{comparison.new.name or comparison.changes.new.title or 'Untitled document'}{version}")


def _write_text(digest: Digest) -> str:
    rows = [HEADS, *(tuple(map(str, row)) for row in cover(digest))]
    widths = [max(len(row[at]) for row in rows) for at in range(len(HEADS))]
    table = ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]
    head = [f"{inert(digest.title)} {period(digest)}".strip(), _told(digest), "", *table]
    reports = [f"{'=' * 72}\n{_name(each)}\n{to_text.write_changes(each)}" for each in ranked(digest)]
    return "\n\n".join(["\n".join(head), *reports]).rstrip("\n") + "\n"


def _write_markdown(digest: Digest) -> str:
    escape = to_markdown.escape
    rows = ["| " + " | ".join(escape(str(cell)) for cell in row) + " |" for row in cover(digest)]
    table = "\n".join(["| " + " | ".join(HEADS) + " |", "|---" * len(HEADS) + "|", *rows])
    head = [f"# {escape(f'{digest.title} {period(digest)}'.strip())}", f"**{_told(digest)}.**", table]
    reports = [to_markdown.write_changes(each).rstrip("\n") for each in ranked(digest)]
    return "\n\n---\n\n".join(["\n\n".join(head), *reports]) + "\n"


def _write_json(digest: Digest) -> str:
    """A ``termsdiff.digest/1`` object; each comparison in it is a ``termsdiff.changes/1`` object."""
    return to_json.dump(
        {
            "format": "termsdiff.digest/1",
            "title": digest.title,
            "since": to_json.time(digest.since),
            "until": to_json.time(digest.until),
            "sources": list(map(_source, cover(digest), digest.sources)),
        }
    )


def _source(row: Row, source: Watched) -> dict[str, Any]:
    return {
        "name": source.name,
        "versions": row.versions,
        "new": row.new,
        "substantive": row.substantive,
        "silent": row.silent,
        "failing": source.failing,
        "comparisons": [to_json.changes(each) for each in source.comparisons],
    }


def _write_html(digest: Digest) -> str:
    reports = [_report(at, comparison) for at, comparison in enumerate(ranked(digest), 1)]
    kinds = {kind for report in reports for card in report["cards"] for kind in card.kinds}
    return page(
        "digest.html",
        title=digest.title,
        period=period(digest),
        told=_told(digest),
        heads=HEADS,
        rows=tuple(cover(digest)),
        columns=lambda row: zip(HEADS[1:], row[1:], strict=True),
        reports=reports,
        tally=[(str(kind), words, 0) for kind, words in KINDS.items() if kind in kinds],
        weights=[(str(weight), words) for weight, words in WEIGHTS.items()],
    )


def _report(at: int, comparison: Comparison) -> dict[str, Any]:
    parts = tuple(sections(comparison, context=0, prefix=f"{at}-"))
    changes = comparison.changes
    known = (comparison.claims_old, comparison.claims_new, comparison.findings)
    return {
        "anchor": f"report-{at}",
        "source": comparison.new.name,
        "name": _name(comparison),
        "tally": tally(changes.summary),
        "notes": notes(changes, *known, ignored=comparison.ignored),
        "evidence": tuple(evidence(comparison.new, comparison.claims_new, changes.new)),
        "sections": parts,
        "cards": tuple(card for part in parts for card in part.cards),
        "old": attributes(changes.old),
        "new": attributes(changes.new),
    }


WRITERS: Mapping[str, Callable[[Digest], str]] = {
    "text": _write_text,
    "markdown": _write_markdown,
    "html": _write_html,
    "json": _write_json,
}
