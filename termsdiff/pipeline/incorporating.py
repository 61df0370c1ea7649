"""The sources of an archive in; out, the documents they make part of the agreement that nobody tracks.

A document counts as tracked where a source has its address, or where a source of the same provider bears its name,
as the name of the source or as the title of its page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from urllib.parse import urlsplit

from termsdiff import __version__
from termsdiff.model import Source, Version
from termsdiff.reading.definitions import Incorporated, incorporated
from termsdiff.store import Store

__all__ = ["Untracked", "untracked"]

_MADE = f"{__version__}/1"
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


def untracked(sources: Sequence[Source], store: Store) -> Iterator[Untracked]:
    """What the current texts of the archive incorporate and nobody tracks, source by source, each document once.
    ``sources`` are those of termsdiff.toml."""
    latest = {name: store.version(name) for name in store.sources() if store.versions(name)}
    addresses = {_address(url) for source in sources for url in source.urls}
    names = {source.name for source in sources} | set(latest)
    known = {(_provider(name), key) for name in names for key in _keys(name, latest.get(name))}
    seen: set[str] = set()
    for name, version in latest.items():
        for each in _incorporated(version, store):
            found = Untracked(name, each.name, each.url, each.sentence, each.path)
            tracked = (each.url and _address(each.url) in addresses) or _is_known(_provider(name), each.name, known)
            if not tracked and found.as_source not in seen:
                seen.add(found.as_source)
                yield found


def _incorporated(version: Version, store: Store) -> Iterator[Incorporated]:
    """Read once for each version, then kept."""
    kept = store.derived(version.source, "incorporated", _MADE).get(version.digest)
    if kept is None:
        found = incorporated(store.document(version))
        kept = json.dumps([astuple(each) for each in found], ensure_ascii=False)
        store.keep_derived(version.source, "incorporated", _MADE, {version.digest: kept})
    return (Incorporated(*each) for each in json.loads(kept))


def _provider(name: str) -> str:
    return name.partition("/")[0]


def _keys(name: str, version: Version | None) -> Iterator[str]:
    """The names a source goes by: the last part of its own, and the title of its page."""
    yield _key(name.rpartition("/")[2])
    if version:
        yield _key(version.title)


def _is_known(provider: str, name: str, known: set[tuple[str, str]]) -> bool:
    """Is it the name, or the end of the name ("Acme Privacy Policy"), of a source of the provider?"""
    key = _key(name)
    return any(of == provider and (other == key or other.endswith(f" {key}")) for of, other in known)


def _key(name: str) -> str:
    return " ".join(_SMALL.sub(" ", _BETWEEN.sub(" ", name.lower())).split())


def _address(url: str) -> str:
    """An address as compared: without scheme, "www.", fragment and closing slash."""
    parts = urlsplit(url)
    return f"{parts.netloc.lower().removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}"
