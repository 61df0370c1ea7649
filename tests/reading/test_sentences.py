"""Sentences: where they end and where a full stop ends none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termsdiff.reading.sentences import sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "You agree. | We agree.",
        "Is it so? | It is! | Good.",
        "See No. 5 of the list.",
        "Fees (e.g. late fees) are due, i.e. now.",
        "Example Inc. and Example Ltd. agree.",
        "Gültig ab 1. März 2024.",
        "Siehe Abs. 2 und z.B. Ziff. 3.",
        "He said “no.” | She said yes.",
        "我们可以修改本协议。|您应当查看。",
        "規約を変更します。|掲載した時に効力を生じます。",
        "हम इसे बदल सकते हैं। | आप देखें।",
    ],
)
def test_a_sentence_ends_where_a_reader_says_so(text):
    assert split(text.replace(" | ", " ").replace("|", "")) == [part.strip() for part in text.split("|")]


@given(st.text(max_size=200))
def test_no_word_is_lost_and_none_is_in_two(text):
    spans = list(sentences(text))
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert "".join("".join(split(text)).split()) == "".join(text.split())
