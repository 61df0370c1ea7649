"""An import of a repository of versions or snapshots, timed and counted; run by hand, prints a Markdown table.

    python benchmarks/importing.py ../shared/data/dating-versions.bundle ../shared/data/demo-versions.bundle

Imports with the command line, as a user does, into a new archive. Then plain git counts the commits: each must be
accounted for, as a record that was imported (a technical upgrade among them or not), as one that was refused with a
reason, or as a commit that is no record. The checks must stand in the archive in the order of the author dates.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from termsdiff.history import open_repository, read_history

_SUBREAPER = 36  # of Linux: processes whose parent ended become children of this one
# A user's Python keeps what it compiled.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
BAR = 200  # versions a second, on a quiet machine of two cores


def main() -> None:
    """A row for each bundle. Ends with 1 where a commit is not accounted for or the order is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bundles", type=Path, nargs="+", help="git bundles in Open Terms Archive's layout")
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    print("| bundle | commits | imported | technical | refused | no records | order", end=" ")
    print("| s | CPU s | a second | bar | MB | load |")
    print("|---" * 13, "|", sep="")
    subprocess.run(
        [sys.executable, "-m", "termsdiff", "import", "--help"], check=True, capture_output=True, env=ENVIRONMENT
    )
    rows = [measure(bundle.resolve()) for bundle in parser.parse_args().bundles]
    records, took = sum(row.records for row in rows), sum(row.seconds for row in rows)
    print(f"\n{records} versions in {took:.1f} s: {records / took:.0f} a second, each import started anew")
    sys.exit(not all(row.whole for row in rows))


class Row(NamedTuple):
    """A bundle: its records, how long they took, and is every commit accounted for, in order?"""

    records: int
    seconds: float
    whole: bool


def measure(bundle: Path) -> Row:
    """Print the row of a bundle."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "terms.db"
        begun, used = time.perf_counter(), processor_time()
        command = [sys.executable, "-m", "termsdiff", "--database", str(database), "import", str(bundle)]
        subprocess.run(command, check=True, cwd=folder, capture_output=True, env=ENVIRONMENT)
        took, used = time.perf_counter() - begun, processor_time() - used
        found, ordered = checks(database)
        size = database.stat().st_size / 1e6
    with open_repository(bundle) as repository:
        passed = sum(count for _, count in read_history(repository).passed)
        commits = count_commits(repository)
    records = sum(found.values())
    row = (
        bundle.name, commits, found["imported"], found["technical"], found["refused"], passed,
        "as dated" if ordered else "WRONG", f"{took:.1f}", f"{used:.1f}", f"{records / took:.0f}", BAR, f"{size:.1f}",
        f"{os.getloadavg()[0]:.1f}",
    )  # fmt: skip
    print("|", " | ".join(map(str, row)), "|", flush=True)
    return Row(records, took, ordered and records + passed == commits)


def processor_time() -> float:
    """Seconds of processor time of all processes started so far, those included that outlived the one that began them:
    on a loaded machine they, halved, say what a quiet one of two cores would take."""
    while True:
        try:
            os.wait()
        except ChildProcessError:
            break
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def checks(database: Path) -> tuple[Counter[str], bool]:
    """How many checks of each kind there are, and whether their times never go back."""
    with closing(sqlite3.connect(database)) as db:
        kinds = Counter(
            kind
            for (kind,) in db.execute(
                "SELECT CASE WHEN checks.outcome = 'failed' THEN 'refused'"
                " WHEN sum(via = 'git-upgrade') THEN 'technical' ELSE 'imported' END"
                " FROM checks JOIN captures ON check_id = checks.id JOIN responses ON responses.id = response_id"
                " GROUP BY checks.id"
            )
        )
        times = [at for (at,) in db.execute("SELECT time_us FROM checks ORDER BY id")]
    assert sum(kinds.values()) == len(times)
    return kinds, times == sorted(times)


def count_commits(repository: Path) -> int:
    """All commits of the branch, as git counts them."""
    command = ["git", "-C", str(repository), "rev-list", "--count", "HEAD"]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


if __name__ == "__main__":
    main()
