"""Where the hits of a search are in the whole article: ticks over the scroll bar of either view."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui import theme
from app.ui.reader.page_view import PageView
from app.ui.reader.reading import Reading
from app.ui.reader.standing import AnyView

#: Design pixels: a tick's height and width, and the height of the current hit's, which is as wide as the bar.
TICK, WIDE, CURRENT = 1, 4, 4


def part_above(view: AnyView, offset: int) -> float:
    """Return which part (0 to 1) of a view's content lies above an offset."""
    if isinstance(view, PageView):
        page = view.texts.page_of(offset)
        start, end = view.texts.range(page)
        glyphs = view.feed.glyphs(page)
        number = None if glyphs is None else glyphs.line_at(offset - start)
        within = view.stack.sizes[page][1] * (offset - start) / max(1, end - start)
        if glyphs is not None and number is not None:
            within = glyphs.lines[number].box.y0
        box, height = view.stack.page_box(page), view.stack.content_height()
        top = view.stack.spot_height(page, within) if view.rotation == 0 else box.height / 2
        return (box.y0 + top) / max(1.0, height)
    block = view.document().findBlock(view.text_map.to_position(offset))
    bar = view.verticalScrollBar()
    y = block.layout().position().y()
    return min(1.0, y / max(1, bar.maximum() + bar.pageStep())) if y else offset / max(1, view.text_map.end)


class HitMarks(QWidget):
    """Lies over a view's scroll bar and lets the mouse through."""

    def __init__(self, view: AnyView, reading: Reading) -> None:
        bar = view.verticalScrollBar()
        super().__init__(bar)
        self._view, self._reading, self._bar = view, reading, bar
        self._shown: tuple[tuple[int, int], ...] = ()
        self._parts: list[float] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._place)
        reading.marks_changed.connect(self._hits_moved)
        bar.rangeChanged.connect(self._range_changed)
        bar.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the bar."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._bar.rect())
        return False

    @Slot()
    def _hits_moved(self) -> None:
        if self._reading.hits != self._shown:
            self._timer.start()
        self.update()

    @Slot(int, int)
    def _range_changed(self, _: int, __: int) -> None:
        if self._shown:
            self._timer.start()

    @Slot()
    def _place(self) -> None:
        self._shown = self._reading.hits
        self._parts = [part_above(self._view, start) for start, _ in self._shown]
        self.setGeometry(self._bar.rect())
        self.setVisible(bool(self._shown))
        self.raise_()
        self.update()

    def ticks(self) -> list[float]:
        """Return the heights of the ticks in pixels, each once, from top to bottom."""
        return sorted({float(round(part * self.height())) for part in self._parts})

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ticks, the current one stronger."""
        painter = QPainter(self)
        colour = theme.color("accent")
        # At the outer edge, so that the bar's handle is seen however many there are.
        wide, high = theme.px(WIDE), theme.px(TICK)
        left = 0 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else self.width() - wide
        for y in self.ticks():
            painter.fillRect(QRectF(left, y, wide, high), colour)
        at = self._reading.hit_at
        if 0 <= at < len(self._parts):
            high = theme.px(CURRENT)
            y = round(self._parts[at] * self.height()) - high / 2
            painter.fillRect(QRectF(0, y, self.width(), high), colour)
        painter.end()
