"""The wheel of `make wheel`, whose reading is compiled: it reads every page as the sources do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
WHEEL = os.environ.get("TERMSDIFF_WHEEL", "")
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


@pytest.mark.skipif(not WHEEL, reason="make wheel runs it: to compile takes two minutes")
def test_the_compiled_wheel_reads_as_the_sources_do(tmp_path: Path) -> None:
    with zipfile.ZipFile(WHEEL) as archive:
        archive.extractall(tmp_path)
    source, documents = read(ROOT)
    library, compiled = read(tmp_path)
    assert source.endswith(".py")
    assert library.startswith(str(tmp_path))
    assert library.endswith(sysconfig.get_config_var("EXT_SUFFIX"))
    assert len(documents) > 100
    assert compiled == documents
