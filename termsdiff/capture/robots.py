"""A robots.txt in, what it lets termsdiff ask for out. Robots Exclusion Protocol, RFC 9309."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from protego import Protego

from termsdiff.errors import CaptureError, CaptureReason

__all__ = ["AGENT", "LIMIT", "Rules", "read_rules", "rules_without"]

AGENT = "termsdiff"  # the product token groups of robots.txt are looked up by
LIMIT = 512_000  # bytes that are read (RFC 9309, 2.5: at least 500 KiB)


@dataclass(frozen=True)
class Rules:
    """What one robots.txt says: which addresses may be asked for, and the seconds it wants between requests."""

    parsed: Any = None
    delay: float = 0.0

    def allow(self, url: str) -> bool:
        """May termsdiff ask for ``url``?"""
        return self.parsed is None or bool(self.parsed.can_fetch(url, AGENT))


def read_rules(content: bytes) -> Rules:
    """The rules of a robots.txt. Never raises: lines that cannot be read count for nothing."""
    parsed = Protego.parse(content[:LIMIT].decode("utf-8", "replace").removeprefix("\ufeff"))
    return Rules(parsed, delay=float(parsed.crawl_delay(AGENT) or 0.0))


def rules_without(error: CaptureError) -> Rules:
    """The rules of a site whose robots.txt cannot be had (RFC 9309, 2.3.1): none where it has none (4xx).

    Raises:
        CaptureError: ``error``, where the site fails (5xx) or cannot be reached: nothing may be asked of it then.
    """
    failed = error.reason is CaptureReason.SERVER_ERROR
    if not failed and (error.status is not None or error.reason is CaptureReason.REDIRECTS):
        return Rules()
    raise error
