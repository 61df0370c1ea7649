"""A change in, its weight and the reasons in plain words out: a table of rules. Facts, no legal verdicts.

Cosmetic rules come first and explain a change whole; what none of them explains is substantive, and the facts that
differ are its reasons.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import chain, zip_longest

from termsdiff.diff.sides import body
from termsdiff.model import Change, Clause, Document, Edit, Kind, Located
from termsdiff.model.changes import pages_linked
from termsdiff.normalize import comparable
from termsdiff.reading.dates import claims
from termsdiff.reading.emails import HIDDEN, hides_an_address
from termsdiff.reading.facts import Fact, FactKind, facts, topics

__all__ = ["cosmetic", "substantive"]

_CONTEXT = 24  # characters kept on either side of an edit when its facts are read: "thirty (30) calendar days"
_DATE_HEADING = 4  # most words beside the date in "Effective as of …", "Date d'entrée en vigueur : …"
_DATE_LINE = 120  # longest clause (characters) that is nothing but a line with a date
_END = re.compile(r"[\s.,;:!?…。，；：！？、।]+$|^[\s•·*–—-]+")
_ALIKE = re.compile(r"^https?://(?:www\.)?", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
# Facts that say enough by being there; the others need a value.
_NAMED = {FactKind.ARBITRATION, FactKind.LIABILITY, FactKind.RETENTION}


def cosmetic(change: Change, language: str) -> tuple[str, ...]:
    """Reasons why a reworded clause says the same, a link leads to the same page or what came or went says nothing;
    none where that is not so."""
    if not change.old or not change.new:
        return () if any(body(clause) for _, clause in (*change.old, *change.new)) else ("a number without words",)
    before, after = (" ".join(body(located.clause) for located in side) for side in (change.old, change.new))
    if change.kinds <= {*_HARMLESS, Kind.RELINKED} and _hides(change, before, after):
        return ("an e-mail address hidden from robots",)
    if change.kinds == {Kind.RELINKED}:
        return ("the same address written otherwise",) if _reached(change.old) == _reached(change.new) else ()
    if not change.kinds & {Kind.MODIFIED, Kind.RETITLED} or change.kinds - _HARMLESS:
        return ()
    removed, added = _edited(change)
    if _letters(removed) != _letters(added) and not (_DIGIT.search(removed) and _DIGIT.search(added)):
        return ()
    for rule in _COSMETIC:
        reason = rule(comparable(before), comparable(after), language)
        if reason:
            return (reason,)
    return ()


_HARMLESS = {Kind.MODIFIED, Kind.RETITLED, Kind.RENUMBERED}


def _hides(change: Change, before: str, after: str) -> bool:
    """Whether the words and the links are the same but for addresses hidden from robots."""
    pages = [_reached(side) for side in (change.old, change.new)]
    mail, rest = ([[page for page in side if _is_mail(page) is is_mail] for side in pages] for is_mail in (True, False))
    relinked = mail[0] != mail[1]
    if rest[0] != rest[1] or (relinked and not any(map(HIDDEN.search, chain(*mail)))):
        return False
    return hides_an_address(before, after) if before != after else relinked


def _is_mail(page: str) -> bool:
    return page.startswith("mailto:")


def _reached(side: tuple[Located, ...]) -> list[str]:
    """The pages its links lead to, without what sites answer alike: http or https, "www." or not, a slash at the end
    or not."""
    return [_ALIKE.sub("", page).removesuffix("/") for _, clause in side for page in pages_linked(clause)]


def _edited(change: Change) -> tuple[str, str]:
    """All that was taken out, and all that was put in."""
    removed, added = ("".join(edit.text for edit in change.words if edit.op == op) for op in "-+")
    return removed, added


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _case(before: str, after: str, _: str) -> str:
    return "capital letters only" if before.casefold() == after.casefold() else ""


def _white_space(before: str, after: str, _: str) -> str:
    return "white space only" if re.sub(r"\s", "", before) == re.sub(r"\s", "", after) else ""


def _punctuation(before: str, after: str, _: str) -> str:
    """At the ends of the clause, or quotation marks, brackets and hyphens; a comma within can change the sense."""
    ends = _END.sub("", before).casefold() == _END.sub("", after).casefold()
    marks = _plain(before) == _plain(after)
    return "punctuation only" if ends or marks else ""


def _plain(text: str) -> str:
    """Without these marks, and the signs of emphasis that a converter to Markdown left in the words."""
    bare = re.sub(r"[*_]{1,3}", "", text)
    return _END.sub("", re.sub(r"\s+", " ", re.sub(r"[\"'\[\]{}-]", " ", bare)).strip()).casefold()


def _date_line(before: str, after: str, language: str) -> str:
    """A line that says when the text was last touched, and nothing but its date differs. When the terms take effect
    is another matter, unless the line is but a heading for the date ("Effective date: …")."""
    if max(len(before), len(after)) > _DATE_LINE:
        return ""
    ours, theirs = ([fact for fact in facts(text, language) if fact.kind is FactKind.DATE] for text in (before, after))
    if len(ours) != 1 or len(theirs) != 1 or before.replace(ours[0].text, "") != after.replace(theirs[0].text, ""):
        return ""
    said = {claim.kind for claim in claims(Document(language=language, clauses=(Clause(text=after),)))}
    heading = len(after.replace(theirs[0].text, "").split()) <= _DATE_HEADING
    if not said or ("effective" in said and not heading):
        return ""
    return f"date line: {ours[0].text} -> {theirs[0].text}"


_COSMETIC: tuple[Callable[[str, str, str], str], ...] = (_case, _white_space, _punctuation, _date_line)


def substantive(change: Change, language: str) -> tuple[str, ...]:
    """What differs, fact by fact; for what was added or removed the facts it states."""
    return tuple(dict.fromkeys(_reasons(change, language)))


def _reasons(change: Change, language: str) -> Iterator[str]:
    if not change.old or not change.new:
        yield from _stated(change, language)
        return
    if change.words:
        removed, added = _edited(change)
        if _letters(removed) == _letters(added) and removed != added and change.kinds <= _HARMLESS:
            yield "punctuation within the sentence"
        before, after = _surroundings(change.words)
        yield from _differences(facts(before, language), facts(after, language))
        about = topics(" ".join(body(located.clause) for located in change.new), language)
        yield from (f"in a clause on {topic}" for topic in about)
    elif Kind.MOVED in change.kinds:
        yield "moved, the words are the same"
    if Kind.RELINKED in change.kinds:
        yield from _links(change)


def _stated(change: Change, language: str) -> Iterator[str]:
    """The facts of an added or removed clause that have a value of their own."""
    said = "says" if change.new else "said"
    text = " ".join(body(located.clause) for located in change.old + change.new)
    for fact in facts(text, language):
        if fact.kind in _NAMED:
            yield f"{said} something on {fact.kind}"
        elif fact.kind not in (FactKind.DUTY, FactKind.NEGATION, FactKind.CONTACT):
            yield f"{said} {fact.kind}: {fact.text}"


def _surroundings(words: tuple[Edit, ...]) -> tuple[str, str]:
    """Both sides' words at and around the edits; long kept runs are cut in the middle, alike on both sides."""
    sides = {"-": "", "+": ""}
    for edit in words:
        text = edit.text
        if edit.op == "=":
            if len(text) > 2 * _CONTEXT:
                text = f"{text[:_CONTEXT]} … {text[-_CONTEXT:]}"
            sides = {op: side + text for op, side in sides.items()}
        else:
            sides[edit.op] += text
    return sides["-"], sides["+"]


