"""The README is the manual: its examples run, its help blocks are current, every command is in it.

``pytest tests/test_readme.py --rewrite-golden`` writes today's output into the README.
"""

from __future__ import annotations

import re
import shlex
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from termsdiff.cli.group import COMMANDS, commands

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
IMPORTS = ("corpus/cumulus/product-terms", "corpus/cumulus/acceptable-use")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(language: str) -> list[str]:
    text = README.read_text(encoding="utf-8")
    return [found[2] for found in BLOCK.finditer(text) if found[1] == language]


def examples(block: str) -> Iterator[tuple[str, str]]:
    """Commands and the output shown below each."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command, output


def run(command: str) -> str:
    """What the command prints, both streams as a terminal shows them."""
    words = shlex.split(command, comments=True)
    assert words[0] == "termsdiff", f"README runs {command}; only termsdiff can be shown in a console block"
    result = CliRunner().invoke(commands, words[1:], terminal_width=80)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    output = result.output.replace(str(Path.cwd()), "/srv/terms")
    return "\n".join(line.rstrip() for line in output.splitlines()) + "\n" * bool(output)


def matches(shown: str, printed: str) -> bool:
    """Equal, where a line that is just an ellipsis stands for any lines."""
    parts = [re.escape(part) for part in re.split(r"^…\n", shown, flags=re.MULTILINE)]
    return re.fullmatch("(?:.*\n)*?".join(parts), printed) is not None


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that sees the corpus, as a reader of the README would work."""
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TERMSDIFF_DATABASE", raising=False)
    return tmp_path


@pytest.mark.usefixtures("elsewhere")
def test_the_examples_print_what_the_readme_shows(pytestconfig: pytest.Config) -> None:
    """All console blocks, one after the other, in one folder."""
    text = README.read_text(encoding="utf-8")
    for block in blocks("console"):
        for command, shown in examples(block):
            printed = run(command)
            if matches(shown, printed):
                continue
            assert pytestconfig.getoption("rewrite_golden"), f"$ {command}\n{printed}"
            text = text.replace(f"$ {command}\n{shown}", f"$ {command}\n{printed}")
    if pytestconfig.getoption("rewrite_golden"):
        README.write_text(text, encoding="utf-8")


@pytest.mark.usefixtures("elsewhere")
def test_the_python_examples_run() -> None:
    names: dict[str, object] = {}
    for block in blocks("python"):
        exec(compile(block, "README.md", "exec"), names)


def test_every_command_is_documented() -> None:
    shown = {command for block in blocks("console") for command, _ in examples(block)}
    assert {name for name in COMMANDS if f"termsdiff {name} --help" not in shown} == set()


@pytest.mark.usefixtures("elsewhere")
def test_the_queries_run_on_an_archive() -> None:
    """Every SQL query of the README, on the archive its tour makes."""
    for folder in IMPORTS:
        run(f"termsdiff import {folder} --name {folder.removeprefix('corpus/')}")
    with closing(sqlite3.connect("terms.db")) as archive:
        for query in ";".join(blocks("sql")).split(";"):
            if query.strip():
                assert archive.execute(query).fetchall(), query
