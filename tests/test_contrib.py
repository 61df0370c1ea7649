"""The examples for running termsdiff unattended name commands and options that exist, and systemd takes the units."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from termsdiff.cli.group import COMMANDS, commands

CONTRIB = Path(__file__).parent.parent / "contrib"
FILES = sorted(path for path in CONTRIB.rglob("*") if path.is_file())
UNITS = [path for path in FILES if path.suffix in {".service", ".timer"}]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_command_and_option_in_it_exists(path: Path) -> None:
    """Looked for in the text: termsdiff COMMAND --option …"""
    for name, rest in re.findall(r"termsdiff ((?!is\b)[a-z-]+)((?: --[a-z-]+(?: \d+)?)*)", path.read_text()):
        if name in COMMANDS:
            options = {each for param in commands.get_command(None, name).params for each in param.opts}
            assert set(re.findall(r"--[a-z-]+", rest)) <= options


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd-analyze")
@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_systemd_takes_the_unit(path: Path) -> None:
    found = subprocess.run(["systemd-analyze", "verify", path], capture_output=True, text=True, check=False)
    assert (found.returncode, [line for line in found.stderr.splitlines() if path.name in line]) == (0, [])
