"""Every format of every report, as readable golden files; formats there are not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from termsdiff.diff import compare
from termsdiff.errors import InputError
from termsdiff.model import Change, Changes, Clause, Document, Located, Weight
from termsdiff.report import DOCUMENT_FORMATS, FORMATS, Side, render, render_document, text_lines

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


@pytest.mark.parametrize("name", ["text", "markdown", "html"])
def test_a_document_without_a_title_is_called_by_the_name_of_its_source(name: str) -> None:
    old, new = (Document(clauses=(Clause(text=f"You pay {fee}."),)) for fee in ("one", "two"))
    named = as_text(render(compare(old, new), name, new=Side("nimbus/terms", 2)))
    assert "Untitled" not in named
    assert "nimbus/terms" in named.partition("You pay")[0]
    assert "Untitled document" in as_text(render(compare(old, new), name))


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


def test_text_of_two_equal_documents_is_one_line(document: Document) -> None:
    pairs = tuple(Change((Located(*each),), (Located(*each),)) for each in document.walk())
    same = Changes(document, document, pairs)
    assert as_text(render(same, "text")) == f"No clause changed; {len(pairs)} clauses unchanged.\n"
    told = as_text(render(same, "text", ignored=2))
    assert told.endswith(" 2 changes left out: the rules in termsdiff.toml say to ignore them.\n")
    assert told.count("\n") == 1


def test_no_line_of_the_text_report_is_blank_but_between_entries(corpus: tuple[Changes, ...]) -> None:
    """Parts that vanished in a merge leave their label, where they had one, and never an empty line."""
    for changes in corpus:
        lines = as_text(render(changes, "text")).splitlines()
        assert not [line for line in lines if line and not line.strip()]
        assert "" not in {lines[at] for at in range(1, len(lines)) if not lines[at - 1]}


def test_text_names_each_side_in_a_line_a_terminal_can_hold(changes: Changes, sides: dict[str, Any]) -> None:
    old, new = as_text(render(changes, "text", **sides)).splitlines()[1:3]
    claimed = "last updated 2024-05-01 (claimed)"
    assert old == f"--- nimbus/terms@2  observed 2024-05-02 until 2024-09-01, {claimed}"
    assert new == f"+++ nimbus/terms@3  observed 2024-09-02, {claimed}"


@pytest.mark.parametrize("name", ["text", "markdown", "html", "json", "atom", "csv"])
def test_what_rules_left_out_is_counted_in_every_report(name: str, changes: Changes, sides: dict[str, Any]) -> None:
    told = as_text(render(changes, name, **sides, ignored=2))
    assert "2 changes left out" in told or '"ignored": 2' in told


def test_each_change_has_an_id_of_its_own_that_is_in_the_report(corpus: tuple[Changes, ...]) -> None:
    for changes in corpus:
        ids = [change.id for change in changes]
        assert len(set(ids)) == len(ids)
        report = as_text(render(changes, "csv"))
        assert all(each in report for each in ids)
