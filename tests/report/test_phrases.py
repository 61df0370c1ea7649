"""Paths, kinds and claims as a reader wants to see them."""

from __future__ import annotations

import pytest

from termsdiff.model import Change, Changes, Claim, Clause, Document, Located, Weight
from termsdiff.report.phrases import KINDS, count, describe, direction, name_of, names, share, silence, tally


def at(*paths: str, label: str = "") -> tuple[Located, ...]:
    return tuple(Located(path, Clause(label, "", "Words.")) for path in paths)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("4.1(2)(a)", "4.1(2)(a)"),
        ("Fees¶2", "Fees ¶ 2"),
        ("¶1/Fees¶2", "Fees ¶ 2"),
        ("¶1¶3/Late fees", "Late fees"),
        ("Schedule 1/3.2", "Schedule 1/3.2"),
        ("¶7", "¶ 7"),
        ("", "Title"),
    ],
)
def test_a_path_is_cited_as_a_reader_would(path: str, name: str) -> None:
    assert name_of(at(path)[0]) == name


@pytest.mark.parametrize(
    ("paths", "name"),
    [
        (("4.1",), "4.1"),
        (("4.1", "4.2"), "4.1 and 4.2"),
        (("4.1", "4.2", "5"), "4.1, 4.2 and 5"),
        (("Fees¶1", "Fees¶2"), "Fees ¶ 1 and ¶ 2"),
        (("1", "2", "3", "4", "5"), "1 to 5 (5 clauses)"),
    ],
)
def test_several_paths_are_named_together(paths: tuple[str, ...], name: str) -> None:
    assert names(at(*paths)) == name


@pytest.mark.parametrize(
    ("change", "phrases"),
    [
        (Change((), at("1")), ("added",)),
        (Change(at("1"), ()), ("removed",)),
        (Change(at("2", label="2"), at("3", label="3")), ("renumbered from 2 to 3",)),
        (Change(at("2", label="2."), at("¶1")), ("renumbered from 2 to no number",)),
        (Change(at("2", label="2"), at("7.1", label="7.1"), moved=True), ("moved from 2 to 7.1", "renumbered")),
        (Change(at("Fees¶2"), at("Fees¶5"), moved=True), ("moved from ¶ 2 to ¶ 5",)),
        (Change(at("Fees¶2"), at("Term¶2"), moved=True), ("moved from Fees ¶ 2 to Term ¶ 2",)),
        (Change(at("2"), at("2"), moved=True), ("moved within its section",)),
        (Change(at("2"), at("2", "3")), ("split from 2 into 2 and 3",)),
        (Change(at("2", "3"), at("2")), ("merged from 2 and 3 into 2",)),
    ],
)
def test_a_change_says_what_happened(change: Change, phrases: tuple[str, ...]) -> None:
    assert describe(change) == phrases


def test_a_tally_names_what_there_is() -> None:
    nothing = dict.fromkeys(KINDS, 0) | {"unchanged": 1}
    assert tally(nothing) == "no clause changed; 1 clause unchanged"
    assert tally(nothing | {"added": 1204, "moved": 2}) == "1,204 added, 2 moved; 1 clause unchanged"
    assert count(0, "change") == "0 changes"


def test_the_share_is_of_letters_on_both_sides() -> None:
    clause = Clause(text="x" * 100)
    added = (Change((), (Located("¶1", clause),)),)
    assert share(Changes(Document(), Document(clauses=(clause,)), added)) == "100 % of the text"
    assert share(Changes(Document(clauses=(clause,)), Document(clauses=(clause,)))) == "0 % of the text"


def test_only_substantive_changes_under_an_unchanged_date_are_silent() -> None:
    claim = (Claim("last-updated", "2024-05-01", "Last updated 1 May 2024"),)
    loud, quiet = (
        Changes(Document(), Document(), (Change((), at("1"), weight=weight),))
        for weight in (Weight.SUBSTANTIVE, Weight.COSMETIC)
    )
    assert silence(loud, claim, claim) == "The words changed, but the page still says it was last updated 2024-05-01."
    later = (Claim("last-updated", "2024-06-01", "Last updated 1 June 2024"),)
    assert not any((silence(quiet, claim, claim), silence(loud, claim, later), silence(loud, (), ())))


@pytest.mark.parametrize(
    ("language", "wanted"), [("ar", "rtl"), ("he-IL", "rtl"), ("en", "ltr"), ("zh", "ltr"), ("", "auto")]
)
def test_the_direction_follows_the_language(language: str, wanted: str) -> None:
    assert direction(language) == wanted
