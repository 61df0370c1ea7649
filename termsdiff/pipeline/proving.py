"""The evidence for a version in, a ZIP file of it out that needs no termsdiff to be checked.

It holds the pages as received, the entries of the ledger that seal them up to its head, the terms as they were read,
and a README that says how to follow the chain with ``sha256sum``. The same evidence gives the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from hashlib import sha256

from termsdiff.model import Document
from termsdiff.report import Side, render_document
from termsdiff.store import Evidence

__all__ = ["pack"]

_EXTENSIONS = {"text/html": ".html", "text/markdown": ".md", "text/plain": ".txt", "application/pdf": ".pdf"}
_EPOCH = (1980, 1, 1, 0, 0, 0)  # of every file in the ZIP; the times that count are in the ledger
_README = """Evidence for {name}, version {number}: {title}

Seen from {seen_from} until {seen_until} (UTC; sights, not the moments of change).

snapshots/     the pages as received, byte for byte; each file is named by its SHA-256
ledger.jsonl   one entry a line, from the check that first saw this text to the head of the ledger; the entry of a
               check names the source, the time, the address, the answer and the SHA-256 of each page
previous.txt   the hash before the first entry
head.txt       the hash after the last entry
document.txt   the terms as termsdiff {parser} read them; derived, and no part of the chain
SHA256SUMS     the SHA-256 of all these files

To check it without termsdiff:

    sha256sum --check SHA256SUMS
    hash=$(cat previous.txt)
    while IFS= read -r entry; do
        hash=$(printf '%s\\n%s' "$hash" "$entry" | sha256sum | cut -d' ' -f1)
    done < ledger.jsonl
    test "$hash" = "$(cat head.txt)" && echo unbroken

The chain shows that these pages were in the archive when its head was {head}. It does not show who sent them, nor
when that head was made: for that the head must be known from elsewhere, such as a time stamp or a colleague's note.
"""


def pack(evidence: Evidence, document: Document) -> bytes:
    """The ZIP file. ``document`` is the version's, as it was read."""
    files = dict(_files(evidence, document))
    files["SHA256SUMS"] = "".join(f"{sha256(data).hexdigest()}  {name}\n" for name, data in files.items()).encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _files(evidence: Evidence, document: Document) -> Iterator[tuple[str, bytes]]:
    version = evidence.version
    told = _README.format(
        name=version.source,
        number=version.number,
        title=version.title or "Untitled",
        seen_from=version.seen_from.isoformat(),
        seen_until=version.seen_until.isoformat(),
        parser=f"(parser {version.parser})",
        head=evidence.head,
    )
    yield "README.txt", told.encode()
    for snapshot in evidence.snapshots:
        yield f"snapshots/{snapshot.sha256}{_EXTENSIONS.get(snapshot.media_type, '')}", snapshot.content
    yield "ledger.jsonl", "".join(f"{entry}\n" for entry, _ in evidence.entries).encode()
    yield "previous.txt", f"{evidence.previous}\n".encode()
    yield "head.txt", f"{evidence.head}\n".encode()
    text = render_document(document, "text", side=Side(name=version.source, version=version.number))
    yield "document.txt", text.encode() if isinstance(text, str) else text
