"""The marks of evidence and of the audit, the tally of origins and the origin's bracket.

Marks differ in shape first and in colour second. They are drawn on a grid of 16 units and shown at 14 or 16
pixels; whoever paints one gives its `name` to assistive technology.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from app.ui import theme
from app.ui.wording import count, tr

Mark = Literal["supports", "disputes", "neutral", "error", "warning", "info", "covered", "part"]
MARKS: tuple[Mark, ...] = ("supports", "disputes", "neutral", "error", "warning", "info", "covered", "part")
#: More origins than this on one side of a tally print as a number and one mark.
TALLY_MOST = 4


def name(mark: str) -> str:
    """Return a mark's name in words."""
    return {
        "supports": tr("supports"),
        "disputes": tr("disputes"),
        "neutral": tr("neutral"),
        "error": tr("error"),
        "warning": tr("warning"),
        "info": tr("information"),
        "covered": tr("covered"),
        "part": tr("covers part of it"),
    }[mark]


def paint(painter: QPainter, rect: QRectF, mark: str, on: QColor | None = None) -> None:
    """Paint a mark into a square; `on` is the colour of what a filled mark cuts out (the panel's)."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / 16, rect.height() / 16)
    _PAINTERS[mark](painter, on or theme.color("raised"))
    painter.restore()


def icon(mark: str, size: int = 16) -> QIcon:
    """Return a mark as an icon, for menus and rows that take icons."""
    made = QIcon()
    for ratio in (1, 2, 3):
        pixmap = QPixmap(QSize(size, size) * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint(painter, QRectF(0, 0, size, size), mark)
        painter.end()
        made.addPixmap(pixmap)
    return made


def tally_name(for_: int, against: int) -> str:
    """Return a tally in words."""
    origins = count(for_, tr("origin"), tr("origins"))
    return tr("{origins} for, {against} against").format(origins=origins, against=against)


def paint_tally(painter: QPainter, rect: QRectF, for_: int, against: int) -> None:
    """Paint origins for and against, meeting at one line in the middle of the rectangle. Never articles."""
    unit = rect.height() / 16
    middle = rect.center()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line = QRectF(middle.x() - theme.px(1) / 2, middle.y() - 7 * unit, theme.px(1), 14 * unit)
    painter.fillRect(line, theme.color("border"))
    step = 10 * unit
    x = line.left() - 3 * unit
    if for_ == 0 and against == 0:
        painter.fillRect(
            QRectF(x - 6 * unit, middle.y() - 0.6 * unit, 6 * unit, 1.2 * unit), theme.color("muted")
        )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("supports"))
    for index in range(for_ if for_ <= TALLY_MOST else 1):
        painter.drawEllipse(QPointF(x - 4 * unit - index * step, middle.y()), 4 * unit, 4 * unit)
    if for_ > TALLY_MOST:
        box = QRectF(rect.left(), rect.top(), x - 10 * unit - rect.left(), rect.height())
        _paint_number(painter, box, for_, Qt.AlignmentFlag.AlignRight, "supports")
    x = line.right() + 2 * unit
    pen = QPen(theme.color("disputes"), 1.6 * unit)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for index in range(against if against <= TALLY_MOST else 1):
        painter.drawPolygon(_diamond(QPointF(x + 5 * unit + index * 11 * unit, middle.y()), 4.4 * unit))
    if against > TALLY_MOST:
        box = QRectF(x + 12 * unit, rect.top(), rect.right() - x - 12 * unit, rect.height())
        _paint_number(painter, box, against, Qt.AlignmentFlag.AlignLeft, "disputes")
    painter.restore()


def paint_bracket(painter: QPainter, rect: QRectF, *, along_top: bool = False) -> None:
    """Paint an origin's bracket: at the left of rows, or above columns; 1.5 px."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.color("muted"), 1.5)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    inner = rect.adjusted(0.75, 0.75, -0.75, -0.75)
    if along_top:
        points = [inner.bottomLeft(), inner.topLeft(), inner.topRight(), inner.bottomRight()]
    else:
        points = [inner.topRight(), inner.topLeft(), inner.bottomLeft(), inner.bottomRight()]
    painter.drawPolyline(QPolygonF(points))
    painter.restore()


