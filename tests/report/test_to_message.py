"""Messages: what a reader gets of a change, of a failure, of several at once; templates can print and nothing else."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from termsdiff.diff import compare
from termsdiff.errors import InputError
from termsdiff.model import Clause, Document
from termsdiff.report import Comparison, Side, render_message
from termsdiff.report.to_message import change_notice, failure_notice, recovery_notice

AT = datetime(2024, 3, 1, 6, tzinfo=UTC)
LONG = "and so on " * 100


def terms(*texts: str) -> Document:
    clauses = (Clause(f"{number}.", "", text) for number, text in enumerate(texts, start=1))
    return Document("Terms of Acme", "en", tuple(clauses))


def notice(old: Document, new: Document, **known):
    sides = Side("acme/terms", 1), Side("acme/terms", 2, url="https://acme.example/terms")
    return change_notice(Comparison(compare(old, new), *sides), silent=False, **known)


def test_a_change_a_failure_and_a_recovery_together(golden) -> None:
    changed = notice(
        terms("You pay within 30 days.", "We may change this.", "Old."),
        terms("You pay within 14 days.", "We may change this.", "Law of France."),
        id=1,
    )
    failing = failure_notice("acme/sla", [(AT, "acme.example has no address"), (AT, "it has none")], held=True, id=2)
    recovered = recovery_notice("acme/privacy", [(AT, "no")], id=3, again=True)
    message = render_message([changed, failing, recovered])
    golden("message.txt", f"{message.title}\n\n{message.text}\n")
    assert message.title == "Terms: 1 changed, 1 failing, 1 can be checked again"


def test_one_event_is_its_own_title() -> None:
    message = render_message([failure_notice("acme/sla", [(AT, "no address")] * 3, held=False)])
    assert message == (
        "acme/sla has failed 3 checks in a row, since 2024-03-01 06:00 UTC",
        "no address",
    )


def test_of_long_clauses_the_changed_words_are_shown_and_of_many_changes_ten() -> None:
    many = notice(terms(*(f"{LONG} {n} before {LONG}" for n in range(30))),
                  terms(*(f"{LONG} {n} after {LONG}" for n in range(30))))  # fmt: skip
    assert (len(many.changes), many.more) == (10, 20)
    assert all("[-before-]{+after+}" in change.words for change in many.changes)
    message = render_message([many])
    assert "… and 20 more changes" in message.text
    assert len(message.text) < 6000


def test_of_many_events_each_is_short() -> None:
    one = notice(terms(*(f"Old number {n}." for n in range(6))), terms(*(f"New number {n}." for n in range(6))))
    assert "more change" not in render_message([one] * 4).text
    assert render_message([one] * 5).text.count("… and 4 more changes") == 5


def test_substance_comes_first() -> None:
    """Of what is told and what is only counted."""
    old = terms(*(f"Clause number {n} says “so”, and nothing else at all." for n in range(20)), "You pay 5 euros.")
    new = terms(*(f'Clause number {n} says "so", and nothing else at all!' for n in range(20)), "You pay 9 euros.")
    assert "[-5-]{+9+}" in notice(old, new).changes[0].words


def test_a_template_cannot_act() -> None:
    with pytest.raises(InputError, match="its template cannot be filled in"):
        render_message([recovery_notice("acme/terms", [])], "{{ events.__class__.__base__.__subclasses__() }}")


def test_a_message_has_a_title_of_one_inert_line_and_a_text() -> None:
    message = render_message([recovery_notice("acme/terms", [])], "\n{{ '\x1b[31mred' }}\n\nbelow")
    assert message == ("[31mred", "below")
    assert render_message([recovery_notice("acme/terms", [])], "alone") == ("alone", "alone")
