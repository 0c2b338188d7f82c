"""Pages that lay askew or upside down in the scanner are read line by line all the same."""

from __future__ import annotations

from math import cos, radians, sin

import pytest

from tests.intake.builders_layout import build_drawn, drawn, shown
from tests.intake.conftest import ReadBytes

WORDS = ("one", "two", "six", "ten", "nil", "all", "any")
LINES = [f"Line {word} of the only column" for word in WORDS]


@pytest.mark.parametrize("lean", [-3, 2])
def test_a_page_that_lay_askew_is_read_line_by_line(read_bytes: ReadBytes, lean: float) -> None:
    """Text recognition draws each word for itself, on a line that climbs or falls as the picture does."""
    along, down = (cos(radians(lean)), sin(radians(lean))), (sin(radians(lean)), -cos(radians(lean)))
    operators = [
        shown(
            word,
            70 + 53 * at * along[0] + 14 * row * down[0],
            600 + 53 * at * along[1] + 14 * row * down[1],
            angle=lean,
        )
        for row in range(8)
        for at, word in enumerate(f"row{row} {word}" for word in WORDS)
    ]
    intake = read_bytes(build_drawn([drawn(*operators)]))
    expected = [f"row{row} {word}" for row in range(8) for word in WORDS]
    assert intake.text.split() == " ".join(expected).split()


@pytest.mark.parametrize(("rotate", "angle"), [(180, 0), (0, 180), (180, 180)])
def test_a_page_that_lay_upside_down_is_read_as_it_was_written(
    read_bytes: ReadBytes, rotate: int, angle: int
) -> None:
    """pdfium would turn each line round that stands on its head."""
    step = -1 if angle else 1
    operators = [
        shown(word, 300 + (60 * at - 200) * step, 400 - 15 * row * step, angle=angle)
        for row, text in enumerate(LINES)
        for at, word in enumerate(text.split())
    ]
    assert read_bytes(build_drawn([drawn(*operators, rotate=rotate)])).text.split("\n") == LINES
