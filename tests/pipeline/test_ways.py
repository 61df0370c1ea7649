"""Plainly or in a browser: which way a source is captured, and what is told of it."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from termsdiff.capture.installed import missing_for_a_browser
from termsdiff.store import Store

needs_browser = pytest.mark.skipif(bool(missing_for_a_browser()), reason="needs playwright and a Chromium")

SHELL = """<!doctype html><html lang="en"><title>Product Terms</title><div id="root"></div><script>
fetch("/api").then(r => r.text()).then(html => root.innerHTML = html)</script></html>"""
NAME = "example/terms"


def body(terms: str, days: int) -> str:
    return terms.format(days=days).partition("<main>")[2].partition("</main>")[0]


@pytest.fixture
def page(site, terms) -> str:
    """A page whose text is made by scripts; its ETag never changes."""
    site.put("/api", body(terms, 30))
    return site.put("/terms", SHELL, ETag='"shell"')


def track(url: str, **keys: object) -> None:
    lines = [f"{key} = {json.dumps(value)}" for key, value in {"url": url, **keys}.items()]
    Path("termsdiff.toml").write_text("\n".join([f'[sources."{NAME}"]', *lines]))


@needs_browser
def test_a_page_without_terms_whose_scripts_show_them_is_captured_in_a_browser(run, site, page, terms) -> None:
    """From then on at once, as the page itself says nothing of whether its terms have changed."""
    assert run("add", NAME, page).stdout == f"{NAME}  new @1\n"
    assert site.asked.count("/terms") == 2
    assert run("check", "--all").stdout == f"{NAME}  unchanged @1\n"
    assert site.asked.count("/terms") == 3
    site.put("/api", body(terms, 14))
    assert run("check", "--all", "--jobs", "2").stdout.startswith(f"{NAME}  changed @2")
    assert "[-30-]{+14+} days" in run("diff", NAME).stdout


@needs_browser
def test_what_was_had_in_a_browser_says_so(run, page, folder) -> None:
    run("add", NAME, page)
    assert "  (in a browser)  Product Terms" in run("log", NAME).stdout
    assert json.loads(run("log", NAME, "--format", "json").stdout)["spans"][0]["in_browser"] is True
    shown = run("show", f"{NAME}@1", "--format", "html")
    assert "as a browser shows it" in shown.stdout
    assert f"{NAME}: as a browser shows it, since scripts make its text\n" in shown.stderr
    run("export", "evidence", NAME, "-o", "evidence.zip")
    with zipfile.ZipFile("evidence.zip") as packed:
        assert "a browser showed them" in packed.read("README.txt").decode()
        assert json.loads(packed.read("answers.json"))["answers"][0]["via"] == "browser"
    with Store(folder / "terms.db", create=False) as store:
        assert store.way(NAME) == "browser"
        assert store.validators(NAME) == ("", "")


@needs_browser
def test_a_source_may_say_to_be_shown_in_a_browser_always(run, site, terms) -> None:
    """Also where the plain page holds terms; and all sources may, by [capture]."""
    track(site.put("/terms", terms.format(days=30)), browser=True)
    run("check")
    assert "(in a browser)" in run("log", NAME).stdout
    with Path("termsdiff.toml").open("a") as file:
        file.write('\n[capture]\nbrowser = true\n[sources."example/other"]\nurl = ' + json.dumps(site.url("/terms")))
    run("check", "example/other")
    assert "(in a browser)" in run("log", "example/other").stdout


def test_a_source_may_say_to_be_shown_in_a_browser_never(run, page) -> None:
    track(page, browser=False)
    assert f"{NAME}  failed  {page} holds no terms" in run("check").stdout


def test_a_page_without_terms_and_without_scripts_needs_no_browser(run, site) -> None:
    track(site.put("/terms", "<h1>Terms</h1>"))
    assert f"{NAME}  failed  {site.url('/terms')} holds no terms" in run("check").stdout
    assert site.asked.count("/terms") == 1


@needs_browser
def test_what_holds_no_terms_in_a_browser_either_is_kept_as_shown(run, site, page, folder) -> None:
    site.put("/api", "<h1>Nothing here</h1>")
    track(page)
    assert f"{NAME}  failed  {page} holds no terms" in run("check").stdout
    with Store(folder / "terms.db", create=False) as store:
        [check] = store.checks(NAME)
        assert b"<h1>Nothing here" in store.snapshot(check.snapshots[0]).content


@pytest.mark.parametrize("keys", [{}, {"browser": True}])
def test_where_there_is_no_browser_it_is_said_what_to_install(run, page, monkeypatch, keys) -> None:
    track(page, **keys)
    monkeypatch.setenv("PATH", "")
    told = run("check").stdout
    assert told.endswith(": install Chromium (on Debian: apt-get install chromium).\n")
    assert told.count("\n") == 1


def test_an_address_that_is_looked_at_once_is_shown_as_well_as_can_be(run, site, page, monkeypatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert "install Chromium" in run("show", page, code=2).stderr
    some = run("show", site.put("/some", f"{SHELL}<p>You need to enable JavaScript to run this app."))
    assert "You need to enable JavaScript" in some.stdout
    assert "install Chromium" in some.stderr


@needs_browser
def test_an_address_that_is_looked_at_once_is_shown_in_a_browser_where_needed(run, page) -> None:
    shown = run("show", page)
    assert "within 30 days" in shown.stdout
    assert "as a browser shows it" in shown.stderr
