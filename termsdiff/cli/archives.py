"""Settings in, an open archive out: `reading` for any number at once, `writing` for one process alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from termsdiff.cli.settings import Settings
from termsdiff.config import Config
from termsdiff.pipeline import alone
from termsdiff.store import Store

__all__ = ["reading", "writing"]


@contextmanager
def reading(at: Settings) -> Iterator[Store]:
    """The archive, which must be there already.

    Raises:
        StoreError: there is none, or it cannot be read.
    """
    with Store(at.config().database, create=False) as store:
        yield store


@contextmanager
def writing(config: Config) -> Iterator[Store]:
    """The archive, made where there is none, for this process alone.

    Raises:
        ArchiveBusyError: another termsdiff is at work on it.
        StoreError: it cannot be written.
    """
    with alone(config.database), Store(config.database) as store:
        yield store
