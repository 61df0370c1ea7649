"""The scripts of a page in, the terms they hold as HTML out: JSON state that a page draws itself from.

Read are JSON scripts (``__NEXT_DATA__``, JSON-LD), JSON given to a variable (``__NUXT__``, ``__APOLLO_STATE__``), and
the rows that React streams into a page (``__next_f.push``). Of the JSON, the smallest part that holds most of the
running text is taken. Nothing is executed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape, unescape
from itertools import islice
from typing import Any

__all__ = ["find_embedded"]

_ASSIGNED = re.compile(r"\b(?:__\w++(?<=__)|window\.\w++|(?:var|const)\s++\w++)(?:\[[^\]]{1,80}\])?\s*=\s*(?=[\[{])")
_PARSED = re.compile(r"JSON\.parse\(\s*(\"(?:[^\"\\]|\\.)*\")\s*\)")
_PUSHED = re.compile(r"\b__next_f\.push\(\s*\[\s*1\s*,\s*(\"(?:[^\"\\]|\\.)*\")\s*\]\s*\)")
# "5:[…]" up to the end of the line, "6:T4af,text of so many bytes", and "$6" where that belongs.
_ROW = re.compile(rb"\s*([0-9a-f]{1,8}):(?:T([0-9a-f]{1,8}),)?")
_REFERENCE = re.compile(r'"\$([0-9a-f]{1,8})"')
_MARKUP = re.compile(r"</(?:p|h[1-6]|li|ul|ol|div|table|section|strong|b)>|<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_WORDY = 45  # characters that make a string running text; `content._SENTENCE`
_ENOUGH = 500  # characters of running text below which a script holds no document; `content._DOCUMENT`
_MOST = 0.8  # share of the running text that the part taken holds
_LARGEST = 20_000_000  # characters of one script that are looked at
_STATES = 50  # values given to variables that are looked at in one script
_TITLES = {"title", "heading", "headline", "question", "name"}
_TEXTS = {"text", "value", "content", "body", "html", "description", "articlebody", "markdown", "answer", "copy"}
_ELEMENT = 4  # ["$", tag, key, properties], an element of a React stream
_SIMPLE = re.compile(r"p|li|td|th|h[1-6]|blockquote")
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
    part, wordy = _wordiest(_streamed(scripts))
    return "\n".join(_draw(part)) if wordy > most else best


def _streamed(scripts: list[tuple[str, str]]) -> list[Any]:
    """The rows of a React stream, whose pieces stand in one script after the other: JSON, with the plain texts it
    refers to in their places, and the texts that nothing refers to."""
    pieces = [_decode(found[1]) for _, text in scripts if len(text) <= _LARGEST for found in _PUSHED.finditer(text)]
    stream = "".join(text for piece in pieces for text in piece if isinstance(text, str)).encode("utf-8", "replace")
    rows = list(_rows(stream))
    texts = {name: text for name, is_text, text in rows if is_text}
    states: list[Any] = []
    for _, is_text, row in rows:
        if not is_text and row[:1] in ("[", "{"):
            # Each text once: a stream that asks for one a million times would have no end.
            filled = _REFERENCE.sub(lambda at: json.dumps(texts.pop(at[1])) if at[1] in texts else at[0], row)
            states += _decode(filled)
    return [text.strip() for text in texts.values()] + states


def _rows(stream: bytes) -> Iterator[tuple[str, bool, str]]:
    """The rows of a stream, each with its name and whether it is plain text; what comes after a row that is none is
    lost."""
    at = 0
    while row := _ROW.match(stream, at):
        begin = row.end()
        if row[2]:
            at = begin + int(row[2], 16)
        else:
            line = stream.find(b"\n", begin)
            at = line + 1 if line >= 0 else len(stream)
        yield row[1].decode(), row[2] is not None, stream[begin:at].decode("utf-8", "replace")


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
            stack.extend(reversed(_distinct(value)))
        elif isinstance(value, list):
            if element := _element(value):
                yield element
            else:
                stack.extend((key, child) for child in reversed(value))


def _distinct(value: dict[str, Any]) -> list[tuple[str, Any]]:
    """The parts of a dict, each text once: editors keep the words of a block with their mark-up, and without it."""
    seen: set[str] = set()
    found: list[tuple[str, Any]] = []
    for name, child in value.items():
        texts = child if isinstance(child, list) else [child]
        words = {_bare(text) for text in texts if isinstance(text, str)}
        if len(words) < len(texts) or not words <= seen:
            found.append((str(name).lower(), child))
        seen |= words
    return found


def _bare(text: str) -> str:
    """The words of a text that may be HTML."""
    return " ".join(unescape(_TAG.sub("", text)).split())


def _element(value: list[Any]) -> str:
    """A paragraph or heading of a React stream as HTML, "" for anything else."""
    if len(value) != _ELEMENT or value[0] != "$" or not isinstance(value[3], dict):
        return ""
    tag, words = str(value[1]), value[3].get("children")
    return f"<{tag}>{escape(words)}</{tag}>" if isinstance(words, str) and _SIMPLE.fullmatch(tag) else ""


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
