"""Figures as printed in several countries, in plain digits."""

from __future__ import annotations

import pytest

from termsdiff.reading.figures import amount, digits


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("1,000", "1000"),
        ("1.000", "1000"),
        ("1 000", "1000"),
        ("1'000.50", "1000.5"),
        ("1.000,00", "1000"),
        ("1,5", "1.5"),
        ("0.125", "0.125"),
        ("1,000,000", "1000000"),
        ("7", "7"),
    ],
)
def test_a_figure_reads_the_same_however_it_is_printed(printed: str, plain: str) -> None:
    """Separators of thousands go, the decimal one is a point, zeros at the end of a fraction go."""
    assert digits(printed) == plain


@pytest.mark.parametrize(
    ("printed", "value"),
    [("EUR 1.000,00", "eur 1000"), ("€1,000", "eur 1000"), ("1 000 €", "eur 1000"), ("$2 million", "$ 2000000")],
)
def test_an_amount_reads_the_same_however_it_is_printed(printed: str, value: str) -> None:
    """Sign and code of a currency are the same; a million counts."""
    assert amount(printed) == value
