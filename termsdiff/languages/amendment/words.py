"""What a language says about changing a text, as one table of phrase lists with "|" between phrases.

"*" is any letters, "~" a few words in between. Lower case. Read by `termsdiff.reading.amendment`.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["AmendmentWords"]


@dataclass(frozen=True, slots=True)
class AmendmentWords:
    """``change``: to amend, and an amendment; ``may``: what makes it a right ("may", "at any time"); ``theirs``: what
    makes it another's or nobody's ("you may not"); ``apart``: what parts the verb from a document named after it
    ("under these terms we may change prices"); ``at_once``: in force when posted; ``by_posting``: the means of the
    change is posting; ``notice``: to notify; ``unannounced``: without doing so; ``before``: ahead of taking effect;
    ``email``, ``account``, ``letter``, ``posted``: channels; ``use``: going on using; ``accept``: being bound;
    ``check``: looking again; ``material``; ``retroactive``; ``end``: ending the contract or objecting; ``redate``: to
    change the date line.
    """

    change: str
    may: str
    theirs: str
    apart: str
    at_once: str
    by_posting: str
    notice: str
    unannounced: str
    before: str
    email: str
    account: str
    letter: str
    posted: str
    use: str
    accept: str
    check: str
    material: str
    retroactive: str
    end: str
    redate: str
