"""export evidence: what is written can be checked without termsdiff."""

from __future__ import annotations

import io
import subprocess
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest


@pytest.fixture
def archive(run, site, terms, folder) -> Path:
    """acme/terms in two versions; a third check and one of another source come after."""
    run("add", "acme/terms", site.put("/terms"), "--now", "2024-03-01")
    site.put("/terms", terms.format(days=14))
    run("check", "--now", "2024-03-03")
    run("add", "acme/privacy", site.put("/privacy"), "--now", "2024-03-04")
    return folder


def test_the_evidence_is_checked_with_the_commands_its_readme_gives(run, archive, site) -> None:
    result = run("export", "evidence", "acme/terms@1")
    assert result.stderr == "wrote acme-terms-1.zip\n"
    with zipfile.ZipFile(archive / "acme-terms-1.zip") as packed:
        packed.extractall(archive / "proof")
    readme = (archive / "proof" / "README.txt").read_text()
    commands = readme.partition("without termsdiff:")[2].splitlines()
    script = "set -e\n" + "\n".join(line[4:] for line in commands if line.startswith("    "))
    done = subprocess.run(["bash", "-c", script], cwd=archive / "proof", capture_output=True, text=True, check=True)
    assert done.stdout.endswith("unbroken\n")
    [page] = (archive / "proof" / "snapshots").iterdir()
    assert "within 30 days" in page.read_text()
    assert "within 30 days" in (archive / "proof" / "document.txt").read_text()
    assert (archive / "proof" / "head.txt").read_text().strip() == run("verify").stdout.strip()


def test_a_changed_entry_breaks_the_chain(run, archive) -> None:
    run("export", "evidence", "acme/terms", "-o", "proof.zip")
    with zipfile.ZipFile(archive / "proof.zip") as packed:
        ledger, head = packed.read("ledger.jsonl").decode(), packed.read("head.txt").decode().strip()
        previous = packed.read("previous.txt").decode().strip()
    assert chain(previous, ledger) == head
    assert chain(previous, ledger.replace("/terms", "/other", 1)) != head


def chain(previous: str, ledger: str) -> str:
    for entry in ledger.splitlines():
        previous = sha256(f"{previous}\n{entry}".encode()).hexdigest()
    return previous


def test_the_same_evidence_gives_the_same_bytes_and_goes_to_stdout_too(run, archive) -> None:
    first, second = (run("export", "evidence", "acme/terms@2", "-o", "-").stdout_bytes for _ in range(2))
    assert first == second
    assert "README.txt" in zipfile.ZipFile(io.BytesIO(first)).namelist()


def test_evidence_of_nothing_is_said(run, archive) -> None:
    assert "no version 9" in run("export", "evidence", "acme/terms@9", code=2).stderr
