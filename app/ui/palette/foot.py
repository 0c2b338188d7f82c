"""The palette's foot: which keys do what."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui import theme
from app.ui.widgets import badges
from app.ui.wording import tr


class Foot(QWidget):
    """Key caps and words, at the left what Enter does, at the right how to leave."""

    def sizeHint(self) -> QSize:
        """Return the size: 32 px high."""
        return QSize(theme.px(400), theme.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what fits; the right side gives way first."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        corner = theme.px(7)
        ground = QPainterPath()
        ground.addRoundedRect(QRectF(0, -corner, self.width(), self.height() + corner), corner, corner)
        painter.fillPath(ground, theme.color("panel"))
        painter.fillRect(0, 0, self.width(), 1, theme.color("hairline"))
        left = (
            ("↑", ""),
            ("↓", tr("choose")),
            (tr("Enter"), tr("go there")),
            (tr("Ctrl+Enter"), tr("open beside")),
        )
        x = self._paint(painter, theme.px(14), left)
        right = (("", tr("Start with")), (">", tr("for commands only")), (tr("Esc"), ""))
        wide = self._paint(None, 0, right)
        if x + wide < self.width() - theme.px(8):
            self._paint(painter, self.width() - theme.px(8) - wide, right)
        painter.end()

    def _paint(self, painter: QPainter | None, x: float, pieces: Sequence[tuple[str, str]]) -> float:
        metrics = QFontMetricsF(theme.font("meta"))
        high = badges.key_cap_height()
        for cap, words in pieces:
            if cap:
                wide = badges.key_cap_width(cap)
                if painter is not None:
                    box = QRectF(round(x), (self.height() - high) // 2, wide, high)
                    badges.paint_key_cap(painter, box, cap)
                x += wide + theme.px(6)
            if words:
                wide = metrics.horizontalAdvance(words)
                if painter is not None:
                    painter.setFont(theme.font("meta"))
                    painter.setPen(theme.color("muted"))
                    box = QRectF(x, 0, wide + 2, self.height())
                    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
                x += wide + theme.px(16 if cap else 6)
        return x
