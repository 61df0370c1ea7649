"""Two texts in, the words that differ out: `word_edits`. The only module that uses diff-match-patch."""

from __future__ import annotations

import re

from diff_match_patch import diff_match_patch

from termsdiff.model import Edit

__all__ = ["word_edits"]

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")


def word_edits(old: str, new: str) -> tuple[Edit, ...]:
    """Runs of words kept, removed and added; "=" and "-" spell ``old``, "=" and "+" spell ``new``."""
    codes: dict[str, str] = {}
    spelled: dict[str, str] = {}

    def encode(text: str) -> str:
        found = []
        for token in _TOKEN.findall(text):
            if token not in codes:
                code = chr(0x100 + len(codes) if len(codes) < 0xD700 else 0x800 + 0x100 + len(codes))
                codes[token] = code
                spelled[code] = token
            found.append(codes[token])
        return "".join(found)

    differ = diff_match_patch()
    differ.Diff_Timeout = 0
    diffs = differ.diff_main(encode(old), encode(new), False)
    differ.diff_cleanupSemantic(diffs)
    return tuple(
        Edit("=" if op == 0 else "-" if op < 0 else "+", "".join(spelled[c] for c in run)) for op, run in diffs
    )
