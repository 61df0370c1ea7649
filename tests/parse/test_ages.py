"""Lines that tell how old a page is, in every language, and those that only look like it."""

from __future__ import annotations

import pytest

from termsdiff.languages import LANGUAGES
from termsdiff.parse.ages import tells_age
from termsdiff.parse.phrases import plain

AGES = {
    "en": ["2 months ago", "Updated over a week ago", "Last updated: 3 days ago", "just now"],
    "de": ["vor 2 Monaten aktualisiert", "Aktualisiert vor einem Jahr", "vor 3 Tagen"],
    "fr": ["il y a 2 mois", "Mis à jour il y a un an"],
    "es": ["hace 2 meses", "Actualizado hace un mes"],
    "it": ["2 mesi fa", "un anno fa"],
    "pt": ["há 2 meses", "2 meses atrás"],
    "nl": ["2 maanden geleden", "een jaar geleden"],
    "pl": ["2 miesiące temu", "rok temu"],
    "sv": ["för 2 månader sedan"],
    "ru": ["2 месяца назад", "Обновлено 3 дня назад"],
    "tr": ["2 ay önce"],
    "zh": ["3天前", "更新于3天前"],
    "ja": ["3か月前"],
    "ko": ["3일 전", "최종 업데이트 3일 전"],
    "ar": ["منذ 3 أيام"],
    "hi": ["3 दिन पहले"],
}
TERMS = [
    "Kündigung 3 Monate vor Ablauf",
    "Fassung vor dem 1. Januar 2020",
    "終了の30日前",
    "30 gün önce bildirim",
    "Sona ermeden 30 gün önce",
    "Last updated: 3 March 2023",
    "You must have bought it less than 3 days ago.",
    "30 days",
    "",
]


@pytest.mark.parametrize("line", [line for lines in AGES.values() for line in lines])
def test_an_age_changes_every_day_and_is_none_of_the_terms(line: str) -> None:
    assert tells_age(plain(line))


def test_every_language_has_its_ages() -> None:
    assert set(AGES) == set(LANGUAGES)


@pytest.mark.parametrize("line", TERMS)
def test_a_period_or_a_day_is_no_age(line: str) -> None:
    assert not tells_age(plain(line))
