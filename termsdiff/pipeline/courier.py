"""What a run needs of whoever tells others of it: the two moments at which it is asked."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from termsdiff.model import Check
from termsdiff.store import Store

__all__ = ["NOBODY", "Courier"]


class Courier(Protocol):
    """Notes what is to be told, and tells it; `termsdiff.notify.Teller` is one."""

    def note(self, check: Check, store: Store) -> None:
        """Put into the outbox what is to be told of a check just recorded; inside its transaction."""

    def deliver(self, store: Store) -> datetime | None:
        """Tell what is due; when to be asked again, None: not before something new is noted."""


class _Nobody:
    """Tells nobody of anything."""

    def note(self, check: Check, store: Store) -> None:
        """Nothing is to be told."""

    def deliver(self, store: Store) -> None:
        """There is nothing to tell."""


NOBODY: Courier = _Nobody()
