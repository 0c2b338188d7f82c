"""Plane geometry of the page view: boxes, the turning of pages, and where each page lies in the stack.

Pure arithmetic in two spaces: points (as the page is displayed, origin top left) and view pixels. Lines of
glyphs are in glyphs.py.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
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


@dataclass(frozen=True)
class Spacing:
    """Pixels round and between the pages, and the margin beside them that carries the stripes."""

    left: float = 20
    top: float = 15
    gap: float = 16
    margin: float = 152
    right: float = 8


class PageStack:
    """Pages one below the other at one scale; finds pages by position and positions by page."""

    def __init__(self, sizes: Sequence[tuple[float, float]], spacing: Spacing) -> None:
        self.sizes = tuple(sizes)
        self.spacing = spacing
        self.rotation = 0
        self.scale = PIXELS_PER_POINT
        self._tops: list[float] = []
        self._view_width = 0.0
        self._widest = 0.0
        self.arrange(0)

    def arrange(self, view_width: float, scale: float | None = None, rotation: int | None = None) -> None:
        """Lay the pages out anew for a viewport's width, a scale in pixels a point, and a rotation."""
        self._view_width = view_width
        self.scale = self.scale if scale is None else scale
        self.rotation = self.rotation if rotation is None else rotation
        self._widest = max((self.page_size(i)[0] for i in range(len(self.sizes))), default=0.0)
        steps = (round(self.page_size(i)[1]) + self.spacing.gap for i in range(len(self.sizes)))
        self._tops = list(accumulate(steps, initial=self.spacing.top))

    def __len__(self) -> int:
        return len(self.sizes)

    def turned_size(self, index: int) -> tuple[float, float]:
        """Return a page's size in points as it is turned now."""
        width, height = self.sizes[index]
        return (height, width) if self.rotation % 180 else (width, height)

    def page_size(self, index: int) -> tuple[float, float]:
        """Return a page's size in pixels."""
        width, height = self.turned_size(index)
        return width * self.scale, height * self.scale

    def content_width(self) -> float:
        """Return the pixels that the widest page needs with its margin."""
        return self.spacing.left + self._widest + self.spacing.margin + self.spacing.right

    def content_height(self) -> float:
        """Return the pixels from above the first page to below the last, as much below as above."""
        return self._tops[-1] - self.spacing.gap + self.spacing.top if self.sizes else 0.0

    def page_box(self, index: int) -> Box:
        """Return where a page lies in content pixels; narrower pages are centred beside one margin."""
        width, height = self.page_size(index)
        room = max(self._view_width, self.content_width()) - self.spacing.margin - self.spacing.right
        x0 = round(self.spacing.left + max(0.0, (room - self.spacing.left - width) / 2))
        y0 = self._tops[index]
        return Box(x0, y0, x0 + round(width), y0 + round(height))

    def page_at(self, y: float) -> int:
        """Return the page at a height, the nearest above when the height lies between two."""
        return max(0, min(len(self.sizes) - 1, bisect_right(self._tops, y) - 1))

    def pages_between(self, top: float, bottom: float) -> range:
        """Return the pages that a strip of the content touches."""
        if not self.sizes:
            return range(0)
        return range(self.page_at(top), self.page_at(bottom) + 1)

    def to_view(self, index: int, box: Box) -> Box:
        """Return a box given in a page's points as content pixels."""
        page = self.page_box(index)
        width, height = self.sizes[index]
        on = turned(box, width, height, self.rotation)
        return Box(
            page.x0 + on.x0 * self.scale,
            page.y0 + on.y0 * self.scale,
            page.x0 + on.x1 * self.scale,
            page.y0 + on.y1 * self.scale,
        )

    def to_page(self, index: int, x: float, y: float) -> tuple[float, float]:
        """Return a content position in the points of a page."""
        page = self.page_box(index)
        width, height = self.sizes[index]
        return turned_back(
            (x - page.x0) / self.scale, (y - page.y0) / self.scale, width, height, self.rotation
        )

    def scale_for_width(self, view_width: float) -> float:
        """Return the scale at which the widest page and its margin fill a width."""
        widest = max((self.turned_size(i)[0] for i in range(len(self.sizes))), default=1.0)
        room = view_width - self.spacing.left - self.spacing.margin - self.spacing.right
        return max(0.1, room / max(widest, 1.0))

    def scale_for_page(self, index: int, view_width: float, view_height: float) -> float:
        """Return the scale at which one page is seen whole."""
        width, height = self.turned_size(index)
        room = view_width - self.spacing.left - self.spacing.margin - self.spacing.right
        return max(0.05, min(room / max(width, 1.0), (view_height - 2 * self.spacing.top) / max(height, 1.0)))
