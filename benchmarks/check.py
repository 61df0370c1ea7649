"""How fast sources are checked against a server on loopback, all unchanged, and how much memory that takes.

    python benchmarks/check.py [SOURCES] [JOBS]

The server runs in a process of its own and answers for fifty hosts (127.0.0.1 to 127.0.0.50); every page has its own
text. Half of the pages have an ETag, so that they are answered with 304. Prints checks a second and the peak of
resident memory of the process that checks, before and after.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing import Process, Queue
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from termsdiff.capture import Manners, Settings, capture
from termsdiff.model import Source
from termsdiff.pipeline import check_all
from termsdiff.store import Store

HOSTS = 50
START = datetime(2024, 3, 1, tzinfo=UTC)


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/robots.txt":
            self.send_error(404)
            return
        number = int(self.path.rpartition("/")[2])
        tag = f'"{number}"' if number % 2 else ""
        same = tag and self.headers.get("If-None-Match") == tag
        clauses = "".join(f"<p>{n}. Clause {n} of page {number}: each party keeps its word.</p>" for n in range(1, 40))
        body = b"" if same else f"<html lang=en><body><h1>Terms {number}</h1>{clauses}</body></html>".encode()
        self.send_response(304 if same else 200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        if tag:
            self.send_header("ETag", tag)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    request_queue_size = 256


def serve(ports: Queue[int]) -> None:
    server = Server(("0.0.0.0", 0), Handler)
    ports.put(server.server_address[1])
    server.serve_forever()


def megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run(count: int, jobs: int, port: int, folder: str) -> None:
    sources = [
        Source(f"acme-{n}/terms", (f"http://127.0.0.{n % HOSTS + 1}:{port}/{n}",), allow_private=True)
        for n in range(count)
    ]
    with Store(Path(folder) / "terms.db") as store:
        for day in range(3):
            began, outcomes = time.monotonic(), Counter[str]()
            capturing = partial(capture, settings=Settings(), manners=Manners())
            at = START + timedelta(days=day)
            for result in check_all(sources, store, capture=capturing, clock=lambda at=at: at, jobs=jobs):
                outcomes[result.check.reason or str(result.check.outcome)] += 1
            took = time.monotonic() - began
            print(
                f"day {day + 1}: {count / took:.0f} checks/s, peak {megabytes():.0f} MB, {dict(outcomes)}", flush=True
            )


def main() -> None:
    count, jobs = ([int(arg) for arg in sys.argv[1:]] + [10_000, 8][len(sys.argv) - 1 :])[:2]
    ports: Queue[int] = Queue()
    server = Process(target=serve, args=(ports,), daemon=True)
    server.start()
    with tempfile.TemporaryDirectory() as folder:
        run(count, jobs, ports.get(), folder)
    server.terminate()


if __name__ == "__main__":
    main()
