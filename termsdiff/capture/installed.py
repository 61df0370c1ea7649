"""The browser of this machine: where it is, what is missing to use it, and how it is started."""

from __future__ import annotations

import os
import shutil
from importlib.util import find_spec

__all__ = ["ARGUMENTS", "UNWANTED", "chromium_path", "environment", "missing_for_a_browser"]

_NAMES = ("chromium", "chromium-browser", "google-chrome", "microsoft-edge")
# What termsdiff needs no browser to do, and what would leave it by another way than the proxy it is given.
ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--no-pings",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-extensions",
    "--disable-remote-fonts",
    "--disable-sync",
    "--deny-permission-prompts",
    "--dns-prefetch-disable",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",  # the proxy looks names up, the browser none
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--blink-settings=imagesEnabled=false",
    "--js-flags=--max-old-space-size=512",  # megabytes
)
# What playwright would switch off: what keeps a page from opening windows, and from flooding the browser.
UNWANTED = ("--disable-popup-blocking", "--disable-ipc-flooding-protection")


def chromium_path() -> str | None:
    """The browser of the system; None where there is none."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


def missing_for_a_browser() -> str:
    """What to install so that pages can be shown in a browser, as the end of a sentence; "" where nothing lacks."""
    steps = []
    if find_spec("playwright") is None:
        steps.append("pip install 'termsdiff[browser]'")
    if chromium_path() is None:
        steps.append("install Chromium (on Debian: apt-get install chromium)")
    return " and ".join(steps)


def environment(home: str) -> dict[str, str | float | bool]:
    """The variables a browser gets: none of what else termsdiff was given, and ``home`` as its home."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL", "TZ") if name in os.environ}
    return {**kept, "HOME": home}
