"""The only composition of the rooms: a source -> capture -> parse -> record -> compare, and what an archive tells of
the time between its checks.

``checking`` captures and records, ``judging`` tells terms from other pages, ``pages`` reads, ``rereading`` keeps two
parsers from being compared, ``chronicle`` looks back over the versions of a source, ``locking`` keeps two runs apart.
"""

from __future__ import annotations

from termsdiff.pipeline.checking import Capture, CheckResult, Clock, check, check_all, record_past
from termsdiff.pipeline.chronicle import Chronicle
from termsdiff.pipeline.judging import accept, quarantined, read_terms
from termsdiff.pipeline.locking import alone
from termsdiff.pipeline.pages import read_pages, revision_of
from termsdiff.pipeline.rereading import read_today, record_reading

__all__ = [
    "Capture",
    "CheckResult",
    "Chronicle",
    "Clock",
    "accept",
    "alone",
    "check",
    "check_all",
    "quarantined",
    "read_pages",
    "read_terms",
    "read_today",
    "record_past",
    "record_reading",
    "revision_of",
]
