"""One table of ``[notify]`` in, whom it says to tell of what out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from termsdiff.config.checking import NUMBER, TEXT, TEXTS, Known, MisfitError, check_keys, texts_of
from termsdiff.model import Event, Target

__all__ = ["read_target"]

_TARGET: Known = {"to": TEXT, "events": TEXTS, "sources": TEXTS, "topics": TEXTS, "failing_after": NUMBER}
_TARGET |= {"digest": TEXT, "template": TEXT}
_ADDRESS = re.compile(r"[A-Za-z][\w+.-]*://.+|\$[A-Za-z_]\w*", re.DOTALL)
_DAILY = "0 0 * * *"  # with the first run after the day is over


def read_target(name: str, entry: Any, folder: Path) -> Target:
    """The target the table ``entry`` says; files it names are in ``folder``.

    Raises:
        MisfitError: it says something it cannot mean. The message never holds the address.
    """
    place = ("notify", name)
    if not isinstance(entry, dict):
        raise MisfitError(
            f'"{name}" stands alone in [notify]; write a table for each to be told: [notify.legal]', place
        )
    check_keys(entry, _TARGET, place)
    address = entry.get("to", "")
    if not _ADDRESS.fullmatch(address):
        told = "to is no address" if address else "there is no address"
        raise MisfitError(f'{told}; write to = "mailto://…", another address of Apprise, or "$VARIABLE"', place)
    after = entry.get("failing_after", Target.failing_after)
    if after != int(after):
        raise MisfitError('"failing_after" must be a whole number', (*place, "failing_after"))
    usual, digest, template = Target(name, address), entry.get("digest", ""), entry.get("template", "")
    return Target(
        name, address, events=_events(entry, place) or usual.events,
        sources=texts_of(entry, "sources"), topics=texts_of(entry, "topics"), failing_after=int(after),
        digest=_DAILY if digest == "day" else digest, template=folder / template if template else None,
    )  # fmt: skip


def _events(entry: Any, place: tuple[str, ...]) -> tuple[Event, ...]:
    try:
        return tuple(map(Event, texts_of(entry, "events")))
    except ValueError as error:
        raise MisfitError(f"{error}; events are {', '.join(Event)}", (*place, "events")) from None
