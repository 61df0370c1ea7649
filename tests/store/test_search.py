"""Words in current and past clauses, with path, version and a snippet."""

from __future__ import annotations

import pytest

from termsdiff.errors import InputError
from termsdiff.model import Source


def found(story, query, **options):
    return [(hit.path, hit.version.number) for hit in story.store.search(query, **options)]


def test_a_clause_is_found_where_and_when_it_stood(story, make):
    story.see(1, "We may settle disputes by binding arbitration.")
    story.see(2, "Disputes go to court.")

    assert found(story, "binding arbitration") == [("1", 1), ("1¶1", 1)]
    assert found(story, "binding arbitration", as_of=make.day(1)) == [("1", 1), ("1¶1", 1)]
    assert found(story, "binding arbitration", as_of=make.day(2)) == []
    assert found(story, "binding arbitration", as_of=make.day(-5)) == []


def test_a_clause_that_stays_is_shown_in_the_last_version_that_had_it(story):
    story.see(1, "kept", "dropped")
    story.see(2, "kept", "new")

    assert {number for _, number in found(story, "kept")} == {2}
    assert {number for _, number in found(story, "dropped")} == {1}


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("ARBITRATION", 2),
        ("arbitrat*", 2),
        ("arbitrat", 0),
        ('"binding arbitration"', 2),
        ('"arbitration binding"', 0),
        ("arbitration -binding", 2),
        ("arbitration OR nothing", 0),
        ("resume", 2),
        ("仲裁", 2),
        ("裁仲", 0),
        ("NEAR(", 0),
    ],
)
def test_queries_are_words_phrases_and_beginnings(story, query, hits):
    """Nothing in a query is an operator of SQLite's; accents and case do not matter; Chinese needs no spaces."""
    story.see(1, "Binding arbitration, résumé, 由仲裁解决。")

    assert len(found(story, query)) == hits


@pytest.mark.parametrize("query", ["", "  ", '"', '""', "*", "-", "§"])
def test_a_query_without_words_is_refused(story, query):
    with pytest.raises(InputError, match="no word to search for"):
        found(story, query)


def test_every_source_with_the_clause_is_found_and_the_limit_holds(story, make):
    for name in ("acme/a", "acme/b", "acme/c"):
        page = make.snapshot(name, make.day(1))
        story.store.record(Source(name, ()), (page,), make.document("shared words"), at=page.at, parser="1")

    assert {hit.version.source for hit in story.store.search("shared")} == {"acme/a", "acme/b", "acme/c"}
    assert len(found(story, "shared", limit=2)) == 2


def test_the_snippet_shows_the_word_in_its_surroundings(story):
    story.see(1, f"{'before ' * 40}needle {'after ' * 40}")
    snippet = next(iter(story.store.search("needle"))).snippet

    assert "before needle after" in snippet
    assert snippet.startswith("…before")
    assert snippet.endswith("…")
    assert len(snippet) < 160
