"""The ground of the text view: the document on its sheet, what lies where, and the selection both ways.

How the document is filled is text_document.py's; painting, mouse and keys are text_view.py's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QPalette,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from app.ui import theme
from app.ui.reader.glide import Glide
from app.ui.reader.paper import current_paper
from app.ui.reader.reading import Reading
from app.ui.reader.shown import Shown
from app.ui.reader.text_document import DocumentBuilder
from app.ui.reader.text_formats import Formats, desk_gap, set_margins
from app.ui.reader.text_lines import caret_rect, range_rects
from app.ui.reader.text_map import TextMap
from app.ui.wording import tr

if TYPE_CHECKING:
    from app.intake.intake import Block

#: The widest sheet, in design pixels at zoom 1: about 75 characters and the sheet's own margins.
WIDEST = 700
#: How long one slice of filling may take with its layout; longer until a passage that is waited for is there.
SLICE_SECONDS, HASTY_SECONDS = 0.014, 0.03
ZOOM_LEAST, ZOOM_MOST, ZOOM_STEP = 0.6, 3.0, 1.1


class TextCanvas(QTextBrowser):
    """The text of one snapshot as a place to scroll about in."""

    zoom_changed = Signal()
    view_moved = Signal()
    #: The document is complete.
    filled = Signal()

    def __init__(self, reading: Reading, blocks: Sequence[Block], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reading = reading
        self.motion = True
        self.white_paper = False
        self.zoom = 1.0
        #: Where the stripes and their labels go, in this widget's pixels.
        self.margin_area = QRect()
        self._blocks = blocks
        self._syncing = False
        self._pending: tuple[int, int, bool] | None = None
        self._ring: tuple[int, int, float] | None = None
        self._set_up()
        self._glide = Glide(self.verticalScrollBar())
        self._glide.ring.connect(self._fade_ring)
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._fill)
        self._start()

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAccessibleName(tr("Text of the article"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.viewport().setMouseTracking(True)
        self.setAutoFillBackground(True)
        self.cursorPositionChanged.connect(self._cursor_moved)
        self.selectionChanged.connect(self._cursor_moved)
        self.reading.selection_moved.connect(self._selection_moved)
        theme.notifier().changed.connect(self.refill)

    # Filling

    def _start(self) -> None:
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        set_margins(document, theme.px(42), theme.px(42) + desk_gap())
        document.setDefaultFont(Formats(self.zoom).font())
        self._colour()
        self._builder = DocumentBuilder(document, self.reading.text, self._blocks, Formats(self.zoom))
        self._syncing = True
        self.setDocument(document)
        self._syncing = False
        self._fill()
        if not self._builder.done:
            self._timer.start()

    def desk_strips(self) -> tuple[QRect, QRect]:
        """Return where the desk is seen in the viewport: above the sheet and below it."""
        gap, port = desk_gap(), self.viewport().rect()
        bar = self.verticalScrollBar()
        above = QRect(0, -bar.value(), port.width(), gap)
        # Asking the document for its size would lay out all of it.
        return above, above.translated(0, bar.maximum() + port.height() - gap)

    def _colour(self) -> None:
        paper = current_paper(self.white_paper)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, theme.color("desk"))
        palette.setColor(QPalette.ColorRole.Base, paper.color("paper"))
        palette.setColor(QPalette.ColorRole.Text, paper.color("ink"))
        palette.setColor(QPalette.ColorRole.Highlight, paper.color("page_selection"))
        palette.setColor(QPalette.ColorRole.HighlightedText, paper.color("ink"))
        if paper.tokens.page_selection_blend == "difference":
            palette.setColor(QPalette.ColorRole.HighlightedText, paper.color("paper"))
            palette.setColor(QPalette.ColorRole.Highlight, paper.color("ink"))
        self.setPalette(palette)

    @Slot()
    def _fill(self) -> None:
        # What is inserted at the cursor pushes it along, and Qt would scroll there when it first shows:
        # the caret goes back to where the reading has it.
        self._syncing = True
        done = self._builder.build_slice(SLICE_SECONDS if self._pending is None else HASTY_SECONDS)
        self._syncing = False
        self._selection_moved()
        if self._pending is not None and (done or self.text_map.end >= self._pending[1]):
            start, end, ring = self._pending
            self._pending = None
            self.go_to(start, end, ring=ring)
        if done:
            self._timer.stop()
            self.filled.emit()

    @Slot()
    def refill(self) -> None:
        """Build the document anew for another theme, size of text or zoom, and keep the place."""
        top = self.top_offset()
        self._start()
        self._place_sheet()
        self.go_to(top, top, ring=False)

    @property
    def text_map(self) -> TextMap:
        """Return the table from canonical offsets to the document's positions."""
        return self._builder.map

    def is_filled(self) -> bool:
        """Tell whether the whole article is in the document."""
        return self._builder.done

    # Size and zoom

    def set_zoom(self, zoom: float) -> None:
        """Set the size of the text."""
        zoom = max(ZOOM_LEAST, min(ZOOM_MOST, zoom))
        if zoom != self.zoom:
            self.zoom = zoom
            self.refill()
            self.zoom_changed.emit()

    def zoom_by(self, steps: float) -> None:
        """Make the text larger (positive) or smaller by so many steps."""
        self.set_zoom(self.zoom * ZOOM_STEP**steps)

    def set_white_paper(self, white: bool) -> None:
        """Keep the sheet white in a dark theme."""
        self.white_paper = white
        self.refill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the sheet and the margin beside it."""
        super().resizeEvent(event)
        self._place_sheet()
        self.view_moved.emit()

    def _place_sheet(self) -> None:
        bar = self.verticalScrollBar().sizeHint().width()
        beside = theme.px(152) + theme.px(8)
        room = self.width() - bar - beside - theme.px(20)
        sheet = max(theme.px(240), min(room, round(theme.px(WIDEST) * self.zoom)))
        left = theme.px(20) + max(0, (room - sheet) // 2)
        right = max(beside, self.width() - bar - left - sheet)
        self.setViewportMargins(left, 0, right, 0)
        # The viewport may not be told of its new size before it is shown.
        self.document().setTextWidth(self.width() - bar - left - right)
        self.margin_area = QRect(left + sheet, 0, theme.px(152), self.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, change the size of the text."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(event.angleDelta().y() / 120)
            event.accept()
            return
        super().wheelEvent(event)

    # What is where

    def _shift(self) -> QPointF:
        return QPointF(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def rects(self, start: int, end: int) -> list[QRectF]:
        """Return the rectangles of a canonical range in the viewport, one per line."""
        low, high = self.text_map.to_position(start), self.text_map.to_position(end)
        shift = self._shift()
        return [rect.translated(shift) for rect in range_rects(self.document(), low, high)]

    def visible_range(self) -> tuple[int, int]:
        """Return the canonical range that the viewport shows."""
        area = self.viewport().rect()
        first = self.cursorForPosition(QPoint(0, 0)).block().position()
        last = self.cursorForPosition(area.bottomRight()).position()
        return self.text_map.start_offset(first), self.text_map.end_offset(last) + 1

    def top_offset(self) -> int:
        """Return the first visible offset."""
        return self.text_map.start_offset(self.cursorForPosition(QPoint(0, theme.px(4))).position())

    def selection_rects(self) -> list[QRectF]:
        """Return the visible part of the selection, one rectangle per line."""
        selection = self.reading.selection
        return [] if selection is None else self.range_rects(*selection)

    def range_rects(self, start: int, end: int) -> list[QRectF]:
        """Return the visible part of a range, one rectangle per line."""
        low, high = self.visible_range()
        return self.rects(max(low, start), min(high, end))

    def highlight_under(self, point: QPointF) -> str | None:
        """Return the highlight drawn at a point of the viewport; the shortest one."""
        at = self.text_map.start_offset(self.cursorForPosition(point.toPoint()).position())
        for shown in self.reading.passages.at(at):
            if any(rect.contains(point) for rect in self.rects(shown.start, shown.end)):
                return shown.id
        return None

    def visible_passages(self) -> list[Shown]:
        """Return the highlights that the viewport shows a part of."""
        return self.reading.passages.between(*self.visible_range())

    # Going somewhere

    def go_to(self, start: int, end: int, *, ring: bool = True) -> None:
        """Scroll to a passage and let a ring fade round it; waits while the document is being filled."""
        if not self._builder.done and self.text_map.end < end:
            self._pending = (start, end, ring)
            return
        rect = caret_rect(self.document(), self.text_map.to_position(start)).translated(self._shift())
        bar, room = self.verticalScrollBar(), self.viewport().height()
        target = bar.value()
        if not ring:
            # The very beginning comes with the sheet's margin above it.
            target = round(bar.value() + rect.top() - theme.px(4)) if start > 0 else 0
        elif rect.top() < room * 0.08 or rect.bottom() > room * 0.8:
            target = round(bar.value() + rect.top() - room * 0.3)
        self._ring = (start, end, 0.0) if ring else None
        self._glide.to(target, moving=ring and self.motion and self.isVisible())

    @Slot(object)
    def _fade_ring(self, opacity: object) -> None:
        if self._ring is not None and isinstance(opacity, float):
            self._ring = (*self._ring[:2], opacity) if opacity > 0 else None
            self.viewport().update()

    # The selection, both ways

    @Slot()
    def _cursor_moved(self) -> None:
        if self._syncing:
            return
        cursor = self.textCursor()
        low = self.text_map.start_offset(cursor.selectionStart())
        high = self.text_map.end_offset(cursor.selectionEnd()) if cursor.hasSelection() else low
        high = max(low, high)
        forward = cursor.position() >= cursor.anchor()
        self._syncing = True
        self.reading.select(low if forward else high, high if forward else low)
        self._syncing = False

    @Slot()
    def _selection_moved(self) -> None:
        if self._syncing or self.reading.caret > self.text_map.end:
            return
        self._syncing = True
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.text_map.to_position(self.reading.anchor))
        cursor.setPosition(self.text_map.to_position(self.reading.caret), QTextCursor.MoveMode.KeepAnchor)
        value = self.verticalScrollBar().value()
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(value)
        self._syncing = False
        self.viewport().update()
