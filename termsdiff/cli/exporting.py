"""The commands that take something out of the archive for others: ``export evidence``."""

from __future__ import annotations

from pathlib import Path

import click

from termsdiff.capture.timestamps import time_stamp
from termsdiff.cli.archives import capture_settings, reading
from termsdiff.cli.settings import example, located, settings
from termsdiff.cli.terminal import emit
from termsdiff.pipeline.proving import head_file, pack
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
@click.option("--timestamp", metavar="URL", default="", help="Have this authority stamp the ledger's head (RFC 3161).")
@located
def evidence_command(operand: str, *, output: Path | None, timestamp: str) -> None:
    """Write what proves a version as a ZIP file: the pages as captured, the part of the ledger that seals them, the
    terms as they were read, and how to check it with sha256sum alone.

    With --timestamp the SHA-256 of the head goes to a time-stamping authority, and its answer into the file."""
    name, revision = split(operand)
    at = settings()
    with reading(at) as store:
        version = store.version(name, revision)
        evidence, document = store.evidence(version), store.document(version)
    asked = capture_settings(at.config())
    stamp = time_stamp(head_file(evidence), timestamp, settings=asked) if timestamp else b""
    packed = pack(evidence, document, stamp=stamp, authority=timestamp)
    path = output or Path(f"{name.replace('/', '-')}-{version.number}.zip")
    emit(packed, path)
    if str(path) != "-":
        click.echo(f"wrote {path}", err=True)
