"""Kinds, weights, evidence and claims in plain words: the vocabulary every human-readable format shares."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import groupby

from termsdiff.model import Change, Changes, Claim, Document, Kind, Located, Weight
from termsdiff.report.inert import inert
from termsdiff.report.marks import inline
from termsdiff.report.side import Side
from termsdiff.timeline import Finding, Said

__all__ = [
    "CLAIMS",
    "FOLDS",
    "KINDS",
    "WEIGHTS",
    "caption",
    "count",
    "describe",
    "direction",
    "evidence",
    "name_of",
    "names",
    "notes",
    "ordered",
    "passed",
    "share",
    "silence",
    "tally",
]

KINDS = {
    Kind.ADDED: "added",
    Kind.REMOVED: "removed",
    Kind.MODIFIED: "reworded",
    Kind.MOVED: "moved",
    Kind.RENUMBERED: "renumbered",
    Kind.RETITLED: "retitled",
    Kind.SPLIT: "split",
    Kind.MERGED: "merged",
    Kind.RELINKED: "relinked",
    Kind.REDIRECTED: "reference leads elsewhere",
}
WEIGHTS = {
    Weight.SUBSTANTIVE: "substantive",
    Weight.CONSEQUENTIAL: "follows from renumbering",
    Weight.COSMETIC: "cosmetic",
}
FOLDS = {Weight.CONSEQUENTIAL: "Renumbered as a consequence", Weight.COSMETIC: "Cosmetic changes"}
CLAIMS = {
    "last-updated": "says it was last updated",
    "effective": "says it is effective",
    "published": "says it was published",
    "version": "calls itself version",
}
_AROUND = re.compile(r"^(?:[^/]*¶\d+(?:#\d+)?/)+")
_PARAGRAPH = re.compile(r"\s*¶(\d+)")
_UPDATED = "last-updated"
_SAID_ALREADY = {Said.SILENT, Said.LANGUAGE, Said.REPLACED, Said.CUT_SHORT}  # of the words and the date
_FEW = 4  # names a reader takes in one by one
_RIGHT_TO_LEFT = frozenset(["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"])


def direction(language: str) -> str:
    """The HTML ``dir`` of a text: "rtl", "ltr", or "auto" where the language is not known."""
    if not language:
        return "auto"
    return "rtl" if language.partition("-")[0] in _RIGHT_TO_LEFT else "ltr"


def ordered(change: Change) -> tuple[Kind, ...]:
    """The kinds of a change, in the order of `Kind`."""
    return tuple(kind for kind in Kind if kind in change.kinds)


def count(number: int, noun: str, plural: str = "") -> str:
    """``1 clause``, ``1,204 clauses``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def tally(summary: dict[str, int]) -> str:
    """``2 added, 1 reworded; 120 clauses unchanged``."""
    found = [f"{summary[kind]:,} {KINDS[kind]}" for kind in Kind if summary.get(kind)]
    return f"{', '.join(found) or 'no clause changed'}; {count(summary['unchanged'], 'clause')} unchanged"


def share(changes: Changes) -> str:
    """How much of the two texts differs, by letters: ``4 % of the text``."""
    marked = sum(
        len(edit.text) for change in changes for line in inline(change) for edit in line.runs if edit.op != "="
    )
    percent = 100 * marked / max(len(changes.old.text) + len(changes.new.text), 1)
    return f"{percent:.0f} % of the text" if percent >= 1 or not marked else "less than 1 % of the text"


def silence(changes: Changes, claims_old: tuple[Claim, ...], claims_new: tuple[Claim, ...]) -> str:
    """A sentence where the words changed but the date the page claims did not, else nothing."""
    old, new = ({claim.date for claim in claims if claim.kind == _UPDATED} for claims in (claims_old, claims_new))
    substantive = any(change.weight is Weight.SUBSTANTIVE for change in changes)
    if not (substantive and new and old == new):
        return ""
    return f"The words changed, but the page still says it was last updated {inert(' and '.join(sorted(new)))}."


def notes(
    changes: Changes,
    claims_old: tuple[Claim, ...],
    claims_new: tuple[Claim, ...],
    findings: tuple[Finding, ...],
    *,
    ignored: int = 0,
) -> tuple[str, ...]:
    """What a reader must know of the change before its words, a sentence or two each: the findings, where they
    say nothing of the date the `silence`, and how many changes are not told."""
    told = (*(inert(finding.text) for finding in findings), *filter(None, [passed(ignored)]))
    if any(finding.kind in _SAID_ALREADY for finding in findings):
        return told
    return (*filter(None, [silence(changes, claims_old, claims_new)]), *told)


