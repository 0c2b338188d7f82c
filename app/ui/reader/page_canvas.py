"""The ground of the page view: pages laid out and zoomed, and what lies where.

Going somewhere is page_travel.py's; painting, mouse and keys are page_view.py's; pixels and boxes come
through page_feed.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from app.ui import theme
from app.ui.reader.area_paint import area_rect
from app.ui.reader.geometry import PIXELS_PER_POINT, Box
from app.ui.reader.margin import NARROW_MARGIN, margin_width
from app.ui.reader.margin_paint import MarginLayout
from app.ui.reader.page_feed import PageFeed
from app.ui.reader.page_painter import Scene, end_caret
from app.ui.reader.page_stack import PageStack, Spacing
from app.ui.reader.pages import PageTexts
from app.ui.reader.paper import current_paper
from app.ui.reader.rasters import RasterKey, make_key
from app.ui.reader.reading import Reading
from app.ui.reader.shown import Served
from app.ui.wording import tr

if TYPE_CHECKING:
    from app.intake.intake import PageLink

ZOOM_LEAST, ZOOM_MOST, ZOOM_STEP = 0.25, 6.0, 1.15


class PageCanvas(QAbstractScrollArea):
    """The pages of one snapshot as a place to scroll about in."""

    page_changed = Signal(object)
    zoom_changed = Signal()
    #: The content moved under the viewport: whatever floats beside the selection must follow.
    view_moved = Signal()

    def __init__(
        self,
        reading: Reading,
        texts: PageTexts,
        sizes: Sequence[tuple[float, float]],
        feed: PageFeed,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.reading, self.texts, self.feed = reading, texts, feed
        self.zoom_mode = "width"
        self.white_paper = False
        self._stack = PageStack(sizes, page_spacing(0))
        self._page = 0
        self._margin = MarginLayout(())
        self._set_up()

    def _set_up(self) -> None:
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Pages"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.reading.selection_moved.connect(self.viewport().update)
        self.reading.marks_changed.connect(self.viewport().update)

    # What is where

    @property
    def stack(self) -> PageStack:
        """Return how the pages are laid out."""
        return self._stack

    @property
    def page(self) -> int:
        """Return the page that is read: the one at a third of the viewport's height."""
        return self._page

    @property
    def zoom(self) -> float:
        """Return the zoom: 1 shows an inch on 96 pixels."""
        return self._stack.scale / PIXELS_PER_POINT

    @property
    def rotation(self) -> int:
        """Return by how many degrees the pages are turned."""
        return self._stack.rotation

    @property
    def spread(self) -> str:
        """Return how many pages stand beside each other, one of SPREADS."""
        return self._stack.spread

    def scene(self) -> Scene:
        """Return what a paint needs now."""
        offset = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        paper = current_paper(self.white_paper)
        return Scene(self._stack, self.feed, self.texts, self.reading, paper, offset, self.raster_key)

    def raster_key(self, page: int) -> RasterKey:
        """Return the key of a page's sharp raster at the present zoom."""
        scale = self._stack.scale * self.devicePixelRatioF()
        return make_key(
            page, self._stack.sizes[page], scale, self._stack.rotation, current_paper(self.white_paper).dark
        )

    def visible_pages(self) -> range:
        """Return the pages that are at least partly visible."""
        top = self.verticalScrollBar().value()
        return self._stack.pages_between(top, top + self.viewport().height())

    def offset_at(self, point: QPointF) -> int | None:
        """Return the caret position nearest to a point of the viewport."""
        found = self._on_page(point)
        if found is None:
            return None
        page, x, y = found
        glyphs = self.feed.glyphs(page)
        at = None if glyphs is None else glyphs.offset_at(x, y)
        return None if glyphs is None or at is None else glyphs.start + at

    def character_at(self, point: QPointF) -> int | None:
        """Return the character drawn nearest to a point of the viewport."""
        found = self._on_page(point)
        glyphs = None if found is None else self.feed.glyphs(found[0])
        at = None if glyphs is None or found is None else glyphs.character_at(found[1], found[2])
        return None if glyphs is None or at is None else glyphs.start + at

    def place_on_page(self, point: QPointF) -> tuple[int, float, float] | None:
        """Return the page at a point of the viewport, and where on it, in points."""
        return self._on_page(point)

    def point_of_page(self, page: int, point: QPointF) -> tuple[float, float]:
        """Return a point of the viewport in the points of one page, be it beside that."""
        x = point.x() + self.horizontalScrollBar().value()
        y = point.y() + self.verticalScrollBar().value()
        return self._stack.to_page(page, x, y)

    def area_at(self, point: QPointF) -> str | None:
        """Return the area at a point of the viewport; the smallest one."""
        scene = self.scene()
        found = [
            (rect.width() * rect.height(), shown.id)
            for page in self.visible_pages()
            for shown in self.reading.passages.areas_on(page)
            if (rect := area_rect(scene, shown)).contains(point)
        ]
        return min(found)[1] if found else None

    def _on_page(self, point: QPointF) -> tuple[int, float, float] | None:
        if not len(self._stack):
            return None
        x = point.x() + self.horizontalScrollBar().value()
        y = point.y() + self.verticalScrollBar().value()
        page = self._stack.page_at(y, x)
        return page, *self._stack.to_page(page, x, y)

    def highlight_under(self, point: QPointF) -> str | None:
        """Return the highlight at a point of the viewport, on the page or in the margin; the shortest one."""
        beside = self.highlight_beside(point)
        if beside is not None:
            return beside
        scene = self.scene()
        at = self.character_at(point)
        if at is None:
            return self.area_at(point)
        page = self.texts.page_of(at)
        for shown in sorted(self.reading.passages.between(at, at + 1), key=lambda one: one.end - one.start):
            if any(rect.contains(point) for rect in scene.rects(page, shown.start, shown.end)):
                return shown.id
        return self.area_at(point)

    def highlight_beside(self, point: QPointF) -> str | None:
        """Return the highlight whose stripe or label in the margin is at a point."""
        return self._margin.highlight_at(point, *self.margin_area())

    def served_beside(self, point: QPointF) -> Served | None:
        """Return the claim whose label in the margin is at a point."""
        label = self._margin.label_at(point, *self.margin_area())
        return None if label is None else label.served

    def margin_tip(self, point: QPointF) -> str:
        """Return the words that the margin has no room for at a point."""
        return self._margin.tip_at(point, *self.margin_area())

    def link_at(self, point: QPointF) -> PageLink | None:
        """Return the link drawn at a point of the viewport."""
        found = self._on_page(point)
        links = () if found is None else self.feed.links(found[0])
        return next((link for link in links if found and _holds(link.box, found[1], found[2])), None)

    def link_at_caret(self) -> PageLink | None:
        """Return the link the caret stands in."""
        rect = self.caret_rect()
        return None if rect is None else self.link_at(rect.center())

    def margin_area(self) -> tuple[float, float]:
        """Return where the margin starts in the viewport and how wide it is."""
        pages = self.visible_pages()
        if not pages:
            return 0.0, 0.0
        right = max(self.scene().page_rect(page).right() for page in pages)
        return right, self._stack.spacing.margin

    def selection_rects(self) -> list[QRectF]:
        """Return the selection's rectangles in the viewport, one per line, of the pages that are visible."""
        selection = self.reading.selection
        return [] if selection is None else self.range_rects(*selection)

    def range_rects(self, start: int, end: int) -> list[QRectF]:
        """Return the rectangles of a range in the viewport, of the pages that are visible."""
        scene = self.scene()
        return [rect for page in self.visible_pages() for rect in scene.rects(page, start, end)]

    def caret_rect(self) -> QRectF | None:
        """Return the caret's rectangle in the viewport."""
        scene = self.scene()
        selection = self.reading.selection
        if selection is not None and self.reading.caret == selection[1]:
            return end_caret(scene, selection[1])
        return scene.caret(self.reading.caret)

    # Zoom and rotation

    def set_zoom(self, zoom: float, mode: str = "free", focus: QPointF | None = None) -> None:
        """Zoom; the point of the page at `focus` (else the top of the viewport) stays where it is."""
        found = self._hold(focus)
        self.zoom_mode = mode
        self._arrange(max(ZOOM_LEAST, min(ZOOM_MOST, zoom)) * PIXELS_PER_POINT)
        if found is not None:
            self._put(found, focus or QPointF(0, 0))
        self.zoom_changed.emit()

    def zoom_by(self, steps: float, focus: QPointF | None = None) -> None:
        """Zoom in (positive) or out by so many steps."""
        self.set_zoom(self.zoom * ZOOM_STEP**steps, "free", focus)

    def fit(self, mode: str) -> None:
        """Fit the width, or the whole page, and keep it so when the window changes."""
        self.zoom_mode = mode
        found = self._hold()
        self.refit()
        if found is not None:
            self._put(found, QPointF(0, 0))
        self.zoom_changed.emit()

    def refit(self) -> None:
        """Lay the pages out for the viewport as it is now, at the zoom or the fit that was chosen."""
        width, height = self.viewport().width(), self.viewport().height()
        self._stack.spacing = page_spacing(width)
        scale = self._stack.scale
        if self.zoom_mode == "width":
            scale = self._stack.scale_for_width(width)
        elif self.zoom_mode == "page":
            scale = self._stack.scale_for_page(self._page, width, height)
        self._arrange(scale)

    def _arrange(self, scale: float) -> None:
        self._stack.arrange(self.viewport().width(), scale)
        height, width = self.viewport().height(), self.viewport().width()
        self.verticalScrollBar().setPageStep(height)
        self.verticalScrollBar().setSingleStep(theme.px(40))
        self.verticalScrollBar().setRange(0, max(0, round(self._stack.content_height()) - height))
        self.horizontalScrollBar().setPageStep(width)
        self.horizontalScrollBar().setRange(0, max(0, round(self._stack.content_width()) - width))
        self.viewport().update()

    def _hold(self, focus: QPointF | None = None) -> tuple[int, float, float] | None:
        """Return what must stay at a point; nothing at the very top, where the desk above stays in sight."""
        if focus is None and self.verticalScrollBar().value() == 0:
            return None
        return self._on_page(focus or QPointF(0, 0))

    def _put(self, found: tuple[int, float, float], focus: QPointF) -> None:
        """Scroll so that a point of a page comes to lie at a point of the viewport."""
        page, x, y = found
        box = self._stack.to_view(page, Box(x, y, x, y))
        self.horizontalScrollBar().setValue(round(box.x0 - focus.x()))
        self.verticalScrollBar().setValue(round(box.y0 - focus.y()))


def _holds(box: tuple[float, float, float, float], x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def page_spacing(view_width: int) -> Spacing:
    """Return the spacing round pages at the actual size of the text, in a viewport of some width."""
    margin = margin_width(view_width)
    side = theme.px(20) if margin > theme.px(NARROW_MARGIN) else theme.px(12)
    return Spacing(side, theme.px(15), theme.px(16), margin, theme.px(8))
