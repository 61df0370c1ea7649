"""Snapshots as delta chains: small, bounded in length, exact."""

from __future__ import annotations

import random

import pytest

from termsdiff.errors import StoreError
from termsdiff.store.blobs import LONGEST, Blobs


@pytest.fixture
def blobs(story):
    story.see(1, "the first")
    return Blobs(story.store._db)


def _pages(count: int, *, flip: int = 0) -> list[bytes]:
    """Pages that differ in a token each; with ``flip`` they come in that many shapes in turn."""
    chosen = random.Random(7)
    shapes = [bytes(chosen.randrange(32, 127) for _ in range(6000)) for _ in range(max(flip, 1))]
    return [
        shapes[number % len(shapes)][:3000] + f"token {chosen.random()}".encode() + shapes[number % len(shapes)][3000:]
        for number in range(count)
    ]


def _store(blobs: Blobs, pages: list[bytes]) -> list[int]:
    return [blobs.add(page, source_id=1, check_id=1) for page in pages]


def test_pages_that_hardly_change_cost_a_few_bytes_and_chains_stay_short(story, blobs):
    pages = _pages(700)
    ids = _store(blobs, pages)
    size, depth = story.store._db.execute("SELECT sum(length(data)), max(depth) FROM snapshots").fetchone()

    assert size < 6000 + 700 * 60
    assert depth <= LONGEST
    fresh = Blobs(story.store._db)
    assert [fresh.content(snapshot_id) for snapshot_id in ids] == pages


def test_a_page_that_flips_between_texts_builds_on_its_own_like(story, blobs):
    _store(blobs, _pages(300, flip=3))
    (size,) = story.store._db.execute("SELECT sum(length(data)) FROM snapshots").fetchone()

    assert size < 3 * 6000 + 300 * 130


def test_the_same_bytes_are_kept_once(blobs):
    assert len(set(_store(blobs, [b"one", b"two", b"one", b"", b""]))) == 3


def test_pages_of_every_size_come_back(blobs, story):
    pages = [b"", b"x", b"y" * 300_000, b"", random.Random(1).randbytes(200_000), b"z"]
    ids = _store(blobs, pages)

    assert [Blobs(story.store._db).content(snapshot_id) for snapshot_id in ids] == pages


def test_a_base_that_is_gone_is_an_error_not_a_wrong_page(story, blobs):
    first, second = _store(blobs, _pages(2))
    story.store._db.execute("PRAGMA foreign_keys = OFF")
    story.store._db.execute("DELETE FROM snapshots WHERE id = ?", (first,))

    with pytest.raises(StoreError, match="cannot be read back"):
        Blobs(story.store._db).content(second)
