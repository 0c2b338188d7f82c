"""The text view: paints highlights under the text of its document, and takes mouse and keys.

Highlights come from the passages over the visible positions, never as formats: 2,000 of them cost a
millisecond a repaint.
"""

from __future__ import annotations

import html
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from app.ui import theme
from app.ui.reader import ink, motion, text_keys
from app.ui.reader.keys import ReaderKeys
from app.ui.reader.paper import Paper
from app.ui.reader.reading import Pressed, Reading
from app.ui.reader.text_canvas import TextCanvas
from app.ui.reader.text_ground import paint_grounds, paint_unseen
from app.ui.reader.text_lines import caret_rect
from app.ui.reader.text_look import TextLook
from app.ui.reader.text_margin import TextMargin
from app.ui.reader.text_notes import TextNotes
from app.ui.wording import tr

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
        look: TextLook | None = None,
        parent: QWidget | None = None,
        title: str = "",
    ) -> None:
        self._keys = keys
        self._mime = mime
        self._press = QPointF()
        super().__init__(reading, blocks, look, parent)
        if title:
            self.setAccessibleName(tr("Text of {title}").format(title=title))
        self.notes = TextNotes(reading.text, blocks)
        self._margin = TextMargin(self)
        self.reading.selection_moved.connect(self._describe)
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
        return self.rect_at(self.reading.caret)

    def rect_at(self, offset: int) -> QRectF:
        """Return the rectangle without width before an offset, in the viewport."""
        position = self.text_map.to_position(offset)
        return caret_rect(self.document(), position).translated(self.shift())

    # What shows nothing, in words

    def tip_at(self, point: QPointF) -> str:
        """Return what to say of a point: of a character that shows nothing, hidden words, or a link."""
        offset = self.text_map.start_offset(self.cursorForPosition(point.toPoint()).position())
        for near, _ in self.notes.unseen_between(offset - 1, offset + 2):
            if abs(self.rect_at(near).center().x() - point.x()) <= theme.px(5):
                return self.notes.words_at(near)
        for at in (offset, offset - 1):
            if at >= 0 and any(rect.contains(point) for rect in self.rects(at, at + 1)):
                return self.notes.words_of(at)
        return ""

    @Slot()
    def _describe(self) -> None:
        """Tell assistive technology what shows nothing at the caret."""
        words = self.notes.words_at(self.reading.caret) or self.notes.words_of(self.reading.caret)
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say in a tool tip what shows nothing by itself."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self.tip_at(QPointF(event.pos()))
            # Foreign words in it are words, whatever they look like.
            QToolTip.showText(event.globalPos(), html.escape(words), self.viewport())
            return True
        return super().viewportEvent(event)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint highlights and hits, the text over them, and marks and the selection's ends on top."""
        painter = QPainter(self.viewport())
        if self._still is not None:
            painter.drawPixmap(0, 0, self._still)
            painter.end()
            return
        paper = self.paper
        low, high = self.visible_range()
        for strip in self.desk_strips():
            painter.fillRect(strip, theme.color("desk"))
        ends = self.text_map.to_position(low), self.text_map.to_position(high)
        paint_grounds(painter, paper, self.document(), *ends, self.shift())
        rings = self._paint_under(painter, paper, low, high)
        inverted = paper.tokens.page_selection_blend == "difference"
        if not inverted:
            ink.paint_selection(painter, paper, self.selection_rects())
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        if inverted:
            ink.paint_selection(painter, paper, self.selection_rects())
        for rects in rings:
            ink.paint_ring(painter, paper, rects)
        if self._ring is not None and self._ring[2] > 0:
            start, end, opacity = self._ring
            ink.paint_ring(painter, paper, self.rects(max(low, start), min(high, end)), opacity, 2)
        for offset, _ in self.notes.unseen_between(low, high):
            paint_unseen(painter, paper, self.rect_at(offset))
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
        for start, end, current in self._hits_between(low, high):
            ink.paint_hits(painter, paper, self.rects(start, end), current=current)
        return rings

    def _hits_between(self, low: int, high: int) -> list[tuple[int, int, bool]]:
        """Return what was found in a range, and which is current; hits without a gap are painted as one."""
        hits, found = self.reading.hits, list[tuple[int, int, bool]]()
        first = bisect_right(hits, low, key=itemgetter(1))
        for number in range(first, bisect_left(hits, high, key=itemgetter(0))):
            start, end = hits[number]
            current = number == self.reading.hit_at
            if found and found[-1][1:] == (start, False) and not current:
                found[-1] = (found[-1][0], end, False)
            else:
                found.append((start, end, current))
        return found

    def _ends(self) -> tuple[QRectF, QRectF]:
        cursor = self.textCursor()
        shift = self.shift()
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
        elif text_keys.move(self.reading, event):
            self.ensureCursorVisible()
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

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the word under the pointer, as it is counted everywhere."""
        super().mouseDoubleClickEvent(event)
        at = self.text_map.start_offset(self.cursorForPosition(event.position().toPoint()).position())
        if event.button() == Qt.MouseButton.LeftButton:
            self.reading.select(*motion.word_at(self.reading.text, at))

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
