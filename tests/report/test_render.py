"""Every format of every report, as readable golden files; formats there are not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from termsdiff.errors import InputError
from termsdiff.model import Change, Changes, Clause, Document, Located, Weight
from termsdiff.report import DOCUMENT_FORMATS, FORMATS, render, render_document, text_lines

SUFFIXES = {"text": "txt", "markdown": "md", "unified": "diff"}
FILES = [name for name in FORMATS if name != "atom"]  # a feed needs to know when versions were seen
Golden = Callable[[str, str], None]


def as_text(report: str | bytes) -> str:
    assert isinstance(report, str)
    return report


@pytest.mark.parametrize("name", ["text", "markdown", "html", "json", "csv", "unified", "atom"])
def test_changes_read_as_they_are_kept_in_the_golden_files(
    name: str, changes: Changes, sides: dict[str, Any], golden: Golden
) -> None:
    golden(f"changes.{SUFFIXES.get(name, name)}", as_text(render(changes, name, **sides)))


@pytest.mark.parametrize("name", ["text", "markdown", "html", "json"])
def test_whole_documents_with_changes_read_as_kept(
    name: str, changes: Changes, sides: dict[str, Any], golden: Golden
) -> None:
    golden(f"whole.{SUFFIXES.get(name, name)}", as_text(render(changes, name, **sides, all=True)))


@pytest.mark.parametrize("name", ["text", "markdown", "html", "json", "akn"])
def test_documents_read_as_kept(name: str, document: Document, sides: dict[str, Any], golden: Golden) -> None:
    text = render_document(document, name, claims=sides["claims_new"], side=sides["new"])
    golden(f"document.{SUFFIXES.get(name, name)}", as_text(text))


def test_an_unknown_format_is_refused_with_the_formats_there_are(changes: Changes, document: Document) -> None:
    with pytest.raises(InputError, match=r"'docbook'.*text, markdown, html, json"):
        render(changes, "docbook")
    with pytest.raises(InputError, match=r"'docbook'.*text, markdown, html, json"):
        render_document(document, "docbook")


def test_text_runs_joined_are_the_text_report(changes: Changes, sides: dict[str, Any]) -> None:
    """What the command line colours is what it prints without colour."""
    assert "".join(text for _, text in text_lines(changes, **sides)) == render(changes, "text", **sides)


@pytest.mark.parametrize("name", FILES)
def test_nothing_changed_is_a_report_too(name: str, document: Document) -> None:
    """Only a unified diff has nothing to say then."""
    assert bool(render(Changes(document, document), name)) is (name != "unified")


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("context", [0, 1, 50])
def test_any_amount_of_context_is_fine(name: str, context: int, changes: Changes) -> None:
    assert render(changes, name, context=context)


@pytest.mark.parametrize("name", DOCUMENT_FORMATS)
def test_an_empty_document_is_a_report_too(name: str) -> None:
    assert render_document(Document(), name)


@pytest.mark.parametrize("name", FILES)
def test_a_title_that_changed_is_a_change_without_a_path(name: str) -> None:
    old, new = Document("Terms of Use"), Document("Terms of Service")
    change = Change((Located("", Clause(title=old.title)),), (Located("", Clause(title=new.title)),))
    assert render(Changes(old, new, (change,)), name)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("weight", Weight)
def test_changes_of_any_kind_may_have_any_weight(name: str, weight: Weight, changes: Changes) -> None:
    """A cosmetic removal, a consequential split: folded, but nothing is left out."""
    pairs = tuple(replace(pair, weight=weight) for pair in changes.pairs)
    assert render(replace(changes, pairs=pairs), name)
