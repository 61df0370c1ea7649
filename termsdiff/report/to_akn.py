"""A document in, Akoma Ntoso 3.0 out: the OASIS LegalDocML standard (akn-core v1.0) that legal databases read.

A clause becomes a ``clause`` with ``num``, ``heading`` and content, numbered by where it stands (``cl_2__cl_1``).
Every word of the document is kept; link targets are not, they have no place within the words here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date

from markupsafe import Markup

from termsdiff.model import Clause
from termsdiff.report.fill import fill
from termsdiff.report.inert import inert
from termsdiff.report.material import Reading

__all__ = ["write_document"]

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_UNKNOWN = "0001-01-01"  # the schema wants a date, and there is none
_NOWHERE = "xx"  # ISO 3166 leaves it to users: terms are no country's


def write_document(reading: Reading) -> str:
    """The document as ``doc`` with its tree as ``mainBody``."""
    document, side = reading.document, reading.side
    provider, _, name = inert(side.name).partition("/") if side.version else ("", "", "")  # a file's name says neither
    day, day_name = _date(reading)
    work = f"/akn/{_NOWHERE}/doc/terms/{_slug(provider)}/{day}/{_slug(name or document.title)}"
    language = _slug(document.language) if document.language else "und"
    steps = [step for at, clause in enumerate(document.clauses, 1) for step in _clause(clause, f"cl_{at}")]
    return fill(
        "akn.xml",
        title=document.title,
        work=work,
        expression=f"{work}/{language}@{day}",
        date=day,
        date_name=day_name,
        language=language,
        provider=provider or "unknown",
        provider_path=_slug(provider),
        steps=steps or [Markup("<p/>\n")],
    )


def _date(reading: Reading) -> tuple[str, str]:
    """When the text was first seen, else the date it claims; and which of them it is."""
    if reading.side.seen_from:
        return f"{reading.side.seen_from.astimezone(UTC):%Y-%m-%d}", "observed"
    for claim in reading.claims:
        day = claim.date.partition("T")[0]
        if _is_date(day):
            return day, claim.kind
    return _UNKNOWN, "unknown"


def _is_date(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text)) and text.count("-") > 1
    except ValueError:
        return False


def _slug(text: str) -> str:
    return _UNSAFE.sub("-", text).strip("-.") or "unknown"


def _clause(clause: Clause, identifier: str) -> Iterator[Markup]:
    yield Markup('<clause eId="{}">\n').format(identifier)
    for tag, text in (("num", clause.label), ("heading", clause.title)):
        if text:
            yield Markup("<{0}>{1}</{0}>\n").format(tag, inert(text))
    if clause.children:
        if clause.text:
            yield Markup('<intro eId="{}__intro"><p>{}</p></intro>\n').format(identifier, inert(clause.text))
        for at, child in enumerate(clause.children, 1):
            yield from _clause(child, f"{identifier}__cl_{at}")
    else:
        yield Markup('<content eId="{}__content"><p>{}</p></content>\n').format(identifier, inert(clause.text))
    yield Markup("</clause>\n")
