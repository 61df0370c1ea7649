"""Time and quality of `termsdiff.compare` beside today's tools; run by hand, prints Markdown tables.

    python benchmarks/diff.py                      growth only: 100, 1,000 and 10,000 generated clauses
    python benchmarks/diff.py ../shared/eval       quality too, on pairs with a known answer (a yardstick folder
                                                   that holds score_diff.py and adapters_diff/)
    python benchmarks/diff.py ../shared/eval --pairs 40 --tools td,difflib_fuzzy,git_moved

Tools that are not installed are skipped and named. Quality counts label, partner and text at once.
"""

from __future__ import annotations

import argparse
import contextlib
import difflib
import importlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from termsdiff.diff import compare
from termsdiff.model import Clause, Document

# Tool and the form of the page it reads.
TOOLS = {
    "td": "md",
    "difflib_fuzzy": "md",
    "git_diff": "md",
    "git_moved": "html",
    "dmp_lines": "md",
    "htmldiff": "html",
    "redlines_ad": "md",
    "xmldiff_fast": "html",
}
COLUMNS = ("added", "removed", "modified", "moved", "renumbered", "split", "merged")
SIZES = (100, 1_000, 10_000)
MODES = ("base", "all", "shuffle", "dup")
LIMIT = 60.0  # seconds a tool may take for one pair of documents


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("yardsticks", nargs="?", type=Path, help="folder with score_diff.py")
    parser.add_argument("--pairs", default="40", help="how many pairs, or all")
    parser.add_argument("--tools", default=",".join(TOOLS))
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    options = parser.parse_args()
    if options.yardsticks:
        quality(options.yardsticks.resolve(), options.tools.split(","), options.pairs)
    growth(tuple(int(size) for size in options.sizes.split(",")))


def quality(folder: Path, tools: list[str], pairs: str) -> None:
    """The yardstick's figures for each tool on the same pairs."""
    sys.path.insert(0, str(folder))
    score = importlib.import_module("score_diff")
    print(f"| tool | partners | {' | '.join(COLUMNS)} | false change | minimality | exact | p50 ms | p95 ms |")
    print("|---" * (len(COLUMNS) + 7) + "|")
    for tool in tools:
        try:
            with Path(os.devnull).open("w", encoding="utf-8") as nowhere, contextlib.redirect_stdout(nowhere):
                found = score.run(tool, TOOLS.get(tool, "md"), pairs, LIMIT)
        except ImportError as error:
            print(f"| {tool} | not installed: {error.name} |")
            continue
        if found["failed"] == found["pairs"]:
            print(f"| {tool} | failed on every pair |")
            continue
        cells = [found["align_hard_F1"], *(found[column][2] for column in COLUMNS)]
        cells += [found[name] for name in ("false_change", "minimality", "pair_exact", "p50_ms", "p95_ms")]
        print(f"| {tool} | " + " | ".join("-" if cell is None else f"{cell:g}" for cell in cells) + " |", flush=True)
    print("\nTimes are of reading and comparing together.\n")


def growth(sizes: tuple[int, ...]) -> None:
    """Seconds for generated documents with 2 % of the clauses edited, and the factor from size to size."""
    print(f"| tool | documents | {' | '.join(f'{size:,} clauses' for size in sizes)} | growth |")
    print("|---" * (len(sizes) + 3) + "|")
    for mode in MODES:
        row("termsdiff", mode, sizes, compare)
    for name, tool in peers().items():
        row(name, "base", sizes, lambda old, new, tool=tool: tool(page(old), page(new)))


def row(name: str, mode: str, sizes: tuple[int, ...], tool: Callable[[Document, Document], object]) -> None:
    """One line of the table of growth; a tool that runs out of time is left at that."""
    seconds: list[float] = []
    for size in sizes:
        old, new = documents(size, mode)
        took = timed(lambda: tool(old, new))  # noqa: B023 - called at once
        if took is None:
            break
        seconds.append(took)
    cells = [f"{took:.3f} s" for took in seconds] + [f"> {LIMIT:.0f} s"] * (len(sizes) > len(seconds))
    cells += ["-"] * (len(sizes) - len(cells))
    factors = ", ".join(f"{after / before:.1f}" for before, after in pairwise(seconds))
    print(f"| {name} | {mode} | {' | '.join(cells)} | {factors} |", flush=True)


def timed(work: Callable[[], object]) -> float | None:
    """Seconds the work takes, None where it takes too long."""

    def stop(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, LIMIT)
    start = time.perf_counter()
    try:
        work()
    except TimeoutError:
        return None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return time.perf_counter() - start


