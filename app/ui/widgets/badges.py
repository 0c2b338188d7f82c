"""Small painted signs that delegates and widgets share: the reliability letter and the key cap."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from app.ui import theme
from app.ui.wording import tr


def reliability_name(letter: str | None) -> str:
    """Return a reliability letter in words."""
    return tr("reliability {letter}").format(letter=letter) if letter else tr("not rated")


def paint_reliability(painter: QPainter, rect: QRectF, letter: str | None) -> None:
    """Paint a reliability letter in its box; a dashed box with a dash when nobody has rated it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(theme.color("raised"))
    pen = QPen(theme.color("border"), 1)
    if letter is None:
        pen.setStyle(Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([2, 2])
        painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(2), theme.px(2))
    if letter is None:
        middle = rect.center()
        painter.setPen(QPen(theme.color("muted"), 1.2))
        painter.drawLine(middle - QPointF(theme.px(2.5), 0), middle + QPointF(theme.px(2.5), 0))
    else:
        painter.setFont(theme.font("label_strong"))
        painter.setPen(theme.color("text"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, letter)
    painter.restore()


def key_cap_width(text: str) -> float:
    """Return how wide a key cap with this text is."""
    metrics = QFontMetricsF(theme.font("label"))
    return max(theme.px(16), metrics.horizontalAdvance(text) + theme.px(9))


def key_cap_height() -> int:
    """Return how high key caps are."""
    return theme.px(16)


def paint_key_cap(painter: QPainter, rect: QRectF, text: str) -> None:
    """Paint a key cap that fills the rectangle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("hairline"), 1))
    painter.setBrush(theme.color("panel"))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(3), theme.px(3))
    painter.setFont(theme.font("label"))
    painter.setPen(theme.color("muted"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
