"""What one process read in, the same in another one out, each clause sent only once.

A `Packer` there and an `Unpacker` here, which takes the parcels in the order they were packed. A version shares most
of its clauses with the one before it: what is sent of it is mostly references to what was sent before, and here too
they become the same clauses, whose digests are known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pickle import HIGHEST_PROTOCOL, Pickler, Unpickler
from typing import Any, NamedTuple

from termsdiff.model import Clause, Document

__all__ = ["Packer", "Parcel", "Unpacker"]

_KNOWN = 8_000  # distinct clauses remembered on both sides, some 10 MB; then both forget
_PACKED = 1_000  # documents packed until then at most: pickle remembers over 1 KB of each, however alike


class Parcel(NamedTuple):
    """Values, packed; ``anew`` where neither this nor a later parcel refers to an earlier one."""

    anew: bool
    content: bytes


class Packer:
    """Packs values that may hold documents."""

    def __init__(self) -> None:
        self._begin()

    def _begin(self) -> None:
        self._clauses: dict[tuple[Any, ...], Clause] = {}
        self._packed = 0
        self._sink = BytesIO()
        self._pickler = Pickler(self._sink, HIGHEST_PROTOCOL)
        self._anew = True

    def shared(self, document: Document) -> Document:
        """The document with the known clauses in place of its own equal ones."""
        if len(self._clauses) > _KNOWN or self._packed >= _PACKED:
            self._begin()
        self._packed += 1
        return replace(document, clauses=self._known(document.clauses))

    def _known(self, clauses: Sequence[Clause]) -> tuple[Clause, ...]:
        found = []
        for clause in clauses:
            below = self._known(clause.children) if clause.children else ()
            own = (clause.label, clause.title, clause.text, clause.links, *map(id, below))
            known = self._clauses.get(own)
            if known is None:
                known = self._clauses[own] = replace(clause, children=below) if below else clause
            found.append(known)
        return tuple(found)

    def pack(self, values: Sequence[Any]) -> Parcel:
        """A parcel for the `Unpacker` that got all those before it."""
        self._sink.seek(0)
        self._sink.truncate()
        self._pickler.dump(values)
        parcel = Parcel(self._anew, self._sink.getvalue())
        self._anew = False
        return parcel


class Unpacker:
    """Unpacks the parcels of one `Packer`, in their order."""

    def __init__(self) -> None:
        self._begin()

    def _begin(self) -> None:
        self._source = BytesIO()
        self._unpickler = Unpickler(self._source)  # noqa: S301 - of a process of our own

    def unpack(self, parcel: Parcel) -> Any:
        """The values of a parcel."""
        if parcel.anew:
            self._begin()
        self._source.seek(0)
        self._source.truncate()
        self._source.write(parcel.content)
        self._source.seek(0)
        return self._unpickler.load()
