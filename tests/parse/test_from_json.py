"""JSON that wraps a page."""

from __future__ import annotations

import json

from termsdiff.parse import parse

PAGE = "<h1>Terms</h1><h2>1. Fees</h2><p>You pay every month, in advance.</p>"


def test_html_in_json_is_read() -> None:
    """By its media type, or because what was called HTML is a JSON object."""
    for wrapped in ({"id": 3, "body": PAGE}, {"article": {"body": PAGE + "<p>You pay the fees in time.</p>" * 30}}):
        for media_type in ("application/json", "application/json; charset=utf-8", "text/html"):
            document = parse(json.dumps(wrapped).encode(), media_type=media_type)
            assert [clause.label for clause in document.clauses][:1] == ["1."]


def test_broken_json_is_read_as_what_it_is() -> None:
    assert "You pay" in parse('{"body": "You pay every month', media_type="application/json").text
