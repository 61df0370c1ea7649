"""WARC and WACZ files, made with warcio as crawlers make them."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

HTML = ("Content-Type", "text/html; charset=utf-8")


def day(number: int, hour: int = 12, minute: int = 0) -> datetime:
    """A day of January 2024."""
    return datetime(2024, 1, number, hour, minute, tzinfo=UTC)


class _Writer(WARCWriter):
    """Holds a record in memory while its digest is worked out; warcio's own temporary file is never closed."""

    _create_temp_file = staticmethod(io.BytesIO)


class Warc:
    """A WARC in memory; `save` writes it to a file."""

    def __init__(self, *, packed: bool = True) -> None:
        self.buffer = io.BytesIO()
        self.writer = _Writer(self.buffer, gzip=packed)
        self.writer.write_record(self.writer.create_warcinfo_record("crawl.warc.gz", {"software": "a test"}))

    def page(
        self, at: datetime, url: str, content: bytes | str = b"", status: str = "200 OK", *,
        headers: Sequence[tuple[str, str]] = (HTML,), kind: str = "response", **warc: str,
    ):  # fmt: skip
        """A record of an answer; ``Name_Of="…"`` sets headers of the record."""
        body = content.encode() if isinstance(content, str) else content
        http = StatusAndHeaders(status, list(headers), protocol="HTTP/1.1") if kind == "response" else None
        named = {name.replace("_", "-"): value for name, value in warc.items()}
        record = self.writer.create_warc_record(
            url, kind, io.BytesIO(body), http_headers=http, warc_content_type=dict(headers).get("Content-Type", "")
            if kind == "resource" else "", warc_headers_dict={"WARC-Date": iso(at)} | named,
        )  # fmt: skip
        self.writer.write_record(record)
        return record

    def redirect(self, at: datetime, url: str, to: str, status: str = "301 Moved Permanently"):
        return self.page(at, url, status=status, headers=[("Location", to)])

    def revisit(self, at: datetime, url: str, of, *, profile: str = "identical", headers=(HTML,), digest: str = ""):
        """A record that says that the page was as in the record ``of``."""
        record = self.writer.create_revisit_record(
            url, digest or of.rec_headers["WARC-Payload-Digest"], of.rec_headers["WARC-Target-URI"],
            of.rec_headers["WARC-Date"], StatusAndHeaders("200 OK", list(headers), protocol="HTTP/1.1"),
            {"WARC-Date": iso(at)},
        )  # fmt: skip
        self.writer.write_record(record)

    def save(self, path: Path, *, cut: int | None = None) -> Path:
        content = self.buffer.getvalue()
        path.write_bytes(content if cut is None else content[:cut])
        return path


def iso(at: datetime) -> str:
    return at.isoformat().replace("+00:00", "Z")


def wacz(path: Path, **warcs: Warc) -> Path:
    """A WACZ of WARCs by name, with the other files the format asks for."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as packed:
        for name, warc in warcs.items():
            packed.writestr(f"archive/{name}.warc.gz", warc.buffer.getvalue())
        packed.writestr("indexes/index.cdx.gz", b"")
        packed.writestr("pages/pages.jsonl", '{"format": "json-pages-1.0", "id": "pages"}\n')
        packed.writestr("datapackage.json", json.dumps({"profile": "data-package", "wacz_version": "1.1.1"}))
    return path
