"""A comparison made by hand in which everything happens that can happen to a clause."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from termsdiff.diff import compare
from termsdiff.model import Change, Changes, Claim, Clause, Document, Edit, Link, Located, Notice, Weight
from termsdiff.parse import parse
from termsdiff.report.side import Page, Side


def section(label: str, title: str, *children: Clause) -> Clause:
    return Clause(label, title, children=children)


OLD = Document(
    "Nimbus Terms",
    "en",
    (
        section(
            "1.",
            "Application",
            Clause("1.1", text="These terms apply to every service."),
            Clause("1.2", text="We may amend them on 60 days' notice."),
            Clause("1.3", text="See 1.2 for notices."),
        ),
        section(
            "2.",
            "Fees",
            Clause("2.1", "Payment.", "You pay within 30 days. Late sums bear interest."),
            Clause("2.2", text="Prices exclude tax."),
            Clause("2.3", text="Tax is added."),
            Clause("2.4", text="Read the price list.", links=(Link("price list", "https://nimbus.example/prices"),)),
        ),
        section("3.", "Free plan", Clause("3.1", text="It is free."), Clause("3.2", text="It stays free.")),
        section(
            "4.", "Liability", Clause("4.1", text="Capped at fees paid."), Clause("4.2", text="No cap for intent.")
        ),
        Clause(text="Last updated 1 May 2024."),
    ),
)
NEW = Document(
    "Nimbus Service Terms",
    "en",
    (
        section(
            "1.",
            "Application",
            Clause("1.1", text="These terms apply to every service."),
            Clause("1.2", text="You accept them by use."),
            Clause("1.3", text="We may amend them at any time."),
            Clause("1.4", text="See 1.3 for notices."),
        ),
        section(
            "2.",
            "Fees and taxes",
            Clause("2.1", "Payment.", "You pay within 14 days."),
            Clause("2.2", "", "Late sums bear interest."),
            Clause("2.3", text="Prices exclude tax. Tax is added."),
            Clause("2.4", text="Read the price list.", links=(Link("price list", "https://nimbus.example/list"),)),
        ),
        section(
            "3.", "Liability", Clause("3.1", text="No cap for intent."), Clause("3.2", text="Capped at fees paid.")
        ),
        Clause(text="Last updated 1 May 2024."),
    ),
    (Notice("no-language", "The page does not say its language."),),
)
_OLD, _NEW = dict(OLD.walk()), dict(NEW.walk())


def change(old: str, new: str, *words: tuple[str, str], moved: bool = False, **fields: object) -> Change:
    """A change between the clauses at two lists of paths."""
    befores = tuple(Located(path, _OLD[path]) for path in old.split())
    afters = tuple(Located(path, _NEW[path]) for path in new.split())
    return Change(befores, afters, moved, tuple(Edit(*word) for word in words), **fields)  # type: ignore[arg-type]


CHANGES = Changes(
    OLD,
    NEW,
    (
        change("1", "1"),
        change("1.1", "1.1"),
        change("", "1.2", reasons=("a new duty",)),
        change(
            "1.2",
            "1.3",
            ("=", "We may amend them "),
            ("-", "on 60 days' notice"),
            ("+", "at any time"),
            ("=", "."),
            reasons=("takes away a notice period", "changes a number"),
        ),
        change(
            "1.3", "1.4", ("=", "See "), ("-", "1.2"), ("+", "1.3"), ("=", " for notices."), weight=Weight.CONSEQUENTIAL
        ),
        change("2", "2", ("=", "Fees"), ("+", " and taxes")),
        change(
            "2.1",
            "2.1 2.2",
            ("=", "You pay within "),
            ("-", "30"),
            ("+", "14"),
            ("=", " days. Late sums bear interest."),
            reasons=("changes a number",),
        ),
        change("2.2 2.3", "2.3", ("=", "Prices exclude tax. Tax is added.")),
        change("2.4", "2.4", weight=Weight.COSMETIC),
        change("3", ""),
        change("3.1", ""),
        change("3.2", ""),
        change("4", "3", weight=Weight.CONSEQUENTIAL),
        change("4.2", "3.1", weight=Weight.CONSEQUENTIAL),
        change("4.1", "3.2", moved=True),
        change("¶1", "¶1"),
    ),
)
SIDES = {
    "old": Side(
        "nimbus/terms",
        2,
        datetime(2024, 5, 2, 6, tzinfo=UTC),
        datetime(2024, 9, 1, 6, tzinfo=UTC),
        "https://nimbus.example/terms",
        "ab" * 32,
    ),
    "new": Side(
        "nimbus/terms",
        3,
        datetime(2024, 9, 2, 6, tzinfo=UTC),
        None,
        "https://nimbus.example/terms",
        "cd" * 32,
        (Page("https://nimbus.example/terms", "cd" * 32), Page("https://nimbus.example/terms/2", "ef" * 32, "next")),
    ),
    "claims_old": (Claim("last-updated", "2024-05-01", "Last updated 1 May 2024.", "¶1"),),
    "claims_new": (Claim("last-updated", "2024-05-01", "Last updated 1 May 2024.", "¶1"),),
}


CORPUS = Path(__file__).parents[2] / "corpus"
KINDS = {".html": "text/html", ".md": "text/markdown"}


def _corpus() -> Iterator[Changes]:
    """The small pairs, then each version of the invented provider's documents with its last one."""
    for folder in sorted(path for path in (CORPUS / "pairs").iterdir() if path.is_dir()):
        yield compare(*(read(next(folder.glob(f"{side}.*"))) for side in ("old", "new")))
    for folder in sorted(path for path in (CORPUS / "cumulus").iterdir() if path.is_dir()):
        first, *_, last = sorted(folder.glob("????-??-??.html"))
        yield compare(read(first), read(last))


def read(path: Path) -> Document:
    return parse(path.read_bytes(), media_type=KINDS[path.suffix])


@pytest.fixture(scope="session")
def corpus() -> tuple[Changes, ...]:
    """Comparisons of terms we wrote, 70 small ones and a few long ones."""
    return tuple(_corpus())


@pytest.fixture
def changes() -> Changes:
    return CHANGES


@pytest.fixture
def document() -> Document:
    return NEW


@pytest.fixture
def sides() -> dict[str, object]:
    return dict(SIDES)
