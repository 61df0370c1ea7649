"""The operands and options of ``diff`` and ``report`` in, the comparison they ask for out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from termsdiff.cli.filters import narrowed
from termsdiff.cli.operands import earlier, findings_between, resolve_pair, warn
from termsdiff.cli.settings import SINCE, settings
from termsdiff.diff import compare
from termsdiff.errors import InputError
from termsdiff.model import Kind, Weight, passed_over
from termsdiff.report import Comparison
from termsdiff.report.about import about

__all__ = ["OUTPUT", "compare_operands", "format_of", "narrowing", "since_options"]

_F = TypeVar("_F", bound=Callable[..., Any])
OUTPUT = click.option("-o", "--output", type=click.Path(path_type=Path), help='Write here; "-" is stdout.')
_BY_EXTENSION = {
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".json": "json",
    ".csv": "csv",
    ".diff": "unified",
    ".patch": "unified",
    ".txt": "text",
    ".docx": "docx",
    ".pdf": "pdf",
    ".atom": "atom",
    ".ics": "ics",
    ".akn": "akn",
}
_WHOLE = ("docx", "unified")  # formats that hold every change, whatever a reader would rather not be told of
_KINDS = [str(kind) for kind in Kind]
_LIGHTER = [str(weight) for weight in Weight if weight is not Weight.SUBSTANTIVE]


def narrowing(function: _F) -> _F:
    """The options that leave some changes out."""
    section = click.option("--only", "section", default="", metavar="PATH", help="Only at or below this clause: 4.1")
    kinds = click.option("--only-kind", "kinds", multiple=True, type=click.Choice(_KINDS), help="Only of this kind.")
    ignored = click.option(
        "--ignore", "ignored", multiple=True, type=click.Choice(_LIGHTER), help="Not of this weight."
    )
    return section(kinds(ignored(function)))


def since_options(function: _F) -> _F:
    """The options that take an earlier text of NAME instead of A."""
    date = click.option("--since", type=SINCE, metavar="TIME", help="What changed since: 2024-03-01, 30d, 2 weeks.")
    accepted = click.option("--since-accepted", "accepted", is_flag=True, help="From the text accepted last.")
    return date(accepted(function))


def format_of(output: Path | None, usual: str) -> str:
    """The format the name of a file asks for."""
    return _BY_EXTENSION.get(output.suffix.lower(), usual) if output else usual


def compare_operands(  # noqa: PLR0913 - the options of two commands
    old: str,
    new: str | None,
    *,
    since: datetime | None = None,
    accepted: bool = False,
    section: str = "",
    kinds: tuple[str, ...] = (),
    ignored: tuple[str, ...] = (),
    ruled: bool = True,
    wanted: tuple[str, ...] = (),
    format_: str = "",
) -> Comparison:
    """The changes asked for, and what was said of all of them; ``ruled``: without those that rules of the reader
    leave out. ``format_`` is what it is for: a Word file holds both texts whole, or rejecting all would lose what was
    left out.

    Raises:
        InputError: an operand cannot be had, or there is no such section; see `resolve_pair` and `narrowed`.
    """
    if (since or accepted) and new:
        raise click.UsageError("--since and --since-accepted take one NAME, not two operands")
    if since or accepted:
        old, new = earlier(old, since, settings()), old
    if format_ in _WHOLE and (section or kinds or ignored or wanted):
        raise InputError(
            "a Word file or a patch holds both texts whole; leave out --only, --only-kind, --ignore and --topic"
        )
    ruled = ruled and format_ not in _WHOLE
    before, after = resolve_pair(old, new, settings())
    warn(before, after, only="no-terms")
    changes = compare(before.document, after.document)
    found = findings_between(before, after, changes, settings())
    rules = settings().config().rules_for(after.side.name)
    told, left_out = passed_over(changes, rules if ruled and before.side.name == after.side.name else ())
    told = narrowed(
        about(told, wanted), section=section, kinds=set(map(Kind, kinds)), ignored=set(map(Weight, ignored))
    )
    return Comparison(told, before.side, after.side, before.claims, after.claims, findings=found, ignored=left_out)
