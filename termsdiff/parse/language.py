"""A page in, its language out (ISO 639-1 code, "" unknown).

What the page says of itself counts, unless its words plainly say otherwise. Where it says nothing, its script or
its commonest words decide, and where these are in doubt, the language detector lingua, kept to our languages.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Protocol

from termsdiff.languages import LANGUAGES
from termsdiff.parse.blocks import Page

__all__ = ["detect"]

_SAMPLE = 600  # characters; the languages of the sample pages are told apart from 300 on
_PROSE = 60  # characters of a block that is a sentence and no menu entry
_CONTRADICTED, _TIMES = 8, 3  # this many common words of another language, and so many times those of the stated one
_CLEAR = 4  # common words by which a language must lead where the page states none

_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
)
_FOREIGN = re.compile(r"[\u0370-\u1fff\u3040-\ud7af]")
_SCRIPT_SHARE = 0.2  # of the letters; product names in Latin letters fill up the rest
_COMMON: dict[str, list[str]] = {}
for _code, _language in LANGUAGES.items():
    for _word in _language.common.split():
        _COMMON.setdefault(_word, []).append(_code)
_SPACED = frozenset(code for codes in _COMMON.values() for code in codes)


class _Detector(Protocol):
    def detect_language_of(self, text: str) -> object: ...


def detect(page: Page) -> str:
    """The language of a page."""
    stated = page.language[:2].lower()
    sample = _sample(page)
    if not sample:
        return stated
    if not sample.isascii() and (code := _by_script(sample)):
        return code if stated in LANGUAGES or not stated else stated
    counts = _count(sample)
    best = max(counts, key=lambda code: (counts[code], code))
    if stated:
        against = counts[best] >= _CONTRADICTED and counts[best] >= _TIMES * counts.get(stated, 0)
        return best if against and stated in _SPACED else stated
    rivals = sorted(counts.values())[-2]
    return best if counts[best] - rivals >= _CLEAR else _ask_lingua(sample)


def _sample(page: Page) -> str:
    """Sentences of the page, or all its words where it has none."""
    taken: list[str] = []
    length = 0
    for block in page.blocks:
        if len(block.text) >= _PROSE:
            taken.append(block.text)
            length += len(block.text)
            if length >= _SAMPLE:
                break
    return " ".join(taken or [block.text for block in page.blocks[:_PROSE]])[:_SAMPLE]


def _by_script(sample: str) -> str:
    if len(_FOREIGN.findall(sample)) < _SCRIPT_SHARE * len(sample) / 2:
        return ""
    letters = sum(sign.isalpha() for sign in sample) or 1
    for code, script in _SCRIPTS:
        if len(script.findall(sample)) >= _SCRIPT_SHARE * letters:
            return code
    return ""


def _count(sample: str) -> dict[str, int]:
    counts = dict.fromkeys(sorted(_SPACED), 0)
    for word in sample.lower().split():
        for code in _COMMON.get(word, ()):
            counts[code] += 1
    return counts


def _ask_lingua(sample: str) -> str:
    found = _detector().detect_language_of(sample)
    code = getattr(found, "iso_code_639_1", None)
    return code.name.lower() if code else ""


@cache
def _detector() -> _Detector:
    """Built on first use: its models take a tenth of a second to load."""
    from lingua import IsoCode639_1, LanguageDetectorBuilder  # noqa: PLC0415 - half a second to import

    codes = [getattr(IsoCode639_1, code.upper()) for code in LANGUAGES]
    detector: _Detector = (
        LanguageDetectorBuilder.from_iso_codes_639_1(*codes)
        .with_low_accuracy_mode()
        .with_minimum_relative_distance(0.05)
        .build()
    )
    return detector