def documents(size: int, mode: str) -> tuple[Document, Document]:
    """Generated terms of so many clauses, and the same with one clause in fifty edited, removed, added or moved.

    Besides, ``all`` changes everyday words in every clause, ``shuffle`` puts runs of twenty clauses elsewhere, and
    in ``dup`` clauses differ in one number only.
    """
    chance = random.Random(5)
    texts = [sentence(chance, number, mode) for number in range(size)]
    edited = list(texts)
    for turn in range(max(4, size // 50)):
        at = chance.randrange(len(edited))
        if turn % 4 == 0:
            edited[at] = edited[at].replace(edited[at].split()[2], "however", 1)
        elif turn % 4 == 1:
            del edited[at]
        elif turn % 4 == 2:
            edited.insert(at, sentence(chance, size + turn, "base"))
        else:
            edited.insert(chance.randrange(len(edited)), edited.pop(at))
    if mode == "shuffle":
        runs = [edited[at : at + 20] for at in range(0, len(edited), 20)]
        chance.shuffle(runs)
        edited = [text for run in runs for text in run]
    if mode == "all":
        edited = [text.replace(" the ", " the said ").replace(" you ", " the user ") for text in edited]
    return document(texts), document(edited)


def sentence(chance: random.Random, number: int, mode: str) -> str:
    """A clause of 15 to 60 words whose frequencies fall as those of a language do."""
    if mode == "dup":
        return f"The fee for service number {number} is due within 30 days after the invoice, unless agreed otherwise."
    words = [spell(int(5_000 ** chance.random())) for _ in range(chance.randrange(10, 55))]
    for at in range(0, len(words), 6):
        words[at] = chance.choice(("the", "you", "of", "and", "may", "shall"))
    return " ".join(words) + "."


def spell(number: int) -> str:
    """A made-up word for a number."""
    return "".join("bcdfglmnrs"[int(digit)] + "aeiou"[int(digit) % 5] for digit in str(number))


def document(texts: list[str]) -> Document:
    """Sections of ten clauses each."""
    sections = []
    for number, at in enumerate(range(0, len(texts), 10), 1):
        below = tuple(Clause(f"{number}.{place}", text=text) for place, text in enumerate(texts[at : at + 10], 1))
        sections.append(replace(Clause(f"{number}.", title=f"Section {number}"), children=below))
    return Document(language="en", clauses=tuple(sections))


def page(document: Document) -> list[str]:
    """The document as lines, for tools that compare lines."""
    return document.text.split("\n")


def peers() -> dict[str, Callable[[list[str], list[str]], object]]:
    """What is installed of the tools that take lines or pages."""
    found: dict[str, Callable[[list[str], list[str]], object]] = {
        "difflib, lines": lambda old, new: list(difflib.unified_diff(old, new)),
        "git diff": git,
        "git diff --word-diff": lambda old, new: git(old, new, "--word-diff=porcelain"),
    }
    with contextlib.suppress(ImportError):
        dmp = importlib.import_module("diff_match_patch").diff_match_patch

        def lines(old: list[str], new: list[str]) -> object:
            one, two, texts = dmp().diff_linesToChars("\n".join(old), "\n".join(new))
            diffs = dmp().diff_main(one, two, False)
            dmp().diff_charsToLines(diffs, texts)
            return diffs

        found["diff-match-patch, lines"] = lines
    with contextlib.suppress(ImportError):
        htmldiff = importlib.import_module("lxml.html.diff").htmldiff
        found["lxml htmldiff"] = lambda old, new: htmldiff(html(old), html(new))
    with contextlib.suppress(ImportError):
        redlines = importlib.import_module("redlines").Redlines
        found["redlines"] = lambda old, new: redlines("\n\n".join(old), "\n\n".join(new)).output_markdown
    with contextlib.suppress(ImportError):
        xmldiff = importlib.import_module("xmldiff.main").diff_texts
        fast = {"fast_match": True, "F": 0.5}
        found["xmldiff, fast"] = lambda old, new: xmldiff(html(old), html(new), diff_options=fast)
    return found


def html(lines: list[str]) -> str:
    """Lines as paragraphs."""
    return "<div>" + "".join(f"<p>{line}</p>" for line in lines) + "</div>"


def git(old: list[str], new: list[str], *options: str) -> str:
    """What git says of two files."""
    with tempfile.TemporaryDirectory() as folder:
        for name, lines in (("old", old), ("new", new)):
            (Path(folder) / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        command = ["git", "diff", "--no-index", *options, "old", "new"]
        return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stdout


if __name__ == "__main__":
    main()
