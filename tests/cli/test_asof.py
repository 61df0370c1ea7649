"""asof, accept and diff since a time: what stood on a day, how sure that is, and what changed since."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def watched(run, site, terms, folder) -> None:
    """30 days on the 1st and 2nd, 14 days on the 3rd, errors on the 4th and 5th, 7 days on the 6th, 14 on the 7th."""
    site.put("/terms")
    (folder / "termsdiff.toml").write_text(f'[sources."acme/terms"]\nurl = "{site.url("/terms")}"\n')
    for day, (days, status) in enumerate(
        [(30, 200), (30, 200), (14, 200), (0, 503), (0, 503), (7, 200), (14, 200)], start=1
    ):
        site.put("/terms", terms.format(days=days), status)
        run("check", "--all", "--now", f"2024-03-0{day}T06:00")


def asked(run, *args: str) -> dict:
    return json.loads(run("asof", *args, "--format", "json").stdout)


@pytest.mark.parametrize(
    ("date", "certainty", "versions"),
    [
        ("2024-02-28", "before", [1]),
        ("2024-03-01T12:00", "seen", [1]),
        ("2024-03-02", "between", [1, 2]),
        ("2024-03-05", "between", [2, 3]),
        ("2024-03-09", "after", [2]),
    ],
)
def test_asof_answers_an_interval_and_how_sure_it_is(run, watched, date, certainty, versions) -> None:
    found = asked(run, "acme/terms", date)
    assert found["certainty"] == certainty
    assert [claim["version"] for claim in found["claims"] if claim["kind"] == "last-updated"] == versions


def test_asof_names_the_last_sight_the_first_sight_and_the_failed_checks_between(run, watched) -> None:
    found = asked(run, "acme/terms", "2024-03-05")
    assert found["earlier"]["seen_until"] == "2024-03-03T06:00:00Z"
    assert found["later"]["seen_from"] == "2024-03-06T06:00:00Z"
    assert [failed["at"] for failed in found["failed"]] == ["2024-03-04T06:00:00Z", "2024-03-05T06:00:00Z"]
    told = run("asof", "acme/terms", "2024-03-05").stdout
    assert "@2 was last seen 2024-03-03 06:00, @3 first seen 2024-03-06 06:00" in told
    assert "failed (2 times)" in told
    assert "says it was last updated 2023-03-01: “Last updated: March 1, 2023”" in told


def test_asof_of_a_clause_prints_its_words_in_either_text(run, watched) -> None:
    told = run("asof", "acme/terms", "2024-03-05", "2.1").stdout
    assert "within 14 days" in told
    assert "within 7 days" in told
    assert [found["version"] for found in asked(run, "acme/terms", "2024-03-05", "2.1")["clause"]] == [2, 3]


def test_asof_of_a_section_prints_what_stands_below_it(run, watched) -> None:
    assert "2.2 Fees that were paid" in run("asof", "acme/terms", "2024-03-05", "2").stdout


def test_asof_of_a_clause_nobody_has_is_said(run, watched) -> None:
    assert 'no clause "9.9"' in run("asof", "acme/terms", "2024-03-05", "9.9", code=2).stderr


def test_asof_of_a_provider_is_the_set_as_it_stood(run, watched, site, folder) -> None:
    run("add", "acme/privacy", site.put("/privacy"), "--now", "2024-03-06T06:00")
    lines = run("asof", "acme", "2024-03-05").stdout.splitlines()
    assert [line.split()[:2] for line in lines] == [["acme/privacy", "@1"], ["acme/terms", "@2"]]
    assert "not observed: first seen 2024-03-06" in lines[0]
    found = asked(run, "acme", "2024-03-05")
    assert [each["name"] for each in found["documents"]] == ["acme/privacy", "acme/terms"]


def test_asof_of_nothing_is_said(run, watched) -> None:
    assert "acme/none" in run("asof", "acme/none", "2024-03-05", code=2).stderr
    assert "is no date" in run("asof", "acme/terms", "yesterday", code=2).stderr


def test_what_was_accepted_is_compared_with_what_stands(run, watched) -> None:
    assert (
        run("accept", "acme/terms", "2024-03-02").stdout == "acme/terms@1  accepted as it was seen 2024-03-02 06:00\n"
    )
    changed = run("diff", "acme/terms", "--since-accepted").stdout
    assert "[-30-]" in changed
    assert "{+14+}" in changed


def test_a_text_that_returned_is_no_change_since(run, watched) -> None:
    """Net of returns: 7 days came and went, what stands is what was accepted."""
    run("accept", "acme/terms", "2024-03-03")
    assert "no clause changed" in run("diff", "acme/terms", "--since-accepted", "--stat").stdout
    assert run("diff", "acme/terms", "--since", "2024-03-04T12:00", "--exit-code").exit_code == 0


def test_an_acceptance_of_a_later_day_counts_before_an_earlier_one(run, watched) -> None:
    run("accept", "acme/terms", "2024-03-06")
    run("accept", "acme/terms", "2024-03-01")
    assert "[-7-]" in run("diff", "acme/terms", "--since-accepted").stdout


def test_without_an_acceptance_the_way_out_is_said(run, watched) -> None:
    assert "termsdiff accept acme/terms" in run("diff", "acme/terms", "--since-accepted", code=2).stderr
    assert "not seen yet" in run("accept", "acme/terms", "2020-01-01", code=2).stderr
    assert "not two operands" in run("diff", "acme/terms@1", "acme/terms", "--since", "2024-03-01", code=2).stderr


def test_diff_carries_what_was_said_of_the_change(run, watched) -> None:
    found = json.loads(run("diff", "acme/terms@1", "acme/terms@2", "--format", "json").stdout)["findings"]
    assert [finding["kind"] for finding in found] == ["silent", "notice"]
    assert "The words changed between 2024-03-02 and 2024-03-03" in run("diff", "acme/terms@1", "acme/terms@2").stdout
    shown = json.loads(run("show", "acme/terms@2", "--format", "json").stdout)["findings"]
    assert shown == found


def test_diff_of_the_way_back_says_nothing_of_dates(run, watched) -> None:
    assert json.loads(run("diff", "acme/terms@3", "acme/terms@1", "--format", "json").stdout)["findings"] == []


def test_a_changed_definition_names_who_uses_the_term(run, folder) -> None:
    page = "# Terms\n\n1. “Products” means the software {} that Acme offers.\n2. You pay for the Products.\n"
    (folder / "old.md").write_text(page.format("alone"))
    (folder / "new.md").write_text(page.format("and the hardware"))
    [finding] = json.loads(run("diff", "old.md", "new.md", "--format", "json").stdout)["findings"]
    assert finding["kind"] == "definition"
    assert finding["evidence"][-1] == "2"
