"""Documents in, rows of ``versions`` and ``clauses`` out, and equal documents back.

Each distinct clause is one row by its exact SHA-256; a version is a list of clause ids in document order with
the depth of each as one character ("0" the outermost level). A clause new to the archive is indexed for search.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from itertools import count
from typing import NamedTuple

from termsdiff.model import Clause, Document, Link
from termsdiff.store.digests import (
    canonical,
    clause_sha256,
    links_from_json,
    links_to_json,
    version_sha256,
    warnings_from_json,
)
from termsdiff.store.words import spaced

__all__ = ["Clauses", "Origin", "add_version", "drop_unused_clauses", "find_version", "read_document"]

KNOWN = 30_000  # clauses remembered; those of 200 pages, some 10 MB
_FIRST_DEPTH = ord("0")
_ASKED = 200  # clauses asked for in one statement
_THESE = f"SELECT sha256, id FROM clauses WHERE sha256 IN ({','.join('?' * _ASKED)})"  # noqa: S608 - nothing but signs


class Origin(NamedTuple):
    """Where a version belongs: its source, the program that read it, and the lineage (0, or the last rebuild)."""

    source_id: int
    source: str
    program_id: int
    program: tuple[str, str]
    lineage: int


def find_version(db: sqlite3.Connection, origin: Origin, digest: str) -> int | None:
    """The id of the version of that source and lineage with these words."""
    row = db.execute(
        "SELECT id FROM versions WHERE source_id = ? AND digest = ? AND lineage = ?",
        (origin.source_id, bytes.fromhex(digest), origin.lineage),
    ).fetchone()
    return int(row[0]) if row else None


class Clauses:
    """The clauses of one open archive. Remembers the rows of recent ones, `KNOWN` at most: a version shares most of
    its clauses with the one before it."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._known: dict[_Own, tuple[bytes, int]] = {}
        self._placed: set[tuple[int, int]] = set()
        self._data_version = 0

    def add(self, clauses: Sequence[Clause], source_id: int) -> tuple[list[bytes], list[int]]:
        """The hash and the row of each clause, stored where it is new; and put down that the source has it."""
        owns = [(clause.label, clause.title, clause.text, clause.links) for clause in clauses]
        self._learn({own: clause for own, clause in zip(owns, clauses, strict=True) if own not in self._known})
        found = [self._known[own] for own in owns]
        new = sorted({(row, source_id) for _, row in found} - self._placed)
        self._db.executemany("INSERT OR IGNORE INTO clause_sources (clause_id, source_id) VALUES (?, ?)", new)
        self._placed.update(new)
        return [sha256 for sha256, _ in found], [row for _, row in found]

    def forget(self) -> None:
        """Drop what is remembered: after a rollback, or where another process wrote, rows may be gone."""
        self._known.clear()
        self._placed.clear()

    def begin(self) -> None:
        """A transaction has begun."""
        (data_version,) = self._db.execute("PRAGMA data_version").fetchone()
        if data_version != self._data_version or len(self._known) > KNOWN:
            self.forget()
        self._data_version = data_version

    def _learn(self, clauses: Mapping[_Own, Clause]) -> None:
        """Remember the rows of these clauses; those that nobody had are stored, all at once and in their order."""
        hashes = {own: clause_sha256(clause) for own, clause in clauses.items()}
        rows: dict[bytes, int] = {}
        asked = list(hashes.values())
        for start in range(0, len(asked), _ASKED):
            some = asked[start : start + _ASKED]
            rows.update(self._db.execute(_THESE, some + [None] * (_ASKED - len(some))).fetchall())
        new = {own: sha256 for own, sha256 in hashes.items() if sha256 not in rows}
        if new:
            (last,) = self._db.execute("SELECT coalesce(max(id), 0) FROM clauses").fetchone()
            rows |= zip(new.values(), count(last + 1))
            _add_clauses(self._db, [(rows[sha256], sha256, clauses[own]) for own, sha256 in new.items()])
        self._known.update((own, (sha256, rows[sha256])) for own, sha256 in hashes.items())


_Own = tuple[str, str, str, tuple[Link, ...]]


