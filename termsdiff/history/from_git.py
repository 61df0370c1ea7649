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
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path, PurePosixPath
from typing import IO, NamedTuple

from termsdiff.errors import InputError
from termsdiff.history.from_files import MEDIA_TYPES
from termsdiff.history.scratch import scratch_folder

__all__ = ["Part", "Record", "open_repository", "read_contents", "read_records"]

_RECORD = "\x01"  # before each commit in the log; no commit message of the format holds it
_LOG = ["log", "--no-merges", "--raw", "--no-abbrev", "--no-renames", "--root", f"--format={_RECORD}%at%n%B"]
_TRAILER = re.compile(r"^([A-Za-z0-9-]+): (.+)$", re.MULTILINE)
_LOCATION = "x-source-document-location"
_TOGETHER = timedelta(hours=1)  # the pages of one terms type are fetched within minutes of each other
_UPGRADES = ("Apply technical", "Refilter")  # how the subject of a commit begins that changed rules, not pages
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


def read_records(repository: Path) -> Iterator[Record]:
    """Every record of every source, in order of time. Raises InputError where git fails."""
    touched = sorted(_touched(repository), key=lambda touch: touch.at)
    begun: dict[str, dict[str, datetime]] = {}
    for touch in touched:
        begun.setdefault(touch.name, {}).setdefault(touch.file, touch.at)
    current: dict[str, dict[str, Part]] = {}
    for touch in touched:
        parts = current.setdefault(touch.name, {})
        if touch.part is None:
            parts.pop(touch.file, None)
            begun[touch.name].pop(touch.file, None)
            continue
        parts[touch.file] = touch.part
        if all(file in parts for file, since in begun[touch.name].items() if since <= touch.at + _TOGETHER):
            yield Record(touch.name, touch.at, tuple(parts[file] for file in sorted(parts)))


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
    """A commit that touched one file of a source; no part where it was deleted."""

    name: str
    file: str
    at: datetime
    part: Part | None


def _touched(repository: Path) -> Iterator[_Touch]:
    with _started(["git", "-C", str(repository), *_LOG]) as process:
        assert process.stdout is not None
        for commit in _commits(process.stdout):
            head, *files = commit.split("\n:")
            path = PurePosixPath(files[0].partition("\t")[2].strip()) if len(files) == 1 else PurePosixPath()
            if len(path.parts) == _DEPTH and not path.parts[0].startswith(".") and path.suffix in MEDIA_TYPES:
                yield _touch(head, path, blob=files[0].split()[3])


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
    via = "git-upgrade" if message.startswith(_UPGRADES) else "git"
    part = Part(blob, url, MEDIA_TYPES[path.suffix], at, via) if blob.strip("0") else None
    return _Touch(name, str(path), at, part)


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
