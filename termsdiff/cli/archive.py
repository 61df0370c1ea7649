"""The commands for the archive as a whole: ``import``, ``search``, ``verify``, ``rebuild`` and ``backup``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from termsdiff.cli.archives import reading, writing
from termsdiff.cli.settings import example, located, settings, system_clock
from termsdiff.cli.summaries import moment, tallied
from termsdiff.cli.terminal import columns, emit_styled, progress, steps
from termsdiff.config import Config, check_name
from termsdiff.errors import InputError, StoreError
from termsdiff.history import open_repository, read_files
from termsdiff.importing import import_repository, read_in_parallel
from termsdiff.model import Document, Outcome, Source
from termsdiff.parse import REVISION
from termsdiff.pipeline import record_past, revision_of
from termsdiff.store import Effect, Job, Store
from termsdiff.store.revisions import moment as moment_of

__all__ = ["backup_command", "import_command", "rebuild_command", "search_command", "verify_command"]


@click.command(
    "import", epilog=example("termsdiff import archive/ --name examplecloud/sla", "termsdiff import history.bundle")
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(exists=True, path_type=Path))
@click.option("--name", help="The source the dated files are past versions of.")
@located
def import_command(paths: tuple[Path, ...], *, name: str | None) -> None:
    """Take the past in: with --name dated files, such as 2021-03-01.html, or folders of them; without it, git
    repositories or bundles of snapshots in Open Terms Archive's layout.

    What is there already is passed over, so an import that was stopped goes on where it was.
    """
    config = settings().config()
    with writing(config) as store:
        if name:
            _import_files(paths, name, config, store)
        else:
            for path in paths:
                _import_repository(path, config, store)


def _import_files(paths: Iterable[Path], name: str, config: Config, store: Store) -> None:
    check_name(name)
    source = config.source(name) or Source(name, ())
    files = list(read_files(paths))
    checks = list(record_past(source, progress(files, "importing"), store))
    for check in checks:
        if check.outcome is Outcome.FAILED:
            click.echo(f"{moment(check.at)}  failed  {check.message}", err=True)
    passed = len(files) - len(checks)
    click.echo(f"{len(checks)} imported{tallied(checks)}{f'; {passed} were there already' if passed else ''}", err=True)


def _import_repository(path: Path, config: Config, store: Store) -> None:
    if path.is_dir() and not (path / ".git").exists() and not (path / "HEAD").exists():
        raise InputError(f"{path} is no git repository; to import the dated files in it, add --name NAME")
    with open_repository(path) as repository:
        done = list(steps(import_repository(repository, store, sources=config.sources), "importing"))[-1]
    told = f"{done.done} of {done.total} records of {path} are in the archive; {done.failed} new ones held no terms"
    click.echo(told, err=True)


@click.command("search", epilog=example('termsdiff search "binding arbitration" --as-of 2024-01-01'))
@click.argument("words", nargs=-1, required=True)
@click.option("--as-of", metavar="DATE", help="Only what stood on that day.")
@click.option("-n", "--max-count", type=click.IntRange(1), default=50, metavar="N", help="At most N clauses. [50]")
@located
def search_command(words: tuple[str, ...], *, as_of: str | None, max_count: int) -> None:
    """Find the clauses, current and past, that hold all the WORDS; a phrase in quotes stands together."""
    terms = " ".join(f'"{word}"' if " " in word else word for word in words)
    with reading(settings()) as store:
        hits = list(store.search(terms, as_of=moment_of(as_of) if as_of else None, limit=max_count))
    for hit in hits:
        emit_styled(
            [("path", f"{hit.version.source}@{hit.version.number}  {hit.path}"), ("", f"\n    {hit.snippet}\n")]
        )
    click.echo(f"{len(hits)} found", err=True)


@click.command("verify", epilog=example("termsdiff verify"))
@click.option("--against", default="", metavar="HASH", help="Prove that nothing was rewritten since this head.")
@located
def verify_command(*, against: str) -> None:
    """Recompute every hash of the archive, and print the head of its ledger: kept elsewhere, it proves later that
    nothing was rewritten."""
    with reading(settings()) as store:
        found = store.verify(against=against)
    if not found.passed:
        raise StoreError(f"the archive does not verify: {found.problem}")
    told = f"{found.checks} checks, {found.snapshots} snapshots, {found.versions} versions, {found.clauses} clauses"
    click.echo(f"all fits: {told}", err=True)
    click.echo(found.head)


@click.command("rebuild", epilog=example("termsdiff rebuild --dry-run"))
@click.option("--dry-run", is_flag=True, help="Only show what would differ.")
@located
def rebuild_command(*, dry_run: bool) -> None:
    """Read every snapshot anew with this termsdiff, show what differs, and put it in force in one step."""
    config = settings().config()
    known = {source.name: source for source in config.sources}
    parsers = {name: revision_of(source) for name, source in known.items() if revision_of(source) != REVISION}

    def read(jobs: Iterable[Job]) -> Iterator[Document | None]:
        for _, found in read_in_parallel(jobs, sources=known):
            yield found if isinstance(found, Document) else None

    with writing(config, create=False) as store:
        run = store.rebuild(read, parser=REVISION, parsers=parsers, clock=system_clock, dry_run=dry_run)
        *_, last = steps(run, "reading")
    _tell(last.effects, "would be" if dry_run else "were")


def _tell(effects: Iterable[Effect], were: str) -> None:
    differing = [effect for effect in effects if effect.differing]
    rows = [(each.source, f"{each.differing} checks", f"{each.before} -> {each.after} versions") for each in differing]
    emit_styled(("", "  ".join(row) + "\n") for row in columns(rows))
    click.echo(f"{len(differing)} sources {were} read otherwise", err=True)


@click.command("backup", epilog=example("termsdiff backup terms-2024-03-01.db"))
@click.argument("target", type=click.Path(path_type=Path))
@located
def backup_command(target: Path) -> None:
    """Copy the archive to the new file TARGET, while others read and write."""
    with reading(settings()) as store:
        store.backup(target)
