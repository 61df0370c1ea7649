"""A printed figure in, the same figure in plain digits out: "1.000,00" and "1,000" -> "1000".

By it two amounts or percentages are compared, however each is printed.
"""

from __future__ import annotations

import re
from decimal import Decimal

__all__ = ["amount", "digits"]

_SEPARATOR = re.compile(r"[.,'’\s]")
_THOUSAND = 3  # digits of a group
_FIGURE = re.compile(r"\d(?:[\d.,'’\s]*\d)?")
_SCALES = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_SIGNS = {"€": "eur", "£": "gbp", "₹": "inr", "us$": "usd", "a$": "aud", "c$": "cad", "hk$": "hkd", "zł": "pln"}


def digits(figure: str) -> str:
    """The figure with "." before its fraction and without trailing zeros there.

    The last separator is the decimal one unless three digits follow it and it is the only kind: "1.000" is a
    thousand, "0.125" is not.
    """
    separators = _SEPARATOR.findall(figure)
    whole, fraction = figure, ""
    if separators and not separators[-1].isspace():
        before, _, after = figure.rpartition(separators[-1])
        groups = len(after) == _THOUSAND and before != "0"
        if not groups or len(set(separators)) > 1:
            whole, fraction = before, after.rstrip("0")
    whole = _SEPARATOR.sub("", whole)
    return f"{whole}.{fraction}" if fraction else whole


def amount(printed: str) -> str:
    """Currency and figure: "EUR 1.000,00", "€1,000" and "1 000 €" -> "eur 1000"."""
    match = _FIGURE.search(printed)
    if match is None:
        return printed.casefold()
    rest = (printed[: match.start()] + printed[match.end() :]).casefold().split()
    value = Decimal(digits(match[0]))
    for word in rest:
        value *= _SCALES.get(word, 1)
    sign = "".join(word for word in rest if word not in _SCALES)
    return f"{_SIGNS.get(sign, sign)} {value.normalize():f}"
