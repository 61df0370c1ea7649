"""Open Terms Archive declarations -> sources, and what cannot be carried over."""

from __future__ import annotations

import json
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from termsdiff.config import add_source
from termsdiff.errors import InputError
from termsdiff.history.declarations import Declared, read_declarations
from termsdiff.model import Past, Range, Selection

URL = "https://www.example.com/terms"


def declared(folder: Path, entry: object, **history: object) -> Declared:
    (folder / "Example Cloud.json").write_text(json.dumps({"name": "Example", "terms": {"Terms of Service": entry}}))
    if history:
        (folder / "Example Cloud.history.json").write_text(json.dumps(history["past"]))
    [found] = read_declarations(folder)
    return found


def test_a_single_page(tmp_path: Path) -> None:
    found = declared(tmp_path, {"fetch": URL, "select": "main", "remove": [".date", "nav"]})
    assert (found.source.name, found.source.urls) == ("Example Cloud/Terms of Service", (URL,))
    assert (found.source.select, found.source.remove) == (("main",), (".date", "nav"))
    assert found.lost == ()


def test_a_pdf_has_only_an_address(tmp_path: Path) -> None:
    assert declared(tmp_path, {"fetch": f"{URL}.pdf"}).source.urls == (f"{URL}.pdf",)


def test_several_pages_inherit_what_stands_beside_them(tmp_path: Path) -> None:
    """A value of a page replaces the default; pages that differ keep what is their own."""
    pages = [{"fetch": f"{URL}/1"}, {"fetch": f"{URL}/2", "remove": "aside"}]
    found = declared(tmp_path, {"combine": pages, "select": "main", "remove": "nav"})
    assert found.source.urls == (f"{URL}/1", f"{URL}/2")
    assert (found.source.select, found.source.remove) == ((), ())
    assert found.source.own == (
        (f"{URL}/1", Selection(("main",), ("nav",))), (f"{URL}/2", Selection(("main",), ("aside",))),
    )  # fmt: skip
    assert found.lost == ()


def test_pages_that_are_read_alike_share_their_selectors(tmp_path: Path) -> None:
    pages = [{"fetch": f"{URL}/1"}, {"fetch": f"{URL}/2", "select": "main"}]
    found = declared(tmp_path, {"combine": pages, "select": ["main"]})
    assert (found.source.select, found.source.own) == (("main",), ())


def test_ranges(tmp_path: Path) -> None:
    between = {"startAfter": "h1", "endBefore": "footer"}
    found = declared(tmp_path, {"fetch": URL, "select": between, "remove": ["nav", between]})
    assert found.source.select == (Range(start_after="h1", end_before="footer"),)
    assert found.source.remove == ("nav", Range(start_after="h1", end_before="footer"))
    assert found.lost == ()


@pytest.mark.parametrize(
    ("entry", "lost"),
    [
        ({"select": ["main", {"startAfter": "h1"}]}, "a range in select"),
        ({"select": "main", "remove": ["nav", {"startBefore": "a", "until": "b"}]}, "a range in remove"),
        (
            {"select": "main", "filter": {"removeQueryParams": ["utm_source", "sid"]}},
            "the filter removeQueryParams of sid",
        ),
        ({"select": "main", "filter": ["cleanUp"]}, "the filter cleanUp"),
        ({"select": "main", "filter": [{"hideDates": "2024"}]}, "the filter hideDates"),
    ],
)
def test_what_cannot_be_carried_over_is_said(tmp_path: Path, entry: dict, lost: str) -> None:
    found = declared(tmp_path, {"fetch": URL} | entry)
    assert [told.partition(";")[0] for told in found.lost] == [lost]
    assert found.source.urls == (URL,)


@pytest.mark.parametrize("filters", ["removeQueryParams", [{"removeQueryParams": ["utm_source", "gclid"]}]])
def test_the_built_in_filter_is_what_termsdiff_does_anyway(tmp_path: Path, filters: object) -> None:
    assert declared(tmp_path, {"fetch": URL, "select": "main", "filter": filters}).lost == ()


