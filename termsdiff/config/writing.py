"""Sources and rules in, their entries at the end of termsdiff.toml out; everything else in it stays as it is."""

from __future__ import annotations

import os
from pathlib import Path

import tomlkit

from termsdiff.config.checking import check_name, check_url
from termsdiff.config.reading import Config, content_of, parse_config
from termsdiff.config.selections import write_addresses, write_selection
from termsdiff.errors import ConfigError
from termsdiff.model import Rule, Source

__all__ = ["add_rule", "add_source", "check_addable"]


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
    content = content_of(path)
    if rule in parse_config(path, content).rules:
        raise ConfigError(f"{path} says to ignore that already; nothing is left to do")
    entry = {"source": rule.source, "clause": rule.path, "kinds": [str(kind) for kind in rule.kinds]}
    content = _with(content, tomlkit.dumps({"ignore": [entry]}))
    config = parse_config(path, content)
    _write(path, content)
    return config


def check_addable(path: Path, source: Source) -> None:
    """Make sure that `add_source` will take ``source``, without writing anything. Raises as it does."""
    _extended(path, source)


def _extended(path: Path, *sources: Source) -> tuple[bytes, Config]:
    content = content_of(path)
    config = parse_config(path, content)
    for source in sources:
        check_name(source.name)
        if config.source(source.name):
            raise ConfigError(f"{source.name} is tracked already; change its entry in {path}, or choose another name")
        for url in source.urls:
            check_url(url)
    content = _with(content, "\n".join(_entry(source, default=config.every) for source in sources))
    return content, parse_config(path, content)


def _with(content: bytes, entries: str) -> bytes:
    """The file with entries at its end, an empty line before them."""
    return (content.rstrip() + b"\n\n" if content.strip() else b"") + entries.encode()


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
    write_addresses(table, source.urls, source.own)
    if source.every != default:
        table["every"] = source.every
    for key, selector in (("parts", source.parts), ("next", source.next)):
        if selector:
            table[key] = selector
    if source.allow_private:
        table["allow_private"] = True
    if source.browser is not None:
        table["browser"] = source.browser
    write_selection(table, source)
    sources = tomlkit.table(is_super_table=True)
    sources[source.name] = table
    return tomlkit.dumps({"sources": sources})
