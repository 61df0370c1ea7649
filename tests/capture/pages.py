"""Pages whose text is made by scripts: one path, one behaviour. `put` sets them on a site of the tests."""

from __future__ import annotations

from typing import Any

SENTENCE = "These terms apply to every product that we offer to you under the agreement. "
TERMS = f"<p>{SENTENCE * 10}</p>"
FILL = f"document.body.insertAdjacentHTML('beforeend', `{TERMS}`)"
LOAD = "fetch('{}').then(r => r.text()).then(t => document.body.innerHTML = t)"
ENDLESS = {"/polls", "/ticks", "/grows"}  # pages that never come to rest

# path -> what the page does, the script that does it
SCRIPTS = {
    "/late": ("loads its text for two seconds", LOAD.format("/two-seconds")),
    "/later": ("shows its text after a while, without loading anything", f"setTimeout(() => {FILL}, 500)"),
    "/polls": ("asks its server for ever", f"const poll = () => fetch('/none').then(poll); poll(); {FILL}"),
    "/ticks": (
        "shows a clock",
        f"const clock = document.body.appendChild(document.createElement('p')); {FILL};"
        "setInterval(() => clock.textContent = String(1e6 + performance.now() % 1e6 | 0), 20)",
    ),
    "/grows": ("adds to its text for ever", f"setInterval(() => {FILL}, 20)"),
    "/loops": ("runs a script that never ends", "setTimeout(() => { while (true) {} }, 1)"),
    "/pours": ("loads a body without end", "fetch('/endless').then(r => r.text())"),
    "/dialogs": (
        "asks, warns, prints, and does not want to be left",
        "addEventListener('beforeunload', event => event.preventDefault()); alert('Hello'); print();"
        f"if (!confirm('Sure?') && prompt('Who?') === null) {FILL}",
    ),
    "/windows": ("opens windows and saves files", f"open('/none'); save.click(); {FILL}"),
    "/worker": (
        "wants to install a service worker",
        f"navigator.serviceWorker.register('/none').finally(() => {{}}); {FILL}",
    ),
    "/leads": ("is left for the page by its script", "location.href = '/later'"),
    "/leads-inside": ("is left for the metadata of a cloud", "location.href = 'http://169.254.169.254/latest/'"),
    "/loads-inside": (
        "loads from the metadata of a cloud, then shows its text",
        f"fetch('http://169.254.169.254/', {{mode: 'no-cors'}}).catch(() => {FILL})",
    ),
    "/reloads": ("loads itself anew for ever", "location.reload()"),
    "/gate": ("sets a cookie and loads itself anew, then shows its text", ""),
}


def put(site: Any) -> None:
    """Set the pages, and what they load."""
    for path, (_, script) in SCRIPTS.items():
        link = '<a id="save" download href="data:,x">Save</a>' if path == "/windows" else ""
        site.put(path, f"<!doctype html><title>Terms</title><body>{link}<script>{script}</script>")
    site.put("/none", "none")
    site.odd["/two-seconds"] = lambda handler: (site.closing.wait(2), send(handler, TERMS))
    site.odd["/endless"] = lambda handler: _pour(site, handler)
    site.odd["/gate"] = lambda handler: send(
        handler,
        TERMS
        if "passed=yes" in (handler.headers["Cookie"] or "")
        else "<script>document.cookie = 'passed=yes'; location.reload()</script>",
    )


def send(handler: Any, body: str, cookie: str = "") -> None:
    """Answer with HTML."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html; charset=utf-8")
    handler.send_header("Content-Length", str(len(body.encode())))
    if cookie:
        handler.send_header("Set-Cookie", cookie)
    handler.end_headers()
    handler.wfile.write(body.encode())


def _pour(site: Any, handler: Any) -> None:
    handler.send_response(200)
    handler.end_headers()
    while not site.closing.is_set():
        handler.wfile.write(b"x" * 100_000)
