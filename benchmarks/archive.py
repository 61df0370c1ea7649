"""The archive beside git's pack of the same snapshots; run by hand, prints a Markdown table of figures and bars.

    python benchmarks/archive.py ../shared/data/demo-snapshots.bundle
    python benchmarks/archive.py BUNDLE --kills 200 --flips 500 --minute 60      everything the bars ask for
    python benchmarks/archive.py BUNDLE --keep /tmp/demo.db --kills 0            keeps the archive it made

Imports with the command line, as a user does, and measures time, the memory of all its processes together, bytes,
reading back, rebuild, kills at random moments, flipped bytes, and readers beside a writer.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from termsdiff.errors import StoreError, TermsdiffError
from termsdiff.history import open_repository
from termsdiff.importing import import_repository
from termsdiff.model import Clause, Document, Snapshot, Source
from termsdiff.store import Store

SAMPLE = 600  # snapshots read back
KILLED_AFTER = (2, 15)  # seconds; reading begins after about two
CELLS = {
    "snapshots": ("data", "sha256"),
    "checks": ("hash", "outcome", "message"),
    "captures": ("header_changes",),
    "clauses": ("sha256", "text", "title", "links"),
    "versions": ("sha256", "digest", "title", "clauses", "depths"),
}


def main() -> None:
    """Print the table, a row as soon as it is known."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bundle", type=Path, help="a git bundle of snapshots in Open Terms Archive's layout")
    parser.add_argument("--keep", type=Path, help="where to keep the archive")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--flips", type=int, default=100)
    parser.add_argument("--minute", type=float, default=10, help="seconds of readers beside a writer")
    options = parser.parse_args()
    print("| what | termsdiff | git | bar |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder, open_repository(options.bundle.resolve()) as repository:
        database = options.keep or Path(folder) / "terms.db"
        importing(options.bundle.resolve(), database)
        sizes(database, repository)
        reading(database, repository)
        verifying(database)
        rebuilding(database)
        killing(repository, Path(folder), options.kills)
        flipping(repository, Path(folder), options.flips)
        together(Path(folder) / "together.db", options.minute)


def row(what: str, ours: object, git: object = "", bar: object = "") -> None:
    print(f"| {what} | {ours} | {git} | {bar} |", flush=True)


def command(database: Path, *arguments: str) -> list[str]:
    """The command line, run in the folder of the database so that no configuration is found by chance."""
    return [sys.executable, "-m", "termsdiff", "--database", str(database), *arguments]


def tree(root: int) -> Iterator[int]:
    """A process and all below it."""
    yield root
    with suppress(OSError):
        for children in Path(f"/proc/{root}/task").glob("*/children"):
            for child in children.read_text().split():
                yield from tree(int(child))


def megabytes(pids: Iterable[int]) -> float:
    """The memory of processes, what they share counted once (proportional set size)."""
    total = 0
    for pid in pids:
        with suppress(OSError):
            rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
            total += int(rollup.split("\nPss:")[1].split()[0])
    return total / 1000


def ticks(pid: int) -> int:
    """Processor time a process has used itself, in clock ticks."""
    with suppress(OSError):
        return sum(map(int, Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]))
    return 0


def run(arguments: list[str]) -> tuple[float, float, float]:
    """Wall seconds, processor seconds and peak megabytes of a command and all its processes."""
    started, peak, used = time.monotonic(), 0.0, dict[int, int]()
    with subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        while process.poll() is None:
            pids = list(tree(process.pid))
            peak = max(peak, megabytes(pids))
            used.update((pid, max(ticks(pid), used.get(pid, 0))) for pid in pids)
            time.sleep(0.2)
        assert process.stderr is not None
        complaint = process.stderr.read().decode()
    if process.returncode:
        raise SystemExit(complaint)
    return time.monotonic() - started, sum(used.values()) / os.sysconf("SC_CLK_TCK"), peak


def importing(bundle: Path, database: Path) -> None:
    seconds, used, peak = run(command(database, "import", str(bundle)))
    row("import, wall seconds", f"{seconds:.0f}", bar="480")
    row("import, processor seconds", f"{used:.0f}", bar="960")
    row("import, peak MB of all processes", f"{peak:.0f}", bar="500")


