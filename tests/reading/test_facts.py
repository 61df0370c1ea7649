"""Facts that a text states, by kind and by the value they are compared by."""

from __future__ import annotations

import pytest

from termsdiff.languages.facts import FACT_WORDS
from termsdiff.reading.facts import FactKind, facts, topics

STATED = [
    ("en", "within thirty (30) business days", FactKind.PERIOD, "30 business days"),
    ("en", "within three months", FactKind.PERIOD, "3 months"),
    ("en", "a 14-day trial", FactKind.PERIOD, "14 days"),
    ("en", "a fee of US$ 1,000.50", FactKind.AMOUNT, "us$1,000.50"),
    ("en", "interest of 5 percent", FactKind.PERCENTAGE, "5percent"),
    ("en", "from March 3rd, 2023", FactKind.DATE, "march3rd,2023"),
    ("en", "at least 18 years old", FactKind.AGE, "18 years"),
    ("en", "call +47 22 33 44 55", FactKind.CONTACT, "+4722334455"),
    ("en", "the laws of the State of New York.", FactKind.LAW, "new york"),
    ("en", "you shall not", FactKind.DUTY, "must"),
    ("en", "without notice", FactKind.NEGATION, "not"),
    ("en", "unsubscribe", FactKind.CHOICE, "opt-out"),
    ("fr", "sous trente jours", FactKind.PERIOD, "30 days"),
    ("fr", "le droit français", FactKind.LAW, "français"),
    ("de", "innerhalb von sechs Monaten", FactKind.PERIOD, "6 months"),
    ("zh", "年满18周岁", FactKind.AGE, "18 years"),
    ("ar", "ثلاثون يوماً", FactKind.PERIOD, "30 days"),
]


@pytest.mark.parametrize(("language", "text", "kind", "value"), STATED)
def test_a_stated_fact_is_found(language: str, text: str, kind: FactKind, value: str) -> None:
    """With the value two texts are compared by, and where it begins."""
    found = list(facts(text, language))
    assert (kind, value) in [(fact.kind, fact.value) for fact in found]
    assert all(text[fact.start :].startswith(fact.text) or fact.kind is FactKind.LAW for fact in found)


@pytest.mark.parametrize("language", sorted(FACT_WORDS))
def test_every_language_can_be_read(language: str) -> None:
    """Its patterns compile, and figures are read in all of them."""
    assert [fact.kind for fact in facts("1.5 %", language)] == [FactKind.PERCENTAGE]
    assert list(topics("", language)) == []


def test_an_unknown_language_is_read_as_english() -> None:
    """Rather than not at all."""
    assert [fact.value for fact in facts("30 days", "xx")] == ["30 days"]
    assert list(topics("binding arbitration")) == [FactKind.ARBITRATION]
