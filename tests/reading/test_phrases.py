"""Phrase lists: what they match, and that the quick look never misses."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from termsdiff.languages.alternatives import either
from termsdiff.languages.amendment import AMENDMENT_WORDS
from termsdiff.reading.calendar import fold
from termsdiff.reading.phrases import needles, pattern


@pytest.mark.parametrize(
    ("phrases", "text", "found"),
    [
        ("amend*", "It was amended.", "amended"),
        ("amend", "It was amended.", None),
        ("last updated|updated", "Last  updated today", "Last  updated"),
        ("act", "An exact copy", None),
        ("*gesetz", "Das Bundesgesetz gilt", "Bundesgesetz"),
        ("stop ~ use", "Stop any further use", "Stop any further use"),
        ("en vigueur|d'effet", "La date d’effet", "d'effet"),
        ("更新", "最近更新于", "更新"),
        ("시행", "부터 시행합니다", "시행"),
        ("", "anything", None),
    ],
)
def test_phrases_match_whole_words_where_a_script_has_them(phrases, text, found):
    match = pattern(phrases).search(fold(text))
    assert (match and match.group()) == found


@given(st.sampled_from(sorted(AMENDMENT_WORDS)), st.data())
def test_every_text_that_matches_holds_a_needle(language, data):
    phrases = AMENDMENT_WORDS[language].change
    phrase = data.draw(st.sampled_from(phrases.split("|")))
    text = fold(phrase.replace("*", "x").replace("~", "a"))
    assert any(needle in text.lower() for needle in needles(phrases))


WORDS = st.text("ab 的", min_size=1, max_size=4)


@given(st.lists(st.tuples(st.booleans(), WORDS), min_size=1, max_size=6), st.text("ab 的.", max_size=40))
@example([(True, "a"), (False, "ab"), (True, "b")], "ab b a")
def test_alternatives_are_found_where_each_alone_would_be(sources, text):
    """In the same places and with the same end: the first of those that fit."""
    each = "|".join(rf"(?<!\w){source}" if begins else source for begins, source in sources)
    assert [found.span() for found in re.finditer(either(sources), text)] == [
        found.span() for found in re.finditer(each, text)
    ]
