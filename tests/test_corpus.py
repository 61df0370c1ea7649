"""Every page of the corpus reads as the outline that stands beside it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from termsdiff.diff import compare
from termsdiff.model import Change, Clause, Weight
from termsdiff.normalize import comparable
from termsdiff.parse import parse

CORPUS = Path(__file__).parent.parent / "corpus"
OUTLINES = sorted(CORPUS.glob("*/*.outline")) + sorted(CORPUS.glob("*/*/*.outline"))
HTML = sorted(CORPUS.glob("shapes/*.html"))
CHANGES = sorted(CORPUS.glob("cumulus/*/*.changes"))
PAGES = sorted(CORPUS.glob("cumulus/*/????-??-??.html"))
ELLIPSIS = comparable("…")
TYPES = {".html": "text/html", ".md": "text/markdown", ".txt": "text/plain"}


def case_name(path: Path) -> str:
    """How a case is called in the test's output."""
    return str(path.relative_to(CORPUS)).removesuffix(".outline").removesuffix(".changes")


def page_of(outline: Path) -> Path:
    """The page an outline describes: the same name with another ending."""
    stem = outline.name.removesuffix(".outline")
    return next(path for suffix in TYPES if (path := outline.with_name(stem + suffix)).exists())


def spell(clause: Clause, depth: int) -> str:
    """One clause as the outline files write it, in full."""
    parts = [clause.label or "-", f"[{clause.title}]" if clause.title else "", clause.text.replace(" | ", " ")]
    return "  " * depth + comparable(" ".join(part for part in parts if part))


def spell_all(clauses: tuple[Clause, ...], depth: int = 0) -> list[str]:
    """The clauses and all below them, one line each."""
    return [line for clause in clauses for line in (spell(clause, depth), *spell_all(clause.children, depth + 1))]


def cut(expected: str, found: str) -> str:
    """``found``, shortened to the first words where the expectation ends in an ellipsis."""
    wanted = expected.removesuffix(ELLIPSIS).rstrip()
    return wanted if expected.endswith(ELLIPSIS) and found.startswith(wanted) else found


def expected_lines(text: str) -> list[str]:
    """The clause lines of an outline file, spelled as `spell` does."""
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [line[: len(line) - len(line.lstrip())] + comparable(line.replace(" | ", " ")) for line in lines]


@pytest.mark.parametrize("page", HTML, ids=lambda path: str(path.relative_to(CORPUS)))
def test_a_page_reads_the_same_however_it_is_spelled(page: Path) -> None:
    """Lines that end as on Windows, and letters written as numbers, change nothing."""
    content = page.read_bytes()
    read = parse(content)
    assert parse(content.replace(b"\n", b"\r\n")) == read
    text = content.decode("cp1252" if b"windows-1252" in content else "utf-8")
    assert parse(text.encode("ascii", "xmlcharrefreplace")) == read


@pytest.mark.parametrize("outline", OUTLINES, ids=lambda path: str(path.relative_to(CORPUS)).removesuffix(".outline"))
def test_a_page_reads_as_the_outline_beside_it(outline: Path) -> None:
    """Title, labels, titles, words and nesting are those a careful lawyer would draw."""
    text = outline.read_text(encoding="utf-8")
    page = page_of(outline)
    document = parse(page.read_bytes(), media_type=TYPES[page.suffix])
    codes = {line.removeprefix("! ") for line in text.splitlines() if line.startswith("! ")}
    assert codes <= {notice.code for notice in document.warnings}
    if codes:
        return
    wanted = expected_lines(text)
    found = spell_all(document.clauses)
    shortened = [cut(want, got) for want, got in zip(wanted, found, strict=False)] + found[len(wanted) :]
    assert shortened == [line.removesuffix(ELLIPSIS).rstrip() for line in wanted]
    titles = [line.removeprefix("# ") for line in text.splitlines() if line.startswith("# ")]
    assert document.title in titles or not titles


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(CORPUS)))
def test_every_version_of_the_provider_has_an_outline(page: Path) -> None:
    """A page without an expectation would test nothing."""
    assert page.with_suffix(".outline").exists()


@pytest.mark.parametrize("page", sorted(CORPUS.glob("cumulus/*/????-??-??.???.html")), ids=lambda path: path.name)
def test_an_error_page_is_not_enough_of_a_document(page: Path) -> None:
    """An outage page has no terms, whatever its status says."""
    assert "no-terms" in {notice.code for notice in parse(page.read_bytes()).warnings}


def test_the_page_that_flips_shows_two_texts() -> None:
    """On five successive days the acceptable use policy alternates between two states."""
    days = sorted((CORPUS / "cumulus/acceptable-use").glob("2024-04-*.html"))
    digests = [parse(page.read_bytes()).digest for page in days]
    assert (len(digests), len(set(digests))) == (5, 2)
    assert all(before != after for before, after in pairwise(digests))


def test_a_new_design_changes_no_word() -> None:
    """The product terms were laid out anew on 2024-09-10; their words stayed."""
    old, new = (CORPUS / f"cumulus/product-terms/{day}.html" for day in ("2024-05-02", "2024-09-10"))
    assert old.read_bytes() != new.read_bytes()
    assert parse(old.read_bytes()).digest == parse(new.read_bytes()).digest


def tell(change: Change) -> str:
    """A change as the files of expected changes write it, without its words."""
    old, new = (", ".join(located.path for located in side) for side in (change.old, change.new))
    line = f"{'+'.join(sorted(change.kinds))}  " + (old if old == new else f"{old} -> {new}".strip())
    return line if change.weight is Weight.SUBSTANTIVE else f"{line}  [{change.weight}]"


@pytest.mark.parametrize("expectation", CHANGES, ids=case_name)
def test_successive_versions_differ_as_the_file_beside_them_says(expectation: Path) -> None:
    """Every change of a document of the invented provider, and no other."""
    days = expectation.name.removesuffix(".changes").split("..")
    old, new = (parse(expectation.with_name(f"{day}.html").read_bytes()) for day in days)
    lines = expectation.read_text(encoding="utf-8").splitlines()
    assert [tell(change) for change in compare(old, new)] == [line for line in lines if not line.startswith("#")]
