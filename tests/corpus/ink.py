"""Whether boxes lie where letters are painted: edges of ink within them and within shifted ones."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from statistics import median

from app.intake.intake import Box, Raster

#: Pages with fewer boxes than this are not judged.
FEWEST = 20
_DARK = bytes(value < 160 for value in range(256))
#: How far the control lies from the true position, in heights of a box: below, above, and along the text.
_SHIFTS = ((0.0, 0.0), (0.6, 0.6), (-0.6, -0.6))


class Ink:
    """Edges between dark and light along the rows of a picture, summed so that any rectangle is looked up."""

    def __init__(self, raster: Raster, scale: float) -> None:
        self._scale, self._width, self._height = scale, raster.width, raster.height
        self._sums: list[list[int]] = []
        for y in range(raster.height):
            start = y * raster.stride + 1
            row = bytes(raster.data[start : start + 4 * raster.width : 4]).translate(_DARK)
            bits = int.from_bytes(row, "big")
            edges = (bits ^ (bits >> 8)).to_bytes(raster.width, "big")
            self._sums.append([0, *accumulate(edges)])

    def within(self, box: Box, right: float = 0.0, down: float = 0.0) -> int:
        """Count the edges in a box shifted by so many points."""
        x0, y0, x1, y1 = (self._scale * edge for edge in box)
        left, end = round(x0 + self._scale * right), round(x1 + self._scale * right)
        first, last = round(y0 + self._scale * down), round(y1 + self._scale * down)
        left, end = max(0, left), min(self._width, end)
        if left >= end:
            return 0
        return sum(sums[end] - sums[left] for sums in self._sums[max(0, first) : min(self._height, last)])


def true_position_wins(raster: Raster, scale: float, boxes: Sequence[Box]) -> bool | None:
    """Tell whether boxes hold more ink than the same boxes shifted; None where a page shows no ink at all."""
    ink = Ink(raster, scale)
    size = median(min(box[2] - box[0], box[3] - box[1]) for box in boxes)
    found = [sum(ink.within(box, right * size, down * size) for box in boxes) for right, down in _SHIFTS]
    return found[0] > max(found[1:]) if any(found) else None
