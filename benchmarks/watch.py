"""Does `watch` do every due check once and tell of every event once, through faults and SIGKILL?

    python benchmarks/watch.py [--sources 1000] [--days 10] [--kills 20] [--every "12 hours"] [--seed 7]

A web server on loopback serves the sources; 5 % of the checks of each meet a fault (404, 500, a dropped connection, an
error page), some sources are down for days, texts change, return, or change their date alone. A child process runs
`watch` as the command line does (real capture, real SQLite, Apprise), with a clock that sleeping moves, and is killed
with SIGKILL at random moments of the simulated time. Notifications go to two targets by json://, one message an event
and a digest a day, to a receiver that refuses 5 % of what it is sent. What must come of it is worked out from the
times of the checks alone, without termsdiff; the figures are printed, and the exit code is 1 where the bar is missed.
"""

from __future__ import annotations

import argparse
import json
import mmap
import random
import struct
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import accumulate, pairwise
from math import ceil
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from termsdiff.cli.archives import capturing
from termsdiff.config import read_config
from termsdiff.model import Check
from termsdiff.notify import Teller
from termsdiff.pipeline import Bell, alone, watch
from termsdiff.schedule import next_check
from termsdiff.store import Store

START = datetime(2024, 3, 1, tzinfo=UTC)
ROUND = 60.0  # simulated seconds slept at least, so that checks come in rounds
LATE = timedelta(seconds=ROUND + 1)  # after which a check that was due counts as left out
AFTER = 3  # failed checks in a row until a target is told
FAULTS = ("404", "500", "drop", "error")
TARGETS = {"each": "", "daily": 'digest = "day"\n'}
TEMPLATE = "termsdiff\n{% for e in events %}{{ [e.source, e.event, e.at, e.again]|join('|') }}\n{% endfor %}"
PAGE = """<html lang=en><head><title>Terms {n}</title></head><body><h1>Terms {n}</h1>
<p>Last updated: March {day}, 2023</p>
<p>1. You pay the fees of service {n} within {days} days of the invoice that we send to you.</p>
<p>2. We are liable for damage that we cause by intent or gross negligence, and for no other.</p>
<p>3. We may change these terms; we tell you of a change by mail before it takes effect.</p></body></html>"""


# -- the world: what is served when, a pure function of the source and the simulated time


@dataclass(frozen=True)
class Life:
    """A source: when its text changes to which state, when it is down, whether a change is one of the date alone."""

    changes: tuple[tuple[float, int], ...]
    down: tuple[float, float]
    dated: bool

    def state(self, at: float) -> int:
        return max(((since, state) for since, state in self.changes if since <= at), default=(0.0, 0))[1]


@cache
def life(n: int, days: float, seed: int) -> Life:
    chance = random.Random(f"{seed} life {n}")
    times = sorted(chance.uniform(0, days * 86400) for _ in range(chance.choice([0, 1, 2, 2, 3])))
    states = accumulate(times, lambda state, _: state - 1 if state and chance.random() < 0.3 else state + 1, initial=0)
    start = chance.uniform(0, days) * 86400
    down = (start, start + 4 * 86400) if chance.random() < 0.02 else (0.0, 0.0)
    return Life(tuple(zip(times, list(states)[1:], strict=True)), down, chance.random() < 0.15)


def fault(n: int, at: float, days: float, seed: int) -> str:
    """What goes wrong where source ``n`` is checked then; "" for nothing."""
    chance = random.Random(f"{seed} fault {n} {at}")
    begin, end = life(n, days, seed).down
    return chance.choice(FAULTS) if begin <= at < end or chance.random() < 0.045 else ""


