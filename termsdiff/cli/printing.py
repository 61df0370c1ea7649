"""An HTML report in, the PDF a browser prints of it out (``browser`` extra: playwright and a Chromium)."""

from __future__ import annotations

from termsdiff.capture.installed import chromium_path
from termsdiff.errors import InputError

__all__ = ["print_pdf"]

_ARGUMENTS = ["--disable-gpu", "--disable-background-networking"]


def print_pdf(report: str) -> bytes:
    """The pages a browser prints of a report, with everything folded opened. Nothing is fetched.

    Raises:
        InputError: there is no playwright or no browser.
    """
    try:
        from playwright.sync_api import Error, sync_playwright  # noqa: PLC0415 - an extra
    except ImportError:
        raise InputError(
            "PDF is printed by a browser: pip install 'termsdiff[browser]', or print the HTML report from your own"
        ) from None
    with sync_playwright() as running:
        try:
            browser = running.chromium.launch(executable_path=chromium_path(), args=_ARGUMENTS)
        except Error as error:
            raise InputError(f"no browser to print with: {error.message.splitlines()[0]}; install chromium") from None
        page = browser.new_page(offline=True, color_scheme="light")
        page.set_content(report, wait_until="load")
        page.evaluate("for (const each of document.querySelectorAll('.fold')) each.open = true")
        printed = page.pdf(format="A4", prefer_css_page_size=True, tagged=True, outline=True)
        browser.close()
    return printed
