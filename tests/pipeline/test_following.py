"""Several pages, one document: the parts an index lists and the pages that follow each other, from a real site."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from termsdiff.capture import Manners, Settings, capture
from termsdiff.errors import CaptureError
from termsdiff.model import Check, Outcome, Source
from termsdiff.pipeline import accept, check, check_all
from termsdiff.pipeline.following import following
from termsdiff.store import Store

START = datetime(2024, 3, 1, 6, tzinfo=UTC)
INDEX = "<html lang=en><h1>Terms</h1><p>Our terms have parts, which together make up the agreement.</p><ul>{links}</ul>"


def page(name: str, more: str = "") -> str:
    clauses = "".join(f"<p>{n}. In {name} each party keeps its word in matter {n} as agreed.</p>" for n in range(1, 12))
    return f"<html lang=en><body><h1>Terms, {name}</h1>{clauses}{more}</body></html>"


def put_chain(site, *names: str, last: str = "") -> str:
    """Pages that name the next one by rel=next, the last one ``last``; the address of the first."""
    following = [*(f"/{name}" for name in names[1:]), last]
    for name, after in zip(names, following, strict=True):
        site.put(f"/{name}", page(name, f'<a rel="next" href="{after}">Next</a>' if after else ""))
    return site.url(f"/{names[0]}")


def put_index(site, *names: str, more: str = "") -> str:
    for name in names:
        site.put(f"/{name}", page(name))
    links = "".join(f'<li><a href="{name}">{name}</a></li>' for name in names)
    return site.put("/", INDEX.format(links=links) + more)


def source(url: str, **more: Any) -> Source:
    return Source("acme/terms", (url,), **({"allow_private": True} | more))


def get(tracked: Source) -> list[tuple[str, str]]:
    """Path and role of each page that is had."""
    pages = following(partial(capture, manners=Manners()))(tracked, clock=lambda: START)
    return [("/" + page.url.split("/", 3)[3], page.role) for page in pages]


def refusal(tracked: Source) -> CaptureError:
    with pytest.raises(CaptureError) as caught:
        get(tracked)
    return caught.value


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "terms.db") as store:
        yield store


def see(tracked: Source, store: Store) -> Check:
    at = START + timedelta(days=len(store.checks(tracked.name)) if tracked.name in store.sources() else 0)
    return check(tracked, store, capture=capture, clock=lambda: at).check


def test_pages_that_follow_each_other_are_had_in_order(site) -> None:
    tracked = source(put_chain(site, "one", "two", "three"), next="[rel~=next]")
    assert get(tracked) == [("/one", ""), ("/two", "next"), ("/three", "next")]
    assert get(source(tracked.urls[0])) == [("/one", "")], "nobody asked for more"


@pytest.mark.parametrize("last", ["/three", "/one", "/three#top", "/two?", "#end"])
def test_a_chain_that_leads_back_ends_there(site, last: str) -> None:
    """Each page is asked for once."""
    tracked = source(put_chain(site, "one", "two", "three", last=last), next="a")
    assert [path for path, _ in get(tracked)] == ["/one", "/two", "/three"]
    assert site.asked == ["/robots.txt", "/one", "/two", "/three"]


def test_an_index_leads_to_its_parts_and_is_none_of_them(site, store) -> None:
    tracked = source(put_index(site, "b", "a", "c"), parts="ul")
    assert see(tracked, store).outcome is Outcome.NEW
    version = store.version("acme/terms")
    assert [page.role for page in store.pages(version)] == ["index", "part", "part", "part"]
    text = store.document(version).text
    assert 0 < text.index("In b each") < text.index("In a each") < text.index("In c each")
    assert "have parts" not in text
    assert [text.count(f"Terms, {name}") for name in "bac"] == [1, 1, 1], "no title of a part is lost"
    assert see(tracked, store).outcome is Outcome.UNCHANGED
    site.put("/a", page("a").replace("as agreed", "as agreed today"))
    assert see(tracked, store).outcome is Outcome.CHANGED


def test_each_part_may_have_pages_that_follow(site) -> None:
    put_chain(site, "a", "a2")
    put_chain(site, "b", "b2", last="/a")
    links = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in "ab")
    tracked = source(site.put("/index", INDEX.format(links=links)), parts="li a", next="[rel~=next]")
    assert get(tracked) == [
        ("/index", "index"), ("/a", "part"), ("/a2", "next"), ("/b", "part"), ("/b2", "next"),
    ]  # fmt: skip


def test_a_part_that_cannot_be_had_makes_no_version(site, store) -> None:
    tracked = source(put_index(site, "a", "b"), parts="ul a")
    site.put("/b", "<h1>Gone</h1>", 410)
    failed = see(tracked, store)
    assert (failed.outcome, failed.reason, failed.version) == (Outcome.FAILED, "gone", None)
    assert site.url("/b") in failed.message


def test_an_index_that_lists_nothing_is_said(site) -> None:
    error = refusal(source(put_index(site, "a"), parts=".contents"))
    assert error.reason == "incomplete"
    assert 'nothing on it matches parts = ".contents"' in str(error)


@pytest.mark.parametrize(
    "link", ["https://elsewhere.example/part", "http://localhost:1/part", "http://169.254.169.254/latest/meta-data/"]
)
def test_a_link_to_another_site_is_never_followed(site, link: str) -> None:
    url = site.put("/one", page("one", f'<a rel="next" href="{link}">Next</a>'))
    error = refusal(source(url, next="[rel~=next]"))
    assert error.reason == "incomplete"
    assert f"leads to {link} on another site: narrow next" in str(error)


def test_nor_is_a_page_on_another_site_taken_to_which_a_part_redirects(site) -> None:
    tracked = source(put_index(site, "a", "b"), parts="ul a")
    other = site.url("/a").replace("127.0.0.1", "localhost")
    site.put("/b", "", 302, Location=other)
    assert f"leads to {other} on another site" in str(refusal(tracked))


def test_a_site_that_never_ends_is_left(site) -> None:
    def more(handler) -> None:
        number = int(handler.path.rpartition("/")[2] or 0)
        body = page(str(number), f'<a rel="next" href="/n/{number + 1}">Next</a>').encode()
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        handler.wfile.write(body)

    site.odd |= {f"/n/{number}": more for number in range(500)}
    error = refusal(source(site.url("/n/0"), next="[rel~=next]"))
    assert "more than 200 pages: narrow next" in str(error)
    assert len(site.asked) < 210


def test_every_page_is_asked_for_with_manners(site) -> None:
    """Pauses and the site's robots.txt count for each."""
    tracked = source(put_chain(site, "one", "two", "three"), next="a")
    slept: list[float] = []
    site.put("/robots.txt", "User-agent: *\nDisallow: /three")
    asking = partial(capture, settings=Settings(delay=7), manners=Manners(sleep=slept.append))
    with pytest.raises(CaptureError, match=r"/three is closed to programs"):
        following(asking)(tracked, clock=lambda: START)
    assert [round(each) for each in slept] == [7, 7]
    assert site.asked.count("/robots.txt") == 1


