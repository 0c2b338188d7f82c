"""The palette's tabs with their counts; Tab goes round."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui import theme
from app.ui.palette.results import TABS, Tab, tab_name
from app.ui.widgets import badges


class Tabs(QWidget):
    """Shows which kinds there are and how many of each."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.current: Tab = "all"
        self._counts: dict[str, int] = {}
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_counts(self, counts: dict[str, int]) -> None:
        """Show how many there are of each kind."""
        self._counts = counts
        self.update()

    def go(self, by: int) -> None:
        """Choose the next tab, or the one before, round the end."""
        self.set_current(TABS[(TABS.index(self.current) + by) % len(TABS)])

    def set_current(self, tab: Tab) -> None:
        """Choose a tab."""
        if tab != self.current:
            self.current = tab
            self.update()
            self.chosen.emit(tab)

    def sizeHint(self) -> QSize:
        """Return the size: 36 px high."""
        return QSize(theme.px(400), theme.px(36))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the tab under the pointer."""
        for tab, box in self._boxes():
            if box.contains(event.position()):
                self.set_current(tab)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tabs, the current one on `selection`."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.color("panel"))
        for edge in (0, self.height() - 1):
            painter.fillRect(0, edge, self.width(), 1, theme.color("hairline"))
        cap = badges.key_cap_width("Tab")
        high = badges.key_cap_height()
        edge_of_cap = QRectF(self.width() - theme.px(10) - cap, (self.height() - high) // 2, cap, high)
        for tab, box in self._boxes():
            if box.right() > edge_of_cap.left():
                break
            on = tab == self.current
            if on:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("selection"))
                painter.drawRoundedRect(box, theme.px(4), theme.px(4))
            painter.setFont(theme.font("meta_strong" if on else "meta"))
            painter.setPen(theme.color("text" if on else "muted"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._words(tab))
        badges.paint_key_cap(painter, edge_of_cap, "Tab")
        painter.end()

    def _words(self, tab: Tab) -> str:
        number = self._counts.get(tab)
        return tab_name(tab) if number is None else f"{tab_name(tab)} {number:,}"

    def _boxes(self) -> list[tuple[Tab, QRectF]]:
        boxes: list[tuple[Tab, QRectF]] = []
        x = float(theme.px(10))
        for tab in TABS:
            role = "meta_strong" if tab == self.current else "meta"
            wide = QFontMetricsF(theme.font(role)).horizontalAdvance(self._words(tab)) + theme.px(18)
            boxes.append((tab, QRectF(x, theme.px(7), wide, theme.px(22))))
            x += wide + theme.px(3)
        return boxes
