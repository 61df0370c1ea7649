"""The command that writes files for others: ``report``, of two texts, of a stretch of time, or of the archive."""

from __future__ import annotations

import webbrowser
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import click

from termsdiff.cli.filters import narrowed
from termsdiff.cli.overviews import digest, is_group, subscription
from termsdiff.cli.pairs import OUTPUT, compare_operands, format_of, narrowing, since_options
from termsdiff.cli.printing import print_pdf
from termsdiff.cli.settings import NOW, Since, example, located, reaching, system_clock
from termsdiff.cli.site import write_site
from termsdiff.cli.terminal import emit
from termsdiff.errors import InputError
from termsdiff.model import Changes, Kind, Weight
from termsdiff.pipeline import Clock
from termsdiff.report import DIGEST_FORMATS, FORMATS, render_comparison, render_digest
from termsdiff.report.digest import ranked, substantive
from termsdiff.report.phrases import count, tally

__all__ = ["report_command"]

_SUBSCRIBED = {"atom": "feed", "ics": "calendar"}
_EXAMPLES = (
    "termsdiff report examplecloud/product-terms -o changes.html",
    "termsdiff report --since 30d --topic liability --format markdown",
    "termsdiff report --format atom -o changes.atom",
)


@click.command("report", epilog=example(*_EXAMPLES))
@click.argument("operands", nargs=-1, metavar="[A [B]]")
@click.option(
    "--format", "format_", type=click.Choice([*FORMATS, "pdf", "ics"]), help="[by the file's name, else html]"
)
@click.option("--all", "whole", is_flag=True, help="The unchanged clauses too; in feeds, changes without substance.")
@click.option("--topic", "topics", multiple=True, metavar="WORD", help="Only clauses on it: liability, price, ...")
@click.option("--site", type=click.Path(file_okay=False, path_type=Path), help="Write the archive there as a web site.")
@click.option("--open", "shown", is_flag=True, help="Show the report in the browser.")
@click.option("--now", type=NOW, help="Act as if it were this time, for demonstrations: 2024-03-01T06:00")
@since_options
@narrowing
@OUTPUT
@located
@reaching
def report_command(
    operands: tuple[str, ...], *, output: Path | None, format_: str | None, shown: bool, **asked: Any
) -> None:
    """Write what changed as a file that can be sent.

    A and B are as in termsdiff diff. Without them, or with a provider for A, --since 30d tells of all its sources,
    --format atom makes their feed, and --format ics a calendar of the days on which they say they take effect. The
    feed of one source tells of the documents it incorporates too.
    """
    if site := asked.pop("site"):
        output, told = write_site(site, now=(asked["now"] or system_clock)())
    else:
        chosen = format_ or format_of(output, "html")
        result, told = _report(operands, "html" if chosen == "pdf" else chosen, **asked)
        output = output or (_temporary(chosen) if shown else None)
        emit(print_pdf(str(result)) if chosen == "pdf" else result, output)
    if output and str(output) != "-":
        click.echo(f"wrote {output}: {told}", err=True)
    if shown and output:
        webbrowser.open(output.resolve().as_uri())


def _report(
    operands: tuple[str, ...], format_: str, *, now: Clock | None, since: Since | None, **asked: Any
) -> tuple[str | bytes, str]:
    """The report asked for, and in a few words what it tells."""
    if len(operands) > 2:
        raise click.UsageError("report takes two operands at most")
    at, name = (now or system_clock)(), operands[0] if operands else ""
    began = since(at) if since else None
    many = len(operands) < 2 and is_group(name)
    if format_ in _SUBSCRIBED and (many or _is_name(operands)):
        kind = _SUBSCRIBED[format_]
        return subscription(name, format_, now=at, whole=asked["whole"]), f"{kind} of {name or 'all sources'}"
    if many:
        return _overview(name, format_, began, at, **asked)
    if not operands or format_ == "ics":
        raise click.UsageError("report needs a NAME, two operands to compare, or --since 30d")
    return _of_pair(operands, format_, began, **asked)


def _is_name(operands: tuple[str, ...]) -> bool:
    """One operand, and it names no single text?"""
    return len(operands) == 1 and not any(sign in operands[0] for sign in ("@", "://"))


def _overview(
    name: str, format_: str, since: datetime | None, until: datetime, *, topics: tuple[str, ...], **asked: Any
) -> tuple[str, str]:
    if since is None:
        raise InputError("over many sources a report needs a period: add --since 30d, or name one source")
    if format_ not in DIGEST_FORMATS:
        raise InputError(f"a report over many sources can be {', '.join(DIGEST_FORMATS)} or pdf, not {format_}")

    def narrow(changes: Changes) -> Changes:
        return narrowed(changes, kinds=set(map(Kind, asked["kinds"])), ignored=set(map(Weight, asked["ignored"])))

    found = digest(name, since=since, until=until, wanted=topics, narrow=narrow)
    total = sum(map(substantive, ranked(found)))
    return render_digest(found, format_), f"{count(len(found.sources), 'source')}, {count(total, 'substantive change')}"


def _of_pair(
    operands: tuple[str, ...],
    format_: str,
    since: datetime | None,
    *,
    whole: bool,
    topics: tuple[str, ...],
    **asked: Any,
) -> tuple[str | bytes, str]:
    old, new = operands if len(operands) > 1 else (operands[0], None)
    told = compare_operands(old, new, since=since, wanted=topics, format_=format_, **asked)
    told = replace(told, whole=whole)
    return render_comparison(told, format_), tally(told.changes.summary)


def _temporary(format_: str) -> Path:
    with NamedTemporaryFile(prefix="termsdiff-", suffix=f".{format_}", delete=False) as file:
        return Path(file.name)
