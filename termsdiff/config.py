"""termsdiff.toml. In: the path of the file. Out: the sources to track and where their archive is; a source is added
at the file's end, everything else in it stays as it is.

    database = "terms.db"                       # beside this file, unless absolute

    [defaults]
    every = "1 day"                             # or "6 hours", "1 week", a cron expression

    [capture]
    contact = "legal@example.org"               # told to the sites asked: whom to write to
    timeout = 60                                # seconds for a page
    max_mb = 20                                 # size of a page
    delay = 1                                   # seconds between two requests to one site
    proxy = "http://proxy.example.org:3128"
    ca = "our-ca.pem"                           # certificates to trust besides the system's, beside this file

    [sources."examplecloud/product-terms"]
    url = "https://www.example.com/terms"       # or urls = ["…", "…"], the pages of one document in order
    every = "6 hours"
    select = ["main"]                           # only where the page needs it: what to read, what to leave out
    remove = [".newsletter"]
    allow_private = true                        # its name may lead into a private network, or to this machine
    robots = false                              # read it although its site's robots.txt asks programs not to
    headers = {Authorization = "Bearer …"}      # sent to this site alone, as are cookies; never stored

    [[ignore]]                                  # written by termsdiff ignore: this kind of change in this place
    source = "examplecloud/product-terms"
    clause = "¶1"
    kinds = ["modified"]
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import tomlkit

from termsdiff.errors import ConfigError
from termsdiff.model import Kind, Rule, Source

__all__ = [
    "CONFIG_NAME",
    "DATABASE_NAME",
    "Config",
    "add_rule",
    "add_source",
    "check_addable",
    "check_name",
    "read_config",
]

CONFIG_NAME = "termsdiff.toml"
DATABASE_NAME = "terms.db"
_EVERY = "1 day"
_PART = r"[^\s@/](?:[^\t\r\n@/]*[^\s@/])?"  # "@" begins a revision; spaces may stand inside ("Acme/Privacy Policy")
_NAME = re.compile(rf"(?!-){_PART}(?:/{_PART})*")
_URL = re.compile(r"https?://[^\s/]\S*", re.IGNORECASE)


@dataclass(frozen=True)
class Config:
    """What the file at ``path`` says (it need not exist): ``database``, ``sources``, the default of ``every``, and how
    to ``capture``: ``contact``, ``language``, ``proxy`` and ``ca`` (texts), ``timeout`` and ``delay`` (seconds),
    ``max_mb`` (megabytes), ``allow_private`` and ``robots``, where given. ``rules``: changes not to be told."""

    path: Path
    database: Path
    sources: tuple[Source, ...] = ()
    every: str = _EVERY
    capture: Mapping[str, Any] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()

    def rules_for(self, name: str) -> tuple[Rule, ...]:
        """What to ignore in the source of this name."""
        return tuple(rule for rule in self.rules if rule.source == name)

    def source(self, name: str) -> Source | None:
        """The source of this name, where it is tracked."""
        return next((source for source in self.sources if source.name == name), None)


def read_config(path: Path) -> Config:
    """Read ``path``; a file that does not exist tracks nothing.

    Raises:
        ConfigError: the file is no TOML, or holds an unknown key, a wrong type, an unusable name or URL; the
            message names file, line and key.
    """
    return _parse(path, _content(path))


def add_source(path: Path, *sources: Source) -> Config:
    """Write ``sources`` to the end of ``path``, which is made where there is none, and read it back.

    Raises:
        ConfigError: the file cannot be read or written or tracks the name already, or name or URL cannot be used.
    """
    content, config = _extended(path, *sources)
    _write(path, content)
    return config


def add_rule(path: Path, rule: Rule) -> Config:
    """Write ``rule`` at the end of the file and return what it says then.

    Raises:
        ConfigError: the file cannot be read or written, or says so already.
    """
    content = _content(path)
    if rule in _parse(path, content).rules:
        raise ConfigError(f"{path} says to ignore that already; nothing is left to do")
    entry = {"source": rule.source, "clause": rule.path, "kinds": [str(kind) for kind in rule.kinds]}
    content = _with(content, tomlkit.dumps({"ignore": [entry]}))
    config = _parse(path, content)
    _write(path, content)
    return config


def check_addable(path: Path, source: Source) -> None:
    """Make sure that `add_source` will take ``source``, without writing anything. Raises as it does."""
    _extended(path, source)


def _extended(path: Path, *sources: Source) -> tuple[bytes, Config]:
    content = _content(path)
    config = _parse(path, content)
    for source in sources:
        check_name(source.name)
        if config.source(source.name):
            raise ConfigError(f"{source.name} is tracked already; change its entry in {path}, or choose another name")
        for url in source.urls:
            _check_url(url)
    content = _with(content, "\n".join(_entry(source, default=config.every) for source in sources))
    return content, _parse(path, content)


def _with(content: bytes, entries: str) -> bytes:
    """The file with entries at its end, an empty line before them."""
    return (content.rstrip() + b"\n\n" if content.strip() else b"") + entries.encode()


def check_name(name: str) -> None:
    """Make sure that ``name`` can name a source: ``provider/document``, without "@" and line breaks.

    Raises:
        ConfigError: it cannot.
    """
    if not _NAME.fullmatch(name) or "://" in name:
        raise ConfigError(f'"{name}" cannot name a source; write provider/document, such as examplecloud/product-terms')


def _check_url(url: str) -> None:
    if not _URL.fullmatch(url):
        raise ConfigError(f'"{url}" is no web address; write one that begins with https:// or http://')
    if "@" in url.partition("://")[2].partition("/")[0]:
        raise ConfigError(
            f"the address of {url.rpartition('@')[2]} holds a name and a password; give them as headers of the source"
        )


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise ConfigError(f"cannot read {path}: {error.strerror}") from None


def _write(path: Path, content: bytes) -> None:
    """Put the new file in the old one's place in one step, so that no kill leaves half of it."""
    path = path.resolve()
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        if path.exists():
            beside.chmod(path.stat().st_mode)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise ConfigError(f"cannot write {path}: {error.strerror}; nothing was added") from None


