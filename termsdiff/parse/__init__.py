"""Bytes in, document out."""

from __future__ import annotations

from termsdiff.model import Document

__all__ = ["parse"]


def parse(
    content: bytes | str,
    *,
    media_type: str = "text/html",
    url: str | None = None,
    select: tuple[str, ...] = (),
    remove: tuple[str, ...] = (),
) -> Document:
    """Being built."""
    raise NotImplementedError
