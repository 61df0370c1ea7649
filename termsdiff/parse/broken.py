"""What the packages that read PDF and Word files raise where a file is broken: `BROKEN`, for an ``except``.

They trust what a file says of itself, so that a wrong byte may end in nearly any of Python's own errors. Fuzzing
(``benchmarks/fuzz.py``) found these; what is not among them is a mistake of ours and should be seen.
"""

from __future__ import annotations

import struct
import zlib
from zipfile import BadZipFile

__all__ = ["BROKEN"]

BROKEN = (
    BadZipFile, zlib.error, struct.error, EOFError, OSError, LookupError, ValueError, TypeError, AttributeError,
    ArithmeticError, SyntaxError, RuntimeError, AssertionError,
)  # fmt: skip
