"""Values in, the exact bytes that are hashed out: what a ledger entry, a version and a clause are, as JSON.

Canonical JSON: keys sorted, no spaces, UTF-8, nothing escaped that need not be. `Document.digest` and
`Clause.digest` fold typography to compare texts; these do not fold, a changed quotation mark shows.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from termsdiff.model import Clause, Link, Notice

__all__ = [
    "canonical",
    "chained",
    "clause_sha256",
    "from_micros",
    "links_from_json",
    "links_to_json",
    "micros",
    "version_sha256",
    "warnings_from_json",
]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_SECOND = 1_000_000  # microseconds


def micros(at: datetime) -> int:
    """An aware time as microseconds since 1970, UTC. Raises ValueError for a naive one."""
    if at.tzinfo is None:
        raise ValueError("times in the archive are aware; give the time zone")
    return (at - _EPOCH) // _MICROSECOND


def from_micros(value: int) -> datetime:
    """The aware UTC time of `micros`."""
    return _EPOCH + timedelta(0, *divmod(value, _SECOND))  # by name, and by one number, it takes twice as long


_CANONICAL = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))
_quoted = json.encoder.encode_basestring  # what the encoder makes of a text, without asking what it is


def canonical(value: Any) -> str:
    """The value as canonical JSON."""
    return _CANONICAL.encode(value)


def chained(previous: bytes, entry: str) -> bytes:
    """The hash of a ledger entry: SHA-256 of the previous hash in hexadecimal, a line feed and the entry."""
    return sha256(f"{previous.hex()}\n{entry}".encode()).digest()


def links_to_json(links: Sequence[Link]) -> str:
    """Links as a JSON list of [text, url, raw]."""
    return canonical([[link.text, link.url, link.raw] for link in links]) if links else "[]"


def links_from_json(links: str) -> tuple[Link, ...]:
    """The links of `links_to_json`."""
    return tuple(Link(*link) for link in json.loads(links)) if links != "[]" else ()


def warnings_from_json(warnings: str) -> tuple[Notice, ...]:
    """The warnings of a version, from its JSON list of [code, text]."""
    return tuple(Notice(*warning) for warning in json.loads(warnings))


def clause_sha256(clause: Clause) -> bytes:
    """What one clause is by itself, without its children, to the letter."""
    words = f"{_quoted(clause.label)},{_quoted(clause.title)},{_quoted(clause.text)}"
    return sha256(f"[{words},{links_to_json(clause.links)}]".encode()).digest()


def version_sha256(heading: Sequence[Any], depths: str, clauses: Sequence[bytes]) -> bytes:
    """What a version is: ``heading`` (source, program, digest, title, language, warnings), the depth of each
    clause and the clauses' own hashes in document order."""
    return sha256(canonical([*heading, depths, [clause.hex() for clause in clauses]]).encode()).digest()
