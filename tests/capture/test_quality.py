"""Is it the terms? Pages that are something else are doubted, terms are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termsdiff.capture.quality import DoubtKind, doubt, doubt_beside
from termsdiff.languages import LANGUAGES
from termsdiff.languages.refusals import BOT, CONSENT, ERROR, LOGIN
from termsdiff.model import Clause, Document

TERMS = Document(
    "Terms of Use", "en", tuple(Clause(f"{n}.", "", f"You agree to rule {n}. " * 12) for n in range(1, 20))
)
PADDING = "Follow one of the links below, use the search, or go back to the home page. " * 2


@pytest.mark.parametrize(
    ("title", "text", "kind"),
    [
        ("Page not found", "We looked everywhere.", DoubtKind.ERROR),
        ("", "Sorry, the page you want doesn’t exist. That page doesn’t exist.", DoubtKind.ERROR),
        ("Seite nicht gefunden", "", DoubtKind.ERROR),
        ("页面不存在", "", DoubtKind.ERROR),
        ("Welcome", "Please sign in. Forgot your password?", DoubtKind.LOGIN),
        ("Just a moment...", "Checking your browser before you proceed.", DoubtKind.BOT),
        ("Access denied", "You do not have permission.", DoubtKind.BOT),
        ("Example", "We value your privacy. Accept all cookies or choose.", DoubtKind.CONSENT),
    ],
)
def test_a_short_page_that_says_what_it_is_is_doubted(title, text, kind):
    found = doubt(Document(title, "", (Clause(text=text), Clause(text=PADDING))))
    assert found is not None
    assert found.kind is kind


def test_an_empty_page_is_doubted():
    assert doubt(Document("Terms", "en", (Clause(text="Loading"),))).kind is DoubtKind.EMPTY


@pytest.mark.parametrize("phrase", ["page not found", "captcha", "forgot your password", "accept all cookies"])
def test_terms_that_speak_of_such_things_are_terms(phrase):
    assert doubt(Document("Terms", "en", (Clause(text=f"If you see “{phrase}”, tell us."), *TERMS.clauses))) is None


def test_the_same_terms_are_not_doubted():
    assert doubt_beside(TERMS, TERMS) is None
    assert doubt(TERMS) is None


def test_another_language_is_doubted():
    assert doubt_beside(Document(TERMS.title, "fr", TERMS.clauses), TERMS).kind is DoubtKind.LANGUAGE


@pytest.mark.parametrize("kept", [3, 10, 15])
def test_a_text_cut_off_is_doubted(kept):
    cut = Clause("9.", "", TERMS.clauses[kept].text[:40])
    whole = Document(TERMS.title, "en", TERMS.clauses[:kept])
    inside = Document(TERMS.title, "en", (*TERMS.clauses[:kept], Clause(f"{kept + 1}.", "", cut.text)))
    assert {doubt_beside(each, TERMS).kind for each in (whole, inside)} == {DoubtKind.TRUNCATED}


def test_far_shorter_and_far_longer_texts_are_doubted():
    other = Document("Terms of Use", "en", tuple(Clause(text="Other words here. " * 10) for _ in range(6)))
    assert doubt_beside(other, TERMS).kind is DoubtKind.SHRUNK
    long = Document("Terms of Use", "en", tuple(Clause(text="Other words here. " * 40) for _ in range(60)))
    assert doubt_beside(long, TERMS).kind is DoubtKind.GROWN


def test_some_clauses_less_or_more_are_an_ordinary_change():
    assert doubt_beside(Document(TERMS.title, "en", TERMS.clauses[4:]), TERMS) is None
    assert doubt_beside(TERMS, Document(TERMS.title, "en", TERMS.clauses[4:])) is None


def test_every_language_has_its_words():
    assert all(set(table) == set(LANGUAGES) for table in (BOT, CONSENT, ERROR, LOGIN))
    assert all(phrase == phrase.lower() for table in (BOT, CONSENT, ERROR, LOGIN) for phrase in table.values())


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_two_texts_are_judged_without_error(one, other):
    documents = (Document("", "", (Clause(text=one),)), Document("", "", (Clause(text=other),)))
    doubt(documents[0])
    assert doubt_beside(*documents) is None
