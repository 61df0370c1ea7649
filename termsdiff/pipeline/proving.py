"""The evidence for a version in, a ZIP file of it out that needs no termsdiff to be checked.

It holds the pages as captured, the answers they came with, the entries of the ledger that seal both up to its head,
the terms as they were read, and a README that says how to check all of it with ``sha256sum`` or ``openssl``, and
what it does not prove. The same evidence gives the same bytes.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from termsdiff.model import Document
from termsdiff.reading.dates import claims
from termsdiff.report import Side, render_document
from termsdiff.store import Evidence

__all__ = ["head_file", "pack"]

_EXTENSIONS = {"text/html": ".html", "text/markdown": ".md", "text/plain": ".txt", "application/pdf": ".pdf"}
_EPOCH = (1980, 1, 1, 0, 0, 0)  # of every file in the ZIP; the times that count are in the ledger
_README = """Evidence for {name}, version {number}: {title}

Seen from {seen_from} until {seen_until} (UTC; sights, not the moments of change).

snapshots/     the pages as {captured}; each file is named by its SHA-256
answers.json   how each page was had when this text was first seen: address, time, status, redirects, headers; a
               copy, for reading, of what the first entry of the ledger says
ledger.jsonl   one entry a line, from the check that first saw this text to the head of the ledger; the entry of a
               check names the source, the time, the address, the answer with its headers and the SHA-256 of each page
previous.txt   the hash before the first entry
head.txt       the hash after the last entry
document.txt   the terms as termsdiff {parser} read them; derived, and no part of the chain
document.json  the same, clause by clause
SHA256SUMS     the SHA-256 of all these files{stamp_file}

To check it without termsdiff, in this folder:

    sha256sum --check --strict SHA256SUMS
    hash=$(cat previous.txt)
    while IFS= read -r entry; do
        hash=$(printf '%s\\n%s' "$hash" "$entry" | sha256sum | cut -d' ' -f1)
    done < ledger.jsonl
    test "$hash" = "$(cat head.txt)" && echo unbroken
    for page in snapshots/*; do
        sum=$(sha256sum < "$page" | cut -d' ' -f1)
        head -n 1 ledger.jsonl | grep -q "$sum" && echo "$page is sealed by the first entry"
    done

Where there is no sha256sum, `openssl dgst -sha256 -r` says the same.{stamp_check}

What this shows: if the head {head} was known outside this archive at some time, then at that time the archive held
these pages, answers and times as they are here; whoever alters one of them later gets another head.

What it does not show:
- that the provider sent these pages to anybody else, or to everybody: the archive says what it got, by HTTPS or not,
  and the server did not sign it
- when the head was made{unless}: for that it must be known from elsewhere, such as a time stamp of an authority or
  the note of a colleague; an archive nobody else knows can be made anew from end to end, with other times in it
- what the page said between two checks, or after the last
- that the terms were read rightly: document.txt and document.json are derived, the pages in snapshots/ count
- that the terms bind anybody

The entries after the first name other sources of this archive: look at ledger.jsonl before you hand it on.
"""
_RECEIVED = "received, byte for byte"
_SHOWN = """a browser showed them after their scripts had run ("via": "browser" in answers.json), byte
               for byte as kept then; what the server and its scripts sent for it is not kept, only its headers are"""
_STAMP_FILE = """
head.tsr       the answer of the time-stamping authority {authority} for head.txt (RFC 3161)"""
_STAMP_CHECK = """

To check the time stamp, with the authority's own certificate in authority.pem (get it from the authority, not from
whoever gave you this file):

    openssl ts -verify -data head.txt -in head.tsr -CAfile authority.pem
    openssl ts -reply -in head.tsr -text"""


def head_file(evidence: Evidence) -> bytes:
    """The content of head.txt: what a time stamp is asked for."""
    return f"{evidence.head}\n".encode()


def pack(evidence: Evidence, document: Document, *, stamp: bytes = b"", authority: str = "") -> bytes:
    """The ZIP file. ``document`` is the version's, as it was read; ``stamp`` the answer (DER) of the time-stamping
    ``authority`` for `head_file`."""
    files = dict(_files(evidence, document))
    if stamp:
        files["head.tsr"] = stamp
    files = {"README.txt": _readme(evidence, authority).encode()} | files
    files["SHA256SUMS"] = "".join(f"{sha256(data).hexdigest()}  {name}\n" for name, data in files.items()).encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _readme(evidence: Evidence, authority: str) -> str:
    version = evidence.version
    return _README.format(
        name=version.source,
        number=version.number,
        title=version.title or "Untitled",
        seen_from=version.seen_from.isoformat(),
        seen_until=version.seen_until.isoformat(),
        parser=f"(parser {version.parser})",
        head=evidence.head,
        stamp_file=_STAMP_FILE.format(authority=authority) if authority else "",
        captured=_SHOWN if any(snapshot.way == "browser" for snapshot in evidence.snapshots) else _RECEIVED,
        stamp_check=_STAMP_CHECK if authority else "",
        unless=", but for the time stamp in head.tsr, if you trust its authority" if authority else "",
    )


def _files(evidence: Evidence, document: Document) -> Iterator[tuple[str, bytes]]:
    for snapshot in evidence.snapshots:
        yield f"snapshots/{snapshot.sha256}{_EXTENSIONS.get(snapshot.media_type, '')}", snapshot.content
    yield "answers.json", _json(_answers(evidence))
    yield "ledger.jsonl", "".join(f"{entry}\n" for entry, _ in evidence.entries).encode()
    yield "previous.txt", f"{evidence.previous}\n".encode()
    yield "head.txt", head_file(evidence)
    side = Side(name=evidence.version.source, version=evidence.version.number)
    for extension, form in (("txt", "text"), ("json", "json")):
        rendered = render_document(document, form, claims=claims(document), side=side)
        yield f"document.{extension}", rendered.encode() if isinstance(rendered, str) else rendered


def _answers(evidence: Evidence) -> Any:
    """How the pages were had, as the first entry says."""
    first = json.loads(evidence.entries[0][0])
    return {"source": first["source"], "at": evidence.version.seen_from.isoformat(), "answers": first["captures"]}


def _json(value: Any) -> bytes:
    return f"{json.dumps(value, indent=1, ensure_ascii=False)}\n".encode()
