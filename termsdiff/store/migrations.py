"""The tables of an archive, as migrations forward from every earlier schema.

In: an open database. Out: the same database with today's tables. `MIGRATIONS` is the only place that creates or
alters a table. A migration, once released, is never edited; a change of the tables is a new migration, and
``user_version`` counts them. ``application_id`` marks the file as ours.

The tables are made to be read with plain SQL: names say what they hold, times have an ISO column ``at``, and
the views (``check_log``, ``numbered_versions``, ``current_versions``, ``timeline``, ``version_clauses``,
``snapshot_list``, ``acceptance_register``, ``notification_log``) put names, numbers and hexadecimal digests in place
of ids and blobs.
"""

from __future__ import annotations

import re
import sqlite3

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from termsdiff.store.ledger import seal_acceptance
from termsdiff.store.schema import APPLICATION_ID, SCHEMA_VERSION

__all__ = ["MIGRATIONS", "migrate"]

MIGRATIONS = Migrations("termsdiff")


# ISO(column) in the SQL below: microseconds as "YYYY-MM-DDTHH:MM:SSZ", with the microseconds where there are any.
_ISO_CALL = re.compile(r"ISO\(((?:[^()]|\([^()]*\))*)\)")
_ISO = (
    r"strftime('%Y-%m-%dT%H:%M:%S', \1 / 1000000, 'unixepoch')"
    r" || CASE WHEN \1 % 1000000 THEN printf('.%06d', \1 % 1000000) ELSE '' END || 'Z'"
)

_TABLES = """
CREATE TABLE sources (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);
CREATE TABLE programs (
    id INTEGER PRIMARY KEY,
    termsdiff TEXT NOT NULL,
    parser TEXT NOT NULL,
    UNIQUE (termsdiff, parser)
);
CREATE TABLE clauses (
    id INTEGER PRIMARY KEY,
    sha256 BLOB NOT NULL UNIQUE,
    label TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    links TEXT NOT NULL
);
CREATE TABLE clause_sources (
    clause_id INTEGER NOT NULL REFERENCES clauses (id),
    source_id INTEGER NOT NULL REFERENCES sources (id),
    PRIMARY KEY (clause_id, source_id)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE clause_words USING fts5 (
    title, text, content='', tokenize='unicode61 remove_diacritics 2'
);
CREATE TABLE versions (
    id INTEGER PRIMARY KEY,
    lineage INTEGER NOT NULL,
    source_id INTEGER NOT NULL REFERENCES sources (id),
    program_id INTEGER NOT NULL REFERENCES programs (id),
    digest BLOB NOT NULL,
    sha256 BLOB NOT NULL,
    title TEXT NOT NULL,
    language TEXT NOT NULL,
    warnings TEXT NOT NULL,
    clauses TEXT NOT NULL,
    depths TEXT NOT NULL,
    UNIQUE (source_id, digest, lineage)
);
CREATE TABLE checks (
    id INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES sources (id),
    time_us INTEGER NOT NULL,
    at TEXT GENERATED ALWAYS AS (ISO(time_us)) VIRTUAL,
    outcome TEXT NOT NULL,
    version_id INTEGER REFERENCES versions (id),
    program_id INTEGER NOT NULL REFERENCES programs (id),
    status INTEGER,
    reason TEXT,
    message TEXT,
    hash BLOB NOT NULL
);
CREATE INDEX checks_of_source ON checks (source_id, time_us, version_id);
CREATE TABLE snapshots (
    id INTEGER PRIMARY KEY,
    sha256 BLOB NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    check_id INTEGER NOT NULL REFERENCES checks (id) DEFERRABLE INITIALLY DEFERRED,
    source_id INTEGER NOT NULL REFERENCES sources (id),
    ordinal INTEGER NOT NULL,
    base_id INTEGER REFERENCES snapshots (id),
    depth INTEGER NOT NULL,
    crc32 INTEGER NOT NULL,
    data BLOB NOT NULL
);
CREATE UNIQUE INDEX snapshots_of_source ON snapshots (source_id, ordinal);
CREATE TABLE responses (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL,
    status INTEGER,
    media_type TEXT NOT NULL,
    charset TEXT,
    via TEXT NOT NULL,
    redirects TEXT NOT NULL,
    headers TEXT NOT NULL,
    digest BLOB NOT NULL UNIQUE
);
CREATE TABLE captures (
    check_id INTEGER NOT NULL REFERENCES checks (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    response_id INTEGER NOT NULL REFERENCES responses (id),
    snapshot_id INTEGER NOT NULL REFERENCES snapshots (id),
    delay_us INTEGER NOT NULL,
    duration REAL NOT NULL,
    header_changes TEXT,
    PRIMARY KEY (check_id, position)
) WITHOUT ROWID;
CREATE TABLE rebuilds (
    id INTEGER PRIMARY KEY,
    program_id INTEGER NOT NULL REFERENCES programs (id),
    started_us INTEGER NOT NULL,
    finished_us INTEGER,
    finished_at TEXT GENERATED ALWAYS AS (ISO(finished_us)) VIRTUAL,
    after_check INTEGER,
    readings_before BLOB,
    hash BLOB
);
CREATE TABLE rebuilt_checks (
    check_id INTEGER PRIMARY KEY REFERENCES checks (id),
    version_id INTEGER REFERENCES versions (id)
);
"""

