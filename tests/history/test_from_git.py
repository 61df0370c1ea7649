"""Repositories of snapshots in Open Terms Archive's layout, read with the real git."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from termsdiff.errors import InputError
from termsdiff.history import open_repository, read_contents, read_history, read_records


def _told(folder):
    """Name, day, and what each page says, of every record."""
    records = list(read_records(folder))
    contents = read_contents(folder, (part.blob for record in records for part in record.parts))
    return [(record.name, record.at.day, [next(contents).decode() for _ in record.parts]) for record in records]


def test_each_commit_of_a_page_is_a_record_at_its_author_date(repository):
    repository.commit(1, "README.md", "about this collection")
    repository.commit(2, "Acme/Terms of Service.html", "first", url="https://acme.example/terms")
    repository.commit(5, "Acme/Terms of Service.html", "third")
    repository.commit(3, "Acme/Terms of Service.html", "second, out of order in the history")
    repository.commit(4, "Größe & Co/Privacy Policy.pdf", "%PDF")

    assert _told(repository.folder) == [
        ("Acme/Terms of Service", 2, ["first"]),
        ("Acme/Terms of Service", 3, ["second, out of order in the history"]),
        ("Größe & Co/Privacy Policy", 4, ["%PDF"]),
        ("Acme/Terms of Service", 5, ["third"]),
    ]
    first = next(iter(read_records(repository.folder)))
    assert first.at == datetime(2024, 1, 2, 12, tzinfo=UTC)
    assert first.parts[0].url == "https://acme.example/terms"
    assert [record.parts[0].media_type for record in read_records(repository.folder)][2] == "application/pdf"


def test_pages_put_together_are_one_record_of_the_newest_of_each(repository):
    """No record before every page of the first round was seen."""
    repository.commit(1, "Acme/Terms #one.html", "one")
    repository.commit(1, "Acme/Terms #two.html", "two")
    repository.commit(3, "Acme/Terms #one.html", "one, changed")

    assert _told(repository.folder) == [("Acme/Terms", 1, ["one", "two"]), ("Acme/Terms", 3, ["one, changed", "two"])]


def test_merges_other_folders_and_commits_of_several_files_are_passed_over(repository):
    repository.commit(1, "Acme/Terms.html", "first")
    repository.commit(2, ".github/workflows/deploy.html", "not a page")
    repository.commit(2, "Acme/deeper/Terms.html", "not a page")
    (repository.folder / "Acme/Other.html").write_text("x")
    repository.commit(3, "Acme/Terms.html", "with another file")
    repository.git("checkout", "--quiet", "-b", "side", "HEAD~1")
    repository.commit(4, "Acme/Side.html", "on a branch")
    repository.git("merge", "--quiet", "--no-edit", "main", day=5)

    assert [(name, day) for name, day, _ in _told(repository.folder)] == [("Acme/Terms", 1), ("Acme/Side", 4)]


def test_what_is_passed_over_is_counted_by_the_reason(repository):
    """Every commit is a record, or has its reason."""
    repository.commit(1, "README.md", "about")
    repository.commit(1, "Acme/Terms.html", "first")
    repository.commit(2, "Acme/deeper/Terms.html", "not a page")
    repository.commit(2, "Acme/Terms.xyz", "unreadable")
    repository.commit(2, "Both/Terms #one.html", "one")
    repository.commit(2, "Both/Terms #two.html", "two")
    (repository.folder / "Acme/Other.html").write_text("x")
    repository.commit(3, "Acme/Terms.html", "with another file")
    repository.git("checkout", "--quiet", "-b", "side", "HEAD~1")
    repository.commit(4, "Acme/Terms.html", None)
    repository.git("commit", "--quiet", "--allow-empty", "--message", "nothing", day=4)
    repository.git("merge", "--quiet", "--no-edit", "--strategy=ours", "main", day=5)

    found = read_history(repository.folder)
    assert [record.name for record in found.records] == ["Acme/Terms", "Both/Terms"]
    assert dict(found.passed) == {
        "outside the folders of services": 2, "of a kind that is not read (.xyz)": 1, "of several files": 1,
        "before the other pages of their document were seen": 1, "deletions": 1, "without a file": 1, "merges": 1,
    }  # fmt: skip
    assert len(found.records) + sum(count for _, count in found.passed) == 10


def test_a_page_of_another_kind_takes_the_place_of_the_one_before(repository):
    """Its file stays in the repository, and its deletion later changes nothing."""
    repository.commit(1, "Acme/Terms.html", "page")
    repository.commit(2, "Acme/Terms.pdf", "%PDF")
    repository.commit(3, "Acme/Terms.html", None)
    repository.commit(4, "Acme/Terms.pdf", "%PDF again")
    assert _told(repository.folder) == [
        ("Acme/Terms", 1, ["page"]), ("Acme/Terms", 2, ["%PDF"]), ("Acme/Terms", 4, ["%PDF again"]),
    ]  # fmt: skip


def test_a_document_that_is_split_up_or_put_together_leaves_its_old_files_behind(repository):
    repository.commit(1, "Acme/Terms.html", "whole")
    repository.commit(2, "Acme/Terms #one.html", "one")
    repository.commit(2, "Acme/Terms #two.html", "two")
    repository.commit(3, "Acme/Terms.html", "whole again")
    assert _told(repository.folder) == [
        ("Acme/Terms", 1, ["whole"]), ("Acme/Terms", 2, ["one", "two"]), ("Acme/Terms", 3, ["whole again"]),
    ]  # fmt: skip


@pytest.mark.parametrize("subject", ["Apply technical or declaration upgrade on Acme Terms", "Refilter Acme Terms"])
def test_technical_upgrades_are_told_from_changes(repository, subject):
    """By the words of today and of before."""
    repository.commit(1, "Acme/Terms.md", "first")
    (repository.folder / "Acme/Terms.md").write_text("first, read otherwise")
    repository.git("commit", "--quiet", "--all", "--message", subject, day=2)
    assert [record.is_upgrade for record in read_records(repository.folder)] == [False, True]


def test_a_deletion_ends_the_tracking_and_is_no_record(repository):
    repository.commit(1, "Acme/Terms.html", "first")
    repository.commit(2, "Acme/Terms.html", None)
    repository.commit(3, "Acme/Terms.html", "again")

    assert [day for _, day, _ in _told(repository.folder)] == [1, 3]


def test_a_bundle_is_unpacked_while_it_is_read(repository, tmp_path):
    repository.commit(1, "Acme/Terms.html", "first")
    repository.git("bundle", "create", str(tmp_path / "all.bundle"), "main")
    with open_repository(tmp_path / "all.bundle") as folder:
        assert _told(folder) == [("Acme/Terms", 1, ["first"])]
    assert not folder.exists()


def test_what_is_no_repository_is_refused(tmp_path):
    (tmp_path / "file.bundle").write_text("no bundle")
    for path, said in {tmp_path: "is no git repository", tmp_path / "file.bundle": "is no git bundle"}.items():
        with pytest.raises(InputError, match=said), open_repository(path):
            pass


def test_a_missing_object_is_named(repository):
    repository.commit(1, "Acme/Terms.html", "first")
    with pytest.raises(InputError, match="is missing"):
        list(read_contents(repository.folder, ["0123456789" * 4]))
