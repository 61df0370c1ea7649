"""What was answered instead of the page -> CaptureError: its reason, and advice in a sentence."""

from __future__ import annotations

from termsdiff.errors import CaptureError, CaptureReason

__all__ = ["from_status", "no_address", "refusal"]

_ADVICE = {
    CaptureReason.DNS: "check the spelling of the address, or whether this machine can look up names",
    CaptureReason.CONNECT: "check whether the site is up and reachable from this machine",
    CaptureReason.TLS: "the site's certificate is not valid for it; look at the page in a browser, or give the CA",
    CaptureReason.TIMEOUT: "the site is slow; try later or allow more time",
    CaptureReason.REDIRECTS: "look where the page leads in a browser and track that address",
    CaptureReason.FORBIDDEN: "the site refuses programs; look at the page in a browser, or ask the provider for access",
    CaptureReason.NOT_FOUND: "the page has moved or is gone; find its new address on the site",
    CaptureReason.GONE: "the provider has taken the page down for good; find what replaces it",
    CaptureReason.RATE_LIMITED: "check this site less often",
    CaptureReason.SERVER_ERROR: "the fault is the site's; the next check will try again",
    CaptureReason.STATUS: "look at the page in a browser",
    CaptureReason.TOO_LARGE: "this is no terms page, or raise the limit",
    CaptureReason.REFUSED_ADDRESS: "if it is a site of your own, allow it with allow_private or --allow-private",
    CaptureReason.ROBOTS: "ask the provider for access, or set robots = false for this source in termsdiff.toml",
    CaptureReason.BROWSER: "the next check will try again; browser = false in termsdiff.toml does without a browser",
    CaptureReason.PROTOCOL: "the answer was broken off or is no HTTP; the next check will try again",
}
_BY_STATUS = {
    401: CaptureReason.FORBIDDEN,
    403: CaptureReason.FORBIDDEN,
    404: CaptureReason.NOT_FOUND,
    410: CaptureReason.GONE,
    429: CaptureReason.RATE_LIMITED,
    451: CaptureReason.FORBIDDEN,
}


def refusal(url: str, what: str, reason: CaptureReason, *, status: int | None = None, advice: str = "") -> CaptureError:
    """The error that ``url`` did ``what``, with ``advice``, or that for ``reason``."""
    return CaptureError(f"{url} {what}: {advice or _ADVICE[reason]}.", reason=reason, status=status)


def no_address(url: str) -> CaptureError:
    """The error for what is no address of a page."""
    return CaptureError(
        f"{url} is no web address: give one that begins with http:// or https://.", reason=CaptureReason.PROTOCOL
    )


def from_status(url: str, status: int) -> CaptureError:
    """The error for an HTTP status that is not a page."""
    usual = CaptureReason.SERVER_ERROR if status // 100 == 5 else CaptureReason.STATUS
    return refusal(url, f"answered {status}", _BY_STATUS.get(status, usual), status=status)
