"""A point means the line a reader would say; a drag in a column stays in it; paragraphs are as they look."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.ui.reader.glyphs import PageGlyphs
from tests.ui.reader.worlds import ADVANCE, LEADING, LEFT, SIZE, TOP

LEFT_COLUMN = ("It was in January that", "the outer reach came.", "   Then the cutter, as", "said, broke.")
RIGHT_COLUMN = (
    "Repairs lasted until",
    "the end of March, and",
    "nothing was dredged",
    "in April. The ridge",
    "stays.",
)
#: The right column begins here; the gutter is between the two.
RIGHT = LEFT + 30 * ADVANCE
HEADING = "Volumes"
Boxes = list[tuple[float, float, float, float] | None]


def set_lines(lines: tuple[str, ...], x: float, y: float) -> tuple[str, Boxes]:
    """Set lines in cells from a corner on; leading spaces indent and draw nothing."""
    boxes: Boxes = []
    for row, line in enumerate(lines):
        indent = len(line) - len(line.lstrip())
        for column, _ in enumerate(line):
            at = x + column * ADVANCE
            top = y + row * LEADING
            boxes.append(None if column < indent else (at, top, at + ADVANCE, top + SIZE))
        boxes.append(None)
    return "\n".join(lines) + "\n", boxes


def page() -> PageGlyphs:
    """A heading in the middle, and below it two columns of which the left one ends first."""
    text, boxes = "", Boxes()
    for lines, x, y in (
        ((HEADING,), LEFT + 20 * ADVANCE, TOP),
        (LEFT_COLUMN, LEFT, TOP + 3 * LEADING),
        (RIGHT_COLUMN, RIGHT, TOP + 3 * LEADING),
    ):
        more, drawn = set_lines(lines, x, y)
        text, boxes = text + more, boxes + drawn
    return PageGlyphs(text, boxes)


GLYPHS = page()
STARTS = {name: GLYPHS.text.index(name) for name in ("It was", "Repairs", "said,")}
BELOW = TOP + 3 * LEADING + 4.5 * LEADING


def line_text(number: int | None) -> str:
    assert number is not None
    line = GLYPHS.lines[number]
    return GLYPHS.text[line.start : line.end]


def test_a_point_beside_a_short_line_means_that_line() -> None:
    y = TOP + 3 * LEADING + 3 * LEADING + SIZE / 2
    assert line_text(GLYPHS.line_near(LEFT + 18 * ADVANCE, y)) == "said, broke."
    assert line_text(GLYPHS.line_near(LEFT + 40 * ADVANCE, TOP + SIZE / 2)) == HEADING


def test_a_point_below_a_column_means_its_last_line() -> None:
    assert line_text(GLYPHS.line_near(LEFT + 10 * ADVANCE, BELOW)) == "said, broke."


@given(st.floats(LEFT - 15, RIGHT - 3), st.floats(TOP + 3 * LEADING, BELOW + 300))
def test_a_drag_in_the_left_column_stays_there_even_over_the_gutter(x: float, y: float) -> None:
    at = GLYPHS.offset_at(x, y, STARTS["It was"] + 3)
    assert at is not None
    assert STARTS["It was"] <= at <= STARTS["Repairs"] - 1


@given(st.floats(LEFT + 22 * ADVANCE + 3, 900), st.floats(TOP + 3 * LEADING, BELOW + 300))
def test_a_drag_in_the_right_column_stays_there_even_over_the_gutter(x: float, y: float) -> None:
    at = GLYPHS.offset_at(x, y, STARTS["Repairs"] + 3)
    assert at is not None
    assert at >= STARTS["Repairs"]


def test_a_drag_into_the_other_column_goes_there() -> None:
    at = GLYPHS.offset_at(RIGHT + 3 * ADVANCE + 1, TOP + 3 * LEADING + 5, STARTS["It was"])
    assert at == STARTS["Repairs"] + 3
    beside = GLYPHS.offset_at(900, TOP + 3 * LEADING + 5, STARTS["It was"])
    assert beside == STARTS["Repairs"] + len(RIGHT_COLUMN[0])


def test_paragraphs_end_at_an_indent_a_gap_and_a_change_of_column() -> None:
    found = [GLYPHS.paragraph_at(GLYPHS.text.index(words)) for words in (HEADING, "outer", "broke", "April")]
    assert [GLYPHS.text[start:end] for start, end in found] == [
        HEADING,
        "It was in January that\nthe outer reach came.",
        "Then the cutter, as\nsaid, broke.",
        "\n".join(RIGHT_COLUMN),
    ]


@given(st.integers(0, len(GLYPHS.text) - 1))
def test_every_paragraph_holds_what_it_was_asked_for_and_whole_lines(offset: int) -> None:
    start, end = GLYPHS.paragraph_at(offset)
    number = GLYPHS.line_at(offset)
    assert number is not None
    line = GLYPHS.lines[number]
    assert start <= line.start < line.end <= end
    assert any(start == one.start for one in GLYPHS.lines)


def test_lines_that_run_sideways_are_found_like_the_others() -> None:
    lines = ("first line", "second line")
    text, boxes = set_lines(lines, LEFT, TOP)
    turned = [None if box is None else (box[1], box[0], box[3], box[2]) for box in boxes]
    glyphs = PageGlyphs(text, turned)
    assert glyphs.lines[0].sideways
    at = glyphs.offset_at(TOP + LEADING + 2, LEFT + 3 * ADVANCE + 1)
    assert at == text.index("second") + 3
    assert glyphs.offset_at(TOP + 2, LEFT + 300) == len("first line")
