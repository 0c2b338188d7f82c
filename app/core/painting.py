"""Painting passages into a page's picture: multiplied, so that the print stays black under the colour."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from app.core.fields import COLOUR_FILLS
from app.core.line_boxes import line_boxes
from app.intake.intake import Box, PageBoxes, Raster
from db.records import Highlight

#: How thick the line round an area is.
FRAME_PIXELS = 2


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


def paint_boxes(
    picture: Raster, boxes: Iterable[Box], colour: tuple[int, int, int], frame: tuple[int, int, int] | None
) -> Raster:
    """Return the picture with boxes, in its pixels, multiplied by a colour; `frame` rings each."""
    data = bytearray(picture.data)
    for left, top, right, bottom in boxes:
        _multiply(picture, data, (left, top, right, bottom), colour)
        for edge in _edges(left, top, right, bottom) if frame else ():
            _multiply(picture, data, edge, frame or colour)
    return replace(picture, data=bytes(data))


def _edges(left: float, top: float, right: float, bottom: float) -> tuple[Box, ...]:
    line = FRAME_PIXELS
    return (
        (left - line, top - line, right + line, top),
        (left - line, bottom, right + line, bottom + line),
        (left - line, top, left, bottom),
        (right, top, right + line, bottom),
    )


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
