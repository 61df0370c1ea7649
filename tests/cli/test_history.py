"""log: which versions were seen when, and the checks that failed."""

from __future__ import annotations

import pytest


@pytest.fixture
def flipping(run, site, terms, folder) -> None:
    """30 days, 14 days, two days of errors, 30 days again, and an error."""
    site.put("/terms")
    (folder / "termsdiff.toml").write_text(f'[sources."acme/terms"]\nurl = "{site.url("/terms")}"\n')
    for day, (days, status) in enumerate([(30, 200), (14, 200), (0, 503), (0, 503), (30, 200), (0, 404)], start=1):
        site.put("/terms", terms.format(days=days), status)
        run("check", "--now", f"2024-03-0{day}T06:00")


def test_log_shows_the_latest_first_with_returns_and_failures(run, flipping) -> None:
    lines = run("log", "acme/terms").stdout.splitlines()
    assert [line.split("  ")[:2] for line in lines] == [
        ["--", "2024-03-06 06:00"],
        ["@1", "2024-03-05 06:00 until 2024-03-05 06:00"],
        ["--", "2024-03-03 06:00 until 2024-03-04 06:00"],
        ["@2", "2024-03-02 06:00 until 2024-03-02 06:00"],
        ["@1", "2024-03-01 06:00 until 2024-03-01 06:00"],
    ]
    assert "(returned)" in lines[1]
    assert "failed (2 times)" in lines[2]
    assert "answered 404" in lines[0]


def test_log_can_be_cut_short(run, flipping) -> None:
    lines = run("log", "acme/terms", "-n", "1").stdout.splitlines()
    assert [line[:2] for line in lines] == ["--", "@1", "--"]


def test_log_can_say_how_much_changed(run, flipping) -> None:
    assert run("log", "acme/terms", "--stat").stdout.count("    1 reworded; ") == 2


def test_log_of_nothing_is_said(run, flipping) -> None:
    assert "acme/none" in run("log", "acme/none", code=2).stderr
