"""Offsets: code points and UTF-16 units lead to one another, with emoji and Gothic letters between."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.anchor.offsets import Utf16Map

TEXTS = st.text(alphabet=st.sampled_from("ab é中😀𐌰𐍉\n"))


def test_to_utf16_past_gothic_letters_and_emoji() -> None:
    units = Utf16Map("a𐌰b😀c")
    assert [units.to_utf16(at) for at in range(6)] == [0, 1, 3, 4, 6, 7]


def test_to_code_point_inside_a_surrogate_pair_is_its_character() -> None:
    assert [Utf16Map("a😀b").to_code_point(at) for at in range(5)] == [0, 1, 1, 2, 3]


@given(TEXTS)
def test_offsets_of_any_text_agree_with_its_encoding(text: str) -> None:
    units = Utf16Map(text)
    for at in range(len(text) + 1):
        assert units.to_utf16(at) == len(text[:at].encode("utf-16-le")) // 2
        assert units.to_code_point(units.to_utf16(at)) == at
