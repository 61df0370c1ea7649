"""The command for notifications, ``notify``; and the teller the commands that check give their results to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import click

from termsdiff.cli.archives import reading, writing
from termsdiff.cli.settings import example, located, settings, system_clock
from termsdiff.cli.summaries import moment
from termsdiff.cli.terminal import columns, emit_styled
from termsdiff.config import Config
from termsdiff.errors import InputError
from termsdiff.model import Target
from termsdiff.notify import Teller, try_out
from termsdiff.pipeline import Clock
from termsdiff.report.phrases import count
from termsdiff.store import Entry, Fate, Store

__all__ = ["notify_command", "tell", "teller_of"]


def teller_of(config: Config, clock: Clock | None = None, *, stopped: Callable[[], bool] = lambda: False) -> Teller:
    """Who tells the targets of ``config``, and complains on stderr."""
    return Teller(config, clock=clock or system_clock, say=partial(click.echo, err=True), stopped=stopped)


def tell(teller: Teller, store: Store) -> None:
    """Tell what is due, and say how much was told."""
    teller.deliver(store)
    if teller.sent:
        click.echo(f"{count(teller.sent, 'notification')} sent", err=True)


_EXAMPLES = ("termsdiff notify --test", "termsdiff notify --pending", "termsdiff notify legal")


@click.command("notify", epilog=example(*_EXAMPLES))
@click.argument("names", nargs=-1, metavar="[TARGET...]")
@click.option("--test", "action", flag_value="test", help="Send each a message that says it is a test.")
@click.option("--pending", "action", flag_value="pending", help="List what waits to be sent, and why; send nothing.")
@click.option("--discard", "action", flag_value="discard", help="Never send what waits for the TARGETs named.")
@located
def notify_command(names: tuple[str, ...], *, action: str | None) -> None:
    """Send the notifications that wait, digests too: all, or those for the TARGETs named.

    Whom to tell of what stands in termsdiff.toml, a [notify.TARGET] table for each. termsdiff check and watch send
    what is due by themselves; a target that fails is tried again by the next of them.
    """
    config = settings().config()
    if action == "pending":
        _list(names, config)
    elif action == "discard":
        _discard(names, config)
    elif action == "test":
        _test(_chosen(names, config))
    else:
        _send(_chosen(names, config), config)


def _chosen(names: Sequence[str], config: Config) -> tuple[Target, ...]:
    known = {target.name: target for target in config.targets}
    if not known:
        raise InputError(f"nobody is to be told of anything; add a table such as [notify.legal] to {config.path}")
    for name in names:
        if name not in known:
            raise InputError(f"{config.path} has no [notify.{name}]; there is {', '.join(known)}")
    return tuple(known[name] for name in dict.fromkeys(names or known))


def _test(targets: Sequence[Target]) -> None:
    failed = []
    for target, answer in try_out(targets):
        told = ("added", "  sent\n") if answer.taken else ("removed", f"  {answer.why}\n")
        emit_styled([("path", target.name), told])
        failed += [] if answer.taken else [target.name]
    if failed:
        raise InputError(f"{', '.join(failed)} could not be told; correct termsdiff.toml, or try again later")


def _send(targets: tuple[Target, ...], config: Config) -> None:
    teller = teller_of(replace(config, targets=targets))
    with writing(config, create=False) as store:
        teller.deliver(store, early=True)
        left = [entry for target in targets for entry in store.outbox.waiting(target.name)]
    click.echo(f"{count(teller.sent, 'notification')} sent", err=True)
    if left:
        raise InputError(f"{count(len(left), 'notification')} could not be sent; termsdiff notify --pending shows why")


def _waiting(names: Sequence[str], store: Store) -> tuple[Entry, ...]:
    """Also what waits for targets that termsdiff.toml no longer has."""
    return tuple(entry for entry in store.outbox.waiting() if not names or entry.target in names)


def _list(names: Sequence[str], config: Config) -> None:
    with reading(settings()) as store:
        found = _waiting(names, store)
    known = {target.name: target for target in config.targets}
    rows = [
        (entry.target, moment(entry.at), entry.event, entry.source, _why(entry, known.get(entry.target)))
        for entry in found
    ]
    for row in columns(rows) if rows else ():
        emit_styled([("path", row[0]), ("", "  " + "  ".join(row[1:4])), ("removed", f"  {row[4]}".rstrip() + "\n")])
    click.echo(f"{count(len(found), 'notification')} waiting", err=True)


def _why(entry: Entry, target: Target | None) -> str:
    if target is None:
        return f"termsdiff.toml has no [notify.{entry.target}]; add it, or termsdiff notify --discard {entry.target}"
    if entry.problem:
        return f"{entry.problem} ({count(entry.tries, 'try', 'tries')})"
    if entry.unsure:
        return "a run ended while it was sent; it is sent again, and says so"
    return "for the next digest" if target.digest not in ("", "run") else "for the next run"


def _discard(names: Sequence[str], config: Config) -> None:
    if not names:
        raise InputError(
            "name the targets that are not to get what waits for them; termsdiff notify --pending lists it"
        )
    with writing(config, create=False) as store:
        found = _waiting(names, store)
        store.outbox.settle(found, Fate.DISCARDED)
    click.echo(f"{count(len(found), 'notification')} discarded", err=True)
