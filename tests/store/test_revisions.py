"""``name@rev``: numbers, steps back and dates."""

from __future__ import annotations

import pytest

from termsdiff.errors import RevisionError
from termsdiff.store.revisions import split

SPLITS = {
    "acme/terms": ("acme/terms", ""),
    "acme/terms@3": ("acme/terms", "3"),
    "acme/terms@-1": ("acme/terms", "-1"),
    "acme/terms@2021-03-01": ("acme/terms", "2021-03-01"),
    "acme/terms@2021-03-01T12:00:00Z": ("acme/terms", "2021-03-01T12:00:00Z"),
    "a@b/terms@3": ("a@b/terms", "3"),
}


@pytest.mark.parametrize(("operand", "parts"), SPLITS.items())
def test_an_operand_is_a_name_and_a_revision(operand, parts):
    assert split(operand) == parts


@pytest.mark.parametrize("operand", ["acme/terms@", "acme/terms@latest", "acme/terms@3.5", "acme/terms@1/2/2021"])
def test_what_is_no_revision_is_explained(operand):
    with pytest.raises(RevisionError, match=r"is no revision; write acme/terms@3"):
        split(operand)


@pytest.fixture
def flipping(story):
    """A on day 1, b on days 2 and 3, a again on day 4."""
    for number, text in enumerate(["a", "b", "b", "a"], start=1):
        story.see(number, text)
    return story.store


@pytest.mark.parametrize(
    ("revision", "number"),
    [
        ("", 1),
        ("1", 1),
        ("2", 2),
        ("-1", 2),
        ("-2", 1),
        ("2024-01-01", 1),
        ("2024-01-02", 2),
        ("2024-01-02T11:59:59Z", 1),
        ("2024-01-02T13:00:00+01:00", 2),
        ("2024-01-03", 2),
        ("2030-12-31", 1),
    ],
)
def test_a_revision_names_a_version(flipping, revision, number):
    """Nothing is what was seen last, -1 the text before it, a date what was in force at the end of that day."""
    assert flipping.version("acme/terms", revision).number == number


@pytest.mark.parametrize(
    ("revision", "said"),
    [
        ("3", "has no version 3; it has versions 1 to 2"),
        ("0", "has no version 0"),
        ("-3", "has nothing at -3"),
        ("2023-12-31", "not seen yet on 2023-12-31; it was first seen on 2024-01-01"),
        ("2024-02-30", "is no date"),
    ],
)
def test_a_revision_that_is_not_there_says_what_is(flipping, revision, said):
    with pytest.raises(RevisionError, match=said):
        flipping.version("acme/terms", revision)
