"""Printed dates: every form, in every script, as precise as printed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termsdiff.languages import LANGUAGES
from termsdiff.reading.calendar import fold, order_of, printed_dates


def isos(text: str, language: str = "en", order: str = "dmy") -> list[str]:
    return [each.iso(order) for each in printed_dates(fold(text), language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "2024-03-01", "2024-03-01"),
        ("en", "2024-03-01T09:05", "2024-03-01T09:05"),
        ("en", "2024/3/1 23:59:59", "2024-03-01T23:59:59"),
        ("en", "2024-03", "2024-03"),
        ("en", "03/2024", "2024-03"),
        ("en", "13/02/24", "2024-02-13"),
        ("en", "31.12.1999", "1999-12-31"),
        ("en", "March 1st, 2024", "2024-03-01"),
        ("en", "1st day of March, 2024", "2024-03-01"),
        ("en", "01-Mar-2024", "2024-03-01"),
        ("en", "2024 March 1", "2024-03-01"),
        ("en", "Sept. 2024", "2024-09"),
        ("fr", "1er août 2024", "2024-08-01"),
        ("de", "1. März 2024", "2024-03-01"),
        ("es", "1 de marzo del 2024", "2024-03-01"),
        ("pt", "1º de março de 2024", "2024-03-01"),
        ("tr", "1 Ağustos 2024", "2024-08-01"),
        ("zh", "2024 年 3 月 1 日", "2024-03-01"),
        ("zh", "二〇二四年三月二十一日", "2024-03-21"),
        ("zh", "民國113年3月1日", "2024-03-01"),
        ("zh", "２０２４年３月１日", "2024-03-01"),
        ("ja", "令和6年3月1日", "2024-03-01"),
        ("ja", "平成元年3月1日", "1989-03-01"),
        ("ko", "2024. 3. 1.", "2024-03-01"),
        ("ko", "2024년 3월", "2024-03"),
        ("ar", "١ تشرين الثاني ٢٠٢٤", "2024-11-01"),
        ("hi", "१ मार्च २०२४", "2024-03-01"),
    ],
)
def test_a_date_is_read_as_precise_as_printed(language, text, expected):
    assert isos(text, language) == [expected]


@pytest.mark.parametrize(
    "text", ["31/02/2024", "2024-13-01", "1.2.3", "10.0.0.1", "2016/679", "1856-01-01", "1 234 567", "May we?", "Mars"]
)
def test_what_is_no_date_is_none(text):
    assert isos(text) == []


def test_the_page_decides_what_comes_first():
    dates = printed_dates("04/05/2024 and 25/05/2024", "en")
    assert order_of(dates, default="mdy") == "dmy"
    assert order_of(printed_dates("04/05/2024 and May 25, 2024", "en"), default="dmy") == "mdy"
    assert order_of(printed_dates("04/05/2024", "en"), default="mdy") == "mdy"


def test_a_number_over_twelve_is_the_day_in_any_order():
    assert isos("05/25/2024", order="dmy") == isos("25/05/2024", order="mdy") == ["2024-05-25"]


@given(st.dates(date(1980, 1, 1), date(2099, 12, 31)), st.sampled_from(sorted(LANGUAGES)))
def test_every_day_is_read_back_with_the_month_names_of_every_language(day, language):
    months = LANGUAGES[language].claims.months.split("|")
    name = months[day.month - 1].split()[0].replace("_", " ") if len(months) == 12 else ""
    text = f"{day.day} {name} {day.year}" if name else f"{day.year}年{day.month}月{day.day}日"
    assert isos(text, language) == [day.isoformat()]


@given(st.text(max_size=80))
def test_folding_keeps_every_character_in_its_place(text):
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="0123456789./- :年月日March,", max_size=40), st.sampled_from(["dmy", "mdy"]))
def test_what_is_read_is_a_real_day_or_month(text, order):
    for iso in isos(text, "en", order):
        day = iso.partition("T")[0]
        assert date.fromisoformat(day if len(day) == 10 else f"{day}-01")


@pytest.mark.parametrize("language", [code for code in sorted(LANGUAGES) if code not in {"zh", "ja", "ko"}])
def test_month_names_agree_with_another_reader_of_dates(language):
    """What the package dateparser knows of the full names it reads as we do."""
    dateparser = pytest.importorskip("dateparser")
    for number, spellings in enumerate(LANGUAGES[language].claims.months.split("|"), 1):
        name = spellings.split()[0].replace("_", " ")
        theirs = dateparser.parse(f"15 {name} 2024", languages=[language])
        if theirs is not None:
            assert (theirs.month, theirs.day) == (number, 15), name