def _differences(old: Iterator[Fact], new: Iterator[Fact]) -> Iterator[str]:
    """Facts that only one side states, paired within their kind in order."""
    ours, theirs = list(old), list(new)
    common = Counter((fact.kind, fact.value) for fact in ours) & Counter((fact.kind, fact.value) for fact in theirs)
    lost, won = _without(ours, common), _without(theirs, common)
    for kind in FactKind:
        gone = [fact for fact in lost if fact.kind is kind]
        come = [fact for fact in won if fact.kind is kind]
        for before, after in zip_longest(gone, come):
            if before and after:
                yield f"{kind}: {before.text} -> {after.text}"
            elif before:
                yield f"{kind} removed: {before.text}"
            elif after:
                yield f"{kind} added: {after.text}"


def _without(found: list[Fact], common: Counter[tuple[FactKind, str]]) -> list[Fact]:
    left = common.copy()
    rest = []
    for fact in found:
        if left[fact.kind, fact.value]:
            left[fact.kind, fact.value] -= 1
        else:
            rest.append(fact)
    return rest


def _links(change: Change) -> Iterator[str]:
    before, after = (pages_linked(side[0].clause) for side in (change.old, change.new))
    for old, new in zip_longest(before, after, fillvalue=""):
        if old != new:
            yield f"link target: {old or 'none'} -> {new or 'none'}"
