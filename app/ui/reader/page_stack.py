"""Where each page lies in the view: pages in rows of one or two, one scale, one turn, a margin beside them.

Pure arithmetic between points of a page and view pixels; boxes and turning are in geometry.py.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from app.ui.reader.geometry import PIXELS_PER_POINT, Box, turned, turned_back

#: One page below the other; two beside each other; two, but the first page alone as a book has it.
SPREADS = ("one", "two", "cover")


@dataclass(frozen=True)
class Spacing:
    """Pixels round and between the pages, and the margin beside them that carries the stripes."""

    left: float = 20
    top: float = 15
    gap: float = 16
    margin: float = 152
    right: float = 8


def rows_of(count: int, spread: str) -> list[range]:
    """Return which pages stand beside each other, from the first row to the last."""
    if spread == "one" or not count:
        return [range(page, page + 1) for page in range(count)]
    first = 1 if spread == "cover" else 2
    starts = [0, *range(first, count, 2)]
    return [range(start, end) for start, end in zip(starts, [*starts[1:], count], strict=True)]


class PageStack:
    """Rows of pages one below the other at one scale; finds pages by position and positions by page."""

    def __init__(self, sizes: Sequence[tuple[float, float]], spacing: Spacing) -> None:
        self.sizes = tuple(sizes)
        self.spacing = spacing
        self.rotation = 0
        self.spread = "one"
        self.scale = PIXELS_PER_POINT
        self._rows: list[range] = []
        self._row_of: list[int] = []
        self._tops: list[float] = []
        self._boxes: dict[int, Box] = {}
        self._view_width = 0.0
        self._widest = 0.0
        self.set_spread("one")

    def set_spread(self, spread: str) -> None:
        """Put the pages below each other, or in twos."""
        self.spread = spread
        self._rows = rows_of(len(self.sizes), spread)
        self._row_of = [number for number, row in enumerate(self._rows) for _ in row]
        self.arrange(self._view_width)

    def arrange(self, view_width: float, scale: float | None = None, rotation: int | None = None) -> None:
        """Lay the pages out anew for a viewport's width, a scale in pixels a point, and a rotation."""
        self._view_width = view_width
        self._boxes.clear()
        self.scale = self.scale if scale is None else scale
        self.rotation = self.rotation if rotation is None else rotation
        self._widest = max(map(self._row_width, self._rows), default=0.0)
        steps = (max(round(self.page_size(page)[1]) for page in row) + self.spacing.gap for row in self._rows)
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

    def _row_width(self, row: range) -> float:
        return sum(self.page_size(page)[0] for page in row) + self.spacing.gap * (len(row) - 1)

    def content_width(self) -> float:
        """Return the pixels that the widest row needs with its margin."""
        return self.spacing.left + self._widest + self.spacing.margin + self.spacing.right

    def content_height(self) -> float:
        """Return the pixels from above the first page to below the last, as much below as above."""
        return self._tops[-1] - self.spacing.gap + self.spacing.top if self.sizes else 0.0

    def page_box(self, index: int) -> Box:
        """Return where a page lies in content pixels; narrower rows are centred beside one margin."""
        known = self._boxes.get(index)
        if known is None:
            known = self._boxes[index] = self._find_box(index)
        return known

    def _find_box(self, index: int) -> Box:
        width, height = self.page_size(index)
        number = self._row_of[index]
        row = self._rows[number]
        room = max(self._view_width, self.content_width()) - self.spacing.margin - self.spacing.right
        x0 = self.spacing.left + max(0.0, (room - self.spacing.left - self._row_width(row)) / 2)
        if self.spread == "cover" and index == 0 and len(self.sizes) > 1:
            # A lone first page stands at the right, where the pages with odd numbers are.
            x0 += (width + self.spacing.gap) / 2
        if index > row.start:
            x0 += self.page_size(row.start)[0] + self.spacing.gap
        x0, y0 = round(x0), self._tops[number]
        return Box(x0, y0, x0 + round(width), y0 + round(height))

    def page_at(self, y: float, x: float | None = None) -> int:
        """Return the page at a height, the nearest above when it lies between two; of two, the one at `x`."""
        number = max(0, min(len(self._rows) - 1, bisect_right(self._tops, y) - 1))
        row = self._rows[number]
        if x is None or len(row) == 1:
            return row.start
        return row.start if x < self.page_box(row.start).x1 + self.spacing.gap / 2 else row.start + 1

    def pages_between(self, top: float, bottom: float) -> range:
        """Return the pages that a strip of the content touches."""
        if not self.sizes:
            return range(0)
        return range(self.page_at(top), self.row_of(self.page_at(bottom)).stop)

    def row_of(self, index: int) -> range:
        """Return the pages that stand in one row with a page, itself among them."""
        return self._rows[self._row_of[index]] if self.sizes else range(0)

    def step(self, index: int, rows: int) -> int:
        """Return the page that begins the row so many rows on (or back) from a page's."""
        number = max(0, min(len(self._rows) - 1, self._row_of[index] + rows))
        return self._rows[number].start

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

    def spot_height(self, index: int, y: float) -> float:
        """Return how many pixels of an unturned page lie above a height in its points."""
        return min(max(0.0, y), self.sizes[index][1]) * self.scale

    def to_page(self, index: int, x: float, y: float) -> tuple[float, float]:
        """Return a content position in the points of a page."""
        page = self.page_box(index)
        width, height = self.sizes[index]
        return turned_back(
            (x - page.x0) / self.scale, (y - page.y0) / self.scale, width, height, self.rotation
        )

    def scale_for_width(self, view_width: float) -> float:
        """Return the scale at which the widest row and its margin fill a width."""
        room = view_width - self.spacing.left - self.spacing.margin - self.spacing.right
        widths = ((sum(self.turned_size(page)[0] for page in row), len(row)) for row in self._rows)
        scales = ((room - self.spacing.gap * (pages - 1)) / max(width, 1.0) for width, pages in widths)
        return max(0.1, min(scales, default=room))

    def scale_for_page(self, index: int, view_width: float, view_height: float) -> float:
        """Return the scale at which one page, or the row it stands in, is seen whole."""
        row = self.row_of(index)
        width = sum(self.turned_size(page)[0] for page in row)
        height = max(self.turned_size(page)[1] for page in row)
        room = view_width - self.spacing.left - self.spacing.margin - self.spacing.right
        room -= self.spacing.gap * (len(row) - 1)
        return max(0.05, min(room / max(width, 1.0), (view_height - 2 * self.spacing.top) / max(height, 1.0)))
