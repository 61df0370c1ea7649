"""Quarantine: a page in doubt is a failed check with its bytes, and a version once it is accepted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from termsdiff.errors import InputError
from termsdiff.model import Check, Outcome, Snapshot, Source
from termsdiff.pipeline import accept, check, quarantined
from termsdiff.store import Store

SOURCE = Source("acme/terms", ("https://acme.example/terms",))
START = datetime(2024, 3, 1, tzinfo=UTC)
CLAUSES = "".join(
    f"<p>{n}. The parties agree on matter number {n} as written in this clause.</p>" for n in range(1, 40)
)
TERMS = f"<html lang=en><body><h1>Terms</h1>{CLAUSES}</body></html>"
HALF = f"<html lang=en><body><h1>Terms</h1>{CLAUSES[:600]}"
LOGIN = "<html lang=en><body><h1>Welcome</h1><p>Sign in to continue to your account.</p></body></html>"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "terms.db") as store:
        yield store


def see(store: Store, *pages: str) -> list[Check]:
    """Check once an hour; each page is what the site shows then."""
    done = []
    for page in pages:
        hours = len(store.checks(SOURCE.name)) if SOURCE.name in store.sources() else 0
        at = START + timedelta(hours=hours)

        def capture(source, *, clock, validators=("", ""), page=page):
            return (Snapshot(page.encode(), source.urls[0], clock(), status=200),)

        done.append(check(SOURCE, store, capture=capture, clock=lambda at=at: at).check)
    return done


def test_a_page_in_doubt_is_kept_and_no_version(store: Store) -> None:
    """The bytes are there, the version in force stays."""
    first, doubted, again = see(store, TERMS, HALF, TERMS)
    assert (first.outcome, doubted.outcome, again.outcome) == (Outcome.NEW, Outcome.FAILED, Outcome.UNCHANGED)
    assert (doubted.reason, doubted.version) == ("doubtful", 1)
    assert "accept-anyway acme/terms" in doubted.message
    assert store.snapshot(doubted.snapshots[0]).content == HALF.encode()
    assert len(store.versions(SOURCE.name)) == 1
    assert quarantined(SOURCE.name, store) == (), "what came to nothing is no more in quarantine"


@pytest.mark.parametrize("page", [HALF, LOGIN])
def test_accepted_it_is_a_version_from_when_it_was_first_seen(store: Store, page: str) -> None:
    see(store, TERMS, page, page)
    assert [done.outcome for done in accept(SOURCE, store)] == [Outcome.CHANGED, Outcome.UNCHANGED]
    version = store.version(SOURCE.name)
    assert (version.number, version.seen_from) == (2, START + timedelta(hours=1))
    assert store.verify().passed
    assert see(store, page)[0].outcome is Outcome.UNCHANGED, "it is not doubted again"
    assert see(store, TERMS, page)[1].outcome is Outcome.RETURNED


def test_there_must_be_something_to_accept(store: Store) -> None:
    see(store, TERMS)
    with pytest.raises(InputError, match="nothing of acme/terms is in quarantine"):
        list(accept(SOURCE, store))
    see(store, "<html><body></body></html>")
    with pytest.raises(InputError, match="cannot be accepted"):
        list(accept(SOURCE, store))
