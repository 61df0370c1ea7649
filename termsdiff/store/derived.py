"""What was worked out from versions, kept so as not to be worked out again.

In: values as JSON texts of one line, by a kind and a key of the caller's, which is of one line too. Out: the same
texts. Everything here can be deleted at any time; ``made`` says by what it was worked out, and what another program
made is as good as not there.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence

__all__ = ["read_derived", "write_derived"]


# As one row, a line for each value: thousands of rows, each of which gives up the lock of the interpreter, take longer.
_ALL = (
    "SELECT group_concat(key, char(10)), group_concat(value, char(10)) FROM derived"
    " WHERE source_id = ? AND kind = ? AND made = ?"
)
_THESE = f"{_ALL} AND key IN (SELECT value FROM json_each(?))"  # noqa: S608 - words of our own


def read_derived(
    db: sqlite3.Connection, source_id: int, kind: str, made: str, *, keys: Sequence[str] | None = None
) -> dict[str, str]:
    """Every value of a kind that ``made`` worked out for a source, by key; of ``keys`` alone where given."""
    these = () if keys is None else (json.dumps(list(keys)),)
    found, values = db.execute(_THESE if these else _ALL, (source_id, kind, made, *these)).fetchone()
    return {} if found is None else dict(zip(found.split("\n"), values.split("\n"), strict=True))


def write_derived(db: sqlite3.Connection, source_id: int, kind: str, made: str, values: Mapping[str, str]) -> None:
    """Keep values by key, in place of what was there; what others made of that kind goes."""
    db.execute("DELETE FROM derived WHERE source_id = ? AND kind = ? AND made <> ?", (source_id, kind, made))
    db.executemany(
        "INSERT OR REPLACE INTO derived (source_id, kind, key, made, value) VALUES (?, ?, ?, ?, ?)",
        ((source_id, kind, key, made, value) for key, value in values.items()),
    )
