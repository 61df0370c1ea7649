"""show, diff and report: operands, formats, exit codes."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from termsdiff.model import Snapshot, Source
from termsdiff.parse import REVISION, parse
from termsdiff.store import Store

PROSE = "<p>You pay us every month what is due for the products that you used in the month before.</p>" * 8


@pytest.fixture
def archive(run, site, terms, folder) -> Path:
    """acme/terms in three versions, of 30, 14 and 7 days, and back to 14."""
    run("add", "acme/terms", site.put("/terms"))
    for day, days in enumerate((14, 7, 14), start=1):
        site.put("/terms", terms.format(days=days))
        run("check", "--now", f"2099-01-0{day}")
    return folder


@pytest.fixture
def pair(folder, terms) -> tuple[Path, Path]:
    """Two files that differ in a number of days, an added clause and a quotation mark."""
    old, new = folder / "old.html", folder / "new.html"
    old.write_text(terms.format(days=30))
    more = "<p>2.3 We may charge interest on what you pay late, at the rate the law allows.</p>"
    new.write_text(terms.format(days=14).replace("<h2>3.", f"{more}<h2>3."))
    return old, new


def days(text: str) -> list[int]:
    return [number for number in (30, 14, 7) if f"within {number} days" in text]


def test_show_prints_the_terms_without_the_page_around_them(run, pair) -> None:
    shown = run("show", pair[0]).stdout
    assert shown.startswith("Product Terms\n")
    assert "2.1 You shall pay the fees within 30 days" in shown
    assert "Imprint" not in shown
    assert "\x1b" not in shown


def test_show_as_json_follows_the_contract(run, pair) -> None:
    shown = json.loads(run("show", pair[0], "--format", "json").stdout)
    assert list(shown) == ["format", "title", "language", "claims", "clauses", "warnings", "findings", "pages"]
    assert shown["format"] == "termsdiff.document/1"
    assert [(claim["kind"], claim["date"]) for claim in shown["claims"]] == [("last-updated", "2023-03-01")]


@pytest.mark.parametrize(
    ("revision", "expected"),
    [("", 14), ("@1", 30), ("@3", 7), ("@-1", 7), ("@-2", 14), ("@2099-01-01", 14), ("@2099-01-02", 7)],
)
def test_show_finds_revisions(run, archive, revision, expected) -> None:
    assert days(run("show", f"acme/terms{revision}").stdout) == [expected]


def test_show_reads_stdin_and_pages(run, pair, site) -> None:
    assert days(run("show", "-", stdin=pair[0].read_bytes()).stdout) == [30]
    assert days(run("show", site.put("/terms")).stdout) == [30]


def test_a_file_goes_before_a_source_of_its_name(run, archive, terms) -> None:
    (archive / "acme").mkdir()
    (archive / "acme" / "terms").write_text(terms.format(days=30))
    assert days(run("show", "acme/terms").stdout) == [30]
    assert days(run("show", "acme/terms@-0").stdout) == [14]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", f"<h1>Terms</h1>{PROSE}<p>2. We <b>bill</b>.</p>"),
        ("a.txt", f"<!doctype html><h1>Terms</h1>{PROSE}<p>2. We <b>bill</b>.</p>"),
        ("a", f"<html><h1>Terms</h1>{PROSE}<p>2. We <b>bill</b>.</p>"),
        ("a.md", "# Terms\n\n1. You pay.\n2. We **bill**.\n"),
        ("a.txt", "Terms\n\n1. You pay.\n2. We bill.\n"),
    ],
)
def test_what_a_file_is_is_told_by_its_name_and_how_it_begins(run, folder, name, content) -> None:
    (folder / name).write_text(content)
    assert "2. We bill." in run("show", name).stdout.replace("  ", " ")


def test_show_writes_a_file_in_the_format_of_its_name(run, pair) -> None:
    assert run("show", pair[0], "-o", "out.json").stdout == ""
    assert json.loads(Path("out.json").read_text())["format"] == "termsdiff.document/1"
    run("show", pair[0], "-o", "out.html")
    assert Path("out.html").read_text().lower().startswith("<!doctype html>")
    assert run("show", pair[0], "-o", "-").stdout == run("show", pair[0]).stdout


@pytest.mark.parametrize(
    ("operands", "expected"),
    [
        (("acme/terms",), (7, 14)),
        (("acme/terms@1",), (30, 14)),
        (("acme/terms@1", "acme/terms@3"), (30, 7)),
        (("acme/terms@2099-01-01", "acme/terms@2099-01-02"), (14, 7)),
    ],
)
def test_diff_of_revisions(run, archive, operands, expected) -> None:
    changes = json.loads(run("diff", *operands, "--format", "json").stdout)
    [change] = changes["changes"]
    words = {op: text.strip() for op, text in change["words"] if op != "="}
    assert words == {"-": str(expected[0]), "+": str(expected[1])}


def test_diff_as_json_follows_the_contract(run, pair) -> None:
    changes = json.loads(run("diff", *pair, "--format", "json").stdout)
    assert list(changes) == ["format", "old", "new", "summary", "changes", "findings", "ignored"]
    assert changes["format"] == "termsdiff.changes/1"
    assert (changes["summary"]["added"], changes["summary"]["modified"]) == (1, 1)
    assert changes["old"]["name"] == str(pair[0])
    unchanged = json.loads(run("diff", *pair, "--format", "json", "--all").stdout)["changes"]
    clauses = [each for each in unchanged if [side["path"] for side in each["new"]] != [""]]  # the title is none
    assert len(clauses) == 2 + changes["summary"]["unchanged"]
    assert [] in [each["kinds"] for each in unchanged]


def test_diff_of_an_archive_says_what_it_knows_of_both_sides(run, archive) -> None:
    sides = json.loads(run("diff", "acme/terms", "--format", "json").stdout)
    assert (sides["old"]["version"], sides["new"]["version"]) == (3, 2)
    assert sides["old"]["seen_from"] == "2099-01-02T00:00:00Z"
    assert sides["new"]["url"].endswith("/terms")
    assert len(sides["new"]["sha256"]) == 64


def test_diff_marks_words_without_colour(run, pair) -> None:
    shown = run("diff", *pair).stdout
    assert "within [-30-]{+14+} days" in shown
    assert "\x1b" not in shown


def test_diff_is_coloured_where_it_is_forced_and_never_against_no_color(run, pair, monkeypatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[31m[-30-]\x1b[0m" in run("diff", *pair).stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("diff", *pair).stdout


def test_exit_code_tells_of_changes_only_when_asked(run, pair) -> None:
    run("diff", *pair, code=0)
    run("diff", *pair, "--exit-code", code=1)
    run("diff", pair[0], pair[0], "--exit-code", code=0)
    run("diff", *pair, "--only", "3", "--exit-code", code=0)


def test_stat_and_name_only(run, pair) -> None:
    assert run("diff", *pair, "--name-only").stdout.splitlines() == ["2.1", "2.3"]
    first, second, last = run("diff", *pair, "--stat").stdout.splitlines()
    assert first.split() == ["2.1", "+1", "-1", "reworded"]
    assert second.split() == ["2.3", "+15", "added"]
    assert last.startswith("1 added, 1 reworded; ")


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--only", "2.1"), ["2.1"]),
        (("--only", "2"), ["2.1", "2.3"]),
        (("--only", "3"), []),
        (("--only-kind", "added"), ["2.3"]),
        (("--only-kind", "added", "--only-kind", "modified"), ["2.1", "2.3"]),
        (("--ignore", "cosmetic"), ["2.1", "2.3"]),
    ],
)
def test_diff_can_be_narrowed(run, pair, options, expected) -> None:
    assert run("diff", *pair, "--name-only", *options).stdout.splitlines() == expected


def test_cosmetic_changes_can_be_left_out(run, folder, terms) -> None:
    old, new = folder / "old.html", folder / "new.html"
    old.write_text(terms.format(days=30))
    new.write_text(terms.format(days=30).replace("March 1, 2023", "April 2, 2024"))
    assert run("diff", old, new, "--name-only", "--only-kind", "modified").stdout
    assert run("diff", old, new, "--name-only", "--ignore", "cosmetic").stdout == ""


def test_a_section_that_is_not_there_is_said(run, pair) -> None:
    assert 'there is no clause "9.9"' in run("diff", *pair, "--only", "9.9", code=2).stderr


def test_report_writes_a_file_and_says_where(run, archive) -> None:
    result = run("report", "acme/terms", "-o", "out.html")
    assert result.stdout == ""
    assert result.stderr.startswith("wrote out.html: 1 reworded; ")
    page = Path("out.html").read_text()
    assert page.lower().startswith("<!doctype html>")
    assert "acme/terms" in page
    run("report", "acme/terms", "-o", "out.md")
    assert Path("out.md").read_text().startswith("# ")
    assert json.loads(run("report", "acme/terms", "--format", "json", "-o", "-").stdout)["changes"]


def test_report_into_a_folder_that_is_not_there_is_said(run, pair) -> None:
    assert "cannot write none/out.html" in run("report", *pair, "-o", "none/out.html", code=2).stderr


def test_what_is_shown_of_a_version_is_what_the_archive_holds(run, archive) -> None:
    with Store(archive / "terms.db", create=False) as store:
        document = store.document(store.version("acme/terms", "1"))
    assert json.loads(run("show", "acme/terms@1", "--format", "json").stdout)["title"] == document.title


KINGSOFT = Path(__file__).parent.parent.parent.parent / "shared" / "data" / "kingsoft" / "product-terms.txt"


@pytest.mark.skipif(not KINGSOFT.exists(), reason="needs ../shared")
def test_a_clause_inserted_in_a_real_page_renumbers_the_others(run, folder) -> None:
    text = KINGSOFT.read_text()
    for number in (5, 4, 3, 2):
        text = text.replace(f"\n1.{number} ", f"\n1.{number + 1} ")
    (folder / "new.txt").write_text(text.replace("\n1.3 ", "\n1.2 You must be of age to use a Product.\n\n1.3 ", 1))
    summary = json.loads(run("diff", KINGSOFT, "new.txt", "--format", "json").stdout)["summary"]
    assert summary.pop("unchanged") > 50
    assert {kind: count for kind, count in summary.items() if count} == {"added": 1, "renumbered": 4}


SHORT = "<h1>House rules</h1><p>An error occurred. Guests leave their shoes at the door.</p>"


def test_a_page_with_little_text_is_shown_and_the_lack_said_on_stderr(run, folder, site) -> None:
    (folder / "short.html").write_text(SHORT)
    for operand in ("short.html", site.put("/short", SHORT)):
        shown = run("show", operand)
        assert "Guests leave their shoes" in shown.stdout
        assert [line.startswith(f"{operand}: ") for line in shown.stderr.splitlines()] == [True]
    assert "Guests leave their shoes" in run("show", "-", stdin=SHORT).stdout


def test_pages_with_little_text_are_compared_and_the_lack_said_of_each(run, folder) -> None:
    (folder / "old.html").write_text(SHORT)
    (folder / "new.html").write_text(SHORT.replace("shoes", "coats"))
    result = run("diff", "old.html", "new.html", "--stat")
    assert "1 reworded" in result.stdout
    assert [line.partition(":")[0] for line in result.stderr.splitlines()] == ["old.html", "new.html"]


def test_a_page_without_text_is_an_error(run, folder) -> None:
    (folder / "empty.html").write_text("<html><body><nav>Home</nav></body></html>")
    assert "holds no terms" in run("show", "empty.html", code=2).stderr


def recorded(archive: Path, terms: str, *parsers: str) -> None:
    """acme/odd in versions of 30, 14, … days, each read by another parser, the old one without headings."""
    with Store(archive / "terms.db") as store:
        for day, (days, parser) in enumerate(zip((30, 14, 7), parsers, strict=False), start=1):
            at = datetime(2098, 1, day, tzinfo=UTC)
            page = Snapshot(terms.format(days=days).encode(), "https://a.example/terms", at)
            document = parse(page.content, remove=("h2",) if parser == "old" else ())
            store.record(Source("acme/odd", (page.url,)), (page,), document, at=at, parser=parser)


def test_versions_read_by_different_parsers_are_compared_as_one_reads_them(run, archive, terms) -> None:
    recorded(archive, terms, "old", REVISION)
    summary = json.loads(run("diff", "acme/odd", "--format", "json").stdout)["summary"]
    assert {kind: count for kind, count in summary.items() if count and kind != "unchanged"} == {"modified": 1}


def test_a_version_read_by_an_older_parser_is_compared_with_a_file_as_today_reads_it(run, archive, terms, pair) -> None:
    recorded(archive, terms, "old")
    assert run("diff", "acme/odd@1", "old.html", "--exit-code").stdout
    assert "no clause changed" in run("diff", "acme/odd@1", "old.html", "--stat").stdout


def test_what_is_shown_of_a_version_is_what_its_parser_read(run, archive, terms) -> None:
    recorded(archive, terms, "old", REVISION)
    assert "Application" not in run("show", "acme/odd@1").stdout
    assert "Application" in run("show", "acme/odd@2").stdout


def test_a_folder_is_no_operand_and_is_called_one(run, folder) -> None:
    (folder / "site").mkdir()
    for name in (".", "site/"):
        assert f"{name} is a folder" in run("show", name, code=2).stderr


@pytest.mark.parametrize("form", [("--stat",), ("--name-only",), ("--explain", "2.1")])
def test_what_is_text_only_is_not_given_to_who_asks_for_another_format(run, pair, form) -> None:
    assert "leave out --format" in run("diff", *pair, *form, "--format", "json", code=2).stderr
    assert run("diff", *pair, *form, "--format", "text").stdout


@pytest.mark.parametrize(
    ("since", "words"),
    [("2099-01-02", "[-7-]{+14+}"), ("2099-01-01T12:00", "No clause changed"), ("9 weeks", "[-30-]{+14+}")],
)
def test_since_takes_a_day_a_time_or_a_period(run, archive, since, words) -> None:
    """Of a day its beginning. Where nothing was seen yet, the first text is taken, and that is said."""
    result = run("diff", "acme/terms", "--since", since)
    assert words in result.stdout
    assert ("that text is taken" in result.stderr) is (since == "9 weeks")


def test_what_is_no_time_is_said(run, archive) -> None:
    assert 'cannot read "soon"; write a day or how' in run("diff", "acme/terms", "--since", "soon", code=2).stderr
