"""One run's telling of others: notes in the outbox, messages out, what could not be sent kept for the next time.

An entry is marked as being sent before its message leaves and as sent once it was taken. A run killed between the two
leaves it marked as being sent; the next run sends it again and says so in the message. So nothing is lost, and what
may come twice says that it may.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta

from termsdiff.config import Config
from termsdiff.errors import InputError
from termsdiff.model import Check, Target
from termsdiff.notify.noting import note
from termsdiff.notify.sending import Answer, send
from termsdiff.notify.wording import word
from termsdiff.report import Message, Notice, render_message
from termsdiff.report.phrases import count
from termsdiff.schedule import parse_every
from termsdiff.store import Entry, Fate, Store

__all__ = ["Teller", "try_out"]

_MANY = 20  # more entries than that at once are one message, whatever was asked for: nobody reads more, services refuse
_AT_ONCE = 100  # entries in one message at most; a digest of more is several
_REST = timedelta(minutes=5)  # until a daemon asks a target again that failed

_Told = tuple[Entry, Notice]


class Teller:
    """Tells the targets of ``config``; a `Courier`. ``clock`` gives the time, ``say`` takes a sentence for whoever
    runs this, ``stopped`` says whether to end after the message in hand."""

    def __init__(
        self,
        config: Config,
        *,
        clock: Callable[[], datetime],
        say: Callable[[str], object],
        stopped: Callable[[], bool] = lambda: False,
    ) -> None:
        self.config = config
        self.sent = 0
        self._clock = clock
        self._say = say
        self._stopped = stopped
        self._rests: dict[str, datetime] = {}

    def renew(self, config: Config) -> None:
        """Go on with other settings; who failed before is asked at once."""
        self.config = config
        self._rests.clear()

    def note(self, check: Check, store: Store) -> None:
        """Put what is to be told of ``check`` into the outbox; inside its transaction."""
        note(check, store, self.config.targets)

    def deliver(self, store: Store, *, early: bool = False) -> datetime | None:
        """Tell each target what is due, and when to come again for what is not. ``early``: also what waits for its
        digest. A target that fails is left for now.

        Raises:
            StoreError: the archive cannot be written.
        """
        now, following = self._clock(), []
        for target in self.config.targets:
            if self._stopped():
                break
            entries = store.outbox.waiting(target.name)
            at = max(_due(target, entries), self._rests.get(target.name, now)) if entries else None
            if at and (at <= now or early):
                at = None if self._tell(target, entries, store, now) else now + _REST
                self._rests |= {target.name: at} if at else {}
            following += [at] if at else []
        return min(following, default=None)

    def _tell(self, target: Target, entries: Sequence[Entry], store: Store, now: datetime) -> bool:
        """Tell what of ``entries`` the target asked for, up to the first failure that the next would meet too; did it
        take all?"""
        failed = Answer(True)
        for together in _messages(target, entries):
            if self._stopped() or not (failed.taken or failed.single):
                break
            worded = [(entry, word(entry, target, store, self.config)) for entry in together]
            store.outbox.settle([entry for entry, notice in worded if notice is None], Fate.PASSED_OVER)
            told = [(entry, notice) for entry, notice in worded if notice is not None]
            answer = _send(target, told, store, now) if told else Answer(True)
            failed = failed if answer.taken else answer
            self.sent += len(told) if answer.taken else 0
        if not failed.taken:
            kept = count(len(store.outbox.waiting(target.name)), "notification")
            self._say(f"[notify.{target.name}] {failed.why}: {kept} kept, to be tried again with the next run")
        return failed.taken


def _send(target: Target, together: Sequence[_Told], store: Store, now: datetime) -> Answer:
    """Send one message, with what becomes of its entries put down before and after."""
    entries = [entry for entry, _ in together]
    try:
        message = render_message([notice for _, notice in together], _template(target))
    except InputError as error:
        answer = Answer(False, f"cannot be told: {error}")
    else:
        store.outbox.begin(entries, now)
        answer = send(target.address, message)
    if answer.taken:
        store.outbox.settle(entries, Fate.SENT)
    else:
        store.outbox.give_back(entries, answer.why, unsure=answer.unsure)
    return answer


def _template(target: Target) -> str:
    if target.template is None:
        return ""
    try:
        return target.template.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise InputError(f"its template {target.template} cannot be read; it must be a text in UTF-8") from None


def _messages(target: Target, entries: Sequence[Entry]) -> Iterator[Sequence[Entry]]:
    """The entries of each message."""
    size = _AT_ONCE if target.digest or len(entries) > _MANY else 1
    return (entries[at : at + size] for at in range(0, len(entries), size))


def _due(target: Target, entries: Sequence[Entry]) -> datetime:
    """When to tell a target of what waits for it."""
    if target.digest in ("", "run"):
        return datetime.min.replace(tzinfo=UTC)
    first = min(entry.at for entry in entries)
    return parse_every(target.digest).after(first) or datetime.max.replace(tzinfo=UTC)


def try_out(targets: Iterable[Target]) -> Iterator[tuple[Target, Answer]]:
    """Send each target a message that says it is a test, made by its own template, and yield what came of it."""
    for target in targets:
        notice = Notice(
            "test",
            "A test of termsdiff: notifications arrive here",
            summary=f"This is what [notify.{target.name}] in termsdiff.toml leads to. Nothing has changed.",
        )
        try:
            message: Message = render_message([notice], _template(target))
        except InputError as error:
            yield target, Answer(False, f"cannot be told: {error}")
        else:
            yield target, send(target.address, message)
