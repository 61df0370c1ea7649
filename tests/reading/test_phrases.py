"""Phrase lists: what they match, and that the quick look never misses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
