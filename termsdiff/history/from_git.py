"""A git repository or bundle of snapshots in Open Terms Archive's layout in, its records out, oldest first.

One record is one commit that touches one file ``<service>/<terms type>[ #<part>].<extension>``; its author date
is when the page was fetched. Merges, root files and commits that touch several files are passed over, a deletion
ends the tracking. Records come in order of the author date, which a few commits' place in the history contradicts.
A terms type that is put together from several pages has a file for each; its record is the newest of every part,
and there is none before each part has been seen.

Implemented from the description of the format; the commits are read with the ``git`` program.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path, PurePosixPath
from typing import IO, NamedTuple

from termsdiff.errors import InputError
from termsdiff.history.from_files import MEDIA_TYPES
from termsdiff.history.scratch import scratch_folder

__all__ = ["History", "Part", "Record", "open_repository", "read_contents", "read_history", "read_records"]

_RECORD = "\x01"  # before each commit in the log; no commit message of the format holds it
_LOG = ["log", "--no-merges", "--raw", "--no-abbrev", "--no-renames", "--root", f"--format={_RECORD}%at%n%B"]
_TRAILER = re.compile(r"^([A-Za-z0-9-]+): (.+)$", re.MULTILINE)
_LOCATION = "x-source-document-location"
_TOGETHER = timedelta(hours=1)  # the pages of one terms type are fetched within minutes of each other
_UPGRADE = "git-upgrade"
_UPGRADES = ("Apply technical", "Refilter")  # how the subject of a commit begins that changed rules, not pages
_PART = " #"  # before the name of a page in that of its file, where a document is put together from several
_DEPTH = 2  # <service>/<file>


class Part(NamedTuple):
    """One page of a record: the git object that holds its bytes, what it is and where it was fetched. ``via`` is
    "git-upgrade" where the recorder read a page it had before by other rules: the text differs, the page did not."""

    blob: str
    url: str
    media_type: str
    at: datetime
    via: str = "git"


@dataclass(frozen=True)
class Record:
    """What was fetched of one source at one time: a part for every page it is put together from."""

    name: str
    at: datetime
    parts: tuple[Part, ...]

    @property
    def is_upgrade(self) -> bool:
        """Did its recorder read a page anew by other rules?"""
        return any(part.via == _UPGRADE and part.at == self.at for part in self.parts)


class History(NamedTuple):
    """What a repository holds: its ``records``, and how many commits were ``passed`` over, by the reason."""

    records: tuple[Record, ...]
    passed: tuple[tuple[str, int], ...] = ()


@contextmanager
def open_repository(path: Path) -> Iterator[Path]:
    """The folder of the repository ``path`` is or, where it is a bundle, is unpacked to while the context lasts.

    Raises InputError where it is neither.
    """
    if path.is_dir():
        _run(path, "rev-parse", "--git-dir", otherwise=f"{path} is no git repository")
        yield path
        return
    with scratch_folder() as folder:
        clone = ("clone", "--quiet", "--bare", str(path.absolute()), "clone")
        _run(folder, *clone, otherwise=f"{path} is no git bundle, or a damaged one")
        repository = folder / "clone"
        _point_head(repository)
        yield repository


def read_history(repository: Path) -> History:
    """Every record of every source, in order of time, and what was passed over. Raises InputError where git fails."""
    passed: Counter[str] = Counter()
    touched = list(_touched(repository, passed))
    touched.reverse()  # the log tells the last commit first; of two within one second the parent goes before its child
    touched.sort(key=lambda touch: touch.at)
    records = tuple(_records(touched, passed))
    passed["merges"] += int(_answer(repository, "rev-list", "--count", "--merges", "HEAD")[0])
    return History(records, tuple((reason, count) for reason, count in passed.most_common() if count))


def read_records(repository: Path) -> Iterator[Record]:
    """The records of `read_history`."""
    return iter(read_history(repository).records)


def _records(touched: Sequence[_Touch], passed: Counter[str]) -> Iterator[Record]:
    begun: dict[str, dict[str, datetime]] = {}
    for touch in touched:
        begun.setdefault(touch.name, {}).setdefault(touch.page, touch.at)
    current: dict[str, dict[str, _Touch]] = {}
    for touch in touched:
        pages = current.setdefault(touch.name, {})
        if touch.part is None:
            if touch.page in pages and pages[touch.page].file == touch.file:
                del pages[touch.page]
            begun[touch.name].pop(touch.page, None)
            passed["deletions"] += 1
            continue
        _end_other_layout(touch.page, pages, begun[touch.name])
        pages[touch.page] = touch
        if all(page in pages for page, since in begun[touch.name].items() if since <= touch.at + _TOGETHER):
            parts = (pages[page].part for page in sorted(pages))
            yield Record(touch.name, touch.at, tuple(part for part in parts if part))
        else:
            passed["before the other pages of their document were seen"] += 1


def _end_other_layout(page: str, pages: dict[str, _Touch], begun: dict[str, datetime]) -> None:
    """A document that was one page and is put together from several now, or the other way round, is read no longer
    from the files of before, which stay in the repository."""
    for other in [other for other in pages if (_PART in other) != (_PART in page)]:
        del pages[other]
        begun.pop(other, None)


def read_contents(repository: Path, blobs: Iterable[str]) -> Iterator[bytes]:
    """The bytes of git objects, in the order asked for, one at a time. Raises InputError where git fails."""
    command = ["git", "-C", str(repository), "cat-file", "--batch"]
    with _started(command, stdin=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for blob in blobs:
            process.stdin.write(f"{blob}\n".encode())
            process.stdin.flush()
            heading = process.stdout.readline().split()
            if len(heading) != 3:  # else "<object> missing"
                raise InputError(f"git object {blob} is missing in {repository}; fetch the repository in full")
            content = process.stdout.read(int(heading[2]))
            process.stdout.read(1)
            yield content


class _Touch(NamedTuple):
    """A commit that touched one file of a source: the page it holds, whatever its extension; no part where it was
    deleted."""

    name: str
    page: str
    file: str
    at: datetime
    part: Part | None


def _touched(repository: Path, passed: Counter[str]) -> Iterator[_Touch]:
    with _started(["git", "-C", str(repository), *_LOG]) as process:
        assert process.stdout is not None
        for commit in _commits(process.stdout):
            head, *files = commit.split("\n:")
            path = PurePosixPath(files[0].partition("\t")[2].strip()) if len(files) == 1 else PurePosixPath()
            if reason := _no_record(path, len(files)):
                passed[reason] += 1
            else:
                yield _touch(head, path, blob=files[0].split()[3])


def _no_record(path: PurePosixPath, files: int) -> str:
    """Why a commit that touched so many ``files``, of which ``path`` is the only one, is no record; "" where it is."""
    if files != 1:
        return "of several files" if files else "without a file"
    if len(path.parts) != _DEPTH or path.parts[0].startswith("."):
        return "outside the folders of services"
    return "" if path.suffix in MEDIA_TYPES else f"of a kind that is not read ({path.suffix or path.name})"


def _commits(log: IO[bytes]) -> Iterator[str]:
    """The text of one commit after the other: time, message and the files touched, each after a colon."""
    commit: list[str] = []
    for line in log:
        text = line.decode("utf-8", "replace")
        if text.startswith(_RECORD):
            if commit:
                yield "".join(commit)
            commit = [text[1:]]
        else:
            commit.append(text)
    if commit:
        yield "".join(commit)


def _touch(head: str, path: PurePosixPath, *, blob: str) -> _Touch:
    seconds, _, message = head.partition("\n")
    at = datetime.fromtimestamp(int(seconds), UTC)
    trailers = {key.lower(): value.strip() for key, value in _TRAILER.findall(message)}
    name = f"{path.parts[0]}/{path.stem.partition(' #')[0]}"
    url = trailers.get(_LOCATION) or str(path)
    via = _UPGRADE if message.startswith(_UPGRADES) else "git"
    part = Part(blob, url, MEDIA_TYPES[path.suffix], at, via) if blob.strip("0") else None
    return _Touch(name, str(path.with_suffix("")), str(path), at, part)


@contextmanager
def _started(command: list[str], *, stdin: int = subprocess.DEVNULL) -> Iterator[subprocess.Popen[bytes]]:
    """A git that is read from while the context lasts. Raises InputError where there is none, or it fails."""
    try:
        process = subprocess.Popen(  # noqa: S603 - a list, never a shell; the only free argument is a folder
            command, stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=_plain()
        )
    except FileNotFoundError as error:
        raise InputError("reading a git repository needs the git program; install git") from error
    with process:
        try:
            yield process
        except BaseException:
            process.kill()
            raise
        _, complaint = process.communicate()
    if process.returncode:
        raise InputError(f"git could not read {command[2]}: {_last_line(complaint)}")


def _plain() -> dict[str, str]:
    """The environment for git: no prompts, no paths quoted, and not the repository termsdiff was started in."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    return kept | {
        "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C",
        "GIT_CONFIG_COUNT": "3",
        "GIT_CONFIG_KEY_0": "core.quotePath", "GIT_CONFIG_VALUE_0": "false",
        "GIT_CONFIG_KEY_1": "safe.directory", "GIT_CONFIG_VALUE_1": "*",
        # A third of git's own cache: 70 MB less on 3.5 GB of pages, read 40 % slower; with half of it, five times.
        "GIT_CONFIG_KEY_2": "core.deltaBaseCacheLimit", "GIT_CONFIG_VALUE_2": "32m",
    }  # fmt: skip


def _run(folder: Path, *arguments: str, otherwise: str) -> None:
    try:
        _answer(folder, *arguments)
    except InputError as error:
        raise InputError(f"{otherwise}; name a repository, a bundle or dated files") from error


def _point_head(clone: Path) -> None:
    """A bundle of one branch need not say that it is the main one; then the clone has no head to read from."""
    heads = _answer(clone, "for-each-ref", "--format=%(refname)", "refs/heads")
    if heads and _answer(clone, "symbolic-ref", "HEAD")[0] not in heads:
        _answer(clone, "symbolic-ref", "HEAD", heads[0])


def _answer(folder: Path, *arguments: str) -> list[str]:
    with _started(["git", "-C", str(folder), *arguments]) as process:
        assert process.stdout is not None
        return process.stdout.read().decode().splitlines()


def _last_line(complaint: bytes) -> str:
    lines = complaint.decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else "git gave no reason"
