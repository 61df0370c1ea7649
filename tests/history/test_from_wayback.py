"""The Wayback Machine -> attempts of the past, politely, and again where it was."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime

import pytest

from termsdiff.capture import Manners, Settings, asking
from termsdiff.errors import InputError
from termsdiff.history.attempts import Attempt
from termsdiff.history.from_wayback import Wayback
from termsdiff.history.shelf import open_shelf

URL = "https://www.example.com/terms"


def day(number: int) -> datetime:
    return datetime(2020, 1, number, 12, tzinfo=UTC)


def stamp(number: int, time: str = "120000") -> str:
    return f"202001{number:02}{time}"


@pytest.fixture
def waited() -> list[float]:
    """The seconds that were waited between two requests."""
    return []


@pytest.fixture
def take(machine, waited):
    """What the machine has of an address, as attempts; the archive is kept as ``take.archive``."""

    def take(pages=((URL,),), *, known=(), delay: float = 0.0, into=None, **how) -> list[Attempt]:
        found = [] if into is None else into
        manners = Manners(sleep=waited.append, now=lambda: sum(waited), chance=lambda: 0.5, longest=600)
        asked = Settings(allow_private=True, delay=delay)
        with open_shelf() as shelf, asking(clock=lambda: day(1), settings=asked, manners=manners) as fetch:
            take.archive = Wayback(fetch, shelf, machine.url, **how)
            found.extend(take.archive.attempts(pages, known=known))
        return found

    return take


def contents(attempts: list[Attempt]) -> list[object]:
    return [
        str(each.error.reason) if each.error else b"|".join(page.content for page in each.snapshots).decode()
        for each in attempts
    ]


def test_a_capture_is_a_snapshot_with_the_headers_of_the_site_and_its_address(machine, take):
    machine.add(stamp(1), URL, "<p>Für", ETag='"1"', Set_Cookie="session=1")
    [attempt] = take()
    [snapshot] = attempt.snapshots
    assert (attempt.at, snapshot.at, snapshot.url, snapshot.status) == (day(1), day(1), URL, 200)
    assert (snapshot.content.decode(), snapshot.media_type, snapshot.charset) == ("<p>Für", "text/html", "utf-8")
    assert (snapshot.via, snapshot.redirects) == ("wayback", ())
    assert dict(snapshot.headers) == {
        "content-type": "text/html; charset=utf-8", "etag": '"1"',
        "Archived-At": f"{machine.url}/web/20200101120000id_/{URL}",
    }  # fmt: skip


def test_equal_digests_are_asked_for_once(machine, take):
    """Each is an attempt of its own time with its own address; so are revisits."""
    for number, body in enumerate(["a", "b", "a", "a"], start=1):
        machine.add(stamp(number), URL, body)
    machine.add(stamp(5), URL, "", "-", digest=machine.captures[1].digest)
    found = take()
    assert contents(found) == ["a", "b", "a", "a", "b"]
    assert [each.at for each in found] == [day(number) for number in range(1, 6)]
    assert machine.played == [stamp(1), stamp(2)]
    assert f"/web/{stamp(4)}id_/" in dict(found[3].snapshots[0].headers)["Archived-At"]


def test_a_revisit_without_its_original_is_asked_for(machine, take):
    machine.add(stamp(1), URL, "a", digest="OLD")
    machine.add(stamp(2), URL, "", "-", digest="OLD")
    assert contents(take(known={day(1)})) == ["", "a"]


@pytest.mark.parametrize(("status", "reason"), [("404", "not-found"), ("503", "server-error"), ("403", "forbidden")])
def test_errors_are_failed_attempts_and_are_not_asked_for(machine, take, status, reason):
    machine.add(stamp(1), URL, "<h1>No", status)
    [attempt] = take()
    assert attempt.error.reason == reason
    assert str(attempt.error) == f"{URL} answered {status}: so says {machine.url}/web/{stamp(1)}id_/{URL}."
    assert machine.played == []


def test_a_redirect_is_followed_in_the_archive(machine, take):
    machine.add(stamp(1), URL, "", "302", Location="https://www.example.com/legal")
    machine.add(stamp(1, "120500"), "https://www.example.com/legal", "moved")
    [attempt] = take()
    [snapshot] = attempt.snapshots
    assert (attempt.at, snapshot.content) == (day(1), b"moved")
    assert (snapshot.url, snapshot.redirects) == ("https://www.example.com/legal", (URL,))


def test_http_to_https_is_one_attempt_and_the_redirect_is_not_asked_for(machine, take):
    machine.add(stamp(1), URL.replace("https", "http"), "", "301", Location=URL)
    machine.add(stamp(1, "120001"), URL, "terms")
    assert contents(take()) == ["terms"]
    assert machine.played == [stamp(1, "120001")]


def test_a_redirect_to_what_was_captured_much_later_is_lost(machine, take):
    machine.add(stamp(1), URL, "", "302", Location="https://www.example.com/legal")
    machine.add(stamp(20), "https://www.example.com/legal", "moved")
    assert take() == []
    assert "another capture" in take.archive.lost[0]


def test_a_capture_that_cannot_be_played_is_lost_and_told(machine, take):
    """Be it that there is nothing, or another capture in its place."""
    for number in (1, 2):
        machine.add(stamp(number), URL, str(number))
    machine.add(stamp(3), "https://www.example.com/terms?", "gone")
    machine.broken = {stamp(2), stamp(3)}
    assert contents(take(((URL, "https://www.example.com/terms?"),))) == ["1"]
    assert len(take.archive.lost) == 2


def test_the_list_comes_in_parts(machine, take):
    machine.rows = 3
    for number in range(1, 11):
        machine.add(stamp(number), URL, str(number))
    assert contents(take()) == [str(number) for number in range(1, 11)]
    assert sum(path.startswith("/cdx/") for path in machine.asked) == 4


def test_some_time_and_some_captures(machine, take):
    for number in range(1, 6):
        machine.add(stamp(number, "010000"), URL, "error", "503")
        machine.add(stamp(number, "020000"), URL, f"{number}a")
        machine.add(stamp(number, "030000"), URL, f"{number}b")
    assert contents(take(since=day(2), until=day(4), per="day")) == ["3a", "4a"]
    assert contents(take(per="month")) == ["1a"]
    assert machine.played == [stamp(3, "020000"), stamp(4, "020000"), stamp(1, "020000")]


def test_for_known_times_nothing_is_asked(machine, take):
    for number in (1, 2, 3):
        machine.add(stamp(number), URL, str(number))
    assert contents(take(known={day(1), day(3)})) == ["", "2", ""]
    assert machine.played == [stamp(2)]


def test_pages_of_one_document_come_together(machine, take):
    machine.add(stamp(1), "https://a.example/1", "1a")
    machine.add(stamp(1, "120300"), "https://a.example/2", "2a")
    machine.add(stamp(2), "https://a.example/2", "2b")
    assert contents(take((("https://a.example/1",), ("https://a.example/2",)))) == ["1a|2a", "1a|2b"]


def test_a_body_the_archive_left_packed_is_unpacked(machine, take):
    machine.add(stamp(1), URL, gzip.compress(b"<p>Terms"), Content_Encoding="gzip")
    assert contents(take()) == ["<p>Terms"]


def test_it_is_asked_as_politely_as_any_site(machine, take, waited):
    """A delay between two requests, and what Retry-After asks for."""
    for number in (1, 2):
        machine.add(stamp(number), URL, str(number))
    machine.failures = [(429, {"Retry-After": "300"}), (503, {"Retry-After": "20"})]
    assert contents(take(delay=2.0)) == ["1", "2"]
    assert [wait for wait in waited if wait >= 20] == [300, 20]
    assert sum(wait == 2 for wait in waited) >= 2


def test_an_archive_that_bars_ends_the_import_and_what_was_had_is_kept(machine, take):
    for number in (1, 2, 3):
        machine.add(stamp(number), URL, str(number))
    original = machine._played
    machine._played = lambda path: (429, {"Retry-After": "9999"}, b"") if stamp(2) in path else original(path)
    found: list[Attempt] = []
    with pytest.raises(InputError, match="run the same command again later"):
        take(into=found)
    assert contents(found) == ["1"]
    machine._played = original
    assert contents(take(known={day(1)})) == ["", "2", "3"]


def test_three_captures_that_fail_in_a_row_end_the_import(machine, take):
    for number in range(1, 6):
        machine.add(stamp(number), URL, str(number))
    original = machine._played
    machine._played = lambda path: (503, {}, b"") if stamp(1) not in path else original(path)
    with pytest.raises(InputError, match="cannot be asked on"):
        take()
    assert len(take.archive.lost) == 2


@pytest.mark.parametrize("answer", [b"<html>Sorry", b'{"a": 1}', b"[1, 2]"])
def test_what_is_no_list_is_refused(machine, take, answer):
    machine.list = answer
    with pytest.raises(InputError, match="--wayback-url"):
        take()


def test_a_list_that_cannot_be_had_is_said(machine, take):
    machine.failures = [(403, {})]
    with pytest.raises(InputError, match="list of captures cannot be had"):
        take()


@pytest.mark.parametrize("answer", [b"", b"[]", b'[["timestamp","original","statuscode","digest"]]'])
def test_an_address_without_captures_has_no_attempts(machine, take, answer):
    machine.list = answer
    assert take() == []


def test_rows_that_are_no_captures_are_passed_over(machine, take):
    machine.list = b'[["2020", "x", "200", "A"], ["20200101120000", "x"], ["20201301120000", "x", "200", "A"]]'
    assert take() == []


def test_the_command_imports_and_goes_on_after_failures(run, folder, machine, terms) -> None:
    """The archive flaps and then bars; the second run asks only for what is missing."""
    for number, days in ((1, 30), (2, 30), (3, 14)):
        machine.add(stamp(number), URL, terms.format(days=days))
    machine.add(stamp(4), URL, "<h1>No", "404")
    wayback = ("import", "--wayback-url", machine.url, "--name", "acme/terms", "--url", URL)
    machine.failures = [(503, {"Retry-After": "0"}), (200, {})]
    assert "is no list of captures" in run(*wayback, code=2).stderr
    original = machine._played
    machine._played = lambda path: (429, {"Retry-After": "9999"}, b"") if stamp(3) in path else original(path)
    said = run(*wayback, code=2).stderr
    assert "2 imported: 1 new, 1 unchanged\n" in said
    assert "run the same command again later" in said
    machine._played, machine.asked = original, []
    said = run(*wayback).stderr
    assert "2020-01-04 12:00  failed  https://www.example.com/terms answered 404: so says " in said
    assert said.endswith("2 imported: 1 changed, 1 failed; 2 were there already\n")
    assert machine.played == [stamp(3)]
    assert "[-30-]{+14+}" in run("diff", "acme/terms").stdout


def test_the_command_judges_pages_as_a_check_does(run, folder, machine, terms) -> None:
    """A page that shows no terms is kept, and is no version."""
    machine.add(stamp(1), URL, terms.format(days=30))
    machine.add(stamp(2), URL, "<html><title>Just a moment...</title><p>Checking your browser before you go on.")
    said = run("import", "--wayback-url", machine.url, "--name", "acme/terms", "--url", URL).stderr
    assert said.endswith("2 imported: 1 new, 1 failed\n")


def test_the_command_says_what_it_needs(run, folder, machine) -> None:
    wayback = ("import", "--wayback-url", machine.url)
    assert "--wayback needs --name" in run(*wayback, code=2).stderr
    assert "say with --url which address it had" in run(*wayback, "--name", "acme/terms", code=2).stderr
    assert "has nothing of https://www.example.com/terms" in run(
        *wayback, "--name", "acme/terms", "--url", URL, code=2
    ).stderr  # fmt: skip
    assert "either" in run("import", code=2).stderr
    assert "either" in run(*wayback, ".", code=2).stderr
