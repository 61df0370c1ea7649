"""Who may import whom, and the one home of each third-party package."""

from __future__ import annotations

import ast
import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import termsdiff

PACKAGE = Path(__file__).parent.parent / "termsdiff"

# Each layer sees itself and those above it; rooms of one layer that are kept apart are named below.
LAYERS: list[set[str]] = [
    {"errors", "normalize"},
    {"model"},
    {"languages"},
    {"parse"},
    {"reading"},
    {"diff"},
    {"timeline"},
    {"report"},
    {"store", "capture", "history", "config"},
    {"importing", "pipeline", "schedule", "notify", "cluster"},
    {"web", "cli"},
]
APART = {"parse", "diff", "report", "store", "capture"}
PURE = {"errors", "normalize", "model", "languages", "parse", "reading", "diff", "timeline", "report"}
IMPURE_MODULES = {"asyncio", "logging", "multiprocessing", "os", "random", "secrets", "socket", "sqlite3", "subprocess"}

# package -> the rooms or modules that may import it
HOMES = {
    "apprise": {"notify.sending"},
    "brotli": {"capture.codings"},
    "click": {"cli"},
    "rich": {"cli"},
    "cronsim": {"schedule"},
    "cssselect": {"parse.overrides"},
    "dateparser": {"reading.dates"},
    "diff_match_patch": {"diff.words"},
    "docx": {"parse.from_docx", "report.to_docx"},
    "h2": {"capture.transport"},
    "httpcore2": {"capture"},
    "httpx2": {"capture"},
    "jinja2": {"report"},
    "lingua": {"parse.language"},
    "lxml": {"parse"},
    "markdown_it": {"parse.from_markdown", "parse.markdown_parsers"},
    "markupsafe": {"report"},
    "protego": {"capture"},
    "playwright": {"capture", "cli.printing"},
    "pypdf": {"parse.from_pdf"},
    "rapidfuzz": {"diff"},
    "rfc3161_client": {"capture.timestamps"},
    "sqlite_utils": {"store"},
    "tomlkit": {"config"},
    "warcio": {"history"},
    "zstandard": {"capture.codings", "store"},
}


def modules() -> list[str]:
    """Dotted names below termsdiff: "model", "parse.content"; "" is the package itself."""
    names = [".".join(path.relative_to(PACKAGE).with_suffix("").parts) for path in sorted(PACKAGE.rglob("*.py"))]
    return [name.removesuffix("__init__").removesuffix(".") for name in names]


def imports(name: str) -> Iterator[str]:
    """Every absolute name a module imports, lazy imports included; relative imports count as a breach."""
    path = PACKAGE.joinpath(*name.split(".")) if name else PACKAGE
    source = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{name} imports relatively"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room(name: str) -> str:
    return name.partition(".")[0]


def layer(name: str) -> int:
    return next(i for i, rooms in enumerate(LAYERS) if name in rooms)


@pytest.mark.parametrize("name", [name for name in modules() if name not in ("", "__main__")])
def test_a_module_sees_only_what_stands_left_of_it(name: str) -> None:
    for imported in imports(name):
        first, _, rest = imported.partition(".")
        other = room(rest)
        if first != "termsdiff" or other in (room(name), "__version__"):
            continue
        assert rest, f"{name} imports the whole package"
        assert layer(other) <= layer(room(name)), f"{name} imports {imported}, which stands right of it"
        assert not {other, room(name)} <= APART, f"{name} imports {imported}; these rooms are kept apart"


@pytest.mark.parametrize("name", modules())
def test_each_third_party_package_has_one_home(name: str) -> None:
    for imported in imports(name):
        package = imported.split(".")[0]
        if package in ("termsdiff", *sys.stdlib_module_names):
            continue
        homes = HOMES.get(package, set())
        assert any(name == home or name.startswith(f"{home}.") for home in homes), (
            f"{name or 'termsdiff'} imports {package}"
        )


@pytest.mark.parametrize("name", [name for name in modules() if room(name) in PURE])
def test_the_pure_rooms_do_no_input_or_output(name: str) -> None:
    assert not {imported.split(".")[0] for imported in imports(name)} & IMPURE_MODULES


def test_the_public_names_are_sorted_and_exist() -> None:
    """``__all__`` of the package is sorted and complete; that of each module names what is there."""
    assert termsdiff.__all__ == sorted(termsdiff.__all__)
    for name in modules():
        if name != "__main__":
            module = importlib.import_module(f"termsdiff.{name}".removesuffix("."))
            assert [each for each in getattr(module, "__all__", []) if not hasattr(module, each)] == [], name