def test_a_document_that_lost_its_pages_is_in_doubt_and_can_be_accepted(site, store) -> None:
    """A new design may have taken the link to the next page away; the texts alone would pass."""
    tracked = source(put_chain(site, "one", "two", "three"), next="[rel~=next]")
    see(tracked, store)
    longer = "".join(f"<p>{n}. And in addition the parties agree on matter {n}.</p>" for n in range(12, 25))
    site.put("/one", page("one", longer))
    doubted = see(tracked, store)
    assert (doubted.outcome, doubted.reason) == (Outcome.FAILED, "doubtful")
    assert "0 other pages belong to it, there were 2" in doubted.message
    assert [done.outcome for done in accept(tracked, store)] == [Outcome.CHANGED]
    assert see(tracked, store).outcome is Outcome.UNCHANGED


def test_a_page_that_was_tracked_by_itself_may_become_an_index(site, store) -> None:
    """Its bytes are in the archive as a page already; now they are no part of the text."""
    url = put_index(site, "a", "b", more=page("all"))
    see(source(url), store)
    tracked = source(url, parts="ul a")
    store_says = see(tracked, store)
    assert store_says.outcome is Outcome.CHANGED
    version = store.version("acme/terms")
    assert [each.role for each in store.pages(version)] == ["index", "part", "part"]
    assert [each.role for each in store.pages(store.version("acme/terms", "1"))] == [""]


def test_a_page_that_is_still_the_same_may_lead_to_another(site, store) -> None:
    """So it is never asked for with If-None-Match."""
    tracked = source(put_chain(site, "one", "two"), next="a")
    for each in ("/one", "/two"):
        site.pages[each].headers["ETag"] = '"1"'
    see(tracked, store)
    site.put("/two", page("two").replace("as agreed", "as agreed then"))
    assert see(tracked, store).outcome is Outcome.CHANGED


def test_many_sources_at_once_follow_too(site, store) -> None:
    first = Source("acme/a", (put_chain(site, "a1", "a2"),), next="a", allow_private=True)
    second = Source("acme/b", (put_chain(site, "b1", "b2"),), next="a", allow_private=True)
    done = list(check_all([first, second], store, capture=capture, clock=lambda: START, jobs=2))
    assert sorted(len(each.check.snapshots) for each in done) == [2, 2]