def test_past_declarations_hold_up_to_their_time(tmp_path: Path) -> None:
    """In order of time; one without a time, and programs, are told."""
    between = {"startBefore": "#a", "endBefore": "#b"}
    past = {
        "Terms of Service": [
            {"fetch": f"{URL}/new", "select": "div", "validUntil": "2021-01-01T00:00:00Z"},
            {"fetch": f"{URL}/old", "select": between, "filter": ["clean"], "validUntil": "2020-01-01T02:00:00+02:00"},
            {"fetch": f"{URL}/older", "select": "p"},
        ],
        "Privacy Policy": [{"fetch": URL, "select": "p", "validUntil": "2020-01-01T00:00:00Z"}],
    }
    found = declared(tmp_path, {"fetch": URL, "select": "main"}, past=past)
    old, new = found.source.past
    assert old == Past(datetime(2020, 1, 1, tzinfo=UTC), (f"{URL}/old",), (Range(start_before="#a", end_before="#b"),))
    assert new == Past(datetime(2021, 1, 1, tzinfo=UTC), (f"{URL}/new",), ("div",))
    assert found.lost == (
        "1 past declarations without a time up to which they held", "the filters of 1 past declarations",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ({}, "no address"),
        ({"combine": []}, "no address"),
        ("text", "no address"),
        ({"fetch": "http://169.254.169.254/latest"}, "private network"),
        ({"fetch": "http://localhost/terms"}, "private network"),
    ],
)
def test_what_cannot_be_tracked_is_said(tmp_path: Path, entry: object, why: str) -> None:
    found = declared(tmp_path, entry)
    assert found.source is None
    assert why in found.lost[0]


@pytest.mark.parametrize(
    ("entry", "browser"),
    [
        ({"fetch": URL, "executeClientScripts": True}, True),
        ({"fetch": URL, "executeClientScripts": False}, False),
        ({"fetch": URL}, None),
        ({"combine": [{"fetch": URL}, {"fetch": f"{URL}/2", "executeClientScripts": True}]}, True),
        ({"combine": [{"fetch": URL}, {"fetch": f"{URL}/2", "executeClientScripts": False}]}, None),
        ({"combine": [{"fetch": URL}], "executeClientScripts": False}, False),
    ],
)
def test_whether_scripts_are_run_is_carried_over(tmp_path: Path, entry: object, browser: bool | None) -> None:
    """For the whole document; what is declared of some of its pages only is left open."""
    found = declared(tmp_path, entry)
    assert found.source.browser is browser
    assert found.lost == ()
    track = tmp_path / "termsdiff.toml"
    assert add_source(track, found.source).source(found.name).browser is browser


def test_the_folder_may_be_the_repository(tmp_path: Path) -> None:
    (tmp_path / "declarations").mkdir()
    assert declared(tmp_path / "declarations", {"fetch": URL}) == next(read_declarations(tmp_path))


@pytest.mark.parametrize("content", [None, "{"])
def test_a_folder_without_declarations_is_an_error(tmp_path: Path, content: str | None) -> None:
    if content:
        (tmp_path / "broken.json").write_text(content)
    with pytest.raises(InputError):
        list(read_declarations(tmp_path))


def test_the_command_writes_the_sources_once(run, folder) -> None:
    """What is tracked stays; what is lost is said on stderr."""
    declared(folder, {"fetch": URL, "select": "main", "filter": "cleanUp"})
    assert "1 of 1 documents would be tracked" in run("import-declarations", ".", "--dry-run").stderr
    assert not (folder / "termsdiff.toml").exists()
    said = run("import-declarations", ".").stderr
    assert "Example Cloud/Terms of Service: the filter cleanUp" in said
    assert "1 of 1 documents are tracked now; 1 lose something" in said
    written = tomllib.loads((folder / "termsdiff.toml").read_text())
    assert written["sources"] == {"Example Cloud/Terms of Service": {"url": URL, "select": ["main"]}}
    assert "0 of 1 documents" in run("import-declarations", ".").stderr