def add_version(db: sqlite3.Connection, clauses: Clauses, origin: Origin, document: Document) -> int:
    """Store a document as a new version; its row id. Runs inside the caller's transaction."""
    flat, depths = _flat(document)
    hashes, ids = clauses.add(flat, origin.source_id)
    warnings = canonical([list(warning) for warning in document.warnings])
    heading = [origin.source, *origin.program, document.digest, document.title, document.language, warnings]
    row = db.execute(
        "INSERT INTO versions (lineage, source_id, program_id, digest, sha256, title, language, warnings, clauses,"
        " depths) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (origin.lineage, origin.source_id, origin.program_id, bytes.fromhex(document.digest),
         version_sha256(heading, depths, hashes), document.title, document.language, warnings, canonical(ids), depths),
    )  # fmt: skip
    assert row.lastrowid is not None
    return row.lastrowid


def _flat(document: Document) -> tuple[list[Clause], str]:
    """The clauses in document order, and the depth of each as one character."""
    clauses: list[Clause] = []
    depths: list[str] = []
    open_ = [iter(document.clauses)]
    while open_:
        depth = chr(_FIRST_DEPTH + len(open_) - 1)
        for clause in open_[-1]:
            clauses.append(clause)
            depths.append(depth)
            if clause.children:
                open_.append(iter(clause.children))
                break
        else:
            open_.pop()
    return clauses, "".join(depths)


def _add_clauses(db: sqlite3.Connection, clauses: Sequence[tuple[int, bytes, Clause]]) -> None:
    """Store clauses, each with its row and hash, and their words for the search."""
    db.executemany(
        "INSERT INTO clauses (id, sha256, label, title, text, links) VALUES (?, ?, ?, ?, ?, ?)",
        [(row, sha256, each.label, each.title, each.text, links_to_json(each.links)) for row, sha256, each in clauses],
    )
    db.executemany(
        "INSERT INTO clause_words (rowid, title, text) VALUES (?, ?, ?)",
        [(row, spaced(each.title), spaced(each.text)) for row, _, each in clauses],
    )


def read_document(db: sqlite3.Connection, version_id: int) -> Document:
    """The document of a version, equal to the one that was stored."""
    title, language, warnings, listed, depths = db.execute(
        "SELECT title, language, warnings, clauses, depths FROM versions WHERE id = ?", (version_id,)
    ).fetchone()
    rows = {
        row[0]: (row[1], row[2], row[3], links_from_json(row[4]))
        for row in db.execute(
            "SELECT id, label, title, text, links FROM clauses WHERE id IN (SELECT value FROM json_each(?))", (listed,)
        )
    }
    # From the last clause to the first: the children of a clause are complete when its own turn comes.
    below: list[list[Clause]] = [[]]
    for clause_id, mark in zip(reversed(json.loads(listed)), reversed(depths), strict=True):
        depth = ord(mark) - _FIRST_DEPTH
        below.extend([] for _ in range(depth + 2 - len(below)))
        below[depth].append(Clause(*rows[clause_id], tuple(reversed(below[depth + 1]))))
        below[depth + 1] = []
    return Document(title, language, tuple(reversed(below[0])), warnings_from_json(warnings))


def drop_unused_clauses(db: sqlite3.Connection) -> None:
    """After versions were deleted: delete the clauses no version lists any more, from the search index too, and say
    anew which source has which clauses."""
    unused = db.execute(
        "SELECT id, title, text FROM clauses"
        " WHERE id NOT IN (SELECT item.value FROM versions, json_each(versions.clauses) AS item)"
    ).fetchall()
    db.execute("DELETE FROM clause_sources")
    for clause_id, title, text in unused:
        db.execute(
            "INSERT INTO clause_words (clause_words, rowid, title, text) VALUES ('delete', ?, ?, ?)",
            (clause_id, spaced(title), spaced(text)),
        )
        db.execute("DELETE FROM clauses WHERE id = ?", (clause_id,))
    db.execute(
        "INSERT INTO clause_sources SELECT DISTINCT item.value, source_id FROM versions, json_each(clauses) AS item"
    )
