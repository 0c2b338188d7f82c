"""The margin beside the text view: a widget of its own, since the document scrolls under the viewport."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui import theme
from app.ui.reader.margin import Extent
from app.ui.reader.margin_paint import MarginLayout
from app.ui.reader.reading import Pressed
from app.ui.reader.text_canvas import TextCanvas


class TextMargin(QWidget):
    """Stripes and claims of the highlights that the text view shows."""

    def __init__(self, canvas: TextCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._layout = MarginLayout(())
        self.setMouseTracking(True)
        canvas.view_moved.connect(self.refresh)
        canvas.filled.connect(self.refresh)
        canvas.reading.marks_changed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Take the place beside the sheet and paint anew."""
        if self.geometry() != self._canvas.margin_area:
            self.setGeometry(self._canvas.margin_area)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint stripes and labels at the heights of the visible highlights."""
        extents = []
        for shown in self._canvas.visible_passages():
            rects = self._canvas.rects(shown.start, shown.end)
            if rects:
                top, bottom = min(r.top() for r in rects), max(r.bottom() for r in rects)
                extents.append(Extent(shown, top, bottom, rects[0].center().y()))
        self._layout = MarginLayout(extents)
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.color("desk"))
        self._layout.paint(painter, 0, self.width(), self._canvas.reading.lit)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the highlight whose stripe or label is under the pointer."""
        under = self._under(event.position())
        self._canvas.reading.point_at(under)
        shape = Qt.CursorShape.PointingHandCursor if under else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Press the highlight under the pointer."""
        under = self._under(event.position())
        if under is not None and event.button() == Qt.MouseButton.LeftButton:
            label = self._layout.label_at(event.position(), 0, self.width())
            self._canvas.reading.pressed.emit(Pressed(under, label.served if label else None))

    def leaveEvent(self, event: QEvent) -> None:
        """Let the lit highlight go out."""
        self._canvas.reading.point_at(None)
        super().leaveEvent(event)

    def _under(self, point: QPointF) -> str | None:
        return self._layout.highlight_at(point, 0, self.width())
