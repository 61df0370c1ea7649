"""The invented provider's site as it stood on a given day, on loopback.

In: the folder `cumulus` and a day. Out: a web server whose ``/legal/<document>`` is the page of that day:
`<date>.html` from its date on until the next one, `<date>.<status>.html` on that one day with that HTTP status.
Pages carry an ETag, and a reader who has the page already gets 304. By hand:

    python corpus/serve.py --day 2023-08-14 --port 8000
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

__all__ = ["FOLDER", "Page", "Site", "days", "documents", "page_on", "serving"]

FOLDER = Path(__file__).parent / "cumulus"
_FILE = re.compile(r"(\d{4}-\d\d-\d\d)(?:\.(\d{3}))?\.html")
_PREFIX = "/legal/"


@dataclass(frozen=True)
class Page:
    """What the site answers: a status and the page's bytes."""

    content: bytes
    status: int = HTTPStatus.OK

    @property
    def etag(self) -> str:
        """A name of the content."""
        return f'"{sha256(self.content).hexdigest()[:16]}"'


def documents(folder: Path = FOLDER) -> tuple[str, ...]:
    """The names of the documents."""
    return tuple(sorted(path.name for path in folder.iterdir() if path.is_dir()))


def days(folder: Path = FOLDER) -> tuple[date, ...]:
    """The days on which a page changed or the site was out of order."""
    return tuple(sorted({day for name in documents(folder) for day, _, _ in _files(folder / name)}))


def page_on(document: str, day: date, folder: Path = FOLDER) -> Page | None:
    """The page of a document on ``day``; None where there was none yet."""
    latest = None
    for since, status, path in sorted(_files(folder / document)):
        if status and since == day:
            return Page(path.read_bytes(), status)
        if not status and since <= day:
            latest = path
    return Page(latest.read_bytes()) if latest else None


def _files(folder: Path) -> Iterator[tuple[date, int, Path]]:
    """Day, status of that day (0: a page that stays) and path of each page of a document."""
    for path in folder.glob("*.html"):
        if match := _FILE.fullmatch(path.name):
            yield date.fromisoformat(match[1]), int(match[2] or 0), path


class Site(ThreadingHTTPServer):
    """The server. ``day`` is the day it shows; set it anew to move on."""

    daemon_threads = True

    def __init__(self, day: date, *, port: int = 0, folder: Path = FOLDER) -> None:
        super().__init__(("127.0.0.1", port), _Answer)
        self.day = day
        self.folder = folder

    def url(self, document: str = "") -> str:
        """The address of a document, or of the list of documents."""
        return f"http://127.0.0.1:{self.server_address[1]}" + (f"{_PREFIX}{document}" if document else "/")


class _Answer(BaseHTTPRequestHandler):
    """One request."""

    server: Site

    def do_GET(self) -> None:
        """Send the list of documents, a document, or 404."""
        site, name = self.server, self.path.partition("?")[0].removeprefix(_PREFIX)
        page = page_on(name, site.day, site.folder) if name in documents(site.folder) else None
        if self.path == "/":
            page = Page(_index(site).encode())
        self._send(page or Page(b"<h1>Not found</h1>", HTTPStatus.NOT_FOUND))

    def _send(self, page: Page) -> None:
        known = page.status == HTTPStatus.OK and self.headers.get("If-None-Match") == page.etag
        self.send_response(HTTPStatus.NOT_MODIFIED if known else page.status)
        self.send_header("ETag", page.etag)
        if not known:
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(page.content)))
        self.end_headers()
        if not known:
            self.wfile.write(page.content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the name is the base class's
        """Say nothing: the one who asks reports."""


def _index(site: Site) -> str:
    items = "".join(f'<li><a href="{_PREFIX}{name}">{escape(name)}</a></li>' for name in documents(site.folder))
    return f'<!doctype html><meta charset="utf-8"><title>Cumulus Example</title><h1>{site.day}</h1><ul>{items}</ul>'


@contextmanager
def serving(day: date, *, folder: Path = FOLDER) -> Iterator[Site]:
    """The site on a free port of loopback, for as long as the block runs."""
    with Site(day, folder=folder) as site:
        thread = Thread(target=site.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield site
        finally:
            site.shutdown()
            thread.join()


def main() -> None:
    """Serve one day until interrupted."""
    parser = argparse.ArgumentParser(description="Serve the invented provider's site as it stood on a day.")
    parser.add_argument("--day", type=date.fromisoformat, default=days()[-1], help="2023-08-14 [the last one]")
    parser.add_argument("--port", type=int, default=8000)
    options = parser.parse_args()
    with Site(options.day, port=options.port) as site:
        sys.stdout.write(f"{site.url()} shows {options.day}; end with Ctrl-C\n")
        try:
            site.serve_forever()
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
