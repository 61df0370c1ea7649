"""What of its pages a source reads, as termsdiff.toml has it: in, the values of the model; and the other way round.

urls = ["https://www.example.com/terms/1", {url = "https://www.example.com/terms/2", select = ["article"]}]
select = ["main", {startAfter = "h1", endBefore = "footer"}]

[[sources."examplecloud/product-terms".past]]
until = 2021-03-01T12:00:00Z
select = ["#content"]
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import tomlkit
from tomlkit.items import AoT, Array, Table

from termsdiff.config.checking import PAGES, SELECTORS, TEXT, Known, MisfitError, check_keys, check_url
from termsdiff.errors import ConfigError, InputError
from termsdiff.model import Past, Range, Selection, Selector, Source

__all__ = ["PAST", "SELECTED", "read_addresses", "read_past", "read_selection", "write_addresses", "write_selection"]

SELECTED: Known = {"select": SELECTORS, "remove": SELECTORS}
PAST = ((list, dict), "[[…past]] tables")
_PAGE: Known = {"url": TEXT} | SELECTED
_PAST: Known = {"until": ((datetime,), "a date with a time, such as 2021-03-01T12:00:00Z"), "url": TEXT, "urls": PAGES}
_PAST |= SELECTED
_Own = tuple[tuple[str, Selection], ...]


def read_selection(entry: Mapping[str, Any], place: tuple[str, ...]) -> Selection:
    """What ``select`` and ``remove`` of a table say. Raises MisfitError for a range that is none."""
    return Selection(*(tuple(_selectors(entry, key, place)) for key in SELECTED))


def _selectors(entry: Mapping[str, Any], key: str, place: tuple[str, ...]) -> Iterable[Selector]:
    for each in _listed(entry.get(key, [])):
        try:
            yield each if isinstance(each, str) else Range.of(each)
        except InputError as error:
            raise MisfitError(str(error), (*place, key)) from None


def read_addresses(entry: Mapping[str, Any], place: tuple[str, ...]) -> tuple[tuple[str, ...], _Own]:
    """The addresses ``url`` and ``urls`` of a table name, and the selections of those that have one of their own.

    Raises:
        MisfitError: one is no address, or what stands beside it cannot be used.
    """
    urls: list[str] = []
    own: list[tuple[str, Selection]] = []
    for page in (page for key in ("url", "urls") for page in _listed(entry.get(key, []))):
        if isinstance(page, dict):
            check_keys(page, _PAGE, (*place, "urls"))
            if "url" not in page:
                raise MisfitError('a page of "urls" lacks its "url"', (*place, "urls"))
            if any(key in page for key in SELECTED):
                own.append((page["url"], read_selection(page, (*place, "urls"))))
        urls.append(page["url"] if isinstance(page, dict) else page)
    try:
        for url in urls:
            check_url(url)
    except ConfigError as error:
        raise MisfitError(str(error), place) from None
    return tuple(urls), tuple(own)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def read_past(entry: Mapping[str, Any], place: tuple[str, ...]) -> tuple[Past, ...]:
    """What ``past`` of a table says, earliest first. Raises MisfitError where it cannot be used."""
    listed = (_past(each, (*place, "past")) for each in _listed(entry.get("past", [])))
    return tuple(sorted(listed, key=lambda past: past.until))


def _past(entry: Any, place: tuple[str, ...]) -> Past:
    check_keys(entry, _PAST, place)
    if "until" not in entry:
        raise MisfitError('"past" lacks "until", the time it held up to', place)
    until, (urls, own), chosen = entry["until"], read_addresses(entry, place), read_selection(entry, place)
    until = until.replace(tzinfo=UTC) if until.tzinfo is None else until.astimezone(UTC)
    return Past(until, urls, chosen.select, chosen.remove, own)


def write_addresses(table: Table, urls: Sequence[str], own: _Own) -> None:
    """Put ``url`` or ``urls`` into a table."""
    chosen = dict(own)
    if len(urls) == 1 and not chosen:
        table["url"] = urls[0]
    elif urls:
        table["urls"] = _lines([_page(url, chosen[url]) if url in chosen else url for url in urls], wide=bool(own))


def _page(url: str, chosen: Selection) -> Any:
    page = tomlkit.inline_table()
    page["url"] = url
    for key, selectors in _named(chosen):
        page[key] = _array(selectors)
    return page


def write_selection(table: Table, source: Source | Past) -> None:
    """Put ``select`` and ``remove``, and ``past`` where there is one, into a table."""
    for key, selectors in _named(Selection(source.select, source.remove)):
        if selectors:
            table[key] = _array(selectors)
    if isinstance(source, Source) and source.past:
        table["past"] = _history(source.past)


def _history(past: Iterable[Past]) -> AoT:
    listed = tomlkit.aot()
    for each in past:
        entry = tomlkit.table()
        entry["until"] = each.until
        write_addresses(entry, each.urls, each.own)
        write_selection(entry, each)
        listed.append(entry)
    return listed


def _named(chosen: Selection) -> tuple[tuple[str, tuple[Selector, ...]], ...]:
    return ("select", chosen.select), ("remove", chosen.remove)


def _array(selectors: Iterable[Selector]) -> Array:
    return _lines([each if isinstance(each, str) else _range(each) for each in selectors], wide=False)


def _range(chosen: Range) -> Any:
    table = tomlkit.inline_table()
    table.update(chosen.table)
    return table


def _lines(values: Iterable[Any], *, wide: bool) -> Array:
    """The values as an array, each in its own line where they are ``wide``."""
    array = tomlkit.array()
    array.extend(values)
    return array.multiline(wide)
