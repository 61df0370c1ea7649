"""The law of the words over the real pages of ``../shared/eval``, where they are unpacked (``python unpack.py``)."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from pathlib import Path

import pytest

from termsdiff.model import Document
from termsdiff.parse.from_html import read
from termsdiff.parse.outline import outline

SAMPLE = Path(os.environ.get("TERMSDIFF_EVAL", Path(tempfile.gettempdir()) / "termsdiff-eval")) / "extract" / "html"


def signs(text: str) -> Counter[str]:
    """How often each letter and digit stands in a text."""
    return Counter(filter(str.isalnum, text))


def printed(document: Document) -> str:
    return document.title + "".join(clause.label + clause.title + clause.text for _, clause in document.walk())


@pytest.mark.skipif(not SAMPLE.is_dir(), reason="needs ../shared/eval, unpacked")
def test_every_kept_word_of_real_pages_is_in_exactly_one_clause() -> None:
    """Label, title and text of all clauses together are the words of the blocks. Three exceptions: a marker that the
    mark-up prints gives way to a number typed in the item, a title may be that of the page's head, and the "o" of a
    word processor is a bullet."""
    lost = {}
    for path in sorted(SAMPLE.glob("*.html")):
        page = read(path.read_bytes())
        found = signs(printed(outline(page)))
        wanted = signs("".join(block.text for block in page.blocks))
        free = signs("".join(block.marker for block in page.blocks) + page.title)
        bullets = Counter({"o": sum(block.text.startswith("o ") for block in page.blocks)})
        if wanted - found - bullets or found - wanted - free:
            lost[path.name] = wanted - found, found - wanted - free
    assert lost == {}