_VIEWS = """
CREATE VIEW snapshot_list AS
    SELECT snapshots.id, lower(hex(snapshots.sha256)) AS sha256, sources.name AS source, checks.at AS first_seen,
        size, length(data) AS stored_size, base_id, depth
    FROM snapshots JOIN checks ON checks.id = snapshots.check_id JOIN sources ON sources.id = snapshots.source_id;
CREATE VIEW numbered_versions AS
    SELECT versions.id, sources.name AS source,
        row_number() OVER (PARTITION BY versions.source_id ORDER BY seen.first_us, seen.first_id) AS number,
        versions.title, versions.language, ISO(seen.first_us) AS seen_from, ISO(seen.last_us) AS seen_until,
        seen.checks, lower(hex(versions.digest)) AS digest, programs.parser
    FROM (
        SELECT version_id, min(time_us) AS first_us, min(id) AS first_id, max(time_us) AS last_us, count(*) AS checks
        FROM checks WHERE version_id IS NOT NULL GROUP BY version_id
    ) AS seen
    JOIN versions ON versions.id = seen.version_id
    JOIN sources ON sources.id = versions.source_id
    JOIN programs ON programs.id = versions.program_id;
CREATE VIEW current_versions AS
    SELECT numbered_versions.* FROM numbered_versions
    WHERE numbered_versions.id IN (
        SELECT (SELECT version_id FROM checks WHERE source_id = sources.id AND version_id IS NOT NULL
                ORDER BY time_us DESC, id DESC LIMIT 1) FROM sources
    );
CREATE VIEW check_log AS
    SELECT checks.id, sources.name AS source, checks.at, checks.outcome, numbered_versions.number AS version,
        coalesce(checks.status, responses.status) AS status, checks.reason, checks.message, responses.url,
        nullif(lower(hex(snapshots.sha256)), '') AS snapshot, captures.duration, programs.termsdiff, programs.parser,
        lower(hex(checks.hash)) AS hash
    FROM checks JOIN sources ON sources.id = checks.source_id JOIN programs ON programs.id = checks.program_id
    LEFT JOIN numbered_versions ON numbered_versions.id = checks.version_id
    LEFT JOIN captures ON captures.check_id = checks.id
    LEFT JOIN responses ON responses.id = captures.response_id
    LEFT JOIN snapshots ON snapshots.id = captures.snapshot_id;
CREATE VIEW timeline AS
    SELECT sources.name AS source, numbered_versions.number AS version, ISO(min(runs.time_us)) AS seen_from,
        ISO(max(runs.time_us)) AS seen_until, count(*) AS checks
    FROM (
        SELECT source_id, version_id, time_us, sum(turned) OVER (PARTITION BY source_id ORDER BY time_us, id) AS run
        FROM (
            SELECT id, source_id, version_id, time_us,
                version_id IS NOT lag(version_id) OVER (PARTITION BY source_id ORDER BY time_us, id) AS turned
            FROM checks WHERE version_id IS NOT NULL
        )
    ) AS runs
    JOIN sources ON sources.id = runs.source_id JOIN numbered_versions ON numbered_versions.id = runs.version_id
    GROUP BY runs.source_id, runs.run;
CREATE VIEW version_clauses AS
    SELECT versions.id AS version_id, item.key + 1 AS position,
        unicode(substr(versions.depths, item.key + 1, 1)) - 48 AS depth,
        clauses.id AS clause_id, clauses.label, clauses.title, clauses.text, clauses.links
    FROM versions, json_each(versions.clauses) AS item JOIN clauses ON clauses.id = item.value;
"""


