"""The button in the header that looks like a search field and opens the palette."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from app.ui import icons, theme
from app.ui.widgets import badges
from app.ui.widgets.focus import FocusWatch
from app.ui.wording import tr


class SearchButton(QPushButton):
    """Opens the palette; its words say what can be found there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._watch = FocusWatch(self)
        self.set_words(tr("Search articles, highlights, claims, briefings, commands"))

    def set_words(self, words: str) -> None:
        """Say what can be found."""
        self.setText(words)
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size: 480 × 30 px."""
        return QSize(theme.px(480), theme.px(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a field with a magnifying glass, the words and the keys."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.color("hover" if self.underMouse() else "raised"))
        painter.setPen(QPen(theme.color("border"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(5), theme.px(5))
        side = theme.px(16)
        glass = QRectF(theme.px(10), (self.height() - side) / 2, side, side)
        icons.paint(painter, glass, "search", theme.color("muted"))
        keys = "Ctrl+K"
        wide = badges.key_cap_width(keys)
        high = badges.key_cap_height()
        cap = QRectF(self.width() - wide - theme.px(6), (self.height() - high) / 2, wide, high)
        left = theme.px(34)
        room = cap.left() - theme.px(8) - left
        font = theme.font("meta")
        words = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, int(max(0, room)))
        painter.setFont(font)
        painter.setPen(theme.color("muted"))
        painter.drawText(
            QRectF(left, 0, max(0, room), self.height()),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            words,
        )
        if cap.left() > left:
            badges.paint_key_cap(painter, cap, keys)
        painter.end()
