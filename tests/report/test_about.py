"""Topics: those we know in the words of each language, any other word as it stands."""

from __future__ import annotations

import pytest

from termsdiff.diff import compare
from termsdiff.model import Clause, Document
from termsdiff.report.about import about

ENGLISH = {
    "1": ("We are liable for gross negligence.", "We are liable for intent."),
    "2": ("We may change these terms by posting them.", "We may change these terms by writing to you."),
    "3": ("These terms are governed by the laws of France.", "These terms are governed by the laws of Spain."),
    "4": ("We retain your data for 30 days.", "We retain your data for 90 days."),
    "5": ("The price is 5 euros.", "The price is 9 euros."),
    "6": ("Disputes go to arbitration in Paris.", "Disputes go to arbitration in Rome."),
}
GERMAN = {
    "1": ("Wir haften nur für grobe Fahrlässigkeit.", "Wir haften nur für Vorsatz."),
    "2": ("Wir können diese Bedingungen jederzeit ändern.", "Wir dürfen diese Bedingungen einmal im Jahr ändern."),
    "3": ("Es gilt das Recht der Bundesrepublik Deutschland.", "Es gilt das Recht der Republik Österreich."),
    "4": ("Wir speichern Ihre Daten 30 Tage.", "Wir speichern Ihre Daten 90 Tage."),
}


def told(clauses: dict, language: str, *wanted: str) -> list[str]:
    old, new = (
        Document("", language, tuple(Clause(f"{label}.", "", texts[side]) for label, texts in clauses.items()))
        for side in (0, 1)
    )
    return [change.new[0].path for change in about(compare(old, new), wanted)]


@pytest.mark.parametrize(
    ("wanted", "paths"),
    [
        ("liability", ["1"]),
        ("change clause", ["2"]),
        ("change-clause", ["2"]),
        ("Governing Law", ["3"]),
        ("data retention", ["4"]),
        ("retention", ["4"]),
        ("price", ["5"]),
        ("arbitration", ["6"]),
        ("nothing of it", []),
    ],
)
def test_a_topic_in_english(wanted: str, paths: list[str]) -> None:
    assert told(ENGLISH, "en", wanted) == paths


@pytest.mark.parametrize(
    ("wanted", "paths"),
    [("liability", ["1"]), ("change clause", ["2"]), ("governing law", ["3"]), ("retention", ["4"])],
)
def test_a_topic_in_another_language(wanted: str, paths: list[str]) -> None:
    assert told(GERMAN, "de", wanted) == paths


def test_several_are_any_of_them_and_none_is_all() -> None:
    assert told(ENGLISH, "en", "liability", "price") == ["1", "5"]
    assert told(ENGLISH, "en") == list(ENGLISH)
