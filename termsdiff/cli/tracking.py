"""The commands that keep watch: ``add``, ``check`` and ``list``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

import click

from termsdiff.capture import names_private
from termsdiff.cli.archives import capturing, reading, writing
from termsdiff.cli.settings import NOW, Settings, example, located, reaching, settings, system_clock
from termsdiff.cli.summaries import check_line, moment, tallied
from termsdiff.cli.telling import tell, teller_of
from termsdiff.cli.terminal import columns, emit, emit_styled
from termsdiff.config import Config, add_source, check_addable
from termsdiff.errors import InputError, RevisionError
from termsdiff.model import Check, Outcome, Source
from termsdiff.pipeline import CheckResult, Clock, check_all, due, planned, rehearse
from termsdiff.pipeline.following import next_named
from termsdiff.pipeline.incorporating import untracked
from termsdiff.report import render_document
from termsdiff.schedule import parse_every
from termsdiff.store import Store

__all__ = ["add_command", "check_command", "list_command"]

_NOTHING = "no source is tracked yet; track one with termsdiff add NAME URL"


@click.command(
    "add",
    epilog=example(
        'termsdiff add examplecloud/product-terms https://www.example.com/terms --every "6 hours"',
        "termsdiff add examplecloud/product-terms --untracked",
    ),
)
@click.argument("name")
@click.argument("urls", nargs=-1, metavar="URL...")
@click.option("--untracked", "others", is_flag=True, help="The documents NAME makes part of the agreement, instead.")
@click.option("--every", metavar="TIME", help='How often to check: "1 day", "6 hours" or a cron expression.')
@click.option("--now", type=NOW, help="Act as if it were this time, for demonstrations: 2024-03-01T06:00")
@located
@reaching
def add_command(name: str, urls: tuple[str, ...], *, every: str | None, now: Clock | None, others: bool) -> None:
    """Track the page at URL as NAME (provider/document), and check it for the first time.

    Several URLs are the pages of one document, in order. The source is written to termsdiff.toml. With --untracked,
    track instead the documents that NAME makes part of the agreement and gives the address of.
    """
    if others == bool(urls):
        raise click.UsageError("name the URL of the page, or --untracked for the documents NAME incorporates")
    at = settings()
    config = at.config(may_be_missing=True)
    named = _incorporated(name, at) if others else [(name, urls)]
    results = [_add(Source(each, pages, every or config.every), config, at, now) for each, pages in named]
    _fail_on(results, f"it is tracked all the same; if the address is wrong, correct it in {config.path}")


def _add(source: Source, config: Config, at: Settings, now: Clock | None) -> CheckResult:
    parse_every(source.every)
    check_addable(config.path, source)
    source = _private(replace(source, allow_private=at.allow_private))
    clock = now or system_clock
    with writing(config) as store, capturing(config) as ways:
        config = add_source(config.path, source)
        teller = teller_of(config, clock)
        [result] = check_all([source], store, clock=clock, courier=teller, **ways)
        emit_styled(check_line(result))
        if following := next_named(source, store.pages(result.check)):
            advice = f"where it is part of the terms, write next = true beside {source.name} in {config.path}"
            click.echo(f"the page names {following} as the next one; {advice}", err=True)
        tell(teller, store)
    return result


def _incorporated(name: str, at: Settings) -> list[tuple[str, tuple[str, ...]]]:
    """What to track of the documents that a source incorporates, and where it is."""
    with reading(at) as store:
        store.version(name)  # an error where there is none
        found = [each for each in untracked(at.config().sources, store) if each.source == name]
    for each in found:
        if not each.url:
            click.echo(f"{each.name} ({each.path}) has no address on the page; add it by its URL", err=True)
    if not found:
        click.echo(f"every document that {name} incorporates is tracked", err=True)
    return [(each.as_source, (each.url,)) for each in found if each.url]


@click.command("check", epilog=example("0 * * * *  cd /srv/terms && termsdiff check      (hourly, from cron)"))
@click.argument("names", nargs=-1, metavar="[NAME...]")
@click.option("--all", "everything", is_flag=True, help="All sources, due or not.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, metavar="N", help="Sites asked at once. [1]")
@click.option("--dry-run", is_flag=True, help="Show what would be recorded, and record nothing.")
@click.option("--now", type=NOW, help="Act as if it were this time, for demonstrations: 2024-03-01T06:00")
@located
def check_command(
    names: tuple[str, ...], *, everything: bool, jobs: int, dry_run: bool, now: Clock | None
) -> None:  # fmt: skip
    """Check the sources that are due, or those named, and record how it went.

    A source that cannot be had is a failed check and never stops the rest; the exit code is 2 only where a
    source that was named failed.
    """
    at, clock = settings(), now or system_clock
    config = at.config()
    named = tuple(_named(name, config) for name in dict.fromkeys(names))  # an error comes before an archive is made
    if not config.sources:
        click.echo(_NOTHING, err=True)
        return
    results = []
    with writing(config) as store, capturing(config) as ways:
        chosen = named or (config.sources if everything else due(config.sources, store, clock()))
        teller = teller_of(config, clock)
        run = _rehearsed if dry_run else partial(check_all, courier=teller)
        for result in run(chosen, store, clock=clock, jobs=jobs, **ways):
            emit_styled(check_line(result))
            results.append(result)
        if not dry_run:
            tell(teller, store)
    _talk(config, results)
    _fail_on(results if names else [], "nothing was recorded" if dry_run else "the failed check is recorded")


def _rehearsed(sources: Sequence[Source], store: Store, **how: Any) -> Iterator[CheckResult]:
    """The results a check would have, each followed by the text that would be new."""
    for result, document in rehearse(sources, store, **how):
        yield result
        if document:
            emit(render_document(document, "text"))


@click.command("list", epilog=example("termsdiff list", "termsdiff list --untracked"))
@click.option("--untracked", "others", is_flag=True, help="Instead, the documents they incorporate and nobody tracks.")
@located
def list_command(*, others: bool) -> None:
    """List the sources with their current version, their last check and when they are due. Times are UTC."""
    at = settings()
    config = at.config()
    if others:
        _list_untracked(at)
        return
    if not config.sources and not config.database.exists():
        click.echo(_NOTHING, err=True)
        return
    emit_styled(("", "  ".join(row).rstrip() + "\n") for row in columns(_rows(config, at)))


def _list_untracked(at: Settings) -> None:
    """Each document with the clause that names it and its address, where the page gives one."""
    with reading(at) as store:
        found = list(untracked(at.config().sources, store))
    emit_styled(
        ("", "  ".join(row).rstrip() + "\n")
        for row in columns((each.source, each.path, each.name, each.url or "no address") for each in found)
    )
    click.echo(f"{len(found)} untracked; termsdiff add NAME --untracked takes over what NAME incorporates", err=True)


def _private(source: Source) -> Source:
    """The source as it is written: whoever types an address of a private network means it, and is told."""
    allowed = source.allow_private or any(map(names_private, source.urls))
    if allowed:
        click.echo(f"{source.name} may lead into a private network: allow_private = true stands beside it", err=True)
    return replace(source, allow_private=allowed)


def _rows(config: Config, at: Settings) -> Iterator[tuple[str, ...]]:
    """What is tracked, then what else is in the archive."""
    if not config.database.exists():
        yield from (_row(source.name, source, None, None) for source in config.sources)
        return
    with reading(at) as store:
        for name in dict.fromkeys([*(source.name for source in config.sources), *store.sources()]):
            source = config.source(name)
            yield _row(name, source, store.last_check(name), planned(source, store) if source else None)


def _named(name: str, config: Config) -> Source:
    source = config.source(name)
    if source is None:
        raise RevisionError(f"{name} is not tracked in {config.path}; termsdiff list shows what is")
    return source


def _talk(config: Config, results: Sequence[CheckResult]) -> None:
    waiting = len(config.sources) - len(results)
    told = tallied(result.check for result in results)
    click.echo(f"{len(results)} checked{told}{f'; {waiting} not due' if waiting else ''}", err=True)


def _fail_on(results: Iterable[CheckResult], advice: str) -> None:
    """End with an error where a check failed: its own sentence was printed already, this says what became of it."""
    failed = ", ".join(result.check.source for result in results if result.check.outcome is Outcome.FAILED)
    if failed:
        raise InputError(f"{failed} could not be checked: {advice}")


def _row(name: str, source: Source | None, last: Check | None, following: datetime | None) -> tuple[str, ...]:
    version = f"@{last.version}" if last and last.version else "-"
    seen = f"{last.outcome} {moment(last.at)}" if last else "never checked"
    state = "imported, not tracked" if source is None else f"due {moment(following)}" if following else "due now"
    return name, version, seen, state
