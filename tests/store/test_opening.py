"""Files that are no archive, that are newer, busy, read-only or in a folder that is not there."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from termsdiff.errors import ArchiveBusyError, NewerSchemaError, NotAnArchiveError, StoreError
from termsdiff.store import Store
from termsdiff.store.migrations import MIGRATIONS
from termsdiff.store.schema import APPLICATION_ID, SCHEMA_VERSION


def test_a_new_archive_is_marked_and_writes_ahead(path):
    with Store(path) as store:
        pragmas = [
            store._db.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("application_id", "user_version", "journal_mode", "foreign_keys")
        ]

    assert pragmas == [APPLICATION_ID, SCHEMA_VERSION, "wal", 1]
    assert len(MIGRATIONS._migrations) == SCHEMA_VERSION


def test_every_table_says_what_its_references_mean(story):
    """Foreign keys are declared: Datasette links along them, `verify` checks them."""
    keys = story.store._db.execute(
        "SELECT m.name, k.[table] FROM sqlite_master AS m, pragma_foreign_key_list(m.name) AS k WHERE m.type = 'table'"
    ).fetchall()
    expected = {("checks", "sources"), ("checks", "versions"), ("captures", "snapshots"), ("snapshots", "snapshots")}

    assert expected <= set(keys)


def test_without_create_a_missing_archive_is_not_made(path):
    with pytest.raises(NotAnArchiveError, match=r"there is no archive at .*terms\.db"):
        Store(path, create=False)
    assert not path.exists()


@pytest.mark.parametrize("content", [b"these are not the bytes of a database" * 100, b"<html>", b"SQLite format 3\0"])
def test_a_file_that_is_no_database_is_refused_and_left_alone(path, content):
    path.write_bytes(content)

    with pytest.raises(StoreError, match=r"terms\.db"):
        Store(path)
    assert path.read_bytes() == content
    assert [file.name for file in path.parent.iterdir()] == ["terms.db"]


def test_the_database_of_another_program_is_refused_and_left_alone(path):
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE recipes (id INTEGER PRIMARY KEY)")
    before = path.read_bytes()

    with pytest.raises(NotAnArchiveError, match="another program"):
        Store(path)
    assert path.read_bytes() == before


def test_a_newer_schema_is_refused(path):
    with Store(path) as store:
        store._db.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")

    with pytest.raises(NewerSchemaError, match="update termsdiff"):
        Store(path)


def test_a_folder_is_no_archive(tmp_path):
    with pytest.raises(StoreError, match="folder"):
        Store(tmp_path)
    with pytest.raises(StoreError, match="folder"):
        Store(tmp_path / "none" / "terms.db")


def test_a_second_writer_is_told_that_the_archive_is_busy(story, path):
    story.see(1, "a")
    with (
        Store(path, wait=0.01) as other,
        story.store.batch(),
        pytest.raises(ArchiveBusyError, match="another termsdiff"),
    ):
        other.record_unmodified(story.source, at=story.store.last_check("acme/terms").at)

    assert len(story.store.checks("acme/terms")) == 1


def test_readers_read_while_another_writes(story, path):
    story.see(1, "a")
    with Store(path, create=False, wait=0.01) as reader, story.store.batch():
        story.see(2, "b")
        assert len(reader.versions("acme/terms")) == 1

    with Store(path, create=False) as reader:
        assert len(reader.versions("acme/terms")) == 2


def test_an_archive_that_cannot_be_written_is_still_read(story, path):
    story.see(1, "a")
    story.store._db.execute("PRAGMA query_only = on")

    with pytest.raises(StoreError, match="cannot be written to"):
        story.see(2, "b")
    assert len(story.store.checks("acme/terms")) == 1


def test_a_read_only_file_is_read(story, path):
    story.see(1, "a")
    story.store.close()
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        if os.access(path, os.W_OK):
            pytest.skip("this user may write everywhere")
        with Store(path, create=False) as store:
            assert len(store.versions("acme/terms")) == 1
            assert store.verify().passed
    finally:
        path.parent.chmod(0o755)


_LIMITED = """
import resource, signal, sys
from termsdiff.errors import StoreError
from termsdiff.store import Store
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))
try:
    Store(sys.argv[1]).close()
except StoreError as error:
    print(error)
"""


def test_a_disk_without_room_is_one_clear_sentence(path):
    """A real limit on the size of files, in a process of its own."""
    done = subprocess.run([sys.executable, "-c", _LIMITED, str(path)], capture_output=True, text=True, check=True)

    assert done.stderr == ""
    assert done.stdout.count("\n") <= 1


@pytest.mark.parametrize("act", ["record", "batch", "rebuild", "accept"])
def test_a_full_disk_stops_what_is_written_and_loses_nothing(story, make, act):
    """SQLite's own limit on the pages of a file: what is written meets it in the middle."""
    story.see(1, "a")
    head = story.store.head()
    db = story.store._db
    db.execute(f"PRAGMA max_page_count = {db.execute('PRAGMA page_count').fetchone()[0] + 1}")

    def write() -> None:
        long = [f"{number} {os.urandom(3000).hex()}" for number in range(40)]
        if act == "record":
            story.see(2, *long)
        elif act == "batch":
            with story.store.batch():
                for number, text in enumerate(long, start=2):
                    story.see(number, text)
        elif act == "rebuild":
            read = lambda jobs: (make.document(*long) for _ in jobs)  # noqa: E731
            list(story.store.rebuild(read, parser="2", clock=lambda: make.day(9)))
        else:
            for number in range(20_000):
                story.store.accept("acme/terms", at=make.day(1), recorded=make.day(number))

    with pytest.raises(StoreError, match=r"the disk is full: nothing was changed in .*; make room and try again"):
        write()
    assert story.store.verify(against=head).problem == ""
    assert len(story.store.checks("acme/terms")) == 1

    db.execute("PRAGMA max_page_count = 1000000")
    story.see(2, "b")
    assert [check.version for check in story.store.checks("acme/terms")] == [1, 2]
    assert story.store.verify(against=head).problem == ""


def test_backup_copies_an_archive_in_use(story, path, tmp_path):
    story.see(1, "a")
    target = tmp_path / "copy.db"
    with Store(path) as other:
        other.backup(target)
    story.see(2, "b")

    with Store(target, create=False) as copy:
        assert copy.verify().passed
        assert copy.verify(against=copy.head()).checks == 1
    with pytest.raises(StoreError.__mro__[1], match="exists already"):
        story.store.backup(target)
    assert not list(tmp_path.glob("*.part"))
