"""Other people's archives in, snapshots of the past out: dated files, and git repositories of snapshots.

Each reader yields in order of time and knows nothing of parsing or of our archive.
"""

from __future__ import annotations

from termsdiff.history.from_files import read_files
from termsdiff.history.from_git import Part, Record, open_repository, read_contents, read_records

__all__ = ["Part", "Record", "open_repository", "read_contents", "read_files", "read_records"]
