"""The sums over the parts of a page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from termsdiff.parse.markup import read_markup
from termsdiff.parse.parts import Parts

SENTENCE = "<p>You pay the fees that our price list states, each month and in advance.</p>"


def test_what_is_left_out_is_taken_off_the_sums_once() -> None:
    """A banner with two buttons was left out twice, and pages had less than no prose."""
    page = f"<body><div>{SENTENCE}<div><div>{SENTENCE}</div></div></div>{SENTENCE}</body>"
    parts = Parts(read_markup(page.encode()))
    whole = parts.total
    outer, inner = (node for node in parts.nodes if node.tag == "div" and node.depth in (3, 4))
    parts.drop(outer, "consent")
    parts.drop(outer, "consent")
    parts.drop(inner, "consent")
    assert 3 * parts.total == whole


PIECES = st.lists(
    st.sampled_from(["<div>", "<p>", "</div>", "</p>", "<li>", "You pay. ", "<table><tr><td>", "</table>"])
)


@given(PIECES)
def test_what_stands_in_a_part_stands_together(pieces: list[str]) -> None:
    """The blocks of each part are those whose node is in it, however the mark-up is broken."""
    parts = Parts(read_markup("".join(pieces).encode()))
    for node in parts.nodes:
        inner = [raw for raw in parts.raws if node.index <= raw.node.index < node.end]
        assert list(parts.within(node)) == inner
        if inner and parts.raws.index(inner[0]):
            before = parts.raws[parts.raws.index(inner[0]) - 1]
            around = node.parent.index if node.parent else -1
            assert parts.before(node) is (before if before.node.index >= around else None)
