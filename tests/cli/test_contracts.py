"""What asof, blame and log write as JSON keeps its published schema, in every shape the answers take."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

CLAUSE = '<p>The <a href="/levels">Service Level Agreement</a> forms part of these terms.</p>'


@pytest.fixture
def history(run, site, terms, folder) -> None:
    """Two documents of a provider, one in the other; a change, a failure, a return, a new number."""
    page = terms.replace("</main>", CLAUSE + "</main>")
    run("add", "acme/terms", site.put("/terms", page.format(days=30)), "--now", "2024-03-01T06:00")
    run("add", "acme/levels", site.put("/levels", terms.format(days=3)), "--now", "2024-03-01T06:00")
    first, second = page.format(days=30), page.format(days=14)
    for day, (text, status) in enumerate([(second, 200), (second, 503), (first, 200), (second, 200)], start=2):
        site.put("/terms", text, status)
        site.put("/levels", terms.format(days=day))
        run("check", "--all", "--now", f"2024-03-0{day}T06:00")


def kept(found: dict[str, Any]) -> dict[str, Any]:
    name = found["format"].removeprefix("termsdiff.").replace("/", "-")
    schema = json.loads(files("termsdiff.report").joinpath("schemas", f"{name}.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(found, schema)
    for field in found:
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({key: value for key, value in found.items() if key != field}, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(found | {"other": 1}, schema)
    return found


@pytest.mark.parametrize(
    ("asked", "format_"),
    [
        (("log", "acme/terms"), "termsdiff.log/1"),
        (("log", "acme/levels", "-n", "2"), "termsdiff.log/1"),
        (("log", "acme/terms", "2.1"), "termsdiff.clause/1"),
        (("blame", "acme/terms"), "termsdiff.blame/1"),
        (("blame", "acme/terms@1"), "termsdiff.blame/1"),
        (("asof", "acme/terms", "2024-02-01"), "termsdiff.asof/1"),
        (("asof", "acme/terms", "2024-03-01"), "termsdiff.asof/1"),
        (("asof", "acme/terms", "2024-03-03"), "termsdiff.asof/1"),
        (("asof", "acme/terms", "2025-01-01"), "termsdiff.asof/1"),
        (("asof", "acme", "2024-03-03"), "termsdiff.asof-set/1"),
    ],
)
def test_json_keeps_its_schema(run, history, asked: tuple[str, ...], format_: str) -> None:
    assert kept(json.loads(run(*asked, "--format", "json").stdout))["format"] == format_


def test_the_clause_of_a_moment_is_one_field_more(run, history) -> None:
    found = json.loads(run("asof", "acme/terms", "2024-03-03", "2.1", "--format", "json").stdout)
    schema = json.loads(files("termsdiff.report").joinpath("schemas", "asof-1.json").read_text("utf-8"))
    jsonschema.validate(found, schema)
    assert [each["version"] for each in found["clause"]] == [2, 1]


def test_what_was_seen_is_in_it(run, history) -> None:
    """The schema is held by answers that have something in every list."""
    log = json.loads(run("log", "acme/terms", "--format", "json").stdout)
    assert [span["returned"] for span in log["spans"]] == [True, True, False, False]
    assert log["incorporated"][0]["by"]["name"] == "Service Level Agreement"
    assert any(span["failed"] for span in log["spans"])
    found = json.loads(run("asof", "acme/terms", "2024-03-03", "--format", "json").stdout)
    assert all(found[field] for field in ("failed", "claims", "incorporated"))
    assert found["incorporated"][0]["stood"]
