"""What tests of several rooms share: a small web site on loopback whose pages a test can change, and golden
files, compared with what the code makes and rewritten by ``pytest --rewrite-golden``."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import settings

from termsdiff.cli.group import commands

# A machine with other work takes its time: slow is what benchmarks/ measure, not what fails a law.
settings.register_profile("laws", deadline=None)
settings.load_profile("laws")

TERMS = """<!doctype html><html lang="en"><head><title>Product Terms</title></head><body>
<header><nav><a href="/">Home</a> <a href="/shop">Shop</a></nav></header>
<main><h1>Product Terms</h1>
<p>Last updated: March 1, 2023</p>
<h2>1. Application</h2>
<p>These terms apply to every product that we offer to you under the agreement between us.</p>
<p>By using a product you accept these terms, and you confirm that you may do so for your company.</p>
<h2>2. Fees</h2>
<p>2.1 You shall pay the fees within {days} days of the date of the invoice we send to you.</p>
<p>2.2 Fees that were paid are not refunded, except where the law that applies requires it.</p>
<h2>3. Liability</h2>
<p>We are liable for damage that we cause by intent or by gross negligence, and for no other damage.</p>
<p>Nothing in these terms limits a liability that cannot be limited under the law that applies to you.</p>
<h2>4. Changes</h2>
<p>We may change these terms. We tell you of a change by mail at least six weeks before it takes effect.</p>
<p>If you do not agree to a change you may end the agreement before the day on which the change takes effect.</p>
<h2>5. General</h2>
<p>These terms are governed by the law of the country in which you have your place of business or residence.</p>
<p>If a part of these terms is void, the other parts of them stay in force as they were agreed by us and you.</p>
</main><footer><a href="/imprint">Imprint</a></footer></body></html>"""


@dataclass
class Page:
    """What the site answers at one path."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "text/html; charset=utf-8"})


class Site:
    """The pages by path, changeable while it runs; ``odd`` holds what answers otherwise than with a page, ``asked``
    the paths that were asked for, in order. ``closing`` is set when the test is over."""

    def __init__(self, url: str) -> None:
        self.root = url
        self.pages: dict[str, Page] = {}
        self.odd: dict[str, Callable[[BaseHTTPRequestHandler], None]] = {}
        self.asked: list[str] = []
        self.closing = threading.Event()

    def url(self, path: str) -> str:
        return f"{self.root}{path}"

    def put(self, path: str, body: str | bytes = TERMS.format(days=30), status: int = 200, **headers: str) -> str:
        """Set a page and return its address; ``Content_Type="…"`` and the like set headers."""
        page = Page(body.encode() if isinstance(body, str) else body, status)
        page.headers |= {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = page
        return self.url(path)


@pytest.fixture
def terms() -> str:
    """A page of terms with a place for ``days``."""
    return TERMS


Serving = Callable[[type[BaseHTTPRequestHandler]], AbstractContextManager[str]]


@pytest.fixture(scope="session")
def serving() -> Serving:
    """Given a request handler, runs a server of it on loopback while a context lasts: its host and port."""

    @contextlib.contextmanager
    def serve(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            thread = threading.Thread(target=server.serve_forever, args=(0.01,))
            thread.start()
            try:
                yield f"127.0.0.1:{server.server_address[1]}"
            finally:
                server.shutdown()
                thread.join()

    return serve


@pytest.fixture
def site(serving: Serving) -> Iterator[Site]:
    """A web site on loopback; a path that was not put is 404."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            running.asked.append(self.path)
            if self.path in running.odd:
                with contextlib.suppress(OSError):  # the client has had enough
                    running.odd[self.path](self)
                return
            page = running.pages.get(self.path, Page(b"<h1>Not found</h1>", 404))
            known = page.headers.get("ETag")
            status = 304 if known and self.headers.get("If-None-Match") == known else page.status
            self.send_response(status)
            body = b"" if status == 304 else page.body
            for name, value in (page.headers | {"Content-Length": str(len(body))}).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with serving(Handler) as place:
        running = Site(f"http://{place}")
        yield running
        running.closing.set()


_AUTHORITY = """
[req]
distinguished_name = name
x509_extensions = stamping
prompt = no
[name]
CN = A time-stamping authority of a test
[stamping]
basicConstraints = CA:TRUE
extendedKeyUsage = critical,timeStamping
[tsa]
default_tsa = usual
[usual]
serial = serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
"""


@dataclass
class Authority:
    """A time-stamping authority on loopback, made with ``openssl ts``. It answers with ``answers`` first, then with
    time stamps; ``certificate`` is the file to trust it by, ``asked`` the requests it got."""

    url: str
    certificate: Path
    answers: list[tuple[int, bytes]] = field(default_factory=list)
    asked: list[bytes] = field(default_factory=list)


@pytest.fixture
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    """A time-stamping authority that runs while the test does."""
    if shutil.which("openssl") is None:
        pytest.skip("needs openssl")
    home = tmp_path_factory.mktemp("authority")

    def openssl(*args: str) -> None:
        subprocess.run(["openssl", *args], cwd=home, check=True, capture_output=True)

    (home / "tsa.cnf").write_text(_AUTHORITY)
    (home / "serial").write_text("01\n")
    key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", "key.pem")
    openssl("req", "-x509", "-config", "tsa.cnf", *key, "-out", "tsa.pem", "-days", "2")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            query = self.rfile.read(int(self.headers["Content-Length"]))
            running.asked.append(query)
            (home / "query.tsq").write_bytes(query)
            reply = ("-queryfile", "query.tsq", "-signer", "tsa.pem", "-inkey", "key.pem", "-out", "reply.tsr")
            openssl("ts", "-reply", "-config", "tsa.cnf", *reply)
            status, body = running.answers.pop(0) if running.answers else (200, (home / "reply.tsr").read_bytes())
            self.send_response(status)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            with contextlib.suppress(OSError):
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        running = Authority(f"http://127.0.0.1:{server.server_address[1]}/tsa", home / "tsa.pem")
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield running
        server.shutdown()
        thread.join()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite-golden", action="store_true", help="write what the code makes over the golden files")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """``golden(name, text)``: the text equals the file ``golden/name`` beside the test."""

    def check(name: str, text: str) -> None:
        path = Path(request.path).parent / "golden" / name
        if request.config.getoption("--rewrite-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text.encode("utf-8"))
        assert path.exists(), f"no golden file {path}; run pytest --rewrite-golden and read what it wrote"
        assert text == path.read_bytes().decode("utf-8"), f"{path} differs; if it should, run pytest --rewrite-golden"

    return check


Run = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder commands run in."""
    monkeypatch.chdir(tmp_path)
    for name in ("TERMSDIFF_DATABASE", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def run(folder: Path) -> Run:
    """Run a command; ``code`` is the exit code it must end with."""

    def run(*args: str | Path, code: int | None = 0, stdin: str | bytes = b"") -> Result:
        result = CliRunner().invoke(commands, [str(arg) for arg in args], input=stdin)
        assert code is None or result.exit_code == code, result.output
        assert code != 2 or result.stderr.count("termsdiff: ") == 1, result.stderr
        return result

    return run
