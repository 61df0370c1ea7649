"""JSON keeps its published contract: the schemas validate what is written, and refuse what is not."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from termsdiff.model import Changes, Clause, Document, Kind, Weight
from termsdiff.report import render, render_document
from termsdiff.report.phrases import KINDS, WEIGHTS


def schema(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files("termsdiff.report").joinpath("schemas", name).read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(found)
    return found


@pytest.mark.parametrize("whole", [False, True])
def test_changes_keep_their_schema(changes: Changes, sides: dict[str, Any], whole: bool) -> None:
    value = json.loads(render(changes, "json", **sides, all=whole))
    jsonschema.validate(value, schema("changes-1.json"))
    assert len(value["changes"]) == (len(changes.pairs) if whole else len(changes))


def test_documents_keep_their_schema(document: Document, sides: dict[str, Any]) -> None:
    value = json.loads(render_document(document, "json", claims=sides["claims_new"]))
    jsonschema.validate(value, schema("document-1.json"))


def test_the_schema_knows_every_kind_and_weight() -> None:
    properties = schema("changes-1.json")["$defs"]["change"]["properties"]
    assert set(properties["kinds"]["items"]["enum"]) == set(Kind) == set(KINDS)
    assert set(properties["weight"]["enum"]) == set(Weight) == set(WEIGHTS)


def test_the_schema_refuses_another_version(changes: Changes) -> None:
    value = json.loads(render(changes, "json")) | {"format": "termsdiff.changes/2"}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(value, schema("changes-1.json"))


def test_paths_in_json_are_those_of_the_document(document: Document) -> None:
    """Clauses are nested; read from top to bottom, their paths are `Document.walk`'s."""

    def paths(clauses: list[dict[str, Any]]) -> list[str]:
        return [path for clause in clauses for path in (clause["path"], *paths(clause["children"]))]

    value = json.loads(render_document(document, "json"))
    assert paths(value["clauses"]) == [path for path, _ in document.walk()]


def test_json_is_exact_and_inert() -> None:
    """Overrides, line separators and lone surrogates come back as they were, but are written as escapes."""
    hostile = "a\u202eb\u2028c\ud800d</script>\x00\x9b"
    text = render_document(Document(clauses=(Clause(text=hostile),)), "json")
    assert isinstance(text, str)
    assert json.loads(text)["clauses"][0]["text"] == hostile
    assert not set(text) & set("\u202e\u2028\ud800\x00\x9b")
