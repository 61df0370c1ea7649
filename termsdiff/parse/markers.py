"""The attributes of an ordered list and its items in, the numbers a browser prints before them out.

Follows the HTML standard for ``start``, ``reversed``, ``value`` and ``type``, and ``list-style-type`` where a
``style`` attribute or a class spells it out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

__all__ = ["find_markers"]

Attributes = Mapping[str, str]
_STYLE = re.compile(r"(none|(?:lower|upper)-(?:alpha|latin|roman|greek)|decimal(?:-leading-zero)?)", re.IGNORECASE)
_TYPES = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST = 3999  # what Roman numerals can write; other styles stop there too, no list of clauses is longer


def find_markers(attributes: Attributes, items: list[tuple[int, Attributes]]) -> dict[int, str]:
    """The marker of each item by its key: "3.", "c.", "iii."; "" where the list hides them."""
    step = -1 if "reversed" in attributes else 1
    number = _integer(attributes.get("start"), len(items) if step < 0 else 1)
    style = _style(attributes)
    markers = {}
    for key, item in items:
        number = _integer(item.get("value"), number)
        markers[key] = _print(number, _TYPES.get(item.get("type", ""), style))
        number += step
    return markers


def _style(attributes: Attributes) -> str:
    css = attributes.get("style", "")
    found = _STYLE.search(css.partition("list-style")[2]) if "list-style" in css else None
    found = found or _STYLE.search(attributes.get("class", "").replace("none", ""))
    return found[1].lower() if found else _TYPES.get(attributes.get("type", ""), "decimal")


def _integer(text: str | None, default: int) -> int:
    found = re.match(r"\s*(-?\d{1,6})", text) if text else None
    return int(found[1]) if found else default


def _print(number: int, style: str) -> str:
    if style == "none":
        return ""
    write = _WRITERS.get(style)
    return f"{write(number) if write and 0 < number <= _LARGEST else number}."


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _roman(number: int) -> str:
    out = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        out += letters * count
    return out


def _greek(number: int) -> str:
    letters = "αβγδεζηθικλμνξοπρστυφχψω"
    return letters[number - 1] if number <= len(letters) else str(number)


_WRITERS: dict[str, Callable[[int], str]] = {
    "lower-alpha": _letters, "lower-latin": _letters, "lower-roman": _roman, "lower-greek": _greek,
    "upper-alpha": lambda number: _letters(number).upper(), "upper-latin": lambda number: _letters(number).upper(),
    "upper-roman": lambda number: _roman(number).upper(), "decimal-leading-zero": lambda number: f"{number:02}",
}  # fmt: skip
