"""A way to capture in, one out that also gets the pages which the pages of a source lead to: the parts that an index
lists, and the page after each page.

Each is asked for as any page is: with the manners and the guard of the capture. All of them stay on the source's site,
none is had twice, and their number is bounded. One that cannot be had fails the check: half a document is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from urllib.parse import urldefrag, urlsplit

from termsdiff.errors import CaptureError, CaptureReason
from termsdiff.model import Snapshot, Source
from termsdiff.parse.leads import leads
from termsdiff.pipeline.ahead import Capture, Clock

__all__ = ["following", "next_named"]

_MOST = 200  # pages of one document; the longest set of terms we know of in parts has 40
_REL_NEXT = "[rel~=next]"
_HTML = {"text/html", "application/xhtml+xml"}


def following(capture: Capture) -> Capture:
    """A capture of all pages of a document. The snapshot of a page that another one led to says so in its role."""

    def captured(source: Source, *, clock: Clock, validators: tuple[str, str] = ("", "")) -> tuple[Snapshot, ...]:
        if not (source.parts or source.next):
            return capture(source, clock=clock, validators=validators)
        walk = _Walk(source, partial(capture, clock=clock))  # a page that is still the same may lead to others
        return tuple(walk.pages())

    return captured


def next_named(source: Source, pages: Sequence[Snapshot]) -> str:
    """The page of its site that the last of the ``pages`` of a source names as its next one, and that nobody asked
    for; "" where there is none. It may be the next part of the terms, or another document."""
    had = {urldefrag(page.url).url for page in pages}
    last = pages[-1] if pages and not (source.next or source.parts) else None
    named = _leads(last, _REL_NEXT) if last else ()
    return next((each for each in named if each not in had and last and _site(each) == _site(last.url)), "")


@dataclass
class _Walk:
    """One walk over the pages of a source; ``had`` are the addresses that need not be asked for again."""

    source: Source
    capture: Callable[[Source], tuple[Snapshot, ...]]
    had: set[str] = field(default_factory=set)
    count: int = 0

    def pages(self) -> Iterator[Snapshot]:
        first = self.capture(self.source)
        for url, page in zip(self.source.urls, first, strict=True):
            self._note(url, page)
        for page in first:
            if not self.source.parts:
                yield from self._onward(page)
                continue
            yield page.as_role("index")
            for part in self._parts(page):
                yield from self._onward(part)

    def _parts(self, index: Snapshot) -> Iterator[Snapshot]:
        found = _leads(index, self.source.parts)
        if not found:
            told = f'lists no parts: nothing on it matches parts = "{self.source.parts}"; correct it in termsdiff.toml'
            raise _incomplete(f"{index.url} {told}")
        for address in found:
            if address not in self.had:
                yield self._get(address, index, "part")

    def _onward(self, page: Snapshot) -> Iterator[Snapshot]:
        """The page and those that follow it; the last one often names itself or the first."""
        yield page
        while self.source.next and (found := _leads(page, self.source.next)) and found[0] not in self.had:
            page = self._get(found[0], page, "next")
            yield page

    def _get(self, address: str, page: Snapshot, role: str) -> Snapshot:
        self._require_site(address, page.url)
        if self.count >= _MOST:
            raise _incomplete(f"{page.url} leads to more than {_MOST} pages: narrow {self._settings} in termsdiff.toml")
        [got] = self.capture(replace(self.source, urls=(address,)))
        self._require_site(got.url, page.url)
        self._note(address, got)
        return got.as_role(role)

    def _note(self, address: str, page: Snapshot) -> None:
        self.count += 1
        self.had |= {urldefrag(each).url for each in (address, page.url)}

    def _require_site(self, address: str, page: str) -> None:
        if _site(address) not in {_site(page), *map(_site, self.source.urls)}:
            advice = f"narrow {self._settings} in termsdiff.toml, or track that page by itself"
            raise _incomplete(f"{page} leads to {address} on another site: {advice}")

    @property
    def _settings(self) -> str:
        return " and ".join(key for key in ("parts", "next") if getattr(self.source, key))


def _leads(page: Snapshot, css: str) -> tuple[str, ...]:
    return leads(page.content, css, url=page.url, charset=page.charset) if page.media_type in _HTML else ()


def _site(url: str) -> tuple[str, int | None]:
    """Host and port by which two addresses are of one site; with and without "www." and TLS they are the same."""
    address = urlsplit(url)
    return (address.hostname or "").removeprefix("www."), address.port


def _incomplete(message: str) -> CaptureError:
    return CaptureError(f"{message}.", reason=CaptureReason.INCOMPLETE)
