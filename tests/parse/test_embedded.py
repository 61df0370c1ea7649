"""Terms in the scripts of a page: what a React page streams into it."""

from __future__ import annotations

import json
import time

from termsdiff.parse import parse

CLAUSES = [
    "You may use the service only for lawful purposes and as these terms allow.",
    "We may suspend the service where you do not pay an invoice within thirty days — of its date.",
    "Each party keeps confidential what it learns of the other in the course of the agreement.",
    "Nothing in these terms limits liability for death or injury caused by negligence.",
    "The agreement is governed by the law of the country in which the provider is established.",
    "You may end the agreement at any time with one month of notice in writing to the provider.",
    "We keep what you store with us for thirty days after the end of the agreement.",
]


def page(stream: str, *, size: int = 100) -> str:
    """A page whose stream comes in pieces."""
    pieces = [stream[at : at + size] for at in range(0, len(stream), size)]
    scripts = (f"<script>self.__next_f.push([1,{json.dumps(piece)}])</script>" for piece in pieces)
    return f"<html lang=en><title>Terms</title><body>{''.join(scripts)}</body></html>"


def text_row(name: str, text: str) -> str:
    """A row of plain text: as long as it says, in bytes, with nothing after it."""
    return f"{name}:T{len(text.encode()):x},{text}"


def texts(content: str) -> list[str]:
    return [clause.text for _, clause in parse(content).walk()]


def test_a_text_of_a_stream_stands_where_it_is_referred_to() -> None:
    """The row after it begins without a new line. Found in a real policy, of which half was JSON."""
    blocks = [{"content": clause} for clause in CLAUSES]
    blocks[1] = {"content": "$19"}
    rows = [
        '2:HL["/_next/static/css/a.css","style"]\n',
        'a:I[33728,["6865","static/chunks/a.js"],"default"]\n',
        text_row("19", f"<p>{CLAUSES[1]}</p>\n"),
        f'1a:["$","$L15",null,{{"blocks":{json.dumps(blocks)}}}]\n',
        "1b:null\n",
    ]
    assert texts(page("".join(rows))) == CLAUSES


def test_a_text_that_nothing_refers_to_is_read_too() -> None:
    rows = [text_row(f"{number:x}", f"<p>{clause}</p>") for number, clause in enumerate(CLAUSES, 16)]
    assert texts(page("".join(rows))) == CLAUSES


def test_a_block_that_an_editor_keeps_three_times_is_read_once() -> None:
    """With its mark-up, in pieces, and without it. A clause that two blocks hold stands twice."""
    kept = [*CLAUSES, CLAUSES[0]]
    blocks = [
        {"innerHTML": f"\n<p>{clause}</p>\n", "innerContent": [f"\n<p>{clause}</p>\n"], "content": clause}
        for clause in kept
    ]
    assert texts(page(f"1:{json.dumps({'blocks': blocks})}\n")) == kept


def test_a_stream_that_refers_to_one_text_again_and_again_has_an_end() -> None:
    begun = time.process_time()
    rows = [text_row("19", " ".join(CLAUSES) * 1_000), f"1:{json.dumps([{'content': '$19'}] * 100_000)}\n"]
    assert len(parse(page("".join(rows), size=100_000)).text) < 1_000_000
    assert time.process_time() - begun < 10
