"""Is it the terms? What speaks against a document, alone and beside the one in force before."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from termsdiff.capture.quality import Observed, doubt
from termsdiff.model import Clause, Document, Snapshot

NOW = datetime(2024, 3, 1, tzinfo=UTC)
WHOLE = b"<html><body><p>Terms</p></body></html>"
URL = "https://a.example/legal/terms"


def observed(
    clauses: int = 30, words: int = 20, *, title: str = "Terms", language: str = "en", content: bytes = WHOLE, **more
) -> Observed:
    text = " ".join(["word"] * words)
    document = Document(title, language, tuple(Clause(f"{n}.", "", text, (), ()) for n in range(1, clauses + 1)))
    return Observed(document, (Snapshot(content, **({"url": URL, "at": NOW} | more)),))


SAME = observed()
SURE = [
    ("the same", observed()),
    ("half of the clauses", observed(15)),
    ("twice as long", observed(60)),
    ("a language that was not told", observed(language="")),
    ("redirected to another page", observed(url="https://a.example/legal/new", redirects=(URL,))),
    ("cut off, yet longer", observed(35, content=b"<html><body><p>Terms")),
]
DOUBTED = [
    (observed(language="de"), "its language is de, it was en"),
    (observed(25, content=b"<html><body><p>Terms"), "ends before its end"),
    (observed(url="https://a.example/", redirects=(URL,)), "home page"),
    (observed(8), "letters, it had"),
    (observed(120), "letters, it had"),
    (observed(2, 300), "it has 2 clauses, it had 30"),
]


@pytest.mark.parametrize(("what", "new"), SURE, ids=[what for what, _ in SURE])
def test_what_terms_do_over_time_is_beyond_doubt(what: str, new: Observed) -> None:
    assert doubt(new, SAME) == ""
    assert doubt(new) == ""


@pytest.mark.parametrize(("new", "told"), DOUBTED, ids=[told for _, told in DOUBTED])
def test_a_page_far_off_the_last_one_is_in_doubt(new: Observed, told: str) -> None:
    assert told in doubt(new, SAME)
    assert doubt(new) == "", "alone, nothing speaks against it"


@pytest.mark.parametrize(
    "title", ["Access denied", "Bitte melden Sie sich an", "Verify you are human", "Страница не найдена"]
)
def test_a_short_page_whose_title_is_an_errors_is_in_doubt_even_alone(title: str) -> None:
    assert "of another kind" in doubt(observed(5, title=title))


def test_a_long_page_may_have_any_title() -> None:
    """Terms may well be about scheduled maintenance."""
    assert doubt(observed(title="Scheduled maintenance")) == ""


def test_a_few_clauses_more_or_less_are_no_doubt() -> None:
    """Short terms may lose two of three clauses."""
    assert doubt(observed(1), observed(3)) == ""
    assert doubt(observed(6), observed(1)) == ""
