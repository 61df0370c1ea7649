"""Nothing in an archive can be altered without `verify` finding it and naming it."""

from __future__ import annotations

import hashlib
import random
import shutil
import sqlite3
from contextlib import closing, suppress

import pytest

from termsdiff.errors import CaptureError, CaptureReason, StoreError
from termsdiff.store import Store


@pytest.fixture
def sealed(story, make, path):
    """An archive with every kind of check in it, closed."""
    for number, text in enumerate(["a", "b", "a", "c"], start=1):
        story.see(number, text, text * 3)
    story.store.record_unmodified(story.source, at=make.day(5), headers=(("etag", '"1"'),))
    error = CaptureError("No such host.", reason=CaptureReason.DNS)
    story.store.record_failure(story.source, error, at=make.day(6), snapshots=(make.snapshot("error", make.day(6)),))
    story.store.accept("acme/terms", at=make.day(2), recorded=make.day(7))
    story.store.accept("acme/terms", at=make.day(4), recorded=make.day(8))
    story.store._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    story.store.close()
    return path


ALTERATIONS = {
    "UPDATE checks SET time_us = time_us - 1 WHERE id = 2": "check 2",
    "UPDATE checks SET outcome = 'unchanged' WHERE id = 2": "check 2",
    "UPDATE checks SET version_id = 1 WHERE id = 2": "check 2",
    "UPDATE checks SET reason = 'tls' WHERE id = 6": "check 6",
    "UPDATE checks SET message = 'Another host.' WHERE id = 6": "check 6",
    "UPDATE checks SET hash = zeroblob(32) WHERE id = 3": "check 3",
    "UPDATE captures SET duration = 0.5 WHERE check_id = 2": "check 2",
    "UPDATE captures SET delay_us = 1 WHERE check_id = 1": "check 1",
    "UPDATE responses SET headers = replace(headers, 'etag', 'etaq')": "check 1",
    "UPDATE responses SET url = 'https://y.example/terms'": "check 1",
    "UPDATE sources SET name = 'acme/other'": "version 1",
    "UPDATE programs SET parser = '2' WHERE parser = '1'": "version 1",
    "UPDATE versions SET title = 'Termz' WHERE id = 2": "version 2",
    "UPDATE versions SET depths = '00' || substr(depths, 3) WHERE id = 2": "version 2",
    "UPDATE versions SET digest = zeroblob(32) WHERE id = 2": "version 2",
    "UPDATE clauses SET text = text || '.' WHERE id = 3": "clause 3",
    "UPDATE clauses SET links = replace(links, 'see', 'sea') WHERE links <> '[]'": "clause 1",
    "UPDATE snapshots SET size = size + 1 WHERE id = 2": "snapshot 2",
    "UPDATE snapshots SET base_id = NULL WHERE id = 2": "snapshot 2",
    "UPDATE snapshots SET check_id = 1 WHERE id = 2": "snapshot 2",
    "UPDATE snapshots SET crc32 = crc32 + 1 WHERE id = 1": "snapshot 1",
    "DELETE FROM checks WHERE id = 6; DELETE FROM captures WHERE check_id = 6": "snapshot|row",
    "DELETE FROM checks WHERE id = 3; DELETE FROM captures WHERE check_id = 3": "check 4",
    "DELETE FROM clause_sources WHERE clause_id = 1": "clause_sources",
    "DELETE FROM captures WHERE check_id = 5": "check 5",
    "UPDATE acceptances SET check_id = 1 WHERE id = 1": "acceptance 1",
    "UPDATE acceptances SET at_us = at_us - 1 WHERE id = 2": "acceptance 2",
    "UPDATE acceptances SET recorded_us = recorded_us + 1 WHERE id = 1": "acceptance 1",
    "UPDATE acceptances SET after_check = 4 WHERE id = 1": "check 5|acceptance 1",
    "UPDATE acceptances SET hash = NULL WHERE id = 2": "cannot be read",
    "DELETE FROM acceptances WHERE id = 1": "acceptance 2",
    "INSERT INTO acceptances (source_id, check_id, at_us, recorded_us, after_check, after_rebuild, hash)"
    " VALUES (1, 1, 5, 5, 6, 0, zeroblob(32))": "acceptance 3",
}


@pytest.mark.parametrize(("statement", "named"), ALTERATIONS.items())
def test_an_alteration_is_found_and_named(sealed, statement, named):
    with closing(sqlite3.connect(sealed)) as db:
        db.executescript(statement)

    with Store(sealed) as store:
        problem = store.verify().problem
    assert any(name in problem for name in named.split("|")), problem


