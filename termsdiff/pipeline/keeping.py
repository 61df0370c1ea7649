"""What was worked out of a source and kept in its archive, by key: JSON texts there, values here.

Read as it is asked for: one value alone, or those of many keys in one query and as one JSON text, which is much
faster than one by one.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import fields
from typing import Any

from termsdiff.store import Store

__all__ = ["Kept"]

_ABSENT = object()
_MANY = 300  # of more keys than these it is faster to read all there is than to look each up


class Kept:
    """The values of one kind. ``made`` is what works them out: what another program made is as good as not there."""

    def __init__(self, store: Store, name: str, kind: str, made: str) -> None:
        self._store, self._name, self._kind, self._made = store, name, kind, made
        self._values: dict[str, Any] = {}
        self._unsaved: dict[str, str] = {}

    def fetch(self, keys: Collection[str]) -> set[str]:
        """Read the values of these keys at once; those of the keys that have none."""
        values = self._values
        unread = [key for key in keys if key not in values]
        if len(unread) > 1:
            some = unread if len(unread) < _MANY else None
            found = self._store.derived(self._name, self._kind, self._made, keys=some)
            values |= dict.fromkeys(unread, _ABSENT)
            values |= zip(found, json.loads(f"[{','.join(found.values())}]"), strict=True)
            return {key for key in keys if values[key] is _ABSENT}
        return {key for key in keys if key not in self}

    def __contains__(self, key: str) -> bool:
        return self.get(key, _ABSENT) is not _ABSENT

    def __getitem__(self, key: str) -> Any:
        value = self.get(key, _ABSENT)
        if value is _ABSENT:
            raise KeyError(key)
        return value

    def get(self, key: str, default: Any = None) -> Any:
        """The value of a key, ``default`` where it has none."""
        if key not in self._values:
            text = self._store.derived(self._name, self._kind, self._made, keys=[key]).get(key)
            self._values[key] = _ABSENT if text is None else json.loads(text)
        value = self._values[key]
        return default if value is _ABSENT else value

    def __setitem__(self, key: str, value: Any) -> None:
        """Keep a value; it is written by `save`."""
        self._unsaved[key] = text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_fields)
        self._values[key] = json.loads(text)

    def save(self) -> None:
        """Write what was set since."""
        if self._unsaved:
            self._store.keep_derived(self._name, self._kind, self._made, self._unsaved)
            self._unsaved = {}


def _fields(value: Any) -> list[Any]:
    """The fields of a frozen dataclass, for JSON."""
    return [getattr(value, field.name) for field in fields(value)]
