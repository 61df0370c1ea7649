"""termsdiff.toml: what is read, what is refused and how it is said, and that adding keeps the rest."""

from __future__ import annotations

import stat
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termsdiff.config import add_source, check_name, read_config
from termsdiff.errors import ConfigError
from termsdiff.model import Past, Range, Selection, Source

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


SOURCE = '[sources."a/b"]\nurl = "https://a.example"\n'


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
        (f"{SOURCE}select = 3\n", 'line 3: "select" must be a text in quotes or a list of them, or of ranges'),
        (
            f"{SOURCE}select = [{{startBefore = 'p'}}]\n",
            "line 3: a range needs startBefore or startAfter, and endBefore",
        ),
        (f"{SOURCE}remove = {{start = 'p'}}\n", 'line 3: a range has no "start"; it has startBefore, startAfter'),
        (f"{SOURCE}urls = [{{select = 'p'}}]\n", 'line 3: a page of "urls" lacks its "url"'),
        (f"{SOURCE}urls = [{{url = 'https://b.example', remove = 1}}]\n", 'line 3: "remove" must be a text'),
        (f"{SOURCE}urls = [{{url = 'b.example'}}]\n", 'line 1: "b.example" is no web address'),
        (f"{SOURCE}past = 1\n", 'line 3: "past" must be [[…past]] tables'),
        (f"{SOURCE}past = [{{select = 'p'}}]\n", 'line 3: "past" lacks "until"'),
        (f"{SOURCE}past = [{{until = '2020'}}]\n", 'line 3: "until" must be a date with a time'),
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


def test_ranges_pages_with_their_own_selectors_and_the_past_are_read(path: Path) -> None:
    path.write_text("""
[sources."a/b"]
urls = [
    "https://a.example/1",
    {url = "https://a.example/2", select = "article", remove = [{startBefore = "a", endAfter = "b"}]},
]
select = ["main", {startAfter = "h1", endBefore = "footer"}]

[[sources."a/b".past]]
until = 2022-01-01T00:00:00Z
url = "https://a.example/old"
select = "div"

[[sources."a/b".past]]
until = 2021-01-01T00:00:00
""")
    [source] = read_config(path).sources
    own = Selection(("article",), (Range(start_before="a", end_after="b"),))
    assert source.urls == ("https://a.example/1", "https://a.example/2")
    assert source.select == ("main", Range(start_after="h1", end_before="footer"))
    assert source.own == (("https://a.example/2", own),)
    earlier, later = datetime(2021, 1, 1, tzinfo=UTC), datetime(2022, 1, 1, tzinfo=UTC)
    assert source.past == (Past(earlier), Past(later, ("https://a.example/old",), ("div",)))
    assert source.then(earlier).select == ()
    assert source.then(later) == replace(source, urls=source.past[1].urls, select=("div",), own=(), past=())
    assert source.then(later + timedelta(seconds=1)) is source


_CSS = st.text(min_size=1, max_size=8).filter(str.strip)
_RANGES = st.builds(Range, start_after=_CSS, end_before=_CSS) | st.builds(Range, start_before=_CSS, end_after=_CSS)
_SELECTORS = st.lists(_CSS | _RANGES, max_size=3).map(tuple)
_URLS = st.lists(st.sampled_from([f"https://a.example/{n}" for n in range(4)]), min_size=1, max_size=3, unique=True)


@st.composite
def _chosen(draw: st.DrawFn) -> dict[str, object]:
    urls = tuple(draw(_URLS))
    own = draw(st.lists(st.sampled_from(urls), unique=True, max_size=2))
    selections = tuple((url, Selection(draw(_SELECTORS), draw(_SELECTORS))) for url in urls if url in own)
    return {"urls": urls, "select": draw(_SELECTORS), "remove": draw(_SELECTORS), "own": selections}


@given(_chosen(), st.lists(_chosen(), max_size=3))
def test_what_is_written_is_read_back(chosen: dict, past: list[dict]) -> None:
    """Law: whatever a source selects, and has selected, comes out of the file as it went in."""
    dated = tuple(Past(datetime(2020, month, 1, tzinfo=UTC), **each) for month, each in enumerate(past, start=1))
    source = Source("a/b", past=dated, **chosen)
    with TemporaryDirectory() as folder:
        add_source(Path(folder) / "termsdiff.toml", source)
        assert read_config(Path(folder) / "termsdiff.toml").sources == (source,)