def _entry(source: Source, *, default: str) -> str:
    table = tomlkit.table()
    if len(source.urls) == 1:
        table["url"] = source.urls[0]
    else:
        table["urls"] = list(source.urls)
    if source.every != default:
        table["every"] = source.every
    for key, selectors in (("select", source.select), ("remove", source.remove)):
        if selectors:
            table[key] = list(selectors)
    if source.allow_private:
        table["allow_private"] = True
    sources = tomlkit.table(is_super_table=True)
    sources[source.name] = table
    return tomlkit.dumps({"sources": sources})


class _MisfitError(ConfigError):
    """Something in the file that cannot be: ``place`` is the path of tables and key that leads to it."""

    def __init__(self, message: str, place: tuple[str, ...]) -> None:
        super().__init__(message)
        self.place = place


def _parse(path: Path, content: bytes) -> Config:
    try:
        text = content.decode("utf-8-sig")
        return _config(path, tomllib.loads(text))
    except UnicodeDecodeError:
        raise ConfigError(f"{path} is not valid TOML: it is not UTF-8 text; save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path} is not valid TOML: {error}; correct it and try again") from None
    except _MisfitError as misfit:
        line = _line_of(text, misfit.place)
        raise ConfigError(f"{path}, line {line}: {misfit}" if line else f"{path}: {misfit}") from None


# What may stand where: key -> (the types it may have, how to say so).
_Known = dict[str, tuple[tuple[type, ...], str]]
_TEXT = ((str,), "a text in quotes")
_TEXTS = ((str, list), "a text in quotes or a list of them")
_TABLE = ((dict,), "a table")
_NUMBER = ((int, float), "a number above 0")
_FLAG = ((bool,), "true or false")
_TOP: _Known = {"database": _TEXT, "defaults": _TABLE, "capture": _TABLE, "sources": _TABLE}
_TOP |= {"ignore": ((list,), "[[ignore]] tables")}
_RULE = {"source": _TEXT, "clause": _TEXT, "kinds": _TEXTS}
_REACHING: _Known = {"allow_private": _FLAG, "robots": _FLAG}
_CAPTURE: _Known = {"contact": _TEXT, "language": _TEXT, "timeout": _NUMBER, "max_mb": _NUMBER, "delay": _NUMBER}
_CAPTURE |= {"proxy": _TEXT, "ca": _TEXT} | _REACHING
_DEFAULTS = {"every": _TEXT}
_SOURCE: _Known = {"url": _TEXT, "urls": _TEXTS, "every": _TEXT, "select": _TEXTS, "remove": _TEXTS}
_SOURCE |= {"headers": _TABLE, "cookies": _TABLE} | _REACHING


