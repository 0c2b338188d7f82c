"""Boxes turned and turned back; pages found where they lie."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.reader.geometry import Box, turned, turned_back
from app.ui.reader.page_stack import PageStack, Spacing

SIDES = st.floats(10, 2000)
ROTATIONS = st.sampled_from((0, 90, 180, 270))
SIZES = st.lists(st.tuples(SIDES, SIDES), min_size=1, max_size=12)


@given(SIDES, SIDES, ROTATIONS, st.floats(0, 1), st.floats(0, 1))
def test_turning_back_undoes_turning(width: float, height: float, rotation: int, u: float, v: float) -> None:
    x, y = u * width, v * height
    on = turned(Box(x, y, x, y), width, height, rotation)
    assert turned_back(on.x0, on.y0, width, height, rotation) == pytest.approx((x, y))


def test_a_quarter_turn_brings_the_top_left_to_the_top_right() -> None:
    assert turned(Box(0, 0, 10, 20), 100, 200, 90) == Box(180, 0, 200, 10)


@given(SIZES, ROTATIONS, st.floats(0.2, 4))
def test_a_point_on_a_page_is_found_on_that_page(
    sizes: list[tuple[float, float]], rotation: int, scale: float
) -> None:
    stack = PageStack(sizes, Spacing())
    stack.arrange(800, scale, rotation)
    for page, (width, height) in enumerate(sizes):
        on = stack.to_view(page, Box(width / 3, height / 4, width / 3, height / 4))
        assert stack.page_at(on.y0) == page
        assert stack.to_page(page, on.x0, on.y0) == pytest.approx((width / 3, height / 4), rel=1e-6)


@given(SIZES)
def test_pages_do_not_overlap(sizes: list[tuple[float, float]]) -> None:
    stack = PageStack(sizes, Spacing())
    stack.arrange(700, 1.0, 0)
    boxes = [stack.page_box(page) for page in range(len(sizes))]
    assert all(one.y1 <= other.y0 for one, other in pairwise(boxes))


@given(SIZES, st.floats(400, 2000))
def test_fit_width_leaves_room_for_the_margin(sizes: list[tuple[float, float]], width: float) -> None:
    stack = PageStack(sizes, Spacing())
    scale = stack.scale_for_width(width)
    stack.arrange(width, scale, 0)
    assert scale == 0.1 or stack.content_width() <= width + 1