def sizes(database: Path, repository: Path) -> None:
    with closing(sqlite3.connect(database)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        held = db.execute("SELECT count(*), sum(length(data)), sum(size), max(depth) FROM snapshots").fetchone()
        checks, clauses, versions = (
            db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("checks", "clauses", "versions")
        )
    answer = subprocess.run(
        ["git", "-C", repository, "cat-file", "--batch-all-objects",
         "--batch-check=%(objecttype) %(objectsize:disk)"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    packed = sum(int(line.split()[1]) for line in answer.splitlines() if line.startswith("blob"))
    pack = sum(file.stat().st_size for file in (repository / "objects/pack").glob("*"))
    row("checks / snapshots / versions / clauses", f"{checks} / {held[0]} / {versions} / {clauses}")
    row("snapshots as received, MB", f"{held[2] / 1e6:.0f}", f"{held[2] / 1e6:.0f}")
    row("snapshot bytes in the file, MB", f"{held[1] / 1e6:.2f}", f"{packed / 1e6:.2f}", "21.1")
    row("the whole file, MB", f"{database.stat().st_size / 1e6:.1f}", f"{pack / 1e6:.1f}", "40")
    row("longest chain of deltas", held[3])


def reading(database: Path, repository: Path) -> None:
    chosen = random.Random(1)
    with Store(database, create=False) as store:
        names = [row[0] for row in store._db.execute("SELECT lower(hex(sha256)) FROM snapshots")]
    seconds = []
    for sha256 in chosen.sample(names, min(SAMPLE, len(names))):
        with Store(database, create=False) as store:  # opened anew: nothing is in memory
            started = time.perf_counter()
            snapshot = store.snapshot(sha256)
            seconds.append(time.perf_counter() - started)
            assert snapshot.sha256 == sha256
    objects = subprocess.run(
        ["git", "-C", repository, "cat-file", "--batch-all-objects", "--batch-check=%(objectname) %(objecttype)"],
        capture_output=True, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip
    theirs = []
    for line in chosen.sample([line for line in objects if line.endswith("blob")], 100):
        started = time.perf_counter()
        subprocess.run(["git", "-C", repository, "cat-file", "blob", line.split()[0]], capture_output=True, check=True)
        theirs.append(time.perf_counter() - started)
    ours, git = (sorted(values)[int(len(values) * 0.95)] * 1000 for values in (seconds, theirs))
    row("reading one snapshot back, p95 ms", f"{ours:.1f}", f"{git:.1f} (a process each)", "20")


def verifying(database: Path) -> None:
    started = time.monotonic()
    with Store(database, create=False) as store:
        found = store.verify()
    row("verify, seconds", f"{time.monotonic() - started:.1f} ({found.problem or 'passes'})")


def rebuilding(database: Path) -> None:
    seconds, used, peak = run(command(database, "rebuild"))
    row("rebuild, wall seconds", f"{seconds:.0f}", bar="360")
    row("rebuild, processor seconds", f"{used:.0f}", bar="720")
    row("rebuild, peak MB of all processes", f"{peak:.0f}", bar="500")


def killing(repository: Path, folder: Path, kills: int) -> None:
    """An import and, once it is through, rebuilds, each killed and started again; `verify` after every kill."""
    database, chosen, failures, lost, held = folder / "killed.db", random.Random(2), [], 0, 0
    arguments = command(database, "import", str(repository))
    for _ in range(kills):
        with subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            with suppress(subprocess.TimeoutExpired):
                process.wait(chosen.uniform(*KILLED_AFTER))
            finished = process.poll() == 0
            process.kill()
        if finished:
            arguments = command(database, "rebuild")
        if database.exists() and database.stat().st_size:
            try:
                with Store(database, create=False) as store:
                    found = store.verify()
            except TermsdiffError as error:
                failures.append(str(error))
                continue
            failures += [found.problem] if found.problem else []
            lost += found.checks < held
            held = found.checks
    row(f"{kills} kills during import and rebuild", f"{len(failures)} failures, {lost} losses, {held} checks", bar="0")
    for failure in failures:
        print(failure, file=sys.stderr)


def flipping(repository: Path, folder: Path, flips: int) -> None:
    """Single bytes of stored cells of a small archive, flipped in the file."""
    original, damaged = folder / "flips.db", folder / "damaged.db"
    with Store(original) as store:
        for _ in islice(import_repository(repository, store), 2):
            pass
    with closing(sqlite3.connect(original)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cells = [
            cell
            for table, columns in CELLS.items()
            for column in columns
            for (cell,) in db.execute(f"SELECT CAST({column} AS BLOB) FROM {table}")
            if cell and len(cell) >= 8
        ]
    content, chosen, missed, tried = original.read_bytes(), random.Random(3), 0, 0
    while tried < flips:
        cell = chosen.choice(cells)
        start = content.find(cell)
        if start < 0:  # spread over several pages of the file
            continue
        tried += 1
        altered = bytearray(content)
        altered[start + chosen.randrange(len(cell))] ^= 1 << chosen.randrange(8)
        damaged.write_bytes(altered)
        with suppress(StoreError), Store(damaged) as store:
            missed += store.verify().passed
    row(f"{flips} flipped bytes", f"{missed} not found", bar="0")


def together(database: Path, seconds: float) -> None:
    """Eight processes that read and one that writes."""
    record(database, 0)
    with multiprocessing.get_context("forkserver").Pool(9) as pool:
        readers = [pool.apply_async(read_until, (database, seconds)) for _ in range(8)]
        written = pool.apply_async(write_until, (database, seconds))
        reads, errors = map(sum, zip(*(reader.get() for reader in readers), strict=True))
        writes = written.get()
    row(f"8 readers and a writer, {seconds:.0f} s", f"{errors} errors, {reads} reads, {writes} checks", bar="0 errors")


def read_until(database: Path, seconds: float) -> tuple[int, int]:
    """How many reads went well, how many did not."""
    until, reads, errors = time.monotonic() + seconds, 0, 0
    while time.monotonic() < until:
        try:
            with Store(database, create=False) as store:
                store.document(store.version("acme/terms"))
                list(store.search("words", limit=5))
            reads += 1
        except TermsdiffError:
            errors += 1
    return reads, errors


def write_until(database: Path, seconds: float) -> int:
    until, number = time.monotonic() + seconds, 0
    while time.monotonic() < until:
        number += 1
        record(database, number)
    return number


def record(database: Path, number: int) -> None:
    at = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=number)
    document = Document("Terms", "en", (Clause(text=f"The words of {number % 50}."),))
    page = Snapshot(f"page {number}".encode(), "https://x.example/", at)
    with Store(database) as store:
        store.record(Source("acme/terms", ()), (page,), document, at=at, parser="1")


if __name__ == "__main__":
    main()
