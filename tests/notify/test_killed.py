"""The law: each event is told, and told once, wherever a kill comes."""

from __future__ import annotations

import subprocess
import sys
from collections import defaultdict
from pathlib import Path

from tests.notify.conftest import Hook

ROOT = Path(__file__).parents[2]
EVENTS = {"3": ["failing"], "4": ["recovered", "changed"]}
WORDS = {"failing": "3 checks in a row", "recovered": "can be checked again", "changed": "acme/terms changed"}


def test_each_event_is_told_once_through_a_kill_at_any_moment(tmp_path: Path, hook: Hook) -> None:
    """Twice only where the kill came between the receiver's answer and the note that it was sent, and then the second
    says so: of all kills, two for each message, before the beginning and before the end of that note."""
    script = Path(__file__).with_name("killed.py")
    done = subprocess.run(
        [sys.executable, script, tmp_path, hook.address],
        capture_output=True, text=True, check=False, env={"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert int(done.stdout.split()[-1]) > 15
    runs: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for path, title, message in hook.got:
        runs[path.strip("/")].append((title, message))
    assert "prepared" not in runs
    assert len(runs) == int(done.stdout.split()[-1]) + len(EVENTS)
    again = 0
    for name, messages in runs.items():
        for event in EVENTS[name.partition("-")[0]]:
            told = ["You may have been told" in message for title, message in messages if WORDS[event] in title]
            assert told[0] in (False, True)
            assert told[1:] in ([], [True])
            again += len(told) - 1
    assert again == 2 * sum(map(len, EVENTS.values()))
