"""Word files: accepting every change gives the new document, rejecting every one the old, in LibreOffice too."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termsdiff.diff import compare
from termsdiff.model import Changes, Clause, Document
from termsdiff.report import render, render_document
from termsdiff.report.inert import inert
from termsdiff.report.tracked import Paragraph, title, track

docx = pytest.importorskip("docx")
OFFICE = Path(__file__).parent / "office.py"


def settled(paragraphs: Sequence[Paragraph], op: str) -> list[str]:
    """The text with every change accepted ("+") or rejected ("-"): a removed end joins a paragraph to the next."""
    found, line = [], ""
    for paragraph in paragraphs:
        line += "".join(text for sign, text in paragraph.runs if sign in {"=", op})
        if paragraph.mark in {"=", op}:
            found.append(line)
            line = ""
    return [*found, line] if line else found


def lines(document: Document) -> list[str]:
    return [words for _, clause in document.walk() if (words := inert(clause.words))]


def holds(changes: Changes) -> None:
    paragraphs = list(track(changes))
    assert [line for line in settled(paragraphs, "+") if line] == lines(changes.new)
    assert [line for line in settled(paragraphs, "-") if line] == lines(changes.old)


def test_both_documents_are_in_the_tracked_text(changes: Changes) -> None:
    holds(changes)
    for op, document in (("+", changes.new), ("-", changes.old)):
        assert settled([Paragraph(title(changes))], op) == [document.title]


TREES = st.recursive(
    st.builds(Clause, st.sampled_from(["", "1.", "(a)"]), st.sampled_from(["", "T"]), st.sampled_from("abcde")),
    lambda inner: st.builds(
        Clause, st.sampled_from(["", "2."]), st.just("S"), st.just(""), st.just(()), st.tuples(inner)
    ),
    max_leaves=6,
)
DOCUMENTS = st.builds(Document, st.sampled_from(["", "T", "U"]), st.just("en"), st.lists(TREES, max_size=6).map(tuple))


@given(old=DOCUMENTS, new=DOCUMENTS)
def test_any_two_documents_are_in_the_tracked_text(old: Document, new: Document) -> None:
    """Whatever was moved, split or renumbered between them."""
    holds(compare(old, new))


def xml(report: str | bytes, part: str = "word/document.xml") -> str:
    assert isinstance(report, bytes)
    return zipfile.ZipFile(io.BytesIO(report)).read(part).decode("utf-8")


def test_moves_are_moves_and_reasons_are_comments(changes: Changes, sides: dict[str, Any]) -> None:
    report = render(changes, "docx", **sides)
    body = xml(report)
    for tag in ("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:moveFromRangeStart", "w:commentRangeStart"):
        assert f"<{tag} " in body
    assert 'w:date="2024-09-02T06:00:00Z"' in body
    assert "takes away a notice period; changes a number" in xml(report, "word/comments.xml")
    assert "w:date" not in xml(report, "word/comments.xml")


def test_the_same_report_is_the_same_file(changes: Changes) -> None:
    assert render(changes, "docx") == render(changes, "docx")


@pytest.mark.parametrize("text", ["<w:p/>]]>&amp;", "\x00\x1b\ud800\ufffe", "\u202eabc", "=1+1", "w" * 1_000_000])
def test_hostile_terms_come_out_inert(text: str) -> None:
    """Word opens the file, and finds the words in it as text."""
    clause = Clause(text, text, f"x{text}")
    report = render(compare(Document(), Document(text, "", (clause,))), "docx")
    assert isinstance(report, bytes)
    opened = docx.Document(io.BytesIO(report))
    assert inert(f"x{text}") in "".join(opened.element.body.itertext())
    assert isinstance(render_document(Document(text, "ar", (clause,)), "docx"), bytes)


def test_a_document_is_a_paragraph_a_clause(document: Document) -> None:
    report = render_document(document, "docx")
    assert isinstance(report, bytes)
    texts = [paragraph.text for paragraph in docx.Document(io.BytesIO(report)).paragraphs]
    assert texts == [document.title, *lines(document), ""]


def office(files: list[Path], profile: Path) -> list[tuple[list[str], list[str]]]:
    """What LibreOffice makes of each file: all accepted, all rejected."""
    if not shutil.which("soffice"):
        pytest.skip("no LibreOffice here")
    python = "/usr/bin/python3"
    if (
        not Path(python).exists()
        or subprocess.run([python, "-c", "import uno"], check=False, capture_output=True).returncode
    ):
        pytest.skip("no Python with LibreOffice's uno here")
    command = [python, str(OFFICE), str(profile), *map(str, files)]
    answers = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [(accepted, rejected) for accepted, rejected in json.loads(answers)]


def test_libreoffice_accepts_to_the_new_and_rejects_to_the_old_document(
    tmp_path: Path, changes: Changes, corpus: tuple[Changes, ...]
) -> None:
    """Our hand-made comparison, a third of the corpus's pairs, and its provider's documents over three years."""
    every = [changes, *corpus[::3], *corpus[-6:]]
    files = [tmp_path / f"{number}.docx" for number in range(len(every))]
    for file, each in zip(files, every, strict=True):
        report = render(each, "docx")
        assert isinstance(report, bytes)
        file.write_bytes(report)
    for each, (accepted, rejected) in zip(every, office(files, tmp_path / "profile"), strict=True):
        assert [line for line in accepted[1:] if line] == lines(each.new)
        assert [line for line in rejected[1:] if line] == lines(each.old)


def test_every_pair_of_the_corpus_is_in_its_tracked_text(corpus: tuple[Changes, ...]) -> None:
    """The same without LibreOffice."""
    for changes in corpus:
        holds(changes)