def passed(ignored: int) -> str:
    """A sentence that says how many changes a rule left out, "" for none."""
    them = "them" if ignored > 1 else "it"
    told = f"{count(ignored, 'change')} left out: the rules in termsdiff.toml say to ignore {them}."
    return told if ignored else ""


def names(side: tuple[Located, ...], *, within: str = "") -> str:
    """The names of a side: ``4.1, 4.2 and 4.3``; of many, the first and the last. What they share is said once,
    and left out where it is ``within``, the name of what the reader is looking at."""
    found = [name_of(located) for located in side] or [""]
    first = _relative(found[0], within)
    rest = [_relative(name, found[0].rpartition(" ¶")[0] or within) for name in found[1:]]
    if len(found) > _FEW:
        return f"{first} to {rest[-1]} ({count(len(found), 'clause')})"
    *most, last = first, *rest
    return f"{', '.join(most)} and {last}" if most else last


def _relative(name: str, within: str) -> str:
    """``¶ 2`` for ``Fees ¶ 2`` within ``Fees``; ``Late`` for ``Fees/Late``."""
    rest = name.removeprefix(within)
    return rest.lstrip(" /") if within and name != within and rest.startswith((" ¶", "/")) else name


def name_of(located: Located) -> str:
    """How to cite a clause: ``4.1(2)``, ``Fees ¶ 2``. Unnumbered text around a titled section is left out; only the
    title of the document has no path."""
    path = _AROUND.sub("", inert(located.path))
    return _PARAGRAPH.sub(r" ¶ \1", path).strip() or "Title"


def describe(change: Change) -> tuple[str, ...]:
    """What happened, one phrase a kind: ``moved from 4.2 to 7.1``, ``split into 4.1 and 4.2``."""
    shared = [name_of(side[0]).rpartition(" ¶")[0] if side else "" for side in (change.old, change.new)]
    within = shared[0] if shared[0] == shared[1] else ""
    old, new = names(change.old, within=within), names(change.new, within=within)
    told = {
        Kind.MOVED: f"moved from {old} to {new}" if old != new else "moved within its section",
        Kind.RENUMBERED: KINDS[Kind.RENUMBERED] if old != new and Kind.MOVED in change.kinds else _renumbered(change),
        Kind.SPLIT: f"split from {old} into {new}",
        Kind.MERGED: f"merged from {old} into {new}",
    }
    return tuple(told.get(kind, KINDS[kind]) for kind in ordered(change))


def _renumbered(change: Change) -> str:
    old, new = ((inert(side[0].clause.label).rstrip(".") if side else "") for side in (change.old, change.new))
    return f"renumbered from {old or 'no number'} to {new or 'no number'}"


def evidence(side: Side, claims: tuple[Claim, ...], document: Document) -> Iterator[tuple[str, str]]:
    """What is known of a side, as (what, value): where from, when seen, what it claims, hashes."""
    version = f"{side.version}" if side.version is not None else ""
    rows = [("source", side.name), ("version", version), ("observed", _observed(side)), ("address", side.url)]
    rows += [("captured", "as a browser shows it" if side.way == "browser" else "")]
    rows += [(CLAIMS.get(kind, kind), dates) for kind, dates in _claimed(claims)]
    rows += [("snapshot SHA-256", side.sha256), ("words SHA-256", document.digest)]
    yield from ((what, inert(value)) for what, value in rows if value)


def caption(side: Side, claims: tuple[Claim, ...]) -> str:
    """A side in a short line: ``cumulus/terms@4  observed 2023-11-20, last updated 2023-11-20 (claimed)``."""
    days = [f"{at.astimezone(UTC):%Y-%m-%d}" for at in (side.seen_from, side.seen_until) if at]
    observed = f"observed {' until '.join(dict.fromkeys(days))}" if days else ""
    said = (f"{kind.replace('-', ' ')} {_days(dates)} (claimed)" for kind, dates in _claimed(claims))
    name = side.name if side.version is None else f"{side.name}@{side.version}"
    return inert("  ".join(filter(None, (name, ", ".join(filter(None, (observed, *said)))))))


def _days(dates: str) -> str:
    return ", ".join(dict.fromkeys(date.partition("T")[0] for date in dates.split(", ")))


def _observed(side: Side) -> str:
    times = [_time(at) for at in (side.seen_from, side.seen_until) if at]
    return " until ".join(dict.fromkeys(times))


def _time(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")


def _claimed(claims: tuple[Claim, ...]) -> Iterator[tuple[str, str]]:
    for kind, group in groupby(sorted(claims, key=lambda claim: claim.kind), key=lambda claim: claim.kind):
        yield kind, ", ".join(dict.fromkeys(claim.date or claim.text for claim in group))
