"""What a comparison shows of a long text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.audit.excerpts import GAP, make_excerpt


def test_a_short_text_is_shown_whole() -> None:
    shown = make_excerpt("The sill holds.", [(4, 8)])
    assert (shown.text, shown.find(4, 8)) == ("The sill holds.", (4, 8))


def test_of_a_long_text_the_surroundings_of_its_places_are_shown() -> None:
    text = "".join(f"{number:07} " for number in range(2000))
    shown = make_excerpt(text, [(4000, 4007), (4100, 4107), (12_000, 12_007)], whole=5000)
    assert shown.text.count(GAP) == 3
    assert len(shown.text) < 2500
    assert shown.find(100, 107) is None


@given(st.lists(st.tuples(st.integers(0, 9000), st.integers(1, 900)), max_size=12), st.integers(100, 9000))
def test_every_place_that_is_shown_has_its_words(places: list[tuple[int, int]], whole: int) -> None:
    text = "".join(chr(0x4E00 + number) for number in range(10_000))
    spans = sorted((start, min(start + length, len(text))) for start, length in places)
    shown = make_excerpt(text, spans, whole)
    found = [(span, shown.find(*span)) for span in spans]
    for (start, end), place in found:
        if place is not None:
            assert shown.text[place[0] : place[1]] == text[start:end]
    assert not spans or found[0][1] is not None
    for first, last, at in shown.pieces:
        assert shown.text[at : at + last - first] == text[first:last]
