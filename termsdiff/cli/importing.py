"""The command ``import``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import click

from termsdiff.capture import Manners, asking, names_private
from termsdiff.cli.archives import capture_settings, writing
from termsdiff.cli.settings import SINCE, Since, example, located, settings, system_clock
from termsdiff.cli.summaries import moment, tallied
from termsdiff.cli.terminal import progress, steps
from termsdiff.config import Config, check_name
from termsdiff.errors import InputError
from termsdiff.history import Attempt, left_out, open_repository, read_files
from termsdiff.history.from_warc import Holdings, open_holdings
from termsdiff.history.from_wayback import WAYBACK, Wayback
from termsdiff.history.shelf import open_shelf
from termsdiff.history.warc_records import SUFFIXES
from termsdiff.importing import begin_reading, import_repository
from termsdiff.model import Check, Outcome, Source
from termsdiff.pipeline import record_past
from termsdiff.store import Store
from termsdiff.store.revisions import moment as moment_of

__all__ = ["import_command"]

_PATIENCE = 600.0  # seconds the Wayback Machine may ask to wait; who asks too much is barred for minutes
_SOME = 3  # of the captures that could not be had, so many are named
_Pages = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class _Asked:
    """What the options ask of archives of web pages."""

    name: str | None = None
    urls: tuple[str, ...] = ()
    wayback: str = ""
    since: datetime | None = None
    until: datetime | None = None
    per: str = ""

    def pages(self, source: Source) -> _Pages:
        """The addresses each page of a source has had: those told, or else those it has, and those of its past."""
        if self.urls:
            return (self.urls,)
        before = [past.urls for past in source.past if len(past.urls) == len(source.urls)]
        return tuple(zip(source.urls, *before, strict=True))

    def sources(self, config: Config) -> tuple[Source, ...]:
        """The sources to take in. Raises InputError where nothing says at which address they were."""
        if not self.name:
            if not config.sources:
                raise InputError(
                    "no source is tracked; say with --name NAME and --url URL what to take from the archive"
                )
            return config.sources
        check_name(self.name)
        source = config.source(self.name)
        if source is None and not self.urls:
            raise InputError(f"{self.name} is not tracked in {config.path}; say with --url which address it had")
        return (source or Source(self.name, self.urls),)

    def within(self, attempts: Iterable[Attempt]) -> Iterator[Attempt]:
        """The attempts of the time that was asked for."""
        for attempt in attempts:
            if (not self.since or attempt.at >= self.since) and (not self.until or attempt.at <= self.until):
                yield attempt


@click.command(
    "import",
    epilog=example(
        "termsdiff import archive/ --name examplecloud/sla",
        "termsdiff import history.bundle",
        "termsdiff import crawl.wacz --name examplecloud/sla",
        "termsdiff import --wayback --name examplecloud/sla --since 2020-01-01 --one-per day",
    ),
)
@click.argument("paths", nargs=-1, metavar="[PATH...]", type=click.Path(exists=True, path_type=Path))
@click.option("--name", help="The source whose past it is.")
@click.option("--url", "urls", multiple=True, metavar="URL", help="An address it had then. [those in termsdiff.toml]")
@click.option("--wayback", is_flag=True, help="Ask the Wayback Machine.")
@click.option("--wayback-url", metavar="URL", help=f"Ask this archive that works alike. [{WAYBACK}]")
@click.option("--since", type=SINCE, metavar="TIME", help="Only captures from then on: 2020-01-01, 5 years.")
@click.option("--until", metavar="DATE", help="Only captures until then.")
@click.option("--one-per", type=click.Choice(["hour", "day", "month"]), help="The first good capture of each only.")
@located
def import_command(
    paths: tuple[Path, ...], *, name: str | None, urls: tuple[str, ...], wayback: bool, wayback_url: str | None,
    since: Since | None, until: str | None, one_per: str | None,
) -> None:  # fmt: skip
    """Take the past in: with --name dated files, such as 2021-03-01.html, or folders of them; git repositories or
    bundles of snapshots in Open Terms Archive's layout; WARC and WACZ files, of which the records at the addresses of
    NAME, or of every tracked source, are taken; with --wayback, what the Wayback Machine has.

    What is there already is passed over, so an import that was stopped goes on where it was.
    """
    archive = (wayback_url or WAYBACK) if wayback or wayback_url else ""
    times = since(system_clock()) if since else None, moment_of(until) if until else None
    asked = _Asked(name, urls, archive, *times, per=one_per or "")
    warcs = {path: _warcs(path) for path in paths}
    _check_options(asked, paths, warcs)
    config = settings().config()
    with writing(config) as store:
        if archive:
            _import_wayback(asked, config, store)
        elif files := [file for found in warcs.values() for file in found]:
            _import_warcs(files, asked, config, store)
        elif name:
            _import_files(paths, name, config, store)
        else:
            for path in paths:
                _import_repository(path, config, store)


def _warcs(path: Path) -> list[Path]:
    """The WARC and WACZ files that a path is or holds; none of a repository, which may hold a million others."""
    files = [path] if path.is_file() else [] if _is_repository(path) else sorted(path.rglob("*"))
    return [file for file in files if file.name.lower().endswith(SUFFIXES) and file.is_file()]


def _is_repository(path: Path) -> bool:
    return (path / ".git").exists() or (path / "HEAD").exists()


def _check_options(asked: _Asked, paths: Sequence[Path], warcs: Mapping[Path, Sequence[Path]]) -> None:
    held = any(warcs.values())
    if bool(asked.wayback) == bool(paths):
        raise click.UsageError("name what to import: either files, folders and repositories, or --wayback")
    if asked.wayback and not asked.name:
        raise click.UsageError("--wayback needs --name NAME, the source whose past it is")
    if asked.urls and not asked.name:
        raise click.UsageError("--url needs --name NAME, the source that had this address")
    if asked.per and not asked.wayback:
        raise click.UsageError("--one-per goes with --wayback")
    if not asked.wayback and not held and (asked.urls or asked.since or asked.until):
        raise click.UsageError("--url, --since and --until go with WARC files or --wayback")
    other = next((path for path, files in warcs.items() if held and not files), None)
    if other:
        raise click.UsageError(f"{other} holds no WARC file; import it by itself")


def _import_wayback(asked: _Asked, config: Config, store: Store) -> None:
    [source] = asked.sources(config)
    # Whoever types an address of a private network means it.
    how = replace(capture_settings(config), allow_private=names_private(asked.wayback))
    with open_shelf() as shelf, asking(clock=system_clock, settings=how, manners=Manners(longest=_PATIENCE)) as fetch:
        archive = Wayback(fetch, shelf, asked.wayback, since=asked.since, until=asked.until, per=asked.per)
        attempts = archive.attempts(asked.pages(source), known=_times(source, store))
        found = _record(source, attempts, store)
    for told in archive.lost[:_SOME]:
        click.echo(told, err=True)
    if len(archive.lost) > _SOME:
        click.echo(f"{len(archive.lost)} captures could not be had, these among them", err=True)
    if not found:
        raise InputError(f"{asked.wayback} has nothing of {_addresses(asked, [source])}; {_OTHER_ADDRESS}")


def _import_warcs(paths: Sequence[Path], asked: _Asked, config: Config, store: Store) -> None:
    sources = asked.sources(config)
    addresses = [url for source in sources for page in asked.pages(source) for url in page]
    with open_holdings() as holdings:
        for _ in steps(holdings.read(paths, addresses), "reading"):
            pass
        found = sum(_record_holdings(source, holdings, asked, store, quiet=not asked.name) for source in sources)
    if holdings.damages:
        raise InputError(f"{'; '.join(holdings.damages)}: what was read before is imported")
    if not found:
        told = f"none of the {holdings.records:,} records is a page of {_addresses(asked, sources)}"
        raise InputError(f"{told}; {_OTHER_ADDRESS}")


def _record_holdings(source: Source, holdings: Holdings, asked: _Asked, store: Store, *, quiet: bool) -> int:
    attempts = holdings.attempts(asked.pages(source), known=_times(source, store))
    return _record(source, asked.within(attempts), store, quiet=quiet)


_OTHER_ADDRESS = "if it had another address then, give that with --url"


def _addresses(asked: _Asked, sources: Sequence[Source]) -> str:
    urls = asked.urls or tuple(url for source in sources for url in source.urls)
    return urls[0] if len(urls) == 1 else f"the {len(urls)} addresses asked for"


def _times(source: Source, store: Store) -> frozenset[datetime]:
    """Of which times the archive knows how a source was."""
    if source.name not in store.sources():
        return frozenset()
    return frozenset(check.at for check in store.checks(source.name))


def _record(source: Source, attempts: Iterable[Attempt], store: Store, *, quiet: bool = False) -> int:
    """Record what a web archive has of a source, and say how that went; how many attempts there were. ``quiet``: say
    nothing where there were none."""
    checks: list[Check] = []
    seen = 0

    def counted() -> Iterator[Attempt]:
        nonlocal seen
        for attempt in attempts:
            seen += 1
            yield attempt

    try:
        checks.extend(progress(record_past(source, counted(), store, judge=True), "importing"))
    finally:
        if seen or not quiet:
            _tell(checks, seen - len(checks), f"{source.name}: " if quiet else "")
    return seen


def _import_files(paths: Sequence[Path], name: str, config: Config, store: Store) -> None:
    check_name(name)
    source = config.source(name) or Source(name, ())
    files = list(read_files(paths))
    _tell_left_out(list(left_out(paths)))
    checks = list(record_past(source, progress(files, "importing"), store))
    _tell(checks, len(files) - len(checks))


def _tell_left_out(others: Sequence[tuple[Path, str]]) -> None:
    """How many files of each reason, with the first of them."""
    for why, count in Counter(why for _, why in others).items():
        named = [path.name for path, reason in others if reason == why][:_SOME]
        click.echo(f"{count} left out, as {why}: {', '.join(named)}{', …' if count > len(named) else ''}", err=True)


def _tell(checks: Sequence[Check], passed: int, whose: str = "") -> None:
    for check in checks:
        if check.outcome is Outcome.FAILED:
            click.echo(f"{moment(check.at)}  failed  {check.message}", err=True)
    told = f"{whose}{len(checks)} imported{tallied(checks)}"
    click.echo(f"{told}{f'; {passed} were there already' if passed else ''}", err=True)


def _import_repository(path: Path, config: Config, store: Store) -> None:
    if path.is_dir() and not _is_repository(path):
        raise InputError(f"{path} is no git repository; to import the dated files in it, add --name NAME")
    begin_reading()  # while git unpacks
    with open_repository(path) as repository:
        done = list(steps(import_repository(repository, store, sources=config.sources), "importing"))[-1]
    told = f"{done.done} of {done.total} records of {path} are in the archive; {done.failed} of the new held no terms"
    click.echo(told, err=True)
    if done.upgrades:
        click.echo(f"technical among them: {done.upgrades}; their page was read anew by other rules", err=True)
    if done.passed:
        reasons = ", ".join(f"{count} {reason}" for reason, count in done.passed)
        click.echo(f"commits that are no records: {reasons}", err=True)
