"""termsdiff.toml: what is read, what is refused and how it is said, and that adding keeps the rest."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from termsdiff.config import add_source, check_name, read_config
from termsdiff.errors import ConfigError
from termsdiff.model import Source

FULL = """\
# our vendors
database = "archive/terms.db"

[defaults]
every = "6 hours"  # legal asked

[capture]
timeout = 2.5
contact = "legal@example.org"

[sources."examplecloud/product-terms"]
url = "https://www.example.com/terms"

[sources."examplecloud/sla"]
urls = ["https://www.example.com/sla", "https://www.example.com/sla?page=2"]
every = "1 week"
select = "main"
remove = [".newsletter", "nav"]
next = true

[sources."examplecloud/dpa"]
url = "https://www.example.com/dpa"
parts = ".contents a"
next = "a.more"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "termsdiff.toml"


def test_everything_the_file_says_is_read(path: Path) -> None:
    path.write_text(FULL)
    config = read_config(path)
    assert config.capture == {"timeout": 2.5, "contact": "legal@example.org"}
    assert config.database == path.parent / "archive" / "terms.db"
    assert config.sources == (
        Source("examplecloud/product-terms", ("https://www.example.com/terms",), "6 hours"),
        Source(
            "examplecloud/sla",
            ("https://www.example.com/sla", "https://www.example.com/sla?page=2"),
            "1 week",
            select=("main",),
            remove=(".newsletter", "nav"),
            next="[rel~=next]",
        ),
        Source("examplecloud/dpa", ("https://www.example.com/dpa",), "6 hours", parts=".contents a", next="a.more"),
    )


def test_no_file_tracks_nothing_and_keeps_its_archive_beside_it(path: Path) -> None:
    config = read_config(path)
    assert config.sources == ()
    assert config.database == path.parent / "terms.db"
    assert config.every == "1 day"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[defaults\n", "is not valid TOML"),
        ("a = 1\na = 2\n", "is not valid TOML"),
        ('\n\ndatabse = "x"\n', 'line 3: unknown key "databse"; known here: database, defaults, capture, sources'),
        ("database = 3\n", 'line 1: "database" must be a text in quotes'),
        ("[defaults]\nevery = 1\n", 'line 2: "every" must be a text in quotes'),
        ("defaults = 1\n", 'line 1: "defaults" must be a table'),
        ("[sources]\na = 1\n", 'line 2: "a" must be a table'),
        ('[sources."a/b"]\nurl = "https://a.example"\nevrey = "1 day"\n', 'line 3: unknown key "evrey"'),
        ('[sources."a/b"]\nurls = ["https://a.example", 2]\n', 'line 2: "urls" must be a text in quotes or a list'),
        ('[sources."a/b"]\nselect = "p"\n', 'line 1: "a/b" has no URL'),
        ('[sources."a/b"]\nurl = "ftp://a.example"\n', 'line 1: "ftp://a.example" is no web address'),
        ("[capture]\ntimeout = 0\n", 'line 2: "timeout" must be a number above 0'),
        ("[capture]\nmax_mb = true\n", 'line 2: "max_mb" must be a number above 0'),
        ('[sources."a/b@2"]\nurl = "https://a.example"\n', "line 1: "),
    ],
    ids=str,
)
def test_what_is_wrong_is_said_with_file_line_and_key(path: Path, text: str, said: str) -> None:
    path.write_text(text)
    with pytest.raises(ConfigError) as caught:
        read_config(path)
    assert str(caught.value).startswith(str(path))
    assert said in str(caught.value)


def test_a_file_that_is_no_utf8_is_refused(path: Path) -> None:
    path.write_bytes(b"\xff\xfe#\x00")
    with pytest.raises(ConfigError, match="save it as UTF-8"):
        read_config(path)


def test_a_folder_in_its_place_is_refused(path: Path) -> None:
    path.mkdir()
    with pytest.raises(ConfigError, match="cannot read"):
        read_config(path)


def test_adding_keeps_every_byte_of_the_rest_and_the_file_mode(path: Path) -> None:
    path.write_text(FULL)
    path.chmod(0o640)
    new = Source("other/privacy", ("https://b.example/p",), "1 day", remove=("nav",))
    config = add_source(path, new)
    assert path.read_text().startswith(FULL)
    assert config.sources[-1] == new
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [each.name for each in path.parent.iterdir()] == ["termsdiff.toml"]


def test_adding_to_no_file_makes_one(path: Path) -> None:
    add_source(path, Source("a/b", ("https://a.example",)))
    assert path.read_text() == '[sources."a/b"]\nurl = "https://a.example"\n'


def test_a_name_is_not_added_twice(path: Path) -> None:
    add_source(path, Source("a/b", ("https://a.example",)))
    before = path.read_bytes()
    with pytest.raises(ConfigError, match="a/b is tracked already"):
        add_source(path, Source("a/b", ("https://other.example",)))
    assert path.read_bytes() == before


@pytest.mark.parametrize("text", ['sources = {"a/b" = {url = "https://a.example"}}\n', "database = [\n"])
def test_a_file_that_cannot_take_an_entry_stays_as_it_is(path: Path, text: str) -> None:
    path.write_text(text)
    with pytest.raises(ConfigError):
        add_source(path, Source("c/d", ("https://c.example",)))
    assert path.read_text() == text


@pytest.mark.parametrize("name", ["", " a", "a@1", "-a/b", "a//b", "a/", "/a", "https://a.example", "a\nb", "a /b"])
def test_names_that_would_be_taken_for_something_else_are_refused(name: str) -> None:
    with pytest.raises(ConfigError, match="cannot name a source"):
        check_name(name)


@pytest.mark.parametrize("name", ["a", "a/b", "Acme Inc./Privacy Policy", "金山云/产品条款", "a/b/c"])
def test_names_in_any_script_and_with_spaces_inside_are_fine(name: str) -> None:
    check_name(name)
