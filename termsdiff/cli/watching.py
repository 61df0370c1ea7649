"""The commands for the job that runs unattended: ``accept-anyway``."""

from __future__ import annotations

import click

from termsdiff.cli.archives import writing
from termsdiff.cli.settings import example, located, settings
from termsdiff.cli.summaries import moment
from termsdiff.cli.terminal import emit_styled
from termsdiff.model import Source
from termsdiff.pipeline import accept

__all__ = ["accept_anyway_command"]


@click.command("accept-anyway", epilog=example("termsdiff accept-anyway examplecloud/product-terms"))
@click.argument("name")
@located
def accept_anyway_command(name: str) -> None:
    """Take the page that is in quarantine for NAME for its terms after all.

    A page that looks like an error, a login, half of the terms or another page is kept and shown by termsdiff log,
    but is no version. Accepted, it becomes one, from the time it was first seen.
    """
    config = settings().config()
    with writing(config, create=False) as store:
        done = list(accept(config.source(name) or Source(name, ()), store))
    for check in done[:1]:
        emit_styled([("path", name), ("added", f"  {check.outcome} @{check.version}"), ("", f"  {moment(check.at)}\n")])
