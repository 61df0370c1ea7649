"""The group of all commands: finds a command's module when it is needed, and turns errors into exit codes."""

from __future__ import annotations

import contextlib
import io
import logging
import os
import sys
import traceback
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any, NoReturn

import click

from termsdiff import __version__
from termsdiff.cli.settings import example, located
from termsdiff.errors import TermsdiffError

__all__ = ["COMMANDS", "commands"]

# command -> (its module, its help in one line); the modules are loaded only for the command asked for
COMMANDS = {
    "add": ("tracking", "Track a page and check it for the first time."),
    "check": ("tracking", "Check the sources that are due, or those named."),
    "watch": ("watching", "Check every source whenever it is due, until stopped."),
    "status": ("watching", "Show how each source fares, for monitoring too."),
    "notify": ("telling", "Send the notifications that wait, or a test."),
    "accept-anyway": ("watching", "Take a page in quarantine for the terms after all."),
    "list": ("tracking", "List the sources, their last check and when they are due."),
    "log": ("history", "Show which versions of a source were seen when."),
    "asof": ("asof", "Tell what stood on a day, and how sure that is."),
    "blame": ("history", "Show with which version each clause came."),
    "accept": ("asof", "Put down that a text was accepted."),
    "show": ("comparing", "Show the terms of a page, file or version."),
    "diff": ("comparing", "Show what changed, clause by clause."),
    "report": ("publishing", "Write what changed to a file that can be sent."),
    "explain": ("rules", "Tell why a change is told as it is."),
    "ignore": ("rules", "Leave out this kind of change in this place."),
    "import": ("importing", "Take the past in: files, git, WARC, Wayback Machine."),
    "import-declarations": ("declaring", "Track what Open Terms Archive declares."),
    "search": ("archive", "Find clauses, current and past, by their words."),
    "verify": ("archive", "Prove that the archive is whole and unaltered."),
    "rebuild": ("archive", "Read every snapshot anew with this termsdiff."),
    "export": ("exporting", "Take evidence out, to be checked without termsdiff."),
    "backup": ("archive", "Copy the archive while it is in use."),
}
_INTERRUPTED = 130  # what a shell reports for a command ended by Ctrl-C


class _Commands(click.Group):
    """Commands by name, each from its module."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """All commands, in the order a reader meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load the command."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"termsdiff.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, f"{cmd_name.replace('-', '_')}_command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a reader who has seen enough (`termsdiff log x | head`) ends it quietly."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            _drop_output()
            return 0

    def main(self, *args: Any, **extra: Any) -> NoReturn:
        """Run a command and end the process with the exit code of the house."""
        extra |= {"standalone_mode": False, "prog_name": "termsdiff"}
        for name in ("pypdf", "warcio"):  # what they say of a broken file we say in one sentence
            logging.getLogger(name).setLevel(logging.CRITICAL)
        sys.exit(_exit_code(partial(super().main, *args, **extra)))


def _exit_code(run: Callable[[], Any]) -> int:
    """Run, say on stderr what went wrong in one sentence, and return the exit code."""
    try:
        code = run()
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
        return 0
    except TermsdiffError as error:
        return _say(str(error))
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return 2
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "termsdiff"
        message = error.format_message().rstrip(".?")
        return _say(f"{message[:1].lower()}{message[1:]}; see {command} --help")
    except click.ClickException as error:
        return _say(error.format_message())
    except click.Abort:
        return _INTERRUPTED
    except OSError as error:
        _drop_output()
        return _say(f"cannot go on: {error}; see to that and run the command again")
    except Exception:  # Python would end with 1, which means "there are changes" here
        click.echo(traceback.format_exc(), err=True, nl=False)
        return _say("this is a defect of termsdiff; please report it with the lines above")
    return code if isinstance(code, int) else 0


def _say(message: str) -> int:
    click.echo(f"termsdiff: {message}", err=True)
    return 2


def _drop_output() -> None:
    """Let what is still to be written go nowhere, so that Python's own flush at the end does not complain."""
    with contextlib.suppress(OSError, io.UnsupportedOperation):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


_EXAMPLE = (
    "termsdiff add examplecloud/product-terms https://www.example.com/terms",
    "termsdiff check",
    "termsdiff diff examplecloud/product-terms",
)


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=example(*_EXAMPLE),
)
@click.version_option(__version__, prog_name="termsdiff")
@located
def commands() -> None:
    """Keep every version of the terms pages you depend on, and see clause by clause what changed."""
