"""The only composition of the rooms: a source -> capture -> parse -> record -> compare, and what an archive tells of
the time between its checks.

``checking`` captures and records, ``ahead`` asks many hosts at once, ``following`` gets the other pages of a document,
``watching`` checks what is due, ``rehearsing``
takes back what it recorded, ``judging`` tells terms from other pages, ``pages`` reads, ``rereading`` keeps two parsers
from being compared, ``chronicle`` looks back over the versions of a source, ``gathering`` over many sources,
``locking`` keeps two runs apart, ``courier`` is what it asks of whoever tells others, ``ways`` chooses between a plain
capture and the browser.
"""

from __future__ import annotations

from termsdiff.pipeline.checking import Capture, CheckResult, Clock, check, check_all, record_past
from termsdiff.pipeline.chronicle import Chronicle
from termsdiff.pipeline.courier import NOBODY, Courier
from termsdiff.pipeline.gathering import comparison_at, comparisons, current, named, pages_told, side_of, watched
from termsdiff.pipeline.judging import accept, quarantined, read_terms
from termsdiff.pipeline.locking import alone
from termsdiff.pipeline.pages import read_pages, revision_of, selections
from termsdiff.pipeline.planning import due, failures_of, planned
from termsdiff.pipeline.rehearsing import rehearse
from termsdiff.pipeline.rereading import read_today, record_reading
from termsdiff.pipeline.watching import Bell, watch
from termsdiff.pipeline.ways import read_untracked

__all__ = [
    "NOBODY",
    "Bell",
    "Capture",
    "CheckResult",
    "Chronicle",
    "Clock",
    "Courier",
    "accept",
    "alone",
    "check",
    "check_all",
    "comparison_at",
    "comparisons",
    "current",
    "due",
    "failures_of",
    "named",
    "pages_told",
    "planned",
    "quarantined",
    "read_pages",
    "read_terms",
    "read_today",
    "read_untracked",
    "record_past",
    "record_reading",
    "rehearse",
    "revision_of",
    "selections",
    "side_of",
    "watch",
    "watched",
]
