"""What a writer gets: one value with everything a report may say."""

from __future__ import annotations

from dataclasses import dataclass, field

from termsdiff.model import Changes, Claim, Document
from termsdiff.report.side import Side
from termsdiff.timeline import Finding

__all__ = ["Comparison", "Reading"]

_UNTITLED = "Untitled document"


@dataclass(frozen=True)
class Comparison:
    """Changes to report. ``whole``: unchanged clauses too; ``context``: how many unchanged clauses to show
    on either side of a change, None for what suits the format; ``findings``: what was said of the change;
    ``ignored``: how many changes are not among them because a rule of the reader leaves them out."""

    changes: Changes
    old: Side = field(default_factory=Side)
    new: Side = field(default_factory=Side)
    claims_old: tuple[Claim, ...] = ()
    claims_new: tuple[Claim, ...] = ()
    whole: bool = False
    context: int | None = None
    findings: tuple[Finding, ...] = ()
    ignored: int = 0

    @property
    def title(self) -> str:
        """What the report is of: the title of the document, or else the name of what it was read from."""
        named = (self.changes.new.title, self.changes.old.title, self.new.name, self.old.name)
        return next(filter(None, named), _UNTITLED)


@dataclass(frozen=True)
class Reading:
    """One document to print, with what it claims, where it comes from, and what was said of the change to it."""

    document: Document
    side: Side = field(default_factory=Side)
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def title(self) -> str:
        """The title of the document, or else the name of what it was read from."""
        return self.document.title or self.side.name or _UNTITLED
