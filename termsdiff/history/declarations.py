"""A folder of Open Terms Archive declarations in, the sources they declare out, with what cannot be carried over.

One JSON file a service, ``<service>.json``: its terms by type, each with ``fetch``, ``select``, ``remove``,
``filter`` and ``executeClientScripts``, or several such source documents to ``combine``; beside it
``<service>.history.json`` with what was declared before, each entry up to its ``validUntil``. Written from a
description of the format.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from termsdiff.capture.addresses import names_private
from termsdiff.config.checking import check_url
from termsdiff.errors import ConfigError, InputError
from termsdiff.model import Past, Range, Selection, Selector, Source
from termsdiff.parse.links import clean_url

__all__ = ["Declared", "read_declarations"]

_BUILT_IN = "removeQueryParams"
_INHERITED = ("select", "remove", "filter", "executeClientScripts")  # beside ``combine`` these are defaults


@dataclass(frozen=True)
class Declared:
    """One declared document: the ``source``, None where it cannot be tracked at all, and what is ``lost`` of its
    declaration, a sentence each."""

    name: str
    source: Source | None
    lost: tuple[str, ...] = ()


class _Chosen(NamedTuple):
    """The addresses of an entry and what is read of them: all alike, or each by its ``own``."""

    urls: tuple[str, ...]
    select: tuple[Selector, ...]
    remove: tuple[Selector, ...]
    own: tuple[tuple[str, Selection], ...]


def read_declarations(folder: Path) -> Iterator[Declared]:
    """Every document the declarations in ``folder``, or in ``declarations`` below it, name; by service and type.

    Raises:
        InputError: there are none, or a file is no JSON.
    """
    within = folder / "declarations" if (folder / "declarations").is_dir() else folder
    files = sorted(path for path in within.glob("*.json") if not path.name.endswith(".history.json"))
    if not files:
        raise InputError(f"there is no declaration in {folder}: give the folder that holds <service>.json files")
    for path in files:
        terms = _content(path).get("terms")
        if isinstance(terms, dict):
            history = path.with_suffix(".history.json")
            before = _content(history) if history.exists() else {}
            for kind, entry in terms.items():
                yield _declared(f"{path.stem}/{kind}", entry, _listed(before.get(kind)))


def _content(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise InputError(f"cannot read {path}: {error}") from None
    return found if isinstance(found, dict) else {}


def _declared(name: str, entry: Any, before: Sequence[Any]) -> Declared:
    pages = list(_pages(entry))
    chosen = _chosen(pages)
    unusable = _unusable(chosen.urls)
    if unusable:
        return Declared(name, None, (unusable,))
    lost = dict.fromkeys(told for page in pages for told in _losses(page))
    past = tuple(sorted((found for each in before if (found := _past(each))), key=lambda found: found.until))
    if len(past) < len(before):
        lost[f"{len(before) - len(past)} past declarations without a time up to which they held"] = None
    if programs := sum(any(_lost_filters(page) for page in _pages(each)) for each in before):
        lost[f"the filters of {programs} past declarations"] = None
    browser = _browser([page.get("executeClientScripts") for page in pages])
    return Declared(name, Source(name, **chosen._asdict(), browser=browser, past=past), tuple(lost))


def _past(entry: Any) -> Past | None:
    """What a past entry declares; None where it does not say until when, or for nothing."""
    pages = list(_pages(entry))
    try:
        until = datetime.fromisoformat(entry["validUntil"])
    except (TypeError, KeyError, ValueError):
        return None
    until = until.replace(tzinfo=UTC) if until.tzinfo is None else until.astimezone(UTC)
    return Past(until, **_chosen(pages)._asdict()) if pages else None


def _pages(entry: Any) -> Iterator[dict[str, Any]]:
    """The source documents of an entry, in order, each with what holds for it."""
    if not isinstance(entry, dict):
        return
    parts = entry.get("combine", [entry])
    defaults = {key: entry[key] for key in _INHERITED if key in entry}
    for part in parts if isinstance(parts, list) else []:
        if isinstance(part, dict) and isinstance(part.get("fetch"), str) and _is_address(part["fetch"]):
            yield defaults | part


def _is_address(url: str) -> bool:
    with suppress(ConfigError):
        check_url(url)
        return True
    return False


def _chosen(pages: Sequence[Mapping[str, Any]]) -> _Chosen:
    """The addresses of source documents and what is read of them; an address declared twice is one page."""
    own = {
        page["fetch"]: Selection(tuple(_selectors(page, "select")), tuple(_selectors(page, "remove"))) for page in pages
    }
    alike = len(set(own.values())) == 1
    all_ = next(iter(own.values())) if alike else Selection()
    return _Chosen(tuple(own), all_.select, all_.remove, () if alike else tuple(own.items()))


def _unusable(urls: Iterable[str]) -> str:
    if not urls:
        return "it names no address"
    # What others declare must not lead this machine into its own network.
    private = next((url for url in urls if names_private(url)), "")
    return f"{private} is an address of a private network" if private else ""


def _browser(scripted: list[Any]) -> bool | None:
    """Does a document say to run the scripts of its pages: of one at least, of none, or nothing of it?"""
    return True if True in scripted else False if scripted == [False] * len(scripted) else None


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _selectors(page: Mapping[str, Any], key: str) -> Iterator[Selector]:
    """The CSS selectors and ranges of ``select`` or ``remove``, each once."""
    found: dict[Selector, None] = {}
    for each in _listed(page.get(key)):
        with suppress(InputError):
            if isinstance(each, str) and each.strip():
                found[each] = None
            elif isinstance(each, dict):
                found[Range.of(each)] = None
    return iter(found)


def _losses(page: Mapping[str, Any]) -> Iterator[str]:
    for key in ("select", "remove"):
        for each in _listed(page.get(key)):
            if isinstance(each, dict):
                try:
                    Range.of(each)
                except InputError as error:
                    yield f"a range in {key}; {error}"
    yield from _lost_filters(page)


def _lost_filters(page: Mapping[str, Any]) -> list[str]:
    """The filters that are programs, and the parameters the built-in one takes out of links that termsdiff keeps."""
    lost = []
    for each in _listed(page.get("filter")):
        name, value = next(iter(each.items()), ("", None)) if isinstance(each, dict) else (str(each), None)
        if name != _BUILT_IN:
            lost.append(f"the filter {name}; programs of a declaration are not run")
            continue
        kept = [str(key) for key in _listed(value) if "?" in clean_url(f"https://x.example/?{key}=1")]
        if kept:
            lost.append(f"the filter {name} of {', '.join(kept)}; only parameters that track are left out of links")
    return lost
