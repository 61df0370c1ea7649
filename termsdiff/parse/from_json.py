"""JSON in, the HTML it wraps out: what interfaces of help centres and content systems answer."""

from __future__ import annotations

import json
from typing import Any

from termsdiff.parse.embedded import find_embedded

__all__ = ["unwrap"]


def unwrap(text: str) -> str:
    """The part of the JSON that holds most of the running text, as HTML; of a short one its longest string."""
    drawn = find_embedded([("application/json", text)])
    if drawn:
        return drawn
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):  # no JSON after all, or nested beyond reason
        return text
    return max(_strings(value), key=len, default="")


def _strings(value: Any) -> list[str]:
    found: list[str] = []
    stack = [value]
    while stack:
        part = stack.pop()
        if isinstance(part, str):
            found.append(part)
        elif isinstance(part, dict):
            stack.extend(reversed(part.values()))
        elif isinstance(part, list):
            stack.extend(reversed(part))
    return found
