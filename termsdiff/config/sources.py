"""One table of ``[sources]`` in, the source it says out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from termsdiff.config.checking import PAGES, REACHING, TABLE, TEXT, Known, MisfitError, check_keys, check_name
from termsdiff.config.selections import PAST, SELECTED, read_addresses, read_past, read_selection
from termsdiff.errors import ConfigError
from termsdiff.model import Source

__all__ = ["read_source"]

_SOURCE: Known = {"url": TEXT, "urls": PAGES, "every": TEXT, "past": PAST} | SELECTED
_SOURCE |= {"parts": TEXT, "next": ((bool, str), "true or a CSS selector in quotes")}
_SOURCE |= {"headers": TABLE, "cookies": TABLE} | REACHING
_REL_NEXT = "[rel~=next]"  # the links that HTML itself has for it


def read_source(name: str, entry: Any, *, every: str, capture: Mapping[str, Any]) -> Source:
    """The source the table ``entry`` says, with the default of ``every`` and what ``capture`` says for all.

    Raises:
        MisfitError: it says something it cannot mean.
    """
    from termsdiff.capture.addresses import names_private  # noqa: PLC0415 - --help can do without

    place = ("sources", name)
    check_keys(entry, _SOURCE, place)
    urls, own = read_addresses(entry, place)
    chosen = read_selection(entry, place)
    try:
        check_name(name)
    except ConfigError as error:
        raise MisfitError(str(error), place) from None
    if not urls:
        raise MisfitError(f'"{name}" has no URL; add url = "https://…"', place)
    # An address that names a private network is meant; a name that leads into one may be anybody's doing.
    private = capture.get("allow_private", any(map(names_private, urls)))
    return Source(
        name, urls, entry.get("every", every),
        select=chosen.select, remove=chosen.remove, own=own, past=read_past(entry, place),
        parts=entry.get("parts", ""), next=_next(entry.get("next", "")),
        allow_private=entry.get("allow_private", private), robots=entry.get("robots", True),
        browser=entry.get("browser", capture.get("browser")),
        headers=_pairs(entry, "headers", place), cookies=_pairs(entry, "cookies", place),
    )  # fmt: skip


def _next(value: bool | str) -> str:
    return value if isinstance(value, str) else _REL_NEXT if value else ""


def _pairs(entry: Mapping[str, Any], key: str, place: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    table = entry.get(key, {})
    if not all(isinstance(value, str) and value.isprintable() for value in table.values()):
        raise MisfitError(f'"{key}" must be a table of texts in quotes', (*place, key))
    return tuple(table.items())
