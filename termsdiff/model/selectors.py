"""What of a page is read or left out: elements by CSS selectors, and ranges from one element to another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from termsdiff.errors import InputError

__all__ = ["Range", "Selection", "Selector"]

_KEYS = {
    "startBefore": "start_before",
    "startAfter": "start_after",
    "endBefore": "end_before",
    "endAfter": "end_after",
}


@dataclass(frozen=True)
class Range:
    """What lies between two elements of a page, in document order: from before or after the first that a CSS selector
    finds to before or after the first that another finds. The names are those of Open Terms Archive.

    Raises:
        InputError: not exactly one start and one end are given.
    """

    start_before: str = ""
    start_after: str = ""
    end_before: str = ""
    end_after: str = ""

    def __post_init__(self) -> None:
        if bool(self.start_before) == bool(self.start_after) or bool(self.end_before) == bool(self.end_after):
            raise InputError("a range needs startBefore or startAfter, and endBefore or endAfter, one of each")

    @classmethod
    def of(cls, table: Mapping[str, object]) -> Range:
        """The range a table such as ``{startAfter = "h1", endBefore = "footer"}`` says.

        Raises:
            InputError: it has other keys or values than those of a range.
        """
        for key, value in table.items():
            if key not in _KEYS:
                raise InputError(f'a range has no "{key}"; it has {", ".join(_KEYS)}')
            if not isinstance(value, str) or not value.strip():
                raise InputError(f'"{key}" of a range must be a CSS selector in quotes')
        return cls(**{_KEYS[key]: str(value) for key, value in table.items()})

    @property
    def start(self) -> str:
        """The selector of the element it begins at."""
        return self.start_before or self.start_after

    @property
    def end(self) -> str:
        """The selector of the element it ends at."""
        return self.end_before or self.end_after

    @property
    def table(self) -> dict[str, str]:
        """The range as `Range.of` reads it."""
        return {key: value for key, name in _KEYS.items() if (value := getattr(self, name))}

    def __str__(self) -> str:
        start = f"before {self.start_before}" if self.start_before else f"after {self.start_after}"
        return f"{start} to {'before' if self.end_before else 'after'} {self.end}"


Selector = str | Range


@dataclass(frozen=True)
class Selection:
    """What of a page is read: only what ``select`` finds, where it is given, and not what ``remove`` finds."""

    select: tuple[Selector, ...] = ()
    remove: tuple[Selector, ...] = ()
