"""The commands that read documents: ``show`` and ``diff``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from termsdiff.cli.explaining import explained_lines, pairing_lines
from termsdiff.cli.operands import findings_to, resolve, tell_pages, warn
from termsdiff.cli.pairs import OUTPUT, compare_operands, format_of, narrowing, since_options
from termsdiff.cli.settings import example, located, reaching, settings, system_clock
from termsdiff.cli.summaries import name_lines, stat_lines
from termsdiff.cli.terminal import emit, emit_styled
from termsdiff.diff import explain
from termsdiff.report import DOCUMENT_FORMATS, FORMATS, Comparison, comparison_lines, render_comparison, render_document
from termsdiff.report.phrases import passed

__all__ = ["diff_command", "show_command", "write_comparison"]

_FORMS = {"stat": stat_lines, "names": name_lines}


@click.command("show", epilog=example("termsdiff show examplecloud/product-terms@2021-03-01"))
@click.argument("operand")
@click.option("--format", "format_", type=click.Choice([*DOCUMENT_FORMATS]), help="[by the file's name, else text]")
@click.option("--explain", "explained", is_flag=True, help="Why each block of the page is kept or left out.")
@OUTPUT
@located
@reaching
def show_command(operand: str, *, format_: str | None, output: Path | None, explained: bool) -> None:
    """Show the terms a page, file or version holds, as the clause tree termsdiff reads.

    OPERAND is a file, "-" for stdin, a URL, or NAME, NAME@3, NAME@-1 (the version before the last),
    NAME@2021-03-01 (as of that day).
    """
    shown = resolve(operand, settings())
    warn(shown)
    tell_pages(shown)
    if shown.side.way == "browser":
        click.echo(f"{shown.side.name}: as a browser shows it, since scripts make its text", err=True)
    if explained:
        return emit("".join(explained_lines(shown, settings())), output)
    chosen = format_ or format_of(output, "text")
    found = findings_to(shown, settings())
    return emit(render_document(shown.document, chosen, claims=shown.claims, side=shown.side, findings=found), output)


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
@click.option("--explain", "path", metavar="PATH", help="Why the clause at PATH was paired as it was.")
@since_options
@narrowing
@OUTPUT
@located
@reaching
def diff_command(
    old: str, new: str | None, *, exit_code: bool, output: Path | None, path: str | None, **options: Any
) -> None:
    """Show what changed from A to B, clause by clause.

    A and B are files, "-" for stdin, URLs, or revisions: NAME@3, NAME@-1, NAME@2021-03-01. NAME alone is its last
    version beside the one before; NAME@1 alone is that version beside the current one.
    """
    form, format_, context, whole = (options.pop(key) for key in ("form", "format_", "context", "whole"))
    options["since"] = options["since"] and options["since"](system_clock())
    if (form or path) and format_ not in {None, "text"}:
        raise click.UsageError("--stat, --name-only and --explain are text; leave out --format")
    chosen = "text" if form or path else format_ or format_of(output, "text")
    told = replace(compare_operands(old, new, format_=chosen, **options), whole=whole, context=context)
    if path:
        found = explain(told.changes.old, told.changes.new, path)
        emit("".join(f"{line}\n" for line in pairing_lines(found)), output)
    elif form:
        emit("".join(f"{line}\n" for line in _FORMS[form](told.changes)), output)
        _tell_ignored(told)
    else:
        write_comparison(told, chosen, output)
    click.get_current_context().exit(int(exit_code and len(told.changes) > 0))


def write_comparison(told: Comparison, format_: str, output: Path | None) -> None:
    """Write a comparison in a format, in colour where it is text for a terminal."""
    if format_ == "text" and output is None:
        emit_styled(comparison_lines(told))
    else:
        emit(render_comparison(told, format_), output)


def _tell_ignored(told: Comparison) -> None:
    if told.ignored:
        click.echo(passed(told.ignored), err=True)
