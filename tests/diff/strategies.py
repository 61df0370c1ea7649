"""Generated documents and random edit scripts, for the laws of comparing."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from termsdiff.model import Clause, Document, Link, Notice

SOME = (
    "you we may must not pay the fee fees within thirty (30) days notice service terms data personal share retain "
    "delete law arbitration liability Section 1.2 2.1 (b) $100 5% March 3, 2023 “Service” don’t don't e-mail , . ; "
    "用户 应当 № é"
)
WORDS = SOME.split()
LABELS = st.sampled_from(["", "", "", "1.", "2.", "1.1", "1.2", "2.1", "(a)", "(b)", "IV.", "Article 3", "第三条"])
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
LINKS = st.builds(Link, text=st.just("here"), url=st.sampled_from(["https://a.example/", "https://b.example/x"]))


def clauses(children: st.SearchStrategy[list[Clause]]) -> st.SearchStrategy[Clause]:
    """A clause with the given children."""
    return st.builds(
        Clause,
        label=LABELS,
        title=st.one_of(st.just(""), st.sampled_from(["Fees", "Data", "Scope of the service", "Liability"])),
        text=st.one_of(SENTENCES, st.sampled_from(["", "Not applicable.", "Yes", "1.2 Fees are due.", "a\nb"])),
        links=st.lists(LINKS, max_size=1).map(tuple),
        children=children.map(tuple),
    )


TREES = st.recursive(clauses(st.just([])), lambda below: clauses(st.lists(below, max_size=3)), max_leaves=14)
DOCUMENTS = st.builds(
    Document,
    title=st.sampled_from(["", "Terms", "Fees", "Privacy policy"]),
    language=st.sampled_from(["", "en", "de", "zh"]),
    clauses=st.lists(TREES, max_size=6).map(tuple),
    warnings=st.sampled_from([(), (Notice("no-terms", "There is not enough of a document here."),)]),
)


@st.composite
def edited(draw: st.DrawFn) -> tuple[Document, Document]:
    """A document and what a random edit script makes of it."""
    old = draw(DOCUMENTS)
    roots = list(old.clauses)
    for _ in range(draw(st.integers(0, 5))):
        edit = draw(st.sampled_from([insert, delete, reword, move, relabel, nest, split, merge]))
        roots = edit(draw, roots)
    return old, replace(old, title=draw(st.sampled_from([old.title, "New terms"])), clauses=tuple(roots))


def place(draw: st.DrawFn, roots: list[Clause]) -> int:
    """Where in a list an edit happens."""
    return draw(st.integers(0, max(0, len(roots) - 1)))


def insert(draw: st.DrawFn, roots: list[Clause]) -> list[Clause]:
    """One clause more, sometimes a copy."""
    at = place(draw, roots)
    clause = roots[at] if roots and draw(st.booleans()) else draw(TREES)
    return [*roots[:at], clause, *roots[at:]]


def delete(draw: st.DrawFn, roots: list[Clause]) -> list[Clause]:
    """One clause less."""
    at = place(draw, roots)
    return roots[:at] + roots[at + 1 :]


def reword(draw: st.DrawFn, roots: list[Clause]) -> list[Clause]:
    """Some words of one clause, or of one below it, differ."""
    if not roots:
        return roots
    at = place(draw, roots)
    clause = roots[at]
    if clause.children and draw(st.booleans()):
        clause = replace(clause, children=tuple(reword(draw, list(clause.children))))
    else:
        words = clause.text.split(" ")
        where = draw(st.integers(0, len(words)))
        clause = replace(
            clause,
            text=" ".join(words[:where] + draw(st.lists(st.sampled_from(WORDS), max_size=2)) + words[where + 1 :]),
        )
    return [*roots[:at], clause, *roots[at + 1 :]]


def move(draw: st.DrawFn, roots: list[Clause]) -> list[Clause]:
    """One clause elsewhere."""
    if not roots:
        return roots
    at = place(draw, roots)
    rest = roots[:at] + roots[at + 1 :]
    to = draw(st.integers(0, len(rest)))
    return [*rest[:to], roots[at], *rest[to:]]


def relabel(draw: st.DrawFn, roots: list[Clause]) -> list[Clause]:
    """All clauses of the top numbered anew."""
    return [replace(clause, label=f"{number}.") for number, clause in enumerate(roots, draw(st.integers(1, 2)))]


def nest(draw: st.DrawFn, roots: list[Clause]) -> list[Clause]:
    """One clause goes below the one before it."""
    if len(roots) < 2:
        return roots
    at = draw(st.integers(1, len(roots) - 1))
    above = replace(roots[at - 1], children=(*roots[at - 1].children, roots[at]))
    return [*roots[: at - 1], above, *roots[at + 1 :]]


def split(draw: st.DrawFn, roots: list[Clause]) -> list[Clause]:
    """One clause becomes two."""
    if not roots:
        return roots
    at = place(draw, roots)
    words = roots[at].text.split(" ")
    where = draw(st.integers(0, len(words)))
    halves = replace(roots[at], text=" ".join(words[:where])), Clause(text=" ".join(words[where:]))
    return [*roots[:at], *halves, *roots[at + 1 :]]


def merge(draw: st.DrawFn, roots: list[Clause]) -> list[Clause]:
    """Two clauses become one."""
    if len(roots) < 2:
        return roots
    at = draw(st.integers(1, len(roots) - 1))
    joined = replace(roots[at - 1], text=f"{roots[at - 1].text} {roots[at].text}".strip())
    return [*roots[: at - 1], joined, *roots[at + 1 :]]
