"""Canonical text: what goes, what stays, and that it is made only once."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.anchor import canonical


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("11\u00a0000\u202fmen\u3000", "11 000 men "),
        ("sed\u00adiment\u200b\ufeff", "sediment"),
        ("e\u0301", "é"),
        ("one\n\f\ntwo\tthree", "one\n\f\ntwo\tthree"),
        ("“Straße” ﬁ", "“Straße” ﬁ"),
        ("a\u2028b\x0bc", "a\nb\nc"),
    ],
)
def test_make_of_a_text(text: str, made: str) -> None:
    assert canonical.make(text) == made


@given(st.text())
def test_make_of_any_text_is_stable_and_composed(text: str) -> None:
    made = canonical.make(text)
    assert canonical.make(made) == made
    assert unicodedata.is_normalized("NFC", made)
    assert not set(made) & set("\r\u00ad\u200b\ufeff\u00a0")
    made.encode("utf-8")
