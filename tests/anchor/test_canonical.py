"""Canonical text: what goes, what stays, where it went, and that it is made only once."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.anchor import canonical

#: Letters that join, pictures, marks that reorder, and everything that is dropped or looked at.
AWKWARD = st.text(
    st.sampled_from(
        "ab é\u0301\u0316\u0327e\u00a0\u00ad\u200b\u200c\u200d\u2060\ufeff\u202e\u200f\n\r\t"
        "😀👩💻❤\ufe0f🏽می\u064e\u0653कश्\u093e\U000e0067🏴ᄀ\u1161\u11a8ﬁ𐌰"
    ),
    max_size=16,
)


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
        ("invoice\u202efdp.exe\u202c", "invoice\u202efdp.exe\u202c"),
        ("\u2067\u05e9\u2069 \u200e\u200f", "\u2067\u05e9\u2069 \u200e\u200f"),
        ("hi\U000e0068\U000e0069", "hi\U000e0068\U000e0069"),
    ],
)
def test_make_of_a_text(text: str, made: str) -> None:
    assert canonical.make(text) == made


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("می\u200cخواهم", id="a Persian verb"),
        pytest.param("१४४० ه\u200d", id="an abbreviated year"),
        pytest.param("क्\u200dष", id="a half letter"),
        pytest.param("ന്\u200d", id="a letter without vowel at the end"),
        pytest.param("👩\u200d💻", id="a picture of two"),
        pytest.param("👩🏽\u200d❤\ufe0f\u200d👩", id="a picture with its colour and form"),
    ],
)
def test_joiners_that_shape_their_letters_stay(text: str) -> None:
    assert canonical.make(text) == text
    assert canonical.trace(text).unseen == ()


@pytest.mark.parametrize(
    "text",
    [
        "pass\u200dword",
        "pass\u200cword",
        "می\u200c ",
        "\u200d",
        "1\u200d2",
        "👩\u200d.",
        "a\u200d\u200b\u200c💻",
    ],
)
def test_joiners_that_shape_nothing_go_and_are_noted(text: str) -> None:
    traced = canonical.trace(text)
    assert not set(traced.text) & set("\u200b\u200c\u200d")
    assert {code for _, code in traced.unseen} == {ord(one) for one in text} & {0x200B, 0x200C, 0x200D}


def test_what_is_dropped_is_noted_where_it_stood() -> None:
    traced = canonical.trace("pa\u200bss\u00adwo\ufeffrd\u200b", (0, 2, 4))
    assert traced.text == "password"
    assert traced.unseen == ((2, 0x200B), (6, 0xFEFF), (8, 0x200B))
    assert traced.places == (0, 2, 3)


def test_a_place_before_a_mark_moves_behind_it() -> None:
    assert canonical.trace("Cafe\u0301 noir", (0, 4, 5)) == canonical.Traced("Café noir", (0, 4, 4))


@given(AWKWARD | st.text())
@example("م\u064e\u0653\u200c\u0301\u064e\u200dا")
def test_make_of_any_text_is_stable_and_composed(text: str) -> None:
    made = canonical.make(text)
    assert canonical.make(made) == made
    assert canonical.trace(made).unseen == ()
    assert unicodedata.is_normalized("NFC", made)
    assert not set(made) & set("\r\u00ad\u200b\u2060\ufeff\u00a0")
    made.encode("utf-8")


@given(AWKWARD, st.lists(st.integers(0, 16), max_size=5))
def test_places_part_the_canonical_text_as_they_part_the_raw_one(text: str, at: list[int]) -> None:
    places = sorted(min(one, len(text)) for one in at)
    traced = canonical.trace(text, places)
    assert traced.text == canonical.make(text)
    assert list(traced.places) == sorted(traced.places)
    assert all(0 <= one <= len(traced.text) for one in traced.places)
    for raw, made in zip(places, traced.places, strict=True):
        # What stands before a place is what is made of the text before it, with the marks that follow.
        end = raw
        while 0 < end < len(text) and (
            unicodedata.category(text[end])[0] == "M" or text[end] in "\u1161\u11a8\u00ad\u200b\u2060\ufeff"
        ):
            end += 1
        before = {canonical.make(text[:stop]) for stop in range(raw, end + 1)}
        joined = str.maketrans("", "", "\u200c\u200d")
        assert traced.text[:made].translate(joined) in {one.translate(joined) for one in before} or (
            text[raw - 1 : raw] == "\r"
        )


@given(AWKWARD)
def test_notes_lie_within_the_text_in_order(text: str) -> None:
    traced = canonical.trace(text)
    offsets = [offset for offset, _ in traced.unseen]
    assert offsets == sorted(offsets)
    assert all(0 <= one <= len(traced.text) for one in offsets)
    dropped = {ord(one) for one in text} & {0x200B, 0x2060, 0xFEFF}
    assert dropped <= {code for _, code in traced.unseen}
