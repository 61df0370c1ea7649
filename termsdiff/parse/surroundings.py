"""Parts of a page whose core is known in; out of what stands beside it what is none of the terms.

A part with much prose is read as the core is. Of the others go named chrome, menus and loose words, forms and questions
with their buttons, and what comes after the terms without a title; titles, dates and sentences stay.
"""

from __future__ import annotations

import re
from collections import deque

from termsdiff.parse.among import control_of, drop_within, opens
from termsdiff.parse.chrome_names import WEAK
from termsdiff.parse.nodes import Node
from termsdiff.parse.parts import SENTENCE, Parts, bare, beside, is_contents, is_menu, path_to
from termsdiff.parse.standing import is_dated

__all__ = ["ANNEX", "drop_beside_core"]

ANNEX = 0.15  # what stands apart from the main part with this share of the prose is no banner
_OFFER = 600  # characters of prose of the longest part beside the terms that may be no more than an offer
_ALERTS = {"alert", "status", "marquee", "timer"}
_UNSEEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


def drop_beside_core(parts: Parts) -> None:
    """Leave out named chrome, menus and loose words beside the core; a part with much prose is read as the core is."""
    if parts.core is None:
        return
    for node in path_to(parts.core):
        if not parts.inside[node.index]:
            parts.muted[node.index] = "beside"
    for part in beside(parts, parts.core):
        if parts.prose[part.index] > ANNEX * parts.total:
            _drop_beside(parts, part, careful=True)
            drop_within(parts, part)
        elif parts.prose[part.index] <= _OFFER and (reason := _offer(parts, part)):
            parts.drop(part, reason)
        else:
            _drop_beside(parts, part, careful=False)
            if not parts.prose[part.index] and not parts.inside[part.index]:
                parts.mute(part, "beside")


def _offer(parts: Parts, part: Node) -> str:
    """Why few words beside the core are none of the terms: they stand beside a form (of a newsletter, an account, a
    question) or a button, or come after the terms without a title of their own (a chat, an advertisement), or a script
    shows them when it has to ("your browser is outdated")."""
    inner = parts.nodes[part.index : part.end]
    if any(node.tag == "form" for node in inner):
        return "form"
    if _is_unseen(parts, part):
        return "hidden"
    inside, core = parts.inside[part.index], parts.core
    close = inside or (core is not None and part.index < core.index)  # where titles of the terms may stand
    if any(node.scope.level == 1 or (close and node.scope.level) for node in inner):
        return ""
    if any(node.tag == "button" and not opens(node) for node in inner) and (not inside or _asks(parts, part)):
        return "button"
    return "beside" if not inside and _trails(parts, part) else ""


def _asks(parts: Parts, part: Node) -> bool:
    """Whether the last words of a part are those of its buttons: where the first are, it folds something in."""
    last = deque(parts.within(part), maxlen=1)
    return bool(last) and any(node.tag == "button" for node in (last[0].node, *path_to(last[0].node)))


def _trails(parts: Parts, part: Node) -> bool:
    """Whether a part comes after all that stands right beside the core, and has neither a heading nor a date."""
    core = parts.core
    if core is None or core.parent is None or part.index < core.parent.end:
        return False
    return not any(raw.node.scope.level or is_dated(raw) for raw in parts.within(part))


def _is_unseen(parts: Parts, node: Node) -> bool:
    """Whether a part waits to be shown, and is none of the terms' own."""
    unseen = "hidden" in node.attrib or bool(_UNSEEN.search(node.attrib.get("style", "")))
    return unseen and not (parts.inside[node.index] or node.attrib.get("role") == "tabpanel")


def _passing(parts: Parts, node: Node) -> str:
    """Why few words within a part beside the core are not there for long: the page raises them as an alert ("50 % off
    until Sunday"), or waits to show them. What stands right after a title is folded in under it."""
    if parts.prose[node.index] > _OFFER or parts.inside[node.index]:
        return ""
    if node.attrib.get("role") in _ALERTS:
        return "alert"
    if not _is_unseen(parts, node):
        return ""
    title = parts.before(node)
    return "hidden" if title is None or bare(title) >= SENTENCE else ""


def _drop_beside(parts: Parts, part: Node, *, careful: bool) -> None:
    for node in parts.standing(part.index, part.end):
        kind = parts.kind(node)
        if kind and kind not in WEAK and not parts.protected(node):
            if not careful or kind in ("dialog", "consent"):
                parts.drop(node, kind)
        elif (node.attrib or node.tag == "button") and (control := control_of(node)):
            parts.drop(node, control)
        elif not careful and node.scope.table < 0 and is_menu(parts, node) and not is_contents(parts, node):
            parts.drop(node, "links")
        elif not careful and node.attrib and (reason := _passing(parts, node)):
            parts.drop(node, reason)
