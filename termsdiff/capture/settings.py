"""How to ask for pages, as values."""

from __future__ import annotations

import ssl
from dataclasses import dataclass, replace

from termsdiff import __version__
from termsdiff.capture.addresses import names_private
from termsdiff.model import Source

__all__ = ["Settings", "Validators", "trusting"]

_DELAY = 1.0  # seconds between two requests to one site of the public internet


@dataclass(frozen=True, slots=True)
class Settings:
    """How to ask. Times in seconds, sizes in bytes after decompression.

    ``contact`` is printed in the User-Agent, so that a site's operator can find out who asks: a URL or an e-mail
    address. ``verify`` is a TLS context with a CA of one's own, ``proxy`` the address of a proxy. Without
    ``allow_private`` addresses of private networks, of this machine and of cloud metadata are refused, also after a
    redirect. ``delay`` is the time between two requests to one host; unless told, 1 second, and none for addresses
    that name a private network. ``robots``: keep to robots.txt (RFC 9309). ``settle``: how long a page in a browser may
    take to come to rest.
    """

    contact: str = "https://pypi.org/project/termsdiff/"
    connect_timeout: float = 10.0
    read_timeout: float = 20.0
    total_timeout: float = 60.0
    max_bytes: int = 20_000_000
    max_redirects: int = 10
    language: str = ""
    verify: ssl.SSLContext | None = None
    proxy: str = ""
    allow_private: bool = False
    delay: float | None = None
    robots: bool = True
    settle: float = 20.0

    @property
    def user_agent(self) -> str:
        """What termsdiff calls itself: its name, its version and whom to ask."""
        return f"termsdiff/{__version__} (+{self.contact})"

    def for_source(self, source: Source) -> Settings:
        """What holds for ``source``: it may allow private addresses, or leave robots.txt aside, for itself."""
        private, robots = self.allow_private or source.allow_private, self.robots and source.robots
        return replace(self, allow_private=private, robots=robots)

    def delay_for(self, url: str) -> float:
        """Seconds to leave between two requests to the host of ``url``."""
        if self.delay is not None:
            return self.delay
        return 0.0 if names_private(url) else _DELAY


@dataclass(frozen=True, slots=True)
class Validators:
    """What the last answer said of itself, for a conditional GET: ``ETag`` and ``Last-Modified`` as sent, or ""."""

    etag: str = ""
    last_modified: str = ""

    @property
    def headers(self) -> dict[str, str]:
        """The request headers that ask for the page only if it is another one."""
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in asked.items() if value}


def trusting(ca: str) -> ssl.SSLContext:
    """A TLS context that trusts the certificates of the file ``ca`` besides those of the system.

    Raises:
        OSError: the file cannot be read or holds no certificate (ssl.SSLError).
    """
    context = ssl.create_default_context()
    context.load_verify_locations(cafile=ca)
    return context
