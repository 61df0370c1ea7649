"""A folder of Open Terms Archive declarations in, the sources they declare out, with what cannot be carried over.

One JSON file a service, ``<service>.json``: its terms by type, each with ``fetch``, ``select``, ``remove``,
``filter`` and ``executeClientScripts``, or several such source documents to ``combine``. Written from a description
of the format.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from termsdiff.capture.addresses import names_private
from termsdiff.errors import InputError
from termsdiff.model import Source

__all__ = ["Declared", "read_declarations"]

_BUILT_IN = "removeQueryParams"  # termsdiff compares links without tracking parameters anyway
_INHERITED = ("select", "remove", "filter", "executeClientScripts")  # beside ``combine`` these are defaults


@dataclass(frozen=True)
class Declared:
    """One declared document: the ``source``, None where it cannot be tracked at all, and what is ``lost`` of its
    declaration, a sentence each."""

    name: str
    source: Source | None
    lost: tuple[str, ...] = ()


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
            past = _past(path.with_suffix(".history.json"))
            for kind, entry in terms.items():
                yield _declared(f"{path.stem}/{kind}", entry, past.get(kind, 0))


def _content(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise InputError(f"cannot read {path}: {error}") from None
    return found if isinstance(found, dict) else {}


def _past(path: Path) -> dict[str, int]:
    """How many past declarations each type has."""
    entries = _content(path) if path.exists() else {}
    return {kind: len(listed) for kind, listed in entries.items() if isinstance(listed, list)}


def _declared(name: str, entry: Any, past: int) -> Declared:
    pages = list(_pages(entry)) if isinstance(entry, dict) else []
    urls = tuple(dict.fromkeys(page["fetch"] for page in pages))
    unusable = _unusable(urls)
    if unusable:
        return Declared(name, None, (unusable,))
    lost = [told for page in pages for told in _losses(page)]
    if len({json.dumps([page.get("select"), page.get("remove")]) for page in pages}) > 1:
        lost.append("its pages have selectors of their own; all of them are used on every page")
    if past:
        lost.append(f"{past} past declarations; past pages are read by the rules of today")
    source = Source(
        name,
        urls,
        select=tuple(dict.fromkeys(css for page in pages for css in _css(page.get("select")))),
        remove=tuple(dict.fromkeys(css for page in pages for css in _css(page.get("remove")))),
    )
    return Declared(name, source, tuple(dict.fromkeys(lost)))


def _pages(entry: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The source documents of an entry, in order, each with what holds for it."""
    parts = entry.get("combine", [entry])
    defaults = {key: entry[key] for key in _INHERITED if key in entry}
    for part in parts if isinstance(parts, list) else []:
        if isinstance(part, dict) and isinstance(part.get("fetch"), str):
            yield defaults | part


def _unusable(urls: Iterable[str]) -> str:
    if not urls:
        return "it names no address"
    # What others declare must not lead this machine into its own network.
    private = next((url for url in urls if names_private(url)), "")
    return f"{private} is an address of a private network" if private else ""


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _css(value: Any) -> Iterator[str]:
    """The CSS selectors of ``select`` or ``remove``, each alternative by itself left as it stands."""
    return (each for each in _listed(value) if isinstance(each, str))


def _losses(page: Mapping[str, Any]) -> Iterator[str]:
    for key in ("select", "remove"):
        if any(isinstance(each, dict) for each in _listed(page.get(key))):
            yield f"a range in {key}; what lies between two elements cannot be chosen"
    for each in _listed(page.get("filter")):
        name = next(iter(each), "") if isinstance(each, dict) else str(each)
        if name != _BUILT_IN:
            yield f"the filter {name}; programs of a declaration are not run"
    if page.get("executeClientScripts") is True:
        yield "its scripts are not run; a page that needs them is a failed check"
