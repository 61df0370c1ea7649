"""A real git repository in the layout of Open Terms Archive's snapshots."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest


class Repository:
    """A repository that `commit` adds one record to; ``day`` is the author date."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str, day: int = 1) -> None:
        date = f"2024-01-{day:02}T12:00:00Z"
        clean = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
        who = {f"GIT_{role}_{key}": "x@x.example" for role in ("AUTHOR", "COMMITTER") for key in ("NAME", "EMAIL")}
        dated = {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date, "GIT_CONFIG_GLOBAL": os.devnull}
        subprocess.run(["git", *arguments], cwd=self.folder, check=True, env=clean | who | dated, capture_output=True)

    def commit(self, day: int, path: str, content: str | None, *, url: str = "") -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if content is None:
            file.unlink()
        else:
            file.write_text(content, encoding="utf-8")
        trailer = f"\n\nX-engine-version: 1.0\nX-source-document-location: {url}" if url else ""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", f"Record new changes of {path}{trailer}", day=day)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    folder = tmp_path / "snapshots"
    folder.mkdir()
    return Repository(folder)
