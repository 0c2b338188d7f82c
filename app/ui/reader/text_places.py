"""What lies where in the text view: ranges of the canonical text as rectangles of the viewport, and back."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtWidgets import QTextBrowser, QWidget

from app.ui import theme
from app.ui.reader.reading import Reading
from app.ui.reader.shown import Shown
from app.ui.reader.text_lines import range_rects
from app.ui.reader.text_map import TextMap

MOST_KNOWN = 4_000


class TextPlaces(QTextBrowser):
    """A browser of one document that knows which offset of the article stands where."""

    def __init__(self, reading: Reading, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reading = reading
        #: Rectangles in document pixels, kept from paint to paint until the layout changes.
        self._known: dict[tuple[int, int], list[QRectF]] = {}

    @property
    def text_map(self) -> TextMap:
        """Return the table from canonical offsets to the document's positions."""
        raise NotImplementedError

    def shift(self) -> QPointF:
        """Return what takes document pixels to those of the viewport."""
        return QPointF(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def rects(self, start: int, end: int) -> list[QRectF]:
        """Return the rectangles of a canonical range in the viewport, one per line."""
        known = self._known.get((start, end))
        if known is None:
            low, high = self.text_map.to_position(start), self.text_map.to_position(end)
            known = range_rects(self.document(), low, high)
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            self._known[start, end] = known
        shift = self.shift()
        return [rect.translated(shift) for rect in known]

    def forget_rects(self) -> None:
        """Look anew where everything lies: the layout has changed."""
        self._known.clear()

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
