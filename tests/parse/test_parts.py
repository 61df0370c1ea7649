"""The sums over the parts of a page."""

from __future__ import annotations

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
