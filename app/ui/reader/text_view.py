"""The text view: paints highlights under the text of its document, and takes mouse and keys.

Highlights come from the passages over the visible positions, never as formats: 2,000 of them cost a
millisecond a repaint.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.ui import theme
from app.ui.reader import ink
from app.ui.reader.keys import ReaderKeys
from app.ui.reader.paper import Paper, current_paper
from app.ui.reader.reading import Pressed, Reading
from app.ui.reader.text_canvas import TextCanvas
from app.ui.reader.text_lines import caret_rect
from app.ui.reader.text_margin import TextMargin

if TYPE_CHECKING:
    from app.intake.intake import Block


class TextView(TextCanvas):
    """Shows the text of one snapshot; text is selected by mouse and by caret."""

    def __init__(
        self,
        reading: Reading,
        blocks: Sequence[Block],
        keys: ReaderKeys,
        mime: Callable[[], QMimeData],
        parent: QWidget | None = None,
    ) -> None:
        self._keys = keys
        self._mime = mime
        self._press = QPointF()
        super().__init__(reading, blocks, parent)
        self._margin = TextMargin(self)
        self.reading.marks_changed.connect(self._repaint)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    @Slot()
    def _repaint(self) -> None:
        self.viewport().update()

    @Slot(int)
    def _scrolled(self, _: int) -> None:
        self.view_moved.emit()

    def caret_rect(self) -> QRectF:
        """Return the caret's rectangle in the viewport."""
        position = self.text_map.to_position(self.reading.caret)
        return caret_rect(self.document(), position).translated(self._shift())

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint highlights and hits, the text over them, and the selection's ends on top."""
        paper = current_paper(self.white_paper)
        low, high = self.visible_range()
        painter = QPainter(self.viewport())
        for strip in self.desk_strips():
            painter.fillRect(strip, theme.color("desk"))
        rings = self._paint_under(painter, paper, low, high)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        for rects in rings:
            ink.paint_ring(painter, paper, rects)
        if self._ring is not None and self._ring[2] > 0:
            start, end, opacity = self._ring
            ink.paint_ring(painter, paper, self.rects(max(low, start), min(high, end)), opacity, 2)
        if self.reading.selection is not None and self.is_filled():
            ink.paint_knobs(painter, paper, *self._ends())
        painter.end()

    def _paint_under(self, painter: QPainter, paper: Paper, low: int, high: int) -> list[list[QRectF]]:
        """Paint what lies under the text; return the rectangles of the lit highlights."""
        painted: list[QRectF] = []
        rings: list[list[QRectF]] = []
        for shown in self.reading.passages.between(low, high):
            rects = self.rects(max(low, shown.start), min(high, shown.end))
            ink.paint_highlight(painter, paper, rects, shown.colour, ink.edges_on_top(rects, painted))
            painted.extend(rects)
            if shown.id in self.reading.lit:
                rings.append(rects)
        for number, (start, end) in enumerate(self.reading.hits):
            if end > low and start < high:
                rects = self.rects(start, end)
                ink.paint_hits(painter, paper, rects, current=number == self.reading.hit_at)
        return rings

    def _ends(self) -> tuple[QRectF, QRectF]:
        cursor = self.textCursor()
        shift = self._shift()
        first, last = (
            caret_rect(self.document(), position).translated(shift)
            for position in (cursor.selectionStart(), cursor.selectionEnd())
        )
        return first, last

    # Keys

    def event(self, event: QEvent) -> bool:
        """Claim the keys that act here before the window's shortcuts do."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._keys.verb_for(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the selection or the highlight at the caret, else move the caret."""
        verb = self._keys.verb_for(event)
        if verb:
            self._keys.do(verb)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Start a selection."""
        self._press = event.position()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Extend the selection, or light the highlight under the pointer."""
        super().mouseMoveEvent(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            self.reading.point_at(self.highlight_under(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press the highlight under a click that selected nothing."""
        super().mouseReleaseEvent(event)
        moved = (event.position() - self._press).manhattanLength() >= QApplication.startDragDistance()
        if event.button() != Qt.MouseButton.LeftButton or moved or self.reading.selection is not None:
            return
        under = self.highlight_under(event.position())
        if under is not None:
            self.reading.pressed.emit(Pressed(under))

    def leaveEvent(self, event: QEvent) -> None:
        """Let the lit highlight go out."""
        self.reading.point_at(None)
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Leave the menu to the reader: Qt's own would offer links and rich text."""
        event.ignore()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the selection as the project's plain text, never as Qt's HTML."""
        return self._mime()
