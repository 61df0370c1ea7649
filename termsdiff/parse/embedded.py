"""The scripts of a page in, the terms they hold as HTML out: JSON state that a page draws itself from.

Read are JSON scripts (``__NEXT_DATA__``, JSON-LD) and JSON given to a variable (``__NUXT__``, ``__APOLLO_STATE__``). Of
the JSON, the smallest part that holds most of the running text is taken. Nothing is executed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape
from itertools import islice
from typing import Any

__all__ = ["find_embedded"]

_ASSIGNED = re.compile(r"(?:__\w+__|\bwindow\.\w+|\bvar\s+\w+|\bconst\s+\w+)(?:\[[^\]]{1,80}\])?\s*=\s*(?=[\[{])")
_PARSED = re.compile(r"JSON\.parse\(\s*(\"(?:[^\"\\]|\\.)*\")\s*\)")
_MARKUP = re.compile(r"</(?:p|h[1-6]|li|ul|ol|div|table|section|strong|b)>|<br\s*/?>", re.IGNORECASE)
_WORDY = 45  # characters that make a string running text; `content._SENTENCE`
_ENOUGH = 500  # characters of running text below which a script holds no document; `content._DOCUMENT`
_MOST = 0.8  # share of the running text that the part taken holds
_LARGEST = 20_000_000  # characters of one script that are looked at
_STATES = 50  # values given to variables that are looked at in one script
_TITLES = {"title", "heading", "headline", "question", "name"}
_TEXTS = {"text", "value", "content", "body", "html", "description", "articlebody", "markdown", "answer", "copy"}
_RUNS = ("content", "children", "spans")


def find_embedded(scripts: list[tuple[str, str]]) -> str:
    """HTML of the terms in the script that holds the most running text, "" where none holds a document."""
    best, most = "", _ENOUGH
    for kind, text in scripts:
        if len(text) > _LARGEST:
            continue
        for state in _states(kind, text):
            part, wordy = _wordiest(state)
            if wordy > most:
                best, most = "\n".join(_draw(part)), wordy
    return best


def _states(kind: str, text: str) -> Iterator[Any]:
    if "json" in kind:
        yield from _decode(text.strip())
        return
    if kind and "javascript" not in kind and kind != "module":
        return
    for found in islice(_PARSED.finditer(text), _STATES):
        for inner in _decode(found[1]):
            yield from _decode(inner) if isinstance(inner, str) else ()
    for found in islice(_ASSIGNED.finditer(text), _STATES):
        yield from _decode(text, found.end())


def _decode(text: str, start: int = 0) -> Iterator[Any]:
    try:
        yield json.JSONDecoder().raw_decode(text, start)[0]
    except (ValueError, RecursionError):  # not JSON after all, or nested beyond reason
        return


def _wordiest(state: Any) -> tuple[Any, int]:
    """The smallest part that holds most of the running text, and how much that is."""
    sizes = _measure(state)
    total = sizes[id(state)]
    part = state
    while True:
        inner = max(_parts(part), key=lambda child: sizes.get(id(child), 0), default=None)
        if inner is None or isinstance(inner, str) or sizes.get(id(inner), 0) < _MOST * total:
            return part, total
        part = inner


def _parts(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return list(value) if isinstance(value, list) else []


def _measure(state: Any) -> dict[int, int]:
    """Characters of running text in each part, by identity; children before parents."""
    order, stack = [], [state]
    while stack:
        value = stack.pop()
        order.append(value)
        stack.extend(_parts(value))
    sizes: dict[int, int] = {}
    for value in reversed(order):
        own = len(value) if isinstance(value, str) and len(value) >= _WORDY and " " in value else 0
        sizes[id(value)] = own + sum(sizes.get(id(child), 0) for child in _parts(value))
    return sizes


def _draw(part: Any) -> Iterator[str]:
    """The strings of a part as HTML, in order; the runs of one paragraph of rich text joined."""
    stack: list[tuple[str, Any]] = [("content", part)]
    while stack:
        key, value = stack.pop()
        if isinstance(value, str):
            yield from _string(key, value)
        elif isinstance(value, dict) and (runs := _joined(value)):
            yield f"<{_tag(value)}>{escape(runs)}</{_tag(value)}>"
        elif isinstance(value, dict):
            stack.extend((str(name).lower(), child) for name, child in reversed(value.items()))
        elif isinstance(value, list):
            stack.extend((key, child) for child in reversed(value))


def _string(key: str, text: str) -> Iterator[str]:
    if _MARKUP.search(text):
        yield text
    elif key in _TITLES and " " in text.strip():
        yield f"<h2>{escape(text)}</h2>"
    elif not text.startswith(("http://", "https://", "/")) and (key in _TEXTS or (len(text) >= _WORDY and " " in text)):
        yield "".join(f"<p>{escape(line)}</p>" for line in re.split(r"\n\s*\n", text))


def _joined(value: dict[str, Any]) -> str:
    """The text of a paragraph of rich text, whose runs are dicts with nothing below them; "" for anything else."""
    for name in _RUNS:
        runs = value.get(name)
        if isinstance(runs, list) and runs and all(isinstance(run, dict) for run in runs):
            texts = [run.get("text", run.get("value")) for run in runs]
            if all(isinstance(text, str) for text in texts):
                return "".join(texts)
    return ""


def _tag(value: dict[str, Any]) -> str:
    kind = str(value.get("nodeType", value.get("style", value.get("type", "")))).lower()
    found = re.search(r"h(?:eading)?-?([1-6])", kind)
    if found:
        return f"h{found[1]}"
    return "li" if "list" in kind or "listItem" in value else "p"