def _statements(script: str) -> list[str]:
    return [statement for statement in _ISO_CALL.sub(_ISO, script).split(";\n") if statement.strip()]


@MIGRATIONS()
def m001_archive(db: Database) -> None:
    """Checks, snapshots, versions and clauses, and the views over them."""
    for statement in _statements(_TABLES) + _statements(_VIEWS):
        db.execute(statement)


_TIMELINE = """
CREATE TABLE derived (
    source_id INTEGER NOT NULL REFERENCES sources (id),
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    made TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (source_id, kind, key)
) WITHOUT ROWID;
CREATE TABLE acceptances (
    id INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES sources (id),
    check_id INTEGER NOT NULL REFERENCES checks (id),
    at_us INTEGER NOT NULL,
    at TEXT GENERATED ALWAYS AS (ISO(at_us)) VIRTUAL,
    recorded_us INTEGER NOT NULL,
    recorded_at TEXT GENERATED ALWAYS AS (ISO(recorded_us)) VIRTUAL
);
CREATE INDEX acceptances_of_source ON acceptances (source_id, at_us);
"""


@MIGRATIONS()
def m002_timeline(db: Database) -> None:
    """What is worked out from versions, kept to be had at once; and the acceptance register."""
    for statement in _statements(_TIMELINE):
        db.execute(statement)


_SEALED = """
ALTER TABLE acceptances ADD COLUMN after_check INTEGER;
ALTER TABLE acceptances ADD COLUMN after_rebuild INTEGER;
ALTER TABLE acceptances ADD COLUMN hash BLOB;
CREATE INDEX acceptances_in_ledger ON acceptances (after_check);
CREATE VIEW acceptance_register AS
    SELECT acceptances.id, sources.name AS source, numbered_versions.number AS version, acceptances.at,
        checks.at AS seen, acceptances.recorded_at, lower(hex(acceptances.hash)) AS hash
    FROM acceptances JOIN sources ON sources.id = acceptances.source_id JOIN checks ON checks.id = check_id
    LEFT JOIN numbered_versions ON numbered_versions.id = checks.version_id;
"""


@MIGRATIONS()
def m003_sealed_acceptances(db: Database) -> None:
    """Acceptances become entries of the ledger; those put down before are sealed now, in their order."""
    for statement in _statements(_SEALED):
        db.execute(statement)
    for (acceptance_id,) in db.execute("SELECT id FROM acceptances ORDER BY id").fetchall():
        seal_acceptance(db.conn, acceptance_id)


_OUTBOX = """
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    check_id INTEGER NOT NULL REFERENCES checks (id),
    target TEXT NOT NULL,
    event TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting',
    tries INTEGER NOT NULL DEFAULT 0,
    unsure INTEGER NOT NULL DEFAULT 0,
    tried_us INTEGER,
    tried_at TEXT GENERATED ALWAYS AS (ISO(tried_us)) VIRTUAL,
    problem TEXT NOT NULL DEFAULT '',
    UNIQUE (check_id, target, event)
);
CREATE INDEX outbox_open ON outbox (target, id) WHERE state IN ('waiting', 'sending');
CREATE VIEW notification_log AS
    SELECT outbox.id, sources.name AS source, checks.at, target, event, state, tries, tried_at, problem
    FROM outbox JOIN checks ON checks.id = check_id JOIN sources ON sources.id = checks.source_id;
"""


@MIGRATIONS()
def m004_outbox(db: Database) -> None:
    """What is to be told to whom, and what became of it."""
    for statement in _statements(_OUTBOX):
        db.execute(statement)


def migrate(db: sqlite3.Connection) -> None:
    """Apply what is pending and mark the file. Each migration is one transaction; a failed one changes nothing."""
    MIGRATIONS.apply(Database(db, execute_plugins=False))
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
