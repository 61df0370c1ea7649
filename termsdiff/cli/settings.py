"""What every command shares: where termsdiff.toml and the archive are, and what time it is.

`located` gives a command the options ``--config`` and ``--database``; they may stand before or after its name. Loads
nothing heavy, so that ``--help`` is quick.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import click

from termsdiff.config import CONFIG_NAME, Config, read_config
from termsdiff.errors import ConfigError, InputError
from termsdiff.schedule import parse_every

__all__ = ["NOW", "SINCE", "Settings", "Since", "example", "located", "reaching", "settings", "system_clock"]

_F = TypeVar("_F", bound=Callable[..., Any])
_Clock = Callable[[], datetime]
Since = Callable[[datetime], datetime]
_PERIOD = re.compile(r"(?P<count>\d{1,4}) *(?P<unit>[dwmy])(?:ays?|eeks?|onths?|ears?)?", re.IGNORECASE)
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}


@dataclass
class Settings:
    """Where things are, as far as the command line says."""

    config_path: Path | None = None
    database: Path | None = None
    allow_private: bool = False

    def config(self, *, may_be_missing: bool = False) -> Config:
        """What termsdiff.toml says, with ``--database`` in place of its archive.

        Raises:
            ConfigError: it cannot be read, or ``--config`` names a file that is not there.
        """
        path = self.config_path or Path(CONFIG_NAME)
        if self.config_path and not may_be_missing and not path.exists():
            raise ConfigError(f"there is no {path}; check --config, or make the file with termsdiff add")
        config = read_config(path)
        for source in config.sources:
            _check_every(source.every, f"{path}: {source.name}")
        for target in config.targets:
            if target.digest not in ("", "run"):
                _check_every(target.digest, f"{path}: [notify.{target.name}]", key="digest")
        database = self.database or os.environ.get("TERMSDIFF_DATABASE")
        return replace(config, database=Path(database)) if database else config


def _check_every(every: str, place: str, *, key: str = "every") -> None:
    try:
        parse_every(every)
    except ConfigError as error:
        raise ConfigError(f"{place}: {str(error).replace('every =', f'{key} =')}") from None


def example(*lines: str) -> str:
    """The end of a command's help: commands to copy."""
    return "\n".join(("\b", "Example:" if len(lines) == 1 else "Examples:", *(f"  {line}" for line in lines)))


def settings() -> Settings:
    """Those of the command that runs."""
    return click.get_current_context().ensure_object(Settings)


def _keep(ctx: click.Context, parameter: click.Parameter, value: Path | bool | None) -> None:
    if value:
        setattr(ctx.ensure_object(Settings), str(parameter.name), value)


def located(function: _F) -> _F:
    """Give a command ``--config`` and ``--database``."""
    path = click.Path(dir_okay=False, path_type=Path)
    config = click.option(
        "--config",
        "config_path",
        type=path,
        callback=_keep,
        expose_value=False,
        help=f"The file that says what to track. [{CONFIG_NAME} here]",
    )
    database = click.option(
        "--database",
        type=path,
        callback=_keep,
        expose_value=False,
        help="The archive. [$TERMSDIFF_DATABASE, or terms.db beside that file]",
    )
    return config(database(function))


def reaching(function: _F) -> _F:
    """Give a command ``--allow-private``."""
    return click.option(
        "--allow-private",
        is_flag=True,
        callback=_keep,
        expose_value=False,
        help="Let the addresses lead into a private network.",
    )(function)


def system_clock() -> datetime:
    """The time of day, UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


class _Now(click.ParamType[_Clock]):
    """A time, as a clock that always shows it."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> _Clock:  # noqa: ARG002
        """Read a date or time in ISO form; without a zone it is UTC."""
        try:
            at = datetime.fromisoformat(value)
        except ValueError:
            raise InputError(f'cannot read the time "{value}"; write it as 2024-03-01 or 2024-03-01T06:00') from None
        at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
        return lambda: at


NOW = _Now()


class _SinceType(click.ParamType[Since]):
    """When a period began, as what gives it for the time it is."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Since:  # noqa: ARG002
        """Read "30d", "2 weeks" or "6 months", before now, or a date (its beginning) or time; without a zone it is
        UTC."""
        if found := _PERIOD.fullmatch(value.strip()):
            ago = timedelta(days=int(found["count"]) * _DAYS[found["unit"].lower()])
            return lambda now: now - ago
        try:
            at = datetime.fromisoformat(value)
        except ValueError:
            raise InputError(f'cannot read "{value}"; write a day or how long ago: 2024-03-01, 30d, 2 weeks') from None
        at = at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
        return lambda _: at


SINCE = _SinceType()
