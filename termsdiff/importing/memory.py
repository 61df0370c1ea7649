"""What a process has freed, given back to the system: hours of pages of all sizes leave holes it would keep."""

from __future__ import annotations

import ctypes
import sys

__all__ = ["give_back"]

_LIBRARY = ctypes.CDLL(None) if sys.platform == "linux" else None
_TRIM = getattr(_LIBRARY, "malloc_trim", None)  # of the GNU C library; others give back by themselves


def give_back() -> None:
    """Let go of the memory that is free, the holes between what is in use included; takes milliseconds. Measured at
    the end of an import of 16,657 pages: of 230 MB that process had, 111 were holes."""
    if _TRIM:
        _TRIM(0)