def _config(path: Path, data: Mapping[str, Any]) -> Config:
    rules = tuple(map(_rule, data.get("ignore", ()))) if isinstance(data.get("ignore", ()), list | tuple) else ()
    _check_keys({key: value for key, value in data.items() if not (key == "ignore" and rules)}, _TOP, ())
    defaults = data.get("defaults", {})
    _check_keys(defaults, _DEFAULTS, ("defaults",))
    capture = data.get("capture", {})
    _check_keys(capture, _CAPTURE, ("capture",))
    every = defaults.get("every", _EVERY)
    entries = data.get("sources", {}).items()
    sources = tuple(_source(name, entry, every=every, capture=capture) for name, entry in entries)
    return Config(path, path.parent / data.get("database", DATABASE_NAME), sources, every, capture, rules)


def _rule(entry: Any) -> Rule:
    _check_keys(entry, _RULE, ("ignore",))
    if lacking := [key for key in _RULE if not entry.get(key) and key != "clause"]:
        raise _MisfitError(f'[[ignore]] lacks "{lacking[0]}"', ("ignore",))
    try:
        return Rule(entry["source"], entry.get("clause", ""), tuple(map(Kind, _texts(entry, "kinds"))))
    except ValueError as error:
        raise _MisfitError(f"{error}; kinds are {', '.join(Kind)}", ("ignore",)) from None


def _check_keys(table: Any, known: Mapping[str, tuple[tuple[type, ...], str]], place: tuple[str, ...]) -> None:
    if not isinstance(table, dict):
        raise _MisfitError(f'"{place[-1]}" must be {_TABLE[1]}', place)
    for key, value in table.items():
        if key not in known:
            raise _MisfitError(f'unknown key "{key}"; known here: {", ".join(known)}', (*place, key))
        types, meaning = known[key]
        if not isinstance(value, types) or not (types == _FLAG[0] or _is_fit(value)):
            raise _MisfitError(f'"{key}" must be {meaning}', (*place, key))


def _is_fit(value: Any) -> bool:
    """Whether a value of the right type can be used: lists hold texts, numbers are above 0."""
    if isinstance(value, list):
        return all(isinstance(each, str) for each in value)
    return not isinstance(value, int | float) or (value > 0 and not isinstance(value, bool))


def _source(name: str, entry: Any, *, every: str, capture: Mapping[str, Any]) -> Source:
    from termsdiff.capture.addresses import names_private  # noqa: PLC0415 - loads httpx2, which --help can do without

    place = ("sources", name)
    _check_keys(entry, _SOURCE, place)
    urls = _texts(entry, "url") + _texts(entry, "urls")
    try:
        check_name(name)
        for url in urls:
            _check_url(url)
    except ConfigError as error:
        raise _MisfitError(str(error), place) from None
    if not urls:
        raise _MisfitError(f'"{name}" has no URL; add url = "https://…"', place)
    # An address that names a private network is meant; a name that leads into one may be anybody's doing.
    private = capture.get("allow_private", any(map(names_private, urls)))
    return Source(
        name, urls, entry.get("every", every),
        select=_texts(entry, "select"), remove=_texts(entry, "remove"),
        allow_private=entry.get("allow_private", private), robots=entry.get("robots", True),
        headers=_pairs(entry, "headers", place), cookies=_pairs(entry, "cookies", place),
    )  # fmt: skip


def _pairs(entry: Mapping[str, Any], key: str, place: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    table = entry.get(key, {})
    if not all(isinstance(value, str) and value.isprintable() for value in table.values()):
        raise _MisfitError(f'"{key}" must be a table of texts in quotes', (*place, key))
    return tuple(table.items())


def _texts(entry: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = entry.get(key, ())
    return (value,) if isinstance(value, str) else tuple(value)


def _line_of(text: str, place: tuple[str, ...]) -> int | None:
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
