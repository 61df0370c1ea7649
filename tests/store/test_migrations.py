"""Archives of every earlier schema are brought to today's, with nothing lost and every hash as it was."""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from termsdiff.errors import StoreError
from termsdiff.store import Store
from termsdiff.store.schema import SCHEMA_VERSION

KEPT = sorted((Path(__file__).parent / "fixtures").glob("schema-*.db.gz"))
# The head each file had; only that of schema 2 is another one today: its acceptances are sealed by the migration.
HEADS = dict.fromkeys(["schema-1", "schema-2"], "b7d6b8c94f4e656acc3e2ceb94c8b8b99ae9d8b11050ec40ccda57ecaa46b7d4")
HEADS["schema-3"] = "b4d555375303619e92a1424d3d88a06bc5cfb291afd230b30ee1a6105e92d99b"


def _opened(kept: Path, path: Path) -> str:
    path.write_bytes(gzip.decompress(kept.read_bytes()))
    return kept.name.partition(".")[0]


def test_a_file_of_every_earlier_schema_is_kept():
    assert [kept.name for kept in KEPT] == [f"schema-{number}.db.gz" for number in range(1, SCHEMA_VERSION)]


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: kept.name)
def test_an_older_archive_is_migrated_and_still_proves_what_it_proved(kept, path, make):
    head = HEADS[_opened(kept, path)]
    with Store(path, create=False) as store:
        assert store._db.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        assert (store.head() == head) == (kept.name != "schema-2.db.gz")
        assert store.verify(against=head).problem == ""
        assert [(check.outcome, check.version) for check in store.checks("acme/terms")] == [
            ("new", 1), ("changed", 2), ("returned", 1), ("failed", 1), ("not-modified", 1), ("changed", 3),
        ]  # fmt: skip
        versions = store.versions("acme/terms")
        assert len({store.document(version).digest for version in versions}) == 3  # by today's rule, which differs
        for version in versions:
            [page] = store.pages(version)
            assert store.snapshot(page.sha256) == page
        assert len(list(store.search("third"))) == 2


def test_acceptances_put_down_before_they_were_sealed_are_sealed_then(path):
    _opened(KEPT[1], path)
    with Store(path, create=False) as store:
        assert [each.recorded.hour for each in store.acceptances("acme/terms")] == [2, 6]
        store._db.execute("UPDATE acceptances SET recorded_us = recorded_us + 1 WHERE id = 1")
        assert "acceptance 1" in store.verify().problem


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: kept.name)
def test_a_migration_that_cannot_be_made_changes_nothing(kept, path):
    """Here because another termsdiff is writing; once it is done, the archive is migrated."""
    _opened(kept, path)
    before = path.read_bytes()
    with closing(sqlite3.connect(path)) as db:
        db.execute("BEGIN IMMEDIATE")  # another termsdiff is in the middle of writing
        with pytest.raises(StoreError, match="nothing was changed"):
            Store(path, wait=0.01)
        db.execute("ROLLBACK")
    assert path.read_bytes() == before

    with Store(path, create=False) as store:
        assert store.verify().passed
