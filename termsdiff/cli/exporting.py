"""The commands that take something out of the archive for others: ``export evidence``."""

from __future__ import annotations

from pathlib import Path

import click

from termsdiff.cli.archives import reading
from termsdiff.cli.settings import example, located, settings
from termsdiff.cli.terminal import emit
from termsdiff.pipeline.proving import pack
from termsdiff.store.revisions import split

__all__ = ["export_command"]


@click.group("export", epilog=example("termsdiff export evidence examplecloud/product-terms@2021-03-01"))
def export_command() -> None:
    """Take something out of the archive, to be read without termsdiff."""


@export_command.command(
    "evidence", epilog=example("termsdiff export evidence examplecloud/product-terms@3 -o proof.zip")
)
@click.argument("operand", metavar="NAME[@REVISION]")
@click.option("-o", "--output", type=click.Path(path_type=Path), help='Write here; "-" is stdout. [NAME-VERSION.zip]')
@located
def evidence_command(operand: str, *, output: Path | None) -> None:
    """Write what proves a version as a ZIP file: the pages as received, the part of the ledger that seals them, and
    how to check both with sha256sum alone."""
    name, revision = split(operand)
    with reading(settings()) as store:
        version = store.version(name, revision)
        packed = pack(store.evidence(version), store.document(version))
    path = output or Path(f"{name.replace('/', '-')}-{version.number}.zip")
    emit(packed, path)
    if str(path) != "-":
        click.echo(f"wrote {path}", err=True)
