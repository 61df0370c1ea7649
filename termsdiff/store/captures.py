"""Snapshots of one check in, rows of ``captures`` and ``responses`` out; and the other way round.

A response (address, status, type, redirects, headers) is kept once. Most headers of a page never change, a few
change with every answer (``date``, request ids); a capture names a response and lists the headers that differ
from it as JSON [position, name, value], so an unchanged check stays below 200 bytes.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from termsdiff.model import Check, Snapshot, Version
from termsdiff.store.blobs import Blobs
from termsdiff.store.digests import canonical, from_micros, micros

__all__ = [
    "Facts",
    "add_captures",
    "facts_of_checks",
    "is_last",
    "last_snapshots",
    "last_validators",
    "last_way",
    "pages_of",
    "read_snapshot",
]

Facts = dict[str, Any]  # what a ledger entry says of one capture; JSON values only
_Headers = Sequence[Sequence[str]]

_READ = ("url", "media_type", "charset", "via", "snapshot")  # facts that what is read depends on

_CAPTURES = """
SELECT captures.check_id, responses.url, responses.status, media_type, charset, via, redirects, headers,
    header_changes, delay_us, duration, lower(hex(snapshots.sha256)), captures.snapshot_id
FROM captures JOIN responses ON responses.id = captures.response_id JOIN snapshots ON snapshots.id = snapshot_id
"""


def add_captures(
    db: sqlite3.Connection, blobs: Blobs, snapshots: Sequence[Snapshot], *, check_id: int, source_id: int, time_us: int
) -> list[Facts]:
    """Store the snapshots a check got, in order; what the ledger says of them."""
    facts = []
    for position, snapshot in enumerate(snapshots):
        snapshot_id = blobs.add(snapshot.content, source_id=source_id, check_id=check_id)
        response_id, changes = _response(db, source_id, position, snapshot)
        delay = micros(snapshot.at) - time_us
        db.execute(
            "INSERT INTO captures VALUES (?, ?, ?, ?, ?, ?, ?)",
            (check_id, position, response_id, snapshot_id, delay, snapshot.duration, changes),
        )
        facts.append(_facts(snapshot, delay))
    return facts


def _facts(snapshot: Snapshot, delay: int) -> Facts:
    return {
        "url": snapshot.url,
        "status": snapshot.status,
        "media_type": snapshot.media_type,
        "charset": snapshot.charset,
        "via": snapshot.via,
        "redirects": list(snapshot.redirects),
        "headers": [list(header) for header in snapshot.headers],
        "delay_us": delay,
        "duration": float(snapshot.duration),
        "snapshot": snapshot.sha256,
    }


def _response(db: sqlite3.Connection, source_id: int, position: int, snapshot: Snapshot) -> tuple[int, str | None]:
    """The row of the response and the headers that differ from it: the last one of the source if it fits."""
    shape = (snapshot.url, snapshot.status, snapshot.media_type, snapshot.charset, snapshot.via,
             canonical(list(snapshot.redirects)))  # fmt: skip
    headers = canonical([list(header) for header in snapshot.headers])
    last = db.execute(
        "SELECT responses.id, url, responses.status, media_type, charset, via, redirects, headers"
        " FROM checks JOIN captures ON captures.check_id = checks.id AND position = ?"
        " JOIN responses ON responses.id = response_id"
        " WHERE checks.source_id = ? ORDER BY time_us DESC, checks.id DESC LIMIT 1",
        (position, source_id),
    ).fetchone()
    if last and tuple(last[1:7]) == shape:
        changes = _changes(json.loads(last[7]), snapshot.headers)
        if changes is not None and len(changes) * 2 < len(headers):
            return int(last[0]), changes or None
    digest = sha256(canonical([*shape, headers]).encode()).digest()
    row = db.execute("SELECT id FROM responses WHERE digest = ?", (digest,)).fetchone()
    row = row or db.execute(
        "INSERT INTO responses (url, status, media_type, charset, via, redirects, headers, digest)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (*shape, headers, digest),
    ).fetchone()  # fmt: skip
    return int(row[0]), None


def _changes(before: _Headers, after: _Headers) -> str | None:
    """The headers that differ, "" where none does, None where they do not pair up."""
    if len(before) != len(after):
        return None
    differing = [[n, *new] for n, (old, new) in enumerate(zip(before, after, strict=True)) if list(old) != list(new)]
    return canonical(differing) if differing else ""


def facts_of_checks(db: sqlite3.Connection, where: str, *values: Any) -> dict[int, list[Facts]]:
    """What the ledger says of the captures of checks, by check id. ``where`` is SQL over ``captures``."""
    found: dict[int, list[Facts]] = {}
    for row in db.execute(f"{_CAPTURES} WHERE {where} ORDER BY captures.check_id, position", values):
        found.setdefault(row[0], []).append(_facts_of_row(row))
    return found


def _facts_of_row(row: Sequence[Any]) -> Facts:
    headers = json.loads(row[7])
    for number, name, value in json.loads(row[8] or "[]"):
        headers[number] = [name, value]
    names = ("url", "status", "media_type", "charset", "via")
    return dict(zip(names, row[1:6], strict=True)) | {
        "redirects": json.loads(row[6]),
        "headers": headers,
        "delay_us": row[9],
        "duration": row[10],
        "snapshot": row[11],
    }


def read_snapshot(blobs: Blobs, snapshot_id: int, facts: Facts, time_us: int) -> Snapshot:
    """The snapshot of one capture, as it was stored."""
    return Snapshot(
        content=blobs.content(snapshot_id),
        url=facts["url"],
        at=from_micros(time_us + facts["delay_us"]),
        media_type=facts["media_type"],
        charset=facts["charset"],
        status=facts["status"],
        headers=tuple((name, value) for name, value in facts["headers"]),
        redirects=tuple(facts["redirects"]),
        duration=facts["duration"],
        via=facts["via"],
    )


_EVER = 1 << 62  # microseconds; after any check


def _last_captured(db: sqlite3.Connection, source_id: int, upto_us: int = _EVER) -> Sequence[Any] | None:
    """Id and time of the last check of a source, up to a time, that got a page and could read it."""
    row: Sequence[Any] | None = db.execute(
        "SELECT id, time_us FROM checks WHERE source_id = ? AND time_us <= ? AND version_id IS NOT NULL"
        " AND outcome <> 'not-modified' ORDER BY time_us DESC, id DESC LIMIT 1",
        (source_id, upto_us),
    ).fetchone()
    return row


def last_snapshots(db: sqlite3.Connection, blobs: Blobs, source_id: int, upto_us: int = _EVER) -> tuple[Snapshot, ...]:
    """What the last check of a source, up to a time, that got a page got, one per URL; nothing where there is none."""
    last = _last_captured(db, source_id, upto_us)
    return _snapshots(db, blobs, *last) if last else ()


def is_last(db: sqlite3.Connection, source_id: int, snapshots: Sequence[Snapshot], upto_us: int) -> bool:
    """Did the last check of a source, up to a time, that got a page get just these, so far as reading them goes?"""
    last = _last_captured(db, source_id, upto_us)
    captures = facts_of_checks(db, "captures.check_id = ?", last[0]).get(last[0], []) if last else []
    got = [_facts(snapshot, 0) for snapshot in snapshots]
    return [[facts[key] for key in _READ] for facts in captures] == [[facts[key] for key in _READ] for facts in got]


def pages_of(db: sqlite3.Connection, blobs: Blobs, of: Check | Version) -> tuple[Snapshot, ...]:
    """What a check got, or the check that saw a version first; nothing where there is no such check."""
    if isinstance(of, Check):
        return _snapshots(db, blobs, of.id, micros(of.at))
    first = db.execute(
        "SELECT checks.id, time_us FROM checks JOIN versions ON versions.id = version_id JOIN sources"
        " ON sources.id = versions.source_id WHERE name = ? AND digest = ? ORDER BY time_us, checks.id LIMIT 1",
        (of.source, bytes.fromhex(of.digest)),
    ).fetchone()
    return _snapshots(db, blobs, *first) if first else ()


def _snapshots(db: sqlite3.Connection, blobs: Blobs, check_id: int, time_us: int) -> tuple[Snapshot, ...]:
    ids = db.execute("SELECT snapshot_id FROM captures WHERE check_id = ? ORDER BY position", (check_id,)).fetchall()
    captures = facts_of_checks(db, "captures.check_id = ?", check_id).get(check_id, [])
    return tuple(
        read_snapshot(blobs, snapshot_id, facts, time_us) for (snapshot_id,), facts in zip(ids, captures, strict=True)
    )


def last_way(db: sqlite3.Connection, name: str) -> str:
    """By which way the last answer with a page was had, "browser" where any of its pages was; "" where none was."""
    ways = {facts["via"].partition(" ")[0] for facts in _last_facts(db, name)}
    return "browser" if "browser" in ways else next(iter(ways), "")


def last_validators(db: sqlite3.Connection, name: str) -> tuple[str, str]:
    """ETag and Last-Modified the last answer with a page carried; "" where there was none, or no such source. They
    say nothing of what a browser shows: what a page loads may be another while the page is the same."""
    captures = _last_facts(db, name)[:1]
    if any(facts["via"].startswith("browser") for facts in captures):
        return "", ""
    named = {field.lower(): value for facts in captures for field, value in reversed(facts["headers"])}
    return named.get("etag", ""), named.get("last-modified", "")


def _last_facts(db: sqlite3.Connection, name: str) -> list[Facts]:
    """What the ledger says of the captures of the last check of a source that got a page."""
    source = db.execute("SELECT id FROM sources WHERE name = ?", (name,)).fetchone()
    last = _last_captured(db, source[0]) if source else None
    return facts_of_checks(db, "captures.check_id = ?", last[0]).get(last[0], []) if last else []
