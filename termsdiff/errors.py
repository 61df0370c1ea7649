"""What can go wrong, as one tree of exceptions.

    TermsdiffError               every error termsdiff raises on purpose; the CLI prints it and exits 2
    ├── InputError               an operand cannot be used: no such file, an unknown format, a bad date
    │   └── RevisionError        no such source, version or clause in the archive
    ├── ParseError               the bytes are not a text we can read (binary, unknown media type)
    ├── ConfigError              termsdiff.toml cannot be understood
    ├── CaptureError             a page could not be had; ``.reason`` is a CaptureReason
    └── StoreError               the archive cannot be used
        ├── NotAnArchiveError    the file is no termsdiff database
        ├── NewerSchemaError     the database was written by a newer termsdiff
        └── ArchiveBusyError     another termsdiff is writing

The message of each is one clear sentence that says what to do; nothing was changed when it is raised.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import partial

__all__ = [
    "ArchiveBusyError",
    "CaptureError",
    "CaptureReason",
    "ConfigError",
    "InputError",
    "NewerSchemaError",
    "NotAnArchiveError",
    "ParseError",
    "RevisionError",
    "StoreError",
    "TermsdiffError",
]


class TermsdiffError(Exception):
    """The root of every error termsdiff raises on purpose."""


class InputError(TermsdiffError):
    """An operand or option cannot be used as given."""


class RevisionError(InputError):
    """The archive holds no such source, version or clause."""


class ParseError(TermsdiffError):
    """The bytes cannot be read as a text."""


class ConfigError(TermsdiffError):
    """termsdiff.toml is missing something or says something it cannot mean."""


class CaptureReason(StrEnum):
    """Why a page could not be had; stored with the failed check."""

    DNS = "dns"
    CONNECT = "connect"
    TLS = "tls"
    TIMEOUT = "timeout"
    REDIRECTS = "redirects"
    FORBIDDEN = "forbidden"
    NOT_FOUND = "not-found"
    GONE = "gone"
    RATE_LIMITED = "rate-limited"
    SERVER_ERROR = "server-error"
    STATUS = "status"
    TOO_LARGE = "too-large"
    PROTOCOL = "protocol"
    REFUSED_ADDRESS = "refused-address"
    ROBOTS = "robots"
    BROWSER = "browser"
    NOT_TERMS = "not-terms"
    DOUBTFUL = "doubtful"
    INCOMPLETE = "incomplete"
    UNREADABLE = "unreadable"


class CaptureError(TermsdiffError):
    """A page could not be had; ``reason`` names the kind, ``status`` the HTTP status where there was one."""

    def __init__(self, message: str, *, reason: CaptureReason, status: int | None = None) -> None:
        super().__init__(message)
        self.reason = reason
        self.status = status
        self.retry_after: float | None = None  # seconds the server asked to wait, where it did

    def __reduce__(self) -> tuple[Callable[..., CaptureError], tuple[str]]:
        """So that it travels between processes."""
        return partial(CaptureError, reason=self.reason, status=self.status), (str(self),)


class StoreError(TermsdiffError):
    """The archive cannot be read or written."""


class NotAnArchiveError(StoreError):
    """The file exists but is no termsdiff database."""


class NewerSchemaError(StoreError):
    """The database was written by a newer termsdiff than this one."""


class ArchiveBusyError(StoreError):
    """Another termsdiff is writing to the archive."""
