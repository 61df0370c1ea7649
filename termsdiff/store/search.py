"""Words in, clauses that hold them out, each with its source, version and path.

A query is words that must all stand in one clause; "words in quotes" stand together; ``arbitrat*`` is the beginning
of a word. Case and accents do not matter. Without ``as_of`` current and past clauses are found, each in the last
version that had it; with it only those in force at that time.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from termsdiff.errors import InputError
from termsdiff.model import Clause, Version
from termsdiff.store.checks import read_versions
from termsdiff.store.documents import read_document
from termsdiff.store.words import spaced

__all__ = ["Hit", "search"]

_TERM = re.compile(r'"([^"]*)"|(\S+)')
_WORD = re.compile(r"\w+")
_AROUND = 70  # characters of a snippet before and after the first word found

_IN_FORCE = """
SELECT version_id FROM checks WHERE source_id = ? AND version_id IS NOT NULL AND time_us <= ?
ORDER BY time_us DESC, id DESC LIMIT 1
"""
_LAST_FIRST = """
SELECT version_id FROM checks WHERE source_id = ? AND version_id IS NOT NULL AND time_us <= ?
GROUP BY version_id ORDER BY max(time_us) DESC
"""
_EVER = 1 << 62


class Hit(NamedTuple):
    """A clause that holds the words: where it stands, in which version, and the words in their surroundings."""

    path: str
    version: Version
    snippet: str
    clause: Clause


def search(db: sqlite3.Connection, query: str, *, as_of_us: int | None = None, limit: int = 50) -> Iterator[Hit]:
    """The clauses that hold the words of ``query``, best first, ``limit`` at most. Raises InputError for a query
    without a word in it."""
    match, words = _match(query)
    pairs = db.execute(
        "SELECT clause_sources.clause_id, source_id, name FROM clause_words"
        " JOIN clause_sources ON clause_sources.clause_id = clause_words.rowid JOIN sources ON sources.id = source_id"
        " WHERE clause_words MATCH ? ORDER BY rank, name",
        (match,),
    )
    archive = _Archive(db, as_of_us)
    found = 0
    for clause_id, source_id, name in pairs:
        version_id = archive.version_with(clause_id, source_id)
        if version_id is None:
            continue
        path, clause = archive.place(clause_id, version_id)
        yield Hit(path, archive.versions(source_id, name)[version_id], _snippet(clause, words), clause)
        found += 1
        if found == limit:
            return


def _match(query: str) -> tuple[str, list[str]]:
    """The query in FTS5's language, and its words. Every term is quoted: nothing in it is an operator."""
    terms, words = [], []
    for phrase, word in _TERM.findall(query):
        text = spaced(phrase or word.rstrip("*"))
        found = _WORD.findall(text)
        if found:
            terms.append(f'"{" ".join(found)}"{"*" if word.endswith("*") else ""}')
            words += found
    if not terms:
        raise InputError("there is no word to search for; write words, or a phrase in quotes")
    return " ".join(terms), words


class _Archive:
    """What a search looks up more than once."""

    def __init__(self, db: sqlite3.Connection, as_of_us: int | None) -> None:
        self._db = db
        self._as_of_us = as_of_us
        self.versions = cache(self._versions)
        self._listed = cache(self._list)
        self._placed = cache(self._place)
        self._candidates = cache(self._candidate_ids)

    def version_with(self, clause_id: int, source_id: int) -> int | None:
        """The version in force, or the last one, of the source that has the clause."""
        candidates = self._candidates(source_id)
        return next((version for version in candidates if clause_id in self._listed(version)), None)

    def place(self, clause_id: int, version_id: int) -> tuple[str, Clause]:
        """Path and clause, where the version has it first."""
        return self._placed(version_id)[self._listed(version_id)[clause_id]]

    def _candidate_ids(self, source_id: int) -> Sequence[int]:
        statement = _LAST_FIRST if self._as_of_us is None else _IN_FORCE
        at = _EVER if self._as_of_us is None else self._as_of_us
        return [version for (version,) in self._db.execute(statement, (source_id, at))]

    def _versions(self, source_id: int, name: str) -> dict[int, Version]:
        return read_versions(self._db, source_id, name)

    def _list(self, version_id: int) -> dict[int, int]:
        """The first place of each clause in the version."""
        (listed,) = self._db.execute("SELECT clauses FROM versions WHERE id = ?", (version_id,)).fetchone()
        ids = json.loads(listed)
        return dict(zip(reversed(ids), range(len(ids) - 1, -1, -1), strict=True))

    def _place(self, version_id: int) -> list[tuple[str, Clause]]:
        return list(read_document(self._db, version_id).walk())


def _snippet(clause: Clause, words: Sequence[str]) -> str:
    text = " ".join(part for part in (clause.title, clause.text) if part)
    found = re.search("|".join(map(re.escape, words)), text, re.IGNORECASE)
    middle = found.start() if found else 0
    start, end = max(0, middle - _AROUND), middle + _AROUND
    # Cut between words, and say where something was cut.
    start = text.rfind(" ", 0, start) + 1 if start else 0
    return f"{'…' if start else ''}{text[start:end].strip()}{'…' if end < len(text) else ''}"
