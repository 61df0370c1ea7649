"""Checks and tells of what it saw, killed with SIGKILL at each border of a transaction in turn; run by `test_killed`.

    python tests/notify/killed.py FOLDER ADDRESS [every]

A process by itself, with one thread, so that it may fork: a child for each kill, then one that goes on to the end.
With "every", it is killed before every SQL statement. Prints the number of kills.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import warnings
from datetime import UTC, datetime, timedelta
from pathlib import Path

from termsdiff.config import Config
from termsdiff.errors import CaptureError, CaptureReason
from termsdiff.model import Snapshot, Source, Target
from termsdiff.notify import Teller
from termsdiff.pipeline import check_all, due
from termsdiff.store import Store

START = datetime(2024, 3, 1, 6, tzinfo=UTC)
SOURCE = Source("acme/terms", ("https://acme.example/",), "4 hours")  # so that it is due each day, though it fails
PAGE = "<html lang=en><body><h1>Terms</h1><p>1. You pay within {} days.</p><p>2. We may amend this.</p></body></html>"
DAYS = (30, None, None, None, 14)  # what is seen day by day: fails three times, recovers with a new text
COUNTED: tuple[str, ...] = ("BEGIN", "COMMIT")
LAST = 3  # the day of the first event; what comes before is prepared


def run(path: Path, day: int, address: str, *, kill_at: int = 0) -> None:
    """Check what is due on that day and tell of it, as `termsdiff check` does; die before one of the statements."""
    now, statements = START + timedelta(days=day), 0

    def capture(source, *, clock, validators=("", "")):
        if DAYS[day] is None:
            raise CaptureError("down", reason=CaptureReason.CONNECT)
        return (Snapshot(PAGE.format(DAYS[day]).encode(), source.urls[0], now, status=200),)

    def count(statement: str) -> None:
        nonlocal statements
        statements += statement.startswith(COUNTED)
        if kill_at and statements == kill_at:
            os.kill(os.getpid(), signal.SIGKILL)

    config = Config(Path("termsdiff.toml"), path, (SOURCE,), targets=(Target("legal", address),))
    teller = Teller(config, clock=lambda: now, say=print)
    with Store(path) as store:
        store._db.set_trace_callback(count)
        chosen = due([SOURCE], store, now)
        list(check_all(chosen, store, capture=capture, clock=lambda: now, courier=teller))
        teller.deliver(store)
        store._db.set_trace_callback(None)


def forked(path: Path, day: int, address: str, *, kill_at: int = 0) -> bool:
    """Run in a child; did it come to its end?"""
    child = os.fork()
    if not child:
        run(path, day, address, kill_at=kill_at)
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    assert status in (0, signal.SIGKILL), status
    return status == 0


def main(folder: Path, address: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from apprise import Apprise  # noqa: PLC0415 - loaded once, not in every child

        Apprise.instantiate(address)
    kills, prepared = 0, folder / "prepared.db"
    for day in range(LAST):
        assert forked(prepared, day, f"{address}/prepared")
    for day in range(LAST, len(DAYS)):
        at, ended = 0, False
        while not ended:
            at += 1
            path, told = folder / f"{day}-{at}.db", f"{address}/{day}-{at}"
            shutil.copy(prepared, path)
            ended = forked(path, day, told, kill_at=at)
            kills += not ended
            assert forked(path, day, told)
            with Store(path) as store:
                assert store.verify().passed
                assert not store.outbox.waiting()
                assert len(store.checks(SOURCE.name)) == day + 1
        shutil.copy(path, prepared)
    print(kills)  # noqa: T201


if __name__ == "__main__":
    if "every" in sys.argv:
        COUNTED = ("",)
    main(Path(sys.argv[1]), sys.argv[2])
