"""The commands that read documents: ``show``, ``diff`` and ``report``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from termsdiff.cli.filters import narrowed
from termsdiff.cli.operands import Operand, findings_between, findings_to, resolve, resolve_pair, since, warn
from termsdiff.cli.settings import example, located, settings
from termsdiff.cli.summaries import name_lines, stat_lines
from termsdiff.cli.terminal import emit, emit_styled
from termsdiff.diff import compare
from termsdiff.model import Changes, Kind, Weight
from termsdiff.report import DOCUMENT_FORMATS, FORMATS, render, render_document, text_lines
from termsdiff.report.phrases import tally
from termsdiff.timeline import Finding

__all__ = ["diff_command", "report_command", "show_command"]

_F = TypeVar("_F", bound=Callable[..., Any])
_OUTPUT = click.option("-o", "--output", type=click.Path(path_type=Path), help='Write here; "-" is stdout.')
_FORMS = {"stat": stat_lines, "names": name_lines}
_BY_EXTENSION = {
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".json": "json",
    ".csv": "csv",
    ".diff": "unified",
    ".patch": "unified",
}
_KINDS = [str(kind) for kind in Kind]
_LIGHTER = [str(weight) for weight in Weight if weight is not Weight.SUBSTANTIVE]


def _narrowing(function: _F) -> _F:
    """The options that leave some changes out."""
    section = click.option("--only", "section", default="", metavar="PATH", help="Only at or below this clause: 4.1")
    kinds = click.option("--only-kind", "kinds", multiple=True, type=click.Choice(_KINDS), help="Only of this kind.")
    ignored = click.option(
        "--ignore", "ignored", multiple=True, type=click.Choice(_LIGHTER), help="Not of this weight."
    )
    return section(kinds(ignored(function)))


def _since(function: _F) -> _F:
    """The options that take an earlier text of NAME instead of A."""
    date = click.option("--since", "date", metavar="DATE", help="From the text that stood on DATE to the current one.")
    accepted = click.option("--since-accepted", "accepted", is_flag=True, help="From the text accepted last.")
    return date(accepted(function))


@click.command("show", epilog=example("termsdiff show examplecloud/product-terms@2021-03-01"))
@click.argument("operand")
@click.option("--format", "format_", type=click.Choice([*DOCUMENT_FORMATS]), help="[by the file's name, else text]")
@_OUTPUT
@located
def show_command(operand: str, *, format_: str | None, output: Path | None) -> None:
    """Show the terms a page, file or version holds, as the clause tree termsdiff reads.

    OPERAND is a file, "-" for stdin, a URL, or NAME, NAME@3, NAME@-1 (the version before the last),
    NAME@2021-03-01 (as of that day).
    """
    shown = resolve(operand, settings())
    warn(shown)
    chosen = format_ or _format_of(output, "text")
    found = findings_to(shown, settings())
    emit(render_document(shown.document, chosen, claims=shown.claims, side=shown.side, findings=found), output)


@click.command(
    "diff",
    epilog=example("termsdiff diff examplecloud/product-terms", "termsdiff diff old.html new.html --ignore cosmetic"),
)
@click.argument("old", metavar="A")
@click.argument("new", metavar="[B]", required=False)
@click.option("--format", "format_", type=click.Choice([*FORMATS]), help="[by the file's name, else text]")
@click.option("--exit-code", is_flag=True, help="Exit with 1 where there are changes.")
@click.option("--all", "whole", is_flag=True, help="The unchanged clauses too.")
@click.option("--stat", "form", flag_value="stat", help="Only how many words changed in which clause.")
@click.option("--name-only", "form", flag_value="names", help="Only the paths of the changed clauses.")
@click.option("--context", type=click.IntRange(0), metavar="N", help="Unchanged clauses around each change.")
@_since
@_narrowing
@_OUTPUT
@located
def diff_command(old: str, new: str | None, *, exit_code: bool, output: Path | None, **options: Any) -> None:
    """Show what changed from A to B, clause by clause.

    A and B are files, "-" for stdin, URLs, or revisions: NAME@3, NAME@-1, NAME@2021-03-01. NAME alone is its last
    version beside the one before; NAME@1 alone is that version beside the current one.
    """
    sides = _sides(old, new, **{key: options.pop(key) for key in ("date", "accepted")})
    changes, found = _compare(sides, **{key: options.pop(key) for key in ("section", "kinds", "ignored")})
    _write(changes, sides, found, output=output, **options)
    click.get_current_context().exit(int(exit_code and len(changes) > 0))


@click.command("report", epilog=example("termsdiff report examplecloud/product-terms -o changes.html"))
@click.argument("old", metavar="A")
@click.argument("new", metavar="[B]", required=False)
@click.option("--format", "format_", type=click.Choice([*FORMATS]), help="[by the file's name, else html]")
@click.option("--all", "whole", is_flag=True, help="The unchanged clauses too.")
@_since
@_narrowing
@_OUTPUT
@located
def report_command(
    old: str, new: str | None, *, output: Path | None, format_: str | None, whole: bool, **options: Any
) -> None:
    """Write what changed from A to B as one file that can be sent. A and B are as in termsdiff diff."""
    sides = _sides(old, new, **{key: options.pop(key) for key in ("date", "accepted")})
    changes, found = _compare(sides, **options)
    _write(changes, sides, found, output=output, format_=format_ or _format_of(output, "html"), whole=whole)
    if output and str(output) != "-":
        click.echo(f"wrote {output}: {tally(changes.summary)}", err=True)


def _sides(old: str, new: str | None, *, date: str | None, accepted: bool) -> tuple[Operand, Operand]:
    if (date or accepted) and new:
        raise click.UsageError("--since and --since-accepted take one NAME, not two operands")
    if date or accepted:
        old, new = since(old, date, settings()), old
    sides = resolve_pair(old, new, settings())
    warn(*sides, only="no-terms")
    return sides


def _compare(
    sides: tuple[Operand, Operand], *, section: str, kinds: tuple[str, ...], ignored: tuple[str, ...]
) -> tuple[Changes, tuple[Finding, ...]]:
    """The changes asked for, and what was said of all of them."""
    changes = compare(sides[0].document, sides[1].document)
    found = findings_between(*sides, changes, settings())
    return narrowed(changes, section=section, kinds=set(map(Kind, kinds)), ignored=set(map(Weight, ignored))), found


def _format_of(output: Path | None, usual: str) -> str:
    return _BY_EXTENSION.get(output.suffix.lower(), usual) if output else usual


def _write(
    changes: Changes,
    sides: tuple[Operand, Operand],
    findings: tuple[Finding, ...],
    *,
    output: Path | None,
    format_: str | None,
    whole: bool,
    form: str | None = None,
    context: int | None = None,
) -> None:
    old, new = sides
    known: dict[str, Any] = {"old": old.side, "new": new.side, "claims_old": old.claims, "claims_new": new.claims}
    known |= {"all": whole, "context": context, "findings": findings}
    chosen = format_ or _format_of(output, "text")
    if form:
        emit("".join(f"{line}\n" for line in _FORMS[form](changes)), output)
    elif chosen == "text" and output is None:
        emit_styled(text_lines(changes, **known))
    else:
        emit(render(changes, chosen, **known), output)
