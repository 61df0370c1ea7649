"""A short text in, what page chrome says with it out: the phrases of `termsdiff.languages` in all languages at once.

A page's language is not known before its chrome is out, and no phrase of one language is a clause of another.
"""

from __future__ import annotations

from termsdiff.languages import LANGUAGES

__all__ = ["LONGEST", "asks_feedback", "is_furniture", "says_announcement", "says_cookies", "says_window", "spoken"]

LONGEST = 60  # characters; longer than every phrase of the tables
_EDGES = " \t\n().,:;!?¿¡?？！。：…«»\"'“”‘’›»→←↑↓▲▼×+-–|•*<>"


def _split(field: str) -> frozenset[str]:
    return frozenset(
        phrase.strip(_EDGES)
        for language in LANGUAGES.values()
        for phrase in getattr(language.chrome, field).split("|")
        if phrase
    )


_KINDS = {
    **dict.fromkeys(_split("actions"), "action"),
    **dict.fromkeys(_split("related"), "related"),
}
_CONSENT = _split("consent")
_WINDOW = _split("window")
_COOKIES = tuple(sorted(_split("cookies")))
_FEEDBACK = tuple(sorted(_split("feedback")))
_FURNITURE = frozenset(line for language in LANGUAGES.values() for line in language.furniture)
_START = 3  # letters by which most texts are told apart from all questions at once
_FEEDBACK_STARTS = frozenset(phrase[:_START] for phrase in _FEEDBACK)
_ANNOUNCED = tuple(sorted(_split("announced")))
_ANNOUNCED_STARTS = frozenset(phrase[:_START] for phrase in _ANNOUNCED)


def _plain(text: str) -> str:
    text = text.strip(_EDGES).lower()
    return text if text.isascii() else text.replace("’", "'")


def spoken(text: str) -> tuple[str, bool]:
    """The kind of chrome a whole short text is ("action", "related", "feedback", "" none), and whether it answers a
    consent banner."""
    plain = _plain(text)
    kind = _KINDS.get(plain, "")
    if not kind and _asks(plain):
        kind = "feedback"
    return kind, plain in _CONSENT


def asks_feedback(text: str) -> bool:
    """True where a longer text opens as "was this helpful" does: the thanks for an answer follow in the same block."""
    return _asks(_plain(text[:LONGEST]))


def _asks(plain: str) -> bool:
    return plain[:_START] in _FEEDBACK_STARTS and plain.startswith(_FEEDBACK)


def is_furniture(text: str) -> bool:
    """True for a line of page chrome such as "on this page"."""
    return len(text) <= LONGEST and _plain(text) in _FURNITURE


def says_window(text: str) -> bool:
    """True for "(opens in a new window)"."""
    return _plain(text) in _WINDOW


def says_cookies(text: str) -> bool:
    """True where a text speaks of cookies."""
    plain = text.lower()
    return any(word in plain for word in _COOKIES)


def says_announcement(text: str) -> bool:
    """True where a text opens as an announcement of new terms does."""
    plain = _plain(text[:LONGEST])
    return plain[:_START] in _ANNOUNCED_STARTS and plain.startswith(_ANNOUNCED)
