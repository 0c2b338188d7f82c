"""A button painted in a row, 24 px high; the view hit-tests it and a key presses it too."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.ui import theme
from app.ui.widgets.wrapping import elide, text_width


def button_width(label: str, least: int = 0) -> int:
    """Return how wide a button with this label is."""
    return max(text_width(label, "meta") + theme.px(20), theme.px(least))


def paint_button(painter: QPainter, rect: QRect, label: str, *, pointed: bool = False) -> None:
    """Paint the button."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("border"), 1))
    painter.setBrush(theme.color("hover" if pointed else "raised"))
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(5), theme.px(5))
    painter.setFont(theme.font("meta"))
    painter.setPen(theme.color("text"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, elide(label, "meta", rect.width() - theme.px(8)))
    painter.restore()
