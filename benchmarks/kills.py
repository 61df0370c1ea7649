"""SIGKILL at random moments of import, check and rebuild, through the command line; run by hand.

    python benchmarks/kills.py ../shared/data/demo-snapshots.bundle --kills 200 --seed 1

A part of the bundle is imported, pages of a server on loopback that change with every answer are checked, and the
archive is rebuilt, each a third of the times and each killed at a moment of its usual run time. After every kill the
archive must verify, hold every snapshot and check it held before (of a check: every one the command had told of),
and in the end each command must go through. Prints a line of a Markdown table for each; complaints go to stderr.

Of 200 kills counted (seeds 1 and 11 to 15) 48 came after the command had ended, 37 of them in import, 11 in rebuild:
152 hit a command at work, 52 an import, 64 a check, 36 a rebuild. None broke or lost anything. Nor did 77 of 90 more
that hit one at work (seed 5).
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from termsdiff.errors import TermsdiffError
from termsdiff.history import open_repository
from termsdiff.store import Store

RECORDS = 400  # of the bundle; then an import takes a few seconds, and every part of it is hit
SITES = 60  # sources that are checked
PHASES = ("import", "check", "rebuild")
PAGE = "<title>Terms</title><h1>Terms</h1>" + "".join(
    f"<h2>{n}. Duties</h2><p>You shall pay {{}} euros within {n} days of the invoice that we send.</p>"
    for n in range(1, 40)
)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bundle", type=Path, help="a git bundle of snapshots in Open Terms Archive's layout")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    print(
        "| killed during | kills | run time, s | failures | lost | ended before the kill |\n|---|---|---|---|---|---|"
    )
    with tempfile.TemporaryDirectory() as folder, open_repository(options.bundle.resolve()) as repository:
        small = part_of(repository, Path(folder) / "small")
        with site() as address:
            bench = Bench(Path(folder), small, address, random.Random(options.seed))
            for number, phase in enumerate(PHASES):
                bench.kill_often(phase, len(range(number, options.kills, len(PHASES))))
    for complaint in bench.complaints:
        print(complaint, file=sys.stderr)


def part_of(repository: Path, target: Path) -> Path:
    """A repository of the sources with the fewest captures, `RECORDS` of them or a few more."""
    git = ("git", "-C", repository)
    log = subprocess.run([*git, "log", "--format=", "--name-only", "-z", "HEAD"], capture_output=True, check=True)
    captures = Counter(name.decode().strip("\n") for name in log.stdout.split(b"\0") if b".html" in name)
    chosen: list[str] = []
    for name, _ in reversed(captures.most_common()):
        if sum(captures[each] for each in chosen) < RECORDS:
            chosen.append(name)
    subprocess.run(["git", "init", "--quiet", "--bare", target], check=True)
    with subprocess.Popen(
        [*git, "fast-export", "HEAD", "--", *(f":(literal){name}" for name in chosen)], stdout=subprocess.PIPE
    ) as export:
        subprocess.run(["git", "-C", target, "fast-import", "--quiet"], stdin=export.stdout, check=True)
    branch = subprocess.run(
        ["git", "-C", target, "for-each-ref", "--format=%(refname)"], capture_output=True, check=True
    )
    subprocess.run(["git", "-C", target, "symbolic-ref", "HEAD", branch.stdout.decode().split()[0]], check=True)
    return target


@contextmanager
def site() -> Iterator[str]:
    """The address of a server whose pages change with every answer, and sometimes fail."""
    asked = Counter[str]()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked[self.path] += 1
            body = PAGE.replace("{}", str(asked[self.path] // 2)).encode()
            self.send_response(500 if asked[self.path] % 7 == 0 else 200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """Who asked was killed."""

    with Quiet(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


@dataclass
class Bench:
    """What is killed, and what was found."""

    folder: Path
    repository: Path
    address: str
    chosen: random.Random
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.database = self.folder / "terms.db"
        (self.folder / "termsdiff.toml").write_text(
            "".join(
                f'[sources."site{n}/terms"]\nurl = "{self.address}/{n}"\nallow_private = true\nrobots = false\n'
                for n in range(SITES)
            )
        )

    def command(self, phase: str) -> list[str]:
        more = {"import": [str(self.repository)], "check": ["--all", "--jobs", "4"], "rebuild": []}[phase]
        return [sys.executable, "-m", "termsdiff", phase, *more]

    def kill_often(self, phase: str, kills: int) -> None:
        """Run a command to its end, then kill it that often, then let it end again."""
        usual = self.complete(phase)
        if phase == "import":
            self.remove()
        failures = lost = ended = 0
        for _ in range(kills):
            held = self.held()
            told, finished = self.killed(phase, self.chosen.uniform(0.05, usual))
            problem, missing = self.looked(held, told)
            failures, lost, ended = failures + bool(problem), lost + missing, ended + finished
            if problem or missing:
                self.complaints.append(f"{phase}: {problem or f'{missing} lost'}")
            if finished and phase == "import":
                self.remove()
        self.complete(phase)
        print(f"| {phase} | {kills} | {usual:.1f} | {failures} | {lost} | {ended} |", flush=True)

    def complete(self, phase: str) -> float:
        """Seconds the command takes when nobody kills it; it must go through, and verify."""
        started = time.monotonic()
        done = subprocess.run(self.command(phase), cwd=self.folder, capture_output=True, text=True, check=False)
        problem, _ = self.looked(set(), 0)
        if done.returncode or problem:
            self.complaints.append(f"{phase} did not go through: {done.stderr[-300:]} {problem}")
        return time.monotonic() - started

    def killed(self, phase: str, seconds: float) -> tuple[int, bool]:
        """How many checks the command told of before it was killed, and whether it had ended by then."""
        with subprocess.Popen(
            self.command(phase), cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as process:
            timer = threading.Timer(seconds, process.kill)
            timer.start()
            assert process.stdout is not None
            said = process.stdout.read()
            finished = process.wait() == 0
            timer.cancel()
        return sum(line.startswith(b"site") for line in said.split(b"\n")[:-1]) if phase == "check" else 0, finished

    def held(self) -> set[str]:
        """Every snapshot and check in the archive."""
        if not self.database.exists() or not self.database.stat().st_size:
            return set()
        with Store(self.database) as store:
            snapshots = {row[0] for row in store._db.execute("SELECT lower(hex(sha256)) FROM snapshots")}
            return snapshots | {
                f"{check} {name} {at}"  # two runs in one second check a source at the same moment
                for check, name, at in store._db.execute(
                    "SELECT checks.id, name, time_us FROM checks JOIN sources ON sources.id = source_id"
                )
            }

    def looked(self, held: set[str], told: int) -> tuple[str, int]:
        """What `verify` finds, and how much is lost of what was held and told."""
        try:
            if not self.database.exists() or not self.database.stat().st_size:
                return "", len(held)
            with Store(self.database, create=False) as store:
                problem = store.verify().problem
            now = self.held()
            grown = sum(" " in each for each in now) - sum(" " in each for each in held)
            return problem, len(held - now) + max(0, told - grown)
        except TermsdiffError as error:
            return str(error), 0

    def remove(self) -> None:
        for file in self.folder.glob("terms.db*"):
            file.unlink()


if __name__ == "__main__":
    main()
