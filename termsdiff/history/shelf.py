"""Pages on disk while an import lasts, each kept once."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from termsdiff.history.scratch import scratch_folder

__all__ = ["Shelf", "open_shelf"]


class Shelf:
    """Contents by their SHA-256 (hex), in files of ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, content: bytes) -> str:
        """Keep ``content``; its name."""
        name = sha256(content).hexdigest()
        path = self._folder / name
        if not path.exists():
            path.write_bytes(zlib.compress(content, 1))
        return name

    def get(self, name: str) -> bytes:
        """What was put under that name."""
        return zlib.decompress((self._folder / name).read_bytes())


@contextmanager
def open_shelf() -> Iterator[Shelf]:
    """An empty shelf, gone with all that is on it when the context ends."""
    with scratch_folder() as folder:
        pages = folder / "pages"
        pages.mkdir()
        yield Shelf(pages)
