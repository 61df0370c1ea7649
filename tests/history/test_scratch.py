"""What an import unpacks goes with it; what a killed one left goes with the next."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from termsdiff.history.scratch import scratch_folder

_KILLED = """
import os, signal
from termsdiff.history.scratch import scratch_folder
with scratch_folder() as folder:
    (folder / "clone").mkdir()
    (folder / "clone" / "pack").write_text("bytes")
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return tmp_path


def test_it_is_gone_at_the_end(temporary) -> None:
    with scratch_folder() as folder:
        assert list(temporary.iterdir()) == [folder]
    assert list(temporary.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_what_a_killed_run_left_is_removed_by_the_next(temporary) -> None:
    subprocess.run([sys.executable, "-c", _KILLED], check=False)
    [left] = temporary.iterdir()
    with scratch_folder() as folder:
        assert not left.exists()
        assert list(temporary.iterdir()) == [folder]


def test_what_another_run_works_with_and_what_is_not_ours_stays(temporary) -> None:
    (temporary / "termsdiff-notes").mkdir()
    with scratch_folder() as one, scratch_folder() as two:
        assert one.exists()
        assert two.exists()
    assert [each.name for each in temporary.iterdir()] == ["termsdiff-notes"]
