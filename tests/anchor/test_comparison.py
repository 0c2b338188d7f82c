"""The comparison key: typography, line breaks and case do not count; letters and digits do."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.anchor.comparison import comparison_key, loose_key, same_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“Storm” units", '"storm"  UNITS'),
        ("the port’s channel – deep…", "the port's\nchannel - deep..."),
        ("sedi-\nment", "sediment"),
        ("sedi\u00adment", "sediment"),
        ("well-\nknown", "well-known"),
        ("ﬁnal", "final"),
        ("cafe\u0301", "café"),
        ("2019-\n2024", "2019–2024"),
        ("Straße", "STRASSE"),
        ("３.9 m³", "3.9 m3"),
    ],
)
def test_same_words_with_other_typography(one: str, other: str) -> None:
    assert same_words(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("3.9", "39"), ("10-12", "1012"), ("10-\n12", "1012"), ("a", "á")]
)
def test_same_words_with_other_words(one: str, other: str) -> None:
    assert not same_words(one, other)


@given(st.text())
def test_key_of_any_text_leads_back_in_order(text: str) -> None:
    key, places = comparison_key(text)
    assert len(key) == len(places)
    assert list(places) == sorted(places) or not unicodedata.is_normalized("NFD", text)
    assert all(0 <= at < len(text) for at in places)
    assert len(loose_key(text)[0]) == len(loose_key(text)[1])


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_key_does_not_depend_on_composition(text: str) -> None:
    assert (
        comparison_key(unicodedata.normalize("NFC", text))[0]
        == comparison_key(unicodedata.normalize("NFD", text))[0]
    )