def test_an_archive_that_was_left_alone_passes(sealed):
    with Store(sealed) as store:
        found = store.verify()

    assert (found.passed, found.problem) == (True, "")
    assert (found.checks, found.snapshots, found.versions) == (6, 4, 3)


def test_a_flipped_byte_in_stored_content_is_found(sealed, tmp_path):
    """Single bytes of the columns that hold snapshots, checks and versions, flipped in the file itself."""
    cells = []
    with closing(sqlite3.connect(sealed)) as db:
        for table, columns in {
            "snapshots": ("data", "sha256"),
            "checks": ("hash", "outcome", "message"),
            "clauses": ("sha256", "text", "title", "label", "links"),
            "versions": ("sha256", "digest", "title", "warnings", "clauses", "depths"),
            "responses": ("headers", "url"),
            "captures": ("header_changes",),
        }.items():
            for column in columns:
                cells += [cell for (cell,) in db.execute(f"SELECT CAST({column} AS BLOB) FROM {table}") if cell]
    original = sealed.read_bytes()
    chosen = random.Random(4)
    damaged = tmp_path / "damaged.db"
    for cell in cells:
        start = original.find(cell)
        if start < 0 or len(cell) < 8:
            continue
        altered = bytearray(original)
        altered[start + chosen.randrange(len(cell))] ^= 1 << chosen.randrange(8)
        damaged.write_bytes(altered)
        with suppress(StoreError), Store(damaged) as store:
            assert not store.verify().passed, cell


def test_a_kept_head_proves_that_nothing_was_rewritten(story):
    story.see(1, "a")
    kept = story.store.head()
    story.see(2, "b")

    assert story.store.verify(against=kept).passed
    assert story.store.verify(against=f"{kept.upper()}\n").passed
    assert story.store.verify(against="0" * 64).passed  # the head of an archive before its first check
    assert "rewritten" in story.store.verify(against="ab" * 32).problem


def test_a_rewritten_ledger_fits_together_but_not_with_the_kept_head(story, tmp_path):
    """Whoever can write the file can make a new chain; that is what keeping the head elsewhere is for."""
    story.see(1, "a")
    kept = story.store.head()
    with Store(tmp_path / "forged.db") as forged:
        type(story)(forged).see(1, "something else")
        assert forged.verify().passed
        assert not forged.verify(against=kept).passed


def test_a_head_kept_before_an_acceptance_was_taken_back_says_so(story, make):
    story.see(1, "a")
    story.store.accept("acme/terms", at=make.day(1), recorded=make.day(2))
    kept = story.store.head()
    story.store._db.execute("DELETE FROM acceptances")

    assert story.store.verify().passed
    assert not story.store.verify(against=kept).passed


def test_acceptances_between_checks_and_rebuilds_are_links_of_one_chain(story, make):
    """Put down before, in and after a rebuild, and with checks that follow: every head stays part of the chain."""
    heads = []

    def accept(number: int) -> None:
        story.store.accept("acme/terms", at=make.day(1), recorded=make.day(number))
        heads.append(story.store.head())

    def read(jobs):
        for _ in jobs:
            accept(3)
            yield make.document("read anew")

    story.see(1, "a")
    accept(2)
    list(story.store.rebuild(read, parser="2", clock=lambda: make.day(9)))
    accept(4)
    accept(5)
    story.see(2, "b", parser="2")
    accept(6)
    list(story.store.rebuild(lambda jobs: (make.document("c") for _ in jobs), parser="3", clock=lambda: make.day(9)))

    assert len(set(heads)) == 5
    assert [story.store.verify(against=head).problem for head in heads] == [""] * 5


def test_an_old_file_copied_back_lacks_the_kept_head(story, path, tmp_path):
    story.see(1, "a")
    story.store.backup(tmp_path / "old.db")
    story.see(2, "b")
    kept = story.store.head()

    shutil.copy(tmp_path / "old.db", tmp_path / "back.db")
    with Store(tmp_path / "back.db") as back:
        assert not back.verify(against=kept).passed


def test_evidence_can_be_followed_with_sha256_alone(story):
    """The chain from the check that first saw a version to the head, and the page it got."""
    story.see(1, "a")
    story.see(2, "b")
    story.see(3, "b")
    evidence = story.store.evidence(story.store.version("acme/terms", "2"))

    previous = evidence.previous
    for text, stated in evidence.entries:
        previous = hashlib.sha256(f"{previous}\n{text}".encode()).hexdigest()
        assert previous == stated
    assert evidence.head == story.store.head()
    assert len(evidence.entries) == 2
    assert evidence.snapshots[0].sha256 in evidence.entries[0][0]
