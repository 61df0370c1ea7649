"""Time of `termsdiff.parse` as a multiple of the bare `lxml.html` parse of the same page; run by hand.

    python benchmarks/parse.py FOLDER [--rounds 5] [--worst 10] [--stages] [--installed]

FOLDER holds the pages to read: every ``*.html`` below it, in order. One page is parsed first, so that imports and
tables are there; then each round reads every page once, in a process forked from this one, so that no cache knows a
page from an earlier round. Of each page the fastest round counts, for both sides, in CPU time. Prints the ratio of
each page as p50, p95 and maximum, the worst pages, and with ``--stages`` in which functions the time goes (under the
profiler, which makes small functions look dearer than they are). ``--installed`` measures the termsdiff that is
installed (the wheel of ``make wheel``, say) and not the one beside this script.
"""

from __future__ import annotations

import argparse
import contextlib
import cProfile
import multiprocessing
import pstats
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import lxml.html

if "--installed" not in sys.argv:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from termsdiff import parse
from termsdiff.errors import ParseError

WARM_UP = b"<html lang=en><title>Terms</title><h1>Terms</h1><p>1. You agree to pay the fees.</p></html>"
SHOWN = 40  # functions of the profile


def main() -> None:
    """Print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--worst", type=int, default=10)
    parser.add_argument("--stages", action="store_true")
    parser.add_argument("--installed", action="store_true")
    options = parser.parse_args()
    pages = sorted(options.folder.rglob("*.html"))
    if not pages:
        sys.exit(f"No .html file below {options.folder}.")
    parse(WARM_UP)
    lxml.html.document_fromstring(WARM_UP)
    rounds = [in_a_fork(pages) for _ in range(options.rounds)]
    tell(pages, [fastest(times) for times in zip(*rounds, strict=True)], options.worst)
    if options.stages:
        profile(pages)


def in_a_fork(pages: list[Path]) -> list[tuple[float, float]]:
    """One round in a process of its own, which knows what this one knows."""
    with multiprocessing.get_context("fork").Pool(1) as pool:
        return pool.apply(measure, (pages,))


def measure(pages: list[Path]) -> list[tuple[float, float]]:
    """Seconds of the bare parse and of ours, for each page."""
    times = []
    for page in pages:
        html = page.read_bytes()
        times.append((seconds(lxml.html.document_fromstring, html), seconds(parse, html)))
    return times


def seconds(read: Callable[[bytes], object], html: bytes) -> float:
    start = time.process_time()
    with contextlib.suppress(ParseError, lxml.etree.LxmlError):
        read(html)
    return time.process_time() - start


def fastest(times: tuple[tuple[float, float], ...]) -> tuple[float, float]:
    return min(bare for bare, _ in times), min(ours for _, ours in times)


def tell(pages: list[Path], times: list[tuple[float, float]], worst: int) -> None:
    """The ratios, and the pages that have the largest."""
    ratios = [ours / bare for bare, ours in times]
    cuts = statistics.quantiles(ratios, n=20, method="inclusive")
    print(f"{len(pages)} pages; parse / bare parse, per page:")
    print(f"p50 {cuts[9]:.2f}, p95 {cuts[18]:.2f}, max {max(ratios):.2f}")
    bare, ours = ([side * 1000 for side in sides] for sides in zip(*times, strict=True))
    print(f"milliseconds, all pages: bare {sum(bare):.0f}, parse {sum(ours):.0f}, ratio {sum(ours) / sum(bare):.2f}")
    print(f"milliseconds, median: bare {statistics.median(bare):.2f}, parse {statistics.median(ours):.2f}\n")
    print("| page | bytes | bare ms | parse ms | ratio |\n|---|---|---|---|---|")
    for index in sorted(range(len(pages)), key=lambda at: -ratios[at])[:worst]:
        page = pages[index]
        print(f"| {page.name} | {page.stat().st_size} | {bare[index]:.2f} | {ours[index]:.2f} | {ratios[index]:.2f} |")


def profile(pages: list[Path]) -> None:
    """The functions that take most of the time themselves."""
    contents = [page.read_bytes() for page in pages]
    profiler = cProfile.Profile()
    profiler.enable()
    for html in contents:
        parse(html)
    profiler.disable()
    pstats.Stats(profiler).sort_stats("tottime").print_stats(SHOWN)


if __name__ == "__main__":
    main()
