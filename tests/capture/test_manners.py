"""Asking politely: one request at a time and host, patience, robots.txt; no test waits, time is passed in."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import pytest
import server as server_module

from termsdiff.capture import Manners, Settings, addresses, capture
from termsdiff.errors import CaptureError, CaptureReason
from termsdiff.model import Snapshot, Source

NOW = datetime(2023, 3, 1, 12, tzinfo=UTC)


@dataclass
class Time:
    """A clock that sleeping moves."""

    now: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds

    def manners(self) -> Manners:
        return Manners(now=lambda: self.now, sleep=self.sleep, chance=lambda: 0.5)


@pytest.fixture
def server() -> Iterator[object]:
    with server_module.Server() as running:
        yield running


@pytest.fixture
def time() -> Time:
    return Time()


def get(url: str, manners: Manners, *, settings: Settings | None = None, **more) -> Snapshot:
    source = Source("example/terms", (url,), **({"allow_private": True} | more))
    (snapshot,) = capture(source, clock=lambda: NOW, settings=settings, manners=manners)
    return snapshot


def reason(url: str, manners: Manners, **more) -> CaptureReason:
    with pytest.raises(CaptureError) as caught:
        get(url, manners, **more)
    return caught.value.reason


def paths(server) -> list[str]:
    return [call.path for call in server.seen]


# Turns


def test_a_host_is_asked_again_only_after_the_delay(server, time):
    manners = time.manners()
    for _ in range(3):
        get(server.url("/ok"), manners, settings=Settings(delay=2, robots=False))
    assert time.slept == [2, 2]


def test_a_redirect_on_the_same_host_waits_too_and_the_deadline_does_not_count_it(server, time):
    get(server.url("/hops/2"), time.manners(), settings=Settings(delay=50, total_timeout=5, robots=False))
    assert time.slept == [50, 50]


def test_a_private_host_needs_no_delay_unless_told(server, time):
    manners = time.manners()
    get(server.url("/ok"), manners)
    get(server.url("/ok"), manners)
    assert time.slept == []
    assert Settings().delay_for("https://www.example.com/terms") == 1


def test_many_threads_ask_one_host_one_at_a_time(server):
    """The server counts how many requests are open at once; without turns it is eight."""
    manners = Manners()
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: get(server.url(f"/open/{n}"), manners), range(16)))
    assert server.load.most == 1


# Patience


def test_what_passes_is_asked_again_after_what_the_server_says(server, time):
    assert get(server.url("/flapping"), time.manners()).status == 200
    assert time.slept == [7]


@pytest.mark.parametrize(("said", "waited"), [("12", [12]), ("Wed,_01_Mar_2023_12:00:30_GMT", [30]), ("soon", [2])])
def test_retry_after_is_honoured_as_a_number_or_a_date(server, time, said, waited):
    get(server.url(f"/limited/{said}"), time.manners(), settings=replace(Settings(), delay=1, robots=False))
    assert time.slept[:1] == waited


def test_a_server_that_wants_an_hour_is_left_for_the_next_check(server, time):
    assert reason(server.url("/limited/3600"), time.manners()) is CaptureReason.RATE_LIMITED
    assert time.slept == []


def test_a_server_that_stays_down_is_asked_three_times_with_growing_waits(server, time):
    slow = Settings(delay=1, robots=False)
    assert reason(server.url("/503"), time.manners(), settings=slow) is CaptureReason.SERVER_ERROR
    assert paths(server) == ["/503"] * 3
    assert time.slept == [2, 8]


@pytest.mark.parametrize("path", ["/404", "/403", "/410", "/loop-a", "/bomb"])
def test_what_stays_is_asked_once(server, time, path):
    reason(server.url(path), time.manners(), settings=Settings(max_bytes=1_000_000))
    assert paths(server).count(path) == 1


# robots.txt

ANSWER = server_module.answer
ROBOTS = [
    # what robots.txt says                                          may /ok be asked for?
    (ANSWER(b"User-agent: *\nDisallow: /"), False),
    (ANSWER(b"User-agent: *\nDisallow:"), True),
    (ANSWER(b"User-agent: *\nDisallow: /private"), True),
    (ANSWER(b"User-agent: *\nDisallow: /\nAllow: /ok"), True),
    (ANSWER(b"User-agent: *\nDisallow: /\n\nUser-agent: termsdiff\nAllow: /"), True),
    (ANSWER(b"User-agent: TermsDiff\nDisallow: /ok"), False),
    (ANSWER(b"User-agent: otherbot\nDisallow: /"), True),
    (ANSWER(b"\xef\xbb\xbfUser-agent: *\r\nDisallow: /*k$\r\n"), False),
    (ANSWER(b"<html>not a robots file</html>"), True),
    (ANSWER(b"\xff\xfe\x00garbage\x00"), True),
    (ANSWER(b"User-agent: *\nDisallow: /\n" + b"# padding\n" * 100_000), False),
    (ANSWER(b"", status="404 Not Found"), True),
    (ANSWER(b"", status="403 Forbidden"), True),
    (server_module.redirect("/moved-robots"), True),
]


@pytest.mark.parametrize(("robots", "allowed"), ROBOTS)
def test_robots_txt_is_kept_to(server, robots, allowed):
    server.robots = robots
    if allowed:
        assert get(server.url("/ok"), Manners()).status == 200
    else:
        assert reason(server.url("/ok"), Manners()) is CaptureReason.ROBOTS
        assert "/ok" not in paths(server)


def test_a_site_that_fails_to_show_its_robots_txt_is_not_asked_and_the_failure_is_told_as_it_is(server):
    server.robots = ANSWER(b"", status="503 Service Unavailable")
    assert reason(server.url("/ok"), Manners(sleep=lambda _: None)) is CaptureReason.SERVER_ERROR
    assert "/ok" not in paths(server)


def test_robots_txt_of_where_a_redirect_leads_counts(server):
    server.robots = ANSWER(b"User-agent: *\nDisallow: /ok")
    assert reason(server.url("/moved"), Manners()) is CaptureReason.ROBOTS


def test_robots_txt_can_be_left_aside(server):
    server.robots = ANSWER(b"User-agent: *\nDisallow: /")
    assert get(server.url("/ok"), Manners(), robots=False).status == 200
    assert get(server.url("/ok"), Manners(), settings=Settings(robots=False)).status == 200


def test_crawl_delay_is_the_delay_where_it_is_longer(server, time):
    server.robots = ANSWER(b"User-agent: *\nCrawl-delay: 5")
    manners = time.manners()
    for _ in range(3):
        get(server.url("/ok"), manners)
    assert time.slept == [5, 5, 5], "after robots.txt, and between the pages"


def test_robots_txt_is_asked_for_once_a_day(server, time):
    manners = time.manners()
    get(server.url("/ok"), manners)
    server.robots = ANSWER(b"User-agent: *\nDisallow: /")
    time.now += 86_000
    get(server.url("/ok"), manners)
    time.now += 1000
    assert reason(server.url("/ok"), manners) is CaptureReason.ROBOTS


# What belongs to one site


def test_headers_and_cookies_of_a_source_are_sent_to_its_site_alone(server):
    with server_module.Server() as other:
        server_module.RAW["/elsewhere"] = server_module.redirect(f"http://localhost:{other.port}/ok")
        own = {"headers": (("Authorization", "Bearer secret"), ("X-Key", "secret")), "cookies": (("age", "18"),)}
        get(server.url("/elsewhere"), Manners(), **own)
        here, there = server.seen[-1].headers, other.seen[-1].headers
    assert (here["authorization"], here["x-key"], here["cookie"]) == ("Bearer secret", "secret", "age=18")
    assert not {"authorization", "x-key", "cookie"} & there.keys()


def test_cookies_a_site_sets_are_not_kept(server):
    snapshot = get(server.url("/sets-cookie"), Manners())
    assert "secret" not in str(snapshot.headers)


def test_an_address_with_a_password_is_refused_without_repeating_it(server):
    with pytest.raises(CaptureError) as caught:
        get(server.url("/ok").replace("http://", "http://me:secret@"), Manners())
    assert "secret" not in str(caught.value)
    assert "headers of the source" in str(caught.value)
    assert server.seen == []


@pytest.mark.parametrize("path", ["/to-metadata", "/to-mapped"])
def test_a_redirect_into_a_private_network_is_refused(server, monkeypatch, path):
    """The page itself is public here: only addresses other than its own are looked at as they are."""
    public = addresses.is_public
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1" or public(address))
    settings = Settings(connect_timeout=1, total_timeout=1)
    assert reason(server.url(path), Manners(), settings=settings, allow_private=False) is CaptureReason.REFUSED_ADDRESS


def test_through_a_proxy_addresses_of_private_networks_are_refused_too(server):
    proxied = Settings(proxy=server.url(""))
    assert reason("http://10.0.0.1/terms", Manners(), settings=proxied, allow_private=False) is (
        CaptureReason.REFUSED_ADDRESS
    )
    assert get("http://terms.example.com/ok", Manners(), settings=proxied, robots=False).status == 200
    assert server.seen[-1].path == "http://terms.example.com/ok"
