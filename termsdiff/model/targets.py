"""Who is to be told of what."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from fnmatch import fnmatchcase
from pathlib import Path

__all__ = ["Event", "Target"]


class Event(StrEnum):
    """What somebody may want to be told: a substantive change, a silent one (words changed, no date the page claims
    did), any new text at all, a source that keeps failing, one that does no longer."""

    SUBSTANTIVE = "substantive"
    SILENT = "silent"
    CHANGED = "changed"
    FAILING = "failing"
    RECOVERED = "recovered"


_USUAL = (Event.SUBSTANTIVE, Event.SILENT, Event.FAILING, Event.RECOVERED)


@dataclass(frozen=True)
class Target:
    """Somebody to be told of ``events``, at an address that may hold a password and is never shown.

    ``sources``: only of these, by name, provider or pattern ("examplecloud/*"); ``topics``: only of changes in clauses
    on them; ``failing_after``: so many failed checks in a row; ``digest``: "" for a message each, "run" for one a run,
    or when to send what has come together: an interval or cron expression; ``template``: the file the message is made
    by, None for the usual one.
    """

    name: str
    address: str = field(repr=False)
    events: tuple[Event, ...] = _USUAL
    sources: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    failing_after: int = 3
    digest: str = ""
    template: Path | None = None

    def wants(self, source: str) -> bool:
        """Is the source of this name one of those to be told of?"""
        return not self.sources or any(
            source == each or source.startswith(f"{each}/") or fnmatchcase(source, each) for each in self.sources
        )
