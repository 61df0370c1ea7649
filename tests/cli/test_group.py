"""The group of commands: help, exit codes, and how a process ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from termsdiff import __version__
from termsdiff.cli.group import COMMANDS, commands

MAIN = [sys.executable, "-m", "termsdiff"]


def test_version(run) -> None:
    assert run("--version").stdout == f"termsdiff, version {__version__}\n"


def test_help_lists_every_command(run) -> None:
    listed = run("--help").stdout
    for name, (_, text) in COMMANDS.items():
        assert f"  {name} " in listed
        assert text in listed
    assert run("-h").stdout == listed


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_is_short_and_ends_with_an_example(run, name) -> None:
    lines = run(name, "--help").stdout.splitlines()
    assert len(lines) < 50
    examples = lines[max(at for at, line in enumerate(lines) if line.startswith("  Example")) + 1 :]
    assert examples
    assert all("termsdiff" in line for line in examples)


def test_nothing_asked_for_shows_the_help_on_stderr(run) -> None:
    result = CliRunner().invoke(commands, [])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Usage: termsdiff ")


def loaded_by(*modules: str) -> set[str]:
    """Every module that a process holds which has loaded these."""
    code = f"import sys, {', '.join(modules)}; print(*sys.modules)"
    return set(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split())


def test_help_loads_nothing_heavy() -> None:
    """The help answers in a tenth of a second, because the rooms are loaded by the command that needs them."""
    heavy = {"sqlite_utils", "httpx2", "jinja2", "dateparser", "rich", "termsdiff.store", "termsdiff.diff"}
    assert not heavy & loaded_by("termsdiff.cli")


def test_a_look_back_loads_nothing_that_captures_fills_templates_or_makes_an_archive() -> None:
    """It would take as long again as everything else that `log` does."""
    heavy = {"sqlite_utils", "httpx2", "httpcore2", "asyncio", "jinja2", "markdown_it", "playwright"}
    assert not heavy & loaded_by(*(f"termsdiff.cli.{COMMANDS[name][0]}" for name in ("log", "asof", "diff", "list")))


def test_a_reader_who_has_seen_enough_ends_it_quietly(folder) -> None:
    """As in: termsdiff show long.md | head -1."""
    Path("long.md").write_text("# Terms\n\n" + "You pay us every month, and we send you a bill for it.\n\n" * 20_000)
    shown = subprocess.Popen([*MAIN, "show", "long.md"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert shown.stdout is not None
    assert shown.stderr is not None
    assert shown.stdout.readline() == b"Terms\n"
    shown.stdout.close()
    assert (shown.stderr.read(), shown.wait()) == (b"", 0)
    shown.stderr.close()


@pytest.mark.parametrize("colour", ["", "1"])
def test_output_is_utf8_where_the_environment_knows_only_ascii(folder, terms, colour) -> None:
    Path("old.html").write_text(terms.format(days=30))
    Path("new.html").write_text(terms.format(days="dreißig"))
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "FORCE_COLOR": colour}
    shown = subprocess.run([*MAIN, "diff", "old.html", "new.html"], check=True, capture_output=True, env=environment)
    assert "{+dreißig+}".encode() in shown.stdout


def test_a_run_that_is_interrupted_ends_with_130_and_keeps_what_it_recorded(run, site, folder) -> None:
    site.odd["/slow"] = lambda _: site.closing.wait(30) and None
    entries = [("a/quick", site.put("/terms")), ("a/slow", site.url("/slow"))]
    Path("termsdiff.toml").write_text("".join(f'[sources."{name}"]\nurl = "{url}"\n' for name, url in entries))
    # A shell that starts the tests in the background has them, and all they start, ignore it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    checking = subprocess.Popen([*MAIN, "check"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert checking.stdout is not None
    assert checking.stdout.readline() == "a/quick  new @1\n"
    checking.send_signal(signal.SIGINT)
    out, error = checking.communicate()
    assert (out, error.strip(), checking.returncode) == ("", "", 130)
    assert run("list").stdout.splitlines()[0].startswith("a/quick  @1  new ")
    assert run("list").stdout.splitlines()[1].startswith("a/slow   -   never checked")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_a_full_disk_is_an_error_in_one_sentence_and_not_a_change(folder, terms) -> None:
    """Exit code 1 says that there are changes, so nothing else may end with it."""
    Path("terms.html").write_text(terms.format(days=30))
    with Path("/dev/full").open("wb") as full:
        shown = subprocess.run([*MAIN, "show", "terms.html"], check=False, stdout=full, stderr=subprocess.PIPE)
    assert shown.returncode == 2
    assert shown.stderr.startswith(b"termsdiff: cannot go on: ")
    assert shown.stderr.count(b"\n") == 1


def test_a_defect_of_termsdiff_ends_with_2_and_asks_to_be_reported(folder) -> None:
    code = "from termsdiff.cli.group import _exit_code; raise SystemExit(_exit_code(lambda: 1 / 0))"
    ended = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert ended.returncode == 2
    assert "ZeroDivisionError" in ended.stderr
    assert ended.stderr.splitlines()[-1].startswith("termsdiff: this is a defect of termsdiff")
