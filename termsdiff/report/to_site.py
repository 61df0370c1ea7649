"""Sources over time in, the pages of a static web site out: relative links, nothing fetched, no server needed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple
from urllib.parse import quote

from markupsafe import Markup

from termsdiff.model import Edit
from termsdiff.report import to_atom, to_html
from termsdiff.report.cards import Row, anchor, document_rows
from termsdiff.report.digest import substantive
from termsdiff.report.fill import attributes, page
from termsdiff.report.inert import inert
from termsdiff.report.material import Comparison, Reading
from termsdiff.report.phrases import KINDS, count, notes, tally
from termsdiff.report.to_json import dump
from termsdiff.timeline import Step, clause_history, compared

__all__ = ["Shelf", "folder", "write_site"]

_HEADS = ("source", "title", "versions", "last change", "last check")
_RECENT = 30  # changes on the first page
_FED = 100  # entries of the feed; readers keep what they have seen
_UNSAFE = re.compile("[<>&]")


@dataclass(frozen=True)
class Shelf:
    """One source: its versions in order, what changed with each new text in order of time, why the last check
    failed, and which of the versions stands now."""

    name: str
    readings: tuple[Reading, ...]
    comparisons: tuple[Comparison, ...]
    failing: str = ""
    current: int = 1

    @property
    def now(self) -> Reading:
        """The text that stands now."""
        return self.readings[self.current - 1]


class _Step(NamedTuple):
    """One change in the history of a clause."""

    href: str
    version: int | None
    seen: str
    what: str
    runs: tuple[Edit, ...]


def folder(name: str) -> str:
    """The folder of a source: letters, digits and hyphens as they are, anything else as ``~XX``."""
    return "/".join(quote(part, safe="").replace(".", "%2E").replace("%", "~") for part in inert(name).split("/"))


def write_site(shelves: Iterable[Shelf], *, title: str, stamp: datetime) -> Iterator[tuple[str, str]]:
    """The files of the site, as path and content. Every source has at least one version; ``stamp``: as of when."""
    rows: list[dict[str, Any]] = []
    recent: list[Comparison] = []
    sources: list[tuple[str, str]] = []
    clauses: list[tuple[int, str, str, str]] = []
    for shelf in shelves:
        yield from _shelf(shelf, title)
        rows.append(_row(shelf))
        recent = sorted((*recent, *shelf.comparisons), key=_seen, reverse=True)[:_FED]
        home = f"{folder(shelf.name)}/v{shelf.current}.html"
        clauses += ((len(sources), anchor(path), path, clause.words) for path, clause in shelf.now.document.walk())
        sources.append((inert(shelf.name), home))
    yield "changes.atom", to_atom.write_feed(recent, title=title)
    index = Markup(_UNSAFE.sub(_escaped, dump({"sources": sources, "clauses": clauses}, indent=None)))  # noqa: S704
    yield (
        "search.html",
        page("search.html", script="search.js", title=title, index=index, trail=(("index.html", title),)),
    )
    told = f"{count(len(rows), 'source')}, {count(sum(row['versions'] for row in rows), 'version')}"
    latest = [_change(each, folder(each.new.name)) for each in recent[:_RECENT]]
    values: dict[str, Any] = {
        "title": title,
        "heads": _HEADS,
        "rows": rows,
        "recent": latest,
        "told": told,
        "stamp": _day(stamp),
    }
    yield "index.html", page("site.html", **values)


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def _seen(comparison: Comparison) -> datetime:
    return comparison.new.seen_from or datetime.min.replace(tzinfo=UTC)


def _day(at: datetime | None) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%d") if at else ""


def _row(shelf: Shelf) -> dict[str, Any]:
    return {
        "name": shelf.name,
        "href": f"{folder(shelf.name)}/index.html",
        "title": shelf.now.document.title,
        "versions": len(shelf.readings),
        "changed": _day(shelf.comparisons[-1].new.seen_from) if shelf.comparisons else "",
        "failing": shelf.failing,
    }


def _change(told: Comparison, above: str = "") -> dict[str, Any]:
    known = (told.claims_old, told.claims_new, told.findings)
    weight = count(substantive(told), "substantive change") if substantive(told) else "nothing of substance"
    return {
        "name": told.new.name,
        "href": f"{above}/{_report(told)}".lstrip("/"),
        "before": told.old.version,
        "seen": _day(told.new.seen_from),
        "tally": f"{weight}; {tally(told.changes.summary)}",
        "notes": notes(told.changes, *known, ignored=told.ignored),
    }


def _report(told: Comparison) -> str:
    return f"v{told.old.version}-v{told.new.version}.html"


def _shelf(shelf: Shelf, title: str) -> Iterator[tuple[str, str]]:
    """The pages of one source."""
    home = folder(shelf.name)
    top = (("../" * (home.count("/") + 1) + "index.html", title),)
    trail = (*top, ("index.html", shelf.name))
    for number, reading in enumerate(shelf.readings, 1):
        yield f"{home}/v{number}.html", to_html.write_document(reading, trail=trail)
    for told in shelf.comparisons:
        yield f"{home}/{_report(told)}", to_html.write_changes(told, trail=trail)
    known = {"title": shelf.now.document.title or shelf.name, "text": attributes(shelf.now.document)}
    rows = list(_histories(shelf))
    yield f"{home}/history.html", page("history.html", trail=trail, rows=rows, version=shelf.current, **known)
    about = {"name": shelf.name, "failing": shelf.failing, "address": shelf.now.side.url}
    yield f"{home}/index.html", page("source.html", trail=top, versions=list(_versions(shelf)), **about, **known)


def _versions(shelf: Shelf) -> Iterator[dict[str, Any]]:
    for number, reading in reversed(list(enumerate(shelf.readings, 1))):
        days = (_day(at) for at in (reading.side.seen_from, reading.side.seen_until))
        changes = [_change(told) for told in reversed(shelf.comparisons) if told.new.version == number]
        seen = f"seen {' until '.join(dict.fromkeys(filter(None, days)))}"
        yield {"number": number, "href": f"v{number}.html", "seen": seen, "changes": changes}


def _histories(shelf: Shelf) -> Iterator[tuple[Row, list[_Step]]]:
    """Each clause of the current text with its changes, newest first."""
    back = shelf.comparisons[::-1]
    kept = [compared(told.changes) for told in back]
    steps = [Step(at, trails) for at, (_, trails, _) in enumerate(kept)]
    for row in document_rows(shelf.now.document):
        found = clause_history(row.line.path, steps)
        yield row, [_step(back[at], kept[at][1][trail].kinds, kept[at][2][trail]) for at, trail in found]


def _step(told: Comparison, kinds: Sequence[str], words: tuple[Edit, ...]) -> _Step:
    named = {str(kind): text for kind, text in KINDS.items()}
    runs = words if any(edit.op != "=" for edit in words) else ()
    return _Step(
        _report(told), told.new.version, _day(told.new.seen_from), ", ".join(named[kind] for kind in kinds), runs
    )
