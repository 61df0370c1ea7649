"""A digest: what changed across sources, those that matter most first, the same in every format."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
from lxml import html

from termsdiff.errors import InputError
from termsdiff.model import Changes, Weight
from termsdiff.report import DIGEST_FORMATS, Comparison, Digest, Watched, render_digest

SUFFIXES = {"text": "txt", "markdown": "md"}


@pytest.fixture
def digest(changes: Changes, sides: dict[str, Any]) -> Digest:
    """Three sources: one with a quiet and one with a loud change, one that fails, one at rest."""
    loud = Comparison(changes, **sides)
    quiet_pairs = tuple(replace(pair, weight=Weight.COSMETIC) for pair in changes.pairs)
    quiet = replace(loud, changes=replace(changes, pairs=quiet_pairs), new=replace(loud.new, version=4), claims_new=())
    sources = (
        Watched("aurora/privacy", 7),
        Watched("nimbus/terms", 4, (quiet, loud)),
        Watched("zephyr/terms", 1, (), "the page answers 404"),
    )
    return Digest("Vendors", sources, datetime(2024, 9, 1, tzinfo=UTC), datetime(2024, 10, 1, tzinfo=UTC))


@pytest.mark.parametrize("name", DIGEST_FORMATS)
def test_digests_read_as_they_are_kept(name: str, digest: Digest, golden: Callable[[str, str], None]) -> None:
    golden(f"digest.{SUFFIXES.get(name, name)}", render_digest(digest, name))


@pytest.mark.parametrize("name", DIGEST_FORMATS)
def test_an_archive_at_rest_has_a_digest_too(name: str) -> None:
    assert render_digest(Digest("Vendors", ()), name)


def test_the_weightiest_comes_first_and_every_anchor_is_there_once(digest: Digest) -> None:
    root = html.document_fromstring(render_digest(digest, "html"))
    assert root.xpath("//section/h2/bdi/text()") == ["nimbus/terms, version 3", "nimbus/terms, version 4"]
    anchors = root.xpath("//@id")
    assert len(anchors) == len(set(anchors))
    assert {href[1:] for href in root.xpath("//a/@href[starts-with(., '#')]")} <= set(anchors)


def test_the_cover_counts_what_is_silent_and_says_what_fails(digest: Digest) -> None:
    rows = html.document_fromstring(render_digest(digest, "html")).xpath("//table[contains(@class, 'cover')]/tbody/tr")
    cells = [[cell.text_content() for cell in row] for row in rows]
    assert cells == [
        ["aurora/privacy", "7", "0", "0", "0", "fine"],
        ["nimbus/terms", "4", "2", "9", "1", "fine"],
        ["zephyr/terms", "1", "0", "0", "0", "failing: the page answers 404"],
    ]


def test_json_keeps_its_schema(digest: Digest) -> None:
    schemas = files("termsdiff.report").joinpath("schemas")
    value = json.loads(render_digest(digest, "json"))
    jsonschema.validate(value, json.loads(schemas.joinpath("digest-1.json").read_text("utf-8")))
    changes = json.loads(schemas.joinpath("changes-1.json").read_text("utf-8"))
    for source in value["sources"]:
        for comparison in source["comparisons"]:
            jsonschema.validate(comparison, changes)


def test_an_unknown_format_is_refused(digest: Digest) -> None:
    with pytest.raises(InputError, match="text, markdown, html, json"):
        render_digest(digest, "docx")
