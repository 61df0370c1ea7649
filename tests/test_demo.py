"""The invented provider's site, served on loopback, and the demonstration that watches it."""

from __future__ import annotations

import subprocess
import sys
import urllib.error
import urllib.request
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "corpus"))

from serve import days, documents, page_on, serving  # noqa: E402  the demonstration is no package


def fetch(url: str, **headers: str) -> tuple[int, bytes, str]:
    """Status, content and ETag of a page."""
    request = urllib.request.Request(url, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            return answer.status, answer.read(), answer.headers["ETag"]
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read(), error.headers["ETag"]


def test_a_page_stands_from_its_date_until_the_next_one() -> None:
    """Before the first file there is no page; between two files there is the earlier."""
    assert page_on("product-terms", date(2022, 2, 28)) is None
    assert page_on("product-terms", date(2022, 3, 1)) == page_on("product-terms", date(2022, 9, 30))
    assert page_on("product-terms", date(2022, 9, 30)) != page_on("product-terms", date(2022, 10, 1))


def test_an_outage_lasts_one_day() -> None:
    """A page with a status in its name is served on that day only."""
    before, outage, after = (page_on("privacy-policy", date(2023, 8, day)) for day in (13, 14, 15))
    assert outage is not None
    assert outage.status == 503
    assert before == after != outage


def test_there_are_six_documents_with_four_or_more_texts() -> None:
    """The story is as long as the issue asks for."""
    texts = {name: {page_on(name, day) for day in days()} - {None} for name in documents()}
    assert len(texts) == 6
    assert min(len(pages) for pages in texts.values()) >= 4


def test_the_site_answers_with_the_page_of_its_day() -> None:
    """Over HTTP: page, status, 304 for a known page, 404 for an unknown one; the day can be moved on."""
    with serving(date(2023, 8, 13)) as site:
        status, content, etag = fetch(site.url("privacy-policy"))
        assert (status, b"Privacy Policy" in content) == (200, True)
        assert fetch(site.url("privacy-policy"), **{"If-None-Match": etag})[0] == 304
        site.day = date(2023, 8, 14)
        assert fetch(site.url("privacy-policy"))[0] == 503
        assert fetch(site.url("nothing"))[0] == 404
        assert b"acceptable-use" in fetch(site.url())[1]


def test_the_demonstration_comes_out_as_expected(tmp_path: Path) -> None:
    """What `make demo` runs ends with 0 and names the reports it wrote."""
    command = [sys.executable, str(ROOT / "corpus/demo.py"), str(tmp_path / "demo")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert str(tmp_path / "demo/product-terms.html") in done.stdout
