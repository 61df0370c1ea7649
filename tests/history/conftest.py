"""A real git repository in the layout of Open Terms Archive's snapshots, and a Wayback Machine on loopback."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha1
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest


class Repository:
    """A repository that `commit` adds one record to; ``day`` is the author date."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str, day: int = 1) -> None:
        date = f"2024-01-{day:02}T12:00:00Z"
        clean = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
        who = {f"GIT_{role}_{key}": "x@x.example" for role in ("AUTHOR", "COMMITTER") for key in ("NAME", "EMAIL")}
        dated = {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date, "GIT_CONFIG_GLOBAL": os.devnull}
        subprocess.run(["git", *arguments], cwd=self.folder, check=True, env=clean | who | dated, capture_output=True)

    def commit(self, day: int, path: str, content: str | None, *, url: str = "") -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if content is None:
            file.unlink()
        else:
            file.write_text(content, encoding="utf-8")
        trailer = f"\n\nX-engine-version: 1.0\nX-source-document-location: {url}" if url else ""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", f"Record new changes of {path}{trailer}", day=day)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    folder = tmp_path / "snapshots"
    folder.mkdir()
    return Repository(folder)


@dataclass
class Capture:
    """One capture of the machine: what it lists, and what it plays."""

    stamp: str
    url: str
    status: str
    digest: str
    body: bytes
    headers: dict[str, str]


class Machine:
    """A small Wayback Machine on loopback: a CDX server that tells ``rows`` captures at a time, and captures as they
    were received. ``failures`` are answered first, one a request; ``asked`` are the paths asked for."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.captures: list[Capture] = []
        self.failures: list[tuple[int, dict[str, str]]] = []
        self.broken: set[str] = set()  # stamps of captures that cannot be played
        self.asked: list[str] = []
        self.rows = 1000
        self.list: bytes | None = None  # what the CDX server answers instead

    def add(
        self, stamp: str, url: str, body: str | bytes = "", status: str = "200", digest: str = "", **headers: str
    ) -> None:  # fmt: skip
        content = body.encode() if isinstance(body, str) else body
        named = {"Content-Type": "text/html; charset=utf-8"} | {k.replace("_", "-"): v for k, v in headers.items()}
        self.captures.append(Capture(stamp, url, status, digest or sha1(content).hexdigest(), content, named))
        self.captures.sort(key=lambda capture: capture.stamp)

    @property
    def played(self) -> list[str]:
        """The captures asked for, by their stamps."""
        return [path.split("/")[2][:14] for path in self.asked if path.startswith("/web/")]

    def answer(self, path: str) -> tuple[int, dict[str, str], bytes]:
        if path == "/robots.txt":
            return 404, {}, b""
        self.asked.append(path)
        if self.failures:
            status, headers = self.failures.pop(0)
            return status, headers, b"no"
        return self._listed(path) if path.startswith("/cdx/") else self._played(path)

    def _listed(self, path: str) -> tuple[int, dict[str, str], bytes]:
        if self.list is not None:
            return 200, {}, self.list
        asked = {key: value[0] for key, value in parse_qs(urlsplit(path).query).items()}
        fields = asked["fl"].split(",")
        found = [
            [{"timestamp": c.stamp, "original": c.url, "statuscode": c.status, "digest": c.digest}[f] for f in fields]
            for c in self.captures
            if urlsplit(c.url)[1:] == urlsplit(asked["url"])[1:]
            and asked.get("from", "") <= c.stamp <= asked.get("to", "9")
        ]
        start = int(asked.get("resumeKey", "0"))
        rows = [fields, *found[start : start + self.rows]] if found else []
        if start + self.rows < len(found):
            rows += [[], [str(start + self.rows)]]
        return 200, {"Content-Type": "application/json"}, json.dumps(rows).encode()

    def _played(self, path: str) -> tuple[int, dict[str, str], bytes]:
        found = re.fullmatch(r"/web/(\d{14})id_/(.*)", path)
        stamp, url = found[1], found[2]
        near = [c for c in self.captures if c.url == url and c.status != "-" and c.stamp not in self.broken]
        if not near:
            return 404, {"Content-Type": "text/html"}, b"<h1>The Wayback Machine has not archived that URL."
        best = min(near, key=lambda c: abs(int(c.stamp) - int(stamp)))
        revisit = any(c.stamp == stamp and c.url == url and c.status == "-" for c in self.captures)
        if best.stamp != stamp and not revisit:
            return 302, {"Location": f"{self.url}/web/{best.stamp}id_/{url}"}, b""
        headers = {f"X-Archive-Orig-{name}": value for name, value in best.headers.items()}
        headers |= {"Content-Type": best.headers["Content-Type"], "Server": "nginx"}
        if "Location" in best.headers:
            headers["Location"] = f"{self.url}/web/{stamp}id_/{best.headers['Location']}"
        return int(best.status), headers, best.body


@pytest.fixture
def machine(serving) -> Iterator[Machine]:
    """A Wayback Machine that runs while the test does."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, headers, body = running.answer(self.path)
            self.send_response(status)
            for name, value in (headers | {"Content-Length": str(len(body))}).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with serving(Handler) as place:
        running = Machine(f"http://{place}")
        yield running
