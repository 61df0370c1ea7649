"""What was worked out is kept: read one by one or many at once, and never what another program made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from termsdiff.model import Clause, Document, Snapshot, Source
from termsdiff.pipeline.keeping import Kept
from termsdiff.store import Store
from termsdiff.timeline import Step

NAME = "acme/terms"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    at = datetime(2024, 3, 1, tzinfo=UTC)
    with Store(tmp_path / "terms.db") as opened:
        source = Source(NAME, ("https://a.example/terms",))
        page = Snapshot(b"terms", source.urls[0], at)
        opened.record(source, (page,), Document("Terms", "en", (Clause("1", "", "x"),)), at=at, parser="1")
        yield opened


@pytest.mark.parametrize("count", [1, 3, 400])
def test_what_was_kept_is_read_again(store: Store, count: int) -> None:
    kept, keys = Kept(store, NAME, "kind", "1"), [f"key {n}" for n in range(count)]
    for n, key in enumerate(keys):
        kept[key] = Step(n, ())
    kept.save()
    again = Kept(store, NAME, "kind", "1")
    again.fetch([*keys, "other"])
    assert [again[key] for key in keys] == [[n, []] for n in range(count)]
    assert "other" not in again
    with pytest.raises(KeyError):
        again["other"]


def test_what_was_not_saved_or_made_by_another_program_is_not_there(store: Store) -> None:
    kept = Kept(store, NAME, "kind", "1")
    kept["key"] = "value"
    assert kept["key"] == "value"
    assert "key" not in Kept(store, NAME, "kind", "1")
    kept.save()
    other = Kept(store, NAME, "kind", "2")
    other.fetch(["key", "key 2"])
    assert "key" not in other
