"""A comparison in; out, whether other words stand in the terms, or something else happened to the page.

A page is recorded as it was served, so two texts of it may differ though nobody wrote anything: a new layout, an
address hidden from robots, the same terms in another language, an error page in their place, a page that broke off.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cache
from itertools import takewhile
from operator import itemgetter

from termsdiff.languages import LANGUAGES
from termsdiff.model import Change, Changes, Clause, Document, Kind, Located, Weight
from termsdiff.model.changes import printed
from termsdiff.normalize import comparable
from termsdiff.reading.emails import ADDRESS
from termsdiff.reading.phrases import pattern

__all__ = ["Wording", "printed_words", "wording"]

# Set by reading 64 of 190 changes of real terms that left every date alone.
_LEFT = 0.1  # with a smaller share of its letters left where they were, another text stands there
_CLAUSES = 4  # a text of fewer clauses is too short to say so
_BROKEN = 20  # letters of a last clause that must be the beginning of one that stood there before
_LINKED = 0.6  # a line without a sentence in which links hold more of the letters leads elsewhere on the site


class Wording(StrEnum):
    """What the words of the new text are, beside those of the earlier one. Their dates are left aside."""

    SAME = "same"
    OTHER = "other"
    TRANSLATED = "translated"
    REPLACED = "replaced"
    CUT_SHORT = "cut-short"


def wording(changes: Changes) -> Wording:
    """OTHER where other words stand in the terms. SAME where words were moved, renumbered, parted into clauses
    otherwise or said twice, where letters became capitals, or where only what is no word of the terms changed:
    images, lines of links, numbers in a line of their own, addresses hidden from robots."""
    old, new = changes.old, changes.new
    if old.language and new.language and old.language != new.language:
        return Wording.TRANSLATED
    if not _has_other_words(changes):
        return Wording.SAME
    if _breaks_off(old, new):
        return Wording.CUT_SHORT
    return Wording.REPLACED if _is_another_text(changes) else Wording.OTHER


def _is_another_text(changes: Changes) -> bool:
    """Is nearly none of the earlier words left in the clauses they stood in?"""
    pairs = [pair for pair in changes.pairs if any(at.path for at in pair.old)]  # all but the title of the document
    total = sum(len(at.clause.words) for pair in pairs for at in pair.old)
    return sum(map(_left, pairs)) < _LEFT * total and sum(len(pair.old) for pair in pairs) >= _CLAUSES


def _left(pair: Change) -> int:
    """How many letters of the old side the new one keeps."""
    if pair.words:
        return sum(len(edit.text) for edit in pair.words if edit.op == "=")
    return sum(len(at.clause.words) for at in pair.old) if pair.new else 0


_STOPPED = re.compile(r"[.!?:;。！？।؟…)\]]\W*$")


def _breaks_off(old: Document, new: Document) -> bool:
    """Does the new text end in the middle of a clause that was there in full, with others after it?"""
    *_, last = ("", *(clause.words for _, clause in new.walk()))
    if len(last) < _BROKEN or _STOPPED.search(last):
        return False
    before = [clause.words for _, clause in old.walk()]
    return any(words.startswith(last) and len(words) > len(last) for words in before[:-1])


def _has_other_words(changes: Changes) -> bool:
    told = [change for change in changes if change.weight is not Weight.COSMETIC]
    if _is_frame(changes, told):
        return False
    before, after = ({clause.digest for _, clause in side.walk()} for side in (changes.old, changes.new))
    gone, come = (Counter[str](), Counter[str]())
    for change in told:
        old = printed_words(at for at in change.old if change.new or at.clause.digest not in after)
        new = printed_words(at for at in change.new if change.old or at.clause.digest not in before)
        if "".join(old) == "".join(new) or _is_heading(change) or _is_all_links(change) or _is_number(change):
            continue  # the same letters, parted into words otherwise
        if _is_turned_round(change, old, new):
            return True
        gone.update(old)
        come.update(new)
    return gone != come


def _is_frame(changes: Changes, told: Sequence[Change]) -> bool:
    """Did only the head and foot of the site, or what it advertises, come or go around the terms: lines at the ends of
    the page, links among them, no more than a third of them a sentence?"""
    if not told or any(change.old for change in told) == any(change.new for change in told):
        return False
    side = changes.old if told[0].old else changes.new
    moved = {at.path for change in told for at in change.old or change.new if at.path}
    clauses = [(path in moved, clause) for path, clause in side.walk()]
    ends = [clause for end in (clauses, clauses[::-1]) for _, clause in takewhile(itemgetter(0), end)]
    sentences = sum(_STOPPED.search(clause.words) is not None for clause in ends)
    if len(ends) != len(moved) or 3 * sentences > len(ends):
        return False
    return any(map(_is_of_links, ends)) or all(_TAB.fullmatch(clause.words) for clause in ends)


def _is_heading(change: Change) -> bool:
    """Did only a heading without a number come or go, as those of tabs and lists of contents do?"""
    clauses = _came_or_went(change)
    return bool(clauses) and all(clause.title and not (clause.text or clause.label) for clause in clauses)


def _is_number(change: Change) -> bool:
    """Did only the number of a clause come or go, printed in a line of its own?"""
    clauses = _came_or_went(change)
    return bool(clauses) and all(_ALONE.fullmatch(clause.text) and not clause.title for clause in clauses)


def _came_or_went(change: Change) -> list[Clause]:
    """The clauses of a change that has one side only; none of another."""
    return [] if change.old and change.new else [clause for _, clause in (*change.old, *change.new)]


def _is_turned_round(change: Change, old: Sequence[str], new: Sequence[str]) -> bool:
    """Do the same words stand in another order?"""
    return Kind.MODIFIED in change.kinds and Counter(old) == Counter(new)


_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)|data:image/\S+")
# How Markdown writes links and notes, where a converter left that in the words.
_NOTATION = re.compile(
    r"\]\((?:https?:|mailto:|/|#)[^\s()]*\)|\[https?://[^\s\]]*\]\(|\[(?:comment|//)\]: ?(?:<>|#) ?\([^()]*\)"
)
_ALONE = re.compile(r"[(\[]?\d{1,3}(?:\.\d{1,3})*\.?[)\]]?")
_TAB = re.compile(r"[^\W\d]+(?: [^\W\d]+)?")  # a line of one or two words
_MARKUP = re.compile(r"</?[a-z][^<>]*>|[*_]{1,3}", re.IGNORECASE)
_WORD = re.compile(r"\w+")


def printed_words(side: Iterable[Located]) -> list[str]:
    """The words of some clauses as they are compared: without numbers of clauses, capitals, mark-up, images, addresses
    of mail, the notation of links, and notes on how links open."""
    texts = (_bare(" ".join(printed(clause)[1:])) for _, clause in side)
    return [word for text in texts for word in _WORD.findall(comparable(text).casefold())]


def _bare(text: str) -> str:
    text = _NOTATION.sub("", text) if "](" in text or "]:" in text else text
    for unread in (_IMAGE, ADDRESS, _MARKUP):
        text = unread.sub(" ", text)
    return _window().sub(" ", text) if "(" in text else text


@cache
def _window() -> re.Pattern[str]:
    """What stands in brackets after a link that opens a window, in all languages."""
    phrases = "|".join(language.chrome.window for language in LANGUAGES.values())
    return re.compile(rf"\((?:{pattern(phrases).pattern})\)", re.IGNORECASE)


def _is_all_links(change: Change) -> bool:
    return all(_is_of_links(clause) for _, clause in (*change.old, *change.new))


def _is_of_links(clause: Clause) -> bool:
    """Is it a line that leads elsewhere, such as a button or the foot of a site, and no sentence?"""
    if clause.label or not clause.links or _STOPPED.search(clause.words):
        return False
    linked = sum(len(link.text) for link in clause.links)
    return linked > _LINKED * len(clause.words)
