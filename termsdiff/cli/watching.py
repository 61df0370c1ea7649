"""The commands for the job that runs unattended: ``watch``, ``status`` and ``accept-anyway``."""

from __future__ import annotations

import json
import signal
from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from functools import partial

import click

from termsdiff.cli.archives import capturing, reading, writing
from termsdiff.cli.settings import NOW, Settings, example, located, settings, system_clock
from termsdiff.cli.states import State, metrics, state_of
from termsdiff.cli.summaries import check_line, moment
from termsdiff.cli.telling import tell, teller_of
from termsdiff.cli.terminal import columns, emit_styled
from termsdiff.model import Source
from termsdiff.notify import Teller
from termsdiff.pipeline import Bell, Clock, accept, watch
from termsdiff.report.phrases import count
from termsdiff.store import Store

__all__ = ["accept_anyway_command", "status_command", "watch_command"]


@click.command("watch", epilog=example("termsdiff watch --jobs 8"))
@click.option("--jobs", type=click.IntRange(1, 64), default=4, metavar="N", help="Sites asked at once. [4]")
@located
def watch_command(*, jobs: int) -> None:
    """Check every source whenever it is due, until stopped: the daemon.

    Checks of many sources are spread over time, and a source that keeps failing is asked less and less often. SIGTERM
    ends it after the page in hand, SIGHUP has it read termsdiff.toml again. Other commands find the archive free
    between rounds.
    """
    at, bell = settings(), Bell()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: bell.stop())
    signal.signal(signal.SIGHUP, lambda *_: bell.reload())
    click.echo(f"watching {count(len(at.config().sources), 'source')}; Ctrl-C ends it", err=True)
    teller = teller_of(at.config(), stopped=lambda: bell.stopped)
    tracked, opened = partial(_tracked, at, teller), partial(_opened, at)
    with capturing(at.config()) as ways:
        for result in watch(tracked, opened, clock=system_clock, bell=bell, jobs=jobs, courier=teller, **ways):
            emit_styled([("meta", f"{moment(result.check.at)}  "), *check_line(result)])


def _tracked(at: Settings, teller: Teller) -> Sequence[Source]:
    """What termsdiff.toml says now: what to check, and whom to tell."""
    config = at.config()
    teller.renew(config)
    return config.sources


def _opened(at: Settings) -> AbstractContextManager[Store]:
    return writing(at.config())


@click.command("status", epilog=example("termsdiff status --format prometheus > terms.prom"))
@click.option("--format", "format_", type=click.Choice(["text", "json", "prometheus"]), default="text", help="[text]")
@click.option(
    "--exit-code",
    is_flag=True,
    help="Exit with 1 where a source fails, waits for somebody or is overdue, or a notification failed.",
)
@click.option("--now", type=NOW, help="Act as if it were this time, for demonstrations: 2024-03-01T06:00")
@located
def status_command(*, format_: str, exit_code: bool, now: Clock | None) -> None:
    """Show how each source fares: its last check, the next, and since when it fails. Times are UTC."""
    at, time = settings(), (now or system_clock)()
    states, undelivered = _states(at, time), _undelivered(at)
    if format_ == "text":
        _show(states)
    else:
        told = metrics(states, undelivered) if format_ == "prometheus" else json.dumps([s.as_json() for s in states])
        click.echo(told)
    troubled, failed = sum(bool(state.trouble) for state in states), sum(undelivered.values())
    told = (
        f"; {count(failed, 'notification')} could not be sent, termsdiff notify --pending shows why" if failed else ""
    )
    click.echo(f"{count(len(states), 'source')}, {troubled} in trouble{told}", err=True)
    click.get_current_context().exit(int(exit_code and troubled + failed > 0))


def _undelivered(at: Settings) -> dict[str, int]:
    """How many notifications each target did not take yet when it was tried."""
    config = at.config()
    if not config.database.exists():
        return {target.name: 0 for target in config.targets}
    with reading(at) as store:
        waiting = [(entry.target, bool(entry.problem)) for entry in store.outbox.waiting()]
    return {target.name: waiting.count((target.name, True)) for target in config.targets}


def _states(at: Settings, now: datetime) -> list[State]:
    config = at.config()
    if not config.database.exists():
        return [state_of(source, None, now) for source in config.sources]
    with reading(at) as store:
        return [state_of(source, store, now) for source in config.sources]


def _show(states: Sequence[State]) -> None:
    rows = [
        (
            state.name,
            f"last {moment(state.last)}" if state.last else "never checked",
            f"next {moment(state.next)}" if state.next else "due now",
            state.trouble,
        )
        for state in states
    ]
    for row in columns(rows):
        emit_styled([("path", row[0]), ("", "  " + "  ".join(row[1:3])), ("removed", f"  {row[3]}".rstrip() + "\n")])


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
        teller = teller_of(config)
        done = list(accept(config.source(name) or Source(name, ()), store, courier=teller))
        tell(teller, store)
    for check in done[:1]:
        emit_styled([("path", name), ("added", f"  {check.outcome} @{check.version}"), ("", f"  {moment(check.at)}\n")])
