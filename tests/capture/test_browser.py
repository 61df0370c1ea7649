"""Capture in a browser: what a page gets and what is kept of it. What becomes of pages that behave oddly stands in
outcomes.md."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pages
import pytest
import secure

from termsdiff.capture import Manners, Settings
from termsdiff.capture.browser import Browser
from termsdiff.capture.installed import missing_for_a_browser
from termsdiff.errors import CaptureError, CaptureReason
from termsdiff.model import Snapshot, Source
from termsdiff.parse import parse

pytestmark = pytest.mark.skipif(bool(missing_for_a_browser()), reason="needs playwright and a Chromium")

NOW = datetime(2023, 3, 1, 12, tzinfo=UTC)
TERMS, FILL = pages.TERMS, pages.FILL
PATIENT = Settings(connect_timeout=20, read_timeout=20, total_timeout=40, settle=10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with Browser() as running:
        yield running


def show(browser: Browser, url: str, settings: Settings = PATIENT, **source: object) -> Snapshot:
    (snapshot,) = browser.capture(
        Source("example/terms", (url,), allow_private=True, **source), clock=lambda: NOW, settings=settings
    )
    return snapshot


def text_of(snapshot: Snapshot) -> str:
    return parse(snapshot.content, media_type=f"text/html; charset={snapshot.charset}").text


def scripted(site, script: str, body: str = "", path: str = "/", **headers: str) -> str:
    page = f"<!doctype html><html lang='en'><title>Terms</title><body>{body}<script>{script}</script></body></html>"
    return site.put(path, page, **headers)


def refused(browser: Browser, url: str, settings: Settings = PATIENT) -> CaptureReason:
    with pytest.raises(CaptureError) as caught:
        show(browser, url, settings)
    assert str(caught.value).startswith(url)
    assert str(caught.value).endswith(".")
    return caught.value.reason


def test_the_snapshot_is_what_the_page_shows_with_the_answer_it_came_from(browser, site) -> None:
    """And says that it was had in a browser."""
    url = scripted(site, FILL, ETag='"v1"')
    snapshot = show(browser, url)
    assert snapshot.content.startswith(b"<!DOCTYPE html>\n<html")
    assert b"<p>These terms apply" in snapshot.content
    assert (snapshot.via, snapshot.status, snapshot.media_type, snapshot.charset) == (
        "browser", 200, "text/html", "utf-8",
    )  # fmt: skip
    assert ("etag", '"v1"') in snapshot.headers
    assert (snapshot.url, snapshot.redirects, snapshot.at) == (url, (), NOW)
    assert site.asked == ["/robots.txt", "/"]


def test_an_application_is_shown_at_the_fragment_that_names_its_page(browser, site) -> None:
    """It gets its text as JSON; the fragment, which no server is asked with, chooses the page."""
    clauses = [f"{n}. These are the terms of clause {n}, which apply to you and to nobody else." for n in range(1, 20)]
    site.put("/api/terms", json.dumps(clauses), Content_Type="application/json")
    draw = "r => r.forEach(t => document.body.appendChild(document.createElement('p')).textContent = t)"
    url = scripted(site, f"fetch('/api' + location.hash.slice(1)).then(r => r.json()).then({draw})")
    assert "19. These are the terms of clause 19" in text_of(show(browser, f"{url}#/terms"))


FOLDED = """<h1>Terms</h1><main>
<h2><button aria-expanded="false" onclick="unfold(this, '1. Fees. You pay within thirty days.')">Fees</button></h2>
<h2><div role="button" aria-expanded="false" onclick="unfold(this, inner)">Liability</div></h2>
<details ontoggle="this.append('3. Law. The law of your country applies.')"><summary>Law</summary></details>
</main><nav><button aria-expanded="false" onclick="unfold(this, 'menu of the site')">Menu</button></nav>
<button aria-expanded="false" aria-haspopup="menu" onclick="unfold(this, 'list of languages')">Language</button>
<a href="/elsewhere"><button aria-expanded="false">More</button></a>
<a href="/elsewhere" role="button" aria-expanded="false">Read on</a>
<form action="/sent"><button aria-expanded="false">Send</button></form>"""
UNFOLD = f"""const inner = `2. Liability. We are liable for nothing.
<button aria-expanded="false" onclick="unfold(this, '2.1 Except for what we did by intent.')">Except</button>`;
function unfold(button, text) {{ button.setAttribute("aria-expanded", "true");
  setTimeout(() => button.insertAdjacentHTML("afterend", `<p>${{text}}</p>`), 50); }}
{FILL}"""


def test_what_is_folded_is_opened(browser, site) -> None:
    """Panels filled by a click, also one inside another; links, forms and menus are left alone."""
    snapshot = show(browser, scripted(site, UNFOLD, FOLDED), replace(PATIENT, settle=30))
    for text in ("within thirty days", "liable for nothing", "did by intent", "law of your country"):
        assert text.encode() in snapshot.content, text
    assert b"<p>menu of the site" not in snapshot.content
    assert b"<p>list of languages" not in snapshot.content
    assert site.asked == ["/robots.txt", "/"]
    assert snapshot.redirects == ()


def test_a_script_that_never_ends_ends_the_capture_and_no_other(browser, site) -> None:
    url = scripted(site, "setTimeout(() => { while (true) {} }, 1)")
    assert refused(browser, url, Settings(total_timeout=2)) is CaptureReason.TIMEOUT
    assert "These terms apply" in text_of(show(browser, scripted(site, FILL, path="/good")))


def test_permissions_are_refused(browser, site) -> None:
    """The page is held open until all have been."""
    done = threading.Event()
    site.odd["/hold"] = lambda handler: (done.wait(20), pages.send(handler, ""))
    site.odd["/done"] = lambda handler: (done.set(), pages.send(handler, ""))
    asked = (
        "[Notification.requestPermission(), navigator.mediaDevices?.getUserMedia({audio: true}),"
        " new Promise((yes, no) => navigator.geolocation.getCurrentPosition(yes, no))]"
    )
    told = "document.title = results.map(each => each.value ?? each.status)"
    script = f"fetch('/hold'); Promise.allSettled({asked}).then(results => {{ {told}; {FILL}; fetch('/done') }})"
    assert b"<title>denied," in (content := show(browser, scripted(site, script)).content)
    assert b"granted" not in content
    assert b",rejected</title>" in content


def test_a_frame_that_is_a_download_does_no_harm(browser, site) -> None:
    site.put("/file", "text", Content_Type="application/octet-stream", Content_Disposition="attachment")
    assert "These terms apply" in text_of(show(browser, scripted(site, FILL, "<iframe src='/file'></iframe>")))


def test_where_scripts_lead_is_asked_for_like_any_page(browser, site) -> None:
    """The address goes to the chain of redirects; what is no HTML is taken as it is."""
    last = scripted(site, FILL, path="/terms")
    second = site.put("/second", '<meta http-equiv="refresh" content="0;url=/terms">')
    first = scripted(site, "location.href = '/second'")
    snapshot = show(browser, first)
    assert (snapshot.url, snapshot.redirects, snapshot.via) == (last, (first, second), "browser")
    site.put("/terms", "# Terms", Content_Type="text/markdown")
    snapshot = show(browser, first)
    assert (snapshot.content, snapshot.redirects, snapshot.via) == (b"# Terms", (first, second), "http")


def test_where_scripts_lead_robots_txt_counts(browser, site) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /private")
    assert refused(browser, scripted(site, "location.href = '/private/terms'")) is CaptureReason.ROBOTS
    assert "/private/terms" not in site.asked


@pytest.mark.parametrize("secure", ["", "; SameSite=Lax", "; HttpOnly"])
def test_a_page_gets_the_cookies_of_its_answer(browser, site, secure) -> None:
    """And the page that a script leads to those that scripts have set."""
    seen = []
    site.odd["/"] = lambda handler: pages.send(handler, BRING, f"pass=1; Path=/{secure}")
    site.odd["/text"] = lambda handler: (seen.append(handler.headers["Cookie"]), pages.send(handler, TERMS))
    assert "These terms apply" in text_of(show(browser, site.url("/")))
    assert seen == ["pass=1"]


BRING = "<body><script>fetch('/text').then(r => r.text()).then(t => document.body.innerHTML = t)</script>"


def test_each_capture_has_a_profile_of_its_own(browser, site) -> None:
    script = "document.title = localStorage.length + document.cookie; localStorage.x = 1; document.cookie = 'a=1'"
    url = scripted(site, f"{script};{FILL}")
    assert [b"<title>0</title>" in show(browser, url).content for _ in range(2)] == [True, True]


def test_a_service_worker_is_not_installed(browser, site) -> None:
    site.put(
        "/worker.js",
        "addEventListener('fetch', e => e.respondWith(new Response('forged')))",
        Content_Type="text/javascript",
    )
    register = "navigator.serviceWorker.register('/worker.js').catch(() => 0)"
    snapshot = show(browser, scripted(site, f"Promise.race([{register}, 0]).then(() => {FILL})"))
    assert "These terms apply" in text_of(snapshot)
    assert "/worker.js" not in site.asked


def test_what_stands_in_shadow_trees_is_part_of_the_page(browser, site) -> None:
    script = f"""const [outer, box] = document.querySelectorAll("div");
      box.attachShadow({{mode: "open"}}).innerHTML = `<h2>Fees</h2><slot></slot><section></section>`;
      box.shadowRoot.querySelector("section").attachShadow({{mode: "open"}}).innerHTML = `{TERMS}`;"""
    content = show(browser, scripted(site, script, "<div><div><p>You pay.</p></div></div>")).content
    assert b"<h2>Fees</h2><slot><p>You pay.</p></slot><section><p>These terms apply" in content


def test_a_page_in_another_charset_is_kept_as_utf_8_that_says_so(browser, site) -> None:
    page = f"<meta charset=windows-1251><body><p>{'Условия договора обязательны для сторон. ' * 20}<script></script>"
    snapshot = show(browser, site.put("/", page.encode("cp1251"), Content_Type="text/html"))
    assert snapshot.content.startswith(b"\xef\xbb\xbf")
    assert "Условия договора" in text_of(snapshot)


def test_a_page_that_forbids_scripts_not_its_own_is_read_all_the_same(browser, site) -> None:
    url = scripted(
        site, FILL, Content_Security_Policy="default-src 'none'; script-src 'unsafe-inline'; sandbox allow-scripts"
    )
    assert "These terms apply" in text_of(show(browser, url))


def test_the_same_terms_are_the_same_document_whatever_scripts_leave_behind(browser, site) -> None:
    """Nonces, ids, counters and the state of scripts differ from one capture to the next."""
    noise = (
        "const n = Math.random(); document.body.id = 'i' + n; document.body.dataset.nonce = n;"
        "const script = document.createElement('script');"
        "document.head.append(Object.assign(script, {nonce: n, text: `window.state = ${n}`}));"
        "document.head.append(Object.assign(document.createElement('style'), {textContent: `.c${n * 1e9 | 0} {}`}));"
    )
    url = scripted(site, noise + FILL)
    first, second = show(browser, url), show(browser, url)
    assert first.content != second.content
    assert parse(first.content).digest == parse(second.content).digest


def test_what_is_no_html_is_taken_as_it_is(browser, site) -> None:
    snapshot = show(browser, site.put("/", b"%PDF-1.7 ...", Content_Type="application/pdf"))
    assert (snapshot.content, snapshot.via) == (b"%PDF-1.7 ...", "http")


def test_a_page_that_cannot_be_had_fails_like_any_other(browser, site) -> None:
    assert refused(browser, site.put("/", "No", 403)) is CaptureReason.FORBIDDEN
    site.put("/robots.txt", "User-agent: *\nDisallow: /")
    assert refused(browser, scripted(site, FILL)) is CaptureReason.ROBOTS


def test_the_host_gets_its_pause_before_a_page_is_shown(browser, site) -> None:
    """And who asks is told in the name of the browser."""
    slept, agents = [], []
    site.odd["/text"] = lambda handler: (agents.append(handler.headers["User-Agent"]), pages.send(handler, TERMS))
    site.odd["/"] = lambda handler: pages.send(handler, BRING)
    source = Source("example/terms", (site.url("/"),), allow_private=True)
    settings = Settings(delay=30, contact="https://example.org/bot")
    browser.capture(source, clock=lambda: NOW, settings=settings, manners=Manners(sleep=slept.append))
    assert len(slept) == 2  # after robots.txt, and after the page
    assert all(20 < seconds <= 30 for seconds in slept)
    assert agents[0].startswith("Mozilla/5.0 ")
    assert agents[0].endswith("(+https://example.org/bot)")


def test_where_there_is_no_browser_it_is_said_what_to_install(site, monkeypatch) -> None:
    monkeypatch.setenv("PATH", "")
    with Browser() as none, pytest.raises(CaptureError) as caught:
        show(none, site.put("/"))
    assert caught.value.reason is CaptureReason.BROWSER
    assert str(caught.value).endswith(
        "is to be shown in a browser, and there is none: install Chromium (on Debian: apt-get install chromium)."
    )
    assert site.asked == []


def test_a_browser_that_does_not_start_is_told(site, tmp_path, monkeypatch) -> None:
    broken = tmp_path / "chromium"
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    for says, told in (("[1:1] FATAL: No usable sandbox! Update", "allow user namespaces"), ("", "browser = false")):
        broken.write_text(f"#!/bin/sh\necho '{says}' >&2\nexit 1\n")
        broken.chmod(0o755)
        with Browser() as none, pytest.raises(CaptureError, match=told) as caught:
            show(none, site.put("/"))
        assert caught.value.reason is CaptureReason.BROWSER


def test_a_page_behind_an_authority_of_one_s_own_is_shown(browser, tmp_path) -> None:
    """The document comes by termsdiff's own way, which trusts what ``ca`` names; the browser never asks for it."""
    authority = secure.Authority(tmp_path)
    with secure.Secure(authority, authority.issue("localhost")) as running:
        shown = show(browser, running.url("/ok"), replace(PATIENT, verify=running.trust))
        assert refused(browser, running.url("/ok")) is CaptureReason.TLS
    assert (shown.via, text_of(shown)) == ("browser", parse(secure.PAGE).text)
