"""The commands for the job that runs unattended, against a site on loopback."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_a_page_in_quarantine_is_told_of_and_can_be_accepted(run, site, terms) -> None:
    """It is named by log; accept-anyway makes it a version."""
    run("add", "acme/terms", site.put("/terms"))
    site.put("/terms", "<html lang=en><body><h1>Hello</h1><p>Please sign in to continue.</p></body></html>")
    assert "failed" in run("check", "acme/terms", "--now", "2099-01-01", code=2).stdout
    assert "failed" in run("log", "acme/terms").stdout
    assert "changed @2" in run("accept-anyway", "acme/terms").stdout
    assert "@2" in run("log", "acme/terms").stdout
    assert "nothing of acme/terms is in quarantine" in run("accept-anyway", "acme/terms", code=2).stderr


def test_status_tells_what_fails_since_when_and_what_is_overdue(run, site) -> None:
    """Exit code 1 only where it was asked for."""
    run("add", "acme/terms", site.put("/terms"))
    run("add", "acme/gone", site.url("/gone"), code=2)
    lines = run("status", "--now", "2099-01-01").stdout.splitlines()
    assert lines[0].startswith("acme/terms")
    assert lines[0].endswith("overdue")
    assert "failing since" in lines[1]
    assert "not-found" in lines[1]
    run("status", "--exit-code", code=1)


def test_list_status_and_check_agree_on_what_is_due_when(run, site) -> None:
    """A second before that time nothing is checked, and a source that fails again is left alone for longer."""
    run("add", "acme/terms", site.put("/terms"), "--now", "2024-03-01T06:00")
    run("add", "acme/gone", site.url("/gone"), "--now", "2024-03-01T06:00", code=2)
    run("check", "acme/gone", "--now", "2024-03-01T07:00", code=2)
    listed = [re.findall(r"due (\S+ \S+)", line)[0] for line in run("list").stdout.splitlines()]
    states = run("status", "--now", "2024-03-01T08:00").stdout.splitlines()
    assert listed == [re.findall(r"next (\S+ \S+)", line)[0] for line in states]
    exact = {each["source"]: each["next"] for each in json.loads(run("status", "--format", "json").stdout)}
    due = datetime.fromisoformat(exact["acme/terms"])
    assert "0 checked" in run("check", "--now", str(due - timedelta(seconds=1))).stderr
    assert "1 checked: 1 unchanged; 1 not due" in run("check", "--now", str(due)).stderr
    due = datetime.fromisoformat(exact["acme/gone"])
    assert due > datetime.fromisoformat("2024-03-02T23:00Z")
    assert "acme/gone" not in run("check", "--now", str(due - timedelta(seconds=1))).stdout
    assert "acme/gone" in run("check", "--now", str(due)).stdout


def test_status_as_metrics_and_as_json(run, site) -> None:
    run("add", "acme/terms", site.put("/terms"))
    metrics = run("status", "--format", "prometheus").stdout
    assert '\ntermsdiff_source_consecutive_failures{source="acme/terms"} 0\n' in metrics
    assert '\ntermsdiff_source_version{source="acme/terms"} 1\n' in metrics
    assert all(line.startswith(("# HELP ", "# TYPE ", "termsdiff_source_")) for line in metrics.splitlines())
    [state] = json.loads(run("status", "--format", "json").stdout)
    assert (state["source"], state["failures"], state["quarantined"]) == ("acme/terms", 0, False)
    assert run("status", "--exit-code").stderr == "1 source, 0 in trouble\n"


def test_a_dry_run_shows_the_text_and_records_nothing(run, site, terms) -> None:
    run("add", "acme/terms", site.put("/terms"))
    site.put("/terms", terms.format(days=14))
    shown = run("check", "--dry-run", "--now", "2099-01-01").stdout
    assert "changed @2" in shown
    assert "within 14 days" in shown
    assert "@2" not in run("log", "acme/terms").stdout


def test_check_with_jobs_checks_all(run, site, folder) -> None:
    entries = (f'[sources."acme/{n}"]\nurl = "{site.put(f"/{n}")}"\n' for n in range(12))
    (folder / "termsdiff.toml").write_text("\n".join(entries))
    assert run("check", "--jobs", "4").stderr == "12 checked: 12 new\n"


def test_watch_ends_after_the_page_in_hand_when_told(site, folder) -> None:
    """A real process: SIGHUP reads termsdiff.toml again, SIGTERM ends it with 0."""
    source = '[sources."acme/{name}"]\nurl = "{url}"\n'
    toml = folder / "termsdiff.toml"
    toml.write_text(source.format(name="terms", url=site.put("/terms")))
    command = [sys.executable, "-m", "termsdiff", "watch"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline().endswith("acme/terms  new @1\n")
        toml.write_text(toml.read_text() + source.format(name="privacy", url=site.put("/privacy")))
        process.send_signal(signal.SIGHUP)
        assert process.stdout.readline().endswith("acme/privacy  new @1\n")
        process.terminate()
        assert process.wait(10) == 0
