"""What page builders call the parts of a page: tag, role, class or id in, the kind of chrome it names out ("" none).

These are habits of web developers, the same in every language; words that readers see stand in `termsdiff.languages`.
"""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["ROLES", "TAGS", "WEAK", "is_vendor", "kind_of_name"]

TAGS = {
    "nav": "navigation", "menu": "navigation", "footer": "footer", "header": "header", "aside": "aside",
    "dialog": "dialog", "search": "search", "form": "form", "noscript": "no-script",
}  # fmt: skip
ROLES = {
    "navigation": "navigation", "menu": "navigation", "menubar": "navigation", "contentinfo": "footer",
    "banner": "header", "complementary": "aside", "dialog": "dialog", "alertdialog": "dialog", "search": "search",
    "tooltip": "dialog", "toolbar": "navigation", "form": "form",
}  # fmt: skip
WEAK = {"header", "aside", "form"}  # kinds whose name alone proves nothing

# Consent managers, by the names they give their containers. A declaration of cookies they print into the page itself
# ("CookieDeclaration", "ot-sdk-cookie-policy") is the text of the policy and not named here.
_VENDORS = re.compile(
    r"cybotcookiebot|onetrust-(?:consent|banner|pc)|optanon|didomi|axeptio|tarteaucitron|cookieyes|osano-cm|usercentrics"
    r"|truste[-_]|trustarc|iubenda-cs|cmplz-cookiebanner|borlabscookie|evidon|termly-|cmpbox|moove_gdpr|cookie-law-info"
    r"|fc-consent|hs-eu-cookie|shopify-pc|cookiefirst|cookiescript|tc-privacy|appconsent|cookiehub|consentmo"
    r"|cookie-script|sgcookieoptin|pandectes|orejime|ppms_cm"
)
_VENDOR_STARTS = re.compile(
    r"\b(?:cky-|cc-(?:window|banner|-?main)|qc-cmp|klaro|sp_message|cli-|ketch-|brlbs|ccc-|ccm-(?:widget|modal)"
    r"|coi-?(?:banner|overlay|consent))"
)
_CONSENT = "cookie cookies consent gdpr rgpd dsgvo lgpd kvkk cmp ccpa"
_BANNER = (
    "banner bar popup modal dialog overlay box wrapper container message settings preferences notice notification"
    " layer consent manager wall prompt alert optin hint bandeau hinweis aviso barra melding"
)
_NAMES = (
    ("dialog", "modal popup lightbox overlay popin offcanvas drawer toast snackbar tooltip"),
    ("navigation", "nav navbar navigation menu megamenu topbar submenu topnav subnav sidenav"),
    ("navigation", "breadcrumb breadcrumbs pagination pager skiplink skiplinks"),
    ("footer", "footer colophon"),
    ("header", "header masthead banner"),
    ("aside", "sidebar aside rail"),
    ("search", "search searchbox searchbar"),
    ("share", "share sharing social socials sharebar addtoany addthis sharedaddy"),
    ("newsletter", "newsletter subscribe subscription"),
    ("login", "login signin signup"),
    ("languages", "language languages lang locale translate wpml"),
    ("feedback", "feedback helpful rating ratings vote survey poll"),
    ("related", "related recommended comments respond"),
    ("promotion", "advert advertisement ads promo cta announcement announcements"),
    ("author", "author byline"),
    ("contents", "toc"),
)
_KINDS = {name: kind for kind, names in _NAMES for name in names.split()}
_CONSENT_NAMES = frozenset(_CONSENT.split())
_BANNER_NAMES = frozenset(_BANNER.split())
_FUSED = re.compile(rf"(?:cookies?|consent|gdpr|dsgvo)(?:{_BANNER.replace(' ', '|')})")  # "cookiebar"
_FUSED_STARTS = {"cook", "cons", "gdpr", "dsgv"}  # spare nearly all words the search
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


@lru_cache(maxsize=20_000)
def kind_of_name(name: str) -> str:
    """The kind of chrome a class or id names: its words, split at hyphens and capitals, looked up."""
    words = [word.lower() for word in _WORD.findall(name)]
    if not _CONSENT_NAMES.isdisjoint(words):
        return "consent" if not _BANNER_NAMES.isdisjoint(words) else ""
    if "skip" in words:
        return "navigation"
    found = ""
    for word in words:
        if word[:4] in _FUSED_STARTS and _FUSED.fullmatch(word):
            return "consent"
        found = _KINDS.get(word, found)
    return found


@lru_cache(maxsize=20_000)
def is_vendor(name: str) -> bool:
    """True where the class or id is that of a known consent manager."""
    low = name.lower()  # an expression that ignores case is seven times slower, and most names are new to the cache
    return (_VENDORS.search(low) or _VENDOR_STARTS.search(low)) is not None
