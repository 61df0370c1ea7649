"""export evidence: what is written can be checked without termsdiff."""

from __future__ import annotations

import io
import itertools
import json
import shutil
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
    proof = unpacked(archive / "acme-terms-1.zip")
    done = check_as_told(proof, "To check it without termsdiff")
    assert "unbroken\nsnapshots/" in done.stdout
    assert done.stdout.endswith("is sealed by the first entry\n")
    [page] = (proof / "snapshots").iterdir()
    assert "within 30 days" in page.read_text()
    assert "within 30 days" in (proof / "document.txt").read_text()
    assert json.loads((proof / "document.json").read_text())["format"] == "termsdiff.document/1"
    [answer] = json.loads((proof / "answers.json").read_text())["answers"]
    assert answer["status"] == 200
    assert ["content-type", "text/html; charset=utf-8"] in answer["headers"]
    assert (proof / "head.txt").read_text().strip() == run("verify").stdout.strip()


def unpacked(bundle: Path) -> Path:
    with zipfile.ZipFile(bundle) as packed:
        packed.extractall(bundle.with_suffix(""))
    return bundle.with_suffix("")


def check_as_told(proof: Path, heading: str) -> subprocess.CompletedProcess[str]:
    """Run the commands that README.txt gives below ``heading``, in a shell."""
    told = itertools.dropwhile(
        lambda line: not line.startswith(heading), (proof / "README.txt").read_text().splitlines()
    )
    below = itertools.takewhile(lambda line: not line or line.startswith("    "), itertools.islice(told, 2, None))
    script = "set -e\n" + "\n".join(below)
    return subprocess.run(["bash", "-c", script], cwd=proof, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", ["head.txt", "document.txt", "ledger.jsonl", "snapshots"])
def test_a_changed_file_is_found_with_the_commands_the_readme_gives(run, archive, name) -> None:
    run("export", "evidence", "acme/terms@1", "-o", "proof.zip")
    proof = unpacked(archive / "proof.zip")
    path = next((proof / name).iterdir()) if (proof / name).is_dir() else proof / name
    path.write_bytes(path.read_bytes() + b"!")
    done = check_as_told(proof, "To check it without termsdiff")
    assert done.returncode != 0
    assert "unbroken" not in done.stdout


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl")
def test_openssl_alone_says_the_same_sums(run, archive) -> None:
    run("export", "evidence", "acme/terms@1", "-o", "proof.zip")
    proof = unpacked(archive / "proof.zip")
    stated = [line.split("  ") for line in (proof / "SHA256SUMS").read_text().splitlines()]
    for digest, name in stated:
        command = ["openssl", "dgst", "-sha256", "-r", name]
        said = subprocess.run(command, cwd=proof, capture_output=True, text=True, check=True).stdout
        assert said == f"{digest} *{name}\n"


def test_a_time_stamp_is_verified_with_the_command_the_readme_gives(run, archive, authority) -> None:
    pytest.importorskip("rfc3161_client", reason="time stamps are an extra")
    run("export", "evidence", "acme/terms@1", "-o", "proof.zip", "--timestamp", authority.url)
    proof = unpacked(archive / "proof.zip")
    shutil.copy(authority.certificate, proof / "authority.pem")
    done = check_as_told(proof, "To check the time stamp")
    assert "Verification: OK" in done.stdout + done.stderr
    assert check_as_told(proof, "To check it without termsdiff").returncode == 0
    assert authority.url in (proof / "README.txt").read_text()

    (proof / "head.txt").write_text("0" * 64 + "\n")
    assert check_as_told(proof, "To check the time stamp").returncode != 0


def test_without_its_time_stamp_no_evidence_is_written(run, archive, authority) -> None:
    authority.answers.append((503, b""))
    result = run("export", "evidence", "acme/terms@1", "-o", "proof.zip", "--timestamp", authority.url, code=2)
    assert "503" in result.stderr or "rfc3161-client" in result.stderr
    assert not (archive / "proof.zip").exists()


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
