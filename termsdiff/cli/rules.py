"""The commands about one change, by the id that reports give it: ``explain`` and ``ignore``."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click

from termsdiff.cli.archives import reading
from termsdiff.cli.overviews import chronicles
from termsdiff.cli.pairs import compare_operands
from termsdiff.cli.settings import example, located, settings
from termsdiff.cli.summaries import moment
from termsdiff.cli.terminal import emit_styled
from termsdiff.config import add_rule
from termsdiff.diff.explain import explain
from termsdiff.errors import InputError
from termsdiff.model import Change, Changes, Rule
from termsdiff.pipeline.finding import spans_with
from termsdiff.pipeline.gathering import comparison_at
from termsdiff.report import Comparison, change_lines
from termsdiff.report.phrases import KINDS, WEIGHTS, name_of, names, notes, ordered

__all__ = ["explain_command", "ignore_command"]

_ID = re.compile(r"[0-9a-f]{4,10}")
_ALIKE = 0.2  # share of words; clauses of one page have that much in common by chance
_Found = tuple[Comparison, Change]


@click.command(
    "explain", epilog=example("termsdiff explain fcfb58273d", "termsdiff explain fcfb58273d old.html new.html")
)
@click.argument("change_id", metavar="CHANGE-ID")
@click.argument("operands", nargs=-1, metavar="[A [B]]")
@located
def explain_command(change_id: str, operands: tuple[str, ...]) -> None:
    """Tell why a change is told as it is: its words, why it has its weight, between which checks it came, what was
    said of it, and how its clauses were found to be the same. Reports give the CHANGE-ID beside each change.

    The whole archive is looked through for it; A and B, as in termsdiff diff, say where to look instead.
    """
    told, change = _find(change_id, operands)
    emit_styled(change_lines(told, change))
    emit_styled([("", "\n")])
    for what, text in _reasons(told, change):
        emit_styled([("meta", f"{what:>8}  "), ("", f"{text}\n")])


@click.command("ignore", epilog=example("termsdiff ignore fcfb58273d"))
@click.argument("change_id", metavar="CHANGE-ID")
@click.argument("operands", nargs=-1, metavar="[A [B]]")
@located
def ignore_command(change_id: str, operands: tuple[str, ...]) -> None:
    """Leave out changes of this kind in this place from now on: a rule is written to termsdiff.toml, and every later
    report says how many changes it leaves out. Delete the [[ignore]] entry there to be told of them again."""
    told, change = _find(change_id, operands)
    rule = _rule(told, change)
    config = add_rule(settings().config(may_be_missing=True).path, rule)
    what = " and ".join(KINDS[kind] for kind in rule.kinds)
    click.echo(
        f"from now on left out: {what} at {_place(change)} of {rule.source}; the rule is in {config.path}", err=True
    )


def _find(change_id: str, operands: tuple[str, ...]) -> _Found:
    """The change of that id, the latest where a text came and went.

    Raises:
        InputError: there is none, or several differ and begin with these digits.
    """
    wanted = change_id.casefold()
    if not _ID.fullmatch(wanted):
        raise InputError(f'"{change_id}" is no id of a change; reports give it beside each change, such as fcfb58273d')
    if len(operands) > 2:
        raise click.UsageError("two operands at most say where to look")
    found = list(_looked_up(wanted, operands))
    if not found:
        raise InputError(f"there is no change {change_id} {'there' if operands else 'in the archive'}")
    if several := sorted({change.id for _, change in found[1:]} - {found[0][1].id}):
        raise InputError(
            f"several changes begin with {change_id}: {', '.join([found[0][1].id, *several])}; say more of it"
        )
    return found[0]


def _looked_up(wanted: str, operands: tuple[str, ...]) -> Iterator[_Found]:
    if operands:
        old, new = operands if len(operands) > 1 else (operands[0], None)
        yield from _in(compare_operands(old, new, ruled=False), wanted)
        return
    with reading(settings()) as store:
        for chronicle in chronicles("", store):
            for at in spans_with(chronicle, store, wanted):
                yield from _in(comparison_at(chronicle, at, store), wanted)


def _in(told: Comparison, wanted: str) -> Iterator[_Found]:
    return ((told, change) for change in told.changes if change.id.startswith(wanted))


def _reasons(told: Comparison, change: Change) -> Iterator[tuple[str, str]]:
    """What is known of a change, as what and text."""
    yield "weight", WEIGHTS[change.weight]
    yield from (("because", reason) for reason in change.reasons)
    yield from (("came", text) for text in _when(told))
    yield from (("said", note) for note in notes(told.changes, told.claims_old, told.claims_new, told.findings))
    yield from _pairing(told.changes, change)
    if any(rule.fits(change) for rule in settings().config().rules_for(told.new.name)):
        yield "rule", "reports leave it out: termsdiff.toml says to ignore it"


def _when(told: Comparison) -> Iterator[str]:
    """Between two sights, since nobody saw the moment; nothing of files and pages read just now."""
    if told.old.version and told.new.version and told.old.seen_until and told.new.seen_from:
        since, until = moment(told.old.seen_until), moment(told.new.seen_from)
        yield f"between {since} (earlier text last seen) and {until} (new text first seen), UTC"


def _pairing(changes: Changes, change: Change) -> Iterator[tuple[str, str]]:
    """How the clause was paired, and what else came into question."""
    path = (change.new or change.old)[0].path
    if not path:
        return
    found = explain(changes.old, changes.new, path)
    yield "paired", found.why
    for each in found.candidates:
        if not each.taken and each.likeness >= _ALIKE:
            text = " ".join(each.located.clause.words.split()[:8])
            yield "not with", f"{name_of(each.located)} ({each.likeness:.0%} alike): {text} …"


def _rule(told: Comparison, change: Change) -> Rule:
    places = {located.path for located in change.new or change.old}
    if told.new.version is None or told.new.name != told.old.name:
        raise InputError("only changes of a source can be ignored, not those between files or two sources")
    if len(places) > 1:
        raise InputError(f"{_place(change)} are several clauses; a rule is for changes of one clause")
    return Rule(told.new.name, places.pop(), ordered(change))


def _place(change: Change) -> str:
    return names(change.new or change.old)
