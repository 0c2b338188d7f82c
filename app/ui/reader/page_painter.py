"""One pass over the visible pages: paper, pixels, highlights, selection, rings, and the margin."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from app.ui import theme
from app.ui.reader import ink
from app.ui.reader.area_paint import area_rect, paint_areas, paint_no_text
from app.ui.reader.geometry import Box
from app.ui.reader.greeking import paint_greeking
from app.ui.reader.margin import Extent
from app.ui.reader.margin_paint import MarginLayout
from app.ui.reader.page_feed import PageFeed
from app.ui.reader.page_plates import Plates
from app.ui.reader.page_stack import PageStack
from app.ui.reader.pages import PageTexts
from app.ui.reader.paper import Paper
from app.ui.reader.rasters import RasterKey
from app.ui.reader.reading import Reading


@dataclass(frozen=True)
class Ring:
    """The fading ring round a passage that was gone to."""

    start: int
    end: int
    opacity: float


@dataclass(frozen=True)
class Scene:
    """What a paint needs to know beside the reading: where things are and on which paper."""

    stack: PageStack
    feed: PageFeed
    texts: PageTexts
    reading: Reading
    paper: Paper
    offset: QPointF
    key_of: Callable[[int], RasterKey]

    def to_view(self, page: int, box: Box) -> QRectF:
        """Return a box in a page's points as a rectangle of the viewport."""
        on = self.stack.to_view(page, box)
        return QRectF(on.x0 - self.offset.x(), on.y0 - self.offset.y(), on.width, on.height)

    def page_rect(self, page: int) -> QRectF:
        """Return where a page is in the viewport."""
        box = self.stack.page_box(page)
        return QRectF(box.x0 - self.offset.x(), box.y0 - self.offset.y(), box.width, box.height)

    def rects(self, page: int, start: int, end: int) -> list[QRectF]:
        """Return the rectangles of a canonical range on one page, one per line."""
        glyphs = self.feed.glyphs(page)
        if glyphs is None:
            return []
        found = glyphs.rects(max(0, start - glyphs.start), end - glyphs.start)
        return [self.to_view(page, box) for box in found]

    def caret(self, offset: int) -> QRectF | None:
        """Return the caret's rectangle before a canonical offset, when its page's glyphs are there."""
        page = self.texts.page_of(offset)
        glyphs = self.feed.glyphs(page)
        box = None if glyphs is None else glyphs.caret(offset - glyphs.start)
        return None if box is None else self.to_view(page, box)

    def moved(self, offset: QPointF) -> Scene:
        """Return the same scene seen from another place of the content."""
        return replace(self, offset=offset)

    def paint_highlights(self, painter: QPainter, page: int) -> None:
        """Paint fills and edges of the passages marked on one page."""
        painted: list[QRectF] = []
        for shown in self.reading.passages.between(*self.texts.range(page)):
            rects = self.rects(page, shown.start, shown.end)
            tops = ink.edges_on_top(rects, painted, self.stack.rotation)
            ink.paint_highlight(painter, self.paper, rects, shown.colour, tops, self.stack.rotation)
            painted.extend(rects)


def paint_pages(painter: QPainter, scene: Scene, pages: range, ring: Ring | None, plates: Plates) -> None:
    """Paint the pages and everything on them, without caret and margin."""
    for page in pages:
        plate = plates.get(scene, page, painter.device().devicePixelRatioF())
        _paint_sheet(painter, scene, page, plate)
        painter.save()
        painter.setClipRect(scene.page_rect(page))
        paint_areas(painter, scene, page)
        if not scene.texts.page_text(page).strip() and page not in scene.feed.failures:
            paint_no_text(painter, scene, page)
        if scene.feed.glyphs(page) is None:
            painter.restore()
            continue
        if plate is None:
            scene.paint_highlights(painter, page)
        _paint_marks(painter, scene, page)
        if ring is not None:
            rects = scene.rects(page, ring.start, ring.end)
            ink.paint_ring(painter, scene.paper, rects, ring.opacity, 2)
        painter.restore()


