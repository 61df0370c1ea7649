"""The commands for the archive as a whole: ``search``, ``verify``, ``rebuild`` and ``backup``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from termsdiff.cli.archives import reading, writing
from termsdiff.cli.settings import example, located, settings, system_clock
from termsdiff.cli.terminal import columns, emit_styled, steps
from termsdiff.errors import StoreError
from termsdiff.importing import read_in_parallel
from termsdiff.model import Document
from termsdiff.parse import REVISION
from termsdiff.pipeline import revision_of
from termsdiff.report.phrases import count
from termsdiff.store import Effect, Job
from termsdiff.store.revisions import moment as moment_of

__all__ = ["backup_command", "rebuild_command", "search_command", "verify_command"]


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
    counted = (
        ("check", found.checks),
        ("snapshot", found.snapshots),
        ("version", found.versions),
        ("clause", found.clauses),
    )
    click.echo(f"all fits: {', '.join(count(number, noun) for noun, number in counted)}", err=True)
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
    _tell(last.effects, dry_run=dry_run)


def _tell(effects: Iterable[Effect], *, dry_run: bool) -> None:
    differing = [effect for effect in effects if effect.differing]
    rows = [
        (each.source, count(each.differing, "check"), f"{each.before} -> {count(each.after, 'version')}")
        for each in differing
    ]
    emit_styled(("", "  ".join(row) + "\n") for row in columns(rows))
    were = "would be" if dry_run else "was" if len(differing) == 1 else "were"
    click.echo(f"{count(len(differing), 'source')} {were} read otherwise", err=True)


@click.command("backup", epilog=example("termsdiff backup terms-2024-03-01.db"))
@click.argument("target", type=click.Path(path_type=Path))
@located
def backup_command(target: Path) -> None:
    """Copy the archive to the new file TARGET, while others read and write."""
    with reading(settings()) as store:
        store.backup(target)
