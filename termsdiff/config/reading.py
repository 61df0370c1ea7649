"""The text of termsdiff.toml in, what it says out."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from termsdiff.config.checking import (
    NUMBER,
    REACHING,
    TABLE,
    TEXT,
    TEXTS,
    Known,
    MisfitError,
    check_keys,
    line_of,
    texts_of,
)  # fmt: skip
from termsdiff.config.sources import read_source
from termsdiff.config.targets import read_target
from termsdiff.errors import ConfigError
from termsdiff.model import Kind, Rule, Source, Target

__all__ = ["CONFIG_NAME", "DATABASE_NAME", "Config", "content_of", "parse_config", "read_config"]

CONFIG_NAME = "termsdiff.toml"
DATABASE_NAME = "terms.db"
_EVERY = "1 day"

_TOP: Known = {"database": TEXT, "defaults": TABLE, "capture": TABLE, "sources": TABLE, "notify": TABLE}
_TOP |= {"ignore": ((list,), "[[ignore]] tables")}
_RULE: Known = {"source": TEXT, "clause": TEXT, "kinds": TEXTS}
_CAPTURE: Known = {"contact": TEXT, "language": TEXT, "timeout": NUMBER, "max_mb": NUMBER, "delay": NUMBER}
_CAPTURE |= {"proxy": TEXT, "ca": TEXT} | REACHING
_DEFAULTS: Known = {"every": TEXT}


@dataclass(frozen=True)
class Config:
    """What the file at ``path`` says (it need not exist): ``database``, ``sources``, the default of ``every``, and how
    to ``capture``: ``contact``, ``language``, ``proxy`` and ``ca`` (texts), ``timeout`` and ``delay`` (seconds),
    ``max_mb`` (megabytes), ``allow_private`` and ``robots``, where given. ``rules``: changes not to be told;
    ``targets``: whom to notify of what."""

    path: Path
    database: Path
    sources: tuple[Source, ...] = ()
    every: str = _EVERY
    capture: Mapping[str, Any] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    targets: tuple[Target, ...] = ()

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
    return parse_config(path, content_of(path))


def content_of(path: Path) -> bytes:
    """The bytes of the file, none where it does not exist. Raises ConfigError where it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise ConfigError(f"cannot read {path}: {error.strerror}") from None


def parse_config(path: Path, content: bytes) -> Config:
    """What ``content`` says as that of the file at ``path``. Raises ConfigError as `read_config` does."""
    try:
        text = content.decode("utf-8-sig")
        return _config(path, tomllib.loads(text))
    except UnicodeDecodeError:
        raise ConfigError(f"{path} is not valid TOML: it is not UTF-8 text; save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path} is not valid TOML: {error}; correct it and try again") from None
    except MisfitError as misfit:
        outwards = (misfit.place[:length] for length in range(len(misfit.place), 0, -1))  # keys of an inline table
        line = next((line for place in outwards if (line := line_of(text, place))), None)
        raise ConfigError(f"{path}, line {line}: {misfit}" if line else f"{path}: {misfit}") from None


def _config(path: Path, data: Mapping[str, Any]) -> Config:
    rules = tuple(map(_rule, data.get("ignore", ()))) if isinstance(data.get("ignore", ()), list | tuple) else ()
    check_keys({key: value for key, value in data.items() if not (key == "ignore" and rules)}, _TOP, ())
    defaults = data.get("defaults", {})
    check_keys(defaults, _DEFAULTS, ("defaults",))
    capture = data.get("capture", {})
    check_keys(capture, _CAPTURE, ("capture",))
    every = defaults.get("every", _EVERY)
    entries = data.get("sources", {}).items()
    sources = tuple(read_source(name, entry, every=every, capture=capture) for name, entry in entries)
    targets = tuple(read_target(name, entry, path.parent) for name, entry in data.get("notify", {}).items())
    return Config(path, path.parent / data.get("database", DATABASE_NAME), sources, every, capture, rules, targets)


def _rule(entry: Any) -> Rule:
    check_keys(entry, _RULE, ("ignore",))
    if lacking := [key for key in _RULE if not entry.get(key) and key != "clause"]:
        raise MisfitError(f'[[ignore]] lacks "{lacking[0]}"', ("ignore",))
    try:
        return Rule(entry["source"], entry.get("clause", ""), tuple(map(Kind, texts_of(entry, "kinds"))))
    except ValueError as error:
        raise MisfitError(f"{error}; kinds are {', '.join(Kind)}", ("ignore",)) from None
