"""`notify`, and what `check` says of those it tells, through the command line."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

TARGET = "\n[notify.legal]\nto = '{}'\n"


@pytest.fixture
def told(folder: Path) -> Iterator[list[str]]:
    """The titles a receiver on loopback got, for which termsdiff.toml has a target; nothing is taken while it holds
    "no"."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(503 if "no" in titles else 200)
            self.send_header("Content-Length", "0")
            self.end_headers()
            titles.append(said["title"])

        def log_message(self, *_: object) -> None:
            pass

    titles: list[str] = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        address = f"json://127.0.0.1:{server.server_address[1]}/?secret=word"
        (folder / "termsdiff.toml").write_text(TARGET.format(address))
        yield titles
        server.shutdown()
        thread.join()


def changed(run, site, terms, *, code: int = 0):
    run("add", "acme/terms", site.put("/terms"), "--now", "2024-03-01")
    site.put("/terms", terms.format(days=14))
    return run("check", "--now", "2024-03-02", code=code)


def test_check_tells_of_a_change_and_says_so(run, site, terms, told) -> None:
    assert changed(run, site, terms).stderr == "1 notification sent\n1 checked: 1 changed\n"
    assert told == ["acme/terms changed without a new date: 1 reworded; 15 clauses unchanged"]
    assert run("notify").stderr == "0 notifications sent\n"


def test_a_target_that_fails_is_one_sentence_and_loses_nothing(run, site, terms, told) -> None:
    told.append("no")
    result = changed(run, site, terms)
    assert "changed @2" in result.stdout
    assert result.stderr.splitlines() == [
        "[notify.legal] answered 503: 1 notification kept, to be tried again with the next run",
        "1 checked: 1 changed",
    ]
    listed = run("notify", "--pending")
    assert listed.stdout == "legal  2024-03-02 00:00  changed  acme/terms  answered 503 (1 try)\n"
    assert "1 notification waiting" in listed.stderr
    assert "termsdiff notify --pending shows why" in run("notify", code=2).stderr
    assert "1 notification could not be sent" in run("status", "--exit-code", "--now", "2024-03-02", code=1).stderr
    assert '\ntermsdiff_notifications_failed{target="legal"} 1\n' in run("status", "--format", "prometheus").stdout
    told.clear()
    assert run("check", "--all", "--now", "2024-03-03").stderr.startswith("1 notification sent\n")
    assert len(told) == 1


def test_a_dry_run_tells_nobody(run, site, terms, told) -> None:
    run("add", "acme/terms", site.put("/terms"), "--now", "2024-03-01")
    site.put("/terms", terms.format(days=14))
    run("check", "--dry-run", "--now", "2024-03-02")
    assert (told, run("notify", "--pending").stdout) == ([], "")


def test_what_is_accepted_from_quarantine_is_told(run, site, told) -> None:
    run("add", "acme/terms", site.put("/terms"))
    site.put("/terms", "<html lang=en><body><h1>Hello</h1><p>Please sign in to continue.</p></body></html>")
    run("check", "--now", "2099-01-01")
    assert told == []
    run("accept-anyway", "acme/terms")
    assert [title.partition(":")[0] for title in told] == ["acme/terms changed"]


def test_a_test_goes_to_each_target_and_names_those_that_fail(run, told, folder) -> None:
    toml = folder / "termsdiff.toml"
    assert run("notify", "--test").stdout == "legal  sent\n"
    toml.write_text(toml.read_text() + TARGET.replace("legal", "down").format("json://pass:word@127.0.0.1:9"))
    result = run("notify", "--test", code=2)
    assert result.stdout == "legal  sent\ndown  could not be reached\n"
    assert result.stderr == "termsdiff: down could not be told; correct termsdiff.toml, or try again later\n"
    assert told == ["A test of termsdiff: notifications arrive here"] * 2


def test_what_waits_for_a_target_that_is_gone_is_listed_and_can_be_discarded(run, site, terms, told, folder) -> None:
    told.append("no")
    changed(run, site, terms)
    toml = folder / "termsdiff.toml"
    toml.write_text(toml.read_text().replace("notify.legal", "notify.boss"))
    assert "termsdiff notify --discard legal" in run("notify", "--pending").stdout
    assert "name the targets" in run("notify", "--discard", code=2).stderr
    assert run("notify", "--discard", "legal").stderr == "1 notification discarded\n"
    assert run("notify", "--pending").stdout == ""


@pytest.mark.parametrize(
    ("toml", "sentence"),
    [
        ("[notify]\nto = 'json://x'", '"to" stands alone in [notify]'),
        ("[notify.a]\n", "there is no address; write to ="),
        ("[notify.a]\nto = 'secret'", "to is no address; write to ="),
        ("[notify.a]\nto = 'json://secret'\nevents = ['always']", "events are substantive, silent"),
        ("[notify.a]\nto = 'json://secret'\nfailing_after = 1.5", '"failing_after" must be a whole number'),
        ("[notify.a]\nto = 'json://secret'\nfailing_after = 0", '"failing_after" must be a number above 0'),
        ("[notify.a]\nto = 'json://secret'\ndigest = 'often'", 'cannot read digest = "often"'),
        ("[notify.a]\nto = 'json://secret'\nwhen = 'always'", 'unknown key "when"'),
        ("[notify.a]\nto = 5", '"to" must be a text'),
    ],
)
def test_settings_that_cannot_be_are_refused_without_the_address(run, folder, toml: str, sentence: str) -> None:
    (folder / "termsdiff.toml").write_text(toml)
    stderr = run("check", code=2).stderr
    assert sentence in stderr
    assert "secret" not in stderr


def test_nobody_to_tell_and_names_that_are_not_there(run, folder) -> None:
    assert "add a table such as [notify.legal]" in run("notify", "--test", code=2).stderr
    (folder / "termsdiff.toml").write_text("[notify.legal]\nto = 'json://x'\n")
    assert "has no [notify.boss]; there is legal" in run("notify", "boss", code=2).stderr
