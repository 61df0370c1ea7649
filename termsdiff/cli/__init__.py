"""The command line: `main` runs one command and ends the process with its exit code.

Results go to stdout, talk to stderr. Exit codes: 0 done; 1 only for ``diff --exit-code`` with changes; 2 for wrong
usage and every `TermsdiffError`, said in one sentence.
"""

from __future__ import annotations

from termsdiff.cli.group import commands

__all__ = ["main"]


def main() -> None:
    """Run the command the process was started with."""
    commands()
