"""One source of an archive in; what its checks, versions and their words tell of time, out.

Comparing two versions and reading what they say of themselves takes tens of milliseconds, so both are kept in the
archive (`Store.derived`) once worked out: a check adds its own, the rest is worked out when it is first asked for.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import cached_property
from itertools import islice, starmap
from typing import Any

from termsdiff import __version__
from termsdiff.diff import compare
from termsdiff.model import Changes, Claim, Document, Edit, Source, Version
from termsdiff.pipeline.pages import revision_of
from termsdiff.pipeline.rereading import is_of_other_rules, read_today
from termsdiff.reading.amendment import Flag, FlagKind, amendments
from termsdiff.reading.dates import claims
from termsdiff.store import Store
from termsdiff.timeline import (
    Compared,
    Finding,
    Said,
    Sayings,
    Seen,
    Span,
    Step,
    Trail,
    Wording,
    compared,
    findings,
    spans,
)

__all__ = ["Chronicle", "sayings"]

_FORM = 8  # raised with a change of what is kept
_BATCH = 50  # results kept in one transaction: a second or two of work are lost by a kill

_PROMISES = (FlagKind.REDATES, FlagKind.NOTICE_PERIOD)
_KINDS = ("step", "trails", "words", "said")  # of what is kept

Pair = tuple[Version, Version]


def sayings(document: Document) -> Sayings:
    """What a document says of itself that a later change can be held against."""
    return Sayings(claims(document), tuple(flag for flag in amendments(document) if flag.kind in _PROMISES))


class Chronicle:
    """One source over time. ``source`` gives the rules by which pages are read again where its versions were read by
    different parsers; its name must be in the archive.

    Raises:
        RevisionError: the archive has no such source.
    """

    def __init__(self, source: Source, store: Store) -> None:
        self.source = source
        self._store = store
        self.versions = store.versions(source.name)
        self.failures = store.failures(source.name)
        self.spans = spans(self.versions, self.failures)
        self._upgrades = store.times_via(source.name, "git-upgrade")
        self._reread: dict[int, bool] = {}
        self._shown = store.times_via(source.name, "browser")
        self._sayings: dict[str, Sayings] = {}
        self._unsaved: dict[str, str] = {}
        parsers = {version.parser for version in self.versions}
        self._mixed = len(parsers) > 1
        self._made = f"{__version__}/{_FORM} {revision_of(source) if self._mixed else ''.join(parsers)}"

    @property
    def made(self) -> str:
        """What works out what is kept of this source; another one works it out anew."""
        return self._made

    def version(self, number: int) -> Version:
        """The version of that number."""
        return self.versions[number - 1]

    def document(self, version: Version) -> Document:
        """The document of a version, as the parser of all others of this source reads it."""
        return read_today(self.source, version, self._store) if self._mixed else self._store.document(version)

    # -- the way back

    @cached_property
    def _before(self) -> dict[int, int]:
        """The version seen before the first sight of each one; none for the first."""
        found: dict[int, int] = {}
        for earlier, later in zip(self.spans, self.spans[1:], strict=False):
            if not later.returned:
                found.setdefault(later.version, earlier.version)
        return found

    def way(self, version: Version) -> tuple[Pair, ...]:
        """The changes that led to a version, newest first, each as the version before and the version after. Texts
        that came and went again in between are left out: a text that returned is the version it was."""
        found: list[Pair] = []
        at = version.number
        while at in self._before:
            found.append((self.version(self._before[at]), self.version(at)))
            at = self._before[at]
        return tuple(found)

    def unknown(self, version: Version) -> tuple[Pair, ...]:
        """Those of `way` that `steps` would have to compare."""
        return tuple(pair for pair in self.way(version) if _key(*pair) not in self._trails)

    def steps(self, version: Version) -> tuple[Step, ...]:
        """`way` with where the clauses came from, for `timeline.blame`."""
        return tuple(Step(new.number, self._raw_trails(old, new)) for old, new in self.way(version))

    # -- what is worked out once

    @cached_property
    def _compared(self) -> dict[str, Any]:
        return self._kept("step")

    @cached_property
    def _trails(self) -> dict[str, Any]:
        return self._kept("trails")

    @cached_property
    def _said(self) -> dict[str, Any]:
        return self._kept("said")

    @cached_property
    def _found(self) -> dict[str, Any]:
        return self._kept("found")

    def _kept(self, kind: str) -> dict[str, Any]:
        """Everything kept of a kind; read as one JSON text, which is much faster than one by one."""
        kept = self._store.derived(self.source.name, kind, self._made)
        return dict(zip(kept, json.loads(f"[{','.join(kept.values())}]"), strict=True))

    def work_out(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        """Compare those of the pairs that were not compared yet and read what they say of themselves, yielding each
        when it is done. What is skipped here is worked out one by one when it is asked for."""
        keyed = {_key(*pair): pair for pair in pairs}
        lacking = iter([pair for key, pair in keyed.items() if key not in self._compared])
        while batch := list(islice(lacking, _BATCH)):
            kept = {kind: dict[str, str]() for kind in _KINDS}
            for old, new in batch:
                self._work_out(old, new, kept)
                yield old, new
            self._save(kept)

    def keep(self, old: Version, new: Version, changes: Changes) -> None:
        """Keep a comparison that was made anyway."""
        kept = {kind: dict[str, str]() for kind in _KINDS}
        self._work_out(old, new, kept, changes)
        self._save(kept)

    def _save(self, kept: dict[str, dict[str, str]]) -> None:
        for kind, values in kept.items():
            self._store.keep_derived(self.source.name, kind, self._made, values)

    def _work_out(
        self, old: Version, new: Version, kept: dict[str, dict[str, str]], changes: Changes | None = None
    ) -> None:
        changes = changes or compare(self.document(old), self.document(new))
        total, trails, words = compared(changes)
        key = _key(old, new)
        kept["step"][key], self._compared[key] = _both(total)
        kept["trails"][key], self._trails[key] = _both(trails)
        kept["words"][key], _ = _both(words)
        for version, document in ((old, changes.old), (new, changes.new)):
            if version.digest not in self._said:
                kept["said"][version.digest], self._said[version.digest] = _both(sayings(document))

    def compared(self, old: Version, new: Version) -> Compared:
        """The sum of the comparison of two versions."""
        if _key(old, new) not in self._compared:
            list(self.work_out([(old, new)]))
        return Compared(*self._compared[_key(old, new)])

    def trails(self, old: Version, new: Version) -> tuple[Trail, ...]:
        """Where the clauses of ``new`` came from."""
        return tuple(starmap(Trail, self._raw_trails(old, new)))

    def _raw_trails(self, old: Version, new: Version) -> list[Trail]:
        """The same as they are read: lists in place of named tuples, which cost too much by the thousand."""
        key = _key(old, new)
        if key not in self._trails:
            self.compared(old, new)
        found: list[Trail] = self._trails[key]
        return found

    def words(self, old: Version, new: Version, number: int) -> tuple[Edit, ...]:
        """The words of one of `trails`, by its number."""
        self.compared(old, new)
        kept = self._store.derived_one(self.source.name, "words", _key(old, new))
        return tuple(Edit(*edit) for edit in json.loads(kept)[number]) if kept else ()

    def sayings(self, version: Version) -> Sayings:
        """What a version says of itself."""
        digest = version.digest
        if digest not in self._said:
            text, self._said[digest] = _both(sayings(self.document(version)))
            self._store.keep_derived(self.source.name, "said", self._made, {digest: text})
        if digest not in self._sayings:
            self._sayings[digest] = _sayings(*self._said[digest])
        return self._sayings[digest]

    # -- did they say so

    def pair_of(self, at: int) -> Pair | None:
        """The versions before and after the change that began the span number ``at``; None for the first span."""
        return (self.version(self.spans[at - 1].version), self.version(self.spans[at].version)) if at else None

    def findings_at(self, at: int) -> tuple[Finding, ...]:
        """What was said of the change that began the span number ``at``; nothing of a return to an earlier text."""
        asked = self._asked_at(at)
        return self._findings(*asked) if asked else ()

    def is_upgrade(self, at: int) -> bool:
        """Was the page read by other rules from the span number ``at`` on, by those who recorded this history or by
        past rules of the source, so that the text differs and the page did not?"""
        if at not in self._reread:
            self._reread[at] = self.spans[at].since in self._upgrades or self._is_of_other_rules(at)
        return self._reread[at]

    def _is_of_other_rules(self, at: int) -> bool:
        pair = self.pair_of(at) if self.source.past else None
        if pair is None:
            return False
        between = self.spans[at - 1].until, self.spans[at].since
        return is_of_other_rules(self.source, pair[0], self.document(pair[1]), self._store, between=between)

    def is_shown(self, at: int) -> bool:
        """Was the text of the span number ``at`` first seen there in a browser?"""
        return self.spans[at].since in self._shown

    def findings(self, old: Version, new: Version) -> tuple[Finding, ...]:
        """What was said of the change from one version to a later one; nothing of the way back."""
        first = next(at for at, span in enumerate(self.spans) if span.version == new.number)
        sights = [span.until for span in self.spans[:first] if span.version == old.number]
        return self._findings(old, new, Seen(sights[-1], self.spans[first].since)) if sights else ()

    def has_findings_at(self, at: int) -> bool:
        """Can `findings_at` answer without comparing anything?"""
        asked = self._asked_at(at)
        return asked is None or _seen_key(*asked) in self._found

    def _asked_at(self, at: int) -> tuple[Version, Version, Seen] | None:
        """What the findings on the change that began the span number ``at`` are made of; None where there are none."""
        pair = self.pair_of(at)
        if pair is None or self.spans[at].returned or self.is_upgrade(at):
            return None
        return (*pair, Seen(self.spans[at - 1].until, self.spans[at].since))

    def _findings(self, old: Version, new: Version, seen: Seen) -> tuple[Finding, ...]:
        key = _seen_key(old, new, seen)
        if key not in self._found:
            wording = Wording(self.compared(old, new).wording)
            found = findings(self.sayings(old), self.sayings(new), wording=wording, seen=seen)
            self._unsaved[key], self._found[key] = _both(found)
        return tuple(Finding(Said(kind), text, tuple(evidence)) for kind, text, evidence in self._found[key])

    def save(self) -> None:
        """Keep the findings that were worked out."""
        if self._unsaved:
            self._store.keep_derived(self.source.name, "found", self._made, self._unsaved)
            self._unsaved.clear()

    def span_of(self, version: Version) -> Span:
        """The first span in which a version was seen."""
        return next(span for span in self.spans if span.version == version.number)


def _key(old: Version, new: Version) -> str:
    return f"{old.digest[:32]}-{new.digest[:32]}"


def _seen_key(old: Version, new: Version, seen: Seen) -> str:
    return f"{_key(old, new)} {seen.old.timestamp()} {seen.new.timestamp()}"


def _both(value: Any) -> tuple[str, Any]:
    """A value as JSON text, and as it is read back."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_fields)
    return text, json.loads(text)


def _fields(value: Any) -> list[Any]:
    """The fields of a frozen dataclass, for JSON."""
    return [getattr(value, field.name) for field in fields(value)]


def _sayings(claimed: list[list[str]], flagged: list[list[str]]) -> Sayings:
    flags = (Flag(FlagKind(kind), *rest) for kind, *rest in flagged)
    return Sayings(tuple(starmap(Claim, claimed)), tuple(flags))
