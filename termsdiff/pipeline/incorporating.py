"""The sources of an archive in; out, the documents their texts make part of the agreement: which of them are sources
too, when those changed, and which nobody tracks.

A document counts as tracked where a source has its address, or where a source of the same provider bears its name,
as the name of the source or as the title of its page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from datetime import datetime
from functools import cached_property
from urllib.parse import urlsplit

from termsdiff import __version__
from termsdiff.model import Source, Version
from termsdiff.pipeline.chronicle import Chronicle
from termsdiff.reading.incorporation import Incorporated, incorporated
from termsdiff.store import Store
from termsdiff.timeline import as_of

__all__ = ["Below", "Bundle", "Untracked", "untracked"]

_MADE = f"{__version__}/4"
_KIND = "incorporated"
_BETWEEN = re.compile(r"[\W_]+")
_SMALL = re.compile(r"\b(?:the|our|your|s)\b")


@dataclass(frozen=True)
class Untracked:
    """A document that ``source`` makes part of the agreement: its name as printed, its address ("" where the page
    gives none), and the sentence and path that say so."""

    source: str
    name: str
    url: str
    sentence: str
    path: str

    @property
    def as_source(self) -> str:
        """What to name it when it is tracked: ``acme/privacy-policy``."""
        return f"{self.source.partition('/')[0]}/{_BETWEEN.sub('-', self.name.lower()).strip('-')}"


@dataclass(frozen=True)
class Below:
    """A change of a document that another one incorporated then: its source over time, the number of the span that
    began with the change, the version that incorporated it and where that says so."""

    chronicle: Chronicle
    at: int
    parent: Version
    named: Incorporated

    @property
    def since(self) -> datetime:
        """When the new text of the incorporated document was first seen."""
        return self.chronicle.spans[self.at].since


class Bundle:
    """The sources of an archive as documents that incorporate each other. ``sources`` are those of termsdiff.toml."""

    def __init__(self, sources: Sequence[Source], store: Store) -> None:
        self._store = store
        self._sources = {source.name: source for source in sources}
        self._recorded = store.sources()
        self._names = tuple(dict.fromkeys((*self._sources, *self._recorded)))
        self._by_name: dict[str, list[tuple[str, str]]] = {}

    @cached_property
    def _by_address(self) -> dict[str, str]:
        return {_address(url): source.name for source in self._sources.values() for url in source.urls}

    def _known(self, provider: str) -> list[tuple[str, str]]:
        """The names the sources of a provider go by, each with the source it is."""
        if provider not in self._by_name:
            found = self._by_name[provider] = []
            for name in (each for each in self._names if _provider(each) == provider):
                keys = (_key(name.rpartition("/")[2]), *map(_key, self._store.titles(name)))
                found.extend((key, name) for key in dict.fromkeys(keys) if key)
        return self._by_name[provider]

    def source_of(self, parent: str, named: Incorporated) -> str:
        """The source that is the document a text of ``parent`` names; "" where nobody tracks it."""
        at = self._by_address.get(_address(named.url), "") if named.url else ""
        if at:
            return at
        provider = _provider(parent)
        key = _without_owner(_key(named.name), _key(provider))
        return next((name for other, name in self._known(provider) if other == key or other.endswith(f" {key}")), "")

    def tracked(self, version: Version) -> dict[str, Incorporated]:
        """The sources that a version incorporates, by name, with where it says so."""
        found: dict[str, Incorporated] = {}
        for named in self.incorporated(version):
            name = self.source_of(version.source, named)
            if name and name != version.source:
                found.setdefault(name, named)
        return found

    def incorporated(self, version: Version) -> tuple[Incorporated, ...]:
        """The documents a version makes part of the agreement. Read once for each version, then kept."""
        kept = self._store.derived(version.source, _KIND, _MADE, keys=[version.digest]).get(version.digest)
        if kept is None:
            found = incorporated(self._store.document(version))
            kept = json.dumps([astuple(each) for each in found], ensure_ascii=False)
            self._store.keep_derived(version.source, _KIND, _MADE, {version.digest: kept})
        return tuple(Incorporated(*each) for each in json.loads(kept))

    def below(self, chronicle: Chronicle, *, since: datetime | None = None) -> tuple[Below, ...]:
        """The changes, after ``since``, of the documents that a source incorporated when they changed, the latest
        first. What it incorporated at that moment is what the text last seen by then says. Looked at are the sources
        of the same provider and those whose address its current text gives."""
        if not chronicle.spans:
            return ()
        own, current = chronicle.source.name, chronicle.version(chronicle.spans[-1].version)
        others = [name for name in self._recorded if _provider(name) == _provider(own)]
        names = dict.fromkeys((*others, *self.tracked(current)))
        found = [each for name in names if name != own for each in self._changes(name, chronicle, since)]
        return tuple(sorted(found, key=lambda each: each.since, reverse=True))

    def _changes(self, name: str, parent: Chronicle, since: datetime | None) -> Iterator[Below]:
        if name not in self._recorded:
            return
        chronicle = Chronicle(self._sources.get(name) or Source(name, ()), self._store)
        for at, span in enumerate(chronicle.spans):
            if not at or chronicle.is_upgrade(at) or (since and span.since <= since):
                continue
            known = as_of(parent.spans, span.since).best
            version = parent.version(known.version) if known else None
            if version and (named := self.tracked(version).get(name)):
                yield Below(chronicle, at, version, named)


def untracked(sources: Sequence[Source], store: Store) -> Iterator[Untracked]:
    """What the current texts of the archive incorporate and nobody tracks, source by source, each document once.
    ``sources`` are those of termsdiff.toml."""
    bundle = Bundle(sources, store)
    seen: set[str] = set()
    for name in store.sources():
        if not store.versions(name):
            continue
        for each in bundle.incorporated(store.version(name)):
            found = Untracked(name, each.name, each.url, each.sentence, each.path)
            if not bundle.source_of(name, each) and found.as_source not in seen:
                seen.add(found.as_source)
                yield found


def _provider(name: str) -> str:
    return name.partition("/")[0]


def _key(name: str) -> str:
    return " ".join(_SMALL.sub(" ", _BETWEEN.sub(" ", name.lower())).split())


def _without_owner(key: str, provider: str) -> str:
    """``product terms of acme ltd`` without whose they are, where that is the provider of the text that names them."""
    name, _, owner = key.rpartition(" of ")
    return name if name and provider in owner else key


def _address(url: str) -> str:
    """An address as compared: without scheme, "www.", fragment and closing slash."""
    parts = urlsplit(url)
    return f"{parts.netloc.lower().removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}"
