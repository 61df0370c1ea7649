"""A source -> its snapshots as a browser shows them, for pages whose text is made by scripts (``browser`` extra).

Each page is got like any other first, with the same manners and guards, and that answer is what the browser shows;
then it may load what it needs through a `Guard`, come to rest, and is unfolded. A snapshot holds the HTML that stood
there then, in UTF-8, with status and headers of the answer; its ``via`` is "browser".
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from http.cookiejar import Cookie
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from termsdiff.capture.chromium import Chromium, Opened
from termsdiff.capture.http import Session, fetch, opened
from termsdiff.capture.installed import missing_for_a_browser
from termsdiff.capture.manners import Manners
from termsdiff.capture.refusals import refusal
from termsdiff.capture.settings import Settings
from termsdiff.capture.showing import RestlessError, Tab
from termsdiff.errors import CaptureError, CaptureReason
from termsdiff.model import Snapshot, Source

if TYPE_CHECKING:
    from playwright._impl._api_structures import SetCookieParam

__all__ = ["Browser"]


class Browser:
    """The browser of this machine, as a way to capture; `close` ends it. Safe for threads."""

    def __init__(self) -> None:
        self._chromium = Chromium()

    def __enter__(self) -> Browser:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the browser, if one was started."""
        self._chromium.close()

    def capture(
        self,
        source: Source,
        *,
        clock: Callable[[], datetime],
        settings: Settings | None = None,
        validators: tuple[str, str] = ("", ""),  # noqa: ARG002 - what a page loads may have changed where it has not
        manners: Manners | None = None,
    ) -> tuple[Snapshot, ...]:
        """Every URL of ``source``, in order, as `termsdiff.capture.capture` gets them; those that are HTML as the
        browser shows them.

        Raises:
            CaptureError: one of the pages could not be had, or there is no browser (reason ``browser``).
        """
        if missing := missing_for_a_browser():
            told = "is to be shown in a browser, and there is none"
            raise refusal(source.urls[0], told, CaptureReason.BROWSER, advice=missing)
        chosen = (settings or Settings()).for_source(source)
        with opened(chosen, source, manners or Manners()) as session:
            return tuple(self._capture(session, source, url, clock) for url in source.urls)

    def _capture(self, session: Session, source: Source, url: str, clock: Callable[[], datetime]) -> Snapshot:
        from playwright.async_api import Error  # noqa: PLC0415 - an extra

        began = time.monotonic()
        answer = fetch(session, url, clock=clock)
        if "html" not in answer.media_type:
            return answer
        try:
            with self._chromium.tab(session.settings) as tab:
                shown = _Showing(self._chromium, tab, session, source).follow(answer, url, clock)
        except RestlessError:
            raise refusal(url, "does not come to rest in a browser", CaptureReason.TIMEOUT) from None
        except TimeoutError:
            raise refusal(url, "takes too long in a browser", CaptureReason.TIMEOUT) from None
        except Error as error:
            raise _failure(url, error.message) from None
        return replace(shown, duration=time.monotonic() - began)


class _Showing:
    """The way from an answer to the page that stands in the tab in the end."""

    def __init__(self, chromium: Chromium, tab: Opened, session: Session, source: Source) -> None:
        self._run = chromium.run
        self._tab, self._session = tab, session
        self._hosts = {urlsplit(url).hostname or "" for url in source.urls}
        self._page = Tab(tab.page, tab.session, headers=session.headers, hosts=self._hosts)

    def follow(self, answer: Snapshot, url: str, clock: Callable[[], datetime]) -> Snapshot:
        """Show ``answer``, and each document its scripts lead to, until one stays."""
        settings = self._session.settings
        self._run(self._page.prepare(), settings.total_timeout)
        led: tuple[str, ...] = ()
        while (html := self._show(answer)) == "" and self._page.leads_to:
            led = (*led, *answer.redirects, answer.url)
            if len(led) > settings.max_redirects:
                told = f"is led on by scripts more than {settings.max_redirects} times"
                raise refusal(url, told, CaptureReason.REDIRECTS)
            answer = self._fetch(self._page.leads_to, clock)
            if "html" not in answer.media_type:
                return replace(answer, redirects=(*led, *answer.redirects))
        if html is None or self._tab.guard.overrun:
            raise refusal(url, f"loads more than {settings.max_bytes / 1e6:g} MB in a browser", CaptureReason.TOO_LARGE)
        mark = "" if answer.charset in {"utf-8", None} else "\ufeff"  # its <meta> names another charset
        return replace(
            answer, content=f"{mark}{html}".encode("utf-8", "replace"), charset="utf-8", media_type="text/html",
            via="browser", redirects=(*led, *answer.redirects),
        )  # fmt: skip

    def _show(self, answer: Snapshot) -> str | None:
        settings, host = self._session.settings, urlsplit(answer.url).hostname or ""
        known = [_as_shown(cookie, host) for cookie in self._session.client.cookies.jar]
        self._run(self._tab.context.add_cookies(known), settings.total_timeout)
        with self._session.manners.turn(host, settings.delay_for(answer.url)):
            showing = self._page.show(answer, settle=settings.settle, most=settings.max_bytes)
            return self._run(showing, settings.total_timeout)

    def _fetch(self, url: str, clock: Callable[[], datetime]) -> Snapshot:
        """The document a script leads to, asked for with the cookies that scripts have set."""
        jar = self._session.client.cookies.jar
        for cookie in self._run(self._tab.context.cookies(), self._session.settings.total_timeout):
            jar.set_cookie(_as_sent(cookie))
        own = urlsplit(url).hostname in self._hosts
        return fetch(self._session if own else replace(self._session, headers={}), url, clock=clock)


def _failure(url: str, told: str) -> CaptureError:
    """The error for what the browser says of its own failure."""
    if "No usable sandbox" in told:
        told, advice = "the browser finds no sandbox", "allow user namespaces on this machine or in this container"
        return refusal(url, f"cannot be shown: {told}", CaptureReason.BROWSER, advice=advice)
    return refusal(url, f"cannot be shown in a browser ({told.splitlines()[0]})", CaptureReason.BROWSER)


def _as_shown(cookie: Cookie, host: str) -> SetCookieParam:
    """A cookie of the client, for the browser. Python's jar calls a host without a dot ``host.local``."""
    domain = host if cookie.domain == f"{host}.local" else cookie.domain
    return {
        "name": cookie.name,
        "value": cookie.value or "",
        "domain": domain,
        "path": cookie.path,
        "secure": cookie.secure,
        "expires": float(cookie.expires or -1),
    }


def _as_sent(cookie: Mapping[str, Any]) -> Cookie:
    """A cookie of the browser, for the client."""
    domain = str(cookie["domain"])
    return Cookie(
        0, cookie["name"], cookie["value"], None, False,
        domain if "." in domain else f"{domain}.local", True, domain.startswith("."),
        cookie["path"], True, cookie["secure"], None, cookie["expires"] < 0, None, None, {},
    )  # fmt: skip
