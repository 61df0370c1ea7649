"""The archive in, a static web site of it in a folder out: ``report --site``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from termsdiff.cli.archives import reading
from termsdiff.cli.overviews import chronicles
from termsdiff.cli.settings import settings
from termsdiff.errors import InputError
from termsdiff.pipeline.gathering import comparisons, side_of, watched
from termsdiff.reading.dates import claims
from termsdiff.report import Reading, Shelf, render_site
from termsdiff.report.phrases import count
from termsdiff.store import Store

__all__ = ["write_site"]

_MARK = ".nojekyll"  # tells GitHub Pages to serve the files as they are, and us that the folder is ours


def write_site(folder: Path, *, now: datetime) -> tuple[Path, str]:
    """Write the site; its first page, and in a few words what was written.

    Raises:
        InputError: the folder holds something else, or cannot be written.
    """
    if folder.is_dir() and any(folder.iterdir()) and not (folder / _MARK).exists():
        raise InputError(f"{folder} holds other files; name a new or empty folder for the site")
    pages = 0
    with reading(settings()) as store:
        _write(folder / _MARK, "")
        for path, content in render_site(_shelves(store), title="Terms archive", stamp=now):
            _write(folder / path, content)
            pages += path.endswith(".html")
    return folder / "index.html", count(pages, "page")


def _write(path: Path, content: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror}; choose another folder with --site") from None


def _shelves(store: Store) -> Iterator[Shelf]:
    """The sources of which a text was seen."""
    for chronicle in chronicles("", store):
        if chronicle.spans:
            rules = settings().config().rules_for(chronicle.source.name)
            told = tuple(comparisons(chronicle, store, rules=rules))
            texts = ((chronicle.document(version), side_of(version, store)) for version in chronicle.versions)
            readings = tuple(Reading(document, side, claims(document)) for document, side in texts)
            failing = watched(chronicle, store, ()).failing
            yield Shelf(chronicle.source.name, readings, told, failing, chronicle.spans[-1].version)
