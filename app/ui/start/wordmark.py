"""The wordmark: "Source" and then "mark", highlighted in amber with its edge."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui import theme


class Wordmark(QWidget):
    """The program's name as it is written."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Sourcemark")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the size: 52 px high."""
        metrics = QFontMetricsF(theme.font("wordmark"))
        return QSize(round(metrics.horizontalAdvance("Sourcemark")) + theme.px(10), theme.px(52))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the two halves."""
        painter = QPainter(self)
        font = theme.font("wordmark")
        metrics = QFontMetricsF(font)
        first = round(metrics.horizontalAdvance("Source"))
        second = round(metrics.horizontalAdvance("mark"))
        look = theme.highlight(1)
        ground = QRectF(first - theme.px(1), theme.px(2), second + theme.px(4), self.height() - theme.px(4))
        painter.fillRect(ground, look.fill)
        edge = QRectF(ground.left(), ground.bottom() - theme.px(1), ground.width(), theme.px(3))
        painter.fillRect(edge, look.edge)
        painter.setFont(font)
        high = QRectF(0, theme.px(-1), first + 4, self.height())
        painter.setPen(theme.color("text"))
        painter.drawText(high, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, "Source")
        painter.setPen(theme.color("ink" if theme.tokens().name == "high_contrast" else "text"))
        high = QRectF(ground.left() + theme.px(2), theme.px(-1), second + 4, self.height())
        painter.drawText(high, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, "mark")
        painter.end()
