"""The languages termsdiff reads, one module of tables each: `LANGUAGES` by ISO 639-1 code."""

from __future__ import annotations

from termsdiff.languages import ar, de, en, es, fr, hi, it, ja, ko, nl, pl, pt, ru, sv, tr, zh
from termsdiff.languages.tables import Chrome, Claims, Language, Numbering

__all__ = ["LANGUAGES", "Chrome", "Claims", "Language", "Numbering"]

LANGUAGES: dict[str, Language] = {
    module.LANGUAGE.code: module.LANGUAGE for module in (en, fr, de, es, it, pt, nl, pl, sv, zh, ja, ko, ru, tr, ar, hi)
}
