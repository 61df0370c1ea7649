"""Settings in, what a command works with out: an open archive (`reading` for any number at once, `writing` for one
process alone), and how to capture pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from ssl import SSLContext
from typing import TypedDict

from termsdiff.capture import Manners, capture, trusting
from termsdiff.capture import Settings as CaptureSettings
from termsdiff.cli.settings import Settings
from termsdiff.config import Config
from termsdiff.errors import ConfigError
from termsdiff.pipeline import Capture, alone
from termsdiff.store import Store

__all__ = ["capture_settings", "capturing", "reading", "writing"]


@contextmanager
def reading(at: Settings) -> Iterator[Store]:
    """The archive, which must be there already.

    Raises:
        StoreError: there is none, or it cannot be read.
    """
    with Store(at.config().database, create=False) as store:
        yield store


@contextmanager
def writing(config: Config, *, create: bool = True) -> Iterator[Store]:
    """The archive for this process alone, made where there is none if ``create`` says so.

    Raises:
        ArchiveBusyError: another termsdiff is at work on it.
        StoreError: it cannot be written.
    """
    with alone(config.database), Store(config.database, create=create) as store:
        yield store


class Ways(TypedDict):
    """The ways to capture pages: plainly, and in a browser."""

    capture: Capture
    browser: Capture


@contextmanager
def capturing(config: Config) -> Iterator[Ways]:
    """How to capture pages in one run, as ``[capture]`` of termsdiff.toml says. A browser starts when it is needed.

    Raises:
        ConfigError: the file of certificates cannot be used.
    """
    from termsdiff.capture.browser import Browser  # noqa: PLC0415 - loads httpx2 and asyncio

    settings, manners = capture_settings(config), Manners()
    with Browser() as browser:
        yield {
            "capture": partial(capture, settings=settings, manners=manners),
            "browser": partial(browser.capture, settings=settings, manners=manners),
        }


def capture_settings(config: Config) -> CaptureSettings:
    """How to ask, as ``[capture]`` of termsdiff.toml says.

    Raises:
        ConfigError: the file of certificates cannot be used.
    """
    usual = CaptureSettings()
    seconds = config.capture.get("timeout", usual.total_timeout)
    return CaptureSettings(
        contact=config.capture.get("contact", usual.contact),
        language=config.capture.get("language", usual.language),
        connect_timeout=min(seconds, usual.connect_timeout),
        read_timeout=min(seconds, usual.read_timeout),
        total_timeout=seconds,
        settle=min(seconds / 3, usual.settle),
        max_bytes=int(config.capture.get("max_mb", usual.max_bytes / 1e6) * 1e6),
        delay=config.capture.get("delay"),
        proxy=config.capture.get("proxy", ""),
        verify=_trusted(config),
        allow_private=config.capture.get("allow_private", False),
        robots=config.capture.get("robots", True),
    )


def _trusted(config: Config) -> SSLContext | None:
    named = config.capture.get("ca")
    try:
        return trusting(str(config.path.parent / named)) if named else None
    except OSError as error:
        raise ConfigError(f"{config.path}: cannot use the certificates of ca = {named!r}: {error.strerror}") from None
