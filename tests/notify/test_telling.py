"""Who is told of what, when and how often; a real receiver on loopback, real SQLite, Apprise."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta

import pytest

from termsdiff.notify import try_out
from tests.notify.conftest import Desk, Hook, page

FAILING = "acme/terms has failed 3 checks in a row, since 2024-03-01 07:00 UTC"


def test_a_new_text_is_told_once_with_its_words(desk: Desk, hook: Hook) -> None:
    desk.see(page(), page(), page(days=14), page(days=14))
    [title] = hook.titles()
    assert title.startswith("acme/terms changed without a new date: 1 reworded")
    assert "within [-30-]{+14+} days" in hook.last()
    assert "termsdiff diff acme/terms@1 acme/terms@2" in hook.last()


def test_a_page_that_flips_is_not_told_again(desk: Desk, hook: Hook) -> None:
    """Only a text never seen before is news."""
    desk.see(page(), page(days=14), page(), page(days=14), page(), page(days=7))
    assert len(hook.titles()) == 2
    assert "{+7+}" in hook.last()


def test_who_keeps_failing_is_told_once_and_so_is_the_recovery(desk: Desk, hook: Hook) -> None:
    desk.see(page(), None, None, None, None, None, page(), page())
    assert hook.titles() == [
        FAILING,
        "acme/terms can be checked again, after 5 failed checks since 2024-03-01 07:00 UTC",
    ]
    assert "no such host" in hook.got[0][2]


def test_a_few_failures_are_nothing_to_tell(desk: Desk, hook: Hook) -> None:
    desk.see(page(), None, None, page(), None, None, page())
    assert hook.titles() == []


def test_a_target_that_came_later_is_told_of_what_still_fails(desk: Desk, hook: Hook) -> None:
    desk.settings("")
    desk.see(page(), None, None, None, None)
    desk.settings()
    desk.see(None, None)
    assert hook.titles() == [FAILING.replace("3", "5", 1)]


def test_what_came_before_anybody_was_to_be_told_is_not_told(desk: Desk, hook: Hook) -> None:
    desk.settings("")
    desk.see(page(), page(days=14))
    desk.settings()
    desk.see(page(days=14))
    assert hook.titles() == []


@pytest.mark.parametrize(
    ("settings", "said", "told"),
    [
        ("sources = 'acme'", {"days": 14}, 1),
        ("sources = ['acm*/*']", {"days": 14}, 1),
        ("sources = 'other/terms'", {"days": 14}, 0),
        ("topics = 'liability'", {"days": 14}, 0),
        ("topics = ['governing law', 'liability']", {"fault": "intent"}, 1),
        ("topics = 'governing-law'", {"law": "Spain"}, 1),
        ("topics = 'change clause'", {"notice": "by writing to you"}, 1),
        ("topics = 'change clause'", {"law": "Spain"}, 0),
        ("topics = 'invoice'", {"days": 14}, 1),
        ("events = 'failing'", {"days": 14}, 0),
        ("events = 'silent'", {"days": 14}, 1),
        ("events = 'silent'", {"days": 14, "day": 2}, 0),
        ("events = 'substantive'", {"days": 14, "day": 2}, 1),
        ("", {"day": 2}, 0),
        ("events = 'changed'", {"day": 2}, 1),
    ],
)
def test_a_target_is_told_of_what_it_asked_for(desk: Desk, hook: Hook, settings: str, said: dict, told: int) -> None:
    desk.settings(f"[notify.legal]\nto = '{{hook}}'\n{settings}\n")
    desk.see(page(), page(**said))
    assert len(hook.titles()) == told
    assert {state for *_, state in desk.states()} <= {"sent", "passed-over"}


def test_a_message_on_topics_holds_their_clauses_alone(desk: Desk, hook: Hook) -> None:
    desk.settings("[notify.legal]\nto = '{hook}'\ntopics = ['liability']\n")
    desk.see(page(), page(days=14, fault="intent"))
    assert "{+intent+}" in hook.last()
    assert "{+14+}" not in hook.last()


def test_a_rule_to_ignore_holds_for_messages_too(desk: Desk, hook: Hook) -> None:
    rule = "[[ignore]]\nsource = 'acme/terms'\nclause = '1.1'\nkinds = ['modified']\n"
    desk.settings(f"[notify.legal]\nto = '{{hook}}'\n{rule}")
    desk.see(page(), page(days=14), page(days=14, law="Spain"))
    assert len(hook.titles()) == 1
    assert "{+Spain+}" in hook.last()


def test_a_digest_of_the_day_comes_after_it_in_one_message(desk: Desk, hook: Hook) -> None:
    desk.settings("[notify.legal]\nto = '{hook}'\ndigest = 'day'\n")
    desk.see(page(), page(days=14), page(days=7))
    assert hook.titles() == []
    assert desk.deliver() == datetime(2024, 3, 2, tzinfo=UTC)
    desk.now = datetime(2024, 3, 2, 0, 5, tzinfo=UTC)
    assert desk.deliver() is None
    assert hook.titles() == ["Terms: 2 changed"]
    assert "{+14+}" in hook.last()
    assert "{+7+}" in hook.last()


def test_a_digest_of_the_run_and_what_is_told_early(desk: Desk, hook: Hook) -> None:
    desk.settings("[notify.legal]\nto = '{hook}'\ndigest = 'run'\n[notify.boss]\nto = '{hook}/b'\ndigest = '1 week'\n")
    for name in ("acme/terms", "acme/privacy"):
        desk.see(page(), page(days=14), name=name, tell=False)
    desk.deliver()
    assert (hook.titles(), hook.titles("/b")) == (["Terms: 2 changed"], [])
    desk.deliver(early=True)
    assert hook.titles("/b") == ["Terms: 2 changed"]


def test_more_than_twenty_at_once_are_one_message(desk: Desk, hook: Hook) -> None:
    desk.see(page(), *(page(days=day) for day in range(40, 61)), tell=False)
    desk.deliver()
    assert hook.titles() == ["Terms: 21 changed"]


def test_a_target_that_fails_keeps_what_waits_and_stops_nobody_else(desk: Desk, hook: Hook) -> None:
    """One sentence that never holds the address; in a daemon the next try comes after five minutes."""
    desk.settings("[notify.legal]\nto = '{hook}/?secret=word'\n[notify.boss]\nto = '{hook}/b'\n")
    hook.answers = [500]
    desk.see(page(), page(days=14))
    assert desk.said == ["[notify.legal] answered 500: 1 notification kept, to be tried again with the next run"]
    assert len(hook.titles("/b")) == 1
    desk.now -= timedelta(minutes=58)
    assert desk.deliver() == desk.now + timedelta(minutes=3)
    assert len(hook.got) == 1
    desk.now += timedelta(minutes=3)
    assert desk.deliver() is None
    assert (len(hook.got), len(desk.said)) == (2, 1)
    assert "You may have been told" not in hook.last()


def test_a_message_that_is_refused_does_not_keep_back_the_next(desk: Desk, hook: Hook) -> None:
    """Where the receiver finds fault with this one; it stays and is tried again."""
    desk.see(page(), page(days=14), page(days=7), tell=False)
    hook.answers = [413]
    desk.deliver()
    assert desk.said == ["[notify.legal] answered 413: 1 notification kept, to be tried again with the next run"]
    assert ["{+7+}" in text for *_, text in hook.got] == [True]
    desk.now += timedelta(hours=1)
    desk.deliver()
    assert ["{+14+}" in text for *_, text in hook.got] == [False, True]


def test_a_failure_that_is_none_after_all_is_not_told(desk: Desk, hook: Hook) -> None:
    """A rebuild may read a page well that was not read before."""
    desk.see(page(), None, None, None, tell=False)
    with sqlite3.connect(desk.path) as db:
        db.execute("UPDATE checks SET version_id = 1")
    db.close()
    desk.deliver()
    assert (hook.titles(), [state for *_, state in desk.states()]) == ([], ["passed-over"])


def test_an_answer_that_never_came_leaves_it_open_whether_it_arrived(desk: Desk, hook: Hook) -> None:
    """It is told again, and says so."""
    hook.answers = [0]
    desk.see(page(), page(days=14))
    assert "did not say that it took the message" in desk.said[0]
    desk.now += timedelta(hours=1)
    desk.deliver()
    assert "You may have been told of this before" in hook.last()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("json://user:pass-word@127.0.0.1:9/secret", "could not be reached"),
        ("nothing-known://pass-word@host", "has an address that Apprise does not know"),
        ("$TERMSDIFF_TEST_NOWHERE", "the environment does not set TERMSDIFF_TEST_NOWHERE"),
    ],
)
def test_an_address_is_never_printed_or_stored(desk: Desk, address: str, said: str, capfd) -> None:
    desk.settings(f"[notify.legal]\nto = '{address}'\n")
    desk.see(page(), page(days=14))
    [sentence] = desk.said
    assert said in sentence
    with sqlite3.connect(desk.path) as db:
        dumped = "\n".join(db.iterdump())
    db.close()
    printed = "".join(capfd.readouterr())
    assert not any("pass-word" in each or "secret" in each for each in (sentence, dumped, printed, repr(desk.config)))


def test_an_address_may_stand_in_the_environment(desk: Desk, hook: Hook, monkeypatch) -> None:
    monkeypatch.setenv("TERMSDIFF_TEST_HOOK", hook.address)
    desk.settings("[notify.legal]\nto = '$TERMSDIFF_TEST_HOOK'\n")
    desk.see(page(), page(days=14))
    assert len(hook.titles()) == 1


def test_a_template_of_ones_own(desk: Desk, hook: Hook) -> None:
    template = desk.path.with_name("mine.txt")
    template.write_text(
        "{{ events|length }} for {{ events[0].source }}\n{% for e in events %}{{ e.version }}: "
        "{{ e.changes[0].clause }} {{ e.changes[0].words }}{% endfor %}"
    )
    desk.settings("[notify.legal]\nto = '{hook}'\ntemplate = 'mine.txt'\n")
    desk.see(page(), page(days=14))
    assert hook.titles() == ["1 for acme/terms"]
    assert hook.last().startswith("2: 1. Fees > 1.1 1.1 You shall pay")


@pytest.mark.parametrize(
    "template",
    ["{{ nothing }}", "{% for %}", "{{ events[0].__class__.__mro__ }}", "{{ events[0].source.no() }}", None, b"\xff"],
)
def test_a_template_that_cannot_be_used_loses_nothing(desk: Desk, hook: Hook, template) -> None:
    path = desk.path.with_name("mine.txt")
    if template is not None:
        path.write_bytes(template if isinstance(template, bytes) else template.encode())
    desk.settings("[notify.legal]\nto = '{hook}'\ntemplate = 'mine.txt'\n")
    desk.see(page(), page(days=14))
    assert "template" in desk.said[0]
    assert [state for *_, state in desk.states()] == ["waiting"]
    path.write_text("right")
    desk.now += timedelta(hours=1)
    desk.deliver()
    assert hook.titles() == ["right"]


def test_words_of_a_page_cannot_act(desk: Desk, hook: Hook) -> None:
    """Neither as a template nor as control characters; they arrive as the text they are."""
    desk.see(page(), page(fault="{{ 7*7 }} <script>x</script> \u202ereversed"))
    assert "{{ 7*7 }}" in hook.last()
    assert "\u202e" not in hook.last()


def test_a_change_that_cannot_be_compared_is_told_all_the_same(desk: Desk, hook: Hook) -> None:
    """A stored comparison that is damaged must not hide a change."""
    desk.see(page(), page(days=14), tell=False)
    with sqlite3.connect(desk.path) as db:
        db.execute("UPDATE derived SET value = 'damaged'")
    db.close()
    desk.deliver()
    assert hook.titles() == ["acme/terms: changed"]
    assert "please report this" in hook.last()


def test_a_stop_comes_after_the_message_in_hand(desk: Desk, hook: Hook) -> None:
    desk.see(page(), page(days=14), page(days=7), tell=False)
    desk.teller._stopped = lambda: bool(hook.got)
    desk.deliver()
    assert len(hook.got) == 1
    desk.teller._stopped = lambda: False
    desk.deliver()
    assert len(hook.got) == 2


def test_a_test_says_that_it_is_one(desk: Desk, hook: Hook) -> None:
    [(target, answer)] = try_out(desk.config.targets)
    assert (target.name, answer.taken) == ("legal", True)
    assert hook.titles() == ["A test of termsdiff: notifications arrive here"]
