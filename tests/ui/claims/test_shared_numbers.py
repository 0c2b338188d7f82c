"""Numbers that the claim and the quotation share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.widgets.shared_numbers import shared_numbers


@pytest.mark.parametrize(
    ("claim", "quote", "found"),
    [
        ("3.9 million cubic metres", "had removed 3.9 million cubic metres", ["3.9 million"]),
        ("3,900,000 cubic metres", "3.9 million of them", ["3.9 million"]),
        ("6,500 a week", "averaged 6,100 a week", []),
        ("later than July 2025", "until 30 September 2025", []),
        ("15 July", "on 15 July", []),
        ("15 ships", "all 15 ships", ["15"]),
        ("0.8 metres", "10.8 metres", []),
        ("𝟛 5 per cent", "𝟛𝟛 5 per cent", ["5"]),
    ],
)
def test_values_are_compared_and_dates_left_out(claim: str, quote: str, found: list[str]) -> None:
    assert [quote[start:end] for start, end in shared_numbers(claim, quote)] == found


@given(st.text(max_size=80), st.text(max_size=80))
def test_ranges_lie_in_the_quotation_in_order(claim: str, quote: str) -> None:
    ranges = shared_numbers(claim, quote)
    edges = [edge for pair in ranges for edge in pair]
    assert edges == sorted(edges)
    assert all(0 <= start < end <= len(quote) for start, end in ranges)
