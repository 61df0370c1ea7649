"""The core of a page in; out of it what stands among its clauses without being one: share bars, buttons, contents."""

from __future__ import annotations

from termsdiff.parse.chrome_names import WEAK
from termsdiff.parse.nodes import Node
from termsdiff.parse.parts import SENTENCE, Parts, bare, is_contents, is_hollow, is_menu

__all__ = ["FEW", "control_of", "drop_within", "opens"]

FEW = 0.05  # among clauses, and in headers, only parts with less of the prose than this may be chrome
_FOLDING = {"accordion", "collapse", "collapsible", "toggle", "expand", "faq"}


def drop_within(parts: Parts, core: Node | None) -> None:
    """Leave out what stands among clauses without being one: share bars, feedback, buttons, tables of contents."""
    if core is None:
        return
    few = FEW * parts.total
    top = _begins(parts, core)
    for node in parts.standing(core.index + 1, core.end):
        if parts.prose[node.index] > few:
            continue
        if node.end <= top and node.scope.table < 0 and is_menu(parts, node) and not is_contents(parts, node):
            parts.drop(node, "links")
            continue
        kind = parts.kinds[node.index]
        if kind and kind not in WEAK and (is_hollow(parts, node) or (kind == "author" and not parts.prose[node.index])):
            parts.drop(node, kind)
        elif (node.attrib or node.tag == "button") and (control := control_of(node)):
            parts.drop(node, control)


def _begins(parts: Parts, core: Node) -> int:
    """The node with the first heading or sentence of the core: what stands above it may be a menu without a name."""
    first = (raw.node for raw in parts.within(core) if raw.node.scope.level or bare(raw) >= SENTENCE)
    return next(first, core).index


def control_of(node: Node) -> str:
    """Of what is there to be pressed the kind, "" for all else."""
    if node.attrib.get("role") == "tablist":
        return "tabs"
    return "button" if node.tag == "button" and not opens(node) else ""


def opens(button: Node) -> bool:
    """True for a button that is the title of a part it folds in and out."""
    attrib = button.attrib
    if button.scope.level or "aria-expanded" in attrib or "aria-controls" in attrib:
        return True
    return attrib.get("data-toggle", attrib.get("data-bs-toggle", "")) == "collapse" or bool(
        _FOLDING.intersection(attrib.get("class", "").lower().replace("-", " ").replace("_", " ").split())
    )