class Time:
    """The simulated seconds since `START`, in a file that both processes map; it survives a kill."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            path.write_bytes(struct.pack("d", 0.0))
        with path.open("r+b") as file:
            self._map = mmap.mmap(file.fileno(), 8)

    @property
    def seconds(self) -> float:
        return float(struct.unpack("d", self._map[:])[0])

    @seconds.setter
    def seconds(self, value: float) -> None:
        self._map[:] = struct.pack("d", value)

    def __call__(self) -> datetime:
        return START + timedelta(seconds=self.seconds)


@dataclass
class World:
    time: Time
    days: float
    seed: int
    pages: Counter[str] = field(default_factory=Counter)
    told: list[tuple[str, ...]] = field(default_factory=list)
    messages: int = 0
    refused: int = 0
    chance: random.Random = field(default_factory=random.Random)
    lock: threading.Lock = field(default_factory=threading.Lock)


@contextmanager
def serving(world: World) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            n, at = int(self.path[1:]), world.time.seconds
            wrong, known = fault(n, at, world.days, world.seed), life(n, world.days, world.seed)
            world.pages[wrong] += 1
            if wrong == "drop":
                self.connection.close()
                return
            state = known.state(at)
            changed = {"day": 1 + state, "days": 30} if known.dated else {"day": 1, "days": 30 + state}
            page = "<html><body><h1>Error</h1></body></html>" if wrong == "error" else PAGE.format(n=n, **changed)
            self.answer(int(wrong) if wrong.isdigit() else 200, page.encode())

        def do_POST(self) -> None:
            said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["message"]
            with world.lock:
                if world.chance.random() < 0.05:
                    world.refused += 1
                    self.answer(503, b"")
                    return
                world.messages += 1
                world.told += [(self.path[1:], *line.split("|")) for line in said.splitlines() if "|" in line]
            self.answer(200, b"")

        def answer(self, status: int, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        request_queue_size = 256

        def handle_error(self, *_: object) -> None:
            """Who asked was killed, or was hung up on."""

    with Server(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield f"127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


# -- the child: `watch` as the command line runs it, but for the clock


def run_child(folder: Path, days: float) -> None:
    now, config = Time(folder / "clock"), read_config(folder / "termsdiff.toml")
    bell, end = Bell(), days * 86400

    def sleep(seconds: float) -> None:
        now.seconds += ceil(max(seconds, ROUND))
        if now.seconds >= end:
            bell.stop()

    bell.sleep = sleep  # type: ignore[method-assign]

    @contextmanager
    def opened() -> Iterator[Store]:
        with alone(config.database), Store(config.database) as store:
            yield store

    teller = Teller(config, clock=now, say=lambda _: None)
    if now.seconds < end:
        with capturing(config) as ways:
            for _ in watch(lambda: config.sources, opened, clock=now, bell=bell, jobs=4, courier=teller, **ways):
                pass
    with opened() as store:
        while store.outbox.waiting():  # what came after the last midnight, and what was refused
            teller.deliver(store, early=True)


# -- the bar


def expected(n: int, checks: list[Check], world: World) -> Iterator[tuple[str, str]]:
    """The outcome each check must have, and "" or the events it is, told from the times of the checks alone."""
    known, seen, last, failures, told = life(n, world.days, world.seed), set[int](), None, 0, False
    for check in checks:
        at = (check.at - START).total_seconds()
        if fault(n, at, world.days, world.seed):
            failures += 1
            yield "failed", "failing" * (failures >= AFTER and not told)
            told = failures >= AFTER
            continue
        state, events = known.state(at), ["recovered"] if failures >= AFTER else []
        failures, told = 0, False
        new = state not in seen
        outcome = "unchanged" if state == last else "new" if not seen else "changed" if new else "returned"
        if outcome == "changed" and not known.dated:
            events.append("changed")
        seen.add(state)
        last = state
        yield outcome, " ".join(events)


def looked(folder: Path, world: World, count: int) -> tuple[Counter[str], Counter[tuple[str, ...]]]:
    """What is wrong with the checks, and what must have been told."""
    config, wrong, due = read_config(folder / "termsdiff.toml"), Counter[str](), Counter[tuple[str, ...]]()
    end = START + timedelta(days=world.days)
    with Store(config.database, create=False) as store:
        wrong["the archive does not verify"] += not store.verify().passed
        for n in range(count):
            source = config.sources[n]
            checks = [check for check in store.checks(source.name) if check.at < end]
            wrong["a first check that did not come at once"] += not checks or checks[0].at > START + LATE
            failures = 0
            for check, following in pairwise([*checks, None]):
                failures = failures + 1 if check.outcome == "failed" else 0
                planned, at = next_check(source, check.at, failures), following.at if following else end
                wrong["a check too early, or twice"] += bool(following) and at < planned
                wrong["a check left out"] += at > planned + LATE
            for check, (outcome, events) in zip(checks, expected(n, checks, world), strict=True):
                wrong["a check recorded as something else"] += check.outcome != outcome
                wrong["checks"] += 1
                wrong["failed checks"] += outcome == "failed"
                at = check.at.strftime("%Y-%m-%d %H:%M UTC")
                due.update((target, source.name, event, at) for event in events.split() for target in TARGETS)
    return wrong, due


def run_all(count: int, days: float, kills: int, every: str, seed: int) -> bool:
    with tempfile.TemporaryDirectory() as name:
        folder, chance = Path(name), random.Random(seed)
        world = World(Time(folder / "clock"), days, seed, chance=random.Random(seed + 1))
        with serving(world) as address:
            (folder / "message.txt").write_text(TEMPLATE)
            (folder / "termsdiff.toml").write_text(
                f'[defaults]\nevery = "{every}"\n[capture]\nrobots = false\n'
                + "".join(
                    f'[notify.{target}]\nto = "json://{address}/{target}"\ntemplate = "message.txt"\n{more}'
                    for target, more in TARGETS.items()
                )
                + "".join(f'[sources."site{n}/terms"]\nurl = "http://{address}/{n}"\n' for n in range(count))
            )
            began = time.monotonic()
            hit = killed(folder, world, sorted(chance.uniform(0, days * 86400) for _ in range(kills)), chance)
            took = time.monotonic() - began
        return told(*looked(folder, world, count), world, hit=hit, took=took)


def killed(folder: Path, world: World, moments: list[float], chance: random.Random) -> int:
    """Run children until one ends by itself, killing one as each moment of the simulated time comes; how many met
    one at work."""
    hit = 0
    while True:
        command = [sys.executable, __file__, "--child", str(folder), "--days", str(world.days)]
        with subprocess.Popen(command) as child:
            while child.poll() is None:
                if moments and world.time.seconds >= moments[0]:
                    time.sleep(chance.uniform(0, 0.2))
                    child.kill()
                    moments.pop(0)
                    break
                time.sleep(0.002)
            if child.wait() == 0:
                return hit
            if child.returncode != -9:
                raise SystemExit(f"the child ended with {child.returncode}")
            hit += 1


def told(
    wrong: Counter[str], due: Counter[tuple[str, ...]], world: World, *, hit: int, took: float
) -> bool:  # fmt: skip
    """Print the figures; was the bar met?"""
    checks, failed = wrong.pop("checks"), wrong.pop("failed checks")
    once = Counter(key for *key_, again in world.told if (key := tuple(key_)) and again == "False")
    repeated = Counter(tuple(key) for *key, again in world.told if again == "True")
    came = once | repeated  # repeated says that it may have been told; it may also be the first to arrive
    lost, doubled, strange = due - came, once - due, (once + repeated).keys() - due.keys()
    after = sum((once & repeated).values()) + sum((repeated - Counter(repeated.keys())).values())
    events = Counter(event for _, _, event, _ in due)
    faults = {name: number for name, number in world.pages.items() if name}
    only = sum(repeated.values()) - after
    print(f"{checks:,} checks, {failed:,} failed ({failed / checks:.1%}), {hit} kills, {took:.0f} s")
    print(f"pages served {sum(world.pages.values()):,}, of them with a fault {faults}")
    print(f"events to tell {sum(due.values()):,} (two targets): {dict(events)}")
    print(f"messages taken {world.messages:,}, refused {world.refused:,}")
    print(f"lost {sum(lost.values())}, doubled {sum(doubled.values())}, not expected {len(strange)}")
    print(f"told again, and marked so {after}; marked so, but the only one to arrive {only}")
    for name, number in wrong.items():
        print(f"{name}: {number}")
    for name, found in (("lost", lost), ("doubled", doubled), ("not expected", strange)):
        for key in list(found)[:5]:
            print(f"  {name}: {key}")
    return not (lost or doubled or strange or any(wrong.values()))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--child", type=Path)
    parser.add_argument("--sources", type=int, default=1000)
    parser.add_argument("--days", type=float, default=10.0)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--every", default="12 hours")
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    if asked.child:
        run_child(asked.child, asked.days)
    else:
        sys.exit(not run_all(asked.sources, asked.days, asked.kills, asked.every, asked.seed))


if __name__ == "__main__":
    main()
