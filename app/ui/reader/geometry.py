"""Plane geometry of the page view: boxes, and the turning of pages.

Pure arithmetic in points (as the page is displayed, origin top left). Where each page lies in the view is
page_stack.py's; lines of glyphs are in glyphs.py.
"""

from __future__ import annotations

from typing import NamedTuple

#: One point is 1/72 inch; zoom 1 shows an inch on 96 pixels.
PIXELS_PER_POINT = 96 / 72


class Box(NamedTuple):
    """A rectangle by its corners, x0 ≤ x1 and y0 ≤ y1, y downwards."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """Return the extent along x."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Return the extent along y."""
        return self.y1 - self.y0

    def united(self, other: Box) -> Box:
        """Return the smallest box round both."""
        return Box(
            min(self.x0, other.x0), min(self.y0, other.y0), max(self.x1, other.x1), max(self.y1, other.y1)
        )

    def distance(self, x: float, y: float) -> float:
        """Return how far a point is from this box, 0 inside; across lines counts double."""
        dx = max(self.x0 - x, 0.0, x - self.x1)
        dy = max(self.y0 - y, 0.0, y - self.y1)
        return dx + 2 * dy


def turned(box: Box, width: float, height: float, rotation: int) -> Box:
    """Return a box of a width × height page on the page turned clockwise by 0, 90, 180 or 270 degrees."""
    if rotation == 90:
        return Box(height - box.y1, box.x0, height - box.y0, box.x1)
    if rotation == 180:
        return Box(width - box.x1, height - box.y1, width - box.x0, height - box.y0)
    if rotation == 270:
        return Box(box.y0, width - box.x1, box.y1, width - box.x0)
    return box


def turned_back(x: float, y: float, width: float, height: float, rotation: int) -> tuple[float, float]:
    """Return where a point of the turned page lies on the unturned width × height page."""
    if rotation == 90:
        return y, height - x
    if rotation == 180:
        return width - x, height - y
    if rotation == 270:
        return width - y, x
    return x, y
