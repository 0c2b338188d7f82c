"""The page view: paints the visible pages in one pass, and passes mouse and keys on.

Where things lie is page_canvas.py's, going there page_travel.py's, what is painted page_painter.py's, the
caret's keys page_keys.py's, the mouse page_mouse.py's.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from app.ui import theme
from app.ui.reader.area_drawing import AreaDrawing
from app.ui.reader.area_paint import paint_drawing
from app.ui.reader.geometry import Box
from app.ui.reader.keys import ReaderKeys
from app.ui.reader.page_feed import Failed, PageFeed
from app.ui.reader.page_keys import PageKeys
from app.ui.reader.page_mouse import PageMouse
from app.ui.reader.page_painter import margin_layout, paint_ends, paint_pages
from app.ui.reader.page_plates import Plates
from app.ui.reader.page_tips import tip_at
from app.ui.reader.page_travel import PageTravel
from app.ui.reader.pages import PageTexts
from app.ui.reader.rasters import RasterKey
from app.ui.reader.reading import Reading
from app.ui.reader.wishes import page_wishes, preview_wishes
from app.ui.wording import plain_tip

#: Whoever scrolls by more than a screen is taken to scroll on for this long.
RUSH_MILLISECONDS = 40


class PageView(PageTravel):
    """Shows the pages of one snapshot; text is selected by mouse and by caret."""

    #: The selection, or a highlight (its id), is dragged out of the view.
    drag_wanted = Signal(object)
    #: A link was clicked, or Return pressed in it.
    link_wanted = Signal(object)

    def __init__(
        self,
        reading: Reading,
        texts: PageTexts,
        sizes: Sequence[tuple[float, float]],
        feed: PageFeed,
        keys: ReaderKeys,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(reading, texts, sizes, feed, parent)
        #: The article's title, for assistive technology.
        self.title = ""
        self._keys = keys
        self._caret_keys = PageKeys(self)
        #: The paper and turn that small pictures were asked for.
        self._previews_of: tuple[bool, int] | None = None
        #: Runs while the view rushes past pages.
        self._rush = QTimer(self, singleShot=True, interval=RUSH_MILLISECONDS)
        self._rush.timeout.connect(self.viewport().update)
        #: The rectangle being drawn.
        self.areas = AreaDrawing(self)
        self._plates = Plates()
        #: Plates are made between paints.
        self._plate_timer = QTimer(self, singleShot=True, interval=0)
        self._plate_timer.timeout.connect(self._make_plate)
        self._mouse = PageMouse(self, self.areas)
        self._mouse.drag_wanted.connect(self.drag_wanted)
        self._mouse.link_wanted.connect(self.link_wanted)
        self.feed.raster_ready.connect(self._page_came)
        self.feed.page_failed.connect(self._page_came)
        self.feed.glyphs_ready.connect(self._glyphs_came)
        theme.notifier().changed.connect(self._theme_changed)
        self.setAutoFillBackground(True)
        self._theme_changed()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the desk, the visible pages and the margin, and say what is wanted next."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.color("desk"))
        pages = self.visible_pages()
        scene = self.scene()
        paint_pages(painter, scene, pages, self._ring, self._plates)
        self._margin = margin_layout(scene, pages)
        left, width = self.margin_area()
        self._margin.paint(painter, left, width, self.reading.lit)
        paint_ends(painter, scene, with_caret=self.hasFocus())
        paint_drawing(painter, scene, self.areas)
        painter.end()
        self.feed.wish(page_wishes(self, rushing=self._rush.isActive()))
        self._plate_timer.start()
        look = (scene.paper.dark, self.rotation)
        if look != self._previews_of:
            self._previews_of = look
            self.feed.wish_previews(preview_wishes(self))

    @Slot()
    def _make_plate(self) -> None:
        """Make one plate of what is in sight or next, and come again while there was one to make."""
        pages = self.visible_pages()
        if not pages or self._rush.isActive():
            return
        scene, ratio = self.scene(), self.devicePixelRatioF()
        wanted = (*pages, pages[-1] + 1, pages[0] - 1)
        self._plates.keep(wanted)
        for page in wanted:
            if 0 <= page < len(self.stack) and self._plates.make(scene, page, ratio):
                self._plate_timer.start()
                return

    @Slot(object)
    def _page_came(self, what: object) -> None:
        self._plate_timer.start()
        page = what.page if isinstance(what, RasterKey | Failed) else -1
        if page in self.visible_pages():
            self.viewport().update()

    @Slot(object)
    def _glyphs_came(self, page: object) -> None:
        self._plate_timer.start()
        if self._pending is not None and self.texts.page_of(self._pending[0]) == page:
            self.go_to(*self._pending)
        if page in self.visible_pages():
            self.viewport().update()
        if self.reading.selection is not None:
            self.view_moved.emit()

    @Slot()
    def _theme_changed(self) -> None:
        # The scroll bars lie on the desk too.
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, theme.color("desk"))
        self.setPalette(palette)
        self.refit()

    def set_white_paper(self, white: bool) -> None:
        """Keep pages white in a dark theme, or turn them dark again."""
        self.white_paper = white
        self.viewport().update()

    # Scrolling and size

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Repaint at the new position and tell which page is read now."""
        self.viewport().update()
        if abs(dy) > self.viewport().height():
            self._rush.start()
        page = self.stack.page_at(self.verticalScrollBar().value() + self.viewport().height() / 3)
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)
        self.view_moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the fit and the place."""
        super().resizeEvent(event)
        if self.zoom_mode != "free":
            self.fit(self.zoom_mode)
        else:
            self.refit()
        self.take_wanted_top()
        self.view_moved.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, zoom about the pointer."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(event.angleDelta().y() / 120, event.position())
            event.accept()
            return
        super().wheelEvent(event)

    # Keys

    def event(self, event: QEvent) -> bool:
        """Claim the keys that act here before the window's shortcuts do."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (self.areas.takes(event) or self._keys.verb_for(event))
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the selection, move the caret, or scroll."""
        verb = self._keys.verb_for(event)
        if self.areas.key(event):
            return
        if event.key() == Qt.Key.Key_A and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.areas.toggle()
        elif verb.startswith("move_") and self.reading.chosen is not None:
            self.adjust_area()
            self.areas.key(event)
        elif verb:
            self._keys.do(verb)
        elif event.key() == Qt.Key.Key_Space and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + (-1 if back else 1) * round(bar.pageStep() * 0.9))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (link := self.link_at_caret()):
            self.link_wanted.emit(link)
        elif not self._place_caret_first(event) and not self._caret_keys.press(event):
            event.ignore()

    def adjust_area(self) -> bool:
        """Let the arrow keys move the chosen area, and with Shift its corner; tell if there is one."""
        shown = self.reading.passages.get(self.reading.chosen or "")
        if shown is None or not shown.area:
            return False
        self.areas.adjust(shown.id, shown.page, Box(*shown.area))
        return True

    def _place_caret_first(self, event: QKeyEvent) -> bool:
        """Bring a caret that is out of sight to the first visible line before an arrow moves it."""
        arrows = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
        if event.key() not in arrows or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            return False
        rect = self.caret_rect()
        if rect is not None and rect.intersects(self.viewport().rect().toRectF().adjusted(-9, 0, 9, 0)):
            return False
        if rect is not None and rect.width() < 1 and 0 <= rect.center().y() <= self.viewport().height():
            return False
        at = self.offset_at(QPointF(0, self.stack.spacing.top * 2))
        if at is None:
            return False
        self.reading.select(at, at)
        return True

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell where a link leads, and what a narrow margin has no room for."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), plain_tip(tip_at(self, QPointF(event.pos()))), self)
            return True
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the caret."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the caret."""
        super().focusOutEvent(event)
        self.viewport().update()

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Start a selection, extend it with Shift, or take hold of it to drag it away."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._caret_keys.forget_goal()
            self._mouse.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the word; a third click then selects the line."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._mouse.double_click(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Extend the selection, start a drag, or light the highlight under the pointer."""
        self._mouse.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the selection; a click without one presses the highlight under it."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._mouse.release(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Let the lit highlight go out."""
        self.reading.point_at(None)
        super().leaveEvent(event)
