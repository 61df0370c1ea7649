"""Dated files as snapshots of the past."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from termsdiff.errors import InputError
from termsdiff.history import read_files
from termsdiff.history.from_files import date_of, left_out

NAMES = {
    "2021-03-01.html": datetime(2021, 3, 1, tzinfo=UTC),
    "2021-03-01T12-30-05.md": datetime(2021, 3, 1, 12, 30, 5, tzinfo=UTC),
    "2021-03-01T12-30-05Z.md": datetime(2021, 3, 1, 12, 30, 5, tzinfo=UTC),
    "2021-03-01T12:30.html": datetime(2021, 3, 1, 12, 30, tzinfo=UTC),
    "2021-03-01_1230.html": datetime(2021, 3, 1, 12, 30, tzinfo=UTC),
    "terms_2021-03-01_final.txt": datetime(2021, 3, 1, tzinfo=UTC),
    "terms-20210301.html": datetime(2021, 3, 1, tzinfo=UTC),
    "2021-13-01_of_2021-02-03.html": datetime(2021, 2, 3, tzinfo=UTC),
    "2021-02-30.html": None,
    "123456789012.html": None,
    "terms.html": None,
    "03-01-2021.html": None,
}


@pytest.mark.parametrize(("name", "at"), NAMES.items())
def test_a_file_name_carries_a_date(name, at):
    assert date_of(name) == at


def test_a_folder_gives_its_dated_files_in_order_of_time(tmp_path):
    """Other files, hidden ones and folders below count as one expects."""
    (tmp_path / "older").mkdir()
    (tmp_path / ".cache").mkdir()
    for name in ("2022-01-01.html", "older/2021-01-01.md", "README.md", ".cache/2020-01-01.html", "2023-01-01.png"):
        (tmp_path / name).write_text(name)
    attempts = list(read_files([tmp_path]))
    seen = [snapshot for attempt in attempts for snapshot in attempt.snapshots]

    assert [snapshot.content.decode() for snapshot in seen] == ["older/2021-01-01.md", "2022-01-01.html"]
    assert [snapshot.media_type for snapshot in seen] == ["text/markdown", "text/html"]
    assert [snapshot.at for snapshot in seen] == [attempt.at for attempt in attempts]
    assert seen[0].url.startswith("file://")


def test_what_a_folder_has_besides_is_named_with_the_reason(tmp_path):
    """Not hidden files, nor what was named itself."""
    (tmp_path / ".git").mkdir()
    for name in ("2022-01-01.html", "README.md", ".git/config", "2023-01-01.png", "2023-01-02"):
        (tmp_path / name).write_text(name)
    assert [(path.name, why) for path, why in left_out([tmp_path, tmp_path / "README.md"])] == [
        ("2023-01-01.png", ".png is no kind that is read"),
        ("2023-01-02", "a name without an ending is no kind that is read"),
        ("README.md", "it has no date in its name"),
    ]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["terms.html"], r"terms\.html has no date in its name; name it like 2021-03-01\.html"),
        (["missing.html"], r"there is no file or folder .*missing\.html"),
        (["2021-03-01.html", "2021-03-01.md"], "carry the same date"),
        (["empty"], "holds no file with a date"),
    ],
)
def test_what_cannot_be_imported_is_said_before_anything_is_read(tmp_path, names, said):
    (tmp_path / "empty").mkdir()
    for name in names:
        if name not in {"missing.html", "empty"}:
            (tmp_path / name).write_text("x")

    with pytest.raises(InputError, match=said):
        next(read_files([tmp_path / name for name in names]))
