"""The values everything else speaks of: frozen dataclasses, nothing but the standard library
and `termsdiff.normalize`.

Words are used as the field uses them: a *snapshot* is what a check got, a *document* the clause tree
parsed from it, a *change* goes from old clauses to new clauses. A clause does not know where it stands;
`Document.walk` says so.
"""

from __future__ import annotations

from termsdiff.model.changes import Change, Changes, Edit, Kind, Weight
from termsdiff.model.document import Claim, Clause, Document, Link, Located, Notice
from termsdiff.model.records import Check, Outcome, Past, Sighting, Snapshot, Source, Version, iso_time
from termsdiff.model.rules import Rule, passed_over
from termsdiff.model.selectors import Range, Selection, Selector
from termsdiff.model.targets import Event, Target

__all__ = [
    "Change",
    "Changes",
    "Check",
    "Claim",
    "Clause",
    "Document",
    "Edit",
    "Event",
    "Kind",
    "Link",
    "Located",
    "Notice",
    "Outcome",
    "Past",
    "Range",
    "Rule",
    "Selection",
    "Selector",
    "Sighting",
    "Snapshot",
    "Source",
    "Target",
    "Version",
    "Weight",
    "iso_time",
    "passed_over",
]
