"""The page server: what is drawn at a point is the character that its box names."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from app.errors import CannotRead
from app.intake import client
from app.intake.intake import Box, Raster
from tests.intake.builders_pdf import Line, Page, build, page

SCALE = 2.0
TEXT = "WiMj 8Q\nLx"
LINES = (Line("WiMj 8Q", x=150, y=420, size=40), Line("Lx", x=170, y=300, size=28))
MEDIA = (20.0, 30.0, 520.0, 630.0)
CROP = (100.0, 200.0, 460.0, 560.0)


def dark_pixels(raster: Raster) -> Iterator[tuple[int, int]]:
    for y in range(raster.height):
        row = raster.data[y * raster.stride : y * raster.stride + 4 * raster.width : 4]
        if min(row) < 100:
            yield from ((x, y) for x, blue in enumerate(row) if blue < 100)


def holds(box: Box, x: float, y: float, slack: float = 0.0) -> bool:
    return box[0] - slack <= x <= box[2] + slack and box[1] - slack <= y <= box[3] + slack


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("cropbox", [None, CROP])
def test_every_drawn_point_lies_in_the_box_of_its_letter(
    rotate: int, cropbox: tuple[float, float, float, float] | None
) -> None:
    data = build([Page(LINES, mediabox=MEDIA, cropbox=cropbox, rotate=rotate)])
    with client.PageServer(data) as pages:
        found = pages.boxes(0, TEXT)
        raster = pages.render(0, SCALE)
    assert raster.width == round(found.width * SCALE)
    ink = dict.fromkeys(range(len(TEXT)), 0)
    for x, y in dark_pixels(raster):
        owners = [
            index
            for index, box in enumerate(found.boxes)
            if box is not None and holds(box, (x + 0.5) / SCALE, (y + 0.5) / SCALE, slack=1.0)
        ]
        assert owners, f"ink at {x}, {y} belongs to no letter"
        ink[owners[0]] += 1
    # Helvetica at one size: W inks most, i and j least; the second line is smaller.
    assert ink[TEXT.index("W")] > 2 * ink[TEXT.index("i")] > 0
    assert ink[TEXT.index("M")] > ink[TEXT.index("j")] > 0
    assert ink[TEXT.index("x")] > 0
    assert found.boxes[TEXT.index("\n")] is None


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_turned_picture_is_the_same_page_turned(rotation: int) -> None:
    with client.PageServer(build([Page(LINES, mediabox=MEDIA)])) as pages:
        plain, turned = pages.render(0, 1.0), pages.render(0, 1.0, rotation)
    last_x, last_y = plain.width - 1, plain.height - 1
    moves: dict[int, Callable[[int, int], tuple[int, int]]] = {
        90: lambda x, y: (last_y - y, x),
        180: lambda x, y: (last_x - x, last_y - y),
        270: lambda x, y: (y, last_x - x),
    }
    expected = {moves[rotation](x, y) for x, y in dark_pixels(plain)}
    got = set(dark_pixels(turned))
    assert len(expected & got) > 0.7 * len(expected)


def test_the_second_reader_reads_the_same_words() -> None:
    with client.PageServer(build([page("Dues doubled to 4,200 in March.")])) as pages:
        assert pages.second_text(0) == "Dues doubled to 4,200 in March."
        assert pages.second_text(0, extractor="pdfminer") == "Dues doubled to 4,200 in March."


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_the_two_readers_place_letters_alike(rotate: int) -> None:
    data = build([Page(LINES, mediabox=MEDIA, cropbox=CROP, rotate=rotate)])
    with client.PageServer(data) as pages:
        first = pages.boxes(0, "WiMj")
        second = pages.boxes(0, "WiMj", extractor="pdfminer")
    for one, other in zip(first.boxes, second.boxes, strict=True):
        assert one is not None
        assert other is not None
        assert holds(other, (one[0] + one[2]) / 2, (one[1] + one[3]) / 2, slack=4)


def test_sizes_come_for_all_pages() -> None:
    with client.PageServer(build([page("a"), page("b", rotate=90)] * 150)) as pages:
        sizes = pages.sizes()
    assert len(sizes) == 300
    assert sizes[:2] == ((612, 792), (792, 612))


def test_a_picture_beyond_the_limit_is_refused_and_the_server_goes_on() -> None:
    with client.PageServer(build([page("a")])) as pages:
        with pytest.raises(CannotRead, match="too large"):
            pages.render(0, 20.0)
        assert pages.render(0, 0.5).width == 306


def test_a_page_that_is_not_there_is_refused() -> None:
    with client.PageServer(build([page("a")])) as pages, pytest.raises(CannotRead):
        pages.boxes(7, "a")


def test_a_killed_worker_is_replaced() -> None:
    with client.PageServer(build([page("a")])) as pages:
        pages._worker._process.kill()  # type: ignore[union-attr]
        with pytest.raises(CannotRead):
            pages.render(0, 1.0)
        assert pages.render(0, 1.0).width == 612


def test_what_is_no_pdf_has_no_pages() -> None:
    with pytest.raises(CannotRead):
        client.PageServer(b"not a PDF at all")
