"""What is known of one side of a comparison, beside its words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

__all__ = ["Page", "Side"]


class Page(NamedTuple):
    """One page a document was read from: where it was found, the hex digest of its bytes, and its role
    (`model.Snapshot.role`)."""

    url: str
    sha256: str
    role: str = ""


@dataclass(frozen=True)
class Side:
    """Where one side comes from: everything optional, and shown in reports as evidence where it is given.

    ``name`` is the source or file, ``version`` its number in the archive, ``seen_from`` and ``seen_until``
    the aware times of the first and last check that saw it, ``sha256`` the hex digest of the snapshot, ``pages``
    all it was read from, ``way`` how that was had: "browser" where a browser showed it.
    """

    name: str = ""
    version: int | None = None
    seen_from: datetime | None = None
    seen_until: datetime | None = None
    url: str = ""
    sha256: str = ""
    pages: tuple[Page, ...] = ()
    way: str = ""
