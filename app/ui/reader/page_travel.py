"""Going somewhere on the pages: to a page, a passage, the caret, and back to where one stood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF, Slot
from PySide6.QtWidgets import QWidget

from app.ui import theme
from app.ui.reader.geometry import PIXELS_PER_POINT, Box
from app.ui.reader.glide import Glide
from app.ui.reader.page_feed import PageFeed
from app.ui.reader.page_painter import Ring
from app.ui.reader.page_places import PagePlaces
from app.ui.reader.page_stack import SPREADS
from app.ui.reader.pages import PageTexts
from app.ui.reader.reading import Reading

#: Design pixels that stay in sight above what is gone to.
ABOVE = 12


class PageTravel(PagePlaces):
    """A canvas that moves to what is asked for."""

    def __init__(
        self,
        reading: Reading,
        texts: PageTexts,
        sizes: Sequence[tuple[float, float]],
        feed: PageFeed,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(reading, texts, sizes, feed, parent)
        self.motion = True
        self._ring: Ring | None = None
        #: A passage to go to as soon as its page's boxes are there.
        self._pending: tuple[int, int] | None = None
        self._wanted_top: tuple[int, float] | None = None
        self._glide = Glide(self.verticalScrollBar())
        self._glide.ring.connect(self._fade_ring)

    def show_caret(self) -> None:
        """Scroll until the caret is in sight."""
        rect = self.caret_rect()
        bar = self.verticalScrollBar()
        if rect is None:
            page = self.texts.page_of(self.reading.caret)
            self.feed.want_glyphs(page)
            if page not in self.visible_pages():
                self.go_to_page(page)
            return
        self._show_sideways(rect.left(), rect.left(), self.viewport().width() * 0.2)
        room = self.viewport().height()
        if rect.top() < 0:
            bar.setValue(round(bar.value() + rect.top() - theme.px(24)))
        elif rect.bottom() > room:
            bar.setValue(round(bar.value() + rect.bottom() - room + theme.px(24)))

    def rotate(self, degrees: int) -> None:
        """Turn all pages clockwise."""
        page = self._page
        self._stack.arrange(self.viewport().width(), rotation=(self.rotation + degrees) % 360)
        self.refit()
        self.go_to_page(page)

    def set_spread(self, spread: str) -> None:
        """Put one page below the other, or two beside each other; the page that is read stays."""
        if spread not in SPREADS or spread == self.spread:
            return
        page = self._page
        self._stack.set_spread(spread)
        self.refit()
        self.go_to_page(page)
        self.zoom_changed.emit()

    def step(self, rows: int) -> None:
        """Go so many pages on or back; where two stand side by side, so many times two."""
        if len(self._stack):
            self.go_to_page(self._stack.step(self._page, rows))

    def top_place(self) -> tuple[int, float]:
        """Return the page at the top of the viewport and which part of it lies above, 0 to 1."""
        top = self.verticalScrollBar().value()
        page = self._stack.page_at(top)
        box = self._stack.page_box(page)
        return page, (top - box.y0) / max(1.0, box.height)

    def place_at(self, height: float) -> tuple[int, float]:
        """Return the page at a part of the viewport's height, and how many of its points lie above that."""
        y = self.verticalScrollBar().value() + height * self.viewport().height()
        page = self._stack.page_at(y)
        return page, self._stack.to_page(page, 0.0, y)[1] if self.rotation == 0 else 0.0

    def spot_of(self, page: int, top: float) -> tuple[int, float]:
        """Return the spot that brings a height of a page, in its points, to the viewport's top."""
        box = self._stack.page_box(page)
        if self.rotation or top <= 0:
            return page, 0.0
        above = self._stack.to_view(page, Box(0.0, top, 0.0, top)).y0 - theme.px(ABOVE)
        return page, (above - box.y0) / max(1.0, box.height)

    def go_to_spot(self, spot: tuple[int, float]) -> None:
        """Bring a part of a page to the viewport's top, at once."""
        if 0 <= spot[0] < len(self._stack):
            self._glide.stop()
            self._pending = None
            self._wanted_top = spot
            if self.isVisible():
                self.take_wanted_top()

    def stand_at(
        self, place: tuple[int, float], zoom: float, fit: str, rotation: int, spread: str = "one"
    ) -> None:
        """Come back to where one stood."""
        self.zoom_mode = fit
        self._stack.set_spread(spread)
        self._stack.arrange(self.viewport().width(), zoom * PIXELS_PER_POINT, rotation)
        self.refit()
        self._wanted_top = place if 0 <= place[0] < len(self._stack) else None
        if self.isVisible():
            self.take_wanted_top()

    def take_wanted_top(self) -> None:
        """Scroll to the place to come back to, once the view has its size."""
        if self._wanted_top is not None:
            page, part = self._wanted_top
            self._wanted_top = None
            box = self._stack.page_box(page)
            # A page is seen with the desk above it.
            top = box.y0 + part * box.height if part else box.y0 - self._stack.spacing.top
            self.verticalScrollBar().setValue(round(top))

    def go_to_page(self, page: int) -> None:
        """Show a page from its top."""
        if 0 <= page < len(self._stack):
            self._glide.stop()
            self.verticalScrollBar().setValue(round(self._stack.page_box(page).y0 - self._stack.spacing.top))

    def go_to(self, start: int, end: int, *, ring: bool = True) -> None:
        """Scroll to a passage and let a ring fade round it; waits for its page's boxes when it must."""
        page = self.texts.page_of(start)
        if self.feed.glyphs(page) is None and page not in self.feed.failures:
            self._pending = (start, end)
            self.go_to_page(page)
            self.feed.want_glyphs(page)
            return
        self._pending = None
        rects = self.scene().rects(page, start, end)
        if not rects and page not in self.visible_pages():
            self.go_to_page(page)
        bar = self.verticalScrollBar()
        target = bar.value()
        if rects:
            top, bottom = rects[0].top(), rects[-1].bottom()
            room = self.viewport().height()
            if top < room * 0.08 or bottom > room * 0.8:
                target = round(bar.value() + top - room * 0.3)
            left = min(rect.left() for rect in rects)
            self._show_sideways(left, max(rect.right() for rect in rects), theme.px(40))
        self._ring = Ring(start, end, 0.0) if ring else None
        self._glide.to(target, moving=self.motion and self.isVisible())

    def go_to_area(self, page: int, area: Box) -> None:
        """Bring a rectangle of a page into sight."""
        self._pending = self._ring = None
        if page not in self.visible_pages():
            self.go_to_page(page)
        self.reveal(self.scene().to_view(page, area))
        self.viewport().update()

    def reveal(self, rect: QRectF) -> None:
        """Scroll no farther than needed to bring a rectangle of the viewport into sight."""
        bar, room, beside = self.verticalScrollBar(), self.viewport().height(), theme.px(24)
        if rect.top() < 0:
            bar.setValue(round(bar.value() + rect.top() - beside))
        elif rect.bottom() > room:
            bar.setValue(round(bar.value() + min(rect.bottom() - room, rect.top()) + beside))
        self._show_sideways(rect.left(), rect.right(), beside)

    def _show_sideways(self, left: float, right: float, beside: float) -> None:
        """Scroll sideways when a stretch is out of sight; its left end counts where it is too wide."""
        bar, room = self.horizontalScrollBar(), self.viewport().width()
        if right > room:
            bar.setValue(round(bar.value() + min(right - room + beside, left - beside)))
        elif left < 0:
            bar.setValue(round(bar.value() + left - beside))

    @Slot(object)
    def _fade_ring(self, opacity: object) -> None:
        if self._ring is not None and isinstance(opacity, float):
            self._ring = replace(self._ring, opacity=opacity) if opacity > 0 else None
            self.viewport().update()
