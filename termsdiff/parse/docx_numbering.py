"""The numbering tables of a Word file in, the number that each paragraph prints out (ECMA-376, part 1, 17.9)."""

from __future__ import annotations

from typing import Any, NamedTuple

from termsdiff.parse.numbering import write

__all__ = ["LEVELS", "Numbering", "W", "is_on", "related", "value_of"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_KINDS = {
    "lowerLetter": "lower", "upperLetter": "upper", "lowerRoman": "roman", "upperRoman": "ROMAN",
    "russianLower": "cyrillic", "russianUpper": "CYRILLIC", "chineseCounting": "han", "chineseCountingThousand": "han",
    "ideographDigital": "han", "japaneseCounting": "han", "taiwaneseCounting": "han",
    "taiwaneseCountingThousand": "han", "decimalEnclosedCircle": "circled", "arabicAbjad": "abjad", "ganada": "hangul",
}  # fmt: skip
LEVELS = 9
_MOST = 10_000  # numbers of a list; larger ones are printed in figures


class _Level(NamedTuple):
    """How a level of a list is numbered: the form of its figures, its text ("%1.%2"), where it starts, whether all its
    figures are decimal, and after which levels it starts anew (those above this one)."""

    form: str
    text: str
    start: int
    legal: bool
    restart: int


class _List(NamedTuple):
    """A list as paragraphs name it: whose counters it goes on with, its levels, and where some of them start anew."""

    counted: str
    levels: dict[int, _Level]
    starts: dict[int, int]


class Numbering:
    """The numbering of a file, given its part, and how far each list has counted. ``styles`` are the file's, by id."""

    def __init__(self, part: Any, styles: dict[str, Any]) -> None:
        numbering = related(part, "numbering")
        root = () if numbering is None else numbering.element
        abstract = {each.get(f"{W}abstractNumId"): each for each in root if each.tag == f"{W}abstractNum"}
        numbered = {each.get(f"{W}numId"): each for each in root if each.tag == f"{W}num"}
        names = {name: value_of(each.find(f"{W}abstractNumId")) for name, each in numbered.items()}
        for name, each in abstract.items():
            style = styles.get(value_of(each.find(f"{W}numStyleLink")))
            if style is not None:  # the levels stand with the list that the style names
                linked = names.get(value_of(style.find(f"{W}pPr/{W}numPr/{W}numId")), name)
                names = {number: linked if found == name else found for number, found in names.items()}
        levels = {name: _levels(each) for name, each in abstract.items()}
        self.lists = {name: _list(each, names[name], levels.get(names[name], {})) for name, each in numbered.items()}
        self.counters: dict[str, list[int | None]] = {}
        self.begun: set[tuple[str, int]] = set()

    def label(self, properties: Any) -> tuple[str, int]:
        """The number the next paragraph of a list prints ("" none) and how deep it stands."""
        if properties is None:
            return "", 0
        depth, name = int(value_of(properties.find(f"{W}ilvl")) or 0), value_of(properties.find(f"{W}numId"))
        found = self.lists.get(name)
        if found is None or depth not in found.levels or not 0 <= depth < LEVELS:
            return "", 0
        counts = self._count(name, found, depth)
        level = found.levels[depth]
        if level.form == "bullet":
            return "•", depth
        label = level.text
        for at in range(depth + 1):
            above = found.levels.get(at, level)
            count = counts[at]
            form = "decimal" if level.legal else above.form
            label = label.replace(f"%{at + 1}", _number(form, above.start if count is None else count))
        return label.strip(), depth

    def _count(self, name: str, found: _List, depth: int) -> list[int | None]:
        """The counters of a list with the next paragraph of it counted."""
        counts = self.counters.setdefault(found.counted, [None] * LEVELS)
        count = counts[depth]
        if depth in found.starts and (name, depth) not in self.begun:
            self.begun.add((name, depth))
            count = None
        counts[depth] = found.starts.get(depth, found.levels[depth].start) if count is None else count + 1
        for below in range(depth + 1, LEVELS):
            if below not in found.levels or depth < found.levels[below].restart:
                counts[below] = None
        return counts


def _levels(parent: Any) -> dict[int, _Level]:
    return {int(level.get(f"{W}ilvl")): _level(level) for level in parent.iter(f"{W}lvl")}


def _level(level: Any) -> _Level:
    return _Level(
        value_of(level.find(f"{W}numFmt")) or "decimal",
        value_of(level.find(f"{W}lvlText")),
        int(value_of(level.find(f"{W}start")) or 1),
        is_on(level.find(f"{W}isLgl")),
        int(value_of(level.find(f"{W}lvlRestart")) or level.get(f"{W}ilvl")),
    )


def _list(number: Any, counted: str, levels: dict[int, _Level]) -> _List:
    starts = {}
    for change in number.iter(f"{W}lvlOverride"):
        start = value_of(change.find(f"{W}startOverride"))
        if start:
            starts[int(change.get(f"{W}ilvl"))] = int(start)
    return _List(counted, levels | _levels(number), starts)


def _number(form: str, count: int) -> str:
    if form == "none":
        return ""
    if form == "decimalZero":
        return f"{count:02d}"
    return write(_KINDS[form], "#", count) if form in _KINDS and 0 < count < _MOST else str(count)


def related(part: Any, kind: str) -> Any:
    """The part of a file that stands in this relation to another, None for none."""
    return next((rel.target_part for rel in part.rels.values() if rel.reltype.endswith(f"/{kind}")), None)


def value_of(element: Any) -> str:
    """What a property is set to, "" for none."""
    return "" if element is None else str(element.get(f"{W}val") or "")


def is_on(switch: Any) -> bool:
    """Whether a property that is there or not is on."""
    return switch is not None and switch.get(f"{W}val", "1") not in ("0", "false", "off")