def _paint_sheet(painter: QPainter, scene: Scene, page: int, plate: QImage | None) -> None:
    rect = scene.page_rect(page)
    key = scene.key_of(page)
    image = scene.feed.best(key) if plate is None else plate
    painter.fillRect(rect, scene.paper.color("paper"))
    if image is not None:
        exact = plate is not None or key in scene.feed.rasters
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not exact)
        ratio = painter.device().devicePixelRatioF()
        size = image.size().toSizeF() / ratio
        near = abs(size.width() - rect.width()) <= 2 and abs(size.height() - rect.height()) <= 2
        # A sharp raster is never stretched by the pixel that rounding may have cost it.
        target = QRectF(rect.topLeft(), size) if exact and near else rect
        painter.save()
        painter.setClipRect(rect)
        painter.drawImage(target, image, QRectF(image.rect()))
        painter.restore()
    elif page in scene.feed.failures:
        painter.setFont(theme.font("body"))
        painter.setPen(scene.paper.color("muted"))
        area = rect.adjusted(24, 24, -24, -24)
        flags = int(Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
        painter.drawText(area, flags, scene.feed.failures[page])
    else:
        paint_greeking(painter, scene.paper, scene.texts.page_text(page), rect)
    painter.setPen(QPen(theme.color("hairline"), 0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(0, 0, -1, -1))


def _paint_marks(painter: QPainter, scene: Scene, page: int) -> None:
    reading, paper = scene.reading, scene.paper
    low, high = scene.texts.range(page)
    rings = [
        scene.rects(page, shown.start, shown.end)
        for shown in (reading.passages.between(low, high) if reading.lit else ())
        if shown.id in reading.lit
    ]
    for number, (start, end) in _hits_between(reading.hits, low, high):
        rects = scene.rects(page, start, end)
        ink.paint_hits(painter, paper, rects, current=number == reading.hit_at)
    if reading.selection is not None:
        ink.paint_selection(painter, paper, scene.rects(page, *reading.selection))
    for rects in rings:
        ink.paint_ring(painter, paper, rects)


def _hits_between(hits: Sequence[tuple[int, int]], low: int, high: int) -> list[tuple[int, tuple[int, int]]]:
    first = bisect_right(hits, low, key=itemgetter(1))
    last = bisect_left(hits, high, key=itemgetter(0))
    return list(enumerate(hits[first:last], first))


def margin_layout(scene: Scene, pages: range) -> MarginLayout:
    """Lay out the margin for the highlights on the visible pages."""
    extents: dict[str, Extent] = {}
    for page in pages:
        for shown in scene.reading.passages.areas_on(page):
            rect = area_rect(scene, shown)
            extents[shown.id] = Extent(shown, rect.top(), rect.bottom(), rect.top() + theme.px(10))
        if scene.feed.glyphs(page) is None:
            continue
        for shown in scene.reading.passages.between(*scene.texts.range(page)):
            rects = scene.rects(page, shown.start, shown.end)
            if not rects:
                continue
            top, bottom = min(r.top() for r in rects), max(r.bottom() for r in rects)
            before = extents.get(shown.id)
            if before is not None:
                extents[shown.id] = Extent(shown, before.top, bottom, before.first_line)
            else:
                extents[shown.id] = Extent(shown, top, bottom, rects[0].center().y())
    return MarginLayout(list(extents.values()))


def paint_ends(painter: QPainter, scene: Scene, *, with_caret: bool) -> None:
    """Paint the selection's knobs, or the caret where nothing is selected."""
    if scene.reading.selection is None:
        caret = scene.caret(scene.reading.caret)
        if with_caret and caret is not None:
            ink.paint_caret(painter, scene.paper, caret)
        return
    start, end = scene.reading.selection
    ink.paint_knobs(painter, scene.paper, scene.caret(start), end_caret(scene, end))


def end_caret(scene: Scene, end: int) -> QRectF | None:
    """Return the caret behind the last selected character, on that character's own line."""
    page = scene.texts.page_of(max(0, end - 1))
    glyphs = scene.feed.glyphs(page)
    if glyphs is None:
        return None
    box = glyphs.caret_behind(end - glyphs.start)
    return None if box is None else scene.to_view(page, box)
