"""Where stretches of an editor's text lie in its viewport, line by line."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QPainter, QPen, QPolygonF, QTextLine
from PySide6.QtWidgets import QTextEdit

from app.ui import theme


def units_in_sight(editor: QTextEdit) -> tuple[int, int]:
    """Return the first and the last position (UTF-16 units) that can be seen, by whole paragraphs."""
    corner = QPoint(editor.viewport().width(), editor.viewport().height())
    first = editor.cursorForPosition(QPoint(0, 0)).block().position()
    last = editor.cursorForPosition(corner).block()
    return first, last.position() + last.length()


def boxes(editor: QTextEdit, start: int, end: int) -> list[QRectF]:
    """Return one rectangle a line for a stretch of positions (UTF-16 units, end exclusive)."""
    found: list[QRectF] = []
    layout = editor.document().documentLayout()
    shift = QPointF(-editor.horizontalScrollBar().value(), -editor.verticalScrollBar().value())
    block = editor.document().findBlock(start)
    while block.isValid() and block.position() < end:
        corner = layout.blockBoundingRect(block).topLeft() + shift
        first, last = max(0, start - block.position()), min(end - block.position(), block.length() - 1)
        for number in range(block.layout().lineCount()):
            line = block.layout().lineAt(number)
            from_, to = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
            if from_ < to:
                left, right = _x(line, from_), _x(line, to)
                top = corner.y() + line.y()
                found.append(QRectF(corner.x() + min(left, right), top, abs(right - left), line.height()))
        block = block.next()
    return found


def paint_wave(painter: QPainter, box: QRectF, tint: str) -> None:
    """Paint a wavy line below the words in a rectangle."""
    step, high = theme.px(3), theme.px(2)
    low = box.bottom() - theme.px(4)
    points = QPolygonF()
    x, up = box.left(), False
    while x <= box.right():
        points.append(QPointF(x, low - (high if up else 0)))
        x, up = x + step, not up
    painter.setPen(QPen(theme.color(tint), theme.px(1)))
    painter.drawPolyline(points)


def _x(line: QTextLine, position: int) -> float:
    """Return where a position stands on its line; the binding gives the position along with it."""
    place: object = line.cursorToX(position)
    x = place[0] if isinstance(place, tuple) else place
    return float(x) if isinstance(x, int | float) else 0.0
