"""Where output goes, and how it is laid out."""

from __future__ import annotations

from pathlib import Path

import pytest

from termsdiff.cli.terminal import columns, emit, progress, steps
from termsdiff.errors import InputError
from termsdiff.importing import Imported


def test_columns_align_and_the_last_keeps_its_length() -> None:
    assert list(columns([("a", "bb", "c"), ("aaa", "b", "ccc")])) == [("a  ", "bb", "c"), ("aaa", "b ", "ccc")]
    assert list(columns([])) == []


def test_wide_characters_take_two_columns() -> None:
    assert list(columns([("金山", "x"), ("abcd", "y")])) == [("金山", "x"), ("abcd", "y")]


def test_texts_are_written_as_utf8_and_bytes_as_they_are(tmp_path: Path) -> None:
    emit("条款\n", tmp_path / "a.txt")
    emit(b"\xff", tmp_path / "b")
    assert (tmp_path / "a.txt").read_bytes() == "条款\n".encode()
    assert (tmp_path / "b").read_bytes() == b"\xff"


def test_a_place_that_cannot_be_written_to_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="choose another place with -o"):
        emit("", tmp_path)


def test_without_a_terminal_there_is_no_bar(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(progress([1, 2], "counting")) == [1, 2]
    assert len(list(steps([Imported(1, 2), Imported(2, 2)], "importing"))) == 2
    assert capsys.readouterr() == ("", "")
