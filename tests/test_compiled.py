"""The wheel of `make wheel`, whose reading is compiled: it reads every page as the sources do."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
COMPILER = shutil.which((sysconfig.get_config_var("CC") or "cc").split()[0])
HEADER = Path(sysconfig.get_path("include"), "Python.h")
READ = """
import json, sys
from pathlib import Path

sys.path.insert(0, sys.argv[1])
from termsdiff import parse

kinds = {".html": "text/html", ".md": "text/markdown", ".txt": "text/plain"}
pages = [page for page in sorted(Path(sys.argv[2]).rglob("*")) if page.suffix in kinds]
documents = [repr(parse(page.read_bytes(), media_type=kinds[page.suffix])) for page in pages]
print(json.dumps([sys.modules["termsdiff.parse.markup"].__file__, documents]))
"""


def read(package: Path) -> tuple[str, list[str]]:
    """Of the termsdiff in a folder where its reader of mark-up came from, and how it reads each page of the corpus."""
    command = [sys.executable, "-c", READ, package, ROOT / "corpus"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    where, documents = json.loads(done.stdout)
    return where, documents


@pytest.mark.skipif(not (COMPILER and HEADER.is_file()), reason="needs a C compiler and the headers of Python")
def test_the_compiled_wheel_reads_as_the_sources_do(tmp_path: Path) -> None:
    """Built as `make wheel` builds it, but for the optimiser, which takes most of the time."""
    copy, unpacked = tmp_path / "copy", tmp_path / "unpacked"
    shutil.copytree(ROOT / "termsdiff", copy / "termsdiff", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy)
    project = (ROOT / "pyproject.toml").read_text()
    (copy / "pyproject.toml").write_text(project.replace('opt_level = "3"', 'opt_level = "0"'))

    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", tmp_path]
    compiling = os.environ | {"HATCH_BUILD_HOOK_ENABLE_MYPYC": "1"}
    made = subprocess.run(build, cwd=copy, env=compiling, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stdout + made.stderr
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(unpacked)

    source, documents = read(ROOT)
    library, compiled = read(unpacked)
    assert source.endswith(".py")
    assert library.startswith(str(unpacked))
    assert library.endswith(sysconfig.get_config_var("EXT_SUFFIX"))
    assert len(documents) > 100
    assert compiled == documents
