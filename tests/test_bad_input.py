"""What cannot be used is refused with one clear sentence on stderr and exit code 2, and nothing is lost by it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from hashlib import sha256
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from termsdiff.store import Store


@pytest.fixture
def refused(run, folder: Path) -> Callable[..., str]:
    """Run a command that must be refused; returns what it said. Neither archive nor termsdiff.toml may differ after."""

    def refused(*args: str | Path, stdin: str | bytes = b"") -> str:
        before = content(folder)
        result = run(*args, code=2, stdin=stdin)
        assert content(folder) == before
        assert result.stdout == ""
        [line] = result.stderr.splitlines()
        assert line.startswith("termsdiff: ")
        assert len(line) < 400
        return line.removeprefix("termsdiff: ")

    return refused


def content(folder: Path) -> dict[str, str]:
    """What termsdiff keeps in the folder; of an archive, its checks."""
    kept = {path.name: sha256(path.read_bytes()).hexdigest() for path in folder.glob("*.toml") if path.is_file()}
    for path in folder.glob("*.db"):
        try:
            with Store(path, create=False) as store:
                kept[path.name] = str([store.checks(name) for name in store.sources()])
        except Exception:
            kept[path.name] = sha256(path.read_bytes()).hexdigest()
    return kept


@pytest.fixture
def archive(run, site, folder) -> Path:
    """An archive with one version of acme/terms; pages are waited for 0.3 seconds and may have 1 MB."""
    (folder / "termsdiff.toml").write_text("[capture]\ntimeout = 0.3\nmax_mb = 1\n")
    run("add", "acme/terms", site.put("/terms"))
    return folder


NEITHER = "there is neither a file nowhere.html nor a source of that name; termsdiff list shows the sources"


@pytest.mark.parametrize("command", ["show", "diff", "report"])
def test_no_such_file(refused, folder, command) -> None:
    assert refused(command, "nowhere.html") == NEITHER


def test_no_such_file_where_there_is_an_archive(refused, archive) -> None:
    assert refused("show", "nowhere.html") == NEITHER
    assert refused("diff", "nowhere.html", "acme/terms") == NEITHER
    assert refused("diff", "acme/terms", "nowhere.html@2") == NEITHER


@pytest.mark.parametrize("command", ["show", "diff", "log", "check", "report"])
def test_no_such_name(refused, archive, command) -> None:
    assert "acme/none" in refused(command, "acme/none")


@pytest.mark.parametrize(
    ("revision", "said"),
    [
        ("@7", "acme/terms has no version 7; it has one version, 1"),
        ("@0", "acme/terms has no version 0; it has one version, 1"),
        ("@-1", "acme/terms has nothing at -1; it has one version, 1"),
        ("@1999-12-31", "acme/terms was not seen yet on 1999-12-31"),
        ("@1999-13-31", '"1999-13-31" is no date'),
        ("@yesterday", '"yesterday" is no revision'),
        ("@", '"" is no revision'),
    ],
)
def test_no_such_revision(refused, archive, revision, said) -> None:
    assert said in refused("show", f"acme/terms{revision}")


def test_a_source_with_one_version_has_no_difference_to_show(refused, archive) -> None:
    assert refused("diff", "acme/terms") == "acme/terms has nothing at -1; it has one version, 1"


def slow(site) -> Callable[[BaseHTTPRequestHandler], None]:
    return lambda _: site.closing.wait(30) and None


def circle(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(302)
    handler.send_header("Location", "/there" if handler.path == "/odd" else "/odd")
    handler.end_headers()


def gigabyte(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    for _ in range(1_000):
        handler.wfile.write(b"<p>All work and no play.</p>\n" * 36_000)


@pytest.fixture
def odd(site) -> Callable[[str], str]:
    """The address of a page that does the named thing."""
    site.odd |= {"/slow": slow(site), "/there": circle, "/huge": gigabyte}

    def odd(what: str) -> str:
        if what == "circle":
            site.odd["/odd"] = circle
            return site.url("/odd")
        answers: dict[str, tuple[str | bytes, int, str]] = {
            "404": ("<h1>Not found</h1>", 404, "text/html"),
            "500": ("<h1>Error</h1>", 500, "text/html"),
            "empty": ("", 200, "text/html"),
            "nothing": ("<html><body></body></html>", 200, "text/html"),
            "binary": (b"\x89PNG\r\n\x1a\n" + bytes(2000), 200, "text/html"),
            "image": (b"\x89PNG\r\n\x1a\n" + bytes(2000), 200, "image/png"),
        }
        if what in answers:
            body, status, content_type = answers[what]
            return site.put(f"/{what}", body, status, Content_Type=content_type)
        return site.url(f"/{what}")

    return odd


PAGES = [
    ("404", "answered 404"),
    ("500", "answered 500"),
    ("slow", "did not answer in time"),
    ("circle", "redirects in a circle"),
    ("huge", "sends more than 1 MB"),
    ("empty", "holds no terms"),
    ("nothing", "holds no terms"),
    ("binary", "PNG image"),
    ("image", "image/png"),
]


@pytest.mark.parametrize(("what", "said"), PAGES, ids=[what for what, _ in PAGES])
def test_a_page_that_cannot_be_had_or_read(refused, archive, odd, what, said) -> None:
    url = odd(what)
    assert said in refused("show", url)
    assert url in refused("diff", "acme/terms", url)


@pytest.mark.parametrize(("what", "said"), PAGES, ids=[what for what, _ in PAGES])
def test_the_same_page_on_a_schedule_is_a_failed_check(run, archive, odd, what, said) -> None:
    """The version there was stays the current one, and the run itself is no failure."""
    toml = archive / "termsdiff.toml"
    before = toml.read_text()
    good = before[before.index("url = ") :].split('"')[1]
    toml.write_text(before.replace(good, odd(what)))
    assert said in run("check", "--all").stdout
    assert run("list").stdout.startswith("acme/terms  @1  failed ")
    assert run("show", "acme/terms").stdout.startswith("Product Terms")
    toml.write_text(before)
    assert run("check", "acme/terms").stdout == "acme/terms  unchanged @1\n"


def test_an_address_nobody_answers_at(refused, archive) -> None:
    assert "http://127.0.0.1:9/" in refused("show", "http://127.0.0.1:9/")
    assert "ftp://a.example/" in refused("show", "ftp://a.example/")


@pytest.mark.parametrize(
    ("name", "written", "said"),
    [
        ("empty.html", b"", "empty.html holds no terms"),
        ("blank.txt", b" \n\n", "blank.txt holds no terms"),
        ("page.html", b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "page.html holds no terms"),
        ("picture.html", b"\x89PNG\r\n\x1a\n" + bytes(100), "picture.html: This is a PNG image"),
        ("program", b"\x7fELF" + bytes(1000), "program: This is a program"),
        ("noise.txt", bytes(range(256)) * 40, "noise.txt: "),
    ],
)
def test_a_file_that_holds_no_terms(refused, folder, name, written, said) -> None:
    (folder / name).write_bytes(written)
    assert said in refused("show", name)
    (folder / "good.md").write_text("# Terms\n\n1. You pay us every month.\n\n2. We send a bill every month.\n")
    assert said in refused("diff", "good.md", name)
    assert "stdin" in refused("show", "-", stdin=written)


def test_a_folder_is_no_document(refused, folder) -> None:
    (folder / "pages").mkdir()
    assert "pages" in refused("show", "pages")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(refused, folder) -> None:
    (folder / "secret.html").write_text("<p>Terms")
    (folder / "secret.html").chmod(0)
    assert "cannot read secret.html: Permission denied" in refused("show", "secret.html")


COMMANDS = [("list",), ("check",), ("log", "acme/terms"), ("show", "acme/terms"), ("diff", "acme/terms")]


@pytest.mark.parametrize("command", [*COMMANDS, ("add", "acme/new", "https://a.example")], ids=lambda each: each[0])
def test_a_database_that_is_not_ours(refused, archive, command) -> None:
    for content in (b"This is no database.\n" * 100, b"\x00" * 4096):
        (archive / "terms.db").write_bytes(content)
        assert "terms.db" in refused(*command)
    (archive / "terms.db").unlink()
    with sqlite3.connect(archive / "terms.db") as database:
        database.execute("CREATE TABLE customers (name)")
    database.close()
    assert "terms.db" in refused(*command)


def test_a_database_of_a_newer_version(refused, archive) -> None:
    with sqlite3.connect(archive / "terms.db") as database:
        database.execute("PRAGMA user_version = 9999")
    database.close()
    for command in COMMANDS:
        assert "newer termsdiff" in refused(*command)


def test_a_database_in_no_folder(refused, archive) -> None:
    assert "none/terms.db" in refused("check", "--database", "none/terms.db")
    assert "none/terms.db" in refused("log", "acme/terms", "--database", "none/terms.db")


BROKEN = [
    ("[sources\n", "is not valid TOML"),
    ("sorces = 1\n", 'line 1: unknown key "sorces"'),
    ('[sources."a/b"]\nurl = 3\n', 'line 2: "url" must be a text in quotes'),
    ('[sources."a/b"]\nurl = "https://a.example"\nevery = "often"\n', 'a/b: cannot read every = "often"'),
    ("\x00\x01", "is not valid TOML"),
]


@pytest.mark.parametrize(("text", "said"), BROKEN, ids=[said for _, said in BROKEN])
def test_a_broken_termsdiff_toml(refused, archive, text, said) -> None:
    (archive / "termsdiff.toml").write_text(text)
    for command in [*COMMANDS, ("add", "a/c", "https://a.example")]:
        assert said in refused(*command)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("shwo", "x"), "no such command 'shwo'"),
        (("show",), "missing argument 'OPERAND'"),
        (("show", "x", "--frmt", "json"), "no such option '--frmt'"),
        (("show", "x", "--format", "wordperfect"), "'wordperfect' is not one of"),
        (("diff", "x", "--context", "-3"), "-3 is not in the range"),
        (("check", "--now", "noon"), 'cannot read the time "noon"'),
    ],
)
def test_wrong_usage(refused, args, said) -> None:
    assert said in refused(*args)
