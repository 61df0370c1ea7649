"""What is free is given back, holes between what is in use included."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from termsdiff.importing import memory


def resident() -> int:
    """Bytes of this process that are in memory and of no file."""
    [line] = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("RssAnon")]
    return int(line.split()[1]) * 1024


@pytest.mark.skipif(sys.platform != "linux" or memory._TRIM is None, reason="another C library")
def test_the_holes_between_what_is_in_use_are_given_back() -> None:
    pages = [bytes([1]) * 100_000 for _ in range(1_000)]
    full = resident()
    kept = pages[::2]
    del pages
    memory.give_back()
    assert full - resident() > 40_000_000
    assert len(kept) == 500
