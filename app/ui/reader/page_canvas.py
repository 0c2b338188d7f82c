"""The ground of the page view: pages laid out and zoomed.

What lies where is page_places.py's, going somewhere page_travel.py's; painting, mouse and keys are
page_view.py's; pixels and boxes come through page_feed.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from app.ui import theme
from app.ui.reader.geometry import PIXELS_PER_POINT, Box
from app.ui.reader.margin import NARROW_MARGIN, margin_width
from app.ui.reader.margin_paint import MarginLayout
from app.ui.reader.page_feed import PageFeed
from app.ui.reader.page_painter import Scene
from app.ui.reader.page_stack import PageStack, Spacing
from app.ui.reader.pages import PageTexts
from app.ui.reader.paper import current_paper
from app.ui.reader.rasters import RasterKey, make_key
from app.ui.reader.reading import Reading
from app.ui.wording import tr

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

    def _on_page(self, point: QPointF) -> tuple[int, float, float] | None:
        if not len(self._stack):
            return None
        x = point.x() + self.horizontalScrollBar().value()
        y = point.y() + self.verticalScrollBar().value()
        page = self._stack.page_at(y, x)
        return page, *self._stack.to_page(page, x, y)

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


def page_spacing(view_width: int) -> Spacing:
    """Return the spacing round pages at the actual size of the text, in a viewport of some width."""
    margin = margin_width(view_width)
    side = theme.px(20) if margin > theme.px(NARROW_MARGIN) else theme.px(12)
    return Spacing(side, theme.px(15), theme.px(16), margin, theme.px(8))
