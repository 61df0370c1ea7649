"""A short text in, whether it names such a document out: "Privacy Policy", "AGB", "Conditions générales", "利用規約".

The words are those by which the claims of each language know what a text calls itself (`termsdiff.languages`).
"""

from __future__ import annotations

import re

from termsdiff.languages import LANGUAGES

__all__ = ["names_document"]

_WORD = re.compile(r"[^\W\d_]+")
# Words that stand beside dates too but name no document.
_VAGUE = frozenset(
    [
        *("page", "pagina", "página", "sayfa*", "sida", "stron*", "страниц*", "पृष्ठ", "الصفحة", "本ページ"),
        *("version", "versión", "versione", "versão", "versie", "wersj*", "верси*", "sürüm", "本版", "版", "版本"),
        *("버전", "النسخة", "الإصدار", "ek", "present*", "presente*", "texto*", "questions", "faq*", "schedule"),
    ]
)
_PHRASES = (
    frozenset(phrase for language in LANGUAGES.values() for phrase in language.claims.documents.split("|"))
    - _VAGUE
    - {""}
)
_STEMS = tuple(sorted(phrase[:-1] for phrase in _PHRASES if phrase.endswith("*") and " " not in phrase))
_PARTS = tuple(sorted(phrase.rstrip("*") for phrase in _PHRASES if " " in phrase or phrase[0] >= "\u2e80"))


def names_document(text: str) -> bool:
    """Whether one of its words is what a text of terms, or about personal data, calls itself."""
    low = text.lower()
    words = _WORD.findall(low)
    return any(word in _PHRASES or word.startswith(_STEMS) for word in words) or any(part in low for part in _PARTS)
