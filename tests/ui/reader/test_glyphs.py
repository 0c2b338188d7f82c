"""Lines, carets and ranges from the boxes of a page's characters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.ui.reader.geometry import Box
from app.ui.reader.glyphs import PageGlyphs
from tests.ui.reader.worlds import ADVANCE, LEADING, LEFT, SIZE, TOP, grid_boxes

TEXTS = st.lists(st.text(st.sampled_from("abc é𐌰😀"), min_size=1, max_size=12), min_size=1, max_size=6).map(
    "\n".join
)


def glyphs_of(text: str) -> PageGlyphs:
    return PageGlyphs(text, grid_boxes(text))


@given(TEXTS, st.data())
def test_the_character_drawn_at_a_point_is_the_one_found_there(text: str, data: st.DataObject) -> None:
    glyphs = glyphs_of(text)
    drawn = [offset for offset, box in enumerate(glyphs.boxes) if box is not None]
    offset = data.draw(st.sampled_from(drawn))
    box = glyphs.boxes[offset]
    assert box is not None
    assert glyphs.character_at((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2) == offset


@given(TEXTS, st.data())
def test_the_caret_goes_before_a_glyph_on_its_near_half_and_behind_on_its_far_half(
    text: str, data: st.DataObject
) -> None:
    glyphs = glyphs_of(text)
    offset = data.draw(st.sampled_from([o for o, box in enumerate(glyphs.boxes) if box is not None]))
    box = glyphs.boxes[offset]
    assert box is not None
    y = (box.y0 + box.y1) / 2
    assert glyphs.offset_at(box.x0 + 1, y) == offset
    assert glyphs.offset_at(box.x1 - 1, y) == offset + 1


def test_a_range_has_one_rectangle_a_line_as_high_as_the_line() -> None:
    text = "low HIGH\nsecond"
    boxes = list(grid_boxes(text))
    boxes[4] = (LEFT + 4 * ADVANCE, TOP - 5, LEFT + 5 * ADVANCE, TOP + SIZE)
    rects = PageGlyphs(text, boxes).rects(0, 12)
    assert [rect.y0 for rect in rects] == [TOP - 5, TOP + LEADING]
    assert rects[0].x0 == LEFT
    assert rects[1].x1 == LEFT + 3 * ADVANCE


def test_lines_that_follow_closely_do_not_touch() -> None:
    text = "aaa\nbbb"
    boxes: list[tuple[float, float, float, float] | None] = [(i * 7.0, 0, i * 7 + 7.0, 15) for i in range(3)]
    boxes += [None, *((i * 7.0, 13, i * 7 + 7.0, 28) for i in range(3))]
    first, second = (line.box for line in PageGlyphs(text, boxes).lines)
    assert first.y1 < second.y0


def test_text_that_runs_sideways_is_one_line() -> None:
    boxes = [(100.0, 200.0 - 7 * i, 112.0, 207.0 - 7 * i) for i in range(6)]
    glyphs = PageGlyphs("upward", boxes)
    assert len(glyphs.lines) == 1
    assert glyphs.lines[0].sideways
    assert glyphs.rects(1, 3) == [Box(100, 186, 112, 200)]


def test_right_to_left_the_caret_is_at_the_right_of_the_first_letter() -> None:
    word = "שלום"
    boxes = [(100.0 - 7 * i, 0.0, 107.0 - 7 * i, 12.0) for i in range(4)]
    glyphs = PageGlyphs(word, boxes)
    assert glyphs.caret(0) == Box(107, 0, 107, 12)
    assert glyphs.offset_at(106, 6) == 0
    assert glyphs.offset_at(101, 6) == 1


def test_the_caret_behind_a_selection_stays_on_the_line_it_ended_on() -> None:
    glyphs = glyphs_of("ab\ncd")
    behind = glyphs.caret_behind(3)
    assert behind is not None
    assert (behind.x0, behind.y0) == (LEFT + 2 * ADVANCE, TOP)


def test_a_combining_mark_goes_with_its_letter() -> None:
    boxes = [(0.0, 0.0, 7.0, 12.0), (2.0, 0.0, 5.0, 3.0), (7.0, 0.0, 14.0, 12.0)]
    assert PageGlyphs("e\u0301x", boxes).offset_at(6.5, 8) == 2
