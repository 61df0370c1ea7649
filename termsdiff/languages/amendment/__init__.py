"""The words of a change clause in every language termsdiff reads, by ISO 639-1 code."""

from __future__ import annotations

from termsdiff.languages.amendment import ar, de, en, es, fr, hi, it, ja, ko, nl, pl, pt, ru, sv, tr, zh
from termsdiff.languages.amendment.words import AmendmentWords

__all__ = ["AMENDMENT_WORDS", "AmendmentWords"]

AMENDMENT_WORDS: dict[str, AmendmentWords] = {
    "ar": ar.WORDS,
    "de": de.WORDS,
    "en": en.WORDS,
    "es": es.WORDS,
    "fr": fr.WORDS,
    "hi": hi.WORDS,
    "it": it.WORDS,
    "ja": ja.WORDS,
    "ko": ko.WORDS,
    "nl": nl.WORDS,
    "pl": pl.WORDS,
    "pt": pt.WORDS,
    "ru": ru.WORDS,
    "sv": sv.WORDS,
    "tr": tr.WORDS,
    "zh": zh.WORDS,
}
