"""Killed at any moment, the archive verifies, keeps what it accepted, and goes on; many may read while one writes."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta

from termsdiff.model import Clause, Document, Snapshot, Source
from termsdiff.store import Store

KILLS = 6  # benchmarks/archive.py does 200

# Records and rebuilds without end, saying each check that was accepted.
_WRITER = """
import sys
from datetime import UTC, datetime, timedelta
from termsdiff.model import Clause, Document, Snapshot, Source
from termsdiff.store import Store

def read(jobs):
    for _, (page,) in jobs:
        yield Document("read anew", "", (Clause(text=page.content.decode()[:40]),))

with Store(sys.argv[1]) as store:
    start = len(store.checks("acme/terms")) if store.sources() else 0
    print("begun", flush=True)
    for number in range(start, 100_000):
        at = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=number)
        page = Snapshot(f"page {number} ".encode() + b"x" * 20_000, "https://x.example/", at)
        document = Document("", "", (Clause(text=f"text {number % 50}"),))
        store.record(Source("acme/terms", (page.url,)), (page,), document, at=at, parser="1")
        print(number, flush=True)
        if number % 25 == 24:
            for _ in store.rebuild(read, parser=str(number), clock=lambda: at):
                pass
"""


def test_killed_at_any_moment_nothing_accepted_is_lost(path):
    chosen = random.Random(11)
    accepted = -1
    for _ in range(KILLS):
        process = subprocess.Popen([sys.executable, "-c", _WRITER, str(path)], stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        timer = threading.Timer(chosen.uniform(0.0, 0.5), process.kill)
        timer.start()
        said = process.stdout.read().split("\n")
        process.wait()
        process.stdout.close()
        timer.join()
        # The last line may be cut in the middle; what stands before a line feed was said in full.
        accepted = max([accepted, *(int(line) for line in said[:-1])])
        with Store(path, create=False) as store:
            found = store.verify()
            assert found.problem == ""
            assert found.checks > accepted

    assert accepted > 0


def test_eight_readers_and_a_writer_meet_no_error(path):
    """In one process here, each with its own connection; the locks are the same."""
    source = Source("acme/terms", ("https://x.example/",))
    errors: list[BaseException] = []
    done = threading.Event()

    def record(store: Store, number: int) -> None:
        at = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=number)
        document = Document("", "", (Clause(text=f"text {number % 7}"),))
        store.record(source, (Snapshot(f"page {number}".encode(), "u", at),), document, at=at, parser="1")

    def read() -> None:
        try:
            while not done.is_set():
                with Store(path, create=False) as store:
                    for version in store.versions("acme/terms"):
                        store.document(version)
                    list(store.search("text"))
        except BaseException as error:
            errors.append(error)

    with Store(path) as store:
        record(store, 0)
        readers = [threading.Thread(target=read) for _ in range(8)]
        for reader in readers:
            reader.start()
        until = time.monotonic() + 1
        number = 0
        while time.monotonic() < until:
            number += 1
            record(store, number)
        done.set()
        for reader in readers:
            reader.join()

        assert errors == []
        assert store.verify().checks == number + 1
