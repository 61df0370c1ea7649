"""A Chromium of this machine, running in a thread of its own, in; tabs of it out, each with a profile of its own.

It is started for the first tab, and ends when none was asked for in a while. A tab's profile is new, and the tab
reaches the network through a `Guard` of its own alone.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
import threading
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from termsdiff.capture.guard import Guard
from termsdiff.capture.installed import ARGUMENTS, UNWANTED, chromium_path, environment
from termsdiff.capture.settings import Settings

if TYPE_CHECKING:
    from playwright.async_api import Browser, BrowserContext, CDPSession, Page

__all__ = ["Chromium", "Opened"]

_T = TypeVar("_T")
_TABS = 3  # open at once; each takes some 100 MB
_IDLE = 30.0  # seconds without a tab after which the browser ends
_LEAVE = 5.0  # seconds a tab, or the browser, gets to end by itself
_NOWHERE = "http://127.0.0.1:1"  # the proxy of what belongs to no tab: nobody listens there
_ENGINE = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"


class Opened(NamedTuple):
    """A tab: its profile, its page, what talks to it, and its way out."""

    context: BrowserContext
    page: Page
    session: CDPSession
    guard: Guard


class Chromium:
    """The browser. Safe for threads; `close` ends it."""

    def __init__(self) -> None:
        self._room = threading.Semaphore(_TABS)
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        # Of the thread alone:
        self._stack = AsyncExitStack()
        self._browser: Browser | None = None
        self._starting = asyncio.Lock()
        self._tabs = 0
        self._idle: asyncio.TimerHandle | None = None

    def run(self, work: Coroutine[Any, Any, _T], seconds: float) -> _T:
        """What ``work`` gives, done in the browser's thread. Raises TimeoutError after ``seconds``."""
        return asyncio.run_coroutine_threadsafe(asyncio.wait_for(work, seconds), self._started()).result()

    @contextmanager
    def tab(self, settings: Settings) -> Iterator[Opened]:
        """A new tab, asking the network as ``settings`` say; closed at the end, whatever its page is doing.

        Raises:
            playwright's Error: the browser cannot be started.
        """
        with self._room:
            tab = self._tab(settings)
            opened = self.run(tab.__aenter__(), 60)
            try:
                yield opened
            finally:
                self.run(tab.__aexit__(None, None, None), 60)

    def close(self) -> None:
        """End the browser, if there is one."""
        with self._lock:
            loop, self._loop = self._loop, None
        if loop is not None:
            asyncio.run_coroutine_threadsafe(self._quit(), loop).result()
            loop.call_soon_threadsafe(loop.stop)
            self._thread.join()
            loop.close()

    def _started(self) -> asyncio.AbstractEventLoop:
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._thread = threading.Thread(target=self._loop.run_forever, name="browser", daemon=True)
                self._thread.start()
            return self._loop

    @asynccontextmanager
    async def _tab(self, settings: Settings) -> AsyncIterator[Opened]:
        self._tabs += 1
        if self._idle:
            self._idle.cancel()
        try:
            async with Guard(settings) as guard:
                context = await self._context(settings, guard)
                try:
                    page = await context.new_page()
                    context.on("page", _refuse)
                    yield Opened(context, page, await context.new_cdp_session(page), guard)
                finally:
                    await self._leave(context)
        finally:
            self._tabs -= 1
            if not self._tabs:
                loop = asyncio.get_running_loop()
                self._idle = loop.call_later(_IDLE, lambda: asyncio.ensure_future(self._quit()))

    async def _context(self, settings: Settings, guard: Guard) -> BrowserContext:
        """A profile of its own. Its name is the browser's, with who asks."""
        async with self._starting:
            browser = self._browser if self._browser and self._browser.is_connected() else await self._launch()
        known = f"HeadlessChrome/{browser.version.partition('.')[0]}.0.0.0 Safari/537.36"
        return await browser.new_context(
            user_agent=f"{_ENGINE} {known} {settings.user_agent}",
            locale=settings.language.partition(",")[0].partition(";")[0].strip() or None,
            proxy={"server": guard.url, "bypass": "<-loopback>"},
            accept_downloads=False,
            service_workers="block",
            reduced_motion="reduce",
            color_scheme="light",
            timezone_id="UTC",
        )

    async def _launch(self) -> Browser:
        from playwright.async_api import async_playwright  # noqa: PLC0415 - an extra

        await self._quit()
        home = self._stack.enter_context(tempfile.TemporaryDirectory(prefix="termsdiff-", ignore_cleanup_errors=True))
        running = await self._stack.enter_async_context(async_playwright())
        self._browser = await running.chromium.launch(
            executable_path=chromium_path(),
            args=ARGUMENTS,
            ignore_default_args=UNWANTED,
            chromium_sandbox=os.geteuid() != 0,  # root cannot have one
            env=environment(home),
            proxy={"server": _NOWHERE},
        )
        return self._browser

    async def _leave(self, context: BrowserContext) -> None:
        """Close a profile; where its page does not let go, end the browser."""
        from playwright.async_api import Error  # noqa: PLC0415 - an extra

        try:
            await asyncio.wait_for(context.close(), _LEAVE)
        except (TimeoutError, Error):
            await self._quit()

    async def _quit(self) -> None:
        from playwright.async_api import Error  # noqa: PLC0415 - an extra

        browser, stack = self._browser, self._stack
        self._browser, self._stack = None, AsyncExitStack()  # the next tab gets a new one
        if browser is not None:
            with suppress(TimeoutError, Error):
                await asyncio.wait_for(browser.close(), _LEAVE)
        await stack.aclose()


async def _refuse(popup: Page) -> None:
    from playwright.async_api import Error  # noqa: PLC0415 - an extra

    with suppress(Error):
        await popup.close()
