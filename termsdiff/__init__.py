"""termsdiff: clause-level comparison and archiving of terms pages."""

from __future__ import annotations

__version__ = "0.1.0"  # before the imports: rooms below read it

from termsdiff.diff import apply, compare
from termsdiff.errors import TermsdiffError
from termsdiff.model import Change, Changes, Clause, Document, Edit, Kind, Link, Located, Weight
from termsdiff.parse import parse
from termsdiff.report import render
from termsdiff.store import Store

__all__ = [
    "Change",
    "Changes",
    "Clause",
    "Document",
    "Edit",
    "Kind",
    "Link",
    "Located",
    "Store",
    "TermsdiffError",
    "Weight",
    "apply",
    "compare",
    "parse",
    "render",
]
