"""Keys and values of termsdiff.toml in, an error with its place out where they may not stand there."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from termsdiff.errors import ConfigError

__all__ = [
    "FLAG",
    "NUMBER",
    "PAGES",
    "REACHING",
    "SELECTORS",
    "TABLE",
    "TEXT",
    "TEXTS",
    "Known",
    "MisfitError",
    "check_keys",
    "check_name",
    "check_url",
    "line_of",
    "texts_of",
]

_PART = r"[^\s@/](?:[^\t\r\n@/]*[^\s@/])?"  # "@" begins a revision; spaces may stand inside ("Acme/Privacy Policy")
_NAME = re.compile(rf"(?!-){_PART}(?:/{_PART})*")
_URL = re.compile(r"https?://[^\s/]\S*", re.IGNORECASE)

# What may stand where: key -> (the types it may have, how to say so).
Known = dict[str, tuple[tuple[type, ...], str]]
TEXT = ((str,), "a text in quotes")
TEXTS = ((str, list), "a text in quotes or a list of them")
SELECTORS = ((str, dict, list), f'{TEXTS[1]}, or of ranges such as {{startAfter = "h1", endBefore = "footer"}}')
PAGES = ((str, dict, list), f'{TEXTS[1]}, or of tables such as {{url = "https://…", select = ["main"]}}')
TABLE = ((dict,), "a table")
NUMBER = ((int, float), "a number above 0")
FLAG = ((bool,), "true or false")
REACHING: Known = {"allow_private": FLAG, "robots": FLAG, "browser": FLAG}


class MisfitError(ConfigError):
    """Something in the file that cannot be: ``place`` is the path of tables and key that leads to it."""

    def __init__(self, message: str, place: tuple[str, ...]) -> None:
        super().__init__(message)
        self.place = place


def check_name(name: str) -> None:
    """Make sure that ``name`` can name a source: ``provider/document``, without "@" and line breaks.

    Raises:
        ConfigError: it cannot.
    """
    if not _NAME.fullmatch(name) or "://" in name:
        raise ConfigError(f'"{name}" cannot name a source; write provider/document, such as examplecloud/product-terms')


def check_url(url: str) -> None:
    """Make sure that ``url`` is a web address without name and password.

    Raises:
        ConfigError: it is not.
    """
    if not _URL.fullmatch(url):
        raise ConfigError(f'"{url}" is no web address; write one that begins with https:// or http://')
    if "@" in url.partition("://")[2].partition("/")[0]:
        raise ConfigError(
            f"the address of {url.rpartition('@')[2]} holds a name and a password; give them as headers of the source"
        )


def check_keys(table: Any, known: Known, place: tuple[str, ...]) -> None:
    """Make sure that ``table``, found at ``place``, is one that holds ``known`` keys with fitting values only.

    Raises:
        MisfitError: it is not; the message says what is known there, or what fits.
    """
    if not isinstance(table, dict):
        raise MisfitError(f'"{place[-1]}" must be {TABLE[1]}', place)
    for key, value in table.items():
        if key not in known:
            raise MisfitError(f'unknown key "{key}"; known here: {", ".join(known)}', (*place, key))
        types, meaning = known[key]
        if not isinstance(value, types) or not (bool in types or _is_fit(value, types)):
            raise MisfitError(f'"{key}" must be {meaning}', (*place, key))


def _is_fit(value: Any, types: tuple[type, ...]) -> bool:
    """Whether a value of the right type can be used: lists hold texts, or what else may stand there alone; numbers are
    above 0."""
    if isinstance(value, list):
        return all(isinstance(each, tuple(set(types) & {str, dict})) for each in value)
    return not isinstance(value, int | float) or (value > 0 and not isinstance(value, bool))


def line_of(text: str, place: tuple[str, ...]) -> int | None:
    """The line on which ``place`` is set, so far as it can be found without a parser that keeps lines: a table's
    header or a key in its own line. Each line is read as TOML by itself, below the header before it."""
    header: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), start=1):
        found = _keys(line) or _keys(line.split("=")[0] + "= 0")
        if line.lstrip().startswith("["):
            header = found
        elif found:
            found = (*header, *found)
        if found and found[: len(place)] == place:
            return number
    return None


def _keys(line: str) -> tuple[str, ...]:
    """The keys a line of TOML leads through, outermost first; none where it is no line by itself."""
    try:
        data = tomllib.loads(line)
    except tomllib.TOMLDecodeError:
        return ()
    keys = []
    while isinstance(data, dict) and len(data) == 1:
        [(key, data)] = data.items()
        keys.append(key)
    return tuple(keys)


def texts_of(entry: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """The texts under ``key``: one by itself, a list, or none."""
    value = entry.get(key, ())
    return (value,) if isinstance(value, str) else tuple(value)
