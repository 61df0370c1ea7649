"""The command ``import-declarations``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from termsdiff.cli.settings import example, located, settings
from termsdiff.config import Config, add_source, check_addable
from termsdiff.errors import ConfigError
from termsdiff.history.declarations import Declared, read_declarations
from termsdiff.model import Source

__all__ = ["import_declarations_command"]


@click.command("import-declarations", epilog=example("termsdiff import-declarations contrib-declarations/"))
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what would be tracked and what would be lost.")
@located
def import_declarations_command(folder: Path, *, dry_run: bool) -> None:
    """Track what the Open Terms Archive declarations in FOLDER declare, and say what cannot be carried over.

    The sources are written to termsdiff.toml; nothing is checked yet. What is tracked already stays as it is.
    """
    config = settings().config(may_be_missing=True)
    declared = list(read_declarations(folder))
    chosen = list(_addable(declared, config))
    if chosen and not dry_run:
        add_source(config.path, *chosen)
    for each in declared:
        for lost in each.lost:
            click.echo(f"{each.name}: {lost}", err=True)
    told = "would be tracked" if dry_run else "are tracked now"
    partly = sum(bool(each.lost) for each in declared)
    click.echo(f"{len(chosen)} of {len(declared)} documents {told}; {partly} lose something", err=True)


def _addable(declared: list[Declared], config: Config) -> Iterator[Source]:
    for each in declared:
        if each.source is None or config.source(each.name):
            continue
        try:
            check_addable(config.path, each.source)
        except ConfigError as error:
            click.echo(f"{each.name}: {error}", err=True)
        else:
            yield each.source
