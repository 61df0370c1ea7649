"""termsdiff: clause-level comparison and archiving of terms pages."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"  # before the imports: rooms below read it

from termsdiff.errors import TermsdiffError
from termsdiff.model import Change, Changes, Clause, Document, Edit, Kind, Link, Located, Range, Weight
from termsdiff.parse import parse

if TYPE_CHECKING:
    from termsdiff.diff import apply, compare
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
    "Range",
    "Store",
    "TermsdiffError",
    "Weight",
    "apply",
    "compare",
    "parse",
    "render",
]

# Loaded when first asked for: they take three quarters of the start, and `termsdiff --help` needs none of them.
_LATER = {"Store": "store", "apply": "diff", "compare": "diff", "render": "report"}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
