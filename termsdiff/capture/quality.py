"""A document just read and the one in force before it in, what speaks against its being the terms out.

A site that answers 200 may still have sent an error, a login, half a page or another page. What is in doubt is kept
and shown, and a person decides; a version is made only of what is beyond it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from termsdiff.languages.barriers import barrier_in
from termsdiff.model import Document, Snapshot

__all__ = ["Observed", "doubt"]

# Of 1,352 changes in public histories of terms pages, 3 leave less than 0.3 of the text and 2 more than 3.3 times of
# it; those looked at were errors, half pages, or other pages.
_SHRUNK = 0.3
_GROWN = 3.5
_SIZED = 1200  # letters of the longer text; below, a few clauses more or less are a great share
_BRIEF = 1500  # letters; a longer text may have a title that speaks of maintenance or of forbidden uses

_LED_TO = {"part", "next"}


class Observed(NamedTuple):
    """What was read, and the pages it was read from."""

    document: Document
    snapshots: Sequence[Snapshot]


def doubt(new: Observed, old: Observed | None = None) -> str:
    """The reason why ``new`` may not be the terms, as the end of a sentence; "" where nothing speaks against it.
    ``old``: the text in force before, where there is one."""
    alone = _speaks_of_a_barrier(new.document)
    if alone or old is None:
        return alone
    return next((told for rule in _RULES if (told := rule(new, old))), "")


def _speaks_of_a_barrier(document: Document) -> str:
    if _letters(document) > _BRIEF:
        return ""
    first = next((clause for _, clause in document.walk()), None)
    kind = barrier_in("\n".join((document.title, f"{first.title} {first.text}" if first else "")))
    return f"its first words are those of a page of another kind: {kind}" if kind else ""


def _is_in_another_language(new: Observed, old: Observed) -> str:
    before, after = old.document.language, new.document.language
    return f"its language is {after}, it was {before}" if before and after and before != after else ""


def _is_cut_off(new: Observed, old: Observed) -> str:
    cut = any(map(_is_open, new.snapshots)) and not any(map(_is_open, old.snapshots))
    return "the page ends before its end" if cut and _letters(new.document) < _letters(old.document) else ""


def _is_open(snapshot: Snapshot) -> bool:
    """True for an HTML page that begins its body and never ends it."""
    content = snapshot.content.lower()
    return "html" in snapshot.media_type and b"<body" in content and not (b"</body" in content or b"</html" in content)


def _is_the_home_page(new: Observed, old: Observed) -> str:
    led = [urlsplit(snapshot.url) for snapshot in new.snapshots if snapshot.redirects]
    was = {urlsplit(snapshot.url).path.strip("/") for snapshot in old.snapshots}
    home = any(not address.path.strip("/") and not address.query for address in led)
    return "the address leads to the home page now" if home and "" not in was else ""


def _is_of_another_size(new: Observed, old: Observed) -> str:
    before, after = _letters(old.document), _letters(new.document)
    if max(before, after) < _SIZED or _SHRUNK * before <= after <= _GROWN * before:
        return ""
    return f"it has {after:,} letters, it had {before:,}"


def _has_fewer_pages(new: Observed, old: Observed) -> str:
    """Half of the pages that pages led to, or less: a link to the next one may have been lost."""
    before, after = (sum(page.role in _LED_TO for page in side.snapshots) for side in (old, new))
    return f"{after} other pages belong to it, there were {before}" if after * 2 <= before and before else ""


def _has_other_clauses(new: Observed, old: Observed) -> str:
    """A long text in a tenth of the clauses is one that could not be told into clauses."""
    before, after = (sum(1 for _ in side.document.walk()) for side in (old, new))
    return f"it has {after} clauses, it had {before}" if after * 10 < before and before >= 20 else ""


_RULES: tuple[Callable[[Observed, Observed], str], ...] = (
    _is_in_another_language,
    _is_cut_off,
    _is_the_home_page,
    _is_of_another_size,
    _has_fewer_pages,
    _has_other_clauses,
)


def _letters(document: Document) -> int:
    return sum(len(clause.title) + len(clause.text) for _, clause in document.walk())
