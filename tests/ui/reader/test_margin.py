"""Stripes stand side by side where they overlap; labels never lie on each other."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.ui.reader.margin import Extent, lay_labels, lay_stripes
from app.ui.reader.shown import Passages, Served, Shown

SERVED = Served("c", "key", "supports", "e")


@st.composite
def extents(draw: st.DrawFn) -> list[Extent]:
    made = []
    for number in range(draw(st.integers(0, 12))):
        top = draw(st.floats(0, 500))
        height = draw(st.floats(1, 100))
        shown = Shown(str(number), 0, 1, 1, serves=(SERVED,) * draw(st.integers(0, 3)))
        made.append(Extent(shown, top, top + height, top + 5))
    return made


@given(extents())
def test_two_overlapping_stripes_never_share_a_lane_while_one_is_free(given_: list[Extent]) -> None:
    stripes = lay_stripes(given_, lanes=20)
    for one in stripes:
        for other in stripes:
            overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
            assert one is other or one.lane != other.lane or overlap <= 0


@given(extents())
def test_labels_keep_their_distance(given_: list[Extent]) -> None:
    labels = lay_labels(given_, 17, 4)
    assert len(labels) == sum(max(1, len(one.shown.serves)) for one in given_)
    assert all(b.top - a.top >= 17 - 1e-6 for a, b in pairwise(labels))


@given(
    st.lists(st.tuples(st.integers(0, 80), st.integers(1, 30)), max_size=20),
    st.integers(0, 100),
    st.integers(1, 20),
)
def test_passages_between_are_those_that_share_a_character(
    spans: list[tuple[int, int]], start: int, length: int
) -> None:
    shown = [Shown(str(n), low, low + size, 1) for n, (low, size) in enumerate(spans)]
    found = {one.id for one in Passages(shown).between(start, start + length)}
    assert found == {one.id for one in shown if one.start < start + length and one.end > start}


def test_of_overlapping_highlights_the_shortest_is_meant_first() -> None:
    passages = Passages([Shown("long", 0, 50, 1), Shown("short", 10, 20, 2)])
    assert [one.id for one in passages.at(12)] == ["short", "long"]
