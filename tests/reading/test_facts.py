"""Facts that a text states, by kind and by the value they are compared by."""

from __future__ import annotations

import pytest

from termsdiff.languages.facts import FACT_WORDS
from termsdiff.reading.facts import FactKind, facts, topics

STATED = [
    ("en", "within thirty (30) business days", FactKind.PERIOD, "30 business days"),
    ("en", "within three months", FactKind.PERIOD, "3 months"),
    ("en", "a 14-day trial", FactKind.PERIOD, "14 days"),
    ("en", "a fee of US$ 1,000.50", FactKind.AMOUNT, "usd 1000.5"),
    ("en", "interest of 5 percent", FactKind.PERCENTAGE, "5%"),
    ("en", "from March 3rd, 2023", FactKind.DATE, "march3rd,2023"),
    ("en", "at least 18 years old", FactKind.AGE, "18 years"),
    ("en", "call +47 22 33 44 55", FactKind.CONTACT, "+4722334455"),
    ("en", "the laws of the State of New York.", FactKind.LAW, "new york"),
    ("en", "you shall not", FactKind.DUTY, "must"),
    ("en", "without notice", FactKind.NEGATION, "not"),
    ("en", "unsubscribe", FactKind.CHOICE, "opt-out"),
    ("en", "within 30 (thirty) days", FactKind.PERIOD, "30 days"),
    ("en", "at least eighteen years old", FactKind.AGE, "18 years"),
    ("en", "a fee of €1,000", FactKind.AMOUNT, "eur 1000"),
    ("de", "ein Entgelt von EUR 1.000,00", FactKind.AMOUNT, "eur 1000"),
    ("fr", "des frais de 1 000 €", FactKind.AMOUNT, "eur 1000"),
    ("en", "up to $1.5 million", FactKind.AMOUNT, "$ 1500000"),
    ("en", "ten per cent (10%) a year", FactKind.PERCENTAGE, "10%"),
    ("de", "zehn Prozent", FactKind.PERCENTAGE, "10%"),
    ("en", "English law governs these terms", FactKind.LAW, "english"),
    ("en", "governed by the law of the island", FactKind.LAW, "the island"),
    ("de", "Es gilt deutsches Recht.", FactKind.LAW, "deutsches"),
    ("en", "the fee is non-refundable", FactKind.NEGATION, "not"),
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


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("no later than five days", FactKind.NEGATION),
        ("not more than twice", FactKind.NEGATION),
        ("a member who damages a boat", FactKind.LIABILITY),
        ("whoever damages the slipway", FactKind.LIABILITY),
    ],
)
def test_a_word_of_another_sense_states_nothing(text: str, kind: FactKind) -> None:
    """A limit is no negation, harm done to a thing is no liability."""
    assert kind not in [fact.kind for fact in facts(text, "en")]
    assert kind not in topics(text, "en")
