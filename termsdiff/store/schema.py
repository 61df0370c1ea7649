"""What marks a file as an archive of ours, and which tables it has: read whenever one is opened."""

from __future__ import annotations

__all__ = ["APPLICATION_ID", "SCHEMA_VERSION"]

APPLICATION_ID = 0x7465726D  # "term"
SCHEMA_VERSION = 4  # the number of migrations in `migrations`
