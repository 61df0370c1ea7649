"""Settings in, what a command works with out: an open archive (`reading` for any number at once, `writing` for one
process alone), and how to capture pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from termsdiff.capture import Settings as CaptureSettings
from termsdiff.capture import capture
from termsdiff.cli.settings import Settings
from termsdiff.config import Config
from termsdiff.pipeline import Capture, alone
from termsdiff.store import Store

__all__ = ["capturing", "reading", "writing"]


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


def capturing(config: Config) -> Capture:
    """How to capture pages, as ``[capture]`` of termsdiff.toml says."""
    usual = CaptureSettings()
    seconds = config.capture.get("timeout", usual.total_timeout)
    chosen = CaptureSettings(
        contact=config.capture.get("contact", usual.contact),
        language=config.capture.get("language", usual.language),
        connect_timeout=min(seconds, usual.connect_timeout),
        read_timeout=min(seconds, usual.read_timeout),
        total_timeout=seconds,
        max_bytes=int(config.capture.get("max_mb", usual.max_bytes / 1e6) * 1e6),
    )
    return partial(capture, settings=chosen)
