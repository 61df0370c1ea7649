"""An archive in a fresh folder, and short ways to say what a check got."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from termsdiff.model import Check, Clause, Document, Link, Notice, Snapshot, Source
from termsdiff.store import Store


def day(number: int) -> datetime:
    """Noon of the number-th day of the story."""
    return datetime(2024, 1, 1, 12, tzinfo=UTC) + timedelta(days=number - 1)


def document(*texts: str) -> Document:
    """Terms with a section for each text, one paragraph below it."""
    sections = (
        Clause(f"{number}.", "Section", text, (Link("see", "https://x.example/"),), (Clause("", "", f"{text} below"),))
        for number, text in enumerate(texts, start=1)
    )
    return Document("Terms", "en", tuple(sections), (Notice("some-code", "Something to know."),))


def snapshot(text: str, at: datetime, **more: object) -> Snapshot:
    """A page that says ``text``, with headers of which one changes with every answer."""
    headers = (("date", at.isoformat()), ("etag", '"1"'), ("content-type", "text/html; charset=utf-8"))
    content = f"<p>{text}</p>".encode() + b"<!-- the same page around it -->" * 40
    facts = {"url": "https://x.example/terms", "charset": "utf-8", "status": 200, "headers": headers, "duration": 0.25}
    return Snapshot(content=content, at=at, **(facts | more))  # type: ignore[arg-type]


@dataclass
class Story:
    """An open archive and one source; `see` records what a day's check saw."""

    store: Store
    source: Source = field(default_factory=lambda: Source("acme/terms", ("https://x.example/terms",)))

    def see(self, number: int, *texts: str, parser: str = "1") -> Check:
        snapshots = (snapshot(" ".join(texts), day(number)),)
        return self.store.record(self.source, snapshots, document(*texts), at=day(number), parser=parser)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "terms.db"


@pytest.fixture
def story(path: Path) -> Iterator[Story]:
    with Store(path) as store:
        yield Story(store)


@pytest.fixture
def make() -> type[Make]:
    return Make


class Make:
    """The builders above, for tests that need them by themselves."""

    day: Callable[[int], datetime] = staticmethod(day)
    document: Callable[..., Document] = staticmethod(document)
    snapshot: Callable[..., Snapshot] = staticmethod(snapshot)
