"""Where output goes: results to stdout, or to a file; colour and progress on a terminal only.

The environment decides as everywhere: NO_COLOR turns colour off, FORCE_COLOR on.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol, TypeVar

import click
from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.progress import Progress, track
from rich.style import Style

from termsdiff.errors import InputError

__all__ = ["Step", "columns", "emit", "emit_styled", "progress", "steps"]

_T = TypeVar("_T")
_STYLES = {
    "title": Style(bold=True),
    "meta": Style(dim=True),
    "removed": Style(color="red"),
    "added": Style(color="green"),
    "path": Style(color="cyan", bold=True),
    "kind": Style(color="yellow"),
    "context": Style(dim=True),
    "failed": Style(color="red"),
}


def emit(result: str | bytes, path: Path | None = None) -> None:
    """Write a result to ``path`` ("-" or None is stdout), texts as UTF-8.

    Raises:
        InputError: the file cannot be written.
    """
    if path is None or str(path) == "-":
        click.echo(result, nl=False)
        return
    try:
        path.write_bytes(result.encode() if isinstance(result, str) else result)
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror}; choose another place with -o") from None


def emit_styled(runs: Iterable[tuple[str, str]]) -> None:
    """Write runs of (style, text) to stdout, coloured on a terminal; line ends are part of the runs."""
    if not _coloured():
        click.echo("".join([text for _, text in runs]), nl=False)
        return
    buffer = io.StringIO()
    console = Console(file=buffer, force_terminal=True, highlight=False, markup=False, emoji=False, soft_wrap=True)
    for style, text in runs:
        console.print(text, style=_STYLES.get(style), end="")
    click.echo(buffer.getvalue(), nl=False, color=True)


def _coloured() -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


def columns(rows: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Pad the cells of each row so that columns align; the last one keeps its length."""
    rows = list(rows)
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)][:-1]
    for row in rows:
        yield (*(set_cell_size(cell, width) for cell, width in zip(row, widths, strict=False)), row[-1])


def progress(items: Iterable[_T], doing: str, *, total: int | None = None) -> Iterable[_T]:
    """The items, ``total`` in number, with a bar on stderr where that is a terminal."""
    console = Console(stderr=True)
    return track(items, doing, total, console=console, transient=True) if console.is_terminal else items


class Step(Protocol):
    """How far something is."""

    @property
    def done(self) -> int:
        """So many are done."""

    @property
    def total(self) -> int:
        """So many there are."""


_S = TypeVar("_S", bound=Step)


def steps(run: Iterable[_S], doing: str) -> Iterator[_S]:
    """What ``run`` yields of how far it is, with a bar on stderr where that is a terminal."""
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal, redirect_stdout=False) as bar:
        task = bar.add_task(doing, total=None)
        for step in run:
            bar.update(task, completed=step.done, total=step.total)
            yield step
