"""The house rules that can be measured: sizes, parameters, complexity, import cycles."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import mean, median, quantiles

import pytest
from mccabe import PathGraphingAstVisitor

PACKAGE = Path(__file__).parent.parent / "termsdiff"
SOURCES = sorted(PACKAGE.rglob("*.py"))

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions() -> Iterator[tuple[str, Function]]:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, Function):
                yield f"{path.relative_to(PACKAGE)}:{node.name}", node


def complexities() -> list[int]:
    """McCabe's number of every function of the package."""
    found: list[int] = []
    for path in SOURCES:
        visitor = PathGraphingAstVisitor()
        visitor.preorder(ast.parse(path.read_text(encoding="utf-8")), visitor)
        found += [graph.complexity() for graph in visitor.graphs.values()]
    return found


def test_modules_are_short() -> None:
    """Median at most 120 lines, none over 350."""
    sizes = {path: path.read_text(encoding="utf-8").count("\n") for path in SOURCES}
    assert {str(path): size for path, size in sizes.items() if size > 350} == {}
    assert median(sizes.values()) <= 120


def test_functions_are_short() -> None:
    """95 % at most 35 lines, none over 60."""
    spans = {name: (node.end_lineno or 0) - node.lineno + 1 for name, node in functions()}
    assert {name: span for name, span in spans.items() if span > 60} == {}
    assert quantiles(spans.values(), n=20)[-1] <= 35


def test_functions_take_few_positional_parameters() -> None:
    """At most five, besides self."""
    crowded = {
        name: len(args)
        for name, node in functions()
        if len(args := [a for a in node.args.posonlyargs + node.args.args if a.arg not in ("self", "cls")]) > 5
    }
    assert crowded == {}


def test_complexity_is_low() -> None:
    """On average at most 2.8, no function over 10."""
    found = complexities()
    assert max(found) <= 10
    assert mean(found) <= 2.8


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_modules_say_what_they_are(path: Path) -> None:
    """Each module has a docstring; nothing is left TODO."""
    source = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(source))
    assert "TODO" not in source
