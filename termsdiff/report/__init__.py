"""Changes or documents in, reports out."""

from __future__ import annotations

from termsdiff.model import Changes

__all__ = ["render"]


def render(changes: Changes, format: str) -> str | bytes:  # noqa: A002
    """Being built."""
    raise NotImplementedError
