"""The command line: `main` runs one command and ends the process with its exit code.

Results go to stdout, talk to stderr. Exit codes: 0 done; 1 only for ``diff --exit-code`` with changes; 2 for wrong
usage and every `TermsdiffError`, said in one sentence.
"""

from __future__ import annotations

import gc

from termsdiff.cli.group import commands

__all__ = ["collect_seldom", "main"]


def main() -> None:
    """Run the command the process was started with."""
    collect_seldom()
    commands()


def collect_seldom() -> None:
    """Let Python look for garbage seldom: a command lives for moments, and one look through all that is loaded takes
    40 ms, as long as `termsdiff log` of 2,000 versions."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
