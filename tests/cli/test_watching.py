"""The commands for the job that runs unattended, against a site on loopback."""

from __future__ import annotations


def test_a_page_in_quarantine_is_told_of_and_can_be_accepted(run, site, terms) -> None:
    """It is named by log; accept-anyway makes it a version."""
    run("add", "acme/terms", site.put("/terms"))
    site.put("/terms", "<html lang=en><body><h1>Hello</h1><p>Please sign in to continue.</p></body></html>")
    assert "failed" in run("check", "acme/terms", "--now", "2099-01-01", code=2).stdout
    assert "failed" in run("log", "acme/terms").stdout
    assert "changed @2" in run("accept-anyway", "acme/terms").stdout
    assert "@2" in run("log", "acme/terms").stdout
    assert "nothing of acme/terms is in quarantine" in run("accept-anyway", "acme/terms", code=2).stderr
