"""Painting highlights into a page's picture: multiplied, so that the print stays black under the colour."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from app.core.fields import COLOUR_FILLS
from app.core.line_boxes import line_boxes
from app.intake.intake import Box, PageBoxes, Raster
from db.records import Highlight


def paint_highlights(
    picture: Raster, boxes: PageBoxes, page_start: int, highlights: Iterable[Highlight]
) -> Raster:
    """Return the picture with each highlight's lines multiplied by its colour."""
    data = bytearray(picture.data)
    across = picture.width / boxes.width if boxes.width else 1.0
    down = picture.height / boxes.height if boxes.height else 1.0
    for one in highlights:
        for left, top, right, bottom in _places(one, boxes, page_start):
            area = (left * across, top * down, right * across, bottom * down)
            _multiply(picture, data, area, COLOUR_FILLS[one.colour])
    return replace(picture, data=bytes(data))


def _places(one: Highlight, boxes: PageBoxes, page_start: int) -> list[Box]:
    if one.area:
        return [(one.area[0], one.area[1], one.area[2], one.area[3])]
    start, end = max(0, one.start - page_start), one.end - page_start
    return line_boxes(boxes.boxes[start : max(start, end)])


def _multiply(picture: Raster, data: bytearray, area: Box, colour: tuple[int, int, int]) -> None:
    left, right = max(0, math.floor(area[0])), min(picture.width, math.ceil(area[2]))
    top, bottom = max(0, math.floor(area[1])), min(picture.height, math.ceil(area[3]))
    if left >= right:
        return
    red, green, blue = colour
    tables = [bytes(value * part // 255 for value in range(256)) for part in (blue, green, red)]
    for y in range(top, bottom):
        start, stop = y * picture.stride + left * 4, y * picture.stride + right * 4
        for channel, table in enumerate(tables):
            data[start + channel : stop : 4] = data[start + channel : stop : 4].translate(table)
