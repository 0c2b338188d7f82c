"""When a page's text is not taken as it was drawn, and that laying it out anew loses no letter."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.intake.columns import Segment, in_order
from app.intake.intake import Box
from app.intake.pdf_layout import angle_of, is_plain, lay_out
from app.intake.pdf_words import Glyph
from app.intake.stream_order import DOUBLED, SCRAMBLED, crumbs, doubt, tall


def lines(count: int, left: float = 72, top: float = 100, width: float = 200) -> list[Box]:
    return [(left, top + 15 * n, left + width, top + 15 * n + 11) for n in range(count)]


LEFT, RIGHT = lines(10), lines(10, left=320)
IN_TURN = [box for pair in zip(LEFT, RIGHT, strict=True) for box in pair]


@pytest.mark.parametrize(
    ("stretches", "reason"),
    [
        ([], ""),
        (LEFT, ""),
        (LEFT + RIGHT, ""),
        ([(300, 760, 340, 770), *LEFT, *RIGHT], ""),
        ([*LEFT, *RIGHT, (72, 20, 500, 30)], ""),
        (LEFT[::-1], SCRAMBLED),
        (LEFT[::2] + LEFT[1::2], ""),
        (LEFT[3:6] + LEFT[:3] + LEFT[8:] + LEFT[6:8][::-1], SCRAMBLED),
        (IN_TURN, SCRAMBLED),
        ([*LEFT, (72.3, 100, 272.3, 111)], DOUBLED),
    ],
)
def test_only_plain_disorder_counts(stretches: list[Box], reason: str) -> None:
    assert doubt(stretches) == reason


def test_short_cells_in_turn_are_a_table() -> None:
    cells = [(x, 100.0 + 15 * n, x + 25, 111.0 + 15 * n) for n in range(12) for x in (72.0, 172.0, 272.0)]
    assert doubt(cells) == ""


def test_a_line_that_comes_letter_by_letter_is_looked_at() -> None:
    ends = "Prose of some length ends here.\r\n"
    text = ends + "id\r\ne\r\nw\r\na\r\nys c\r\na\r\n" + ends
    (place,) = crumbs(text)
    assert len(ends) < place < len(text) - len(ends)
    assert not text[place].isspace()
    assert crumbs(ends * 9) == crumbs("1\r\n2\r\n3\r\n" + ends) == []


def test_a_high_and_narrow_stretch_may_run_sideways() -> None:
    assert tall([*LEFT, (40, 200, 52, 330)]) == [10]
    assert tall(LEFT) == []


@pytest.mark.parametrize(
    ("matrix", "angle"),
    [((1, 0), 0), ((0, 1), 90), ((-1, 0), 180), ((0, -1), 270), ((1, 0.05), 0), ((1, 1), 45)],
)
def test_angles_are_counted_anticlockwise(matrix: tuple[float, float], angle: int) -> None:
    assert angle_of(*matrix) == angle


def test_three_columns_are_read_from_the_left() -> None:
    rows: list[list[Segment[None]]] = [
        [Segment(x, y, x + 140, y + 11) for x in (50, 220, 390)] for y in range(100, 250, 15)
    ]
    read = [(segment.x0, segment.y0) for row, _ in in_order(rows) for segment in row]
    assert read == sorted(read)


GLYPHS = st.builds(
    lambda letter, x, y, angle: Glyph(letter, (x, y, x + 6, y + 11), angle),
    st.sampled_from("abcשלم文 "),
    st.integers(0, 40).map(lambda n: n * 7.0),
    st.integers(0, 40).map(lambda n: n * 9.0),
    st.sampled_from([0, 0, 0, 90, 180, 270, 33]),
)


@given(st.lists(GLYPHS, max_size=60))
def test_no_letter_is_lost_or_moved_off_its_place(glyphs: list[Glyph]) -> None:
    drawn = Counter((glyph.letter, glyph.edges) for glyph in glyphs if glyph.letter != " ")
    laid_out = Counter((letter, edges) for letter, edges in lay_out(glyphs) if edges and letter != " ")
    assert laid_out == Counter(dict.fromkeys(drawn, 1))


def test_a_plain_page_is_known() -> None:
    plain = [Glyph("a", (7.0 * n, 0, 7.0 * n + 6, 11)) for n in range(5)]
    assert is_plain(plain)
    assert not is_plain([*plain, Glyph("b", (0, 40, 6, 51), 90)])
    assert not is_plain([*plain, Glyph("a", (0.2, 0, 6.2, 11))])
    assert not is_plain([*plain, Glyph("ש", (60, 0, 66, 11))])
