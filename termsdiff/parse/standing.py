"""Parts of a page after the rules of `termsdiff.parse.content` in, the blocks that are left of it out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from termsdiff.model import Notice
from termsdiff.parse.ages import changes_daily
from termsdiff.parse.nodes import Raw
from termsdiff.parse.parts import SENTENCE, Parts, bare
from termsdiff.parse.phrases import LONGEST, is_furniture, plain
from termsdiff.parse.rows import is_row

__all__ = ["Kept", "is_dated", "keep_standing"]

_CONTENTS = {"navigation", "contents"}
_TITLE = 2  # headings down to this level may be the title of what stands apart from it
_NAMING = 4  # headings down to this level name what follows, and say no ages
_DATE_LINE = 60  # characters of a line that says when the terms were updated
_NOTICE = 150  # characters of a line that says whose the page is
_OWNED = re.compile(r"\s*(?:.{0,40}©|\(c\)|copyright\b)", re.IGNORECASE)
_STEPS = re.compile(r"\s*[>›»→/|·•]\s*")
_DATED = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Kept:
    """The blocks that are terms, in document order; how much running text they are; what the reader should know."""

    raws: list[Raw]
    prose: int
    notices: list[Notice]
    mutes: list[str]

    def muted(self, raw: Raw) -> str:
        """Why a block was left out that stands in no part that was."""
        return self.mutes[raw.node.index] or "beside"


def keep_standing(parts: Parts) -> Kept:
    """The blocks that no rule left out; of what stands beside the terms only what belongs to them."""
    _hand_down(parts)
    muted = parts.muted
    _drop_titles_of_contents(parts)
    _drop_notices(parts)
    kept: list[Raw] = []
    titles: list[Raw] = []
    titled = False
    for raw in parts.raws:
        node = raw.node
        if node.reason or raw.reason:
            continue
        level = node.scope.level
        if not 0 < level <= _NAMING and len(raw.text) <= LONGEST and (reason := changes_daily(plain(raw.text))):
            raw.reason = reason
            continue
        first = level == 1
        if not muted[node.index] or _stands(parts, raw):
            kept.append(raw)
            titled = titled or first
        elif first and not raw.links:
            titles.append(raw)
    _drop_ends(kept)
    raws = kept if titled else titles[:1] + kept
    return Kept(raws, parts.total, parts.notices, parts.muted)


def _hand_down(parts: Parts) -> None:
    """Set on all that stands in a part that was left out the reason of the innermost such part around it."""
    for node in [node for node in reversed(parts.nodes) if node.reason]:
        for inner in parts.nodes[node.index + 1 : node.end]:
            inner.reason = inner.reason or node.reason


def _drop_titles_of_contents(parts: Parts) -> None:
    """Leave out "On this page" where the list under it was."""
    if not any(node.reason in _CONTENTS for node in parts.nodes):
        return
    for raw, following in pairwise(parts.raws):
        if following.node.reason in _CONTENTS and not raw.node.reason and is_furniture(raw.text):
            raw.reason = "contents"


def _drop_notices(parts: Parts) -> None:
    """Leave out whose the page is and since when, where that stands outside the terms."""
    core = parts.core
    if core is None:
        return
    first, end = core.index, core.end
    for raw in parts.raws:
        if raw.node.reason or first <= raw.node.index < end:
            continue
        if _owns(raw):
            raw.reason = "copyright"


def _drop_ends(kept: list[Raw]) -> None:
    """Leave out rows of links at both ends, where the page stands in its site, and whose it is where that is its last
    line, under no title."""
    while len(kept) > 1 and (is_row(kept[0]) or _leads_to(kept[0].text, kept[1])):
        kept.pop(0).reason = "links"
    while len(kept) > 1 and (reason := "links" if is_row(kept[-1]) else _owned(kept[-1], kept[-2])):
        kept.pop().reason = reason


def _leads_to(text: str, following: Raw) -> bool:
    """Whether a line says where the page stands in its site ("Home > Legal > Terms") right above its title."""
    steps = _STEPS.split(text) if len(text) <= _NOTICE and following.node.scope.level else []
    return len(steps) > 1 and steps[-1].casefold() == following.text.casefold()


def _owned(raw: Raw, before: Raw) -> str:
    titled = before.node.scope.level or before.bold
    owns = _owns(raw) or (len(raw.text) <= _NOTICE and raw.text[0] == "©")
    return "copyright" if owns and not titled else ""


def _owns(raw: Raw) -> bool:
    """Whether a short line says whose the page is, and since when."""
    return len(raw.text) <= _NOTICE and bool(_OWNED.match(raw.text) and _DATED.search(raw.text))


def _stands(parts: Parts, raw: Raw) -> bool:
    """Of a muted part only prose stands, and beside the core titles and dates."""
    muted = parts.muted[raw.node.index]
    if bare(raw) >= SENTENCE:
        return True
    if muted != "beside" or raw.links:
        return False
    level = raw.node.scope.level
    return (
        0 < level <= _TITLE
        or (level > 0 and _heads_core(parts, raw))
        or (is_dated(raw) and not _is_redated(parts, raw))
    )


def _heads_core(parts: Parts, raw: Raw) -> bool:
    """Whether a heading stands in what comes just before the core, as the head of a window does."""
    core, node = parts.core, raw.node
    while node.parent is not None and core is not None and node.parent is not core.parent:
        node = node.parent
    return core is not None and node.parent is core.parent and node.end == core.index


def is_dated(raw: Raw) -> bool:
    """Whether a block names a year, as date lines do, and not whose the page is."""
    return bool(_DATED.search(raw.text)) and not _OWNED.match(raw.text)


def _is_redated(parts: Parts, raw: Raw) -> bool:
    """Whether a date after the terms is that of the page around them: they have a date line of their own."""
    core = parts.core
    if core is None or raw.node.index < core.end:
        return False
    return any(len(own.text) <= _DATE_LINE and is_dated(own) for own in parts.within(core))
