"""What `make demo` runs: termsdiff watches an invented provider's legal pages for three years, in about a minute.

A web server on loopback shows the pages as they stood on each day of the story; the `termsdiff` command does the
rest, as a user would type it, in the fresh folder `demo` (or the one named). Ends with 1 where anything
came out unexpectedly.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
import textwrap
from collections.abc import Iterable
from contextlib import chdir, redirect_stderr, redirect_stdout
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the checkout that this file belongs to, installed or not

from serve import Site, days, documents, serving  # noqa: E402

from termsdiff.cli.group import commands  # noqa: E402

FOLDER = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else ROOT / "demo"
START = date(2022, 5, 2)
VERSIONS = {
    "acceptable-use": 4,
    "conditions-generales": 4,
    "fuwu-tiaokuan": 4,
    "privacy-policy": 4,
    "product-terms": 6,
    "service-level-agreement": 5,
}
FAILED = ("acceptable-use", "privacy-policy")  # on the day of the outage
OUTAGE = date(2023, 8, 14)
REMARKS = {
    date(2023, 6, 19): 'the page still says "Last updated: 5 December 2022"',
    OUTAGE: "an outage: no version, and nothing lost",
    date(2024, 4, 9): "the page flips between two texts",
    date(2024, 9, 10): "the product terms have a new design, word for word the same",
}
_QUIET = ("unchanged", "not-modified")
_LONGEST = 150  # characters of a message printed for a check


class UnexpectedError(Exception):
    """The demonstration did not come out as it should."""


def say(text: str = "") -> None:
    """Print a paragraph."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def termsdiff(*arguments: str, colour: bool = False) -> str:
    """Run the command in the folder of the demonstration and return what it printed.

    It runs in this process, through the entry point of the installed script: starting Python fifty times would take
    longer than all the checks.
    """
    printed, complaint = io.StringIO(), io.StringIO()
    code: object = 0
    os.environ.pop("FORCE_COLOR", None)
    if colour and not os.environ.get("NO_COLOR"):
        os.environ["FORCE_COLOR"] = "1"
    with chdir(FOLDER), redirect_stdout(printed), redirect_stderr(complaint):
        try:
            commands(list(arguments), prog_name="termsdiff")
        except SystemExit as end:
            code = end.code
    if code:
        raise UnexpectedError(f"termsdiff {' '.join(arguments)}\n{complaint.getvalue()}")
    return printed.getvalue()


def show(*arguments: str) -> None:
    """Say which command is run, run it, and print what it says."""
    say(f"$ termsdiff {' '.join(arguments)}")
    say(termsdiff(*arguments, colour=True).rstrip() + "\n")


def name(document: str) -> str:
    """The name under which a document is tracked."""
    return f"cumulus/{document}"


def track(site: Site) -> None:
    """Add every document."""
    say(f"An invented cloud provider has six legal pages at {site.url()}, and it is {site.day} there. Track them:\n")
    for document in documents():
        url = site.url(document)
        say(f"$ termsdiff add {name(document)} {url}")
        say("  " + termsdiff("add", name(document), url, "--now", f"{site.day}T06:00").strip())


def story() -> list[date]:
    """The days on which something happened after the start, and the day after the outage."""
    return sorted({day for day in days() if day > START} | {OUTAGE + timedelta(days=1)})


def watch(site: Site) -> dict[str, int]:
    """Check all sources on each day and say what is new; how many versions each source has in the end."""
    say("\nA scheduler runs the check of what is due every morning. Here are the mornings with news (the other sources")
    say(f"were unchanged), the first one being:\n\n$ termsdiff check --now {story()[0]}T06:00\n")
    versions = dict.fromkeys(map(name, VERSIONS), 1)
    for day in story():
        site.day = day
        lines = termsdiff("check", "--now", f"{day}T06:00").splitlines()
        report(day, [line.split(maxsplit=2) for line in lines])
        for source, number in re.findall(r"^(\S+)  [\w-]+ @(\d+)", "\n".join(lines), re.MULTILINE):
            versions[source] = max(versions[source], int(number))
    return versions


def report(day: date, results: list[list[str]]) -> None:
    """One line for each source with news."""
    failed = {source for source, outcome, *_ in results if outcome == "failed"}
    if len(results) != len(VERSIONS) or failed != (set(map(name, FAILED)) if day == OUTAGE else set()):
        raise UnexpectedError(f"{day}: {results}")
    news = [result for result in results if result[1] not in _QUIET]
    for source, *told in news or [["", f"all {len(results)} sources unchanged"]]:
        say(f"{day}  {source:<32}{textwrap.shorten(' '.join(told), _LONGEST, placeholder=' …')}")
    if day in REMARKS:
        say(f"{'':44}({REMARKS[day]})")


def verify(versions: dict[str, int]) -> None:
    """Make sure that each document has the versions it should have."""
    expected = {name(document): number for document, number in VERSIONS.items()}
    if versions != expected:
        raise UnexpectedError(f"versions {versions}, not {expected}")


def look() -> None:
    """Show the archive, a log, two comparisons and the reports."""
    say("\nWhat is tracked, and in which version:\n")
    show("list")
    say("When was which text seen? One page flipped between two texts for five days: two versions, not five.\n")
    show("log", name("acceptable-use"))
    say("What changed in the product terms in March 2023, clause by clause?\n")
    show("diff", f"{name('product-terms')}@2", f"{name('product-terms')}@3")
    say('The service level agreement changed in June 2023 and still says "Last updated: 5 December 2022":\n')
    show("diff", f"{name('service-level-agreement')}@2", f"{name('service-level-agreement')}@3")


def write(extensions: Iterable[str] = ("html", "md", "json")) -> None:
    """Write the reports and say where they are."""
    say("The same as a file to send on, here what changed in the product terms in November 2023:\n")
    sides = (f"{name('product-terms')}@3", f"{name('product-terms')}@4")
    for extension in extensions:
        target = f"product-terms.{extension}"
        say(f"$ termsdiff report {' '.join(sides)} -o {target}")
        termsdiff("report", *sides, "-o", target)
        if not (FOLDER / target).stat().st_size:
            raise UnexpectedError(f"{target} is empty")
    say()
    for extension in extensions:
        say(f"  {FOLDER / f'product-terms.{extension}'}")
    say(f"\nThe archive is {FOLDER / 'terms.db'}, the list of sources {FOLDER / 'termsdiff.toml'}. Go on by yourself:")
    say("\n  cd demo && ../.venv/bin/termsdiff log cumulus/product-terms\n")


def main() -> int:
    """Run the whole story; 0 where it came out as expected."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    try:
        with serving(START) as site:
            track(site)
            verify(watch(site))
        look()
        write()
    except UnexpectedError as error:
        sys.stderr.write(f"demo: this should not have happened: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
