"""Broken pages through `termsdiff.parse`: nothing but `ParseError` may come out, within a bound of time and memory.

    python benchmarks/fuzz.py [--minutes 60] [--seed 1] [--keep FOLDER]

The seeds are the pages of `corpus/` (HTML, Markdown, plain text), the same wrapped in JSON, and a PDF and a Word file
made here. Each input is a seed with one to eight things done to it: bytes flipped, pieces cut out, doubled, repeated
thousands of times, swapped with those of another seed, hostile pieces put in (tags left open, entities, NULs, lone
surrogates, numbers of every kind). One process; an input fails that raises anything else, takes more than its bound of
CPU time three times in a row (neighbours double that of any input), lets the process grow by more than its bound of
memory, or is read otherwise the second time. Prints a line a minute, and at the end inputs tried, the slowest, and
failures, which ``--keep`` writes to files.
"""

from __future__ import annotations

import argparse
import json
import logging
import random
import resource
import signal
import sys
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from termsdiff import Document, parse
from termsdiff.errors import ParseError

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MEDIA = {".html": "text/html", ".md": "text/markdown", ".txt": "text/plain"}
SECONDS, PER_MEGABYTE = 2.0, 4.0  # CPU time an input may take: this, and so much for each million bytes
MEGABYTES, FACTOR = 100, 400  # memory an input may add to the process: this, and so many times its size
HANGING = 60  # seconds after which an input is stopped
LARGEST = 2_000_000  # bytes of an input
REPEATS = (2, 3, 10, 30, 100, 300, 5_000)
PIECES = [
    b"<div>", b"</div>", b"<p>", b"<table>", b"<tr>", b"<td>", b"<ul><li>", b"<ol type=i start=-7 reversed>", b"<b>",
    b"<a href='", b"<a href=http://[>x</a>", b"<!--", b"-->", b"<script>", b"<![CDATA[", b"<select>", b"<pre>\n\n\n",
    b"<br>", b"<h1>", b"<h6>1.</h6>", b"<svg><title>", b"<template>", b"<base href=//>", b"<html lang=xx>", b"<main>",
    b"&#0;", b"&#xd800;", b"&#x110000;", b"&nbsp;", b"&lol9;", b"<!DOCTYPE x [<!ENTITY a '&a;&a;'>]>", b"\0", b"\x1e",
    b"\xff\xfe", b"\xed\xa0\x80", b"\xc3", b"\xe2\x80\x8b", b"\xe2\x80\xae", b"\xcc\x81", b"\xef\xbb\xbf", b"\xc2\xad",
    b"\n1. ", b"\n(a) ", b"\n(i) ", b"\niv) ", b"\n\xc2\xa7 4 ", b"\n1.1.1.1.1.1 ", b"\n9999999. ", b"\nArticle 5 bis ",
    "\n第三条 ".encode(), "\n٣) ".encode(), "\n① ".encode(), "\n（一）".encode(), b"\n- ", b"\n\t* ", b"\n> ",
    b"\n```\n", b"\n| a | b |\n|---|---|\n", b"[x](http://[)", b"![", b"\n# ", b"\n===\n", b"*" * 50,
    b"_" * 50, b"`" * 51,
    b"[" * 99, b'{"a":"', b'"}', b"\\ud800", b"\\u0000", b"endobj\n", b"stream\n", b"/Kids [1 0 R]", b"0 obj << >>",
    b"%PDF-1.7\n", b"window.__A__ = {", b'<script type="application/json">[[', b'JSON.parse("', b"<style>",
    b"font-weight:bold", ]  # fmt: skip

Seed = tuple[str, bytes]


@dataclass
class Tally:
    """What came of the inputs."""

    tried: Counter[str] = field(default_factory=Counter)
    refused: int = 0
    slowest: tuple[float, str] = (0.0, "")
    failures: list[str] = field(default_factory=list)


class HangingError(Exception):
    """An input took so long that it was stopped."""