def _paint_number(painter: QPainter, box: QRectF, number: int, side: Qt.AlignmentFlag, token: str) -> None:
    painter.save()
    painter.setFont(theme.font("meta"))
    painter.setPen(theme.color(token))
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, str(number))
    painter.restore()


def _diamond(centre: QPointF, radius: float) -> QPolygonF:
    x, y = centre.x(), centre.y()
    return QPolygonF(
        [QPointF(x, y - radius), QPointF(x + radius, y), QPointF(x, y + radius), QPointF(x - radius, y)]
    )


def _pen(token: str, width: float) -> QPen:
    pen = QPen(theme.color(token), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _disc(painter: QPainter, token: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(token))
    painter.drawEllipse(QPointF(8, 8), 7.2, 7.2)


def _ring(painter: QPainter, token: str) -> None:
    painter.setPen(_pen(token, 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(8, 8), 6.4, 6.4)


def _tick(painter: QPainter, pen: QPen) -> None:
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(4.9, 8.3), QPointF(7.1, 10.5), QPointF(11.2, 5.9)]))


def _supports(painter: QPainter, on: QColor) -> None:
    _disc(painter, "supports")
    pen = _pen("supports", 1.9)
    pen.setColor(on)
    _tick(painter, pen)


def _disputes(painter: QPainter, on: QColor) -> None:
    pen = _pen("disputes", 1.5)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolygon(_diamond(QPointF(8, 8), 7))
    painter.drawLine(QPointF(6.2, 6.2), QPointF(9.8, 9.8))
    painter.drawLine(QPointF(9.8, 6.2), QPointF(6.2, 9.8))


def _neutral(painter: QPainter, on: QColor) -> None:
    _ring(painter, "neutral")
    wave = QPainterPath(QPointF(4.7, 8.5))
    wave.cubicTo(QPointF(5.9, 6.4), QPointF(7.0, 7.0), QPointF(8, 8))
    wave.cubicTo(QPointF(9.0, 9.0), QPointF(10.1, 9.6), QPointF(11.3, 7.5))
    painter.drawPath(wave)


def _error(painter: QPainter, on: QColor) -> None:
    cut = 4.25
    low, high = 0.8, 15.2
    corners = [(low + cut, low), (high - cut, low), (high, low + cut), (high, high - cut)]
    corners += [(high - cut, high), (low + cut, high), (low, high - cut), (low, low + cut)]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("error"))
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
    _bang(painter, on, 4.2, 8.8, 11.7, 1.9)


def _warning(painter: QPainter, on: QColor) -> None:
    painter.setPen(_pen("warning", 1.5))
    painter.setBrush(theme.color("warning_tint"))
    painter.drawPolygon(QPolygonF([QPointF(8, 1.8), QPointF(15, 14), QPointF(1, 14)]))
    _bang(painter, theme.color("warning"), 6.2, 9.4, 11.8, 1.6)


def _bang(painter: QPainter, colour: QColor, top: float, bottom: float, dot: float, width: float) -> None:
    pen = _pen("text", width)
    pen.setColor(colour)
    painter.setPen(pen)
    painter.drawLine(QPointF(8, top), QPointF(8, bottom))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(8, dot), width * 0.6, width * 0.6)


def _info(painter: QPainter, on: QColor) -> None:
    _ring(painter, "info")
    painter.setPen(_pen("info", 1.5))
    painter.drawLine(QPointF(8, 7.6), QPointF(8, 11.2))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("info"))
    painter.drawEllipse(QPointF(8, 4.9), 1.0, 1.0)


def _covered(painter: QPainter, on: QColor) -> None:
    _ring(painter, "supports")
    _tick(painter, _pen("supports", 1.5))


def _part(painter: QPainter, on: QColor) -> None:
    _ring(painter, "muted")
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("muted"))
    painter.drawPie(QRectF(1.6, 1.6, 12.8, 12.8), 90 * 16, 180 * 16)


_PAINTERS: Mapping[str, Callable[[QPainter, QColor], None]] = {
    "supports": _supports,
    "disputes": _disputes,
    "neutral": _neutral,
    "error": _error,
    "warning": _warning,
    "info": _info,
    "covered": _covered,
    "part": _part,
}
