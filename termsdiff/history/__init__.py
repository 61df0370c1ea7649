"""Other people's archives in, attempts and snapshots of the past out: dated files, git repositories of snapshots, WARC
and WACZ files, the Wayback Machine.

Each reader yields in order of time and knows nothing of parsing or of our archive. None of them uses the network: what
asks for an address is passed in.
"""

from __future__ import annotations

from termsdiff.history.attempts import Attempt
from termsdiff.history.from_files import left_out, read_files
from termsdiff.history.from_git import (
    History,
    Part,
    Record,
    open_repository,
    read_contents,
    read_history,
    read_records,
)  # fmt: skip

__all__ = [
    "Attempt",
    "History",
    "Part",
    "Record",
    "left_out",
    "open_repository",
    "read_contents",
    "read_files",
    "read_history",
    "read_records",
]
