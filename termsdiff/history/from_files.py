"""Dated files in, snapshots of the past out, oldest first.

``2021-03-01.html``, ``2021-03-01T12-30-00.md`` (the names of Open Terms Archive's data sets) and any other name with
an ISO date in it (``terms_2021-03-01_final.txt``, ``20210301.html``). A bare date is midnight UTC of that day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from termsdiff.errors import InputError
from termsdiff.history.attempts import Attempt
from termsdiff.model import Snapshot

__all__ = ["MEDIA_TYPES", "date_of", "left_out", "read_files"]

MEDIA_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".txt": "text/plain",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}

_DATE = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<dash>-?)(?P<month>\d\d)(?P=dash)(?P<day>\d\d)"
    r"(?:[T_ -](?P<hour>\d\d)[-:._]?(?P<minute>\d\d)(?:[-:._]?(?P<second>\d\d))?(?!\d)|(?!\d))"
)


def date_of(name: str) -> datetime | None:
    """The moment a file name carries, aware, UTC; None where it carries none or one that cannot be."""
    for found in _DATE.finditer(name):
        parts = [int(found[part] or 0) for part in ("year", "month", "day", "hour", "minute", "second")]
        try:
            return datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type]
        except ValueError:
            continue
    return None


def read_files(paths: Iterable[Path]) -> Iterator[Attempt]:
    """The files, and those in the folders named (hidden ones and unknown kinds left out), in order of their dates.

    Raises InputError, before anything is yielded, for a path that is not there, a file whose name carries no date,
    a folder without a dated file, and two files of one moment.
    """
    dated: dict[datetime, Path] = {}
    for path in [file for named in paths for file in _files(named)]:
        at = date_of(path.name)
        if at is None:
            raise InputError(
                f"{path} has no date in its name; name it like 2021-03-01.html or 2021-03-01T12-30-00.html"
            )
        if at in dated:
            raise InputError(f"{dated[at]} and {path} carry the same date; add the time, like 2021-03-01T12-30-00.html")
        dated[at] = path
    for at, path in sorted(dated.items()):
        yield Attempt(at, (_snapshot(path, at),))


def left_out(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """The files in the folders named that `read_files` leaves out, in order, each with the reason; of hidden ones
    nothing is said."""
    for folder in filter(Path.is_dir, paths):
        for file in sorted(folder.rglob("*")):
            if file.is_file() and _shown(file, folder) and (why := _unfit(file)):
                yield file, why


def _unfit(file: Path) -> str:
    """Why a file in a folder is left out; "" where it is taken."""
    if file.suffix.lower() not in MEDIA_TYPES:
        return f"{file.suffix or 'a name without an ending'} is no kind that is read"
    return "" if date_of(file.name) else "it has no date in its name"


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        if not path.is_file():
            raise InputError(f"there is no file or folder {path}")
        return [path]
    found = [file for file in sorted(path.rglob("*")) if file.is_file() and not _unfit(file) and _shown(file, path)]
    if not found:
        raise InputError(f"{path} holds no file with a date in its name, like 2021-03-01.html")
    return found


def _shown(file: Path, folder: Path) -> bool:
    return not any(part.startswith(".") for part in file.relative_to(folder).parts)


def _snapshot(path: Path, at: datetime) -> Snapshot:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from error
    media_type = MEDIA_TYPES.get(path.suffix.lower(), "text/html")
    return Snapshot(content=content, url=path.absolute().as_uri(), at=at, media_type=media_type, via="file")
