"""One source of an archive in; what its checks, versions and their words tell of time, out.

Comparing two versions and reading what they say of themselves takes tens of milliseconds, so both are kept in the
archive (`Store.derived`) once worked out: a check adds its own, the rest is worked out when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from hashlib import sha256
from itertools import islice, starmap

from termsdiff import __version__
from termsdiff.diff import compare
from termsdiff.model import Changes, Claim, Document, Edit, Source, Version
from termsdiff.pipeline.keeping import Kept
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
    blame,
    compared,
    findings,
    spans,
)

__all__ = ["Chronicle", "sayings"]

_FORM = 12  # raised with a change of what is kept
_BATCH = 50  # results kept in one transaction: a second or two of work are lost by a kill

_PROMISES = (FlagKind.REDATES, FlagKind.NOTICE_PERIOD)
_KINDS = ("step", "trails", "words", "said", "found", "origins")  # of what is kept

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
        self._ways: dict[int, dict[str, Pair]] = {}
        self._keys: dict[int, str] = {}
        self._documents: dict[str, Document] = {}
        parsers = {version.parser for version in self.versions}
        self._mixed = len(parsers) > 1
        self._made = f"{__version__}/{_FORM} {revision_of(source) if self._mixed else ''.join(parsers)}"
        self._kept = {kind: Kept(store, source.name, kind, self._made) for kind in _KINDS}

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
        return tuple(self._way(version).values())

    def _way(self, version: Version) -> dict[str, Pair]:
        """The same by the keys of `_key`."""
        if version.number not in self._ways:
            found = self._ways[version.number] = {}
            new = version
            while new.number in self._before:
                old = self.version(self._before[new.number])
                found[_key(old, new)] = old, new
                new = old
        return self._ways[version.number]

    def unknown(self, version: Version) -> tuple[Pair, ...]:
        """Those of `way` that `steps` would have to compare."""
        way = self._way(version)
        lacking = self._kept["trails"].fetch(way)
        return tuple([pair for key, pair in way.items() if key in lacking])

    def steps(self, version: Version) -> tuple[Step, ...]:
        """`way` with where the clauses came from, for `timeline.blame`."""
        return tuple([Step(pair[1].number, self._raw_trails(key, pair)) for key, pair in self._way(version).items()])

    def origins(self, version: Version) -> dict[str, Version] | None:
        """The version that wrote the words of each clause of a version, by path, if it is known; see `blame`."""
        kept, key = self._kept["origins"], self._way_key(version)
        if key not in kept:
            return None
        return {path: self._by_digest[digest] for path, digest in kept[key].items()}

    def blame(self, version: Version) -> dict[str, Version]:
        """The same worked out: it compares what is `unknown`, and is kept."""
        way = self.way(version)
        first = way[-1][0].number if way else version.number
        paths = [path for path, _ in self.document(version).walk()]
        found = {at: self.version(n) for at, n in blame(paths, self.steps(version), first=first).items()}
        self._kept["origins"][self._way_key(version)] = {path: each.digest for path, each in found.items()}
        self.save()
        return found

    @cached_property
    def _by_digest(self) -> dict[str, Version]:
        return {version.digest: version for version in self.versions}

    def _way_key(self, version: Version) -> str:
        """Names a version and the way to it: history that is imported later may lead another way."""
        digests = "".join([new.digest for _, new in self.way(version)])
        return f"{version.digest[:32]} {sha256(digests.encode()).hexdigest()[:32]}"

    # -- what is worked out once

    def work_out(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        """Compare those of the pairs that were not compared yet and read what they say of themselves, yielding each
        when it is done. What is skipped here is worked out one by one when it is asked for."""
        keyed = {_key(*pair): pair for pair in pairs}
        lacking = self._kept["step"].fetch(keyed)
        work = iter([pair for key, pair in keyed.items() if key in lacking])
        while batch := list(islice(work, _BATCH)):
            for old, new in batch:
                self._work_out(old, new)
                yield old, new
            self.save()

    def keep(self, old: Version, new: Version, changes: Changes) -> None:
        """Keep a comparison that was made anyway."""
        self._work_out(old, new, changes)
        self.save()

    def save(self) -> None:
        """Write what was worked out."""
        for kept in self._kept.values():
            kept.save()

    def _work_out(self, old: Version, new: Version, changes: Changes | None = None) -> None:
        changes = changes or compare(self._read(old), self._read(new))
        total, trails, words = compared(changes)
        key = _key(old, new)
        self._kept["step"][key], self._kept["trails"][key], self._kept["words"][key] = total, trails, words
        for version, document in ((old, changes.old), (new, changes.new)):
            if version.digest not in self._kept["said"]:
                self._kept["said"][version.digest] = sayings(document)

    def _read(self, version: Version) -> Document:
        """Its document; of two comparisons in a row one is in both."""
        if version.digest not in self._documents:
            self._documents = dict(list(self._documents.items())[-1:]) | {version.digest: self.document(version)}
        return self._documents[version.digest]

    def compared(self, old: Version, new: Version) -> Compared:
        """The sum of the comparison of two versions."""
        if _key(old, new) not in self._kept["step"]:
            list(self.work_out([(old, new)]))
        return Compared(*self._kept["step"][_key(old, new)])

    def trails(self, old: Version, new: Version) -> tuple[Trail, ...]:
        """Where the clauses of ``new`` came from."""
        return tuple(starmap(Trail, self._raw_trails(_key(old, new), (old, new))))

    def _raw_trails(self, key: str, pair: Pair) -> list[Trail]:
        """The same as they are read: lists in place of named tuples, which cost too much by the thousand."""
        if key not in self._kept["trails"]:
            self.compared(*pair)
        found: list[Trail] = self._kept["trails"][key]
        return found

    def words(self, steps: Iterable[tuple[Pair, int]]) -> Iterator[tuple[Edit, ...]]:
        """The words of one of the `trails` of each pair, by its number."""
        keyed = [(_key(*pair), number) for pair, number in steps]
        self._kept["words"].fetch([key for key, _ in keyed])
        for key, number in keyed:
            yield tuple(Edit(*edit) for edit in self._kept["words"][key][number])

    def sayings(self, version: Version) -> Sayings:
        """What a version says of itself."""
        digest = version.digest
        said = self._kept["said"]
        if digest not in said:
            said[digest] = sayings(self.document(version))
            said.save()
        if digest not in self._sayings:
            self._sayings[digest] = _sayings(*said[digest])
        return self._sayings[digest]

    # -- did they say so

    def pair_of(self, at: int) -> Pair | None:
        """The versions before and after the change that began the span number ``at``; None for the first span."""
        return (self.version(self.spans[at - 1].version), self.version(self.spans[at].version)) if at else None

    def findings_at(self, at: int) -> tuple[Finding, ...]:
        """What was said of the change that began the span number ``at``; nothing of a return to an earlier text."""
        key = self._key_at(at)
        return self._findings(key, self.spans[at - 1], self.spans[at]) if key else ()

    def is_upgrade(self, at: int) -> bool:
        """Was the page read by other rules from the span number ``at`` on, by those who recorded this history or by
        past rules of the source, so that the text differs and the page did not?"""
        if not self._upgrades and not self.source.past:
            return False
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
        return bool(self._shown) and self.spans[at].since in self._shown  # a time is slow to look up

    def findings(self, old: Version, new: Version) -> tuple[Finding, ...]:
        """What was said of the change from one version to a later one; nothing of the way back."""
        first = self._first[new.number]
        sights = [span for span in self.spans[:first] if span.version == old.number]
        if not sights:
            return ()
        spans = sights[-1], self.spans[first]
        return self._findings(_seen_key(old, new, *spans), *spans)

    def unfound(self, spans: Iterable[int]) -> list[int]:
        """Of these spans those of which `findings_at` cannot answer without comparing anything."""
        asked = [(at, key) for at in spans if (key := self._key_at(at))]
        lacking = self._kept["found"].fetch([key for _, key in asked])
        return [at for at, key in asked if key in lacking]

    def _key_at(self, at: int) -> str:
        """What the findings on the change that began a span are kept by; "" where there are none to tell."""
        key = self._keys.get(at)
        if key is None:
            old, new = self.spans[at - 1], self.spans[at]
            untold = not at or new.returned or self.is_upgrade(at)
            key = "" if untold else _seen_key(self.versions[old.version - 1], self.versions[new.version - 1], old, new)
            self._keys[at] = key
        return key

    def _findings(self, key: str, before: Span, after: Span) -> tuple[Finding, ...]:
        kept = self._kept["found"]
        told = kept.get(key)
        if told is None:
            old, new = self.version(before.version), self.version(after.version)
            wording, seen = Wording(self.compared(old, new).wording), Seen(before.until, after.since)
            kept[key] = findings(self.sayings(old), self.sayings(new), wording=wording, seen=seen)
            told = kept[key]
        return tuple([Finding(_SAID[kind], text, tuple(evidence)) for kind, text, evidence in told]) if told else ()

    def span_of(self, version: Version) -> Span:
        """The first span in which a version was seen."""
        return self.spans[self._first[version.number]]

    @cached_property
    def _first(self) -> dict[int, int]:
        """The number of the first span of each version."""
        return {span.version: at for at, span in reversed(tuple(enumerate(self.spans)))}


_SAID = {str(kind): kind for kind in Said}


def _key(old: Version, new: Version) -> str:
    return f"{old.digest[:32]}-{new.digest[:32]}"


def _seen_key(old: Version, new: Version, before: Span, after: Span) -> str:
    last, first = before.until.timestamp(), after.since.timestamp()
    return f"{old.digest[:32]}-{new.digest[:32]} {int(last)} {int(first)}"


def _sayings(claimed: list[list[str]], flagged: list[list[str]]) -> Sayings:
    flags = (Flag(FlagKind(kind), *rest) for kind, *rest in flagged)
    return Sayings(tuple(starmap(Claim, claimed)), tuple(flags))
