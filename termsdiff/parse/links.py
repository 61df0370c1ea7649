"""A printed link in, an absolute one without tracking parameters out."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from termsdiff.model import Link
from termsdiff.normalize import tidy

__all__ = ["EMAIL", "clean_url", "make_link"]

EMAIL = (
    "[email protected]"  # stands for every e-mail address a page hides from robots; the hidden form changes each time
)
_TRACKING = re.compile(
    r"(?<=[?&])(?:utm_\w+|mtm_\w+|pk_\w+|gclid|gclsrc|dclid|fbclid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_[ce]id"
    r"|_hsenc|_hsmi|_ga|_gl|vero_id|wickedid|oly_\w+_id|mkt_tok|s_cid|wbraid|gbraid|hsCtaTracking|srsltid)=[^&#]*&?",
    re.IGNORECASE,
)
_HIDDEN_EMAIL = "/cdn-cgi/l/email-protection"


def make_link(text: str, printed: str, base: str | None) -> Link:
    """The link as compared, with the printed form beside it where that differs."""
    url = clean_url(printed, base)
    return Link(text, url, printed if printed != url else "")


def clean_url(printed: str, base: str | None = None) -> str:
    """``printed`` made absolute with ``base``, without the parameters that only track who clicked."""
    url = tidy(printed)
    if _HIDDEN_EMAIL in url:
        return f"mailto:{EMAIL}"
    if base and not url.startswith(("http://", "https://", "mailto:", "tel:", "javascript:")):
        try:
            url = urljoin(base, url)
        except ValueError:  # "http://[" and the like: keep what is printed
            return url
    if "?" not in url:
        return url
    return re.sub(r"[?&](?=#|$)", "", _TRACKING.sub("", url))
