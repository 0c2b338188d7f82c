"""Rendered pages kept in memory: at most so many bytes, the least recently shown goes first.

A page's raster is turned dark where it is made, in the job, not where it is painted.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QColor, QImage, QPainter

if TYPE_CHECKING:
    from app.intake.intake import Raster

MOST_BYTES = 44 * 1024 * 1024
#: The most pixels asked of a renderer at once.
MOST_PIXELS = 40_000_000


class RasterKey(NamedTuple):
    """A page at a scale (device pixels a point, in thousandths), turned, light or dark."""

    page: int
    milliscale: int
    rotation: int
    dark: bool

    @property
    def scale(self) -> float:
        """Return device pixels a point."""
        return self.milliscale / 1000


def make_key(page: int, size: tuple[float, float], scale: float, rotation: int, dark: bool) -> RasterKey:
    """Return the key for a page of `size` points at a scale, lowered to what may be asked for."""
    width, height = size
    pixels = max(1.0, width * height) * scale * scale
    if pixels > MOST_PIXELS:
        scale *= (MOST_PIXELS / pixels) ** 0.5
    return RasterKey(page, max(1, int(scale * 1000)), rotation, dark)


class RasterCache:
    """Images of pages by key, and the best one there is of a page while the right one is being made."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._images: OrderedDict[RasterKey, QImage] = OrderedDict()
        self._by_page: dict[int, set[RasterKey]] = {}
        self._most = most_bytes
        self.bytes = 0

    def __contains__(self, key: RasterKey) -> bool:
        return key in self._images

    def get(self, key: RasterKey) -> QImage | None:
        """Return the image with exactly this key and count it as shown."""
        image = self._images.get(key)
        if image is not None:
            self._images.move_to_end(key)
        return image

    def best(self, key: RasterKey) -> QImage | None:
        """Return the image for a key, or the sharpest other one of the same page, way up and paper."""
        exact = self.get(key)
        if exact is not None:
            return exact
        others = [other for other in self._by_page.get(key.page, ()) if _same_look(other, key)]
        return self.get(max(others, key=lambda other: other.milliscale)) if others else None

    def has_any(self, key: RasterKey) -> bool:
        """Tell whether anything can be shown for a key."""
        return any(_same_look(other, key) for other in self._by_page.get(key.page, ()))

    def put(self, key: RasterKey, image: QImage) -> None:
        """Keep an image and let the least recently shown ones go."""
        self._drop(key)
        self._images[key] = image
        self._by_page.setdefault(key.page, set()).add(key)
        self.bytes += image.sizeInBytes()
        while self.bytes > self._most and len(self._images) > 1:
            self._drop(next(iter(self._images)))

    def clear(self) -> None:
        """Forget all images."""
        self._images.clear()
        self._by_page.clear()
        self.bytes = 0

    def _drop(self, key: RasterKey) -> None:
        image = self._images.pop(key, None)
        if image is not None:
            self.bytes -= image.sizeInBytes()
            self._by_page[key.page].discard(key)


def _same_look(one: RasterKey, other: RasterKey) -> bool:
    return (one.rotation, one.dark) == (other.rotation, other.dark)


def make_image(raster: Raster, paper: QColor | None = None, ink: QColor | None = None) -> QImage:
    """Copy a worker's pixels into an image; with `paper` and `ink` turn it dark."""
    view = QImage(raster.data, raster.width, raster.height, raster.stride, QImage.Format.Format_RGB32)
    image = view.copy()
    if paper is not None and ink is not None:
        darken(image, paper, ink)
    return image


def darken(image: QImage, paper: QColor, ink: QColor) -> None:
    """Invert, then bring white down to `paper` and black up to `ink`."""
    painter = QPainter(image)
    for mode, colour in (
        (QPainter.CompositionMode.CompositionMode_Difference, QColor(255, 255, 255)),
        (QPainter.CompositionMode.CompositionMode_Lighten, paper),
        (QPainter.CompositionMode.CompositionMode_Darken, ink),
    ):
        painter.setCompositionMode(mode)
        painter.fillRect(image.rect(), colour)
    painter.end()
