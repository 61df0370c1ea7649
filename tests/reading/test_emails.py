"""Addresses of mail, and those a page hides."""

from __future__ import annotations

import time

import pytest

from termsdiff.reading.emails import ADDRESS, hides_an_address


@pytest.mark.parametrize(
    ("before", "after", "hides"),
    [
        ("Write to [email protected].", "Write to a@b.example.", True),
        ("Write to con[email protected]or call.", "Write to email protectedor call.", True),
        ("Write to a@b.example.", "Write to c@d.example.", False),
        ("Write to [email protected] or c@d.example.", "Write to a@b.example or e@d.example.", False),
        ("Write to [email protected].", "Write to a@b.example now.", False),
        ("Write to [email protected]b.example.", "Write to [email protected]", True),
        ("お支払いは10日以内、[email protected]まで。", "お支払いは10日以内、a@b.exampleまで。", True),
        ("お支払いは10日以内、[email protected]まで。", "お支払いは30日以内、a@b.exampleまで。", False),
        ("Write to our officer [email protected].", "Write to our officer.", True),
        ("Write to our officer [email protected].", "Write to an officer.", False),
        ("Write to our officer a@b.example.", "Write to our officer.", False),
        ("Your email protected by law.", "Your email protected by law.", True),
        ("You pay.", "You pay.", False),
    ],
)
def test_texts_that_differ_in_a_hidden_address_only(before: str, after: str, hides: bool) -> None:
    assert hides_an_address(before, after) is hides
    assert hides_an_address(after, before) is hides


@pytest.mark.parametrize(
    "text", ["a" * 400_000, "@" * 400_000, "a@" * 200_000 + " ", "[email " * 60_000, "[" * 400_000]
)
def test_long_words_take_no_longer(text: str) -> None:
    """A picture within the text as one word of so many letters took hours."""
    begun = time.process_time()
    ADDRESS.sub(" ", text)
    assert time.process_time() - begun < 5
