"""A page in a browser's tab in, its HTML once it has come to rest out; or the address its scripts lead to.

The document itself is never asked for by the browser: it is given what `termsdiff.capture.http` got. Where a script
wants to lead to another document, the tab stays and tells its address, so that this is asked for like the first,
with the same manners. What a page loads besides goes out through the browser's proxy, a `Guard`.
"""

from __future__ import annotations

import asyncio
from base64 import b64encode
from collections.abc import Iterable, Mapping
from contextlib import suppress
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from termsdiff.model import Snapshot

if TYPE_CHECKING:
    from playwright.async_api import CDPSession, Page, Request

__all__ = ["RestlessError", "Tab"]

_LOOK = 0.1  # seconds between two looks at the page
_MEAGRE = 400  # letters; a page that shows less may only wait for a clock, and gets more time
# Shares of the time a page has to come to rest (20 s unless told): so long must its text stay and nothing be asked for;
# so long where it shows next to nothing; and so long may a page go on asking for things while its text does not grow.
_QUIET, _PATIENCE, _BUSY = 0.025, 0.125, 0.25
_PRESSES = 500  # folded parts opened in one round
_ROUNDS = 4  # an opened part may hold folded ones
_COUNTED = {"document", "script", "stylesheet", "xhr", "fetch"}
_NEEDLESS = {"Image", "Media", "Font", "Ping"}
# Headers that speak of how the bytes travelled; the browser gets them unpacked, and shows what it gets.
_OF_TRAVEL = {
    "content-encoding",
    "content-length",
    "transfer-encoding",
    "content-disposition",
    "content-type",
    "refresh",
}
_SCRIPT = files("termsdiff.capture").joinpath("page.js").read_text(encoding="utf-8")


class RestlessError(Exception):
    """A page whose text was still growing when its time was over."""


class Tab:
    """One tab of a browser. ``headers`` are sent to ``hosts`` alone; ``leads_to`` is where a script wanted to go."""

    def __init__(self, page: Page, session: CDPSession, *, headers: Mapping[str, str], hosts: Iterable[str]) -> None:
        self.leads_to = ""
        self._page, self._session = page, session
        self._headers, self._hosts = dict(headers), frozenset(hosts)
        self._given: Snapshot | None = None
        self._frame = ""
        self._world = 0
        self._asked: set[Request] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    async def prepare(self) -> None:
        """Take what the tab asks for in hand."""
        self._page.on("request", self._note)
        self._page.on("requestfinished", self._forget)
        self._page.on("requestfailed", self._forget)
        self._session.on("Fetch.requestPaused", self._begin)
        tree = await self._session.send("Page.getFrameTree")
        self._frame = tree["frameTree"]["frame"]["id"]
        await self._session.send("Fetch.enable", {"patterns": [{"urlPattern": "*"}]})

    async def show(self, given: Snapshot, *, settle: float, most: int) -> str | None:
        """The HTML of the document ``given`` once it is at rest and unfolded, None where it has more than ``most``
        characters. Where a script leads elsewhere first, that is `leads_to` and the HTML "".

        Raises:
            RestlessError: its text was still growing after ``settle`` seconds.
        """
        self._given, self.leads_to = given, ""
        self._asked.clear()
        await self._page.goto(given.url, wait_until="commit")
        self._world = 0
        await self._settle(settle)
        for _ in range(_ROUNDS):
            if self.leads_to or not await self._tell(f"open({_PRESSES})"):
                break
            await self._settle(settle)
        if self.leads_to:
            return ""
        html = await self._tell(f"serialise({most})")
        return None if html is None else str(html)

    def _note(self, request: Request) -> None:
        if request.resource_type in _COUNTED:
            self._asked.add(request)

    def _forget(self, request: Request) -> None:
        self._asked.discard(request)

    def _begin(self, event: dict[str, Any]) -> None:
        task = asyncio.ensure_future(self._answer(event))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _answer(self, event: dict[str, Any]) -> None:
        from playwright.async_api import Error  # noqa: PLC0415 - an extra

        method, more = self._decide(event)
        with suppress(Error):  # what asked is gone
            await self._session.send(method, {"requestId": event["requestId"], **more})

    def _decide(self, event: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        """What becomes of one request, each hop of a redirect by itself."""
        asked = event["request"]
        if event["resourceType"] == "Document" and event["frameId"] == self._frame:
            given, self._given = self._given, None
            if given is not None:
                return "Fetch.fulfillRequest", _fulfilled(given)
            if asked["method"] == "GET":
                self.leads_to = asked["url"] + asked.get("urlFragment", "")
            return "Fetch.failRequest", {"errorReason": "Aborted"}
        if event["resourceType"] in _NEEDLESS or urlsplit(asked["url"]).path == "/favicon.ico":
            return "Fetch.failRequest", {"errorReason": "BlockedByClient"}
        if not self._headers:
            return "Fetch.continueRequest", {}
        own = {name.lower() for name in self._headers}
        headers = {name: value for name, value in asked["headers"].items() if name.lower() not in own}
        if urlsplit(asked["url"]).hostname in self._hosts:
            headers |= self._headers
        return "Fetch.continueRequest", {"headers": _listed(headers.items())}

    async def _settle(self, seconds: float) -> None:
        clock = asyncio.get_running_loop().time
        began = changed = grown = clock()
        most, mark = -1, 0
        while not self.leads_to:
            seen = await self._tell("measure()")
            now, letters = clock(), seen["letters"]
            if seen["mark"] != mark or self._asked:
                changed = now
            if letters > most:
                grown = now
            most, mark = max(most, letters), seen["mark"]
            enough = letters >= _MEAGRE
            if now - changed >= seconds * (_QUIET if enough else _PATIENCE):
                return
            settled = now - grown >= seconds * _BUSY
            if settled and enough:
                return
            if now - began >= seconds:
                if settled:
                    return
                raise RestlessError
            await asyncio.sleep(_LOOK)

    async def _tell(self, asked: str) -> Any:
        """The value of one of the functions of page.js, in a world of its own in the document that stands there now."""
        from playwright.async_api import Error  # noqa: PLC0415 - an extra

        try:
            return await self._evaluate(f"termsdiff.{asked}")
        except Error:  # the first time, or the document has given way to another
            made = await self._session.send("Page.createIsolatedWorld", {"frameId": self._frame})
            self._world = made["executionContextId"]
            await self._evaluate(_SCRIPT)
            return await self._evaluate(f"termsdiff.{asked}")

    async def _evaluate(self, expression: str) -> Any:
        asked = {"expression": expression, "contextId": self._world, "returnByValue": True}
        return (await self._session.send("Runtime.evaluate", asked))["result"].get("value")


def _fulfilled(given: Snapshot) -> dict[str, Any]:
    """The answer with a document as it was got, for the browser."""
    kept = [(name, value) for name, value in given.headers if name.lower() not in _OF_TRAVEL]
    charset = f"; charset={given.charset}" if given.charset else ""
    return {
        "responseCode": given.status or 200,
        "responseHeaders": _listed([*kept, ("Content-Type", f"{given.media_type}{charset}")]),
        "body": b64encode(given.content).decode(),
    }


def _listed(headers: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"name": name, "value": value} for name, value in headers]
