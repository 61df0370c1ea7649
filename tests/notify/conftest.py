"""A receiver of webhooks on loopback, and an archive whose checks see what a test says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from termsdiff.config import Config, read_config
from termsdiff.errors import CaptureError, CaptureReason
from termsdiff.model import Snapshot, Source
from termsdiff.notify import Teller
from termsdiff.pipeline import CheckResult, check
from termsdiff.store import Store

PAGE = """<html lang="en"><head><title>Terms</title></head><body><h1>Terms</h1>
<p>Last updated: March {day}, 2023</p>
<h2>1. Fees</h2><p>1.1 You shall pay the fees within {days} days of the date of the invoice we send to you.</p>
<h2>2. Liability</h2><p>2.1 We are liable for damage that we cause by {fault}, and for no other damage.</p>
<h2>3. Changes</h2><p>3.1 We may change these terms at any time {notice}. The new terms bind you from then on.</p>
<h2>4. Law</h2><p>4.1 These terms are governed by the laws of {law}, and so is what follows from them.</p>
</body></html>"""
USUAL = {"day": 1, "days": 30, "fault": "gross negligence", "notice": "by posting them on this page", "law": "France"}


def page(**said: Any) -> str:
    """A page of terms that says what is named otherwise."""
    return PAGE.format(**(USUAL | said))


@dataclass
class Hook:
    """What was posted, in order: path, title and message of each. ``answers`` is what it answers first, then 200."""

    address: str
    got: list[tuple[str, str, str]] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)

    def titles(self, path: str = "/") -> list[str]:
        return [title for at, title, _ in self.got if at == path]

    def last(self) -> str:
        return self.got[-1][2]


@pytest.fixture
def hook(serving) -> Iterator[Hook]:
    """Takes webhooks on loopback."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            status = running.answers.pop(0) if running.answers else 200
            if status == 200:
                running.got.append((self.path, said["title"], said["message"]))
            if status:
                self.send_response(status)
                self.send_header("Content-Length", "0")
                self.end_headers()
            else:
                self.connection.close()  # took it, perhaps, and said nothing

        def log_message(self, *_: object) -> None:
            pass

    with serving(Handler) as place:
        running = Hook(f"json://{place}")
        yield running


@dataclass
class Desk:
    """An archive, who is told of it, and a clock; `see` is a check that sees a page, or fails where that is None."""

    path: Path
    hook: Hook
    now: datetime = datetime(2024, 3, 1, 6, tzinfo=UTC)
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.settings()
        self.teller = Teller(self.config, clock=lambda: self.now, say=self.said.append)

    def settings(self, targets: str = "[notify.legal]\nto = '{hook}'\n") -> Config:
        toml = self.path.with_name("termsdiff.toml")
        toml.write_text(targets.format(hook=self.hook.address))
        self.config = read_config(toml)
        if hasattr(self, "teller"):
            self.teller.renew(self.config)
        return self.config

    def see(self, *pages: str | None, name: str = "acme/terms", tell: bool = True) -> list[CheckResult]:
        return [self._see(each, name, tell=tell) for each in pages]

    def _see(self, content: str | None, name: str, *, tell: bool) -> CheckResult:
        def capture(source: Source, *, clock: Any, validators: tuple[str, str] = ("", "")) -> tuple[Snapshot, ...]:
            if content is None:
                raise CaptureError("no such host", reason=CaptureReason.DNS)
            return (Snapshot(content.encode(), source.urls[0], clock(), status=200),)

        source = Source(name, (f"https://{name}",))
        with Store(self.path) as store:
            result = check(source, store, capture=capture, clock=lambda: self.now, courier=self.teller)
            if tell:
                self.teller.deliver(store)
        self.now += timedelta(hours=1)
        return result

    def deliver(self, *, early: bool = False) -> datetime | None:
        with Store(self.path) as store:
            return self.teller.deliver(store, early=early)

    def states(self) -> list[tuple[str, str, str]]:
        """Target, event and state of every entry of the outbox."""
        with Store(self.path) as store:
            return store._db.execute("SELECT target, event, state FROM outbox ORDER BY id").fetchall()


@pytest.fixture
def desk(tmp_path: Path, hook: Hook) -> Desk:
    return Desk(tmp_path / "terms.db", hook)
