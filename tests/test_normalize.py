"""Laws of normalization, and what it folds."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from termsdiff.normalize import comparable, tidy

ANY_TEXT = st.text(st.characters(exclude_categories=()))


@given(ANY_TEXT)
def test_tidy_is_idempotent(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@given(ANY_TEXT)
@example('0 " 0')
def test_comparable_is_idempotent(text: str) -> None:
    assert comparable(comparable(text)) == comparable(text)


@given(ANY_TEXT)
def test_tidy_never_changes_what_is_comparable(text: str) -> None:
    assert comparable(tidy(text)) == comparable(text)


@given(st.text(st.sampled_from("ab \u00a0\u00ad\u200b“”‘’–—-'\".,()ﬁ２")))
def test_typesetting_leaves_clean_text(text: str) -> None:
    """What a typesetter may choose leaves ASCII behind."""
    assert comparable(text).isascii()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the “Service”", 'the "Service"'),
        ("the customer’s", "the customer's"),
        ("30\u00a0days", "30 days"),
        ("agree\u00adment", "agreement"),
        ("1 – 2", "1-2"),
        ("« Service »", '"Service"'),
        ("office", "oﬃce"),
        ("Ｓｅｃｔｉｏｎ　１", "Section 1"),
        ("two  spaces\nand a line", "two spaces and a line"),
        ("Fees :", "Fees:"),
    ],
)
def test_typography_does_not_count(one: str, other: str) -> None:
    assert comparable(one) == comparable(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Service", "service"), ("fees, taxes", "fees taxes"), ("may", "must"), ("30 days", "45 days"), ("a; b", "a. b")],
)
def test_words_case_and_punctuation_count(one: str, other: str) -> None:
    assert comparable(one) != comparable(other)
