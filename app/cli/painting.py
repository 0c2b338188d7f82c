"""Painting highlights into a page's picture: multiplied, so that the print stays black under the colour."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from app.intake.intake import Box, PageBoxes, Raster
from db.records import Highlight

#: The light theme's fills of the four colours, as R, G, B.
FILLS = {1: (0xFF, 0xE9, 0x8F), 2: (0xC9, 0xEB, 0xBF), 3: (0xC6, 0xE1, 0xF9), 4: (0xFA, 0xD0, 0xDB)}

#: Glyphs whose middles are nearer than this part of their height stand on one line.
SAME_LINE = 0.6


def paint_highlights(
    picture: Raster, boxes: PageBoxes, page_start: int, highlights: Iterable[Highlight]
) -> Raster:
    """Return the picture with each highlight's lines multiplied by its colour."""
    data = bytearray(picture.data)
    across = picture.width / boxes.width if boxes.width else 1.0
    down = picture.height / boxes.height if boxes.height else 1.0
    for one in highlights:
        start, end = max(0, one.start - page_start), one.end - page_start
        for left, top, right, bottom in line_boxes(boxes.boxes[start : max(start, end)]):
            area = (left * across, top * down, right * across, bottom * down)
            _multiply(picture, data, area, FILLS[one.colour])
    return replace(picture, data=bytes(data))


def line_boxes(boxes: Iterable[Box | None]) -> list[Box]:
    """Unite the boxes of characters that follow one another on a line; one box a line."""
    lines: list[Box] = []
    for box in boxes:
        if box is None:
            continue
        if lines and _on_one_line(lines[-1], box):
            last = lines[-1]
            lines[-1] = (
                min(last[0], box[0]),
                min(last[1], box[1]),
                max(last[2], box[2]),
                max(last[3], box[3]),
            )
        else:
            lines.append(box)
    return lines


def _on_one_line(line: Box, box: Box) -> bool:
    height = max(line[3] - line[1], box[3] - box[1])
    middles = abs((line[1] + line[3]) / 2 - (box[1] + box[3]) / 2)
    # A new line starts to the left of where the last one ended, a new column further down or up.
    return middles < SAME_LINE * height


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
