"""What happened to sources in, a short message out: a title and a text, by our template or the reader's own.

A template is text for Jinja: its first line is the title, the rest the message. It is given ``events`` (each a
`Notice`), ``headline`` (a line for all of them), and can do nothing but print them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from termsdiff.errors import InputError
from termsdiff.model import Change, Edit, Event, Weight
from termsdiff.report.fill import environment_of
from termsdiff.report.inert import inert
from termsdiff.report.layout import heading, locate
from termsdiff.report.marks import inline
from termsdiff.report.material import Comparison
from termsdiff.report.phrases import count, describe, notes, tally

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

__all__ = ["Message", "Notice", "Told", "change_notice", "failure_notice", "recovery_notice", "render_message"]

_CHANGES = 10  # told in full; a message is read on a phone, the report has the rest
_WORDS = 400  # characters of a change
_KEPT = 60  # characters of unchanged words on either side of a changed one
_MARKS = {"-": "[-{}-]", "+": "{{+{}+}}"}


class Told(NamedTuple):
    """A change in a message: its clause with the headings above it, what happened, its words with marks."""

    clause: str
    what: str
    words: str
    weight: str


class Message(NamedTuple):
    """What is sent: a title in one line, a text."""

    title: str
    text: str


@dataclass(frozen=True)
class Notice:
    """One event, in words; what an event has not is "" or 0. ``id`` is that of its entry in the outbox, the same each
    time it is told; ``again``: it may have been told before. ``at``: when it was seen, UTC; ``event``: changed,
    failing, recovered or test; ``silent``: no date on the page changed; ``substantive``: how many changes are.
    ``more``: how many changes are not among ``changes``; ``failures``: how many checks failed in a row, the first of
    them at ``since``."""

    event: str
    headline: str
    id: int = 0
    source: str = ""
    at: str = ""
    again: bool = False
    title: str = ""
    url: str = ""
    version: int = 0
    silent: bool = False
    substantive: int = 0
    summary: str = ""
    notes: tuple[str, ...] = ()
    changes: tuple[Told, ...] = ()
    more: int = 0
    failures: int = 0
    since: str = ""
    advice: str = ""


def change_notice(comparison: Comparison, *, silent: bool, **known: Any) -> Notice:
    """The notice of a new text; ``known``: what else to put into it."""
    changes, name, version = comparison.changes, comparison.new.name, comparison.new.version or 0
    where = locate(changes)
    ordered = sorted(changes, key=lambda change: change.weight is not Weight.SUBSTANTIVE)
    return Notice(
        Event.CHANGED,
        f"{inert(name)} changed{' without a new date' if silent else ''}: {tally(changes.summary)}",
        source=name, title=inert(changes.new.title), url=comparison.new.url, version=version, silent=silent,
        substantive=sum(change.weight is Weight.SUBSTANTIVE for change in changes),
        notes=notes(changes, comparison.claims_old, comparison.claims_new, comparison.findings,
                    ignored=comparison.ignored),
        changes=tuple(Told(" > ".join(heading(each, where)), ", ".join(describe(each)), _words(each), str(each.weight))
                      for each in ordered[:_CHANGES]),
        more=max(len(ordered) - _CHANGES, 0),
        advice=f"All of it: termsdiff diff {inert(name)}@{comparison.old.version} {inert(name)}@{version}",
        **known,
    )  # fmt: skip


def failure_notice(source: str, failed: Sequence[tuple[datetime, str]], *, held: bool, **known: Any) -> Notice:
    """The notice of a source whose last checks failed: when each was, and why."""
    since, message = moment(failed[0][0]), failed[-1][1]
    return Notice(
        Event.FAILING,
        f"{inert(source)} has failed {count(len(failed), 'check')} in a row, since {since}",
        source=source, summary=inert(message), failures=len(failed), since=since,
        advice=f"If this page is the terms after all: termsdiff accept-anyway {inert(source)}" if held else "",
        **known,
    )  # fmt: skip


def recovery_notice(source: str, failed: Sequence[tuple[datetime, str]], **known: Any) -> Notice:
    """The notice of a source that could be had again after checks that failed."""
    since = moment(failed[0][0]) if failed else ""
    told = f", after {count(len(failed), 'failed check')} since {since}" if failed else ""
    headline = f"{inert(source)} can be checked again{told}"
    return Notice(Event.RECOVERED, headline, source=source, failures=len(failed), since=since, **known)


def moment(at: datetime) -> str:
    """``2024-03-01 06:00 UTC``."""
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")


def render_message(notices: Sequence[Notice], template: str = "") -> Message:
    """The message that tells of ``notices``, by a template given as text, by ours where it is "".

    Raises:
        InputError: the template cannot be filled in; the message says why.
    """
    from jinja2 import TemplateError  # noqa: PLC0415 - most commands fill no template

    try:
        chosen = _environment().from_string(template) if template else _environment().get_template("message.txt")
        filled = chosen.render(events=tuple(notices), headline=_headline(notices))
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RuntimeError) as error:
        raise InputError(f"its template cannot be filled in: {error}") from None
    title, _, text = filled.strip().partition("\n")
    return Message(inert(title), text.strip("\n") or title)


def _headline(notices: Sequence[Notice]) -> str:
    if len(notices) == 1:
        return notices[0].headline
    words = {Event.CHANGED: "changed", Event.FAILING: "failing", Event.RECOVERED: "can be checked again"}
    counts = [(sum(each.event == event for each in notices), told) for event, told in words.items()]
    return f"Terms: {', '.join(f'{number} {told}' for number, told in counts if number)}"


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415 - most commands fill no template

    return environment_of(ImmutableSandboxedEnvironment, autoescape=False)


def _words(change: Change) -> str:
    told = " ".join("".join(_shown(line.runs)) for line in inline(change))
    return told if len(told) <= _WORDS else f"{told[:_WORDS].rstrip()}…"


def _shown(runs: Sequence[Edit]) -> Iterator[str]:
    """The runs with marks; of what stayed, only what is near to what did not."""
    for at, (op, text) in enumerate(runs):
        words = inert(text)
        yield _MARKS[op].format(words) if op in _MARKS else _near(words, first=at == 0, last=at == len(runs) - 1)


def _near(words: str, *, first: bool, last: bool) -> str:
    if first and last:
        return words
    head, tail = ("" if first else words[:_KEPT]), ("" if last else words[-_KEPT:])
    return words if len(words) <= len(head) + len(tail) + 1 else f"{head}…{tail}"
