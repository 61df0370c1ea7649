"""A unified diff is one that ``patch`` understands."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from termsdiff.model import Changes
from termsdiff.report import render, render_document


@pytest.mark.skipif(not shutil.which("patch"), reason="no patch here")
@pytest.mark.parametrize("whole", [False, True])
def test_patch_makes_the_new_text_of_the_old(
    tmp_path: Path, changes: Changes, sides: dict[str, Any], whole: bool
) -> None:
    (tmp_path / "terms.txt").write_text(str(render_document(changes.old, "text")), encoding="utf-8")
    report = str(render(changes, "unified", **sides, all=whole))
    subprocess.run(["patch", "terms.txt"], cwd=tmp_path, input=report.encode(), check=True, capture_output=True)
    assert (tmp_path / "terms.txt").read_text(encoding="utf-8") == render_document(changes.new, "text")
