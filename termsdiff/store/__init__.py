"""The archive."""

from __future__ import annotations

__all__ = ["Store"]


class Store:
    """Being built."""
