"""The mouse on the page view: selecting by character, word, line, paragraph; dragging away; pointing."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from app.ui.reader import motion
from app.ui.reader.area_drawing import AreaDrawing
from app.ui.reader.page_places import PagePlaces
from app.ui.reader.reading import Pressed

#: What is selected by one click more each time.
GRAINS = ("character", "word", "line", "paragraph")
EDGE_MILLISECONDS = 40
EDGE_MOST = 80.0


class PageMouse(QObject):
    """What the left button and the pointer do on one canvas."""

    #: A highlight's id, or None for the selection, is dragged out of the view.
    drag_wanted = Signal(object)
    #: A link was clicked.
    link_wanted = Signal(object)

    def __init__(self, canvas: PagePlaces, areas: AreaDrawing) -> None:
        super().__init__(canvas)
        self._canvas, self._areas = canvas, areas
        self._selecting = False
        #: What a drag from here would carry: nothing, the selection ("") or a highlight.
        self._held: str | None = None
        self._press = QPointF()
        self._clicks = 0
        #: What a drag selects by, and what it began with.
        self._grain = "character"
        self._origin = (0, 0)
        self._click_timer = QTimer(self, singleShot=True)
        self._click_timer.setInterval(QApplication.doubleClickInterval())
        self._edge_timer = QTimer(self)
        self._edge_timer.setInterval(EDGE_MILLISECONDS)
        self._edge_timer.timeout.connect(self._scroll_at_edge)

    def press(self, event: QMouseEvent) -> None:
        """Start a selection, extend it with Shift, or take hold of it to drag it away."""
        canvas, reading = self._canvas, self._canvas.reading
        self._press = event.position()
        self._held = None
        if self._areas.active or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._areas.press(event.position())
            return
        beside = canvas.highlight_beside(event.position())
        if beside is not None:
            self._held = beside
            return
        at = canvas.offset_at(event.position())
        area = canvas.area_at(event.position())
        if area is not None and canvas.highlight_under(event.position()) == area:
            self._held = area
            return
        if at is None:
            reading.select(reading.caret, reading.caret)
            return
        if self._click_timer.isActive() and self._clicks == 2:
            self._begin("line", at, event.position())
            return
        self._clicks, self._grain = 1, "character"
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if reading.selection is not None and not shift and self._on_selection(event.position()):
            self._held = ""
            return
        self._selecting = True
        reading.select(reading.anchor if shift else at, at)

    def double_click(self, event: QMouseEvent) -> None:
        """Select the word; a third click then selects the line, a fourth the paragraph."""
        at = self._canvas.character_at(event.position())
        if at is not None:
            fourth = self._clicks == 3 and self._click_timer.isActive()
            self._begin("paragraph" if fourth else "word", at, event.position())

    def _begin(self, grain: str, at: int, point: QPointF) -> None:
        """Select a word, line or paragraph; a drag from here goes on by such."""
        self._press = point
        self._clicks = GRAINS.index(grain) + 1
        self._grain, self._held, self._selecting = grain, None, True
        self._origin = self._grain_at(at)
        self._click_timer.start()
        self._canvas.reading.select(*self._origin)

    def _grain_at(self, at: int) -> tuple[int, int]:
        if self._grain == "word":
            return motion.word_at(self._canvas.reading.text, at)
        return self._canvas.line_at(at) if self._grain == "line" else self._canvas.paragraph_at(at)

    def move(self, event: QMouseEvent) -> None:
        """Extend the selection, start a drag, or light the highlight under the pointer."""
        if self._areas.move(event.position()):
            return
        if self._held is not None:
            if self._far(event.position()):
                held, self._held = self._held, None
                self.drag_wanted.emit(held or None)
            return
        if self._selecting:
            self._extend_to(event.position())
            return
        canvas = self._canvas
        under = canvas.highlight_under(event.position())
        canvas.reading.point_at(under)
        shape = Qt.CursorShape.IBeamCursor
        if event.position().x() > canvas.margin_area()[0]:
            shape = Qt.CursorShape.PointingHandCursor if under else Qt.CursorShape.ArrowCursor
        elif canvas.link_at(event.position()) is not None:
            shape = Qt.CursorShape.PointingHandCursor
        canvas.viewport().setCursor(shape)

    def release(self, event: QMouseEvent) -> None:
        """End the selection; a click without one presses the highlight under it."""
        self._edge_timer.stop()
        if self._areas.release():
            return
        selecting, self._selecting = self._selecting, False
        held, self._held = self._held, None
        if self._far(event.position()) or not (selecting or held is not None):
            return
        canvas = self._canvas
        if held == "":
            at = canvas.offset_at(event.position())
            canvas.reading.select(at or 0, at or 0)
        under = held or canvas.highlight_under(event.position())
        if under and canvas.reading.selection is None:
            canvas.reading.pressed.emit(Pressed(under, canvas.served_beside(event.position())))
        elif canvas.reading.selection is None and (link := canvas.link_at(event.position())) is not None:
            self.link_wanted.emit(link)

    def _far(self, point: QPointF) -> bool:
        return (point - self._press).manhattanLength() >= QApplication.startDragDistance()

    def _on_selection(self, point: QPointF) -> bool:
        return any(rect.contains(point) for rect in self._canvas.selection_rects())

    def _extend_to(self, point: QPointF) -> None:
        reading = self._canvas.reading
        at = self._canvas.offset_at(point, reading.anchor)
        if at is not None and self._grain == "character":
            reading.select(reading.anchor, at)
        elif at is not None:
            start, end = self._grain_at(at)
            first, last = self._origin
            reading.select(*((last, start) if start < first else (first, max(last, end))))
        inside = QRect(QPoint(0, 0), self._canvas.viewport().size()).contains(point.toPoint())
        if inside:
            self._edge_timer.stop()
        elif not self._edge_timer.isActive():
            self._edge_timer.start()

    @Slot()
    def _scroll_at_edge(self) -> None:
        """Scroll while the pointer is held outside the viewport, the faster the farther."""
        point = QPointF(self._canvas.viewport().mapFromGlobal(self._canvas.cursor().pos()))
        bar = self._canvas.verticalScrollBar()
        beyond = point.y() if point.y() < 0 else max(0.0, point.y() - self._canvas.viewport().height())
        bar.setValue(round(bar.value() + max(-EDGE_MOST, min(EDGE_MOST, beyond))))
        self._extend_to(point)
