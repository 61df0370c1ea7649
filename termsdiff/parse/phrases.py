"""A short text in, what page chrome says with it out: the phrases of `termsdiff.languages` in all languages at once.

A page's language is not known before its chrome is out, and no phrase of one language is a clause of another.
"""

from __future__ import annotations

from termsdiff.languages import LANGUAGES

__all__ = ["LONGEST", "says_announcement", "says_cookies", "says_feedback", "says_window", "spoken"]

LONGEST = 60  # characters; longer than every phrase of the tables
_EDGES = " \t\n().,:;!?¿¡?？！。：…«»\"'“”‘’›»→←↑↓▲▼×+-–|•*<>"
_APOSTROPHES = str.maketrans("’‘`´", "''''")


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
_ANNOUNCED = tuple(sorted(_split("announced")))


def _plain(text: str) -> str:
    return text.strip(_EDGES).lower().translate(_APOSTROPHES)


def spoken(text: str) -> tuple[str, bool]:
    """The kind of chrome a whole short text is ("action", "related", "" none), and whether it answers a banner."""
    plain = _plain(text)
    return _KINDS.get(plain, ""), plain in _CONSENT


def says_window(text: str) -> bool:
    """True for "(opens in a new window)"."""
    return _plain(text) in _WINDOW


def says_feedback(text: str) -> bool:
    """True where a text asks whether the page was helpful."""
    return _plain(text).startswith(_FEEDBACK)


def says_cookies(text: str) -> bool:
    """True where a text speaks of cookies."""
    plain = text.lower()
    return any(word in plain for word in _COOKIES)


def says_announcement(text: str) -> bool:
    """True where a text opens as an announcement of new terms does."""
    return _plain(text).startswith(_ANNOUNCED)
