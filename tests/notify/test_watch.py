"""The bar of `watch`, in small: the benchmark itself, with few sources and days. Real server, real SQLite, SIGKILL."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "watch.py"


def test_every_due_check_is_done_once_and_every_event_told_once_through_kills() -> None:
    """The benchmark ends with 1 where a check is left out, done twice or recorded as something else, or where a
    notification is lost, or doubled without saying so."""
    small = ["--sources", "12", "--days", "2", "--kills", "2"]
    done = subprocess.run([sys.executable, BENCHMARK, *small], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert " 2 kills" in done.stdout
    assert "lost 0, doubled 0, not expected 0" in done.stdout
    assert "events to tell 0" not in done.stdout
