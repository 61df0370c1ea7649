"""A short text in, what page chrome says with it out: the phrases of `termsdiff.languages` in all languages at once.

A page's language is not known before its chrome is out, and no phrase of one language is a clause of another.
"""

from __future__ import annotations

from termsdiff.languages import LANGUAGES

__all__ = [
    "LONGEST", "asks_feedback", "is_furniture", "plain", "says_announcement", "says_cookies", "says_place",
    "says_window", "spoken",
]  # fmt: skip

LONGEST = 60  # characters; longer than every phrase of the tables
_EDGES = " \t\n()·.,:;!?¿¡?？！。：…«»\"'“”‘’›»→←↑↓▲▼×+-–|•*<>"


def _split(field: str) -> frozenset[str]:
    return frozenset(
        phrase.strip(_EDGES)
        for language in LANGUAGES.values()
        for phrase in getattr(language.chrome, field).split("|")
        if phrase
    )


_WINDOW = _split("window")
_PLACES = _split("places")
_COOKIES = tuple(sorted(_split("cookies")))
_FEEDBACK = tuple(sorted(_split("feedback")))
_FURNITURE = frozenset(line for language in LANGUAGES.values() for line in language.furniture)
_START = 3  # letters by which most texts are told apart from all questions at once
_FEEDBACK_STARTS = frozenset(phrase[:_START] for phrase in _FEEDBACK)
_ANNOUNCED = tuple(sorted(_split("announced")))
_ANNOUNCED_STARTS = frozenset(phrase[:_START] for phrase in _ANNOUNCED)


def plain(text: str) -> str:
    """A short text as the tables are searched: no signs around it, no capitals, one apostrophe."""
    text = text.strip(_EDGES).lower()
    return text if text.isascii() else text.replace("’", "'")


def spoken(text: str) -> tuple[str, bool] | None:
    """The kind of chrome a whole short text is ("action", "related", "feedback", "" none), and whether it answers a
    consent banner. None for nearly all texts, which are neither."""
    start = text[:_START].lower()[:_START]
    if start.isalpha() and start not in _SAID_STARTS:  # spares most texts the rest
        return None
    said = plain(text)
    return _SAID.get(said) or (("feedback", False) if _asks(said) else None)


def asks_feedback(text: str) -> bool:
    """True where a longer text opens as "was this helpful" does: the thanks for an answer follow in the same block."""
    start = text[:_START].lower()
    if start.isalpha() and start not in _FEEDBACK_STARTS:  # spares nearly all texts the rest
        return False
    return _asks(plain(text[:LONGEST]))


def _asks(said: str) -> bool:
    return said[:_START] in _FEEDBACK_STARTS and said.startswith(_FEEDBACK)


_SAID = {phrase: ("feedback" if _asks(phrase) else "", True) for phrase in _split("consent")}
for _field, _kind in (("actions", "action"), ("places", "action"), ("related", "related")):
    _SAID |= {phrase: (_kind, phrase in _SAID) for phrase in _split(_field)}
_SAID_STARTS = _FEEDBACK_STARTS.union(phrase[:_START] for phrase in _SAID)


def is_furniture(text: str) -> bool:
    """True for a line of page chrome such as "on this page"."""
    return len(text) <= LONGEST and plain(text) in _FURNITURE


def says_window(text: str) -> bool:
    """True for "(opens in a new window)"."""
    return plain(text) in _WINDOW


def says_place(text: str) -> bool:
    """True for what a link to the top of its page says, or to where it stands."""
    return len(text) <= LONGEST and plain(text) in _PLACES


def says_cookies(text: str) -> bool:
    """True where a text speaks of cookies."""
    low = text.lower()
    return any(word in low for word in _COOKIES)


def says_announcement(text: str) -> bool:
    """True where a text opens as an announcement of new terms does."""
    said = plain(text[:LONGEST])
    return said[:_START] in _ANNOUNCED_STARTS and said.startswith(_ANNOUNCED)
