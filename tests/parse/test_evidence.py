"""Short pages: three numbered clauses are terms; an error, a login, a robot check are none, in every language."""

from __future__ import annotations

import pytest

from termsdiff.languages import LANGUAGES
from termsdiff.languages.barriers import BARRIERS, barrier_in
from termsdiff.parse import parse

TERMS = [
    "<h1>Terms</h1><p>1. You pay the fees.</p><p>2. We may amend these terms.</p>",
    "<h1>Terms</h1><p>You agree to pay.</p>",
    "<h1>利用規約</h1><p>第1条 料金を支払うものとします。</p><p>第2条 本規約を変更することがあります。</p>",
    "<ol><li>You pay the fees.</li><li>Try again later if a payment fails.</li></ol>",
    "<h1>Conditions</h1><p>Article 1. Vous payez les frais.</p><p>Article 2. Nous modifions ces conditions.</p>",
    "<h2>Cookies</h2><p>A cookie keeps you signed in for thirty days.</p>",
]
NONE = [
    "<h1>503 Service Unavailable</h1><p>The server is busy, please try again later.</p>",
    "<title>404 Not Found</title><h1>Not Found</h1><p>The requested URL was not found on this server.</p>",
    "<p>Please enable JavaScript to view this page.</p>",
    "<p>You need to enable JavaScript to run this app.</p>",
    "<h1>Verify you are human</h1><p>1. Complete the action below.</p><p>2. Wait for the page to load.</p>",
    "<h1>Welcome back</h1><p>Sign in to continue to your account</p>",
    "<p>Sie müssen sich anmelden. Bitte melden Sie sich an, um fortzufahren.</p>",
    "<h1>Before you continue</h1><p>We and our partners use cookies.</p>",
    "<p>Loading…</p>",
    "<ul><li><a href=/a>Our products and services</a></li><li><a href=/b>About our company</a></li></ul>",
    "",
]


def told(body: str) -> list[str]:
    return [notice.code for notice in parse(f"<html><body>{body}</body></html>").warnings]


@pytest.mark.parametrize("body", TERMS)
def test_a_short_page_of_clauses_is_terms(body: str) -> None:
    """However short: nothing shows that it is something else."""
    assert "no-terms" not in told(body)


@pytest.mark.parametrize("body", NONE)
def test_what_stands_in_place_of_terms_is_none(body: str) -> None:
    """Next to no words, or the words of such pages."""
    assert "no-terms" in told(body)


def test_every_language_has_words_for_every_kind() -> None:
    """Sixteen languages, each phrase in lower case and found by itself."""
    for kind, languages in BARRIERS.items():
        assert languages.keys() == LANGUAGES.keys(), kind
        for phrases in languages.values():
            for phrase in phrases.split("|"):
                assert phrase, kind
                assert phrase == phrase.lower().strip()
                assert barrier_in(f"{phrase.capitalize()}."), phrase


def test_a_long_text_that_speaks_of_errors_and_logins_is_terms() -> None:
    """The phrases count only on a page of a few words."""
    clause = "<p>Where a page is not found or you must sign in to continue, try again later or enable JavaScript.</p>"
    assert "no-terms" not in told(f"<h1>Terms</h1>{clause * 8}")