def main() -> None:
    """Try inputs until the time is over."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="folder for the inputs that fail")
    options = parser.parse_args()
    signal.signal(signal.SIGALRM, stop)
    logging.disable()  # pypdf tells of each broken file
    rng, seeds, tally = random.Random(options.seed), load_seeds(), Tally()
    end, told = time.monotonic() + options.minutes * 60, time.monotonic()
    while time.monotonic() < end:
        media, content = mutate(rng, seeds)
        failure = attempt(media, content, tally)
        if failure:
            report(failure, media, content, tally, options.keep)
        if time.monotonic() - told > 60:
            told = time.monotonic()
            print(summary(tally), flush=True)
    print(summary(tally), *tally.failures, sep="\n", flush=True)
    sys.exit(bool(tally.failures))


def stop(*_: object) -> None:
    raise HangingError


def load_seeds() -> list[Seed]:
    """The pages of the corpus, and one of each other format."""
    pages = [path for path in sorted(CORPUS.rglob("*")) if path.suffix in MEDIA and path.name != "README.md"]
    seeds = [(MEDIA[page.suffix], page.read_bytes()) for page in pages]
    html = [content.decode("utf-8", "replace") for media, content in seeds if media == "text/html"]
    seeds += [("application/json", json.dumps({"page": {"html": page}}).encode()) for page in html[:20]]
    return seeds + [(DOCX, word_file())] * 10 + [("application/pdf", pdf_file())] * 20


def word_file() -> bytes:
    """A Word file with headings, numbers and a table."""
    import docx  # noqa: PLC0415 - an extra

    file, target = docx.Document(), BytesIO()
    for number in range(1, 6):
        file.add_paragraph(f"Fees {number}", style="Heading 1")
        file.add_paragraph("You pay what is due.", style="List Number")
        file.add_table(rows=2, cols=2).rows[0].cells[0].text = "Boat"
    file.save(target)
    return target.getvalue()


def pdf_file() -> bytes:
    """A PDF of three pages, uncompressed so that its parts can be broken one by one."""
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 - an extra

    target = BytesIO()
    sheet = Canvas(target, pageCompression=0)
    for page in range(1, 4):
        for line in range(30):
            sheet.drawString(72, 780 - 20 * line, f"{page}.{line} You pay the fees that our price list states.")
        sheet.showPage()
    sheet.save()
    return target.getvalue()


def mutate(rng: random.Random, seeds: list[Seed]) -> Seed:
    """A seed with a few things done to it."""
    media, content = rng.choice(seeds)
    data = bytearray(content)
    for _ in range(rng.randint(1, 8)):
        rng.choice(CHANGES)(rng, data, seeds)
        del data[LARGEST:]
    return media, bytes(data)


def flip(rng: random.Random, data: bytearray, _: list[Seed]) -> None:
    for _ in range(rng.randint(1, 20)):
        if data:
            data[rng.randrange(len(data))] = rng.randrange(256)


def cut(rng: random.Random, data: bytearray, _: list[Seed]) -> None:
    first, last = span(rng, data)
    del data[first:last]


def truncate(rng: random.Random, data: bytearray, _: list[Seed]) -> None:
    del data[rng.randint(0, len(data)) :]


def double(rng: random.Random, data: bytearray, _: list[Seed]) -> None:
    first, last = span(rng, data)
    data[first:first] = data[first:last] * rng.choice(REPEATS[:4])


def insert(rng: random.Random, data: bytearray, _: list[Seed]) -> None:
    at = rng.randint(0, len(data))
    data[at:at] = rng.choice(PIECES)


def flood(rng: random.Random, data: bytearray, _: list[Seed]) -> None:
    at = rng.randint(0, len(data))
    data[at:at] = b"".join(rng.choices(PIECES, k=rng.randint(1, 3))) * rng.choice(REPEATS)


def splice(rng: random.Random, data: bytearray, seeds: list[Seed]) -> None:
    other = bytearray(rng.choice(seeds)[1])
    first, last = span(rng, other)
    at = rng.randint(0, len(data))
    data[at:at] = other[first:last]


def span(rng: random.Random, data: bytearray) -> tuple[int, int]:
    first = rng.randint(0, len(data))
    return first, min(len(data), first + rng.choice((1, 10, 100, 1_000, 10_000)))


CHANGES = (flip, cut, truncate, double, insert, insert, flood, splice)


def attempt(media: str, content: bytes, tally: Tally) -> str:
    """What went wrong with an input, "" for nothing."""
    tally.tried[media] += 1
    before, began = peak(), time.process_time()
    signal.alarm(HANGING)
    try:
        document = read(media, content)
        took, grown = time.process_time() - began, peak() - before
        again = read(media, content) if took < 1 else document
    except HangingError:
        return f"took more than {HANGING} s"
    except Exception:  # whatever it is, it is what we look for
        return traceback.format_exc()
    finally:
        signal.alarm(0)
    tally.refused += document is None
    tally.slowest = max(tally.slowest, (took, f"{media}, {len(content)} bytes"))
    bound = SECONDS + PER_MEGABYTE * len(content) / 1e6
    if took > bound and (least := min(took, *(timed(media, content) for _ in range(2)))) > bound:
        return f"took {least:.1f} s for {len(content)} bytes"
    if grown > MEGABYTES + FACTOR * len(content) / 1e6:
        return f"grew by {grown:.0f} MB for {len(content)} bytes"
    return "" if document == again else "was read otherwise the second time"


def read(media: str, content: bytes) -> Document | None:
    """The document, walked and digested; None where it is refused as it should be."""
    try:
        document = parse(content, media_type=media)
    except ParseError:
        return None
    sum(len(path) for path, _ in document.walk())
    document.text.encode()
    return document


def timed(media: str, content: bytes) -> float:
    """Seconds of CPU time to read an input that was read before."""
    began = time.process_time()
    read(media, content)
    return time.process_time() - began


def peak() -> float:
    """The most memory the process has ever held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def report(failure: str, media: str, content: bytes, tally: Tally, keep: Path | None) -> None:
    line = f"FAILURE {len(tally.failures) + 1}: {media}, {len(content)} bytes: {failure.strip()}"
    print(line, flush=True)
    tally.failures.append(line.splitlines()[0] + " " + line.splitlines()[-1])
    if keep:
        keep.mkdir(parents=True, exist_ok=True)
        (keep / f"{len(tally.failures):03}").write_bytes(content)


def summary(tally: Tally) -> str:
    kinds = ", ".join(f"{media.rpartition('/')[2][-12:]} {count}" for media, count in sorted(tally.tried.items()))
    return (
        f"{tally.tried.total()} inputs ({kinds}); {tally.refused} refused; slowest {tally.slowest[0]:.2f} s"
        f" ({tally.slowest[1]}); peak {peak():.0f} MB; {len(tally.failures)} failures"
    )


if __name__ == "__main__":
    main()
