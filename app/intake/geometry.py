"""From a PDF's own space (origin bottom left, unrotated) to the page as displayed (origin top left)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.intake import limits
from app.intake.intake import Box

#: a, b, c, d, e, f of a PDF's transformation matrix.
Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible part of a page in the PDF's space and how far the page is turned (0, 90, 180, 270)."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int = 0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as displayed."""
        width = min(self.right - self.left, limits.PDF_PAGE_POINTS)
        height = min(self.top - self.bottom, limits.PDF_PAGE_POINTS)
        return (height, width) if self.rotation % 180 else (width, height)

    def shows(self, left: float, bottom: float, right: float, top: float) -> bool:
        """Tell whether any of a rectangle of the PDF's space is visible."""
        return left < self.right and right > self.left and bottom < self.top and top > self.bottom

    def holds(self, left: float, bottom: float, right: float, top: float) -> bool:
        """Tell whether all of a rectangle of the PDF's space is visible."""
        return left >= self.left and right <= self.right and bottom >= self.bottom and top <= self.top

    def placer(self) -> Callable[[float, float, float, float], Box]:
        """Return a function from a rectangle of the PDF's space to its box as displayed."""
        left, bottom, right, top = self.left, self.bottom, self.right, self.top
        if self.rotation == 90:
            return lambda x0, y0, x1, y1: (y0 - bottom, x0 - left, y1 - bottom, x1 - left)
        if self.rotation == 180:
            return lambda x0, y0, x1, y1: (right - x1, y0 - bottom, right - x0, y1 - bottom)
        if self.rotation == 270:
            return lambda x0, y0, x1, y1: (top - y1, right - x1, top - y0, right - x0)
        return lambda x0, y0, x1, y1: (x0 - left, top - y1, x1 - left, top - y0)


def visible(mediabox: Box, cropbox: Box | None, rotation: int) -> Frame:
    """Return the visible frame: CropBox ∩ MediaBox, or the MediaBox where they do not meet."""
    media = _sorted(mediabox)
    frame = media
    if cropbox is not None:
        crop = _sorted(cropbox)
        frame = (
            max(media[0], crop[0]),
            max(media[1], crop[1]),
            min(media[2], crop[2]),
            min(media[3], crop[3]),
        )
        if frame[0] >= frame[2] or frame[1] >= frame[3]:
            frame = media
    return Frame(*frame, rotation=rotation % 360 if rotation % 90 == 0 else 0)


def _sorted(box: Box) -> Box:
    x0, y0, x1, y1 = box
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def page_matrix(mediabox: Box, rotation: int) -> Matrix:
    """Return the matrix that pdfminer.six lays a page out with."""
    x0, y0, x1, y1 = mediabox
    return {
        90: (0.0, -1.0, 1.0, 0.0, -y0, x1),
        180: (-1.0, 0.0, 0.0, -1.0, x1, y1),
        270: (0.0, 1.0, -1.0, 0.0, y1, -x0),
    }.get(rotation, (1.0, 0.0, 0.0, 1.0, -x0, -y0))


def inverse(matrix: Matrix) -> Matrix:
    """Return the matrix that takes a turn back."""
    a, b, c, d, e, f = matrix
    # A turn: its determinant is 1.
    return d, -b, -c, a, c * f - d * e, b * e - a * f


def transformed(matrix: Matrix, box: Box) -> Box:
    """Return the rectangle around a transformed one."""
    a, b, c, d, e, f = matrix
    xs = (a * box[0] + c * box[1] + e, a * box[2] + c * box[3] + e)
    ys = (b * box[0] + d * box[1] + f, b * box[2] + d * box[3] + f)
    return min(xs), min(ys), max(xs), max(ys)
