"""Documents that incorporate others: their changes stand on the timeline of those that make them part of the terms."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest

SLA = "<p>The <a href='{}'>Service Level Agreement</a> and the Data Processing Addendum form part of these terms.</p>"


@pytest.fixture
def bundle(run, site, terms, folder) -> None:
    """Terms that incorporate a service level agreement from the 1st on; it is tracked since the 2nd, changes on the
    3rd, returns on the 4th; the terms change on the 5th and drop it on the 6th, it changes once more on the 7th."""
    named = terms.replace("</main>", SLA.format(site.url("/levels")) + "</main>")
    run("add", "acme/terms", site.put("/terms", named.format(days=30)), "--now", "2024-03-01T06:00")
    levels = terms.replace("Product Terms", "Levels")
    run("add", "acme/sla", site.put("/levels", levels.format(days=14)), "--now", "2024-03-02T06:00")
    for day, address, page in (
        (3, "/levels", levels.format(days=7)),
        (4, "/levels", levels.format(days=14)),
        (5, "/terms", named.format(days=60)),
        (6, "/terms", terms.format(days=60)),
        (7, "/levels", levels.format(days=3)),
    ):
        site.put(address, page)
        run("check", "--all", "--now", f"2024-03-0{day}T06:00")


def heads(told: str) -> list[str]:
    return [line for line in told.splitlines() if not line.startswith(" ")]


def test_log_shows_the_changes_of_what_a_text_incorporated_among_its_own(run, bundle) -> None:
    assert [line.split("  ")[:3] for line in heads(run("log", "acme/terms").stdout)] == [
        ["@3", "2024-03-06 06:00 until 2024-03-07 06:00", "Product Terms"],
        ["@2", "2024-03-05 06:00 until 2024-03-05 06:00", "Product Terms"],
        [">>", "2024-03-04 06:00", "acme/sla@1 returned, incorporated by @1 5¶3, “Service Level Agreement”"],
        [">>", "2024-03-03 06:00", "acme/sla@2 changed, incorporated by @1 5¶3, “Service Level Agreement”"],
        ["@1", "2024-03-01 06:00 until 2024-03-04 06:00", "Product Terms"],
    ]
    told = run("log", "acme/terms", "--stat").stdout
    assert "    1 reworded; " in told.split("acme/sla@2 changed")[1].splitlines()[1]
    assert ">>" not in run("log", "acme/terms", "-n", "2").stdout
    assert ">>" not in run("log", "acme/sla").stdout


def test_log_as_json_says_where_the_document_is_incorporated(run, bundle) -> None:
    returned, changed = json.loads(run("log", "acme/terms", "--format", "json").stdout)["incorporated"]
    assert (changed["source"], changed["version"], changed["returned"]) == ("acme/sla", 2, False)
    assert (changed["seen_from"], changed["after"]) == ("2024-03-03T06:00:00Z", "2024-03-02T06:00:00Z")
    assert changed["by"] == {
        "version": 1,
        "path": "5¶3",
        "name": "Service Level Agreement",
        "text": "The Service Level Agreement and the Data Processing Addendum form part of these terms.",
    }
    assert changed["summary"]["modified"] == 1
    assert "silent" in [finding["kind"] for finding in changed["findings"]]
    assert (returned["version"], returned["returned"], returned["findings"]) == (1, True, [])


def test_asof_tells_how_the_incorporated_documents_stood(run, bundle) -> None:
    told = heads(run("asof", "acme/terms", "2024-03-03T12:00").stdout)
    assert told[3].startswith(
        ">>  acme/sla@2  5¶3, “Service Level Agreement”: not observed: @2 was last seen 2024-03-03"
    )
    assert told[4] == ">>  5¶3, “Data Processing Addendum”: nobody tracks it"
    sla, dpa = json.loads(run("asof", "acme/terms", "2024-03-03T06:00", "--format", "json").stdout)["incorporated"]
    assert (sla["stood"]["source"], sla["stood"]["version"], sla["stood"]["certainty"]) == ("acme/sla", 2, "seen")
    assert dpa["stood"] is None
    assert ">>" not in run("asof", "acme/terms", "2024-03-07").stdout


def test_asof_of_a_provider_is_its_set_with_what_is_missing_from_it(run, bundle) -> None:
    lines = run("asof", "acme", "2024-03-03T06:00").stdout.splitlines()
    assert [line.split()[:2] for line in lines[:2]] == [["acme/sla", "@2"], ["acme/terms", "@1"]]
    assert lines[2] == ">>  acme/terms 5¶3, “Data Processing Addendum”: nobody tracks it"
    found = json.loads(run("asof", "acme", "2024-03-03T06:00", "--format", "json").stdout)
    assert [each["name"] for each in found["documents"][1]["incorporated"]] == [
        "Service Level Agreement",
        "Data Processing Addendum",
    ]


def test_the_feed_of_a_source_tells_of_what_it_incorporates_once(run, bundle) -> None:
    feed = ElementTree.fromstring(run("report", "acme/terms", "--format", "atom", "--all").stdout)
    atom = "{http://www.w3.org/2005/Atom}"
    titles = [entry.findtext(f"{atom}title") for entry in feed.iter(f"{atom}entry")]
    assert titles == ["Product Terms, version 3", "Product Terms, version 2", "Levels, version 2"]
    assert (
        "acme/terms@1 5¶3, “Service Level Agreement” incorporates this document."
        in run("report", "acme/terms", "--format", "atom").stdout
    )
    assert "incorporates this document" not in run("report", "acme", "--format", "atom").stdout
