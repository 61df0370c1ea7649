"""How quickly the archive answers about time: asof, blame and log on one source with 2,000 versions.

    python benchmarks/timeline.py [VERSIONS] [CLAUSES]

In-process time of the commands as a user runs them, output included, after imports: median of five runs. The first
log compares every version with the one before; what it worked out is kept, as it is when each check adds its own.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

from click.testing import CliRunner

from termsdiff.cli import collect_seldom
from termsdiff.cli.group import commands
from termsdiff.model import Clause, Document, Snapshot, Source
from termsdiff.store import Store

BAR = 50  # milliseconds
START = datetime(2015, 1, 1, 6, tzinfo=UTC)
WORDS = ("the", "customer", "shall", "pay", "fees", "within", "days", "of", "notice", "unless", "liability", "ends")


def clause(random: Random, number: int) -> Clause:
    return Clause(f"{number}.", "", " ".join(random.choices(WORDS, k=random.randint(15, 60))))


def documents(versions: int, clauses: int) -> Iterator[Document]:
    """Each version rewords one clause of the one before; every tenth inserts one and drops another."""
    random = Random(0)
    texts = [clause(random, number) for number in range(1, clauses + 1)]
    for version in range(versions):
        texts[random.randrange(clauses)] = clause(random, 0)
        if version % 10 == 0:
            texts.insert(random.randrange(clauses), clause(random, 0))
            texts.pop(random.randrange(clauses))
        dated = Clause("", "", f"Last updated: {START.date() + timedelta(days=version // 2 * 3)}")
        numbered = (Clause(f"{n}.", "", each.text) for n, each in enumerate(texts, 1))
        yield Document("Terms", "en", (dated, *numbered))


def fill(database: Path, versions: int, clauses: int) -> None:
    """Three checks a version, every fiftieth of them failed."""
    source = Source("acme/terms", ("https://a.example/terms",))
    with Store(database) as store, store.batch():
        for number, document in enumerate(documents(versions, clauses)):
            for check in range(3):
                at = START + timedelta(days=3 * number + check)
                page = Snapshot(f"version {number}".encode(), source.urls[0], at)
                store.record(source, (page,), document, at=at, parser="1")


def timed(*args: str) -> float:
    """Milliseconds of one command."""
    begun = perf_counter()
    result = CliRunner().invoke(commands, args)
    assert result.exit_code == 0, result.output
    return 1000 * (perf_counter() - begun)


def main() -> None:
    """Print the median of each command and how it stands to the bar."""
    versions, clauses = (int(given) for given in (*sys.argv[1:], 2000, 60)[:2]) if len(sys.argv) > 2 else (2000, 60)
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "terms.db"
        fill(database, versions, clauses)
        at = ("--database", str(database))
        print(f"{versions} versions, {3 * versions} checks, {clauses} clauses each")
        print(f"first log: {timed('log', 'acme/terms', *at) / 1000:.1f} s")
        collect_seldom()  # as the command line does when it starts
        for command in (
            ("asof", "acme/terms", "2020-06-01"),
            ("asof", "acme/terms", "2020-06-01", "20"),
            ("blame", "acme/terms"),
            ("log", "acme/terms"),
            ("log", "acme/terms", "-n", "20", "--stat"),
            ("log", "acme/terms", "20"),
        ):
            found = median(timed(*command, *at) for _ in range(5))
            print(f"{' '.join(command):40} {found:7.1f} ms  {found / BAR:.2f} of the bar")


if __name__ == "__main__":
    main()
