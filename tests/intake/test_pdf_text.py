"""Cleaning a page's text and laying it beside its glyphs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.anchor import canonical
from app.intake import pdf_text

RAW = st.text(st.sampled_from("abc def\r\n\t-\u00ad\ufffe\x02\x00é\u0301\u00a0😀ﬁ\x93"), max_size=60)


@given(RAW)
def test_clean_text_is_canonical_and_stays_clean(raw: str) -> None:
    text = pdf_text.clean(raw)
    assert canonical.make(text) == text
    assert pdf_text.clean(text) == text
    assert not any(ord(letter) < 32 and letter not in "\n\t" for letter in text)


@given(RAW)
def test_every_printable_letter_finds_its_own_glyph(raw: str) -> None:
    glyphs = [
        "-" if letter == "\ufffe" else pdf_text.clean(letter) if letter.strip() else " " for letter in raw
    ]
    text = pdf_text.clean(raw)
    found = pdf_text.align(text, glyphs)
    assert len(found) == len(text)
    for letter, glyph in zip(text, found, strict=True):
        if letter.isspace():
            assert glyph is None or glyphs[glyph].isspace()
        else:
            assert glyph is not None
            assert canonical.make(glyphs[glyph])[:1] in canonical.make(letter) or not letter.isascii()


@given(st.text("abcdefgh ", min_size=12, max_size=80), st.integers(0, 80), st.text("XYZ", max_size=3))
def test_glyphs_that_are_not_in_the_text_are_stepped_over(text: str, at: int, extra: str) -> None:
    at = min(at, len(text))
    glyphs = list(text[:at] + extra + text[at:])
    found = pdf_text.align(text, glyphs)
    matched = [
        (letter, glyphs[glyph]) for letter, glyph in zip(text, found, strict=True) if glyph is not None
    ]
    assert all(letter == glyph for letter, glyph in matched)


def test_a_hyphen_that_pdfium_took_away_comes_back_with_its_line_end() -> None:
    assert pdf_text.clean("foun\ufffedation stone\r\n") == "foun-\ndation stone"


def test_undecoded_glyphs_are_seen() -> None:
    assert pdf_text.undecodable_share("ab\x03\ufffd") == 0.5
    assert pdf_text.undecodable_share("foun\ufffedation") == 0.0
    assert pdf_text.clean("a\x93b\x06c\x00d") == "a\ufffdb\ufffdcd"
