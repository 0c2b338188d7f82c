"""The ground of the text view: the document on its sheet, going to passages, and the selection both ways.

How the document is filled is text_document.py's, what lies where text_places.py's; painting, mouse and keys
are text_view.py's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPixmap, QResizeEvent, QTextCursor, QTextDocument, QTextOption, QWheelEvent
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from app.ui import theme
from app.ui.reader.glide import Glide
from app.ui.reader.margin import NARROW_MARGIN, margin_width
from app.ui.reader.paper import Paper, current_paper, dress_palette
from app.ui.reader.reading import Reading
from app.ui.reader.text_document import DocumentBuilder
from app.ui.reader.text_formats import INDENT, Formats, desk_gap, set_margins
from app.ui.reader.text_lines import caret_rect
from app.ui.reader.text_look import TextLook
from app.ui.reader.text_map import TextMap
from app.ui.reader.text_places import TextPlaces
from app.ui.reader.text_tables import widest_table
from app.ui.wording import tr

if TYPE_CHECKING:
    from app.intake.intake import Block

#: The sheet's own margin at each side, in design pixels; a sheet narrower than the third has the second.
SIDE, NARROW_SIDE, WIDE_SHEET = 42, 22, 460
#: A text of more characters is laid out in slices when its width changes, and not at each step of a drag.
LONG, PAUSE_MILLISECONDS = 60_000, 120
#: How long one slice of filling may take with its layout; longer until a passage that is waited for is there.
SLICE_SECONDS, HASTY_SECONDS = 0.014, 0.022
ZOOM_LEAST, ZOOM_MOST, ZOOM_STEP = 0.6, 3.0, 1.1


class TextCanvas(TextPlaces):
    """The text of one snapshot as a place to scroll about in."""

    zoom_changed = Signal()
    view_moved = Signal()
    #: The document is complete.
    filled = Signal()

    def __init__(
        self,
        reading: Reading,
        blocks: Sequence[Block],
        look: TextLook | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(reading, parent)
        self.motion = True
        self.look = look or TextLook()
        self.zoom = 1.0
        #: Where the stripes and their labels go, in this widget's pixels.
        self.margin_area = QRect()
        self._blocks = blocks
        self._widest_table = widest_table(reading.text, blocks)
        self._syncing = False
        self._pending: tuple[int, int, bool] | None = None
        self._ring: tuple[int, int, float] | None = None
        self._document: QTextDocument | None = None
        #: What was shown before the document is being built anew.
        self._still: QPixmap | None = None
        self._resized = QTimer(self, singleShot=True, interval=PAUSE_MILLISECONDS)
        self._resized.timeout.connect(self._take_width)
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
        self.setLineWrapMode(QTextBrowser.LineWrapMode.FixedPixelWidth)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(
            flags.TextSelectableByMouse | flags.TextSelectableByKeyboard | flags.LinksAccessibleByMouse
        )
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
        width = self._place_sheet()
        sides = self._side(width)
        set_margins(document, sides, sides + desk_gap())
        formats = Formats(self.zoom, self.look, width - 2 * sides)
        document.setIndentWidth(formats.px(INDENT))
        document.setDefaultFont(formats.font())
        # Not as needed: whenever Qt asks itself that, it lays out all of the document at once.
        policy = Qt.ScrollBarPolicy
        wide = formats.is_wide(self._widest_table)
        self.setHorizontalScrollBarPolicy(policy.ScrollBarAlwaysOn if wide else policy.ScrollBarAlwaysOff)
        self.setPalette(dress_palette(self.palette(), self.paper))
        self._builder = DocumentBuilder(document, self.reading.text, self._blocks, formats)
        self._syncing = True
        former, self._document = self._document, document
        self.setDocument(document)
        # Only now: a change of the width lays out all of the document that is shown.
        self.setLineWrapColumnOrWidth(width)
        if former is not None:
            former.deleteLater()
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

    @Slot()
    def _fill(self) -> None:
        # What is inserted at the cursor pushes it along, and Qt would scroll there when it first shows:
        # the caret goes back to where the reading has it.
        self._syncing = True
        self.forget_rects()
        done = self._builder.build_slice(SLICE_SECONDS if self._pending is None else HASTY_SECONDS)
        self._syncing = False
        self._selection_moved()
        if self._pending is not None and (done or self.text_map.end >= self._pending[1]):
            self.go_to(*self._pending[:2], ring=self._pending[2])
        if done:
            self._timer.stop()
            self.filled.emit()

    @Slot()
    def refill(self) -> None:
        """Build the document anew for another theme, size of text or width, and keep the place.

        Until the place is there again, the view shows what it showed.
        """
        top = self._pending[0] if self._pending is not None else self.top_offset()
        if self.isVisible() and self._still is None:
            self._still = self.viewport().grab()
        self._pending = (top, top, False)
        self._start()
        self.viewport().update()

    @property
    def text_map(self) -> TextMap:
        """Return the table from canonical offsets to the document's positions."""
        return self._builder.map

    @property
    def paper(self) -> Paper:
        """Return what the text is on."""
        return current_paper(self.look.white_paper)

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

    def set_look(self, look: TextLook) -> None:
        """Take other letters, lines or paper."""
        if look != self.look:
            self.look = look
            self.refill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the sheet and the margin beside it; a long text is laid out anew once the size stays."""
        super().resizeEvent(event)
        width = self._place_sheet()
        if width != self.lineWrapColumnOrWidth():
            long = len(self.reading.text) > LONG
            if long or self._side(width) != self.document().documentMargin():
                self._resized.start(PAUSE_MILLISECONDS if long else 0)
            else:
                self.setLineWrapColumnOrWidth(width)
                self.forget_rects()
        self.view_moved.emit()

    @Slot()
    def _take_width(self) -> None:
        if self._place_sheet() != self.lineWrapColumnOrWidth():
            self.refill()

    def _place_sheet(self) -> int:
        """Place the viewport and the margin beside it; return the width that the document should have."""
        bar = self.verticalScrollBar().sizeHint().width()
        margin = margin_width(self.width())
        edge = theme.px(20) if margin > theme.px(NARROW_MARGIN) else theme.px(8)
        beside = margin + theme.px(8)
        room = self.width() - bar - beside - edge
        sheet = max(theme.px(240), min(room, round(theme.px(self.look.widest) * self.zoom)))
        left = edge + max(0, (room - sheet) // 2)
        right = max(beside, self.width() - bar - left - sheet)
        self.setViewportMargins(left, 0, right, 0)
        self.margin_area = QRect(left + sheet, 0, margin, self.height())
        return self.width() - bar - left - right

    def _side(self, width: int) -> int:
        """Return the sheet's own margin: less where the sheet is narrow."""
        return theme.px(SIDE if width >= theme.px(WIDE_SHEET) else NARROW_SIDE)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, change the size of the text."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(event.angleDelta().y() / 120)
            event.accept()
            return
        super().wheelEvent(event)

    # Going somewhere

    def go_to(self, start: int, end: int, *, ring: bool = True) -> None:
        """Scroll to a passage and let a ring fade round it; waits while the document is being filled."""
        if not self._builder.done and self.text_map.end < end:
            self._pending = (start, end, ring)
            return
        # Whatever was waited for, this is the newer wish.
        self._pending = self._still = None
        rect = caret_rect(self.document(), self.text_map.to_position(start)).translated(self.shift())
        bar, room = self.verticalScrollBar(), self.viewport().height()
        target = bar.value()
        if not ring:
            # The very beginning comes with the sheet's margin above it.
            target = round(bar.value() + rect.top() - theme.px(4)) if start > 0 else 0
        elif rect.top() < room * 0.08 or rect.bottom() > room * 0.8:
            target = round(bar.value() + rect.top() - room * 0.3)
        # Qt tells the bar of a new layout only later; until then it would stop short.
        bar.setMaximum(max(bar.maximum(), target))
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
