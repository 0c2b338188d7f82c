"""Pages with their highlights painted on, kept for the next paint: scrolling then only copies pictures.

What comes and goes is painted over them each time: the selection, hits, rings, areas.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from app.ui.reader.paper import Paper
from app.ui.reader.rasters import RasterKey

if TYPE_CHECKING:
    from app.ui.reader.page_painter import Scene
    from app.ui.reader.shown import Passages

#: A larger picture is not copied: of a page that is zoomed so far in, few marks are in sight.
MOST_BYTES = 16 * 1024 * 1024


class _Plate(NamedTuple):
    """A picture, and all it was made of: it is stale when any of these is another."""

    image: QImage
    key: RasterKey
    passages: Passages
    paper: Paper
    ratio: float


class Plates:
    """Plates of the pages in sight and next to them."""

    def __init__(self) -> None:
        self._plates: dict[int, _Plate] = {}

    def get(self, scene: Scene, page: int, ratio: float) -> QImage | None:
        """Return a page's plate when it is still right."""
        plate = self._plates.get(page)
        if plate is None:
            return None
        right = (
            plate.passages is scene.reading.passages
            and plate.key == scene.key_of(page)
            and (plate.paper, plate.ratio) == (scene.paper, ratio)
        )
        if not right:
            del self._plates[page]
            return None
        return plate.image

    def keep(self, pages: Collection[int]) -> None:
        """Let go of all plates but those of some pages."""
        for page in self._plates.keys() - set(pages):
            del self._plates[page]

    def make(self, scene: Scene, page: int, ratio: float) -> bool:
        """Make a page's plate if there is something to paint, and all that is needed; tell whether it was."""
        key = scene.key_of(page)
        raster = scene.feed.rasters.get(key)
        if raster is None or scene.feed.glyphs(page) is None or raster.sizeInBytes() > MOST_BYTES:
            return False
        if not scene.reading.passages.between(*scene.texts.range(page)):
            return False
        if self.get(scene, page, ratio) is not None:
            return False
        image = raster.copy()
        image.setDevicePixelRatio(ratio)
        painter = QPainter(image)
        box = scene.stack.page_box(page)
        scene.moved(QPointF(box.x0, box.y0)).paint_highlights(painter, page)
        painter.end()
        image.setDevicePixelRatio(1)
        self._plates[page] = _Plate(image, key, scene.reading.passages, scene.paper, ratio)
        return True
