"""Lines that tell how old a page is and how much it is read, in every language, and those that only look like it."""

from __future__ import annotations

import pytest

from termsdiff.languages import LANGUAGES
from termsdiff.parse.ages import changes_daily
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
    assert changes_daily(plain(line)) == "age"


def test_every_language_has_its_ages() -> None:
    assert set(AGES) == set(LANGUAGES)


@pytest.mark.parametrize("line", TERMS)
def test_a_period_or_a_day_is_no_age(line: str) -> None:
    assert not changes_daily(plain(line))


READERS = {
    "en": ["1,234 views", "Views: 12", "12 min read", "Reading time: 5 minutes", "3.4k views"],
    "de": ["1.234 Aufrufe", "Lesezeit: 5 Minuten"],
    "fr": ["1 234 vues", "Temps de lecture : 5 min"],
    "es": ["1.234 vistas", "5 min de lectura"],
    "it": ["1.234 visualizzazioni", "5 min di lettura"],
    "pt": ["1.234 visualizações", "5 min de leitura"],
    "nl": ["1.234 weergaven", "Leestijd: 5 minuten"],
    "pl": ["1234 wyświetleń", "5 min czytania"],
    "sv": ["1 234 visningar", "Lästid: 5 min"],
    "ru": ["1234 просмотра", "Время чтения: 5 минут"],
    "tr": ["1.234 görüntülenme", "5 dk okuma"],
    "zh": ["阅读 1234", "1234次浏览"],
    "ja": ["閲覧数：1234", "5分で読めます"],
    "ko": ["조회수 1,234", "5분 읽기"],
    "ar": ["1234 مشاهدة"],
    "hi": ["1234 बार देखा गया"],
}


@pytest.mark.parametrize("line", [line for lines in READERS.values() for line in lines])
def test_a_count_of_readers_changes_every_day_and_is_none_of_the_terms(line: str) -> None:
    assert changes_daily(plain(line)) == "readers"


def test_every_language_counts_its_readers() -> None:
    assert set(READERS) == set(LANGUAGES)


@pytest.mark.parametrize("line", ["10,000 views per month", "5 minutes", "3. Views", "1. Lesezeit"])
def test_other_numbers_are_no_count_of_readers(line: str) -> None:
    assert not changes_daily(plain(line))
